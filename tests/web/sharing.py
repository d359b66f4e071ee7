"""Sharing, with the pages' own links and buttons."""

from tests.web.inviting import links_on
from tests.web.visitor import Visitor


def new_share(lead: Visitor, round: str, **changes: str) -> str:
    """The path of a new share of the closed round at this address; the form as it stands but for the changes."""
    before = links_on(lead.open(f"{round}/shares"))
    after = links_on(lead.press(lead.open(f"{round}/shares"), "Make the link", changes))
    (made,) = set(after) - set(before)
    return made


def withdraw(lead: Visitor, round: str, name: str) -> None:
    """Withdraw the share that the page of shares calls so."""
    lead.press(lead.open(f"{round}/shares"), f"Withdraw {name}")
