"""Keeping a guest's work under an account, and what can be done with the account then."""

import pytest
from fastapi import FastAPI

from app.db.session import Database
from tests.db.company import Company, somebody
from tests.web import worked_example
from tests.web.account_holder import (
    EMAIL,
    OTHER_PASSWORD,
    PASSWORD,
    Credentials,
    cookie_of,
    is_dead,
    keep,
    sign_in,
)
from tests.web.conftest import Contents, NewVisitor
from tests.web.visitor import Visitor


def test_what_is_kept_is_still_there_and_opens_in_another_browser(new_visitor: NewVisitor) -> None:
    here, elsewhere = new_visitor(), new_visitor()
    view = worked_example.submit(here)
    keep(here)
    sign_in(elsewhere)

    assert here.open(view.address).heading == view.heading
    assert elsewhere.open(view.address).heading == view.heading


def test_the_own_view_offers_to_keep_it_and_leads_back(visitor: Visitor) -> None:
    view = worked_example.submit(visitor)
    form = visitor.open(view.links["Keep this under an account"])
    kept = visitor.press(form, "Keep this", {"name": "Ada", "email": EMAIL, "password": PASSWORD})

    assert kept.address == view.address
    assert "Keep this under an account" not in kept.links


def test_keeping_gives_a_new_cookie_and_the_old_one_is_dead(visitor: Visitor) -> None:
    visitor.begin()
    before = cookie_of(visitor)
    keep(visitor)

    assert cookie_of(visitor) != before
    assert is_dead(visitor, before)
    assert not is_dead(visitor, cookie_of(visitor))


def test_somebody_new_can_begin_with_an_account(visitor: Visitor) -> None:
    assert keep(visitor).heading == "Your account."


def test_everything_wrong_is_said_at_once_and_nothing_typed_is_lost(visitor: Visitor) -> None:
    form = visitor.open("/account/new?next=/sample")
    page = visitor.press(form, "Keep this", {"name": "", "email": "ada", "password": "short"}, status=422)

    assert page.title.startswith("Error: ")
    assert [link.get("href") for link in page.find("faults").all("a")] == ["#name", "#email", "#password"]
    assert page.find("faults").has("autofocus")
    assert page.find("email").get("value") == "ada"
    assert page.find("password").get("value") == ""
    kept = visitor.press(page, "Keep this", {"name": "Ada", "email": EMAIL, "password": PASSWORD})
    assert kept.address == "/sample"


def test_a_taken_address_offers_to_sign_in_to_it(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    page = keep(new_visitor(), status=422)

    assert "This address has an account already." in page.text
    assert page.links["Sign in to that account"] == "/session/new"
    assert page.find("email").get("value") == EMAIL


def test_a_taken_address_changes_nothing(new_visitor: NewVisitor, contents: Contents) -> None:
    keep(new_visitor())
    before = contents()
    keep(new_visitor(), Credentials("Eve", " ADA@example.org", OTHER_PASSWORD), status=422)

    assert {name: rows for name, rows in contents().items() if name != "attempts"} == {
        name: rows for name, rows in before.items() if name != "attempts"
    }


def test_nobody_can_ask_for_many_addresses(visitor: Visitor) -> None:
    keep(visitor)
    visitor.client.cookies.clear()
    for number in range(9):
        keep(visitor, Credentials("Eve", f"eve{number}@example.org"))
        visitor.client.cookies.clear()
    refused = keep(visitor, Credentials("Eve", "eve9@example.org"), status=429)

    assert "Please wait five minutes" in refused.text
    assert refused.answer.headers["Retry-After"] == "300"


def test_a_name_can_be_changed(visitor: Visitor) -> None:
    keep(visitor)
    page = visitor.press(visitor.open("/account"), "Save the name", {"name": "  Ada   Byron "})

    assert page.find("name").get("value") == "Ada Byron"
    assert visitor.press(page, "Save the name", {"name": " "}, status=422).title.startswith("Error: ")


def test_a_guests_page_says_that_nothing_is_kept_elsewhere(visitor: Visitor) -> None:
    visitor.begin()
    page = visitor.open("/account")

    assert page.heading == "No account yet."
    assert "Sign out here" not in page.buttons


def test_a_stranger_is_asked_to_sign_in_and_comes_back(new_visitor: NewVisitor) -> None:
    keep(new_visitor())
    stranger = new_visitor()
    refused = stranger.open("/account", status=401)
    form = stranger.open(refused.links["Sign in"])

    assert stranger.press(form, "Sign in", {"email": EMAIL, "password": PASSWORD}).address == "/account"


def test_a_new_password_replaces_the_old_one_and_signs_others_out(new_visitor: NewVisitor) -> None:
    here, elsewhere = new_visitor(), new_visitor()
    keep(here)
    sign_in(elsewhere)
    before, others = cookie_of(here), cookie_of(elsewhere)
    changes = {"current": PASSWORD, "password": OTHER_PASSWORD}
    assert here.press(here.open("/account"), "Change the password", changes).heading == "Your account."

    assert is_dead(here, before)
    assert is_dead(here, others)
    assert not is_dead(here, cookie_of(here))
    assert sign_in(new_visitor(), status=422).title.startswith("Error: ")
    assert sign_in(new_visitor(), password=OTHER_PASSWORD).address == "/teams"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"current": "not my password", "password": OTHER_PASSWORD}, "current"),
        ({"current": "", "password": OTHER_PASSWORD}, "current"),
        ({"current": PASSWORD, "password": "password1234"}, "password"),
    ],
    ids=["wrong", "missing", "common"],
)
def test_a_password_is_not_changed_by(new_visitor: NewVisitor, changes: dict[str, str], field: str) -> None:
    visitor = new_visitor()
    keep(visitor)
    page = visitor.press(visitor.open("/account"), "Change the password", changes, status=422)

    assert [link.get("href") for link in page.find("faults").all("a")] == [f"#{field}"]
    assert sign_in(new_visitor()).address == "/teams"


def test_a_guest_has_no_password_to_change(visitor: Visitor) -> None:
    visitor.begin()
    visitor.send("/account/password", {"current": "", "password": OTHER_PASSWORD}, status=403)


def test_guessing_a_password_in_a_found_browser_is_limited(visitor: Visitor) -> None:
    keep(visitor)
    for _ in range(10):
        visitor.send("/account/password", {"current": "guessed", "password": OTHER_PASSWORD}, status=422)

    visitor.send("/account/password", {"current": PASSWORD, "password": OTHER_PASSWORD}, status=429)


def test_a_deleted_account_is_gone_and_so_is_the_way_in(new_visitor: NewVisitor, contents: Contents) -> None:
    visitor = new_visitor()
    worked_example.submit(visitor)
    keep(visitor)
    before = cookie_of(visitor)
    page = visitor.open("/account/deletion")
    assert "The team you began, with all its rounds" in page.text
    assert "Where a lead typed your name there, for a duty or a risk, it stays." in page.text
    after = visitor.press(page, "Delete the account for good", {"password": PASSWORD})

    assert (after.address, after.heading) == ("/farewell", "It is deleted.")
    assert is_dead(visitor, before)
    assert "holdfast" not in visitor.client.cookies
    left = contents()
    assert not any(left[table] for table in left if table != "attempts")
    assert sign_in(new_visitor(), status=422).title.startswith("Error: ")


def test_an_account_is_deleted_with_its_password_only(visitor: Visitor) -> None:
    keep(visitor)
    page = visitor.open("/account/deletion")
    refused = visitor.press(page, "Delete the account for good", {"password": "guessed"}, status=422)

    assert refused.title.startswith("Error: ")
    assert visitor.open("/account").heading == "Your account."


def test_the_only_lead_of_others_is_told_what_to_do_first(visitor: Visitor, app: FastAPI) -> None:
    visitor.begin()
    keep(visitor)
    team = visitor.open("/teams").links["Your team"]
    database: Database = app.state.database
    Company(database, team.removeprefix("/teams/")).join(somebody(database))
    page = visitor.open("/account/deletion")

    assert page.heading == "A team needs you first."
    assert page.links["Choose another lead for your team"] == f"{team}/members"
    assert page.links["Delete the team"] == f"{team}/deletion"
    visitor.send("/account/deletion", {"password": PASSWORD}, status=409)
    assert visitor.open("/account").heading == "Your account."


def test_a_guest_can_delete_what_they_began(visitor: Visitor, contents: Contents) -> None:
    worked_example.submit(visitor)
    visitor.press(visitor.open("/account/deletion"), "Delete it for good")

    assert not any(contents().values())


def test_nobody_is_told_that_they_are_deleted_who_is_not(visitor: Visitor) -> None:
    keep(visitor)

    assert visitor.open("/farewell").heading == "Your account."


def test_the_navigation_says_who_is_known(visitor: Visitor) -> None:
    assert "Sign in" in visitor.open("/").links
    visitor.begin()
    known = visitor.open("/sample")
    assert {"Teams", "Account"} <= set(known.links)
    assert "Sign in" not in known.links
