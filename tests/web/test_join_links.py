"""Join links: dead ones look like those that never were, and none can be made from what is stored."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import update
from starlette.testclient import TestClient

from app.db.models import InvitationRow
from app.db.session import Database
from app.links import link_token
from app.main import create_app
from app.settings import Settings
from tests.web.conftest import SECRET, Contents, NewVisitor
from tests.web.inviting import join_link, links_on, new_team
from tests.web.visitor import Visitor


def test_unknown_withdrawn_and_expired_links_look_the_same(
    app: FastAPI, new_visitor: NewVisitor, lead: Visitor, address: str, link: str
) -> None:
    withdrawn = join_link(lead, address, "90")
    invite = lead.open(f"{address}/invitations")
    lead.press(invite, "Withdraw join link 2")
    expired = _expired(app, lead, address)
    token = link.removeprefix("/join/")
    forged = f"/join/{token[:-1]}{'0' if token[-1] != '0' else '1'}"
    for_something_else = f"/join/{link_token(SECRET.encode(), 'share', token[:20])}"
    visitor = new_visitor()
    dead = [withdrawn, expired, forged, for_something_else, "/join/x", f"/join/{token[:20]}"]

    assert len({visitor.open(one, 404).text for one in dead}) == 1
    assert {visitor.send(one, {"name": "Eve", "role": "ml"}, 404).status for one in dead} == {404}
    assert visitor.open("/teams", 401).status == 401


def test_the_database_alone_opens_no_team(link: str, contents: Contents) -> None:
    stored = {str(value) for rows in contents().values() for row in rows for value in row}

    assert not any(link.removeprefix("/join/") in value for value in stored)


def test_a_link_shows_the_configured_address_whatever_host_was_asked(
    migrated_database_url: str, tmp_path: Path
) -> None:
    settings = Settings(
        data_dir=tmp_path,
        database_url=SecretStr(migrated_database_url),
        secret=SecretStr(SECRET),
        base_url="http://holdfast.example.org",
    )
    with TestClient(create_app(settings)) as client:
        lead = Visitor(client, create_app(settings).router)
        address = new_team(lead)
        client.headers["Host"] = "elsewhere.example.com"
        join_link(lead, address)
        page = lead.open(f"{address}/invitations")

    shown = [field.get("value") for field in page.root.all("input") if field.has("data-copy")]
    assert shown == [f"http://holdfast.example.org{links_on(page)[0]}"]


def _expired(app: FastAPI, lead: Visitor, address: str) -> str:
    """The path of a link that has just expired."""
    link = join_link(lead, address, "7")
    database: Database = app.state.database
    with database.writing() as session:
        ours = InvitationRow.id == link.removeprefix("/join/")[:20]
        past = datetime.now(UTC) - timedelta(seconds=1)
        session.execute(update(InvitationRow).where(ours).values(expires_at=past))
    return link
