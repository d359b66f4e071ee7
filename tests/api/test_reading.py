"""What programs read: the same as the page's reader sees, in exact numbers."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from app.db import agreements, rounds, shares, teams
from app.db.session import Database
from app.domain.agreements import Agreement
from app.domain.sharing import Along
from app.rounds.closed import closed_report
from app.rounds.compared import comparison_of_pair, pair_of
from app.wording.comparisons.as_json import comparison_json
from app.wording.report_json import report_json
from tests.api.conftest import JsonObject, Program
from tests.web.teams import Team

LINES = {
    "CX1": "ml de",
    "S1": "yes no",
    "S2": "partly yes",
    "R-CIC": "de de",
    "R-ACC": "nobody everyone",
    "P1": "some no",
}


def settled(database: Database, team: Team, round: str, item: str, owner: str, at: datetime) -> None:
    lead = team.people[0].id
    with database.writing() as session:
        agreement = Agreement(item, owner, "Lin", date(2026, 11, 1), "because", None, at)
        found, led = rounds.find(session, lead, round.split("/")[-1]), teams.find(session, lead, team.id)
        seen = agreements.latest(session, team.id).get(item)
        agreements.record(session, found, led, agreement, seen.id if seen else None)


def walked(program: Program, path: str) -> list[JsonObject]:
    """Every entry of a list, page after page, each page as `next` and `Link` both say."""
    entries: list[JsonObject] = []
    address: str | None = path
    while address:
        answer = program.ask("GET", address)
        page = answer.json()
        entries += page["items"]
        address = page["next"] and page["next"].removeprefix("/api/v1")
        assert answer.headers.get("Link") == (page["next"] and f'<{page["next"]}>; rel="next"')
    return entries


def test_a_team_as_its_member_sees_it(ada: Program, grace: Program, team: Team) -> None:
    seen = {"id": team.id, "name": None, "job_role": None}

    assert ada.read(f"/teams/{team.id}") == seen | {"standing": "lead"}
    assert grace.read(f"/teams/{team.id}") == seen | {"standing": "member"}


def test_a_round_says_how_far_it_is_while_it_is_open(ada: Program, grace: Program, team: Team) -> None:
    round_id = team.open()
    grace.answer(round_id, S1="yes")
    ada.answer(round_id, S1="no")
    ada.ask("PUT", f"/rounds/{round_id}/response/submission")

    now = grace.read(f"/rounds/{round_id}")
    assert (now["state"], now["privacy"], now["counts"]) == ("open", "named", {"begun": 2, "submitted": 1})
    assert grace.read(f"/teams/{team.id}/rounds")["items"][0]["id"] == round_id


def test_a_closed_round_has_its_report_in_exact_numbers(ada: Program, grace: Program, team: Team) -> None:
    round_id = team.answer(LINES).split("/")[-1]
    with team.database.reading() as session:
        closed = closed_report(session, rounds.find(session, team.people[0].id, round_id))
    told = ada.ask("GET", f"/rounds/{round_id}/report")

    assert told.json() == json.loads(json.dumps(report_json(closed.report)))
    assert grace.ask("GET", f"/rounds/{round_id}/report").content == told.content
    assert ada.read(f"/rounds/{round_id}")["counts"] is None


def test_a_round_that_is_not_closed_has_no_report(ada: Program, team: Team) -> None:
    called_off = ada.read(f"/teams/{team.id}/rounds")["items"][0]
    assert called_off["state"] == "called_off"
    assert "called off" in ada.read(f"/rounds/{called_off['id']}/report", 409)["detail"]
    assert "is open" in ada.read(f"/rounds/{team.open()}/report", 409)["detail"]


def test_of_an_anonymous_round_only_counts_are_read(ada: Program, team: Team) -> None:
    """A round of two does not close as an anonymous one; what is read while it is open names nobody."""
    round_id = team.open("anonymous")
    ada.answer(round_id, S1="yes")
    read = str(ada.read(f"/rounds/{round_id}")) + str(ada.read(f"/rounds/{round_id}/response"))

    assert not any(secret in read for secret in (team.people[0].id, "Ada", "person", "submitted_at"))


def test_agreements_are_told_with_what_stands(ada: Program, team: Team, database: Database) -> None:
    round = team.answer(LINES)
    now = datetime.now(UTC)
    settled(database, team, round, "R-CIC", "de", now)
    settled(database, team, round, "R-CIC", "dfd", now + timedelta(seconds=1))
    settled(database, team, round, "R-ACC", "ml", now + timedelta(seconds=2))
    told = ada.read(f"/teams/{team.id}/agreements")["items"]

    assert [(one["item"], one["owner"], one["stands"]) for one in told] == [
        ("R-ACC", "ml", True),
        ("R-CIC", "dfd", True),
        ("R-CIC", "de", False),
    ]
    assert told[0] | {"since": "2026-11-01", "why": "because", "holder_name": "Lin", "decided_by": "Ada"} == told[0]


def test_two_rounds_are_read_side_by_side_whichever_is_named_first(ada: Program, team: Team) -> None:
    earlier, later = (team.answer(lines).split("/")[-1] for lines in (LINES, LINES | {"S1": "no no"}))
    with team.database.reading() as session:
        pair = pair_of(session, team.people[0].id, later, earlier)
        expected = comparison_json(comparison_of_pair(session, pair))
    told = ada.read(f"/rounds/{later}/comparison/{earlier}")

    assert told == json.loads(json.dumps(expected))
    assert ada.read(f"/rounds/{earlier}/comparison/{later}") == told
    assert ada.read(f"/rounds/{later}/comparison/{later}", 404)


def test_leads_read_which_shares_there_are_and_no_link(ada: Program, grace: Program, team: Team) -> None:
    round_id = team.answer(LINES).split("/")[-1]
    with team.database.writing() as session:
        lead = team.people[0].id
        share_id = shares.make(
            session, shares.find_led(session, lead, round_id), lead, Along(), None, datetime.now(UTC), "for the board"
        )
    told = ada.read(f"/rounds/{round_id}/shares")["items"]

    assert [(one["id"], one["label"], one["state"], one["along"]["names"]) for one in told] == [
        (share_id, "for the board", "open", False)
    ]
    assert "/s/" not in str(told)
    assert grace.read(f"/rounds/{round_id}/shares", 403)
    assert ada.read(f"/rounds/{team.open()}/shares", 409)


@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_lists_are_walked_page_by_page_and_nothing_is_missed(
    ada: Program, team: Team, database: Database, most: int
) -> None:
    round = team.answer(LINES)
    same_moment = datetime.now(UTC)
    for item in ("R-CIC", "R-ACC", "R-ENV"):
        settled(database, team, round, item, "dfd", same_moment)
    team.open()
    with database.writing() as session:
        for _ in range(2):
            teams.start(session, team.people[0].id, "1", same_moment)

    for path, count in (("/teams", 3), (f"/teams/{team.id}/rounds", 3), (f"/teams/{team.id}/agreements", 3)):
        entries = walked(ada, f"{path}?limit={most}")
        assert len({entry["id"] for entry in entries}) == count
        assert entries == ada.read(path)["items"]


def test_a_page_goes_on_where_the_last_one_ended_whatever_came_since(ada: Program, team: Team) -> None:
    team.answer(LINES)
    first = ada.read(f"/teams/{team.id}/rounds?limit=1")
    newer = team.open()
    rest = walked(ada, first["next"].removeprefix("/api/v1"))

    assert newer not in [one["id"] for one in (*first["items"], *rest)]
    assert [one["number"] for one in (*first["items"], *rest)] == [2, 1]


@pytest.mark.parametrize(
    ("query", "where"),
    [("limit=0", "limit"), ("limit=101", "limit"), ("limit=ten", "limit"), ("after=x", "after"), ("afer=", "afer")],
)
def test_a_query_that_cannot_be_read_says_which_part(ada: Program, query: str, where: str) -> None:
    assert [one["where"] for one in ada.read(f"/teams?{query}", 422)["errors"]] == [where]


@pytest.mark.parametrize("id", ["x", "0" * 20, "0" * 21, "%00" * 20, "%ff", "..%2f"])
def test_ids_that_lead_nowhere_look_alike(ada: Program, id: str) -> None:
    for path in (f"/teams/{id}", f"/teams/{id}/rounds", f"/rounds/{id}", f"/rounds/{id}/report"):
        assert ada.read(path, 404) == ada.read("/nowhere", 404)
