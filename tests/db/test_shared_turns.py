"""Who waits to write at the same time goes together, and nobody pays for what another one does wrong."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from app.db import people
from app.db.models import PersonRow
from app.db.session import Database
from app.domain.errors import NotFound, Refusal
from tests.db.conftest import NOW
from tests.db.test_turns import fail_at_commit, is_idle

Work = Callable[[Session], Any]


def arrive(session: Session) -> str:
    return people.new_guest(session, NOW)


def be_refused(session: Session) -> None:
    arrive(session)
    raise NotFound


def break_down(session: Session) -> None:
    arrive(session)
    raise ZeroDivisionError


async def while_somebody_writes(database: Database, works: Sequence[Work], leaving: Collection[int] = ()) -> Any:
    """What becomes of each work, all of which come while a transaction is open; who is `leaving` does so before it
    ends."""
    is_open, may_end = Event(), Event()

    def hold(session: Session) -> None:
        is_open.set()
        may_end.wait()

    holding = asyncio.create_task(database.write(hold))
    await asyncio.to_thread(is_open.wait)
    tasks = [asyncio.create_task(database.write(work)) for work in works]
    await asyncio.sleep(0.1)
    for place in leaving:
        tasks[place].cancel()
    may_end.set()
    await holding
    return await asyncio.gather(*tasks, return_exceptions=True)


def kept(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.scalars(select(PersonRow.id)))


def test_each_hears_what_became_of_its_own_and_that_is_kept(database: Database) -> None:
    ids = asyncio.run(while_somebody_writes(database, [arrive] * 40))
    assert len(set(ids)) == 40
    assert kept(database) == set(ids)
    assert is_idle(database)


def test_those_who_wait_go_in_few_transactions_on_sqlite(embedded: Database) -> None:
    commits: list[object] = []
    event.listen(embedded.engines.writing, "commit", commits.append)
    asyncio.run(while_somebody_writes(embedded, [arrive] * 40))
    assert len(commits) == 3, "of sixteen, of sixteen and of eight"


@pytest.mark.parametrize(("bad", "fault"), [(be_refused, NotFound), (break_down, ZeroDivisionError)])
def test_what_one_does_wrong_is_undone_and_nobody_elses_work(
    database: Database, bad: Work, fault: type[Exception]
) -> None:
    first, wrong, last = asyncio.run(while_somebody_writes(database, [arrive, bad, arrive]))
    assert isinstance(wrong, fault)
    assert kept(database) == {first, last}
    assert is_idle(database)


def test_who_leaves_while_waiting_has_written_nothing_and_holds_nobody_up(embedded: Database) -> None:
    ids = asyncio.run(while_somebody_writes(embedded, [arrive] * 5, leaving=(0, 3)))
    assert [isinstance(id, asyncio.CancelledError) for id in ids] == [True, False, False, True, False]
    assert kept(embedded) == {ids[1], ids[2], ids[4]}
    assert is_idle(embedded)


@pytest.mark.parametrize("steps", range(12))
def test_whenever_the_first_leaves_the_others_are_kept(embedded: Database, steps: int) -> None:
    """Also at the very moment at which it would have taken them along."""

    async def leave_after(steps: int) -> Sequence[object]:
        tasks = [asyncio.create_task(embedded.write(arrive)) for _ in range(3)]
        for _ in range(steps):
            await asyncio.sleep(0)
        tasks[0].cancel()
        return (await asyncio.gather(*tasks, return_exceptions=True))[1:]

    others = asyncio.run(leave_after(steps))
    assert None not in others
    assert set(others) <= kept(embedded)


def test_a_commit_that_one_makes_fail_fails_for_nobody_else(database: Database) -> None:
    first, wrong, last = asyncio.run(while_somebody_writes(database, [arrive, fail_at_commit, arrive]))
    assert isinstance(wrong, Exception)
    assert not isinstance(wrong, Refusal)
    assert kept(database) == {first, last}
