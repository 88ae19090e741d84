"""A learner takes quizzes in a real browser."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from quizapp.storage.attempts import AttemptRow
from quizapp.web.site import CLOCK
from tests.browser.conftest import EVERY_KIND, check_look, fill_in, press_on, start, take
from tests.harness.browser import NewPage, Site, check_axe
from tests.harness.stage import NOON

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("shipped")]


@pytest.mark.parametrize(
    ("locale", "source", "scripts"),
    [("en-GB", "Source", True), ("zh-CN", "出处", False)],
    ids=["scripts", "no scripts"],
)
def test_from_home_to_the_source_of_every_answer(
    new_page: NewPage, locale: str, source: str, scripts: bool
) -> None:
    with new_page(locale=locale, java_script_enabled=scripts) as page:
        page.goto("/")
        page.locator(f"a[href='{EVERY_KIND}']").click()
        attempt = take(page, page.url)
        count = page.locator(".results > li").count()
        assert count == 10
        for number in range(1, count + 1):
            page.goto(f"{attempt}/slots/{number}")
            expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_role("heading", name=source, exact=True)).to_be_visible()
        expect(page.locator("figure.src mark").first).to_be_visible()


def test_every_page_of_an_attempt_looks_right(page: Page) -> None:
    for path in ("/", EVERY_KIND, "/quizzes/deepseek-r1-nothing"):
        page.goto(path)
        check_look(page)
    attempt = start(page, EVERY_KIND)
    for number in range(1, 11):
        page.goto(f"{attempt}/{number}")
        check_look(page)
        page.set_viewport_size({"width": 1280, "height": 844})
        fill_in(page.locator("[data-slot]").first)
        press_on(page)
    check_look(page)


def test_every_page_of_a_review_looks_right(page: Page) -> None:
    attempt = take(page, EVERY_KIND)
    check_look(page)
    for number in range(1, 11):
        page.goto(f"{attempt}/slots/{number}")
        check_look(page)


def test_feedback_comes_after_each_answer(page: Page) -> None:
    start(page, "/quizzes/deepseek-r1.demo")
    for _ in range(6):
        fill_in(page.locator("[data-slot]").first)
        page.get_by_role("button", name="Check answer").click()
        expect(page.locator(".verdict h1")).to_be_visible()
        check_axe(page)
        page.locator(".onward .go").click()
    expect(page).to_have_url(re.compile("/overview$"))


def test_a_quiz_is_taken_by_keyboard_alone(page: Page) -> None:
    page.goto("/quizzes/deepseek-r1.benchmarks")
    page.locator("main form button.go").press("Enter")
    page.wait_for_url(re.compile(r"/attempts/[\w-]+/1$"))
    for select in page.locator("select").all():
        select.press("ArrowDown")
    page.keyboard.press("Tab")
    page.locator(".dock button.go").press("Enter")
    expect(page.locator(".verdict h1")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/2$"))
    page.keyboard.press("b")
    expect(page.locator(".opts input").nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".verdict h1")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator("#source")).to_be_focused()


def test_single_keys_can_be_turned_off(page: Page) -> None:
    attempt = start(page, "/quizzes/deepseek-r1.benchmarks")
    page.goto(f"{attempt}/2")
    page.locator(".keys summary").click()
    page.get_by_label("Use single keys on this device").uncheck()
    page.locator("h1").click()
    page.keyboard.press("b")
    expect(page.locator(".opts input").nth(1)).not_to_be_checked()


def test_a_sign_out_leaves_no_answer_in_the_browser(page: Page) -> None:
    attempt = start(page, "/quizzes/deepseek-r1.benchmarks")
    page.goto(f"{attempt}/2")
    page.route("**/save", lambda route: route.abort())
    page.locator("label.opt").first.click()
    expect(page.locator("#saved")).to_contain_text("Not saved yet")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('form'), {action: '/sign-out'}))"
    )
    page.evaluate(
        "document.forms[document.forms.length - 1].addEventListener('submit', e => e.preventDefault())"
    )
    page.evaluate("document.forms[document.forms.length - 1].requestSubmit()")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_rows_move_by_alt_and_arrow_and_say_so(page: Page) -> None:
    attempt = start(page, "/quizzes/deepseek-r1.demo")
    page.goto(f"{attempt}/3")
    first = page.locator(".order li").first.locator(".t").inner_text()
    page.locator(".order li").first.get_by_role("button", name=re.compile("Move down")).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("[data-said]")).to_have_text(re.compile(rf"{re.escape(first)}: place 2 of \d"))
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    page.reload()
    expect(page.locator(".order li").nth(1).locator(".t")).to_have_text(first)


def test_an_answer_outlives_a_lost_connection(page: Page) -> None:
    attempt = start(page, "/quizzes/deepseek-r1.benchmarks")
    page.goto(f"{attempt}/2")
    page.context.set_offline(True)
    page.locator("label.opt").nth(2).click()
    expect(page.locator("#saved")).to_contain_text("Not saved yet")
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text("Saved")
    page.reload()
    expect(page.locator(".opts input").nth(2)).to_be_checked()


def test_what_was_not_saved_is_sent_on_return(page: Page) -> None:
    attempt = start(page, "/quizzes/deepseek-r1.benchmarks")
    page.goto(f"{attempt}/2")
    page.route("**/save", lambda route: route.abort())
    page.locator("label.opt").nth(1).click()
    expect(page.locator("#saved")).to_contain_text("Not saved yet")
    page.goto("/")
    page.unroute("**/save")
    with page.expect_response("**/save") as saved:
        page.goto(f"{attempt}/2")
    # The page that was left may have got its last try through: then the server knows this save already.
    assert saved.value.json()["outcome"] in {"saved", "repeated"}
    expect(page.locator(".opts input").nth(1)).to_be_checked()
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('attempt:')).length") == 0


def test_a_second_tab_is_told_of_the_newer_answer(page: Page) -> None:
    attempt = start(page, "/quizzes/deepseek-r1.benchmarks")
    page.goto(f"{attempt}/2")
    other = page.context.new_page()
    other.goto(f"{attempt}/2")
    page.locator("label.opt").nth(0).click()
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    other.locator("label.opt").nth(2).click()
    expect(other.locator("#saved")).to_contain_text("Answered elsewhere")
    expect(other.locator(".opts input").nth(0)).to_be_checked()
    other.locator("label.opt").nth(2).click()
    expect(other.locator("#saved")).to_have_text("Saved")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_switching_the_language_keeps_the_answers(new_page: NewPage, scripts: bool) -> None:
    with new_page(java_script_enabled=scripts) as page:
        attempt = start(page, "/quizzes/deepseek-r1.benchmarks")
        page.goto(f"{attempt}/2")
        page.locator("label.opt").nth(2).click()
        page.get_by_role("button", name="中文").click()
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
        expect(page.locator(".opts input").nth(2)).to_be_checked()


@dataclass
class Hour:
    """The clocks of a page and of its site, which go together."""

    page: Page
    site: Site
    now: datetime = NOON

    def __post_init__(self) -> None:
        self.page.clock.install()
        self.site.app.extensions[CLOCK] = lambda: self.now

    def later(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.page.clock.fast_forward(seconds * 1000)

    def give(self, seconds: int) -> None:
        """Puts off the end of every attempt, as a teacher would."""
        with self.site.app.extensions["quizapp.database"].write() as session:
            for row in session.query(AttemptRow):
                row.deadline_at += timedelta(seconds=seconds)


def test_the_clock_speaks_twice_and_hands_in_at_zero(page: Page, site: Site) -> None:
    hour = Hour(page, site)
    start(page, "/quizzes/deepseek-r1.exam")
    expect(page.locator("#timer .num")).to_have_text(re.compile("15:00|14:[0-5][0-9]"))
    hour.later(601)
    expect(page.locator("#timer-said")).to_have_text("5 minutes left")
    hour.later(240)
    expect(page.locator("#timer-said")).to_have_text("1 minute left")
    hour.later(65)
    page.wait_for_url(re.compile("/review$"))


def test_a_page_goes_by_what_the_site_says_now_about_the_time(page: Page, site: Site) -> None:
    hour = Hour(page, site)
    start(page, "/quizzes/deepseek-r1.exam")
    held: list[Route] = []
    page.route("**/time", lambda route: held.append(route))
    with page.expect_request("**/time"):
        hour.later(601)
    hour.later(240)
    # The first answer comes when the machine has slept; those that were asked for later are still on their way.
    with page.expect_response("**/time"):
        held[0].fulfill(json=299)
    page.clock.fast_forward(1000)
    expect(page.locator("#timer .num")).to_have_text(re.compile("^0:[0-5][0-9]"))
    hour.now += timedelta(seconds=60)
    page.unroute("**/time")
    page.clock.fast_forward(20_000)
    page.wait_for_url(re.compile("/review$"))


def test_more_time_reaches_a_page_that_is_open_and_zero_takes_none_of_it(page: Page, site: Site) -> None:
    hour = Hour(page, site)
    attempt = start(page, "/quizzes/deepseek-r1.exam")
    hour.give(600)
    hour.later(30)
    expect(page.locator("#timer .num")).to_have_text(re.compile("24:(30|[0-2][0-9])"))
    page.goto(f"{attempt}/overview")
    hour.give(600)
    page.route("**/time", lambda route: route.abort())
    hour.later(1475)
    expect(page.get_by_text("You have more time now.")).to_be_visible()
    expect(page.locator("#timer .num")).to_have_text(re.compile("9:[0-5][0-9]"))
    page.unroute("**/time")
    page.goto(f"{attempt}/1")
    hour.later(610)
    page.wait_for_url(re.compile("/review$"))


def test_the_look_is_chosen_by_a_cookie_and_does_not_flash(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert 'data-theme="dark"' in page.request.get("/").text()
