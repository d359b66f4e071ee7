"""One answer, saved as it is given: what htmx sends and what it gets for its place on the page."""

import pytest

from tests.web.conftest import Contents
from tests.web.visitor import Page, Visitor


def stored(visitor: Visitor, page: Page) -> dict[str, str]:
    return visitor.open(page.address).answers


def test_an_answer_is_saved_and_counted(visitor: Visitor) -> None:
    page = visitor.begin()
    part = visitor.choose(page, "S1", {"S1": "yes"})

    assert part.find("saved").text == "Saved"
    assert part.find("tally").text == "1 of 8 answered"
    assert stored(visitor, page) == {"S1": "yes"}


def test_what_it_cost_is_saved_with_it(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.choose(page, "S1", {"S1": "yes", "S1.severity": "2"})

    assert stored(visitor, page) == {"S1": "yes", "S1.severity": "2"}


def test_an_older_save_that_arrives_late_is_ignored(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.choose(page, "S1", {"S1": "no"}, edit=2)
    visitor.choose(page, "S1", {"S1": "yes"}, edit=1)

    assert stored(visitor, page) == {"S1": "no"}


def test_no_model_in_production_answers_its_questions_on_the_page_at_once(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.choose(page, "S1", {"S1": "no"})
    part = visitor.choose(page, "CX4", {"CX4": "0"})

    assert part.answers == {"S4": "not_applicable"}
    assert "S1" not in part.ids
    assert part.find("tally").text == "3 of 8 answered"
    assert visitor.open(f"{page.round}/sections/ownership").answers == {"R-INF": "not_applicable"}


def test_a_page_that_passed_over_no_model_gets_what_that_answered(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.choose(page, "CX4", {"CX4": "0"}, edit=1)
    part = visitor.choose(page, "CX4", {"CX4": "1"}, edit=2)

    assert part.answers == {"S1": "not_applicable", "S4": "not_applicable"}
    assert part.find("tally").text == "3 of 8 answered"


def test_what_was_answered_since_is_left_alone(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.choose(page, "CX4", {"CX4": "0"}, edit=1)
    visitor.choose(visitor.open(page.address), "S1", {"S1": "yes"})

    assert visitor.choose(page, "CX4", {"CX4": "1"}, edit=2).answers == {"S4": "not_applicable"}


def test_someone_else_waits_for_who_it_is(visitor: Visitor, contents: Contents) -> None:
    page = visitor.open(f"{visitor.begin().round}/sections/ownership")
    before = contents()["answers"]
    part = visitor.choose(page, "R-CIC", {"R-CIC": "other"})
    assert "Choose who it is, and it will be saved." in part.text
    assert part.find("saved").text == ""
    assert contents()["answers"] == before
    visitor.choose(page, "R-CIC", {"R-CIC": "other", "R-CIC.other": "other:it"}, edit=2)

    assert stored(visitor, page) == {"R-CIC": "other"}


def test_a_conflict_shows_both_answers_and_keeps_the_stored_one(visitor: Visitor) -> None:
    phone = visitor.begin()
    laptop = visitor.open(phone.address)
    visitor.choose(phone, "S1", {"S1": "yes"})
    part = visitor.choose(laptop, "S1", {"S1": "no"}, status=409)

    assert "There it says “Applies”, here “Does not apply”." in part.text
    assert part.find("saved").text == ""
    assert stored(visitor, phone) == {"S1": "yes"}


def test_two_tabs_that_give_the_same_answer_are_of_one_mind(visitor: Visitor) -> None:
    phone = visitor.begin()
    laptop = visitor.open(phone.address)
    visitor.choose(phone, "S1", {"S1": "yes"})

    assert visitor.choose(laptop, "S1", {"S1": "yes"}).find("saved").text == "Saved"


def test_the_button_after_autosaves_is_no_conflict_with_them(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.choose(page, "S1", {"S1": "yes"})
    verdict = visitor.press(page, "See the verdict", {"S1": "no"})

    assert verdict.address.endswith("/verdict")
    assert stored(visitor, page) == {"S1": "no"}


def test_an_autosave_that_arrives_after_the_button_is_ignored(visitor: Visitor) -> None:
    page = visitor.begin()
    visitor.choose(page, "S1", {"S1": "yes"}, edit=1)
    visitor.press(page, "See the verdict", {"S1": "no", "edit": "8"})
    visitor.choose(page, "S1", {"S1": "partly"}, edit=7)

    assert stored(visitor, page) == {"S1": "no"}


@pytest.mark.parametrize("section", ["symptoms", "ownership", "practices"])
def test_every_question_of_a_page_can_be_saved_by_itself(visitor: Visitor, section: str) -> None:
    page = visitor.open(f"{visitor.begin().round}/sections/{section}")
    questions = [fieldset.id for fieldset in page.root.all("fieldset")]
    for item in questions:
        visitor.choose(page, item, {item: "dont_know" if item != "CX1" else "lead"})

    again = visitor.open(page.address)
    assert set(again.answers) == set(questions)
    assert f"{len(questions)} of {len(questions)} answered" in again.text
