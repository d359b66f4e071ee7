"""Every finding has advice that somebody can act on, and every claim its source (domain 3, 6)."""

from collections import Counter

import pytest

from app.bank import load_bank
from app.domain.questionnaire import Advice

BANK = load_bank("1")
ALL = pytest.mark.parametrize("advice", BANK.advice.values(), ids=lambda advice: advice.id)

OWNER_AND_EFFORT = {
    "S1": "dfd M", "S2": "de L", "S3": "dfd M", "S4": "dfd M", "S5": "dfd M", "S6": "dfd L",
    "P1": "dfd L", "P1-some": "dfd L", "P2": "dfd M", "P3": "dfd M", "P4": "dfd M", "P5": "dfd M",
    "M1": "lead S", "M2": "dfd M", "M2-none_at_all": "dfd L", "M3": "dfd M", "M4": "dfd M", "M5": "lead S",
    "G1": "lead S", "G2": "lead S", "G3": "lead M", "G4": "lead S", "G5": "row S", "G6": "row S", "H": "lead M",
}  # fmt: skip
SOURCES = {
    "S1": "DORA-DA GOOG-MLOPS CD4ML",
    "S2": "AIRFLOW-BP SCULLEY15 AWS-OPS02-3",
    "S3": "NIST-AC6 AWS-SEC03 NIST-CM5",
    "S4": "SE-ML OLIN MS-MM MLFLOW-9",
    "S5": "DORA-MO DORA-PF SRE-MON BRECK17",
    "S6": "DORA-DB DORA-FI EVODB",
    "P1": "DORA-FI DORA-VC AWS-SEC01",
    "P1-some": "DORA-FI DORA-VC AWS-SEC01",
    "P2": "DORA-CI DORA-DA CD4ML",
    "P3": "SE-ML DORA-VC SHANKAR22",
    "P4": "NIST-AC6 AWS-SEC03 DORA-HD",
    "P5": "DORA-MO SRE-DATA BRECK17",
    "M1": "AWS-OPS02-1 NIST-AIRMF TT-API DORA-PE",
    "M2": "MS-MM GOOG-MLOPS DORA-CI",
    "M2-none_at_all": "MS-MM GOOG-MLOPS DORA-CI",
    "M3": "AWS-SEC01 NIST-CM41 NIST-SSDF 12F",
    "M4": "DORA-DB DORA-FI AWS-OPS02-3",
    "M5": "AWS-OPS02-1 DORA-PE",
    "G1": "AWS-OPS02-1 NIST-SSDF",
    "G2": "DARLEY68 AWS-OPS02-1 RACI",
    "G3": "TT19 DORA-PE NAHAR22",
    "G4": "NAHAR22 AWS-OPS02-1 NIST-AIRMF",
    "G5": "AWS-OPS02-1 GH-CODEOWN BACKSTAGE",
    "G6": "AWS-OPS02-3 NIST-AIRMF",
    "H": "TT19 SRE-TOIL",
}
METHOD = "ARTICLE KREUZ23 DORA-WIP TT19 FENTON23 KAPPA HAYES07 DARLEY68 ANON KP10 SUPPRESS PANEL"


def test_every_finding_has_its_advice_owner_and_effort() -> None:
    assert {advice.id: f"{advice.owner} {advice.effort}" for advice in BANK.advice.values()} == OWNER_AND_EFFORT


def test_every_advice_rests_on_the_sources_of_the_domain() -> None:
    cited = {advice.id: " ".join(citation.source for citation in advice.citations) for advice in BANK.advice.values()}
    assert cited == SOURCES


def test_every_source_is_cited_or_stands_behind_the_method() -> None:
    cited = {code for codes in SOURCES.values() for code in codes.split()}
    assert BANK.sources.keys() == cited | set(METHOD.split())


def test_only_the_book_has_no_address() -> None:
    assert [source.code for source in BANK.sources.values() if source.url is None] == ["TT19"]
    assert all(source.url is None or source.url.startswith("https://") for source in BANK.sources.values())


@ALL
def test_an_advice_names_tools_except_for_overload(advice: Advice) -> None:
    assert bool(advice.tools) is (advice.id != "H")


@ALL
def test_steps_are_sentences_of_a_line_or_two(advice: Advice) -> None:
    sentences = (advice.why, *advice.week, *advice.quarter, *advice.done, advice.risk, *advice.risk_by.values())
    assert not [text for text in sentences if len(text) > 160 or text[-1] not in ".?"]


@ALL
def test_a_step_is_one_sentence(advice: Advice) -> None:
    assert not [text for text in (*advice.week, *advice.quarter, *advice.done) if ". " in text]


@ALL
def test_a_title_is_short_and_an_instruction(advice: Advice) -> None:
    assert len(advice.title) <= 60
    assert not advice.title.endswith(".")


@ALL
def test_advice_uses_typographic_marks(advice: Advice) -> None:
    assert not [text for text in texts_of(advice) if "'" in text or '"' in text]


def test_no_two_advices_share_a_sentence() -> None:
    counted = Counter(text for advice in BANK.advice.values() for text in texts_of(advice))
    assert [text for text, times in counted.items() if times > 1] == []


def test_a_duty_carried_by_another_role_has_a_risk_for_each_carrier() -> None:
    assert BANK.advice["G3"].risk_by.keys() == {"de", "ml", "dfd", "other:it"}


def texts_of(advice: Advice) -> list[str]:
    notes = [citation.note for citation in advice.citations]
    steps = [*advice.week, *advice.quarter, *advice.done]
    return [advice.title, advice.why, *steps, advice.risk, *advice.risk_by.values(), *notes]
