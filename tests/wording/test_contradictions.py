"""Answers that hardly fit together are asked about in a sentence each."""

from collections.abc import Mapping

import pytest

from app.wording.contradictions import LOOKS, second_looks
from app.wording.report_markdown import report_markdown
from tests.domain.answers import CORE_AS_EXPECTED
from tests.wording.reports import BANK, everyone_says, one

FIRING: Mapping[str, Mapping[str, str]] = {
    "K1": {"P2": "everywhere", "S1": "yes"},
    "K2": {"P3": "everywhere", "S4": "dont_know"},
    "K3": {"P4": "everywhere", "S3": "yes"},
    "K4": {"P2": "everywhere", "M2": "none_at_all"},
    "K5": {"P3": "everywhere", "S2": "yes"},
    "K6": {"P5": "everywhere", "S5": "yes"},
    "K7": {"P1": "everywhere", "M4": "yes"},
    "K8": {"M1": "no", "R-ING": "everyone", "R-TRF": "nobody", "R-STO": "nobody"},
    "K9": {"CX3": "no", "R-CIC": "dfd"},
    "K10": {"P1": "no", "P2": "no", "P3": "no"},
}


@pytest.mark.parametrize("check", FIRING)
def test_every_contradiction_is_asked_about(check: str):
    for made in (one(FIRING[check]), everyone_says(3, FIRING[check])):
        assert check in made.contradictions
        assert LOOKS[check][0] in report_markdown(made, BANK)


def test_the_sentences_are_those_of_the_domain_and_name_real_questions():
    looks = second_looks(list(FIRING))

    assert list(LOOKS) == list(FIRING)
    assert len({look.text for look in looks}) == len(looks)
    assert {item for look in looks for item in look.items} <= set(BANK.items)
    assert all(look.items for look in looks if look.id != "K10")


def test_where_nothing_contradicts_nothing_is_asked():
    assert second_looks(one(CORE_AS_EXPECTED).contradictions) == ()
    assert "hardly fit together" not in report_markdown(one(CORE_AS_EXPECTED), BANK)
