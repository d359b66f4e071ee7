"""One's own last time, as far as it answers what a round asks now."""

from dataclasses import replace

from app.access import Visit
from app.bank import load_bank
from app.db import last_time as kept
from app.db.last_time import LastTime
from app.domain.last_time import last_answers
from app.rounds.own import OwnPart


def last_time(visit: Visit, part: OwnPart) -> LastTime | None:
    """What the visitor said before this round, without answers to questions that mean something else by now; None where
    there is no last time. Only they ever see it, and nothing that they then answer is tied to it."""
    found = kept.find(visit.session, part.round, visit.person)
    if found is None:
        return None
    return replace(found, answers=last_answers(part.bank, load_bank(found.bank_version), found.answers))
