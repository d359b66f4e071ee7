"""Pages of questions whose frames are kept look as if they had been set anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.bank import load_bank
from app.db.answers import GivenAnswer
from app.db.last_time import LastTime
from app.db.rounds import Round
from app.domain.last_time import LastAnswer
from app.domain.privacy import ANONYMOUS, NAMED
from app.domain.questionnaire import Bank, Section
from app.web.frames import framed, set_anew
from app.web.section_pages import SectionPage, section_page

BANK = load_bank()
OPENED = datetime(2026, 11, 12, tzinfo=UTC)
CLOSED = OPENED - timedelta(days=90)
SAID = {item.id: item.scale.choices[0].value for item in BANK.items.values()}


def round_of(id: str, privacy: str = NAMED) -> Round:
    return Round(id, "team", None, 3, "1", privacy, 5, OPENED, None, None, "member", None, None, None)


def last_time(said: Mapping[str, str], privacy: str = NAMED, number: int = 2, closed_at: datetime = CLOSED) -> LastTime:
    return LastTime(number, closed_at, "1", privacy, {item: LastAnswer(value) for item, value in said.items()})


def shown(
    section: Section,
    round_id: str,
    answered: int = 0,
    last: LastTime | None = None,
    page: str = "page",
    bank: Bank = BANK,
) -> SectionPage:
    given = {item: GivenAnswer(SAID[item], sequence=1) for item in section.items[:answered]}
    return section_page(bank, round_id, section, given, page, last)


LASTS: Mapping[str, LastTime | None] = {
    "none": None,
    "by name": last_time(SAID),
    "earlier": last_time(SAID, number=1),
    "on another day": last_time(SAID, closed_at=CLOSED - timedelta(days=1)),
    "without an answer": last_time({}),
    "anonymous": last_time({}, ANONYMOUS),
}


@pytest.mark.parametrize("last", LASTS.values(), ids=LASTS)
@pytest.mark.parametrize("privacy", [NAMED, ANONYMOUS])
def test_a_page_in_its_frame_is_the_page_set_anew(privacy: str, last: LastTime | None) -> None:
    rounds = [round_of(id, privacy) for id in ("a round", "another <round> of 100 %")]
    for section in BANK.sections:
        for answered in (0, 2, 3, len(section.items)):
            pages = [shown(section, round.id, answered, last, f"page {answered}") for round in rounds]
            assert [framed(*both, None) for both in zip(rounds, pages, strict=True)] == [
                set_anew(*both) for both in zip(rounds, pages, strict=True)
            ]


def test_another_questionnaire_has_frames_of_its_own() -> None:
    round = round_of("a round")
    sections = tuple(replace(section, title=f"{section.title} Anew, 100 %.") for section in BANK.sections)
    banks = [BANK, replace(BANK, sections=sections)]

    pages = [framed(round, shown(bank.sections[0], round.id, bank=bank), None) for bank in banks]
    assert ["Anew, 100 %." in page for page in pages] == [False, True]


def test_a_warning_is_no_part_of_what_is_kept() -> None:
    round = round_of("a round")
    page = shown(BANK.sections[0], round.id)

    assert 'data-in="90"' in framed(round, page, 90)
    assert "data-in" not in framed(round, page, None)
