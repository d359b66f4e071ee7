"""The stories of the demo could have happened: each keeps to what the pages would have allowed."""

from itertools import pairwise

import pytest

from app.bank import load_bank
from app.demo.stories import Story, StoryRound, Word, stories, story_of
from app.demo.telling import HOURS_TO_FINISH, email_of
from app.domain.openings import MINIMUM, PAUSE
from app.domain.questionnaire import Responsibility, Symptom

BANK = load_bank()
STORIES = stories()
every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)


def words_of(story: Story) -> list[tuple[str, Word]]:
    said = (words for told in story.rounds for words in told.said.values())
    return [pair for words in said for pair in words.items()]


def named(round: StoryRound) -> set[str]:
    return {*round.unfinished, *round.left}


def test_one_lead_leads_three_teams_through_four_rounds_each() -> None:
    assert len(STORIES) == 3
    assert len({story.lead for story in STORIES}) == 1
    assert [sum(told.closed is not None for told in story.rounds) for story in STORIES] == [4, 4, 4]
    assert {told.privacy for story in STORIES for told in story.rounds} == {"named", "anonymous"}


def test_one_team_is_answering_and_some_have_finished() -> None:
    (answering,) = [told for story in STORIES for told in story.rounds if told.closed is None]

    assert answering.unfinished
    assert 0 < len(answering.unfinished) < len(answering.said)


@every_story
def test_every_answer_is_one_that_its_question_offers(story: Story) -> None:
    offered = [(item, word.value) for item, word in words_of(story) if not BANK.items[item].scale.allows(word.value)]

    assert not offered


@every_story
def test_costs_and_marks_stand_where_they_can_be_given(story: Story) -> None:
    costly = {(type(BANK.items[item]), word.value) for item, word in words_of(story) if word.severity is not None}
    written = {type(BANK.items[item]) for item, word in words_of(story) if word.written_down}

    assert costly <= {(Symptom, "yes"), (Symptom, "partly")}
    assert written <= {Responsibility}


@every_story
def test_every_question_is_answered_by_somebody(story: Story) -> None:
    assert {item for item, _ in words_of(story)} == set(BANK.items)


@every_story
def test_one_round_follows_another_with_time_to_answer_and_to_decide(story: Story) -> None:
    for told, following in pairwise(story.rounds):
        assert told.closed and told.opened > told.closed > following.opened + 1
    for told in story.rounds:
        assert len(told.said) * HOURS_TO_FINISH < 24 * (told.opened - (told.closed or 0))


@every_story
def test_anonymous_rounds_are_a_month_apart_and_large_enough(story: Story) -> None:
    anonymous = [told for told in story.rounds if told.privacy == "anonymous"]

    assert all(len(told.said) >= MINIMUM for told in anonymous)
    assert all((first.closed or 0) - second.opened >= PAUSE.days for first, second in pairwise(anonymous))


@every_story
def test_everybody_whom_a_round_names_is_in_the_team(story: Story) -> None:
    assert all(named(told) <= set(story.people) for told in story.rounds)


@every_story
def test_a_decision_is_about_a_duty_and_says_who_or_that_it_waits(story: Story) -> None:
    duties = {duty.id for duty in BANK.responsibilities}
    agreed = [one for told in story.rounds for one in told.agreed]

    assert agreed
    assert {one.item for one in agreed} <= duties
    assert all((one.owner is None) != (one.risk_taken_by is None) for one in agreed)


def test_nobody_shares_an_address_with_somebody_else() -> None:
    names = {name for story in STORIES for name in story.people}

    assert len({email_of(name) for name in names}) == len(names)
    assert email_of("Tomás Rivera") == "tomas@example.org"


TINY = """
name = "Tiny"
[people]
Ada = "lead"
Ben = "ml"
[[rounds]]
opened = 9
closed = 4
privacy = "named"
absent = ["Ben"]
said = { S1 = "yes/2 no", S2 = "-", R-ING = "de* ?" }
[[rounds]]
opened = 2
privacy = "named"
said = { S2 = "partly" }
"""


def test_what_a_round_leaves_out_stays_as_it_was() -> None:
    first, second = story_of(TINY).rounds

    assert first.said == {"Ada": {"CX1": Word("lead"), "S1": Word("yes", 2), "R-ING": Word("de", written_down=True)}}
    assert second.said["Ada"] == {**first.said["Ada"], "S2": Word("partly")}
    assert second.said["Ben"] == {
        "CX1": Word("ml"),
        "S1": Word("no"),
        "S2": Word("partly"),
        "R-ING": Word("dont_know"),
    }


def test_a_line_with_a_word_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="S1 has 3 words for 2 people"):
        story_of(TINY.replace("yes/2 no", "yes no no"))
