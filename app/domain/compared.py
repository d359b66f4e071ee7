"""What some people said in two rounds, compared: figures over the questions that both share, and every question by what
became of it (domain 4.9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.common_ground import CommonGround, common_ground, is_same_question, only
from app.domain.comparison import (
    CLEARER,
    FEWER,
    LESS_CLEAR,
    MORE,
    NOT_COMPARED,
    NOT_DISTINGUISHABLE,
    Compared,
    Figures,
    ItemChange,
    Outcome,
    RowChange,
    Standings,
)
from app.domain.findings import Findings, findings_of
from app.domain.hidden_work import hidden_work_of
from app.domain.judgement import COMPARABLE_SHARE
from app.domain.named import clarity_range
from app.domain.ownership import ownership_of
from app.domain.questionnaire import Bank, Item
from app.domain.report import AgreementFinding, Ownership, RowFinding
from app.domain.responses import Response, Tally
from app.domain.summary import Holding
from app.domain.symptoms import symptom_findings, verdict_of
from app.domain.tally import tally_of
from app.domain.transitions import (
    IMPROVED,
    MORE_VISIBLE,
    PRACTICE,
    PRESENCE,
    WORSE,
    in_a_row,
    mistake_state,
    row_outcome,
    symptom_state,
    transition,
)

KINDS = ("symptom", "practice", "mistake")


@dataclass(frozen=True, slots=True)
class Said:
    """What some people said in one round, counted and found; `agreements` are the round's."""

    bank: Bank
    responses: Sequence[Response]
    tally: Tally
    findings: Findings
    agreements: Mapping[str, AgreementFinding]


def said_by(bank: Bank, responses: Sequence[Response], agreements: Mapping[str, AgreementFinding]) -> Said:
    """The same, of these responses."""
    tally = tally_of(responses)
    return Said(bank, responses, tally, findings_of(bank, tally), agreements)


def compared(earlier: Said, later: Said, before: Sequence[Standings | None] = ()) -> Compared:
    """Both rounds over what they share. `before` says how the duties stood in every closed round before the later one,
    nearest first, None for one that cannot be asked."""
    ground = common_ground(earlier.bank, later.bank, earlier.tally, later.tally)
    then, now = _figures(earlier, ground), _figures(later, ground)
    items = _items(earlier, later)
    more_visible = _practices_improved(items)
    return Compared(
        earlier=then,
        later=now,
        symptoms=_of_symptoms(then, now, _share(ground, *earlier.bank.symptoms, *later.bank.symptoms)),
        hidden_work=_of_hidden_work(then, now, _share(ground, *earlier.bank.hidden_core, *later.bank.hidden_core)),
        clarity=_of_clarity(then.ownership, now.ownership, _share(ground, *earlier.bank.core, *later.bank.core)),
        items={id: _awareness(item) if more_visible else item for id, item in items.items()},
        rows=_rows(earlier, later, before),
        compared=len(ground.shared),
        in_use=len(ground.shared) + len(ground.left_out),
        left_out=ground.left_out,
        more_visible=more_visible,
    )


def _figures(said: Said, ground: CommonGround) -> Figures:
    bank = only(said.bank, ground.shared)
    ownership = ownership_of(bank, said.tally)
    rows = ownership.rows
    decided = {id for id, agreed in said.agreements.items() if agreed.deviates and _holder(rows, id) == agreed.owner}
    return Figures(
        respondents=said.tally.respondents,
        verdict=verdict_of(symptom_findings(bank, said.tally)),
        hidden_work=hidden_work_of(bank, rows, frozenset(decided)),
        ownership=replace(ownership, clarity_range=clarity_range(bank, said.tally, said.responses)),
    )


def _holder(rows: Mapping[str, RowFinding], id: str) -> str | None:
    return rows[id].holder if id in rows else None


def _share(ground: CommonGround, *items: Item) -> tuple[int, int]:
    """How many of the items that a figure rests on are shared, and of how many."""
    return ground.among(item.id for item in items)


def _is_enough(share: tuple[int, int]) -> bool:
    shared, in_use = share
    return shared > 0 and Fraction(shared, in_use) >= COMPARABLE_SHARE


def _of_symptoms(earlier: Figures, later: Figures, share: tuple[int, int]) -> Outcome:
    then, now = earlier.verdict, later.verdict
    return _of_bounds((then.lower, then.upper), (now.lower, now.upper), share)


def _of_hidden_work(earlier: Figures, later: Figures, share: tuple[int, int]) -> Outcome:
    then, now = earlier.hidden_work, later.hidden_work
    return _of_bounds((then.low, then.high), (now.low, now.high), share)


def _of_bounds(earlier: tuple[int, int], later: tuple[int, int], share: tuple[int, int]) -> Outcome:
    """Bounds that meet may be of one and the same figure (4.9.3)."""
    if not _is_enough(share):
        return Outcome(NOT_COMPARED, *share)
    return Outcome(_apart(earlier, later, FEWER, MORE), *share)


def _of_clarity(earlier: Ownership, later: Ownership, share: tuple[int, int]) -> Outcome:
    """Without a range in both rounds, as below three people, nothing tells a change from who happened to answer."""
    if not _is_enough(share) or earlier.clarity is None or later.clarity is None:
        return Outcome(NOT_COMPARED, *share)
    if earlier.clarity_range is None or later.clarity_range is None:
        return Outcome(NOT_DISTINGUISHABLE, *share)
    return Outcome(_apart(earlier.clarity_range, later.clarity_range, LESS_CLEAR, CLEARER), *share)


def _apart(earlier: tuple[float, float], later: tuple[float, float], below: str, above: str) -> str:
    if later[1] < earlier[0]:
        return below
    return above if later[0] > earlier[1] else NOT_DISTINGUISHABLE


def _items(earlier: Said, later: Said) -> dict[str, ItemChange]:
    """Symptoms, practices and mistakes that both rounds ask alike, in the later one's order."""
    return {
        id: ItemChange(id, kind, transition(PRACTICE if kind == "practice" else PRESENCE, then[id], now), then[id], now)
        for kind, then, states in zip(KINDS, _states(earlier.findings), _states(later.findings), strict=True)
        for id, now in states.items()
        if is_same_question(earlier.bank, later.bank, id)
    }


def _states(findings: Findings) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """States by id for each of the kinds."""
    return (
        {id: symptom_state(finding) for id, finding in findings.symptoms.items()},
        {id: finding.state for id, finding in findings.practices.items()},
        {id: mistake_state(finding) for id, finding in findings.mistakes.items()},
    )


def _practices_improved(items: Mapping[str, ItemChange]) -> bool:
    practices = [item.transition for item in items.values() if item.kind == "practice"]
    return practices.count(IMPROVED) > practices.count(WORSE)


def _awareness(item: ItemChange) -> ItemChange:
    """The change as it may be said where practices improved: what seems to get worse may only be seen (4.9.7)."""
    is_seen = item.kind == "symptom" and item.transition == WORSE
    return replace(item, transition=MORE_VISIBLE) if is_seen else item


def _rows(earlier: Said, later: Said, before: Sequence[Standings | None]) -> dict[str, RowChange]:
    """Duties that both rounds ask alike, in the later one's order."""
    then, now = earlier.findings.ownership.rows, later.findings.ownership.rows
    shared = [id for id in now if is_same_question(earlier.bank, later.bank, id)]
    return {id: _row(then[id], now[id], before) for id in shared}


def _row(earlier: RowFinding, later: RowFinding, before: Sequence[Standings | None]) -> RowChange:
    stood = [standings.get(later.id) if standings else None for standings in before]
    count = in_a_row(Holding(later.status, later.holder), stood)
    return RowChange(later.id, row_outcome(earlier, later), earlier, later, count)
