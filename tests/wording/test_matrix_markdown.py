"""Who holds what as Markdown, with what people said and agreed: their own words cannot break the page."""

from datetime import UTC, date, datetime

from app.db.responses import Voice
from app.domain.agreements import Agreement
from app.domain.reporting import report_of
from app.domain.responses import Response
from app.wording.report_markdown import report_markdown
from tests.domain.answers import team
from tests.wording.reports import BANK, named

DECIDED_AT = datetime(2026, 3, 2, tzinfo=UTC)


def agreed(owner: str | None, why: str = "she built it") -> dict[str, Agreement]:
    since = date(2026, 3, 2)
    return {"R-CIC": Agreement("R-CIC", owner, "Ada" if owner else None, since, why, "Grace", DECIDED_AT)}


def voices(*said: tuple[str, str, str]) -> list[Voice]:
    """A voice per (name, role, answer to who holds CI/CD)."""
    return [Voice(name, role, Response(role, {"R-CIC": answer}), name) for name, role, answer in said]


def test_duties_with_different_owners_are_named_before_the_matrix():
    text = report_markdown(named({"R-CIC": "ml dfd", "R-ING": "de ml", "R-TRF": "de de"}), BANK)

    assert "**You name different owners for two duties:** ingestion and CI/CD for data and models." in text
    assert "different owners" not in report_markdown(named({"R-TRF": "de de"}), BANK)


def test_a_named_report_with_voices_says_who_says_whom():
    people = voices(("Ada", "lead", "dfd"), ("Ben", "ml", "dfd"), ("Cleo", "ml", "ml"))
    report = report_of(BANK, [voice.response for voice in people])
    text = report_markdown(report, BANK, people)

    assert "### Who says whom" in text
    assert "- **CI/CD for data and models:** DevOps for Data: Ada (lead); Ben (ML engineer). ML engineer: Cleo" in text


def test_without_voices_nobody_is_named():
    people = voices(("Ada", "lead", "dfd"), ("Cleo", "ml", "ml"))
    text = report_markdown(report_of(BANK, [voice.response for voice in people]), BANK)

    assert "Who says whom" not in text
    assert "Ada" not in text


def test_what_was_agreed_stands_beneath_the_matrix():
    report = report_of(BANK, team({"R-CIC": "ml ml ml"}), agreements=agreed("ml"))
    text = report_markdown(report, BANK)

    assert "### What was agreed" in text
    assert "| CI/CD for data and models | ML engineer, Ada, from 2 March 2026 | she built it | held |" in text
    assert "1 held elsewhere by decision" in text


def test_names_and_reasons_of_people_cannot_break_the_page():
    report = report_of(
        BANK, team({"R-CIC": "ml ml ml"}), agreements=agreed("ml", why="# <b>first</b> | `now`\n- later")
    )
    people = voices(("[Ada](x)|", "lead", "dfd"), ("Cleo", "ml", "ml"))

    assert r"| \# \<b\>first\</b\> \| \`now\` - later | held |" in report_markdown(report, BANK)
    assert r"\[Ada\](x)\|" in report_markdown(report_of(BANK, [one.response for one in people]), BANK, people)
