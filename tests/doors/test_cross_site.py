"""Another site cannot post in a visitor's name; this site, and whatever is no browser, can."""

import pytest
from starlette.testclient import TestClient

from tests.doors.conftest import MakeApp

HERE = "http://holdfast.test"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": HERE},
    ],
)
def test_a_post_from_here_is_taken(browser: TestClient, headers: dict[str, str]) -> None:
    assert browser.post("/teams", headers=headers).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
        {"Origin": "https://elsewhere.test"},
        {"Origin": "http://holdfast.test.elsewhere.test"},
        {"Origin": "http://holdfast.test:8080"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_a_post_from_elsewhere_is_refused_and_does_nothing(browser: TestClient, headers: dict[str, str]) -> None:
    refused = browser.post("/teams", headers=headers)
    assert refused.status_code == 403
    assert "another site" in refused.text
    assert "set-cookie" not in refused.headers


def test_looking_from_elsewhere_is_allowed(browser: TestClient) -> None:
    """Or no link from a chat would work."""
    assert browser.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_the_public_address_counts_as_here_behind_a_proxy_that_changes_the_host(make_app: MakeApp) -> None:
    app = make_app(base_url="https://holdfast.example.org", secret="Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE")
    with TestClient(app, "http://10.0.0.7:8000", follow_redirects=False) as browser:
        assert browser.post("/teams", headers={"Origin": "https://holdfast.example.org"}).status_code == 303
        assert browser.post("/teams", headers={"Origin": "https://elsewhere.test"}).status_code == 403
