"""A link may say where a form leads afterwards, but never to another site."""

import pytest

from app.web.onward import local_address

ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "HTTPS:evil.example",
    "javascript:alert(1)",
    "data:text/html,hello",
    "/%2f%2fevil.example",
    "/%5cevil.example",
    "/../../evil",
    "/./evil",
    "/@evil.example",
    "evil.example",
    " /teams",
    "/teams\r\nSet-Cookie: holdfast=eve",
    "/" + "a" * 600,
]


@pytest.mark.parametrize("address", ["", *ELSEWHERE])
def test_what_a_browser_could_take_for_another_site_is_not_followed(address: str) -> None:
    assert local_address(address, "/teams") == "/teams"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/account",
        "/rounds/4kq0v2m8x1c7z5b3n9d6/view",
        "/join/4kq0v2m8x1c7z5b3n9d60123456789abcdef0123456789abcdef",
        "/rounds/4kq0v2m8x1c7z5b3n9d6/sections/ownership#R-ING",
        "/teams/4kq0v2m8x1c7z5b3n9d6/rounds/new?privacy=anonymous",
    ],
)
def test_an_address_of_ours_is_followed(address: str) -> None:
    assert local_address(address, "/teams") == address
