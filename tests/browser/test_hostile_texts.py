"""Hostile text in every field that pages of a real browser show: nothing runs, and the policy is never even tried."""

from playwright.sync_api import Dialog, Page, expect

from tests.browser.journey import press, started
from tests.browser.test_accounts import keep, new_email
from tests.web.worked_example import SECTIONS

HOSTILE = "'\"><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>"
REMEMBERED = "() => { window.ran = 0; window.alert = () => { window.ran += 1 } }"


def test_nothing_runs(page: Page) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.add_init_script(f"({REMEMBERED})()")
    round = started(page, SECTIONS)
    page.goto("/account/new")
    keep(page, new_email())
    page.request.post("/account/name", form={"name": HOSTILE})
    page.goto("/teams")
    team = page.get_by_role("link", name="Your team").get_attribute("href") or ""
    page.request.post(f"{team}/invitations", form={"team_name": HOSTILE, "name": HOSTILE, "days": "30"})
    page.goto(f"{team}/invitations")
    join = page.locator("input[data-copy]").first.input_value()
    open_pages = [join, *(f"{round}/{place}" for place in ("", "check", "view", "closure", "sections/ownership"))]
    look(page, open_pages)
    page.request.post(f"{round}/submission")
    page.request.post(f"{round}/closure")
    reasons = {"holder_name": HOSTILE, "why": HOSTILE}
    page.request.post(f"{round}/settling/R-ACC", form={"owner": "de", "since": "2026-11-25", **reasons})
    look(page, ["/", "/teams", "/account", team, f"{team}/members", f"{team}/agreements", f"{team}/deletion"])
    look(page, [f"{round}/report", f"{round}/settling", f"{round}/settling/R-ACC", f"/session/new?next={HOSTILE}"])
    page.goto(team)
    page.get_by_label("What the team is called").fill(HOSTILE * 9)
    press(page, "Save the name")

    expect(page.get_by_label("What the team is called")).to_have_value(HOSTILE * 9)
    assert page.evaluate("window.ran") == 0
    assert not dialogs


def look(page: Page, addresses: list[str]) -> None:
    for address in addresses:
        page.goto(address)
        assert page.evaluate("window.ran") == 0, address
        assert page.locator("main img, main script").count() == 0, address
