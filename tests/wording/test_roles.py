"""What each role carries today, and what comes of carrying too much."""

from collections.abc import Mapping

from app.domain.report import Report
from app.wording.hidden_work import RoleText, other_carriers, role_texts
from tests.domain.answers import C1, CORE_AS_EXPECTED
from tests.domain.banks import CORE
from tests.wording.reports import BANK, named, one


def role(made: Report, id: str) -> RoleText:
    return next(text for text in role_texts(made, BANK) if text.id == id)


def carries(owners: Mapping[str, str], id: str) -> str:
    return role(one(owners), id).carries


def test_a_role_on_its_own_ground_carries_all_of_it():
    assert carries(CORE_AS_EXPECTED, "de") == "All six of its own duties."


def test_a_role_that_carries_others_duties_is_told_which():
    assert carries(C1, "ml") == (
        "All four of its own duties. Two from elsewhere: CI/CD for data and models and operational guardrails."
    )


def test_a_role_that_carries_nothing_is_told_so():
    assert carries(CORE_AS_EXPECTED | dict.fromkeys(("R-TRN", "R-EVA", "R-FEA", "R-INF"), "nobody"), "ml") == (
        "None of its own four duties."
    )


def test_what_is_not_known_is_not_called_nothing():
    assert carries(C1, "dfd") == "None of its own five duties; who holds one of them is not known."
    assert carries({}, "dfd") == "Who holds its own five duties is not known."
    assert role(named({"R-CIC": "dfd ml"}), "dfd").carries == "Who holds its own five duties is disputed or not known."


def test_what_a_role_holds_besides_open_duties_is_counted():
    assert carries(CORE_AS_EXPECTED | {"R-OBS": "dont_know"}, "dfd") == (
        "Four of its own five duties; who holds one more is not known."
    )


def test_duties_that_do_not_arise_are_not_counted():
    assert carries(CORE_AS_EXPECTED | {"R-INF": "not_applicable"}, "ml") == "All three of its own duties."
    assert carries(dict.fromkeys(CORE, "not_applicable"), "ml") == "None of its own duties arises here."


def test_a_role_forced_out_hears_what_comes_of_it():
    texts = {text.id: text for text in role_texts(one(C1), BANK)}

    assert texts["ml"].forced_out == next(role.forced_out for role in BANK.roles if role.id == "ml")
    assert texts["de"].forced_out == ""


def test_too_much_on_one_role_is_said():
    assert role(one(dict.fromkeys(CORE, "ml")), "ml").foreign.startswith("More than one role should carry")
    assert role(one(C1), "ml").foreign == ""


def test_other_carriers_are_named_with_what_they_carry():
    made = one({"R-STO": "other:it", "R-TRF": "other:it", "R-INF": "other:vendor"})

    assert other_carriers(made, BANK) == (
        "General DevOps or IT carries transformation and storage, and a vendor carries inference."
    )
    assert other_carriers(one(CORE_AS_EXPECTED), BANK) == ""
