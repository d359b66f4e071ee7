"""All that a tally says, before anything is concluded from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.agreements import NOTHING_AGREED, Agreement, agreement_findings, decided_deviations
from app.domain.contexts import contexts_of
from app.domain.hidden_work import hidden_work_of, load_of
from app.domain.ownership import ownership_of
from app.domain.practices import mistake_findings, practice_findings
from app.domain.questionnaire import Bank
from app.domain.report import (
    AgreementFinding,
    HiddenWork,
    MistakeFinding,
    Ownership,
    PracticeFinding,
    RoleLoad,
    SymptomFinding,
)
from app.domain.responses import Tally
from app.domain.symptoms import symptom_findings


@dataclass(frozen=True, slots=True)
class Findings:
    """What contradictions and recommendations are drawn from; each mapping is by id, in the bank's order. `decided` are
    duties that another role than the article's holds by decision: no gap (D10)."""

    contexts: Mapping[str, str]
    symptoms: Mapping[str, SymptomFinding]
    ownership: Ownership
    hidden_work: HiddenWork
    load: Mapping[str, RoleLoad]
    practices: Mapping[str, PracticeFinding]
    mistakes: Mapping[str, MistakeFinding]
    agreements: Mapping[str, AgreementFinding]
    decided: frozenset[str]


def findings_of(bank: Bank, tally: Tally, agreements: Mapping[str, Agreement] = NOTHING_AGREED) -> Findings:
    """Every finding that counts alone can give, with the agreements that stood at closing held against them."""
    ownership = ownership_of(bank, tally)
    agreed = agreement_findings(bank, ownership.rows, agreements)
    decided = decided_deviations(agreed)
    return Findings(
        contexts=contexts_of(bank, tally),
        symptoms=symptom_findings(bank, tally),
        ownership=ownership,
        hidden_work=hidden_work_of(bank, ownership.rows, decided),
        load=load_of(bank, ownership.rows),
        practices=practice_findings(bank, tally),
        mistakes=mistake_findings(bank, tally),
        agreements=agreed,
        decided=decided,
    )
