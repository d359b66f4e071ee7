"""Whatever stands in a stored field stays text, on every page, in every file and error: nothing runs or breaks."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import Column, func, literal, select, update

from app.db import shares
from app.db.models import Base
from app.db.session import Database
from app.domain.sharing import Along
from tests.web.access_table import OPENED, TABLE
from tests.web.markup import Element, fields_of, parse
from tests.web.test_access import Company, company, migrated_database_url
from tests.web.tokens import person_of
from tests.web.visitor import Visitor

__all__ = ["company", "migrated_database_url"]

HOSTILE = {
    "a script": """"'><script>alert(1)</script><img src=x onerror=alert(1)>""",
    "what closes elements": "</title></textarea></select></script></svg><svg/onload=alert(1)>",
    "an attribute": """" autofocus onfocus=alert(1) href='javascript:alert(1)' x=" """.strip(),
    "a template": "{{ 7*7 }}{% raw %}${7*7}<%= 7*7 %>#{7*7}&lt;b&gt;&#60;",
    "a formula": """=HYPERLINK("http://evil.example","x")<b>""",
    "marks": "![x](javascript:alert(1))<b>`x` *b* #eval(1) $x$ @cite |",
}
SHORTEST_FREE_TEXT = 80
NOT_TYPED = {"password_digest"}
VISITORS = ("lead", "member", "account holder", "link holder")
TAG = re.compile(r"(?<!\\)<[a-z/]")
TYPED_INTO = ("text", "email", "search", "url", "")


def typed_columns() -> list["Column[object]"]:
    """Every column that keeps what somebody typed."""
    return [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if (getattr(column.type, "length", None) or 0) >= SHORTEST_FREE_TEXT and column.name not in NOT_TYPED
    ]


def fill(database: Database, text: str) -> list[str]:
    """Put the text into every field that is filled; the names of columns that nobody fills."""
    empty: list[str] = []
    with database.writing() as session:
        for column in typed_columns():
            is_filled = column.is_not(None)
            if not session.scalar(select(func.count()).select_from(column.table).where(is_filled)):
                empty.append(str(column))
            # An address is one person's; a row's own id keeps them apart.
            apart = literal(text) + column.table.c.id if column.unique else literal(text)
            session.execute(update(column.table).where(is_filled).values({column.name: apart}))
    return empty


@pytest.fixture
def settled(app: FastAPI, company: Company) -> Company:
    """The company after it has settled two duties, one of which waits at somebody's risk, and has shared its report."""
    lead, closed = company.people["lead"], company.values["closed"]
    decision = {"since": "2026-11-25", "why": "Because."}
    lead.send(f"/rounds/{closed}/settling/R-CIC", {**decision, "owner": "de", "holder_name": "Dan"})
    lead.send(f"/rounds/{closed}/settling/R-ACC", {**decision, "owner": "wait", "risk_taken_by": "Grace"})
    lead.send(f"/rounds/{company.values['open']}/sections/symptoms", {"S1": "yes"})
    database: Database = app.state.database
    with database.writing() as session:
        lead_id = person_of(database, lead)
        round = shares.find_led(session, lead_id, closed)
        shares.make(session, round, lead_id or "", Along(), None, datetime.now(UTC), "For the board")
    return company


def answers(company: Company) -> Iterator[Response]:
    """What everybody who may is answered at every address that is only looked at."""
    for line, rule in TABLE.items():
        method, address = company.asked(line)
        if method == "GET":
            yield from (company.sent(name, method, address) for name in VISITORS if rule[name] == OPENED)


def look_at(visitor: Visitor, answer: Response, text: str) -> bool:
    """Whether the text stands in the answer, which must be whole."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if kind == "text/html":
        page = visitor.seen(answer, answer.status_code)
        assert not [*page.root.all("img")], page.address
        return text.strip() in words_of(page.root)
    if kind == "application/json":
        return json.dumps(text)[1:-1] in json.dumps(json.loads(answer.text))
    if kind == "text/csv":
        rows = list(csv.reader(StringIO(answer.text)))
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t")]
        return False
    if kind == "text/markdown":
        assert not TAG.search(answer.text)
    return False


def words_of(root: Element) -> str:
    """All that a page says, what stands in its fields included."""
    return " ".join([root.text, *(field.get("value") for field in root.all("input")), *texts(root)])


def texts(root: Element) -> Iterator[str]:
    yield from (area.text for area in root.all("textarea"))


def test_it_stays_text_on_every_page_and_in_every_file(app: FastAPI, settled: Company) -> None:
    lead = settled.people["lead"]
    for kind, text in HOSTILE.items():
        assert not fill(app.state.database, text), "nothing shows these: have the company fill them"
        seen = [answer.url.path for answer in answers(settled) if look_at(lead, answer, text)]
        assert len(seen) > 15, kind


def test_it_stays_text_where_a_form_comes_back_with_what_is_wrong(settled: Company) -> None:
    for kind, text in HOSTILE.items():
        assert echoes(settled, text) > 5, kind


def echoes(company: Company, text: str) -> int:
    """How many forms come back with the text, which is too long for each."""
    echoed = 0
    for name in VISITORS:
        visitor = company.people[name]
        for action, fields in forms_to_type_into(company, name):
            answer = visitor.client.post(action, data={**fields, **dict.fromkeys(fields, text * 20)})
            assert answer.status_code < 500, action
            echoed += look_at(visitor, answer, text)
        for address in (f"/nowhere/{text}", f"/rounds/{text}/report", "/session/new"):
            look_at(visitor, visitor.client.get(address, params={"next": text, "asked": text}), text)
    return echoed


def forms_to_type_into(company: Company, name: str) -> list[tuple[str, dict[str, str]]]:
    """Every form in which the visitor can type, once, with what it would send as it stands."""
    found: dict[str, dict[str, str]] = {}
    for line, rule in TABLE.items():
        method, address = company.asked(line)
        if method != "GET" or rule[name] != OPENED or address.startswith("/api/"):
            continue
        answer = company.sent(name, method, address)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for form in parse(answer.text)[0].all("form"):
            typed = [one for one in form.all("input", "textarea") if one.get("type") in TYPED_INTO]
            if typed and form.get("action") != "/session":
                found.setdefault(form.get("action"), fields_of(form))
    return list(found.items())
