"""Every page in every state in which somebody may meet it, each a page to look at."""

from collections.abc import Callable, Mapping
from secrets import token_hex

from playwright.sync_api import Page, expect

from tests.browser.journey import answer_by_post, choose, next_round, press, started
from tests.browser.several import anonymous_report, beside_an_anonymous_round
from tests.web.worked_example import OWNERSHIP, PRACTICES, SECTIONS, SYMPTOMS

State = Callable[[Page], object]


def _at(address: str, answers: Mapping[str, Mapping[str, str]] | None = None, *posts: str) -> State:
    """The address, with `*` for a round with these answers in which these were posted."""

    def state(page: Page) -> None:
        round = started(page, answers) if "*" in address or answers else ""
        for post in posts:
            page.request.post(f"{round}{post}")
        page.goto(address.replace("*", round))

    return state


def _verdict(answers: Mapping[str, str]) -> State:
    return _at("*/verdict", {"symptoms": answers})


def _someone_else_is_missing(page: Page) -> None:
    page.goto(f"{started(page)}/sections/ownership")
    choose(page, {"R-CIC": "other", "R-ACC": "other"})
    press(page, "Continue to practices and mistakes")
    expect(page.locator("#faults")).to_be_visible()


def _changed_elsewhere(page: Page) -> None:
    round = started(page)
    page.goto(f"{round}/sections/symptoms")
    page.request.post(f"{round}/sections/symptoms", form={"S1": "yes"}, max_redirects=0)
    choose(page, {"S1": "no"})
    expect(page.locator("#S1-state").get_by_role("alert")).to_be_visible()


def _changed_elsewhere_by_the_button(page: Page) -> None:
    _changed_elsewhere(page)
    page.reload()
    page.request.post(page.url, form={"S1": "partly", "S1.seen": "1|yes||0"}, max_redirects=0)
    page.locator("[name=S1][value=no]").evaluate("button => { button.checked = true }")
    press(page, "See the verdict")
    expect(page.locator("#faults")).to_be_visible()


def _not_saved(page: Page) -> None:
    page.goto(f"{started(page)}/sections/symptoms")
    page.context.clear_cookies()
    choose(page, {"S1": "yes"})
    expect(page.locator("#saved")).to_have_text("Not saved")


def _waiting_to_be_saved(page: Page) -> None:
    page.goto(f"{started(page)}/sections/symptoms")
    choose(page, {"S1": "yes"})
    expect(page.locator("#saved")).to_have_text("Saved")
    page.locator("#S1").evaluate("question => question.classList.add('unsaved')")
    page.locator("#saved").evaluate("place => place.classList.add('failed')")


def _programs_unfolded(page: Page) -> None:
    page.goto("/api/docs")
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def _new_token(page: Page) -> None:
    page.goto("/account/new")
    password = "seven grey herons"
    for label, text in {"#name": "Ada", "#email": f"{token_hex(8)}@example.org", "#password": password}.items():
        page.fill(label, text)
    press(page, "Keep this")
    page.fill("#token_label", "Nightly numbers")
    page.fill("#token_password", password)
    press(page, "Make a token")
    expect(page.locator("#new-token")).to_be_visible()


def _nothing_to_submit(page: Page) -> None:
    page.goto(f"{started(page)}/check")
    press(page, "Submit and see the report")


def _next_round(address: str = "") -> State:
    return lambda page: page.goto(f"{next_round(page)}{address}")


def _unfolded(page: Page) -> None:
    _at("*/view", SECTIONS)(page)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def _two_rounds(page: Page) -> None:
    """Two rounds side by side, with what is folded unfolded."""
    earlier = started(page, SECTIONS)
    _submit_and_close(page, earlier)
    page.goto(earlier)
    team = page.locator("main .kicker a").get_attribute("href")
    opened = page.request.post(f"{team}/rounds", form={"privacy": "named", "asked": "1"}, max_redirects=0)
    later = opened.headers["location"]
    answer_by_post(page, later, SECTIONS | {"ownership": OWNERSHIP | {"R-CIC": "dfd", "R-ACC": "nobody"}})
    _submit_and_close(page, later)
    page.goto(f"{later}/comparison")
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def _submit_and_close(page: Page, round: str) -> None:
    for post in (SUBMITTED, CLOSED):
        page.request.post(f"{round}{post}")


def _shared_report(page: Page, *, withdrawn: bool = False) -> None:
    _at("*/shares", SECTIONS, SUBMITTED, CLOSED, SHARES)(page)
    link = page.get_by_label("Link 1").input_value()
    if withdrawn:
        press(page, "Withdraw")
    page.context.clear_cookies()
    page.goto(link)


def _withdrawn_share(page: Page) -> None:
    _shared_report(page, withdrawn=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Not found.")


def _after(rounds: int) -> State:
    """The page of a team of one with so many closed rounds."""

    def state(page: Page) -> None:
        first = started(page, SECTIONS)
        _submit_and_close(page, first)
        page.goto(first)
        team = page.locator("main .kicker a").get_attribute("href") or ""
        for _ in range(rounds - 1):
            opened = page.request.post(f"{team}/rounds", form={"privacy": "named", "asked": "1"}, max_redirects=0)
            answer_by_post(page, opened.headers["location"])
            _submit_and_close(page, opened.headers["location"])
        page.goto(team)

    return state


def _teams_side_by_side(page: Page) -> None:
    started(page)
    _at("*", SECTIONS, SUBMITTED, CLOSED)(page)
    page.goto("/teams")


CONTRADICTIONS = {
    "symptoms": {"S1": "yes", "S3": "yes", "CX4": "2-5"},
    "practices": {"P2": "everywhere", "P4": "everywhere", "M2": "yes"},
}
SUBMITTED = "/submission"
CLOSED = "/closure"
SHARES = "/shares"

STATES: Mapping[str, State] = {
    "home": _at("/"),
    "home with a round begun": _at("/", {"symptoms": SYMPTOMS}),
    "home with a closed round": _at("/", SECTIONS, SUBMITTED, CLOSED),
    "sample": _at("/sample"),
    "method": _at("/method"),
    "advice": _at("/advice"),
    "the page for programs": _programs_unfolded,
    "a new token": _new_token,
    "symptoms": _at("*/sections/symptoms"),
    "symptoms answered": _at("*/sections/symptoms", {"symptoms": SYMPTOMS}),
    "symptoms not saved": _not_saved,
    "symptoms waiting to be saved": _waiting_to_be_saved,
    "symptoms changed elsewhere": _changed_elsewhere,
    "symptoms changed elsewhere, with the button": _changed_elsewhere_by_the_button,
    "ownership": _at("*/sections/ownership"),
    "ownership answered": _at("*/sections/ownership", {"ownership": OWNERSHIP}),
    "ownership with someone else missing": _someone_else_is_missing,
    "symptoms with last time": _next_round("/sections/symptoms"),
    "ownership with last time": _next_round("/sections/ownership"),
    "practices": _at("*/sections/practices"),
    "practices answered": _at("*/sections/practices", {"practices": PRACTICES}),
    "verdict: architectural": _verdict(SYMPTOMS),
    "verdict: borderline": _verdict({"S1": "yes", "S2": "partly", "S3": "no", "S4": "no", "S5": "no", "S6": "no"}),
    "verdict: undetermined": _verdict({"S1": "yes", "S4": "dont_know"}),
    "verdict: not enough": _verdict({"S1": "partly", "S2": "partly"}),
    "verdict: below": _verdict({f"S{n}": "no" for n in range(1, 7)}),
    "check of nothing": _at("*/check"),
    "check": _at("*/check", SECTIONS),
    "check with contradictions": _at("*/check", CONTRADICTIONS),
    "view": _at("*/view", SECTIONS),
    "view unfolded": _unfolded,
    "view submitted": _at("*/view", SECTIONS, SUBMITTED),
    "view of little": _at("*/view", {"symptoms": {"S1": "yes"}}),
    "round": _at("*"),
    "round begun": _at("*", {"symptoms": SYMPTOMS}),
    "round submitted": _at("*", SECTIONS, SUBMITTED),
    "round with last time": _next_round(),
    "round closed": _at("*", SECTIONS, SUBMITTED, CLOSED),
    "closure too early": _at("*/closure"),
    "closure": _at("*/closure", SECTIONS, SUBMITTED),
    "shares": _at("*/shares", SECTIONS, SUBMITTED, CLOSED, SHARES),
    "shares refused": _at("*/shares/preview?days=date", SECTIONS, SUBMITTED, CLOSED),
    "share preview": _at("*/shares/preview?recommendations=yes&files=yes", SECTIONS, SUBMITTED, CLOSED),
    "shared report": _shared_report,
    "share withdrawn": _withdrawn_share,
    "report too early": _at("*/report"),
    "report": _at("*/report", SECTIONS, SUBMITTED, CLOSED),
    "report of an anonymous round": anonymous_report,
    "two rounds side by side": _two_rounds,
    "side by side with an anonymous round": beside_an_anonymous_round,
    "no earlier round": _at("*/comparison", SECTIONS, SUBMITTED, CLOSED),
    "team after two rounds": _after(2),
    "team after three rounds": _after(3),
    "teams side by side": _teams_side_by_side,
    "not found": _at("/nowhere"),
    "nothing to submit": _nothing_to_submit,
}
