"""People who answered a named round, by name, as the domain hears them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.responses import Response
from tests.domain.answers import team

NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus")


@dataclass(frozen=True)
class Respondent:
    name: str | None
    role: str | None
    response: Response
    person_id: str | None


def respondents(lines: Mapping[str, str], roles: str = "", names: Sequence[str] = NAMES) -> list[Respondent]:
    """A line per item and a word a person; the first person is Ada unless other names are given. Nobody is two
    people of one name."""
    return [
        Respondent(name, response.role, response, name)
        for name, response in zip(names, team(lines, roles), strict=False)
    ]
