"""What a share shows of a closed round: its one report, as far as it goes along."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.db import rounds
from app.db.shares import StandingShare
from app.domain.sharing import Along, names_go_along, shared
from app.rounds.closed import ClosedReport, closed_report
from app.wording.sharing import for_visitors


def shared_report(session: Session, share: StandingShare) -> ClosedReport:
    """What the visitors of a share that stands are shown, whatever dresses it. Withheld as for members."""
    return as_shared(closed_report(session, rounds.shared(session, share.round_id)), share.along)


def as_shared(closed: ClosedReport, along: Along) -> ClosedReport:
    """The closed report as far as it goes along, with nobody heard where names do not; of a round as visitors call
    it."""
    voices = closed.voices if names_go_along(closed.report, along) else ()
    return replace(closed, round=for_visitors(closed.round), report=shared(closed.report, along), voices=voices)
