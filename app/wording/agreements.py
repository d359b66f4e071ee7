"""Agreements in words: who holds a duty by decision, and whether the answers bear it out."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.agreements import Agreement
from app.domain.questionnaire import DONT_KNOW, Bank
from app.domain.report import AgreementFinding, Report
from app.domain.rows import asked_about
from app.wording.missing import no_data
from app.wording.numbers import number, verb, within
from app.wording.rounds import day

TONES = {"held": "ok", "drifting": "warn", "forgotten": "bad", "waiting": "warn", "unanswered": "ok"}


@dataclass(frozen=True, slots=True)
class AgreedText:
    """What was agreed about one duty: `what` it is, from when and why (empty in a share without names), and as `state`
    what the answers make of it, with its `tone` (ok, warn or bad)."""

    id: str
    name: str
    what: str
    since: str
    why: str
    state: str
    tone: str


def agreed_texts(report: Report, bank: Bank) -> tuple[AgreedText, ...]:
    """Every agreement that stood when the round closed, in the bank's order."""
    return tuple(
        AgreedText(
            id=finding.id,
            name=bank.items[finding.id].name,
            what=agreed_words(bank, finding),
            since=day(finding.since),
            why=finding.why,
            state=state_of(report, finding),
            tone=TONES[finding.state],
        )
        for finding in report.agreements.values()
    )


def agreed_words(bank: Bank, agreed: Agreement | AgreementFinding) -> str:
    """`DevOps for Data, Ada`; or `Not now, at the risk of Grace`. A share without names has the first half of each."""
    if agreed.owner is None:
        return f"Not now, at the risk of {agreed.risk_taken_by}" if agreed.risk_taken_by else "Not now"
    name = bank.role_names.get(agreed.owner, agreed.owner)
    return f"{name}, {agreed.holder_name}" if agreed.holder_name else name


def agreed_note(report: Report, bank: Bank, row: str) -> str:
    """`agreed: DevOps for Data, Ada; held`, for the duty's reading; empty where nothing was agreed."""
    finding = report.agreements.get(row)
    if finding is None:
        return ""
    if finding.owner is None:
        return f"decided: {within(agreed_words(bank, finding))}"
    return f"agreed: {agreed_words(bank, finding)}; {state_of(report, finding)}"


def state_of(report: Report, finding: AgreementFinding) -> str:
    """`held`, `drifting: two of five name them`, `forgotten: nobody names them` or what else there is to say."""
    answers = report.ownership.rows[finding.id].answers
    named, asked = answers.get(finding.owner or "", 0), asked_about(answers)
    match finding.state:
        case "drifting" | "forgotten" if report.respondents == 1:
            return "you cannot say" if answers.get(DONT_KNOW) else "you see it elsewhere"
        case "drifting" | "forgotten":
            who = f"{number(named)} of {number(asked)}" if named else "nobody"
            return f"{finding.state}: {who} {verb(max(named, 1), 'names', 'name')} them"
        case "waiting":
            return "waits"
        case "unanswered":
            return no_data(report) if not answers else "not done here"
        case _:
            return "held"


def decided_since(bank: Bank, later: Mapping[str, Agreement]) -> dict[str, str]:
    """For each duty settled after the round, `decided since: DevOps for Data, Ada`."""
    return {item: f"decided since: {agreed_words(bank, agreement)}" for item, agreement in later.items()}
