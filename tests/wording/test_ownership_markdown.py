"""Who holds what as a file beside the code: short, in one order, and no word about who said so."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from app.db.rounds import Round
from app.domain.agreements import Agreement
from app.domain.report import Report
from app.wording.ownership_markdown import ownership_markdown
from tests.wording.reports import BANK, anonymous, named, one

CLOSED = datetime(2026, 11, 12, 9, tzinfo=UTC)
ROUND = Round("r", "t", "Payments *ML*", 3, "1", "named", 5, CLOSED, CLOSED, None, "lead", None, 5, None)
DECIDED = datetime(2026, 11, 20, 9, tzinfo=UTC)
ADA = Agreement("R-CIC", "dfd", "Ada | the first", date(2026, 12, 1), "", None, DECIDED)
WAITS = Agreement("R-ENV", None, None, date(2026, 12, 1), "", "Grace", DECIDED)
LINES = {
    "R-ING": "de de de de de",
    "R-CIC": "ml ml ml ml dfd",
    "R-ENV": "nobody nobody nobody nobody nobody",
    "R-ACC": "everyone everyone everyone everyone everyone",
    "R-OBS": "ml ml dfd dfd nobody",
    "R-GRD": "dk dk dk dk dk",
    "X2": "na na na na na",
}


def text(report: Report, agreed: Mapping[str, Agreement] | None = None) -> str:
    return ownership_markdown(BANK, report, ROUND, agreed or {})


def row(text: str, duty: str) -> list[str]:
    """Today's owner and the agreed one."""
    found = next(line for line in text.splitlines() if line.startswith(f"| {duty} |"))
    return found.strip("| ").split(" | ")[1:]


def test_it_says_of_which_round_and_day_it_is() -> None:
    head = text(named(LINES)).split("\n\n")[:2]

    assert head[0] == "# Who holds what"
    assert head[1] == (
        "Payments \\*ML\\*. Owners of today are those that the team’s answers name in round 3, closed on "
        "12 November 2026. Nothing is agreed yet."
    )


def test_every_duty_stands_there_once_under_the_role_it_is_built_for() -> None:
    found = text(named(LINES))

    assert [line for line in found.splitlines() if line.startswith("## ")] == [
        "## Data engineer’s ground",
        "## ML engineer’s ground",
        "## DevOps for Data’s ground",
        "## Further duties",
    ]
    assert all(found.count(f"| {duty.name} |") == 1 for duty in BANK.responsibilities)


def test_todays_owner_is_a_role_or_that_there_is_none() -> None:
    found = text(named(LINES))

    owners = {duty: row(found, BANK.items[duty].name)[0] for duty in LINES}
    assert owners == {
        "R-ING": "Data engineer",
        "R-CIC": "ML engineer",
        "R-ENV": "Nobody",
        "R-ACC": "Everyone",
        "R-OBS": "Not settled",
        "R-GRD": "Not known",
        "X2": "Not done here",
    }
    assert row(found, "Training")[0] == "Not answered"


def test_what_is_agreed_stands_beside_it() -> None:
    found = text(named(LINES), {"R-CIC": ADA, "R-ENV": WAITS})

    assert row(found, BANK.items["R-CIC"].name)[1] == "DevOps for Data, Ada \\| the first, from 1 December 2026"
    assert row(found, BANK.items["R-ENV"].name)[1] == "Not now, at the risk of Grace, from 1 December 2026"
    assert "the last of them of 20 November 2026" in found


def test_it_tells_nothing_of_how_many_said_so() -> None:
    """Two anonymous rounds in which the same owners won with other counts make the same file."""
    lines = {"R-CIC": "ml ml ml ml ml", "R-ENV": "nobody nobody nobody dfd ml"}
    other = {"R-CIC": "ml ml ml dfd nobody", "R-ENV": "nobody nobody nobody nobody everyone"}

    assert text(anonymous(lines)) == text(anonymous(other))


def test_one_persons_view_says_that_it_is_one() -> None:
    assert "Owners of today are one person’s view in round 3" in text(one({"R-CIC": "ml"}))
