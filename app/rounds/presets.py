"""What an answer settles for others: where it makes a question pointless, that one is answered "not applicable"."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.db import answers
from app.db.answers import GivenAnswer
from app.domain.progress import presets_for
from app.domain.questionnaire import Bank
from app.rounds.own import PRESET


def save_presets(
    session: Session,
    response_id: str,
    bank: Bank,
    saved: Mapping[str, GivenAnswer],
    given: Mapping[str, GivenAnswer],
) -> Mapping[str, GivenAnswer]:
    """Answer what the saved answers make pointless with "not applicable", where nothing was answered; these answers.
    `given` is all that is answered now, the saved ones included."""
    standing = {item: answer.value for item, answer in given.items() if answer.value is not None}
    presets: dict[str, GivenAnswer] = {}
    for item, answer in saved.items():
        for other, value in presets_for(bank, item, answer.value or "", standing).items():
            kept = given.get(other, GivenAnswer(None))
            presets[other] = answers.save(
                session, response_id, other, value, seen=kept.sequence, page=PRESET, edit=kept.edit + 1
            )
    return presets
