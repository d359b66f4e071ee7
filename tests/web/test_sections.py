"""A section saved with its button, the way it is without JavaScript."""

from collections.abc import Mapping

import pytest

from tests.web import worked_example
from tests.web.conftest import Contents
from tests.web.visitor import Page, Visitor

ONWARD = "Continue to practices and mistakes"


def ownership(visitor: Visitor) -> Page:
    return visitor.open(f"{visitor.begin().round}/sections/ownership")


def stored(visitor: Visitor, page: Page) -> Mapping[str, str]:
    """The answers as the page shows them when it is opened anew."""
    return visitor.open(page.address).answers


def test_the_button_saves_every_answer_of_the_page(visitor: Visitor) -> None:
    page = ownership(visitor)
    visitor.press(page, ONWARD, worked_example.OWNERSHIP)

    again = visitor.open(page.address)
    assert again.answers == {item: value for item, value in worked_example.OWNERSHIP.items() if item != "X1.other"}
    assert next(option for option in again.find("X1-other").all("option") if option.has("selected")).text == (
        "General DevOps or IT"
    )
    assert "18 of 19 answered" in again.text


def test_pressing_on_without_answering_saves_nothing(visitor: Visitor, contents: Contents) -> None:
    page = visitor.begin()
    before = contents()["answers"]
    visitor.press(page, "See the verdict")

    assert contents()["answers"] == before


def test_what_it_cost_is_kept_with_a_symptom_and_goes_with_it(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.press(page, "See the verdict", {"S1": "yes", "S1.severity": "3"})
    again = visitor.open(page.address)
    assert again.answers == {"S1": "yes", "S1.severity": "3"}
    visitor.press(again, "See the verdict", {"S1": "no"})

    assert stored(visitor, page) == {"S1": "no"}


def test_a_duty_can_be_marked_as_written_down(visitor: Visitor) -> None:
    page = ownership(visitor)
    visitor.press(page, ONWARD, {"R-ING": "de", "R-ING.written": "1", "R-TRF": "nobody", "R-TRF.written": "1"})

    ticked = [box.get("name") for box in visitor.open(page.address).root.all("input") if box.get("type") == "checkbox"]
    assert "R-ING.written" in ticked
    check = visitor.open(f"{page.round}/check")
    assert "Data engineer, written down" in check.text
    assert "Nobody, written down" not in check.text


def test_someone_else_without_saying_who_is_asked_about(visitor: Visitor) -> None:
    page = ownership(visitor)
    refused = visitor.press(
        page, ONWARD, {"R-ING": "de", "R-CIC": "other", "R-CIC.written": "1", "R-ENV": "ml"}, status=422
    )

    assert refused.title.startswith("Error: ")
    summary = refused.find("faults")
    assert (summary.get("role"), summary.get("tabindex")) == ("alert", "-1")
    assert [(link.get("href"), link.text) for link in summary.all("a")] == [
        ("#R-CIC", "CI/CD for data and models: Choose who it is, and it will be saved.")
    ]
    assert "Choose who it is" in refused.find("R-CIC-state").text
    assert refused.answers == {"R-ING": "de", "R-CIC": "other", "R-ENV": "ml"}
    assert next(box for box in refused.root.all("input") if box.get("name") == "R-CIC.written").has("checked")
    assert stored(visitor, page) == {"R-ING": "de", "R-ENV": "ml"}


def test_saying_who_is_all_that_was_missing(visitor: Visitor) -> None:
    page = ownership(visitor)
    refused = visitor.press(page, ONWARD, {"R-ING": "de", "R-CIC": "other"}, status=422)
    visitor.press(refused, ONWARD, {"R-CIC.other": "other:vendor"})

    assert "Vendor" in visitor.open(f"{page.round}/check").text


def test_two_tabs_that_answer_different_questions_do_not_disturb_each_other(visitor: Visitor) -> None:
    one = visitor.begin()
    other = visitor.open(one.address)
    visitor.press(one, "See the verdict", {"S1": "yes"})
    visitor.press(other, "See the verdict", {"S2": "no"})

    assert stored(visitor, one) == {"S1": "yes", "S2": "no"}


def conflict(visitor: Visitor) -> Page:
    """The page that comes back when two tabs answered S1 differently, and this one S2 as well."""
    phone = visitor.begin()
    laptop = visitor.open(phone.address)
    visitor.press(phone, "See the verdict", {"S1": "yes"})
    return visitor.press(laptop, "See the verdict", {"S1": "no", "S2": "partly"}, status=409)


def test_two_tabs_in_conflict_are_shown_both_answers(visitor: Visitor) -> None:
    page = conflict(visitor)

    assert page.title.startswith("Error: ")
    assert "There it says “Applies”, here “Does not apply”." in page.find("S1-state").text
    assert next(page.find("faults").all("a")).get("href") == "#S1"
    assert page.answers == {"S1": "no", "S2": "partly"}
    assert stored(visitor, page) == {"S1": "yes", "S2": "partly"}


def test_of_two_answers_ones_own_can_be_kept(visitor: Visitor) -> None:
    page = conflict(visitor)
    visitor.press(page, "Keep “Does not apply”")

    assert stored(visitor, page) == {"S1": "no", "S2": "partly"}


def test_of_two_answers_the_other_can_be_taken(visitor: Visitor) -> None:
    page = conflict(visitor)
    taken = visitor.press(page, "Take “Applies”")

    assert taken.answers == {"S1": "yes", "S2": "partly"}
    assert "changed elsewhere" not in taken.text


def test_choosing_no_model_sets_aside_what_cannot_arise(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.press(page, "See the verdict", {"CX4": "0", "S1": "partly"})

    assert stored(visitor, page) == {"CX4": "0", "S1": "partly", "S4": "not_applicable"}
    assert visitor.open(f"{page.round}/sections/ownership").answers == {"R-INF": "not_applicable"}


def test_a_model_after_all_alters_nothing_and_the_check_page_asks(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.press(page, "See the verdict", {"CX4": "0"})
    visitor.press(visitor.open(page.address), "See the verdict", {"CX4": "1"})
    assert stored(visitor, page) == {"CX4": "1", "S1": "not_applicable", "S4": "not_applicable"}

    note = visitor.open(f"{page.round}/check").text
    for name in ("Models are deployed manually", "Nobody knows which model is in production", "Inference"):
        assert f"“{name}” was set aside while no model was in production." in note


@pytest.mark.parametrize("section", worked_example.SECTIONS)
def test_what_a_page_cannot_save_holds_nothing_else_up(visitor: Visitor, section: str) -> None:
    page = visitor.open(f"{visitor.begin().round}/sections/{section}")
    right, wrong = [item for item in worked_example.SECTIONS[section] if "." not in item][:2]
    value = worked_example.SECTIONS[section][right]
    fields = {right: value, wrong: "no such answer"}
    refused = visitor.send(page.address, fields, status=422)

    assert "That is not one of the answers to this question." in refused.find("faults").text
    assert stored(visitor, page) == {right: value}


@pytest.mark.parametrize(("button", "first"), [("Keep “Does not apply”", "no"), ("Take “Applies”", "yes")])
def test_deciding_one_of_two_conflicts_leaves_the_other_to_be_asked(visitor: Visitor, button: str, first: str) -> None:
    phone = visitor.begin()
    laptop = visitor.open(phone.address)
    visitor.press(phone, "See the verdict", {"S1": "yes", "S2": "yes"})
    both = visitor.press(laptop, "See the verdict", {"S1": "no", "S2": "partly"}, status=409)
    page = visitor.press(both, button, status=409)

    assert stored(visitor, page) == {"S1": first, "S2": "yes"}
    assert "There it says" not in page.find("S1-state").text
    assert "There it says “Applies”, here “Partly”." in page.find("S2-state").text
    visitor.press(page, "Keep “Partly”")
    assert stored(visitor, page) == {"S1": first, "S2": "partly"}
