"""What holds for any two rounds whatever."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.comparing import comparison_of
from app.domain.comparison import Changes, Side
from app.domain.reporting import report_of
from app.domain.summary import summary_of
from tests.domain.respondents import Respondent
from tests.wording.reports import BANK
from tests.wording.teams import people

NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal")
OPPOSITES = {"improved": "worse", "now_known": "lost_sight", "fewer": "more", "clearer": "less_clear"}
OTHER_WAY_ROUND = OPPOSITES | {after: before for before, after in OPPOSITES.items()}
a_few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def sides(draw: st.DrawFn) -> Side:
    """A closed named round of some of eight people."""
    who = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    said = [Respondent(name, one.role, one, name) for name, one in ((name, draw(people())) for name in who)]
    return Side(BANK, report_of(BANK, [one.response for one in said]), said)


def changes(earlier: Side, later: Side) -> Changes:
    found = comparison_of(earlier, later, [summary_of(earlier.report).rows]).changes
    assert found
    return found


def mirrored(name: str) -> str:
    """What the name becomes the other way round; what is only more visible had got worse."""
    plain = "worse" if name == "more_visible" else name
    return OTHER_WAY_ROUND.get(plain, plain)


@a_few
@given(sides(), sides())
def test_the_other_way_round_everything_is_mirrored(one: Side, other: Side):
    there, back = changes(one, other).everybody, changes(other, one).everybody

    for figure, counterpart in ((there.symptoms, back.symptoms), (there.clarity, back.clarity)):
        assert figure.code == mirrored(counterpart.code)
    for id, item in there.items.items():
        assert mirrored(item.transition) == mirrored(mirrored(back.items[id].transition))
        assert (item.earlier, item.later) == (back.items[id].later, back.items[id].earlier)
    assert there.left_out == back.left_out


@a_few
@given(sides())
def test_a_round_beside_itself_shows_no_change(one: Side):
    found = changes(one, one)
    outcomes = (found.everybody.symptoms, found.everybody.hidden_work, found.everybody.clarity)

    assert {item.transition for item in found.everybody.items.values()} <= {"unchanged", "still_unknown"}
    assert {row.outcome for row in found.everybody.rows.values()} <= {"unchanged", "still_unknown"}
    assert {outcome.code for outcome in outcomes} <= {"not_distinguishable", "not_compared"}
    assert not any(role.has_shifted for role in found.roles)
    assert found.same_people is None


@a_few
@given(sides(), sides())
def test_figures_rest_on_what_is_shared(one: Side, other: Side):
    found = changes(one, other).everybody

    assert found.compared + len(found.left_out) == found.in_use <= 34
    for figures in (found.earlier, found.later):
        assert figures.verdict.applicable == found.symptoms.compared
        assert figures.hidden_work.of == found.hidden_work.compared
        assert sum(row.core for row in figures.ownership.rows.values()) == found.clarity.compared


@a_few
@given(sides(), sides())
def test_everybody_answered_both_or_one_of_them(one: Side, other: Side):
    who = changes(one, other).people

    assert len(who.both) + len(who.only_earlier) == len(one.voices)
    assert len(who.both) + len(who.only_later) == len(other.voices)
