"""A closed round keeps its report in short, the same as is made of its answers, as long as its team is there."""

import anyio
import pytest
from sqlalchemy import event, func, select

from app.db import summaries, teams
from app.db.models import RoundRow, SummaryRow
from app.db.session import Database
from app.domain.errors import Conflict
from app.domain.privacy import ANONYMOUS, NAMED
from app.domain.summary import Summary, summary_of
from app.rounds.closed import closed_report
from app.rounds.closing import close
from app.rounds.summaries import sum_up_earlier, summaries_of
from tests.db.conftest import NOW
from tests.db.crews import Crew, crew

NINE = ["R-ING", "R-TRF", "R-STO", "R-PIP", "R-SCH", "R-DMO", "R-TRN", "R-EVA", "R-FEA"]


def answered(database: Database, privacy: str = NAMED) -> Crew:
    """Five people who have all submitted."""
    five = crew(database, privacy)
    for n, person in enumerate(five.people):
        five.submit(person, {"S1": "yes", "S3": "dont_know", "R-ING": "de" if n else "ml", "R-CIC": "other:it"})
    return five


def close_with_summary(crew: Crew) -> None:
    with crew.database.writing() as session:
        close(session, crew.seen_by(crew.people[0]), NOW)


def kept(crew: Crew) -> Summary | None:
    with crew.database.reading() as session:
        return summaries.of(session, [crew.round.id]).get(crew.round.id)


def made(crew: Crew) -> Summary:
    """The same, made of the answers."""
    with crew.database.reading() as session:
        return summary_of(closed_report(session, crew.seen_by(crew.people[0])).report)


@pytest.mark.parametrize("privacy", [NAMED, ANONYMOUS])
def test_closing_keeps_what_the_report_says_in_short(database: Database, privacy: str) -> None:
    five = answered(database, privacy)
    close_with_summary(five)

    assert kept(five) == made(five)
    assert made(five).symptoms["S3"] == "unknown"
    assert made(five).rows["R-CIC"].holder == "other:it"


def test_one_who_answered_alone_has_counts_instead_of_figures(database: Database) -> None:
    one = crew(database, size=1)
    one.submit(one.people[0], dict.fromkeys(NINE, "de"))
    close_with_summary(one)

    assert kept(one) == made(one)
    assert made(one).same_owner == (9, 9)


def test_a_round_that_cannot_be_closed_keeps_nothing(database: Database) -> None:
    three = crew(database, size=3)
    with pytest.raises(Conflict):
        close_with_summary(three)

    assert kept(three) is None


def test_a_round_that_is_open_or_called_off_has_none(database: Database) -> None:
    five = answered(database)
    opened = five.seen_by(five.people[0])
    five.call_off()
    with database.reading() as session:
        assert summaries_of(session, [opened, five.seen_by(five.people[0])]) == {}


def test_a_deleted_team_takes_its_summaries_along(database: Database) -> None:
    five = answered(database)
    close_with_summary(five)
    with database.writing() as session:
        teams.destroy(session, teams.find(session, five.people[0], five.round.team_id))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(SummaryRow)) == 0


def test_a_round_closed_before_there_were_summaries_is_summed_up_when_somebody_looks(database: Database) -> None:
    five = answered(database)
    five.close()
    with database.reading() as session:
        found = summaries_of(session, [five.seen_by(five.people[0])])

    assert found == {five.round.id: made(five)}
    assert kept(five) is None


def test_what_is_kept_is_read_in_one_query_however_many_rounds(database: Database) -> None:
    crews = [answered(database) for _ in range(3)]
    for five in crews:
        close_with_summary(five)
    seen = [five.seen_by(five.people[0]) for five in crews]
    asked: list[str] = []
    event.listen(database.engines.reading, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with database.reading() as session:
        assert len(summaries_of(session, seen)) == 3

    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_at_the_start_earlier_rounds_are_summed_up_in_batches(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.rounds.summaries.AT_A_TIME", 2)
    crews = [answered(database, ANONYMOUS) for _ in range(3)]
    for five in crews:
        five.close()
    too_few = crews.pop()
    with database.writing() as session:
        session.get_one(RoundRow, too_few.round.id).respondents = 4
    anyio.run(sum_up_earlier, database)

    assert [kept(five) == made(five) for five in crews] == [True, True]
    assert kept(too_few) is None


def test_with_nothing_to_sum_up_nobody_is_kept_from_writing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(database, "writing_turn", pytest.fail)
        anyio.run(sum_up_earlier, database)


def test_a_start_without_tables_is_no_obstacle(database_url: str) -> None:
    empty = Database(database_url)
    anyio.run(sum_up_earlier, empty)
    empty.close()
