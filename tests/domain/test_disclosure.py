"""Trying to work out what one person answered, from everything that is shown of an anonymous round, in all its clothes.

Whoever reads a report sees its page, its Markdown, its exact JSON, and the pages on which duties are settled; so what
one of them hides must not stand in another. Every test asks whether two rounds that differ in what a person said, or in
who said it, can be told apart where they must not be (domain 4.6, 4.10, F17, F29).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from app.bank import load_bank
from app.domain.agreements import Agreement
from app.domain.report import Report, WithheldReport
from app.domain.reporting import report_of, report_of_counts
from app.domain.responses import Response
from app.domain.settling import rows_to_settle
from app.domain.tally import tally_of, without_rare
from app.domain.voices import row_voices, split_by_role
from app.web.render import environment
from app.wording.beside import beside
from app.wording.document import document_of
from app.wording.report_json import report_text
from app.wording.report_markdown import report_markdown
from app.wording.settling import duty_text, gap_lines

BANK = load_bank("1")
RARE = 2
"""Most answers that an item may have and still read as unanswered."""

ROLES = [choice.value for choice in BANK.items["CX1"].scale.choices]
ITEMS = {id: [choice.value for choice in item.scale.choices] for id, item in BANK.items.items() if id != "CX1"}
SYMPTOMS = [symptom.id for symptom in BANK.symptoms]
DUTIES = [duty.id for duty in BANK.responsibilities]
AGREED = {
    row: Agreement(row, owner, None, date(2026, 9, 1), "It was so.", None, datetime(2026, 9, 1, tzinfo=UTC))
    for row, owner in (("R-ACC", "ml"), ("R-ING", "de"), ("X1", "other:it"))
}
"""What stood when the round closed: whether people keep to it is shown, too."""

Mark = TypeVar("Mark", str, int)

slowly = settings(deadline=None, max_examples=40)


@dataclass(frozen=True)
class Voice:
    """A respondent as a named round would know them."""

    name: str | None
    role: str | None
    response: Response
    person_id: str | None


@st.composite
def _responses(draw: st.DrawFn) -> Response:
    answers = draw(st.fixed_dictionaries({}, optional={id: st.sampled_from(values) for id, values in ITEMS.items()}))
    rated = [symptom for symptom in SYMPTOMS if answers.get(symptom) in ("yes", "partly")]
    return Response(
        role=draw(st.sampled_from(ROLES)),
        answers=answers,
        severity=draw(st.fixed_dictionaries({}, optional={symptom: st.integers(0, 3) for symptom in rated})),
        written_down=draw(st.frozensets(st.sampled_from(DUTIES), max_size=3)),
    )


ROUNDS = st.lists(_responses(), min_size=5, max_size=8)
CHANCE = st.randoms(use_true_random=False)


def anonymous(responses: Sequence[Response]) -> Report | WithheldReport:
    return report_of(BANK, responses, "anonymous", agreements=AGREED)


def everything_shown(report: Report | WithheldReport) -> tuple[object, ...]:
    """All that anybody gets to see of the round."""
    files = (report_text(report), report_markdown(report, BANK))
    if isinstance(report, WithheldReport):
        return files
    doc = document_of(report, BANK)
    settling = [duty_text(BANK, report, (), AGREED, duty) for duty in BANK.responsibilities]
    gaps = gap_lines(BANK, report, rows_to_settle(BANK, report))
    return (*files, doc, environment().get_template("reports/_body.html").render(doc=doc), settling, gaps)


def without(response: Response, item: str) -> Response:
    """The response of somebody who left the item out."""
    return replace(
        response,
        answers={id: value for id, value in response.answers.items() if id != item},
        severity={id: value for id, value in response.severity.items() if id != item},
        written_down=response.written_down - {item},
    )


def with_answer(response: Response, item: str, value: str) -> Response:
    """The response of somebody who gave this answer to the item, and no mark with it."""
    blank = without(response, item)
    return replace(blank, answers={**blank.answers, item: value})


@slowly
@given(ROUNDS, st.sampled_from(sorted(ITEMS)), st.lists(st.integers(0, 7), max_size=RARE), st.data())
def test_what_fewer_than_three_answered_cannot_be_told_from_what_nobody_did(
    team: list[Response], item: str, few: list[int], data: st.DataObject
):
    nobody = [without(response, item) for response in team]
    answered = [*nobody]
    for person in few:
        at = person % len(team)
        answered[at] = with_answer(nobody[at], item, data.draw(st.sampled_from(ITEMS[item])))

    assert everything_shown(anonymous(answered)) == everything_shown(anonymous(nobody))


@slowly
@given(ROUNDS, st.sampled_from(SYMPTOMS), st.lists(st.integers(0, 3), min_size=1, max_size=RARE))
def test_a_cost_that_fewer_than_three_gave_cannot_be_told_from_none(
    team: list[Response], symptom: str, costs: list[int]
):
    unrated = [replace(with_answer(response, symptom, "yes"), severity={}) for response in team]
    rated = [replace(one, severity={symptom: cost}) for one, cost in zip(unrated, costs, strict=False)]

    assert everything_shown(anonymous([*rated, *unrated[len(rated) :]])) == everything_shown(anonymous(unrated))


@slowly
@given(st.lists(_responses(), min_size=1, max_size=4), st.lists(_responses(), min_size=4, max_size=4))
def test_below_the_minimum_only_the_number_of_answers_is_shown(team: list[Response], others: list[Response]):
    other_team = others[: len(team)]

    assert everything_shown(anonymous(team)) == everything_shown(anonymous(other_team))


@slowly
@given(st.lists(_responses(), min_size=5, max_size=7), st.lists(_responses(), min_size=7, max_size=7))
def test_a_round_that_waits_for_more_shows_no_more(team: list[Response], others: list[Response]):
    withheld = [report_of(BANK, some, "anonymous", minimum=8) for some in (team, others[: len(team)])]

    assert everything_shown(withheld[0]) == everything_shown(withheld[1])


@slowly
@given(ROUNDS, CHANCE)
def test_who_gave_which_answer_changes_nothing_that_is_shown(team: list[Response], chance: Random):
    """So whatever somebody concludes about one person holds for every other just as well."""
    assert everything_shown(anonymous(dealt_anew(team, chance))) == everything_shown(anonymous(team))


@slowly
@given(ROUNDS, st.integers(0, 7), st.integers(0, 7), st.sampled_from(sorted(ITEMS)))
def test_two_people_who_exchange_one_answer_cannot_be_told_apart(team: list[Response], one: int, two: int, item: str):
    """What links a person's answers to one another is not shown either: one answer known tells of no other."""
    first, second = one % len(team), two % len(team)
    exchanged = [*team]
    exchanged[first] = taking(team[first], team[second], item)
    exchanged[second] = taking(team[second], team[first], item)

    assert everything_shown(anonymous(exchanged)) == everything_shown(anonymous(team))


@slowly
@given(ROUNDS, st.lists(st.sampled_from(ROLES), min_size=8, max_size=8))
def test_nothing_that_is_shown_depends_on_anybodys_role(team: list[Response], roles: list[str]):
    others = [replace(response, role=role) for response, role in zip(team, roles, strict=False)]

    assert everything_shown(anonymous(others)) == everything_shown(anonymous(team))


@slowly
@given(ROUNDS)
def test_all_that_is_shown_is_made_of_the_counts_that_are_kept(team: list[Response]):
    kept = report_of_counts(BANK, without_rare(tally_of(team)), agreements=AGREED)

    assert everything_shown(kept) == everything_shown(anonymous(team))


@slowly
@given(ROUNDS)
def test_an_anonymous_round_has_no_voices_no_parts_and_no_figures_per_person(team: list[Response]):
    report = anonymous(team)
    voices = [Voice(f"Person {at}", one.role, one, str(at)) for at, one in enumerate(team)]
    assert isinstance(report, Report)

    assert row_voices(BANK, report, voices) == {}
    assert split_by_role(BANK, report, voices) == ()
    assert document_of(report, BANK, voices) == document_of(report, BANK)
    told = report_markdown(report, BANK)
    assert "by their own answers" not in told
    assert "if any one of you had not answered" not in told


@slowly
@given(st.lists(_responses(), min_size=3, max_size=12))
def test_what_is_read_is_rounded_whatever_the_files_say(team: list[Response]):
    report = report_of(BANK, team)
    shown_figures = [f"{figure.value} {figure.rest} {figure.meaning}" for figure in document_of(report, BANK).figures]
    percentages = [int(found) for text in shown_figures for found in re.findall(r"(\d+) ?%", text)]

    assert not any(re.search(r"\d[.,]\d", text) for text in shown_figures)
    assert len(team) >= 10 or all(figure % 5 == 0 for figure in percentages)


@slowly
@given(_responses(), st.lists(_responses(), min_size=2, max_size=6))
def test_ones_own_answers_stand_beside_the_teams_only_as_ones_own(own: Response, others: list[Response]):
    """The other half of each line is the report's, the same for whoever reads it."""
    report = report_of(BANK, [own, *others])
    lines = {line.id: line.team for line in beside(BANK, own, report)}
    theirs = {line.id: line.team for line in beside(BANK, others[0], report)}

    assert all(theirs[item] == told for item, told in lines.items() if item in theirs)


def dealt_anew(team: Sequence[Response], chance: Random) -> list[Response]:
    """The same answers with the marks that belong to them, each item's dealt out to other people."""
    dealt = [Response(None, {}) for _ in team]
    for item in ITEMS:
        for new, old in enumerate(chance.sample(range(len(team)), len(team))):
            dealt[new] = taking(dealt[new], team[old], item)
    return dealt


def taking(response: Response, other: Response, item: str) -> Response:
    """The response with the other's answer to the item, and the marks that belong to it."""
    blank = without(response, item)
    return replace(
        blank,
        answers={**blank.answers, **of_item(other.answers, item)},
        severity={**blank.severity, **of_item(other.severity, item)},
        written_down=blank.written_down | (other.written_down & {item}),
    )


def of_item(marks: Mapping[str, Mark], item: str) -> dict[str, Mark]:
    return {item: marks[item]} if item in marks else {}
