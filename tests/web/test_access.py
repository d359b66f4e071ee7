"""Every address with every kind of visitor: each is answered as the access table says; a refusal changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import Response

from app.db import access_tokens
from app.db.ids import LENGTH
from app.db.session import Database
from tests.web.access_table import NOT_ALLOWED, NOT_FOUND, OPENED, SIGN_IN_FIRST, TABLE, VISITORS
from tests.web.account_holder import keep
from tests.web.conftest import Contents, NewVisitor
from tests.web.inviting import join, join_link, new_team
from tests.web.sharing import new_share
from tests.web.tokens import person_of, token_for
from tests.web.visitor import Visitor

ROUTES = Path(__file__).parent.parent / "routes.txt"
FORGED = "0" * 52


@dataclass(frozen=True)
class Company:
    """A team with two closed rounds and an open one, its people and others, the tokens of those who are known, and what
    stands in the addresses."""

    people: dict[str, Visitor]
    tokens: dict[str, str]
    values: dict[str, str]

    def answers(self, line: str, visitors: Iterable[str]) -> dict[str, str]:
        """What each of the visitors is answered at the line's address."""
        return {name: _meaning(self.sent(name, *self.asked(line))) for name in visitors}

    def sent(self, name: str, method: str, address: str) -> Response:
        """What the visitor is answered. A program is known by its token alone, whatever cookie comes with it."""
        bearer = {"Authorization": f"Bearer {self.tokens[name]}"} if name in self.tokens else {}
        client = self.people[name].client
        if address.startswith("/api/v1/"):
            body = {"S1": {"value": "yes"}} if method == "PATCH" else None
            return client.request(method, address, headers=bearer, json=body)
        return client.request(method, address, follow_redirects=False)

    def asked(self, line: str) -> tuple[str, str]:
        """The line's method and address, with what exists in the company in it."""
        method, path = line.split()
        item = "R-CIC" if "settling" in path else "S1"
        token = self.values.get(path.split("/")[1], FORGED)
        return method, path.format(**self.values, item_id=item, token=token)


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One kind of database: what is asked here is asked of the pages, and they ask both alike."""
    return migrated_sqlite_url


@pytest.fixture
def company(app: FastAPI, new_visitor: NewVisitor) -> Company:
    people = {name: new_visitor(f"10.0.0.{number}") for number, name in enumerate(VISITORS)}
    lead = people["lead"]
    team = new_team(lead)
    link = join_link(lead, team)
    for name in ("member", "removed member"):
        join(people[name], link, name=name)
    people["link holder"].open(link)
    new_team(people["somebody else"])
    keep(people["account holder"])
    person = _person_id(lead, team, "removed member")
    lead.send(f"{team}/members/{person}/removal")
    earlier = _closed_round(lead, team)
    lead.send(f"{team}/rounds", {"privacy": "named", "asked": "3"})
    closed = _closed_round(lead, team)
    share = new_share(lead, f"/rounds/{closed}", files="yes")
    lead.send(f"{team}/rounds", {"privacy": "named", "asked": "3"})
    withdrawal = next(
        form.get("action")
        for form in lead.open(f"{team}/invitations").root.all("form")
        if "withdrawal" in form.get("action")
    )
    values = {
        "team_id": team.split("/")[-1],
        "person_id": _person_id(lead, team, "member"),
        "invitation_id": withdrawal.split("/")[-2],
        "open": _rounds(lead, team)[0],
        "closed": closed,
        "earlier": earlier,
        "section_id": "symptoms",
        "join": link.split("/")[-1],
        "browser_id": "0" * 20,
        "s": share.split("/")[-1],
        "share_id": share.split("/")[-1][:LENGTH],
    }
    tokens = _tokens(app.state.database, people)
    return Company(people, tokens, values | {"token_id": _token_id(app.state.database, people["account holder"])})


def test_every_route_has_a_line() -> None:
    noted = {" ".join(reversed(line.split())) for line in ROUTES.read_text().splitlines()}
    assert {_as_noted(line) for line in TABLE} == noted


def test_who_may_only_look_or_may_not_even_that_is_answered_as_the_table_says(
    company: Company, contents: Contents
) -> None:
    before = contents()
    for line, rule in TABLE.items():
        asked = VISITORS if line.startswith("GET") else [name for name in VISITORS if rule[name] != OPENED]
        assert company.answers(line, asked) == {name: rule[name] for name in asked}, line
    assert contents() == before


@pytest.mark.parametrize("line", [line for line in TABLE if not line.startswith("GET")])
def test_who_may_do_something_is_let(line: str, company: Company) -> None:
    asked = [name for name in VISITORS if TABLE[line][name] == OPENED]
    assert company.answers(line, asked) == dict.fromkeys(asked, OPENED)


def _meaning(answer: Response) -> str:
    known = {401: SIGN_IN_FIRST, 403: NOT_ALLOWED, 404: NOT_FOUND}
    if answer.status_code == 303 and answer.headers["location"].startswith("/session/new"):
        return SIGN_IN_FIRST
    assert answer.status_code < 500
    return known.get(answer.status_code, OPENED)


def _as_noted(line: str) -> str:
    return line.replace("{open}", "{round_id}").replace("{closed}", "{round_id}").replace("{earlier}", "{earlier_id}")


def _tokens(database: Database, people: dict[str, Visitor]) -> dict[str, str]:
    known = {name: person_of(database, visitor) for name, visitor in people.items()}
    return {name: token_for(database, person_id) for name, person_id in known.items() if person_id}


def _token_id(database: Database, visitor: Visitor) -> str:
    with database.reading() as session:
        return access_tokens.of(session, person_of(database, visitor) or "")[0].id


def _person_id(lead: Visitor, team: str, name: str) -> str:
    members = lead.open(f"{team}/members")
    forms = [form for form in members.root.all("form") if form.get("action").endswith("/removal")]
    found = next(
        form for form in forms if any(name in outer.text for outer in form.around() if outer.tag in ("li", "tr"))
    )
    return found.get("action").split("/")[-2]


def _rounds(lead: Visitor, team: str) -> list[str]:
    """Ids of the team's rounds, newest first."""
    addresses = [link.get("href") for link in lead.open(team).root.all("a")]
    ids = [address.split("/")[2] for address in addresses if address.startswith("/rounds/")]
    return list(dict.fromkeys(ids))


def _closed_round(lead: Visitor, team: str) -> str:
    round_id = _rounds(lead, team)[0]
    page = lead.open(f"/rounds/{round_id}/sections/ownership")
    lead.press(page, page.buttons[-1], {"R-CIC": "nobody"})
    lead.send(f"/rounds/{round_id}/submission")
    lead.send(f"/rounds/{round_id}/closure")
    return round_id
