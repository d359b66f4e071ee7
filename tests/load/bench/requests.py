"""What is asked for: as browsers ask, of a town's homes in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.request import Request, urlopen

from tests.load.bench.statements import FORM
from tests.load.bench.town import Home
from tests.load.bench.wrk import Asked

KEPT = 200
"""Homes whose reports are asked for so often that they are kept."""

SECTIONS = ("symptoms", "ownership", "practices")
SYMPTOMS = ("S1", "S2", "S3", "S4", "S5", "S6")
COMPRESSED = {"Accept-Encoding": "gzip"}


def compressed(asked: Iterable[Asked]) -> list[Asked]:
    """The same, as browsers take it."""
    return [replace(one, headers={**one.headers, **COMPRESSED}) for one in asked]


def shares(homes: Iterable[Home]) -> list[Asked]:
    """A report of each home by its link, from nobody in particular."""
    return [Asked(f"/s/{home.share}") for home in homes]


def known(url: str, asked: Iterable[Asked]) -> list[Asked]:
    """The same, by those who have the page already."""
    return [Asked(one.path, {**one.headers, "If-None-Match": _tag(url, one)}) for one in asked]


def reports(homes: Iterable[Home]) -> list[Asked]:
    """A report of each home, by a member."""
    return [Asked(f"/rounds/{home.closed}/report", {"Cookie": home.member}) for home in homes]


def questions(homes: Iterable[Home]) -> list[Asked]:
    """Every page of questions of each home's open round, by a member."""
    return [
        Asked(f"/rounds/{home.open}/sections/{section}", {"Cookie": home.member})
        for home in homes
        for section in SECTIONS
    ]


def saves(homes: Sequence[Home]) -> list[Asked]:
    """An answer to each symptom by a member of each home, yes and no by turns."""
    return [
        Asked(
            f"/rounds/{home.open}/answers/{item}",
            {"Cookie": home.member, "HX-Request": "true", **FORM},
            f"{item}={{value}}&page=page&edit={{edit}}",
        )
        for item in SYMPTOMS
        for home in homes
    ]


def pages_of_a_team(homes: Sequence[Home]) -> dict[str, list[Asked]]:
    """Each kind of page that a lead has of their team, of every home."""
    kinds = (
        "/teams",
        "/teams/{team_id}",
        "/teams/{team_id}/members",
        "/teams/{team_id}/agreements",
        "/rounds/{open}",
        "/rounds/{open}/sections/ownership",
        "/rounds/{open}/check",
        "/rounds/{open}/view",
        "/rounds/{closed}/report",
        "/rounds/{closed}/comparison/{first}",
        "/teams/{team_id}/rounds/new",
        "/s/{share}",
    )
    return {kind: [Asked(kind.format(**vars(home)), {"Cookie": home.lead}) for home in homes] for kind in kinds}


def _tag(url: str, one: Asked) -> str:
    with urlopen(Request(url + one.path, headers=dict(one.headers))) as answer:
        return answer.headers["ETag"]
