"""From the start page to the closed report, with nothing but links and buttons."""

import pytest

from tests.web import worked_example
from tests.web.conftest import Contents
from tests.web.visitor import Page, Visitor
from tests.web.worked_example import OWNERSHIP, PRACTICES, SYMPTOMS


def figures(page: Page) -> dict[str, str]:
    """A page's figures by their labels."""
    labels = (label.text for label in page.root.all("dt"))
    values = (value.text for value in page.root.all("dd") if value.get("class") == "figure")
    return dict(zip(labels, values, strict=False))


def test_starting_leads_straight_to_the_first_question(visitor: Visitor) -> None:
    first = visitor.begin()

    assert first.heading == "Which of these feel normal on your team?"
    assert next(first.root.all("legend")).text == "What is your own role?"
    assert "0 of 8 answered" in first.text


def test_the_verdict_comes_straight_after_the_symptoms(visitor: Visitor) -> None:
    verdict = visitor.press(visitor.begin(), "See the verdict", SYMPTOMS)

    assert verdict.heading == "An architectural problem, not a process one."
    assert "two of six symptoms apply" in verdict.text.lower()
    assert "Continue to who holds what" in verdict.links


def test_every_answer_of_the_worked_example_is_on_the_check_page(visitor: Visitor) -> None:
    check = worked_example.fill_in(visitor)

    answers = {row.text for row in check.root.all("tr")}
    assert (
        "Models are deployed manually Applies, days, or a late delivery Change Models are deployed manually" in answers
    )
    assert "Infrastructure and migrations General DevOps or IT Change Infrastructure and migrations" in answers
    assert "Incident response not answered Answer Incident response" in answers
    assert "2 questions are not answered" in check.text


def test_ones_own_view_has_the_figures_of_the_worked_example(visitor: Visitor) -> None:
    view = worked_example.submit(visitor)

    assert view.heading == "An architectural problem, not a process one."
    assert figures(view) == {
        "Symptoms": "2 to 4 of 6",
        "Hidden work": "4 to 5 of 5 duties",
        "Duties with one owner, in your view": "11 of 15",
    }
    assert "Submitted." in view.text


def test_what_was_taken_back_can_be_changed_and_submitted_again(visitor: Visitor) -> None:
    check = visitor.press(worked_example.submit(visitor), "Take back")
    assert check.heading == "Check your answers."
    symptoms = visitor.open(check.links["Change Models are deployed manually"])
    visitor.press(symptoms, "See the verdict", {"S1": "no"})
    view = visitor.press(visitor.open(check.address), "Submit and see the report")

    assert figures(view)["Symptoms"] == "1 to 3 of 6"
    assert "You have submitted." in visitor.open(view.round).text


def test_the_round_page_counts_who_has_begun_and_finished(visitor: Visitor) -> None:
    first = visitor.begin()
    assert figures(visitor.open(first.round)) == {"Begun": "0", "Finished": "0", "You": "0 of 38"}
    check = visitor.press(first, "See the verdict", SYMPTOMS)
    assert figures(visitor.open(first.round)) == {"Begun": "1", "Finished": "0", "You": "8 of 38"}
    visitor.press(visitor.open(f"{check.round}/check"), "Submit and see the report")

    assert figures(visitor.open(first.round)) == {"Begun": "1", "Finished": "1", "You": "8 of 38"}


def test_the_round_page_leads_to_the_first_section_with_a_question_left(visitor: Visitor) -> None:
    first = visitor.begin()
    assert "Begin with symptoms" in visitor.open(first.round).links
    visitor.press(first, "See the verdict", SYMPTOMS)

    assert "Go on with who holds what" in visitor.open(first.round).links


def test_closing_says_beforehand_how_many_answers_it_rests_on(visitor: Visitor) -> None:
    view = worked_example.submit(visitor)
    closure = visitor.open(visitor.open(view.round).links["Close the round"])

    assert "rest on the answers of 1 person" in closure.text
    assert "A closed round is never opened again" in closure.text


def test_the_closed_round_has_its_report(visitor: Visitor) -> None:
    report = worked_example.close(visitor)

    assert report.address == f"{report.round}/report"
    assert figures(report)["Hidden work"] == "4 to 5 of 5 duties"
    assert "This round is closed." in visitor.open(report.round).text
    assert f"{report.round}/report" in visitor.open("/").links.values()


def test_one_can_stop_and_find_the_way_back_on_the_start_page(visitor: Visitor) -> None:
    first = visitor.begin()
    visitor.press(first, "See the verdict", SYMPTOMS)
    home = visitor.open("/")

    assert home.links["Go on with your team, round 1"] == first.round


def test_submitting_twice_changes_nothing(visitor: Visitor, contents: Contents) -> None:
    check = worked_example.fill_in(visitor)
    visitor.press(check, "Submit and see the report")
    before = contents()
    again = visitor.press(check, "Submit and see the report")

    assert contents() == before
    assert "Submitted." in again.text


def test_submitting_nothing_is_refused_with_a_sentence(visitor: Visitor, contents: Contents) -> None:
    check = visitor.open(f"{visitor.begin().round}/check")
    assert "Answer at least one question first." in check.text
    before = contents()
    refused = visitor.press(check, "Submit and see the report", status=422)

    assert "Nothing is answered yet, so there is nothing to submit." in refused.text
    assert contents() == before


@pytest.mark.parametrize("section", worked_example.SECTIONS)
def test_a_page_that_is_still_open_after_submitting_saves_nothing(
    visitor: Visitor, contents: Contents, section: str
) -> None:
    check = worked_example.fill_in(visitor)
    stale = visitor.open(f"{check.round}/sections/{section}")
    visitor.press(check, "Submit and see the report")
    before = contents()
    button = next(button for button in stale.buttons if not button.startswith("Keep"))
    refused = visitor.press(stale, button, {"S5": "yes", "R-STO": "ml", "P2": "everywhere"}, status=409)

    assert "These answers are submitted. Take them back to change them." in refused.text
    assert contents() == before


def test_an_answer_given_after_submitting_is_refused_in_its_place(visitor: Visitor, contents: Contents) -> None:
    check = worked_example.fill_in(visitor)
    stale = visitor.open(f"{check.round}/sections/symptoms")
    visitor.press(check, "Submit and see the report")
    before = contents()
    refused = visitor.choose(stale, "S5", {"S5": "yes"}, status=409)

    assert "These answers are submitted. Take them back to change them." in refused.text
    assert contents() == before


def test_nothing_changes_once_the_round_is_closed(visitor: Visitor, contents: Contents) -> None:
    view = worked_example.submit(visitor)
    visitor.press(visitor.open(f"{view.round}/closure"), "Close the round for good")
    before = contents()
    closed = "This round is closed, so its answers can no longer change."

    assert closed in visitor.press(view, "Take back", status=409).text
    assert closed in visitor.send(f"{view.round}/sections/symptoms", {"S1": "no"}, status=409).text
    assert closed in visitor.send_as_htmx(f"{view.round}/answers/S1", {"S1": "no"}, status=409).text
    assert closed in visitor.send(f"{view.round}/closure", status=409).text
    assert contents() == before


def test_a_round_without_a_submission_cannot_be_closed(visitor: Visitor, contents: Contents) -> None:
    check = worked_example.fill_in(visitor)
    closure = visitor.open(f"{check.round}/closure")
    assert "Nobody has submitted answers yet" in closure.text
    assert "Close the round for good" not in closure.buttons
    before = contents()
    refused = visitor.send(closure.address, status=409)

    assert "Nobody has submitted answers yet" in refused.text
    assert contents() == before


def test_while_the_round_is_open_the_report_says_how_many_have_answered(visitor: Visitor) -> None:
    report = visitor.open(f"{worked_example.submit(visitor).round}/report")

    assert report.heading == "The report comes when the round is closed."
    assert "1 person has begun and 1 has finished" in report.text


@pytest.mark.parametrize("page", ["sections/symptoms", "check"])
def test_after_submitting_the_questions_give_way_to_ones_own_view(visitor: Visitor, page: str) -> None:
    view = worked_example.submit(visitor)

    assert visitor.open(f"{view.round}/{page}").address == f"{view.round}/view"


def test_ones_own_view_stays_after_closing(visitor: Visitor) -> None:
    report = worked_example.close(visitor)
    view = visitor.open(visitor.open(report.round).links["Your own view"])

    assert figures(view)["Symptoms"] == "2 to 4 of 6"
    assert "Take back" not in view.buttons


def test_somebody_without_answers_has_no_view_yet(visitor: Visitor) -> None:
    round = visitor.begin().round

    assert visitor.open(f"{round}/view").address == round


def test_the_report_so_far_does_not_tell_where_a_duty_belongs_that_is_still_asked_about(visitor: Visitor) -> None:
    verdict = visitor.press(visitor.begin(), "See the verdict", SYMPTOMS)
    so_far = visitor.open(verdict.links["Stop here and see the report so far"])
    assert "built for" not in so_far.text
    assert not {"row-R-ACC", "roles"} & so_far.ids
    ownership = visitor.open(so_far.links["Say who holds what"])
    everything = {fieldset.id: "dont_know" for fieldset in ownership.root.all("fieldset")} | OWNERSHIP
    visitor.press(ownership, "Continue to practices and mistakes", everything)

    assert {"row-R-ACC", "roles"} <= visitor.open(so_far.address).ids


def test_a_report_with_half_the_answers_says_what_is_missing(visitor: Visitor) -> None:
    first = visitor.begin()
    visitor.press(first, "See the verdict", SYMPTOMS | {"S5": "", "S6": ""})
    ownership = visitor.open(f"{first.round}/sections/ownership")
    visitor.press(ownership, "Continue to practices and mistakes", {"R-ING": "de", "R-CIC": "ml"})
    view = visitor.press(visitor.open(f"{first.round}/check"), "Submit and see the report")

    assert "Not everything was answered" in view.text
    for missing in ("two of six symptoms", "16 of 18 duties", "five of five practices", "five of five mistakes"):
        assert missing in view.text


def test_too_few_answers_give_bounds_and_no_verdict(visitor: Visitor) -> None:
    verdict = visitor.press(visitor.begin(), "See the verdict", {"S1": "partly", "S2": "partly", "S3": "dont_know"})

    assert verdict.heading == "Not enough answers for a verdict."


def test_every_section_leads_on_to_the_next(visitor: Visitor) -> None:
    symptoms = visitor.begin()
    verdict = visitor.press(symptoms, "See the verdict")
    ownership = visitor.open(verdict.links["Continue to who holds what"])
    assert ownership.links["Back"] == symptoms.address
    practices = visitor.press(ownership, "Continue to practices and mistakes", OWNERSHIP)
    assert practices.links["Back"] == ownership.address
    check = visitor.press(practices, "Check your answers", PRACTICES)

    assert check.links["Back"] == practices.address
