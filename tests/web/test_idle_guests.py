"""A server that starts forgets the guests who have not been back."""

import time
from datetime import UTC, datetime, timedelta

from fastapi import FastAPI
from starlette.testclient import TestClient

from app.db import people, sign_ins
from app.db.session import Database
from tests.web.conftest import Contents


def test_a_start_forgets_who_has_not_been_back(app: FastAPI, migrated_database_url: str, contents: Contents) -> None:
    database = Database(migrated_database_url)
    now = datetime.now(UTC)
    with database.writing() as session:
        gone = people.new_guest(session, now - sign_ins.KEPT - timedelta(days=1))
        still = people.new_guest(session, now)
    database.close()

    with TestClient(app):
        until = time.monotonic() + 10
        while gone in str(contents()["people"]) and time.monotonic() < until:
            time.sleep(0.05)

    left = str(contents()["people"])
    assert gone not in left
    assert still in left
