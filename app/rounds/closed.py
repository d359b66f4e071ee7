"""What a closed round says: the one way from a round to its report, whatever dresses it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.db import agreements, counts, responses
from app.db.agreements import Decision
from app.db.responses import Voice
from app.db.rounds import Round
from app.domain.errors import NotFound, Withheld
from app.domain.privacy import ANONYMOUS
from app.domain.questionnaire import Bank
from app.domain.report import Report, WithheldReport
from app.domain.reporting import report_of, report_of_counts
from app.rounds.own import bank_of


@dataclass(frozen=True, slots=True)
class ClosedReport:
    """A closed round's report, the same for every member, with what was agreed when it closed. `voices` says who
    answered what: nobody in an anonymous round, of which there are only counts."""

    round: Round
    bank: Bank
    report: Report
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class MadeOf:
    """All that may still change of a closed round's report as one member sees it: what the round is called and how they
    stand to it, the round before it, what was decided then and what stands today, and by which names people go."""

    round: Round
    before: Round | None
    agreed: tuple[Decision, ...]
    decided: tuple[Decision, ...]
    heard: tuple[tuple[str | None, str | None], ...]

    def __hash__(self) -> int:
        return hash(self.round.id)

    @property
    def decided_since(self) -> tuple[Decision, ...]:
        """What stands today and did not stand when the round closed."""
        stood = {decision.id for decision in self.agreed}
        return tuple(decision for decision in self.decided if decision.id not in stood)


def made_of(session: Session, round: Round, before: Round | None) -> MadeOf:
    """What the report of a closed round is made of for whoever found it, without a look at any answer."""
    return MadeOf(
        round,
        before,
        agreed=tuple(agreements.of_round(session, round.id).values()),
        decided=tuple(agreements.latest(session, round.team_id).values()),
        heard=responses.heard(session, round.id),
    )


def closed_report(session: Session, round: Round) -> ClosedReport:
    """The report of a round that was found for whoever asks. NotFound while it is not closed, Withheld where too few
    answered an anonymous one."""
    if round.state != "closed":
        raise NotFound
    bank = bank_of(round)
    agreed = {item: decision.agreement for item, decision in agreements.of_round(session, round.id).items()}
    if round.privacy == ANONYMOUS:
        tally = counts.tally(session, round.id, round.respondents or 0)
        report = report_of_counts(bank, tally, round.minimum, agreed)
        if isinstance(report, WithheldReport):
            raise Withheld
        return ClosedReport(round, bank, report, voices=())
    voices = responses.voices(session, round.id)
    report = report_of(bank, [voice.response for voice in voices], agreements=agreed)
    return ClosedReport(round, bank, report, voices)
