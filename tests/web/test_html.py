"""Every page is valid HTML, with hostile text in every field too."""

from collections.abc import Iterator
from pathlib import Path

from fastapi import FastAPI
from httpx2 import Response

from tests.vnu import faults_of
from tests.web.test_access import Company, company, migrated_database_url
from tests.web.test_hostile_texts import HOSTILE, answers, fill, forms_to_type_into, settled

__all__ = ["company", "migrated_database_url", "settled"]


def pages(app: FastAPI, company: Company) -> Iterator[Response]:
    """Every page with hostile text in it, every form that comes back with what is wrong, and what is not there."""
    lead = company.people["lead"].client
    fill(app.state.database, HOSTILE["a script"])
    yield from answers(company)
    for action, fields in forms_to_type_into(company, "lead"):
        yield lead.post(action, data=dict.fromkeys(fields, "x" * 2000))
    yield lead.get("/nowhere")


def test_every_page_is_valid(app: FastAPI, settled: Company, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for answer in pages(app, settled):
        if "text/html" in answer.headers.get("content-type", ""):
            name = f"{answer.request.method} {answer.url.path}".replace("/", "-")[:80]
            (folder / f"{name}.html").write_text(answer.text)

    assert len(list(folder.iterdir())) > 30
    assert faults_of(folder) == []
