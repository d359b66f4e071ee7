"""Passwords are judged by length and by what somebody would try first, never by which characters they are made of."""

import unicodedata

import pytest

from app.domain.credentials import (
    COMMON_PASSWORD,
    LONG_PASSWORD,
    NO_PASSWORD,
    PASSWORD_WITH_EMAIL,
    SHORT_PASSWORD,
    email_fault,
    kept_email,
    kept_password,
    password_fault,
)

EMAIL = "ada@example.org"
COMMON = {"three grey geese"}


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "four words in a row",
        "zwölf Boxkämpfer jagen",
        "tr0ub4dor&3xyz",
        "password is what I lost",
        "пароль длинный и мой",
        "x" * 64 + "and then something else",
        "a qwerty keyboard in the rain",
    ],
)
def test_a_password_that_takes_some_guessing_is_taken(password: str) -> None:
    assert password_fault(password, EMAIL, COMMON) is None


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password2024!",
        "P@ssw0rd1234",
        "passwordpassword",
        "123456789012",
        "qwertyuiop12",
        "QWERTYUIOPASDF",
        "abcdefghijkl",
        "zyxwvutsrqpo",
        "1q2w3e4r5t6y",
        "aaaaaaaaaaaa",
        "abcabcabcabcab",
        "111222111222333",
        "iloveyou123456",
        "welcome_2026_!",
        "letmein99999",
        "Administrator1",
    ],
)
def test_a_password_among_the_first_to_be_tried_is_refused(password: str) -> None:
    assert password_fault(password, EMAIL, COMMON) == COMMON_PASSWORD


@pytest.mark.parametrize("password", ["three grey geese", "Three Grey GEESE"])
def test_a_password_that_many_use_is_refused(password: str) -> None:
    assert password_fault(password, EMAIL, COMMON) == COMMON_PASSWORD
    assert password_fault(f"{password} fly", EMAIL, COMMON) is None


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", NO_PASSWORD),
        ("eleven long", SHORT_PASSWORD),
        ("twelve longs", None),
        ("many words " * 11 + "1234567", None),
        ("many words " * 11 + "12345678", LONG_PASSWORD),
    ],
)
def test_twelve_to_a_hundred_and_twenty_eight_characters(password: str, fault: str | None) -> None:
    assert password_fault(password, EMAIL, COMMON) == fault


def test_ones_own_address_is_no_password() -> None:
    assert password_fault("Lovelace loves lace", "lovelace@example.org", COMMON) == PASSWORD_WITH_EMAIL


def test_a_short_address_may_stand_in_any_word() -> None:
    assert password_fault("a canada goose flies", EMAIL, COMMON) is None


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    assert kept_password(unicodedata.normalize("NFD", "zwölf Boxkämpfer")) == "zwölf Boxkämpfer"


def test_an_address_is_the_same_in_any_case() -> None:
    assert kept_email("  Ada@Example.ORG ") == EMAIL


@pytest.mark.parametrize(
    "email", ["ada@example.org", "ada+data@sub.example.org", "ada@localhost", "jürgen@bücher.example"]
)
def test_a_plain_address_is_taken(email: str) -> None:
    assert email_fault(email) is None


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ada",
        "@example.org",
        "ada@",
        "a@b@c",
        "ada @example.org",
        "ada@exa\nmple.org",
        "ada@x\u202e.org",
        "a" * 250 + "@b.org",
    ],
)
def test_what_is_no_address_is_refused(email: str) -> None:
    assert email_fault(email)
