"""What somebody signs in with: e-mail addresses and passwords, as typed and as kept."""

import re
import unicodedata
from collections.abc import Container

LONGEST_EMAIL = 254
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 128
FEW_CHARACTERS = 5
TELLING = 4
"""How long the part of an address before the @ must be for a password not to contain it."""

NO_EMAIL = "Please give an e-mail address, such as ada@example.org."
NO_PASSWORD = "Please choose a password."
SHORT_PASSWORD = f"Please choose at least {SHORTEST_PASSWORD} characters. A few words in a row are easy to remember."
LONG_PASSWORD = f"Please keep the password to {LONGEST_PASSWORD} characters."
COMMON_PASSWORD = "This is among the first that somebody would try. A few words that do not belong together are safer."
PASSWORD_WITH_EMAIL = "Please leave your e-mail address out of the password."

COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        admin administrator baseball basketball batman changeme charlie dragon football hello helloworld holdfast
        iloveyou jordan letmein liverpool login master michael monkey mynoob mypassword newpassword passphrase
        password passwords passwort pokemon princess qwerty secret secretpassword shadow starwars summer sunshine
        superman test thisismypassword trustno trustnoone welcome welcomehome winter
        """,
    )
)
RUNS = (
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "zaq12wsxcde34rfvbgt56yhn",
)
AS_LETTERS = str.maketrans("0134578@$!", "oieastbasi")


def kept_email(typed: str) -> str:
    """The address as it is kept and looked up: trimmed, in lower case."""
    return unicodedata.normalize("NFC", typed).strip().lower()


def kept_password(typed: str) -> str:
    """The password as it is hashed: the same however the keyboard composes its letters."""
    return unicodedata.normalize("NFC", typed)


def email_fault(email: str) -> str | None:
    """What is wrong with an address as kept, None where nothing is. Whether it exists only a mail can tell."""
    is_plain = re.fullmatch(r"[^@\s]+@[^@\s]+", email) and email.isprintable() and len(email) <= LONGEST_EMAIL
    return None if is_plain else NO_EMAIL


def password_fault(password: str, email: str, common: Container[str]) -> str | None:
    """What is wrong with a new password for the account with the address, both as kept; None where nothing is.
    `common` are passwords that many use, in lower case."""
    if not password:
        return NO_PASSWORD
    if len(password) < SHORTEST_PASSWORD:
        return SHORT_PASSWORD
    if len(password) > LONGEST_PASSWORD:
        return LONG_PASSWORD
    name = email.partition("@")[0]
    if len(name) >= TELLING and name in password.lower():
        return PASSWORD_WITH_EMAIL
    return COMMON_PASSWORD if password.casefold() in common or is_common(password) else None


def is_common(password: str) -> bool:
    """Whether the password is one of the patterns that long common passwords follow: a run along the keyboard, the same
    again and again, or a well-known word, with figures or signs around it."""
    text = password.casefold()
    core = re.sub(r"^[^a-z@$]+|[^a-z@$]+$", "", text).translate(AS_LETTERS)
    word = re.sub(r"[^a-z]", "", core)
    return len(set(text)) < FEW_CHARACTERS or is_repeated(text) or is_run(text) or is_run(core) or word in COMMON_WORDS


def is_repeated(text: str) -> bool:
    """Whether the text is one piece, at least twice; the last time may break off."""
    return any(text == (text[:length] * len(text))[: len(text)] for length in range(1, len(text) // 2 + 1))


def is_run(text: str) -> bool:
    """Whether the text is a stretch of the keyboard, the alphabet or the figures, either way."""
    return len(text) >= FEW_CHARACTERS and any(text in run or text in run[::-1] for run in RUNS)
