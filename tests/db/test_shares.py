"""Shares: leads make and withdraw them; a dead one looks like one that never was; what may change shows at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.db import accounts, people, rounds, shares, teams
from app.db.rounds import Round
from app.db.session import Database
from app.db.shares import Share, StandingShare
from app.domain.errors import Conflict, NotAllowed, NotFound
from app.domain.sharing import Along
from tests.db.company import SECRET, Company, company_of, somebody
from tests.db.conftest import NOW

MONTH = timedelta(days=30)
NAMED = Along(names=True)

Make = Callable[..., str]


@pytest.fixture
def company(database: Database, guest: str) -> Company:
    """A team of two: the guest, who leads it, and Ben."""
    company, round = company_of(database, guest)
    ben = somebody(database, "Ben")
    company.join(ben)
    for person in (guest, ben):
        company.answer(round, person, "yes")
    company.close(round)
    return company


@pytest.fixture
def round(database: Database, guest: str, company: Company) -> Round:
    """Their closed round."""
    with database.reading() as session:
        (round,) = rounds.of_team(session, guest, company.team_id)
        return shares.find_led(session, guest, round.id)


@pytest.fixture
def make(database: Database, guest: str, round: Round) -> Make:
    """Makes a share of it; good for a month unless said otherwise."""

    def made(along: Along | None = None, lasting: timedelta | None = MONTH, label: str | None = None) -> str:
        with database.writing() as session:
            ends = NOW + lasting if lasting else None
            return shares.make(session, round, guest, along or Along(), ends, NOW, label)

    return made


def standing(database: Database, share_id: str, after: timedelta = timedelta()) -> StandingShare:
    with database.reading() as session:
        return shares.find(session, share_id).at(NOW + after)


def listed(database: Database, round: Round) -> tuple[Share, ...]:
    with database.reading() as session:
        return shares.of(session, round.id)


def test_a_share_opens_its_round_with_what_goes_along(database: Database, round: Round, make: Make) -> None:
    along = Along(recommendations=False, decisions=True, names=False, files=True)

    found = standing(database, make(along))
    assert (found.round_id, found.along, found.expires_at) == (round.id, along, NOW + MONTH)
    with database.reading() as session:
        opened = rounds.shared(session, found.round_id)
    assert (opened.number, opened.state, opened.standing) == (round.number, "closed", "visitor")


def test_unknown_expired_and_withdrawn_shares_look_the_same(
    database: Database, guest: str, round: Round, make: Make
) -> None:
    expired, withdrawn = make(), make(lasting=None)
    with database.writing() as session:
        shares.withdraw(session, round, guest, withdrawn, NOW)
    refusals: set[str] = set()
    for share in ("no such share", expired, withdrawn):
        with pytest.raises(NotFound) as refused:
            standing(database, share, after=MONTH)
        refusals.add(refused.value.sentence)
    assert len(refusals) == 1


def test_a_share_works_until_the_last_moment_and_one_without_an_end_for_years(database: Database, make: Make) -> None:
    assert standing(database, make(), after=MONTH - timedelta(seconds=1))
    assert standing(database, make(lasting=None), after=timedelta(days=3000))


def test_leads_see_every_share_newest_first_and_what_became_of_it(
    database: Database, guest: str, round: Round, make: Make
) -> None:
    board = make(label="The board")
    with database.writing() as session:
        later = shares.make(session, round, guest, NAMED, None, NOW + timedelta(hours=1))
        shares.withdraw(session, round, guest, later, NOW + timedelta(hours=2))
    newest, oldest = listed(database, round)

    assert (newest.id, newest.label, newest.along, newest.state(NOW)) == (later, None, NAMED, "withdrawn")
    assert (oldest.id, oldest.label, oldest.state(NOW), oldest.state(NOW + MONTH)) == (
        board,
        "The board",
        "open",
        "expired",
    )


def test_withdrawing_twice_keeps_the_first_time(database: Database, guest: str, round: Round, make: Make) -> None:
    share = make()
    for days in (1, 2):
        with database.writing() as session:
            shares.withdraw(session, round, guest, share, NOW + timedelta(days=days))

    assert listed(database, round)[0].withdrawn_at == NOW + timedelta(days=1)


def test_an_open_round_cannot_be_shared(database: Database, guest: str, company: Company) -> None:
    open_round = company.open_round(guest)

    with pytest.raises(Conflict), database.reading() as session:
        shares.find_led(session, guest, open_round.id)


def test_only_a_lead_shares(database: Database, guest: str, company: Company, round: Round, make: Make) -> None:
    share = make()
    member = somebody(database)
    company.join(member)
    with pytest.raises(NotAllowed), database.reading() as session:
        shares.find_led(session, member, round.id)
    with pytest.raises(NotAllowed), database.writing() as session:
        shares.make(session, round, member, Along(), None, NOW)
    with pytest.raises(NotAllowed), database.writing() as session:
        shares.withdraw(session, round, member, share, NOW)
    with pytest.raises(NotFound), database.reading() as session:
        shares.find_led(session, somebody(database), round.id)


def test_a_share_of_another_round_is_not_withdrawn(database: Database, round: Round, make: Make) -> None:
    share = make()
    stranger = somebody(database)
    other, theirs = company_of(database, stranger)
    other.answer(theirs, stranger, "no")
    other.close(theirs)
    with pytest.raises(NotFound), database.writing() as session:
        shares.withdraw(session, shares.find_led(session, stranger, theirs.id), stranger, share, NOW)

    assert listed(database, round)[0].state(NOW) == "open"


def test_a_share_goes_with_its_team(database: Database, guest: str, company: Company, make: Make) -> None:
    share = make()
    with database.writing() as session:
        teams.destroy(session, teams.find(session, guest, company.team_id))

    with pytest.raises(NotFound):
        standing(database, share)


def test_a_new_name_of_the_team_shows_at_once(database: Database, guest: str, company: Company, make: Make) -> None:
    share = make()
    before = standing(database, share)
    with database.writing() as session:
        teams.rename(session, teams.find(session, guest, company.team_id), "Payments ML")

    assert (before.team_name, standing(database, share).team_name) == (None, "Payments ML")


def test_who_deletes_their_account_is_gone_from_a_share_with_names_at_once(
    database: Database, company: Company, make: Make
) -> None:
    with_names, without = make(NAMED), make()
    before = standing(database, with_names)
    with database.writing() as session:
        accounts.destroy(session, SECRET, next(person for name, person in before.heard if name == "Ben" and person))
    after = standing(database, with_names)

    assert {name for name, _ in before.heard} == {"Ben", None}
    assert (None, None) in after.heard
    assert not any(name for name, _ in after.heard)
    assert standing(database, without).heard == ()


def test_who_gives_a_name_later_is_heard_under_it(database: Database, guest: str, make: Make) -> None:
    share = make(NAMED)
    with database.writing() as session:
        people.rename(session, guest, "Ada Pruitt")

    assert ("Ada Pruitt", guest) in standing(database, share).heard
