"""Every answer is saved as it is given, and “Saved” is said when it is so."""

from playwright.sync_api import Page, Route, expect

from tests.browser.journey import begin, choose, chosen, expect_saved, option, press, stored

SAVES = "**/answers/*"


def hold(page: Page) -> list[Route]:
    """From now on saves go out and wait on the way; these are they."""
    held: list[Route] = []
    page.context.route(SAVES, lambda route: held.append(route))
    return held


def test_saved_is_said_only_when_the_server_has_it(page: Page) -> None:
    begin(page)
    choose(page, {"S1": "yes"})
    expect_saved(page, "1 of 8 answered")
    held = hold(page)
    with page.expect_request(SAVES):
        choose(page, {"S2": "no"})
    expect(page.locator("#saved")).to_be_empty()
    expect(page.locator("#tally")).to_have_text("1 of 8 answered")
    held[0].continue_()

    expect_saved(page, "2 of 8 answered")
    assert stored(page, "symptoms") == {"S1": "yes", "S2": "no"}


def test_what_is_saved_is_announced(page: Page) -> None:
    begin(page)
    page.locator("#saved").evaluate("place => { place.since = 'the page was opened' }")
    choose(page, {"S1": "yes"})
    expect_saved(page, "1 of 8 answered")

    assert page.locator("#saved").get_attribute("role") == "status"
    # A screen reader listens to the place as it was; one that was put in its stead may go unheard.
    assert page.locator("#saved").evaluate("place => place.since") == "the page was opened"


def test_the_question_of_cost_comes_and_goes_with_the_symptom(page: Page) -> None:
    begin(page)
    cost = page.locator("#S1").get_by_text("What did it cost")
    expect(cost).to_be_hidden()
    for answer in ("yes", "partly"):
        choose(page, {"S1": answer})
        expect(cost).to_be_visible()
    choose(page, {"S1": "no"})
    expect(cost).to_be_hidden()


def test_what_it_cost_is_saved_too(page: Page) -> None:
    begin(page)
    choose(page, {"S1": "yes", "S1.severity": "2"})
    expect_saved(page, "1 of 8 answered")

    assert stored(page, "symptoms") == {"S1": "yes", "S1.severity": "2"}


def test_no_model_in_production_shows_at_once_what_does_not_arise(page: Page) -> None:
    begin(page)
    choose(page, {"S1": "no", "CX4": "0"})

    expect(option(page, "S4", "not_applicable")).to_be_checked()
    expect(page.locator("#S4").get_by_label("Doesn’t arise here")).to_be_checked()
    expect(option(page, "S1", "no")).to_be_checked()
    expect(page.locator("#tally")).to_have_text("3 of 8 answered")


def test_a_model_after_all_alters_nothing_and_the_check_page_asks(page: Page) -> None:
    round = begin(page)
    choose(page, {"CX4": "0"})
    expect(option(page, "S4", "not_applicable")).to_be_checked()
    choose(page, {"CX4": "1"})
    expect_saved(page, "3 of 8 answered")
    assert chosen(page) == {"CX4": "1", "S1": "not_applicable", "S4": "not_applicable"}
    page.goto(f"{round}/check")

    expect(page.get_by_text("“Models are deployed manually” was set aside")).to_be_visible()


def test_passing_over_no_model_quickly_still_shows_what_it_set(page: Page) -> None:
    begin(page)
    page.evaluate("['0', '1'].forEach(value => document.querySelector(`[name=CX4][value='${value}']`).click())")
    expect(page.locator("#saved")).to_have_text("Saved")

    # Whether the first of the two got through or not, the page shows what the server has.
    assert chosen(page) == stored(page, "symptoms")


def test_one_who_goes_away_finds_every_answer_again(page: Page) -> None:
    round = begin(page)
    answers = {"CX1": "lead", "S1": "partly", "S1.severity": "1", "S6": "dont_know"}
    choose(page, answers)
    expect_saved(page, "3 of 8 answered")
    context = page.context
    page.close()
    later = context.new_page()
    later.goto("/")
    later.get_by_role("link", name="Go on with").first.click()
    later.goto(f"{round}/sections/symptoms")

    assert chosen(later) == answers


def test_many_quick_changes_end_with_the_last(page: Page) -> None:
    begin(page)
    click = "document.querySelectorAll('[name=S1]')[n % 5].click()"
    page.evaluate(f"for (let n = 0; n < 20; n++) {click}")
    expect_saved(page, "1 of 8 answered")

    last = ["yes", "partly", "no", "dont_know", "not_applicable"][19 % 5]
    assert chosen(page) == stored(page, "symptoms") == {"S1": last}


def test_replies_that_overtake_each_other_leave_the_count_where_it_is(page: Page) -> None:
    begin(page)
    held = hold(page)
    for item in ("S1", "S2", "S3"):
        with page.expect_request(SAVES):
            choose(page, {item: "no"})
    replies = [(route, route.fetch()) for route in held]
    for route, reply in reversed(replies):
        with page.expect_response(route.request.url):
            route.fulfill(response=reply)

    expect_saved(page, "3 of 8 answered")
    expect(page.locator("#tally progress")).to_have_js_property("value", 3)


def test_a_save_that_is_slow_does_not_undo_a_later_one(page: Page) -> None:
    begin(page)
    hold(page)
    with page.expect_request(SAVES) as sent:
        choose(page, {"S1": "yes"})
    page.context.unroute(SAVES)
    choose(page, {"S1": "no"})
    expect_saved(page, "1 of 8 answered")
    late = sent.value
    page.request.post(late.url, headers={"HX-Request": "true"} | FORM, data=late.post_data or "")

    assert stored(page, "symptoms") == {"S1": "no"}


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_an_answer_given_just_before_the_tab_is_closed_arrives(page: Page) -> None:
    round = begin(page)
    context = page.context
    click = "value => document.querySelector(`[name=S1][value=${value}]`).click()"
    page.evaluate(f"['yes', 'no'].forEach({click})")
    page.close()
    later = context.new_page()
    for _ in range(20):
        later.goto(f"{round}/sections/symptoms")
        if chosen(later) == {"S1": "no"}:
            break

    assert chosen(later) == {"S1": "no"}


def test_someone_else_is_asked_for_and_then_saved(page: Page) -> None:
    round = begin(page)
    page.goto(f"{round}/sections/ownership")
    who = page.locator("#R-CIC").get_by_label("Who?")
    expect(who).to_be_hidden()
    choose(page, {"R-CIC": "other"})
    expect(page.locator("#R-CIC-state")).to_contain_text("Choose who it is")
    expect(page.locator("#saved")).to_be_empty()
    who.select_option("Vendor")
    expect_saved(page, "1 of 19 answered")
    page.goto(f"{round}/check")

    expect(page.get_by_role("row", name="CI/CD for data and models")).to_contain_text("Vendor")


def test_agreed_and_written_down_is_asked_where_somebody_is_named(page: Page) -> None:
    round = begin(page)
    page.goto(f"{round}/sections/ownership")
    written = page.locator("#R-ING").get_by_label("agreed and written down")
    for value in ("nobody", "everyone", "dont_know"):
        choose(page, {"R-ING": value})
        expect(written).to_be_hidden()
    choose(page, {"R-ING": "de"})
    with page.expect_response(SAVES):
        written.check()
    expect_saved(page, "1 of 19 answered")
    page.goto(f"{round}/check")

    expect(page.get_by_role("row", name="Ingestion")).to_contain_text("Data engineer, written down")


def test_the_button_goes_on_with_everything_saved(page: Page) -> None:
    begin(page)
    held = hold(page)
    with page.expect_request(SAVES):
        choose(page, {"S1": "yes"})
    press(page, "See the verdict")
    page.wait_for_url("**/verdict")

    assert held
    page.context.unroute(SAVES)
    assert stored(page, "symptoms") == {"S1": "yes"}
