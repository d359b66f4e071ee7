"""`holdfast demo`: an empty database is filled with three invented teams and what became of them in a year."""

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import choice

import anyio
from sqlalchemy.orm import Session

from app.db import teams
from app.db.ids import ALPHABET
from app.db.reaching import migrate
from app.db.server_lock import held_lock
from app.db.session import Database
from app.demo.stories import Story, stories
from app.demo.telling import Company, email_of, tell
from app.faults import StartFault
from app.passwords import digest_of
from app.secret import secret_of
from app.settings import settings_from_environment

NOT_EMPTY = "This database has teams in it, so it stays as it is. Name an empty one: HOLDFAST_DATA_DIR=another-folder."
USUAL_ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Demo:
    """What somebody needs to look around: where to sign in, as whom, and the one password of everybody. `emails` begins
    with the lead of all teams."""

    address: str
    emails: tuple[str, ...]
    password: str
    teams: tuple[str, ...]


def fill() -> Demo:
    """Migrate the database of the environment's settings and tell every story in it, all or nothing. StartFault where
    there are teams in it, Obstructed where it is being served or cannot be reached."""
    settings = settings_from_environment()
    secret = secret_of(settings)
    migrate(settings)
    password = "-".join("".join(choice(ALPHABET) for _ in range(4)) for _ in range(4))
    told = stories()
    with held_lock(settings.database):
        database = Database(settings.database)
        try:
            with database.writing() as session:
                _tell_all(session, secret, told, anyio.run(digest_of, password))
        finally:
            database.close()
    names = dict.fromkeys(name for story in told for name in story.people)
    return Demo(
        address=f"{settings.base_url or USUAL_ADDRESS}/session/new",
        emails=tuple(map(email_of, names)),
        password=password,
        teams=tuple(story.name for story in told),
    )


def _tell_all(session: Session, secret: bytes, told: tuple[Story, ...], password_digest: str) -> None:
    if teams.are_any(session):
        raise StartFault(NOT_EMPTY)
    company = Company(session, secret, password_digest, datetime.now(UTC))
    for story in told:
        tell(company, story)
