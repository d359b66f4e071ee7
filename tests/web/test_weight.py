"""What pages weigh on the wire, headers and all, compressed as they are served."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from httpx2 import Client

from tests.server import Server
from tests.web.markup import parse

FIRST_VISIT = 80 * 1024
ANY_PAGE = 15 * 1024

EVERYTHING_WRONG = {
    "symptoms": {f"S{n}": "yes" for n in range(1, 7)} | {f"S{n}.severity": "3" for n in range(1, 7)},
    "ownership": {"CX3": "no"}
    | dict.fromkeys(("R-ING", "R-TRF", "R-STO", "R-PIP", "R-SCH", "R-DMO"), "ml")
    | dict.fromkeys(("R-TRN", "R-EVA", "R-FEA", "R-INF"), "everyone")
    | dict.fromkeys(("R-CIC", "R-ENV", "R-ACC"), "nobody")
    | dict.fromkeys(("R-OBS", "R-GRD", "X1"), "dont_know")
    | dict.fromkeys(("X2", "X3"), "de"),
    "practices": {"CX5": "yes"} | {f"P{n}": "no" for n in range(1, 6)} | {f"M{n}": "yes" for n in range(1, 6)},
}


@pytest.fixture
def client(live_server: Server) -> Iterator[Client]:
    with Client(base_url=live_server.url, headers={"Accept-Encoding": "gzip"}) as client:
        yield client


@pytest.fixture
def round(client: Client) -> str:
    """The address of a round that somebody answered as badly as can be."""
    first = client.post("/teams", follow_redirects=False).headers["location"]
    round = "/".join(first.split("/")[:3])
    for section, answers in EVERYTHING_WRONG.items():
        assert client.post(f"{round}/sections/{section}", data=answers).status_code == 303
    return round


def weight(client: Client, address: str) -> int:
    """Bytes of the answer as they came, its headers included."""
    with client.stream("GET", address) as answer:
        assert answer.status_code == 200, address
        headers = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
        return headers + sum(len(piece) for piece in answer.iter_raw())


def parts(client: Client, address: str) -> set[str]:
    """What the page needs besides itself: what it links, what it runs, and what its stylesheets draw on."""
    root, _ = parse(client.get(address).text)
    linked = {link.get("href") for link in root.all("link")} | {script.get("src") for script in root.all("script")}
    drawn_on = {
        urljoin(sheet, name)
        for sheet in linked
        if ".css" in sheet
        for name in re.findall(r"url\(([^#)]+)\)", client.get(sheet).text)
    }
    return linked | drawn_on


def test_a_first_visit_weighs_little_the_first_question_included(client: Client, round: str) -> None:
    pages = ["/", f"{round}/sections/symptoms"]
    needed = {*pages, *(part for page in pages for part in parts(client, page))}

    assert sum("woff2" in part for part in needed) == 1
    assert any("htmx" in part for part in needed)
    assert sum(weight(client, address) for address in needed) <= FIRST_VISIT


@pytest.mark.parametrize("address", ["/", "/sample", "/method", "/advice", "/api/docs"])
def test_a_page_for_everybody_weighs_little(client: Client, address: str) -> None:
    assert weight(client, address) <= ANY_PAGE


@pytest.mark.parametrize(
    "page",
    ["", "/sections/symptoms", "/sections/ownership", "/sections/practices", "/verdict", "/check", "/view", "/closure"],
)
def test_a_page_of_a_round_weighs_little(client: Client, round: str, page: str) -> None:
    assert weight(client, f"{round}{page}") <= ANY_PAGE


def test_a_report_with_everything_wrong_weighs_little(client: Client, round: str) -> None:
    client.post(f"{round}/submission")
    assert client.post(f"{round}/closure").status_code == 303

    assert weight(client, f"{round}/report") <= ANY_PAGE


def test_a_page_met_again_brings_nothing_of_what_it_is_made_of(client: Client) -> None:
    for part in parts(client, "/"):
        assert "immutable" in client.get(part).headers["cache-control"]
