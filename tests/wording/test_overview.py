"""All teams on one page: side by side by name or by date, symptom by symptom, and never by how they do."""

from dataclasses import replace

from app.db.rounds import Counts, Round
from app.db.teams import Team
from app.domain.report import Report
from app.domain.summary import summary_of
from app.wording.overview import BY_DATE, BY_NAME, TeamInShort, TeamText, legend_of, overview_texts
from tests.domain.test_symptoms import VM
from tests.wording.reports import BANK, named
from tests.wording.rounds import closed

MANY = named(VM | {"R-CIC": "ml ml ml ml ml"})
NONE = named({f"S{n}": "n n n" for n in range(1, 7)})


def in_short(name: str | None, report: Report | None = None, number: int = 1, asked: int | None = None) -> TeamInShort:
    """A team whose last closed round says this, with another one open."""
    team = Team(id=name or "unnamed", name=name, standing="lead", job_role=None, person_id="ada")
    last = closed(number) if report else None
    opened: Round = replace(closed(number + 1), closed_at=None, asked=asked)
    return TeamInShort(team, last, summary_of(report) if report else None, opened, Counts(begun=3, submitted=1))


def texts(*teams: TeamInShort, order: str = BY_NAME) -> list[TeamText]:
    return list(overview_texts(BANK, teams, order))


def names(*teams: TeamInShort, order: str) -> list[str]:
    return [text.short.name for text in texts(*teams, order=order)]


def test_every_symptom_has_a_mark_with_its_word():
    (text,) = texts(in_short("Payments", MANY))

    assert [mark.word for mark in text.marks] == [
        "present",
        "in places",
        "absent",
        "absent or not known",
        "present",
        "in places",
    ]
    assert text.marks[0].symptom == "Models are deployed manually"
    assert (text.hidden, text.answered) == ("1 to 5 of 5", "5 answered")


def test_teams_stand_by_name_whatever_their_answers_say():
    teams = in_short("risk", MANY), in_short(None, NONE), in_short("Payments", MANY), in_short("Ads", NONE)

    assert names(*teams, order=BY_NAME) == ["Ads", "Payments", "risk", "Your team"]


def test_or_by_the_date_of_their_last_closed_round_those_without_one_last():
    teams = in_short("New"), in_short("Ads", NONE, 1), in_short("Risk", NONE, 3), in_short("Payments", MANY, 3)

    assert names(*teams, order=BY_DATE) == ["Payments", "Risk", "Ads", "New"]


def test_an_open_round_says_how_many_have_answered_and_of_how_many_where_that_is_known():
    asked = (None, 6)

    assert [texts(in_short("Payments", asked=asked))[0].progress for asked in asked] == [
        "one person has answered",
        "1 of 6 has answered",
    ]


def test_without_a_report_there_is_nothing_to_mark():
    (text,) = texts(in_short("Payments"))

    assert (text.marks, text.hidden, text.answered) == ((), "", "")


def test_the_legend_says_what_is_on_the_page_and_no_more():
    assert list(legend_of(texts(in_short("Ads", NONE)))) == ["absent"]
    assert list(legend_of(texts(in_short("Ads", NONE), in_short("Payments", MANY)))) == [
        "present",
        "somewhere",
        "absent",
        "absent_or_unknown",
    ]
