"""Inviting and joining, with the pages' own links and buttons."""

from urllib.parse import urlsplit

from tests.web.visitor import Page, Visitor

NAMES = {"team_name": "Payments ML", "name": "Ada Pruitt"}


def new_team(visitor: Visitor) -> str:
    """The address of a team of their own, with a named round that is open."""
    visitor.begin()
    return visitor.open("/teams").links["Your team"]


def links_on(page: Page) -> list[str]:
    """The paths of the join links that stand on a page, ready to paste."""
    return [urlsplit(field.get("value")).path for field in page.root.all("input") if field.has("data-copy")]


def join_link(lead: Visitor, team: str, days: str = "30") -> str:
    """The path of a new join link into the team; team and lead get their names with the first."""
    invite = lead.open(f"{team}/invitations")
    names = {field: name for field, name in NAMES.items() if field in invite.ids}
    return links_on(lead.press(invite, "Make a join link", names | {"days": days}))[0]


def join(visitor: Visitor, link: str, name: str = "Grace Okoye", role: str = "ml") -> Page:
    """The page that joining leads to."""
    page = visitor.open(link)
    if "role" in page.ids:
        return visitor.press(page, "Join and begin", {"name": name, "role": role})
    return visitor.press(
        page, "Join and begin" if "Join and begin" in page.buttons else "Join the team", {"name": name}
    )
