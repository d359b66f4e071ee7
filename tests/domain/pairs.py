"""Two rounds of a team to be compared, written a line per item and a word a person."""

from collections.abc import Mapping

from app.domain.comparing import comparison_of
from app.domain.comparison import Changes, RowChange, Side
from app.domain.questionnaire import Bank
from app.domain.report import Report
from app.domain.reporting import report_of
from app.domain.summary import summary_of
from tests.domain.answers import team
from tests.domain.banks import BANK
from tests.domain.respondents import NAMES, respondents

Lines = Mapping[str, str]


def side(lines: Lines, names: str = "", roles: str = "", bank: Bank = BANK) -> Side:
    """A closed named round of these people."""
    voices = respondents(lines, roles, names.split() or NAMES)
    return Side(bank, report_of(bank, [voice.response for voice in voices]), voices)


def anonymous_side(lines: Lines, bank: Bank = BANK) -> Side:
    """A closed anonymous round of at least five."""
    report = report_of(bank, team(lines), privacy="anonymous")
    assert isinstance(report, Report)
    return Side(bank, report)


def changes(earlier: Side, later: Side) -> Changes:
    """What changed between two named rounds."""
    found = comparison_of(earlier, later).changes
    assert found
    return found


def row(earlier: str, later: str, id: str = "R-ACC") -> RowChange:
    """What became of one duty."""
    return changes(side({id: earlier}), side({id: later})).everybody.rows[id]


def in_a_row(*rounds: str | None) -> int:
    """For how many rounds access control has stood as it stands in the last one, anonymous ones being None."""
    sides = [side({"R-ACC": line}) if line else None for line in rounds]
    before = [one and summary_of(one.report).rows for one in reversed(sides[:-1])]
    earlier, later = sides[-2], sides[-1]
    assert later
    found = comparison_of(earlier or later, later, before).changes
    assert found
    return found.everybody.rows["R-ACC"].in_a_row
