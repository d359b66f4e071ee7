"""Pages that take several people to come about, each of whom came and answered by requests."""

from dataclasses import replace

from playwright.sync_api import Page

from tests.faults.crowd import Crowd, gathered, said


def anonymous_report(page: Page) -> None:
    """What five people said in an anonymous round, as the lead sees it."""
    with gathered(_server(page), "anonymous", 5) as crowd:
        _answer_and_close(crowd)
        _be_the_lead(page, crowd)
    page.goto(f"{crowd.round}/report")


def beside_an_anonymous_round(page: Page) -> None:
    """An anonymous round side by side with a named one of the same five people, with what is folded unfolded."""
    with gathered(_server(page), "named", 5) as crowd:
        _answer_and_close(crowd)
        fields = {"privacy": "anonymous", "asked": "5", "minimum": "5"}
        later = replace(crowd, round=said(crowd.lead.post(f"{crowd.team}/rounds", data=fields)).url.path)
        _answer_and_close(later)
        _be_the_lead(page, crowd)
    page.goto(f"{later.round}/comparison")
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def _server(page: Page) -> str:
    return page.request.get("/healthz").url.removesuffix("/healthz")


def _answer_and_close(crowd: Crowd) -> None:
    crowd.answer()
    crowd.close()


def _be_the_lead(page: Page, crowd: Crowd) -> None:
    url = str(crowd.lead.base_url)
    page.context.add_cookies([{"name": "holdfast", "value": crowd.lead.cookies["holdfast"], "url": url}])
