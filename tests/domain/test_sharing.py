"""What goes along with a share: never more than the report, and without names nothing of who said what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from itertools import product
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.agreements import Agreement
from app.domain.report import Report
from app.domain.reporting import report_of
from app.domain.responses import Response
from app.domain.settling import rows_to_settle
from app.domain.sharing import Along, end_of, names_go_along, shared
from app.wording.document import document_of
from app.wording.report_json import report_json
from app.wording.report_markdown import report_markdown
from tests.domain.answers import CORE_AS_EXPECTED, team
from tests.wording.reports import BANK, EVERYTHING
from tests.wording.teams import teams

EVERY_WAY = [Along(*choices) for choices in product((True, False), repeat=3)]
ALL = Along(names=True)
NOTHING = Along(recommendations=False, decisions=False)
NAMELESS = [along for along in EVERY_WAY if not along.names]
AGREED = {
    "R-ACC": Agreement("R-ACC", "ml", "Xanthe", date(2026, 9, 1), "Zdenka had no time.", None, datetime.now(UTC)),
    "R-ENV": Agreement("R-ENV", None, None, date(2026, 9, 1), "Quirin is away.", "Ysolde", datetime.now(UTC)),
    "R-ING": Agreement("R-ING", "de", None, date(2026, 9, 1), "It was so.", None, datetime.now(UTC)),
}
NAMES = ("Xanthe", "Ysolde", "Zdenka", "Quirin")
FOUR = CORE_AS_EXPECTED | {"R-ACC": "ml", "R-ENV": "nobody"}

slowly = settings(deadline=None, max_examples=12)


@dataclass(frozen=True)
class Voice:
    """A respondent as a named round knows them."""

    name: str
    role: str | None
    response: Response
    person_id: str = "somebody"


def named(responses: Sequence[Response]) -> Report:
    return report_of(BANK, responses, agreements=AGREED)


def anonymous(responses: Sequence[Response]) -> Report:
    report = report_of(BANK, responses, "anonymous", agreements=AGREED)
    assert isinstance(report, Report)
    return report


REPORTS = st.one_of(teams().map(named), teams(least=5).map(anonymous))
WAYS = st.sampled_from(EVERY_WAY)


def pieces(value: Any) -> Iterator[str]:
    """Every piece of text in a value, cut where a part may be left out: by sentence, clause and list."""
    if isinstance(value, str):
        yield from (piece.strip().lower() for piece in re.split(r"[.;:,]| and ", value) if piece.strip())
    elif is_dataclass(value):
        yield from (piece for field in fields(value) for piece in pieces(getattr(value, field.name)))
    elif isinstance(value, tuple):
        yield from (piece for one in cast("tuple[Any, ...]", value) for piece in pieces(one))


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """Every value of a report's JSON by its place; lists are values."""
    if not isinstance(value, dict):
        return {path: value}
    inner = cast("dict[str, Any]", value)
    return {place: leaf for key, one in inner.items() for place, leaf in leaves(one, f"{path}/{key}").items()}


def says_nothing(leaf: Any) -> bool:
    return leaf is None or leaf is False or leaf in ("", [])


@slowly
@given(REPORTS, WAYS)
def test_a_share_says_nothing_that_the_report_does_not_say(report: Report, along: Along):
    part = shared(report, along)

    whole = leaves(report_json(report))
    told = {place: leaf for place, leaf in leaves(report_json(part)).items() if place != "/left_out"}
    assert all(leaf == whole[place] or says_nothing(leaf) for place, leaf in told.items())
    assert set(pieces(document_of(part, BANK))) <= set(pieces(document_of(report, BANK)))


@slowly
@given(REPORTS, WAYS, WAYS)
def test_two_shares_together_say_no_more_than_the_report(report: Report, one: Along, other: Along):
    together = {*pieces(document_of(shared(report, one), BANK)), *pieces(document_of(shared(report, other), BANK))}

    assert together <= set(pieces(document_of(report, BANK)))


@slowly
@given(teams(least=2), st.randoms(use_true_random=False), st.sampled_from(NAMELESS))
def test_without_names_it_does_not_matter_who_gave_which_answer(team: list[Response], chance: Random, along: Along):
    assert shared(named(dealt_anew(team, chance)), along) == shared(named(team), along)


@slowly
@given(teams(least=5))
def test_an_anonymous_round_has_no_names_to_take_along(team: list[Response]):
    report = anonymous(team)

    assert not names_go_along(report, ALL)
    assert shared(report, ALL) == shared(report, Along())
    assert not any(name.lower() in piece for piece in pieces(document_of(shared(report, ALL), BANK)) for name in NAMES)


@slowly
@given(REPORTS, WAYS)
def test_a_share_of_a_share_shows_no_more(report: Report, along: Along):
    assert shared(shared(report, along), along) == shared(report, along)


@pytest.mark.parametrize("along", EVERY_WAY)
def test_names_stand_where_they_go_along_and_nowhere_else(along: Along):
    report = shared(named(four()), along)
    voices = [Voice(name, one.role, one) for name, one in zip(NAMES, four(), strict=True)]
    told = report_markdown(report, BANK, voices if names_go_along(report, along) else ())

    assert any(name in told for name in NAMES) is along.names


def test_with_everything_along_it_is_the_report():
    assert shared(named(four()), ALL) == named(four())


def test_without_recommendations_there_is_no_place_for_them():
    report = shared(named(four()), NOTHING)
    document = document_of(report, BANK)

    assert (report.recommendations, document.recommends) == ((), False)
    assert not any(line.startswith("What to do first") for line in document.computed)
    assert "What to do first" not in report_markdown(report, BANK)
    assert report_json(report)["left_out"] == ["decisions", "names", "recommendations"]


def test_no_card_is_announced_where_none_goes_along():
    answers = [Response("ml", dict.fromkeys(EVERYTHING, "dont_know") | dict.fromkeys(("S2", "S6"), "no"))]
    one_symptom = [Response("ml", {"S1": "yes"} | dict.fromkeys(("S2", "S3", "S4", "S5", "S6"), "no"))]

    for team_of_one in (answers, one_symptom):
        assert "card" not in document_of(shared(named(team_of_one), NOTHING), BANK).verdict.meaning
    assert "card" in document_of(shared(named(one_symptom), Along()), BANK).verdict.meaning


def test_without_decisions_no_agreement_is_told_and_figures_stay():
    whole, part = named(four()), shared(named(four()), Along(decisions=False))
    document = document_of(part, BANK)

    assert document.agreed == ()
    assert "agreed" not in " ".join(pieces(document.matrix))
    assert part.hidden_work == whole.hidden_work
    assert rows_to_settle(BANK, part) == rows_to_settle(BANK, whole)


def test_decisions_without_names_keep_the_role_and_the_day():
    agreed = {one.id: one for one in document_of(shared(named(four()), Along()), BANK).agreed}

    assert (agreed["R-ACC"].what, agreed["R-ACC"].since, agreed["R-ACC"].why) == ("ML engineer", "1 September 2026", "")
    assert (agreed["R-ENV"].what, agreed["R-ENV"].state) == ("Not now", "waits")


def test_a_share_until_a_day_is_good_for_all_of_it():
    assert end_of(date(2026, 12, 24)) == datetime(2026, 12, 24, 23, 59, 59, tzinfo=UTC)


def four() -> list[Response]:
    """Four people who see most of it alike, but for who controls access."""
    lines = {row: " ".join([role] * 4) for row, role in FOUR.items()} | {"R-ACC": "ml ml ml dfd", "S1": "y y n n"}
    return team(lines, roles="lead ml ml dfd")


def dealt_anew(team: Sequence[Response], chance: Random) -> list[Response]:
    """The same answers with their marks, each item's dealt out to other people, and roles to others still."""
    people = range(len(team))
    answers: list[dict[str, str]] = [{} for _ in people]
    severity: list[dict[str, int]] = [{} for _ in people]
    marks: list[set[str]] = [set() for _ in people]
    for item in BANK.items:
        for new, old in zip(people, chance.sample(people, len(team)), strict=True):
            answers[new] |= {id: value for id, value in team[old].answers.items() if id == item}
            severity[new] |= {id: value for id, value in team[old].severity.items() if id == item}
            marks[new] |= team[old].written_down & {item}
    roles = chance.sample([one.role for one in team], len(team))
    return [Response(roles[at], answers[at], severity[at], frozenset(marks[at])) for at in people]
