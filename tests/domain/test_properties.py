"""What holds for any answers whatever, tried on answers nobody would think of."""

import json
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.privacy import shown
from app.domain.report import Report
from app.domain.responses import Response
from app.wording.report_json import report_json
from tests.domain.answers import anonymous, named
from tests.domain.banks import BANK, CORE, ROWS, SYMPTOMS

# How long an example takes says how busy the machine is, not whether the domain is right.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ROLES = [choice.value for choice in BANK.scales["respondent_role"].choices]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        id: st.sampled_from([choice.value for choice in item.scale.choices])
        for id, item in BANK.items.items()
        if id != "CX1"
    },
)


@st.composite
def _responses(draw: st.DrawFn) -> Response:
    answers = draw(ANSWERS)
    rated = [symptom for symptom in SYMPTOMS if answers.get(symptom) in ("yes", "partly")]
    severity = st.fixed_dictionaries({}, optional={symptom: st.integers(0, 3) for symptom in rated})
    return Response(
        role=draw(st.sampled_from(ROLES)),
        answers=answers,
        severity=draw(severity),
        written_down=draw(st.frozensets(st.sampled_from(ROWS), max_size=4)),
    )


TEAMS = st.lists(_responses(), min_size=1, max_size=6)
ANONYMOUS_TEAMS = st.lists(_responses(), min_size=5, max_size=8)


@given(TEAMS)
def test_bounds_enclose_what_they_bound(team: Sequence[Response]):
    report = named(team)
    verdict, hidden, ownership = report.verdict, report.hidden_work, report.ownership

    assert 0 <= verdict.lower <= verdict.with_partly <= verdict.upper <= verdict.applicable <= 6
    assert 0 <= hidden.low <= hidden.high <= hidden.of <= 5
    assert hidden.low == sum(hidden.carried.values()) + hidden.shared + hidden.undone
    assert ownership.alignment_expected <= ownership.alignment_named <= 15
    assert verdict.people_at_two is not None
    assert verdict.people_at_two <= len(team)
    for share in (ownership.clarity, ownership.agreement, *(ownership.clarity_range or ())):
        assert share is None or 0 <= share <= 100


@given(TEAMS)
def test_every_answer_is_counted_once(team: Sequence[Response]):
    for finding in named(team).symptoms.values():
        answered = finding.yes + finding.partly + finding.no + finding.dont_know + finding.not_applicable

        assert answered + finding.blank == len(team)


@given(TEAMS, st.randoms(use_true_random=False))
def test_the_order_of_respondents_does_not_matter(team: list[Response], chance: Random):
    report = named(team)
    chance.shuffle(team)

    assert named(team) == report


@given(ANONYMOUS_TEAMS, st.randoms(use_true_random=False))
def test_who_gave_which_answer_does_not_change_an_anonymous_report(team: list[Response], chance: Random):
    assert anonymous(_dealt_anew(team, chance)) == anonymous(team)


@given(ANONYMOUS_TEAMS)
def test_an_anonymous_report_knows_no_role(team: list[Response]):
    assert anonymous([replace(response, role=None) for response in team]) == anonymous(team)


@given(
    st.fixed_dictionaries({row: st.sampled_from(["de", "ml", "dfd", "other:it"]) for row in CORE}), st.integers(1, 6)
)
def test_unanimous_people_are_clear_and_agree(answers: dict[str, str], people: int):
    ownership = named([Response("ml", answers)] * people).ownership

    assert ownership.clarity == 100
    assert ownership.agreement == (100 if people > 1 else None)


@given(TEAMS, st.sampled_from(CORE))
def test_somebody_who_does_not_know_never_makes_ownership_clearer(team: list[Response], row: str):
    before, after = named(team).ownership, named([*team, Response("ml", {row: "dont_know"})]).ownership

    assert (after.rows[row].same_owner or 0) <= (before.rows[row].same_owner or 0)
    assert (after.clarity or 0) <= (before.clarity or 0)


@given(TEAMS, st.sampled_from(CORE), st.sampled_from(("de", "ml", "other:it", "everyone", "nobody")))
def test_no_longer_knowing_never_makes_ownership_clearer(team: list[Response], row: str, owner: str):
    sure = replace(team[0], answers={**team[0].answers, row: owner})
    unsure = replace(team[0], answers={**team[0].answers, row: "dont_know"})
    before, after = named([sure, *team[1:]]).ownership, named([unsure, *team[1:]]).ownership

    assert (after.clarity or 0) <= (before.clarity or 0)


@given(_responses())
def test_one_respondent_is_a_team_of_one(response: Response):
    report = named([response])
    answered = [row for row in CORE if row in response.answers and response.answers[row] != "not_applicable"]
    clear = [row for row in answered if response.answers[row] not in ("everyone", "nobody", "dont_know")]

    assert report.ownership.alignment_named == len(clear)
    if sum(row in response.answers for row in CORE) >= 9 and answered:
        assert report.ownership.clarity == 100 * len(clear) / len(answered)
    else:
        assert report.ownership.clarity is None
    yes = sum(response.answers.get(symptom) == "yes" for symptom in SYMPTOMS)
    assert (report.verdict.lower, report.verdict.people_at_two) == (yes, int(yes >= 2))


@given(TEAMS)
def test_reasons_add_up_and_cards_are_ranked_without_gaps(team: Sequence[Response]):
    cards = named(team).recommendations

    assert [card.rank for card in cards] == list(range(1, len(cards) + 1))
    assert [card.rank for card in cards if card.start_now] == [card.rank for card in cards][:3]
    assert len({card.theme for card in cards}) == len(cards)
    for card in cards:
        assert card.points == sum(reason.points for reason in card.reasons)
        assert all(reason.points > 0 for reason in card.reasons)
        assert card.advice, "a card without advice has no text"
        assert len(set(card.advice)) == len(card.advice)
        assert set(card.advice) <= set(BANK.advice)


@given(TEAMS)
def test_urgent_cards_come_first_and_then_points_decide_but_for_ownership(team: Sequence[Response]):
    cards = [card for card in named(team).recommendations if card.theme != "T0"]
    keys = [(card.urgency == "normal", -card.points) for card in cards]

    assert keys == sorted(keys)


@given(st.lists(_responses(), min_size=3, max_size=6))
def test_the_range_is_what_reports_without_each_person_would_say(team: list[Response]):
    without_each = [named(team[:person] + team[person + 1 :]).ownership.clarity for person in range(len(team))]
    known = [clarity for clarity in without_each if clarity is not None]

    assert named(team).ownership.clarity_range == ((min(known), max(known)) if known else None)


@given(st.one_of(TEAMS.map(named), ANONYMOUS_TEAMS.map(anonymous)))
def test_every_report_is_strict_json(report: Report):
    text = json.dumps(report_json(report), allow_nan=False)

    assert json.loads(text) == report_json(report)


@given(TEAMS)
def test_figures_are_shown_in_whole_steps(team: Sequence[Response]):
    display = shown(named(team))

    for figure in (display.clarity, display.agreement, *(display.clarity_range or ())):
        assert figure is None or (len(team) >= 3 and figure % 5 == 0 and 0 <= figure <= 100)


def _dealt_anew(team: Sequence[Response], chance: Random) -> list[Response]:
    """The same answers, severities and marks, each item's dealt out to other people."""
    people = range(len(team))
    answers: list[dict[str, str]] = [{} for _ in people]
    severity: list[dict[str, int]] = [{} for _ in people]
    marks: list[set[str]] = [set() for _ in people]
    for item in BANK.items:
        for new, old in zip(people, chance.sample(people, len(team)), strict=True):
            if item in team[old].answers:
                answers[new][item] = team[old].answers[item]
            if item in team[old].severity:
                severity[new][item] = team[old].severity[item]
            if item in team[old].written_down:
                marks[new].add(item)
    return [Response(None, answers[person], severity[person], frozenset(marks[person])) for person in people]
