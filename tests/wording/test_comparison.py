"""Two rounds side by side in words: what may be said, how, and what never."""

from collections.abc import Mapping

import pytest

from app.domain.comparing import comparison_of
from app.domain.comparison import Side
from app.domain.reporting import report_of
from app.domain.summary import summary_of
from app.wording.comparisons.as_csv import comparison_csv
from app.wording.comparisons.as_json import comparison_json
from app.wording.comparisons.as_markdown import comparison_markdown
from app.wording.comparisons.rows import RowText
from app.wording.comparisons.text import ComparisonText, comparison_text
from tests.domain import pairs
from tests.domain.agreed import agreed
from tests.domain.answers import CORE_AS_EXPECTED
from tests.wording.reports import ALL, BANK

LABELS = ("August", "November")
THREE_AS_EXPECTED = {row: " ".join([role] * 3) for row, role in CORE_AS_EXPECTED.items()}


def side(lines: Mapping[str, str], names: str = "", roles: str = "") -> Side:
    return pairs.side(lines, names, roles, BANK)


def text(earlier: Side, later: Side, *before: Side) -> ComparisonText:
    """The comparison in words; `before` are the rounds before the later one, nearest first."""
    stood = [summary_of(one.report).rows for one in before]
    return comparison_text(comparison_of(earlier, later, stood), LABELS)


def symptoms(line: str) -> dict[str, str]:
    return dict(zip(ALL["symptom"], line.split(), strict=True))


def headline(earlier: Mapping[str, str], later: Mapping[str, str]) -> str:
    return text(side(earlier), side(later)).headline


def row(earlier: str, later: str, id: str = "R-ACC") -> RowText:
    return next(one for one in text(side({id: earlier}), side({id: later})).rows if one.id == id)


def test_the_headline_says_symptoms_then_hands_then_what_is_open():
    then = symptoms("y y y p n n") | {"R-CIC": "ml", "R-ENV": "nobody", "R-ACC": "everyone"}
    now = symptoms("y n n n n n") | {"R-CIC": "dfd", "R-ENV": "dfd", "R-ACC": "everyone"}

    assert headline(then, now) == (
        "Fewer symptoms. One duty changed hands, and one duty has an owner now. Access control is still everyone’s."
    )


def test_the_headline_claims_no_fewer_symptoms_than_the_bounds_do():
    assert headline(symptoms("y y y p n n"), symptoms("y p p p n n")) == "Two symptoms improved. No duty changed hands."
    assert headline(symptoms("y y n n n n"), symptoms("n n y y n n")).startswith("As many symptoms as before.")
    assert headline(symptoms("y y p n n n"), symptoms("n y p p n n")).startswith("Symptoms cannot be told apart.")
    assert headline(symptoms("y - - - - -"), symptoms("n - - - - -")) == "No duty changed hands."


def test_more_symptoms_are_more_visible_where_practices_improved():
    then, now = symptoms("n n n n n n"), symptoms("y y n n n n")

    assert headline(then, now).startswith("More symptoms.")
    assert headline(then | {"P1": "no"}, now | {"P1": "some"}).startswith("More symptoms are visible.")
    assert text(side(then | {"P1": "no"}), side(now | {"P1": "some"})).figures[0].outcome == "More visible"


def test_what_was_let_go_or_is_disputed_now_ends_the_headline():
    assert headline({"R-ACC": "dfd"}, {"R-ACC": "nobody"}).endswith("Access control was let go.")
    assert headline({"R-ACC": "dfd dfd"}, {"R-ACC": "dfd ml"}).endswith("Access control is disputed now.")
    assert headline({"R-ACC": "dfd", "R-ENV": "dfd"}, {"R-ACC": "nobody", "R-ENV": "nobody"}).endswith(
        "Two duties were let go."
    )


def test_a_duty_that_had_no_owner_did_not_change_hands():
    assert headline({"R-ACC": "nobody"}, {"R-ACC": "ml"}).startswith("One duty has an owner now.")


def test_the_ground_says_on_how_much_it_rests_and_why_not_on_all():
    everything = dict.fromkeys([*ALL["symptom"], *ALL["mistake"]], "n") | dict.fromkeys(ALL["practice"], "no")
    everything |= dict.fromkeys(ALL["duty"], "dfd")

    assert text(side(everything), side(everything)).ground == "Compared on all 34 questions."
    assert text(side(everything), side(everything | {"S1": "-", "S2": "na"})).ground == (
        "Compared on 32 of 34 questions; the others are left out: "
        "one was not answered in one round or both and one arises in one round only."
    )


def test_figures_say_then_and_now_and_what_can_be_told():
    fewer, hidden, _ = text(side(symptoms("y y y y p n")), side(symptoms("y y n n n n"))).figures

    assert (fewer.outcome, fewer.tone) == ("Fewer", "better")
    assert fewer.fine == "4 to 5 then, 2 now. Still at the article’s threshold of two."
    assert fewer.says == "August: 4 to 5 of 6. November: 2 of 6."
    assert (hidden.outcome, hidden.bars, hidden.fine) == ("Not compared", (), "None of the duties can be compared.")


def test_bars_stand_on_one_scale():
    bars = text(side(symptoms("y y y y p n")), side(symptoms("y y n n n n"))).figures[0].bars

    assert [(bar.label, bar.start, bar.end, bar.dot) for bar in bars] == [
        ("August", 198.7, 225.3, None),
        ("November", 145.3, 145.3, 145.3),
    ]


def test_clarity_has_its_ranges_and_is_rounded_as_the_smaller_round_allows():
    unclear = dict.fromkeys(CORE_AS_EXPECTED, "de ml dfd")
    clarity = text(side(unclear), side(THREE_AS_EXPECTED)).figures[2]

    assert (clarity.outcome, clarity.fine) == ("Clearer", "0 % then, 100 % now.")


def test_two_people_get_counts_and_no_scale():
    two = {row: f"{role} {role}" for row, role in CORE_AS_EXPECTED.items()}
    clarity = text(side(two), side(two)).figures[2]

    assert clarity.bars == ()
    assert clarity.title == "Duties for which all name one owner"
    assert clarity.fine == "15 of 15 duties both times. It takes three people in each round to tell."


def test_every_duty_says_what_happened():
    assert (row("nobody", "dfd").what, row("nobody", "dfd").tone) == ("now held", "better")
    assert (row("ml", "dfd").what, row("ml", "dfd").tone) == ("moved to the role built for it", "better")
    assert (row("dfd", "ml").what, row("dfd", "ml").tone) == ("moved to ML engineers", "same")
    assert (row("nobody", "ml").what, row("nobody", "ml").tone) == ("taken up by ML engineers", "same")
    assert (row("dfd", "nobody").what, row("dfd", "nobody").tone) == ("let go: nobody’s now", "worse")
    assert row("dfd dfd", "ml dfd").what == "now disputed: two answers where there was one"
    assert row("ml dfd", "ml ml").what == "settled on ML engineer"
    assert row("ml dfd", "nobody nobody").what == "no longer disputed: nobody’s"
    assert row("nobody", "everyone").what == "unchanged: still without one owner"
    assert row("dk", "nobody").what == "now known"
    assert row("dk", "ml").what == "now known: with ML engineers"
    assert row("dfd", "-").what == "lost sight of: not answered now"
    assert row("dfd", "dk").what == "lost sight of: not known now"
    assert row("na", "dfd").what == "scope changed: done here now"
    assert row("dk", "dk").what == "still unknown"


def test_both_holders_stand_beside_each_other_in_words():
    assert (row("other:it", "everyone").earlier.words, row("other:it", "everyone").later.words) == (
        "General DevOps or IT",
        "everyone",
    )
    assert row("other:it", "everyone").earlier.column == "other"


def test_from_three_rounds_on_it_is_said_for_how_many_a_duty_stood_so():
    one = side({"R-ACC": "everyone"})

    def what(*before: Side) -> str:
        return next(row.what for row in text(one, one, *before).rows if row.id == "R-ACC")

    assert what(one) == "unchanged"
    assert what(one, one) == "unchanged, third round in a row"
    assert what(*[one] * 11) == "unchanged, for 12 rounds in a row"


def test_what_happened_as_agreed_says_so():
    then, now = side({"R-ACC": "everyone everyone"}), side({"R-ACC": "ml ml"})
    held = report_of(BANK, [voice.response for voice in now.voices], agreements={"R-ACC": agreed("R-ACC", "ml")})
    found = text(then, Side(BANK, held, now.voices))

    access = next(row for row in found.rows if row.id == "R-ACC")
    assert (access.what, access.tone) == ("taken up by ML engineers, as agreed from 1 September 2026", "better")
    assert [(one.name, one.state) for one in found.agreed] == [("Access control", "held")]


def test_duties_that_are_as_before_with_nothing_open_stand_apart():
    then = {"R-ACC": "everyone", "R-CIC": "dfd", "R-ENV": "ml", "R-OBS": "ml"}
    found = text(side(then), side(then | {"R-OBS": "dfd"}))

    assert [row.id for row in found.told if row.outcome != "still_unknown"] == ["R-OBS", "R-ENV", "R-ACC"]
    assert [row.id for row in found.settled] == ["R-CIC"]


def test_disputes_are_settled_new_or_open_still():
    then = {"R-ACC": "ml dfd", "R-OBS": "dfd dfd", "R-ENV": "ml dfd"}
    now = {"R-ACC": "dfd dfd", "R-OBS": "ml dfd", "R-ENV": "ml dfd"}
    disputes = text(side(then), side(now)).disputes

    assert disputes.settled == ("Access control: DevOps for Data",)
    assert disputes.new == ("Observability: ML engineer, DevOps for Data",)
    assert disputes.open == ("Environment separation: ML engineer, DevOps for Data",)


def test_questions_stand_by_what_became_of_them():
    then = {"S1": "y", "S2": "n", "S3": "y", "S4": "dk"}
    now = {"S1": "y", "S2": "y", "S3": "n", "S4": "n"}
    found = text(side(then), side(now)).groups[0].items

    assert [(item.id, item.what) for item in found][:3] == [("S3", "improved"), ("S2", "worse"), ("S4", "now known")]
    assert (found[0].earlier.state, found[0].later.state) == ("applies", "does not apply")


def test_rc1_the_same_people_and_those_who_are_new():
    found = text(side({"S1": "y y n y"}, "P1 P2 P3 P4"), side({"S1": "n p y y"}, "P1 P2 P5 P6")).people

    assert found
    assert found.says == (
        "The two who answered twice see improvement on one symptom. "
        "The two who are new still meet “Models are deployed manually”."
    )
    assert [line.who for line in found.lines] == ["The same people (2)", "Everybody (4 people)"]
    assert [(one.name, one.same_people, one.everybody) for one in found.differences] == [
        ("Models are deployed manually", "improved", "unchanged")
    ]
    assert found.names[1] == ("August only", "P3 and P4 (something else)")


def test_everybody_may_be_the_same_people_or_nobody():
    def says(earlier: str, later: str) -> str:
        line = " ".join("y" for _ in earlier.split())
        people = text(side({"S1": line}, earlier), side({"S1": line}, later)).people
        assert people
        return people.says

    assert says("Ada Ben", "Ben Ada") == "The same two people answered both rounds: everybody is the same people."
    assert says("Ada", "Ada") == "The same person answered both rounds."
    assert says("Ada Ben", "Cleo Dan") == "Nobody answered both rounds. What differs may be who answered."


def test_a_shifted_mix_of_roles_is_said():
    people = text(side({"S1": "y y"}, roles="ml de"), side({"S1": "y y"}, roles="ml ml")).people

    assert people
    assert people.mix == (
        "The mix of roles has shifted. ML engineer: one of two then, two of two now; "
        "Data engineer: one of two then, none of two now. That may be part of what differs."
    )


FIVE = {"S1": "y y y n n", "P1": "no no no no no", "R-ACC": "ml ml ml ml ml", "R-ENV": "nobody dfd ml dfd ml"}
CHANGED = {
    "S1": "n n n n n",
    "P1": "some some some some some",
    "R-ACC": "dfd dfd dfd dfd dfd",
    "R-ENV": "dfd dfd dfd ml ml",
}
WORDS_OF_CHANGE = (
    *("improve", "worse", "unchanged", "changed", "now known", "lost", "scope", "still", "held", "moved", "settled"),
    *("fewer", "more visible", "clearer", "less clear", "told apart", "in a row", "then", "→", "now", "new", "since"),
)


@pytest.mark.parametrize("is_later", [True, False])
def test_beside_an_anonymous_round_no_dress_has_a_word_of_change(is_later: bool):
    counted, named = pairs.anonymous_side(FIVE, BANK), side(CHANGED)
    comparison = comparison_of(*(named, counted) if is_later else (counted, named))
    found = comparison_text(comparison, LABELS)
    dresses = (comparison_markdown(found, "Payments ML"), comparison_csv(comparison), repr(found.figures))

    assert found.headline == "Two rounds, side by side."
    assert found.is_pictures
    assert comparison_json(comparison)["changes"] is None
    for dress in dresses:
        assert not [word for word in WORDS_OF_CHANGE if f" {word}" in _without_names(dress).lower()]


def _without_names(dress: str) -> str:
    """The text without what the questions are called."""
    for item in BANK.items.values():
        dress = dress.replace(item.name, "")
    return dress
