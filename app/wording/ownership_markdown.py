"""Who holds what as a file to live beside the code: each duty with its owner of today and the agreed one."""

from collections.abc import Iterator, Mapping, Sequence

from app.db.rounds import Round
from app.domain.agreements import Agreement
from app.domain.questionnaire import Bank, Responsibility
from app.domain.report import Report, RowFinding
from app.domain.rows import DISPUTED, EVERYONES, NO_DATA, UNKNOWN, UNOWNED
from app.wording.agreements import agreed_words
from app.wording.markdown import escaped, heading, paragraphs, table
from app.wording.missing import no_data
from app.wording.numbers import sentence
from app.wording.rounds import day

WITHOUT_OWNER = {UNOWNED: "Nobody", EVERYONES: "Everyone", DISPUTED: "Not settled", UNKNOWN: "Not known"}
NO_AGREEMENT = "–"


def ownership_markdown(bank: Bank, report: Report, round: Round, agreed: Mapping[str, Agreement]) -> str:
    """The text of OWNERSHIP.md: today's owners as the report of the closed `round` has them, and what the team has
    agreed up to now. The same order every time and no date of its own, so that a file under version control changes
    only where an owner did. It tells holders, never who said so nor how many."""
    sections = [
        paragraphs([heading(2, escaped(title)), _table(bank, report, agreed, duties)])
        for title, duties in _grounds(bank)
        if duties
    ]
    lede = escaped(f"{round.team_name or 'Your team'}. {_today(report, round)} {_decided(agreed)}")
    return f"{paragraphs([heading(1, 'Who holds what'), lede, *sections])}\n"


def _grounds(bank: Bank) -> Iterator[tuple[str, Sequence[Responsibility]]]:
    """The duties by the role that each is built for, Holdfast's own last."""
    for role in bank.roles:
        yield f"{role.name}’s ground", [duty for duty in bank.core if duty.expected == role.id]
    yield "Further duties", [duty for duty in bank.responsibilities if not duty.core]


def _today(report: Report, round: Round) -> str:
    whose = "one person’s view in" if report.respondents == 1 else "those that the team’s answers name in"
    closed = f", closed on {day(round.closed_at)}" if round.closed_at else ""
    return f"Owners of today are {whose} round {round.number}{closed}."


def _decided(agreed: Mapping[str, Agreement]) -> str:
    if not agreed:
        return "Nothing is agreed yet."
    last = max(agreement.decided_at for agreement in agreed.values())
    return f"Agreed owners are the team’s own decisions, the last of them of {day(last)}."


def _table(bank: Bank, report: Report, agreed: Mapping[str, Agreement], duties: Sequence[Responsibility]) -> str:
    return table(["Duty", "Today", "Agreed"], [_duty(bank, report, agreed, duty) for duty in duties])


def _duty(bank: Bank, report: Report, agreed: Mapping[str, Agreement], duty: Responsibility) -> Sequence[str]:
    row, agreement = report.ownership.rows[duty.id], agreed.get(duty.id)
    words = f"{agreed_words(bank, agreement)}, from {day(agreement.since)}" if agreement else NO_AGREEMENT
    return [escaped(duty.name), escaped(_owner(bank, report, row)), escaped(words)]


def _owner(bank: Bank, report: Report, row: RowFinding) -> str:
    if row.holder:
        return bank.role_names[row.holder]
    if row.status == NO_DATA:
        return sentence(no_data(report))
    return WITHOUT_OWNER.get(row.status, "Not done here")
