"""What is not saved is said, stays on the page, and is sent again until it is."""

from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.journey import begin, choose, chosen, expect_saved, option, stored
from tests.chromium import NewPage

SAVES = "**/answers/*"
NO_CONNECTION = "Failed to fetch|ERR_INTERNET_DISCONNECTED|ERR_FAILED"
OUT_OF_ORDER = "answer: 503"


def test_offline_keeps_the_answer_and_sends_it_when_back(new_page: NewPage) -> None:
    page = new_page(allowing=NO_CONNECTION)
    begin(page)
    choose(page, {"S1": "yes"})
    expect_saved(page, "1 of 8 answered")
    page.context.set_offline(True)
    choose(page, {"S2": "partly", "S3": "no"})
    expect(page.locator("#saved")).to_contain_text("Not saved")
    assert chosen(page) == {"S1": "yes", "S2": "partly", "S3": "no"}
    page.context.set_offline(False)

    # At once, and not when it would be tried again anyway.
    expect(page.locator("#saved")).to_have_text("Saved", timeout=3000)
    expect_saved(page, "3 of 8 answered")
    assert stored(page, "symptoms") == {"S1": "yes", "S2": "partly", "S3": "no"}


def test_a_server_in_trouble_gets_the_answer_again(new_page: NewPage) -> None:
    page = new_page(allowing=OUT_OF_ORDER)
    page.clock.install()
    begin(page)
    page.context.route(SAVES, lambda route: route.fulfill(status=503, body="<p>Not available just now.</p>"))
    choose(page, {"S1": "yes"})
    expect(page.locator("#saved")).to_contain_text("Not saved")
    expect(page.locator("#S1-state")).to_contain_text("Not available just now.")
    expect(option(page, "S1", "yes")).to_be_checked()
    page.context.unroute(SAVES)
    page.clock.fast_forward("05")

    expect_saved(page, "1 of 8 answered")
    expect(page.locator("#S1-state")).to_be_empty()
    assert stored(page, "symptoms") == {"S1": "yes"}


def test_an_answer_that_got_through_does_not_hide_one_that_did_not(new_page: NewPage) -> None:
    page = new_page(allowing=OUT_OF_ORDER)
    page.clock.install()
    begin(page)
    page.context.route("**/answers/S1", lambda route: route.fulfill(status=503, body=""))
    choose(page, {"S1": "yes"})
    expect(page.locator("#saved")).to_contain_text("Not saved")
    choose(page, {"S2": "no"})
    expect(page.locator("#tally")).to_have_text("1 of 8 answered")
    # Sooner than it is tried again, which would say so anyway.
    expect(page.locator("#saved")).to_have_text("Not saved. Trying again.", timeout=2000)
    page.context.unroute("**/answers/S1")
    page.clock.fast_forward("05")

    expect_saved(page, "2 of 8 answered")


def test_what_is_not_saved_is_said_on_one_line_within_the_page(new_page: NewPage) -> None:
    page = new_page(allowing=OUT_OF_ORDER)
    page.set_viewport_size({"width": 1280, "height": 800})
    begin(page)
    page.context.route(SAVES, lambda route: route.fulfill(status=503, body=""))
    choose(page, {"S1": "yes"})
    expect(page.locator("#saved")).to_have_text("Not saved. Trying again.")
    said, place = page.locator("#saved").bounding_box(), page.locator(".steps").bounding_box()

    assert said and place
    assert said["height"] < 30
    assert said["x"] + said["width"] <= place["x"] + place["width"]


def test_trying_again_does_not_multiply(new_page: NewPage) -> None:
    page = new_page(allowing=OUT_OF_ORDER)
    page.clock.install()
    begin(page)
    tries: list[str] = []

    def refuse(route: Route) -> None:
        tries.append(route.request.url)
        route.fulfill(status=503, body="")

    page.context.route(SAVES, refuse)
    choose(page, {"S1": "yes", "S2": "no", "S3": "partly", "S4": "no"})
    for _ in range(5):
        expect(page.locator("#saved")).to_contain_text("Not saved")
        page.clock.fast_forward("04")

    assert 8 <= len(tries) <= 4 * 6


def test_leaving_with_something_unsaved_is_asked_about(new_page: NewPage) -> None:
    page = new_page(allowing=NO_CONNECTION)
    begin(page)
    page.context.set_offline(True)
    choose(page, {"S1": "yes"})
    expect(page.locator("#saved")).to_contain_text("Not saved")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)

    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_leaving_with_everything_saved_is_not_asked_about(page: Page) -> None:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    begin(page)
    choose(page, {"S1": "yes"})
    expect_saved(page, "1 of 8 answered")
    page.goto("/")

    assert not asked


def test_a_lost_cookie_is_said_in_place_and_loses_nothing_on_the_page(page: Page) -> None:
    begin(page)
    page.context.clear_cookies()
    choose(page, {"S1": "yes"})

    expect(page.locator("#S1-state").get_by_role("alert")).to_contain_text("There is nothing at this address")
    expect(page.locator("#saved")).to_have_text("Not saved")
    expect(option(page, "S1", "yes")).to_be_checked()
