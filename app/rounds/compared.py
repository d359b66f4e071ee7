"""Two closed rounds of one team beside each other, for somebody who may open both."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.db import rounds
from app.db.rounds import Round
from app.domain.common_ground import is_same_question
from app.domain.comparing import comparison_of
from app.domain.comparison import Comparison, Side, Standings
from app.domain.errors import NotFound
from app.domain.privacy import NAMED
from app.domain.summary import Summary
from app.rounds.closed import ClosedReport, closed_report
from app.rounds.own import bank_of
from app.rounds.summaries import summaries_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two closed rounds of a team in their order; `choices` are all that the later one can be held against, nearest
    first, the earlier one among them."""

    earlier: Round
    later: Round
    choices: tuple[Round, ...]


def pair_of(session: Session, person_id: str | None, one_id: str, other_id: str) -> Pair:
    """The two rounds, whichever is given first. NotFound for a round that the person may not open or that is not
    closed, for rounds of two teams, and for one round given twice."""
    found = [rounds.find(session, person_id, round_id) for round_id in (one_id, other_id)]
    earlier, later = sorted(found, key=lambda round: round.number)
    if earlier.id == later.id or earlier.team_id != later.team_id or not is_closed(earlier, later):
        raise NotFound
    return Pair(earlier, later, earlier_rounds(session, person_id, later))


def earlier_rounds(session: Session, person_id: str | None, round: Round) -> tuple[Round, ...]:
    """The closed rounds before this one that the person may open, nearest first."""
    if person_id is None:
        return ()
    of_team = rounds.of_team(session, person_id, round.team_id)
    return tuple(other for other in of_team if other.number < round.number and is_closed(other))


def comparison_of_pair(session: Session, pair: Pair) -> Comparison:
    """What the two rounds say beside each other, the same for whoever may open both. Withheld where too few answered
    an anonymous one."""
    earlier, later = closed_report(session, pair.earlier), closed_report(session, pair.later)
    return comparison_of(_side(earlier), _side(later), _before(session, pair))


def is_closed(*of: Round) -> bool:
    """Whether all of these rounds are closed."""
    return all(round.state == "closed" for round in of)


def _before(session: Session, pair: Pair) -> list[Standings | None]:
    """How the duties stood in every round before the later one, nearest first; None for an anonymous one. What somebody
    has answered alone, and not shown, is in no other comparison than its own."""
    asked = [round for round in pair.choices if round.only_for is None or round.id == pair.earlier.id]
    summaries = summaries_of(session, [round for round in asked if round.privacy == NAMED])
    return [_standings(round, pair.later, summaries[round.id]) if round.id in summaries else None for round in asked]


def _standings(round: Round, later: Round, summary: Summary) -> Standings:
    """Of the duties that the later round asks alike."""
    bank, other = bank_of(round), bank_of(later)
    return {id: holding for id, holding in summary.rows.items() if is_same_question(bank, other, id)}


def _side(closed: ClosedReport) -> Side:
    return Side(closed.bank, closed.report, closed.voices)
