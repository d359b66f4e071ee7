"""Every answer carries its headers; pages are kept by nobody, static files for good."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.web.render import static_url
from tests.doors.conftest import MakeApp

EVERYWHERE = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


TLS_ONLY = "max-age=31536000; includeSubDomains"


@pytest.fixture
def broken(app: FastAPI) -> str:
    """An address whose page has a fault of ours."""

    def fail() -> None:
        raise RuntimeError("the secret ingredient")

    app.add_api_route("/broken", fail)
    return "/broken"


@pytest.mark.parametrize("address", ["/", "/no/such/page", "/healthz", "/rounds/unknown", "/static/vendor/htmx.min.js"])
def test_every_answer_carries_the_security_headers(browser: TestClient, address: str) -> None:
    headers = browser.get(address).headers
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert headers["Permissions-Policy"]


def test_over_tls_browsers_are_told_to_stay_there(make_app: MakeApp) -> None:
    with TestClient(make_app(), "https://holdfast.test") as browser:
        for address in ("/", "/no/such/page", "/static/mark.svg"):
            assert browser.get(address).headers["Strict-Transport-Security"] == TLS_ONLY


def test_a_public_address_over_tls_tells_them_behind_a_proxy_too(make_app: MakeApp) -> None:
    with TestClient(make_app(base_url="https://holdfast.example.org"), "http://10.0.0.7:8000") as browser:
        assert browser.get("/").headers["Strict-Transport-Security"] == TLS_ONLY


def test_without_tls_nothing_is_said_of_it(browser: TestClient) -> None:
    assert "Strict-Transport-Security" not in browser.get("/").headers


def test_a_fault_of_ours_shows_a_page_with_a_number_and_nothing_else(browser: TestClient, broken: str) -> None:
    failed = browser.get(broken)
    assert failed.status_code == 500
    assert failed.headers["X-Request-ID"] in failed.text
    assert "secret ingredient" not in failed.text
    assert {name: failed.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def test_htmx_gets_a_part_instead_of_a_page(browser: TestClient) -> None:
    page = browser.get("/rounds/unknown")
    part = browser.get("/rounds/unknown", headers={"HX-Request": "true"})
    assert page.status_code == part.status_code == 404
    assert "<html" in page.text
    assert "<html" not in part.text


def test_what_an_address_cannot_do_is_said_with_a_page(browser: TestClient) -> None:
    refused = browser.post("/")
    assert refused.status_code == 405
    assert refused.headers["Allow"] == "HEAD, GET"
    assert "<html" in refused.text


@pytest.mark.parametrize("address", ["/", "/no/such/page", "/healthz"])
def test_pages_are_kept_by_nobody(browser: TestClient, address: str) -> None:
    assert browser.get(address).headers["Cache-Control"] == "no-store"


def test_a_static_file_is_kept_for_good_under_the_address_of_its_content(browser: TestClient) -> None:
    address = static_url("vendor/htmx.min.js")
    assert browser.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for stale in (address[:-1], address.partition("?")[0]):
        assert browser.get(stale).headers["Cache-Control"] == "public, no-cache"


def test_what_is_not_a_static_file_is_not_found(browser: TestClient) -> None:
    for address in ("/static/none.css", "/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static/vendor"):
        assert browser.get(address).status_code == 404


def test_text_is_compressed_and_fonts_are_not(browser: TestClient) -> None:
    def encoding(address: str) -> str | None:
        return browser.get(address, headers={"Accept-Encoding": "gzip"}).headers.get("Content-Encoding")

    assert encoding("/") == encoding("/static/vendor/htmx.min.js") == "gzip"
    assert encoding("/healthz") is None
    assert encoding("/static/vendor/instrument-sans.woff2") is None


def test_head_is_get_without_the_body(browser: TestClient) -> None:
    plain = {"Accept-Encoding": "identity"}
    get, head = browser.get("/", headers=plain), browser.head("/", headers=plain)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_the_interface_is_not_described_where_pages_are(browser: TestClient) -> None:
    assert [browser.get(address).status_code for address in ("/docs", "/redoc", "/openapi.json")] == [404, 404, 404]


def test_health_says_alive_and_ready(browser: TestClient) -> None:
    assert browser.get("/healthz").json() == {"alive": True}
    assert browser.get("/readyz").json() == {"ready": True}
