"""Every answer is saved as it is given, late ones and other tabs included."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.db import answers, responses, round_ends
from app.db.answers import ChangedElsewhere, GivenAnswer
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.db.session import Database
from app.domain.errors import BadInput, Closed, NotFound, Submitted
from tests.db.conftest import NOW

Save = Callable[..., GivenAnswer]


@pytest.fixture
def save(database: Database, response: OwnResponse) -> Save:
    """Saves one answer of the response in a transaction of its own."""

    def save(
        item: str, value: str | None, *, seen: int = 0, page: str = "tab", edit: int = 1, **more: Any
    ) -> GivenAnswer:
        with database.writing() as session:
            return answers.save(session, response.id, item, value, seen=seen, page=page, edit=edit, **more)

    return save


def given(database: Database, response: OwnResponse) -> dict[str, str | None]:
    with database.reading() as session:
        return {item: answer.value for item, answer in answers.given(session, response.id).items()}


def test_an_answer_is_kept_as_given(database: Database, response: OwnResponse, save: Save) -> None:
    save("S1", "yes", severity=2)
    save("R-ING", "other:it", written_down=True)
    with database.reading() as session:
        assert answers.given(session, response.id) == {
            "S1": GivenAnswer("yes", severity=2, sequence=1, page="tab", edit=1),
            "R-ING": GivenAnswer("other:it", written_down=True, sequence=1, page="tab", edit=1),
        }


def test_every_change_on_one_page_counts_on(save: Save) -> None:
    assert [save("S1", value, edit=edit).sequence for edit, value in enumerate(["yes", "no", "partly"], 1)] == [1, 2, 3]


def test_an_autosave_that_arrives_late_is_ignored(save: Save) -> None:
    latest = save("S1", "no", edit=2)
    assert save("S1", "yes", edit=1) == latest


def test_the_same_autosave_sent_twice_is_saved_once(save: Save) -> None:
    assert save("S1", "yes", edit=1) == save("S1", "yes", edit=1)


def test_another_page_that_saw_the_latest_answer_may_change_it(save: Save) -> None:
    save("S1", "yes", page="phone")
    assert save("S1", "no", seen=1, page="laptop") == GivenAnswer("no", sequence=2, page="laptop", edit=1)


def test_a_change_made_elsewhere_in_between_shows_both_values(
    database: Database, response: OwnResponse, save: Save
) -> None:
    save("S1", "yes", severity=3, page="phone")
    with pytest.raises(ChangedElsewhere) as conflict:
        save("S1", "no", seen=0, page="laptop")
    assert conflict.value.item == "S1"
    assert (conflict.value.kept.value, conflict.value.kept.severity) == ("yes", 3)
    assert conflict.value.refused.value == "no"
    assert given(database, response) == {"S1": "yes"}


def test_two_pages_that_say_the_same_do_not_quarrel(save: Save) -> None:
    first = save("S1", "yes", page="phone")
    assert save("S1", "yes", seen=0, page="laptop") == first


def test_the_same_answer_with_another_severity_is_another_answer(save: Save) -> None:
    save("S1", "yes", severity=1, page="phone")
    with pytest.raises(ChangedElsewhere):
        save("S1", "yes", severity=2, seen=0, page="laptop")


def test_different_items_never_disturb_each_other(database: Database, response: OwnResponse, save: Save) -> None:
    save("S1", "yes", page="phone")
    save("S2", "no", page="laptop")
    save("S1", "partly", seen=1, page="phone", edit=2)
    assert given(database, response) == {"S1": "partly", "S2": "no"}


def test_a_withdrawn_answer_leaves_its_sequence_behind(database: Database, response: OwnResponse, save: Save) -> None:
    save("S1", "yes", severity=2, page="phone")
    assert save("S1", None, seen=1, page="laptop") == GivenAnswer(None, sequence=2, page="laptop", edit=1)
    with pytest.raises(ChangedElsewhere):
        save("S1", "no", seen=1, page="tablet")
    assert given(database, response) == {"S1": None}


def test_withdrawing_what_was_never_answered_keeps_nothing(
    database: Database, response: OwnResponse, save: Save
) -> None:
    assert save("S1", None).sequence == 0
    assert given(database, response) == {}


@pytest.mark.parametrize("value", ["no", "dont_know", "not_applicable"])
def test_severity_goes_with_the_symptom(save: Save, value: str) -> None:
    save("S1", "yes", severity=2)
    assert save("S1", value, edit=2, severity=2).severity is None


@pytest.mark.parametrize("value", ["everyone", "nobody", "dont_know", "not_applicable"])
def test_only_a_named_role_can_be_written_down(save: Save, value: str) -> None:
    assert save("R-ING", "de", written_down=True).written_down
    assert not save("R-ING", value, edit=2, written_down=True).written_down


def test_nothing_changes_after_submitting(database: Database, response: OwnResponse, save: Save) -> None:
    save("S1", "yes")
    with database.writing() as session:
        responses.submit(session, response.id, NOW)
    with pytest.raises(Submitted):
        save("S1", "no", edit=2)
    assert given(database, response) == {"S1": "yes"}


def test_nothing_changes_after_closing(
    database: Database, response: OwnResponse, open_round: Round, save: Save
) -> None:
    save("S1", "yes")
    with database.writing() as session:
        responses.submit(session, response.id, NOW)
        round_ends.close(session, open_round, NOW)
    with pytest.raises(Closed):
        save("S1", "no", edit=2)


def test_an_answer_needs_a_response(database: Database) -> None:
    with pytest.raises(NotFound), database.writing() as session:
        answers.save(session, "nobody", "S1", "yes", seen=0, page="tab", edit=1)


@pytest.mark.parametrize("text", ["ye\x00s", "\ud800"])
def test_text_that_no_database_can_keep_is_refused(save: Save, text: str) -> None:
    with pytest.raises(BadInput, match="cannot be kept"):
        save("S1", text)


def test_a_page_that_sends_its_edits_all_at_once_ends_with_the_last(
    database: Database, response: OwnResponse, save: Save
) -> None:
    values = ["yes", "no", "partly", "dont_know"]

    def send(edit: int) -> GivenAnswer:
        return save("S1", values[edit % 4], edit=edit)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(send, range(1, 17)))
    assert given(database, response) == {"S1": values[16 % 4]}


def test_of_many_pages_that_disagree_at_once_exactly_one_is_kept(save: Save) -> None:
    def attempt(number: int) -> bool:
        try:
            save("S1", f"value {number}", page=f"tab {number}")
        except ChangedElsewhere:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(attempt, range(16))) == 1
