"""A teacher makes a quiz from a bank and sees who took it; a learner finds the attempt in the history."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import check_look, enter, take
from tests.harness.browser import NewPage, Site
from tests.people import make_person

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("shipped")]
BANK = "/banks/deepseek-r1"
NUMBERS = f"{BANK}?kind=numeric"


def pick_and_make(page: Page, title: str) -> str:
    """Picks two questions on the page of the bank and makes a public quiz of them; gives its address."""
    page.goto(NUMBERS)
    page.locator("input[name=q]").first.check()
    page.locator("input[name=q]").nth(1).check()
    page.locator("form:has(input[name=q]) button").click()
    page.locator("#title").fill(title)
    page.locator("input[name=behaviour][value=deferred]").check()
    page.locator("input[name=access][value=public]").check()
    page.locator("main form button.go").click()
    page.wait_for_url(re.compile(r"/quizzes/[\w-]+$"))
    return page.url


@pytest.mark.parametrize(
    ("locale", "scripts"), [("zh-CN", True), ("en-GB", False)], ids=["scripts", "no scripts"]
)
def test_from_a_bank_to_the_results_of_a_guest(
    new_page: NewPage, site: Site, locale: str, scripts: bool
) -> None:
    teacher = make_person(site.app.extensions["quizapp.database"], "teacher")
    with new_page(locale=locale, java_script_enabled=scripts) as desk:
        enter(desk, teacher.username)
        quiz = pick_and_make(desk, "Friday")
        with new_page(locale=locale, java_script_enabled=scripts) as guest:
            take(guest, quiz)
        desk.goto("/teaching")
        desk.locator("main a", has_text="Friday").first.click()
        desk.goto(f"{quiz}/results")
        desk.locator("tbody a").click()
        expect(desk.locator(".results > li")).to_have_count(2)


def test_every_page_of_a_teacher_looks_right(page: Page, site: Site) -> None:
    enter(page, make_person(site.app.extensions["quizapp.database"], "teacher").username)
    quiz = pick_and_make(page, "Friday")
    paths = (
        "/teaching",
        f"{quiz}/results",
        f"{quiz}/edit",
        "/banks",
        NUMBERS,
        f"{BANK}/new-quiz",
        f"{BANK}/reading",
        f"{BANK}/facts",
    )
    for path in paths:
        page.goto(path)
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
        check_look(page)
    page.goto(f"{BANK}/new-quiz")
    page.locator("main form button.go").click()
    page.wait_for_selector("#errors:focus")
    check_look(page)


def test_a_question_with_its_proof_looks_right(page: Page, site: Site) -> None:
    enter(page, make_person(site.app.extensions["quizapp.database"], "teacher").username)
    for kind in ("multiple_choice", "cloze", "matching", "ordering", "numeric"):
        page.goto(f"{BANK}?kind={kind}")
        page.locator(".list .t a").first.click()
        expect(page.locator("figure.src mark").first).to_be_visible()
        check_look(page)


def test_a_learner_finds_the_attempt_in_the_history_and_tries_the_mistakes_again(
    page: Page, site: Site
) -> None:
    enter(page, make_person(site.app.extensions["quizapp.database"]).username)
    for _ in range(2):
        attempt = take(page, "/quizzes/deepseek-r1.all-kinds")
    page.goto("/history")
    expect(page.locator("svg.chart")).to_be_visible()
    check_look(page)
    page.set_viewport_size({"width": 1280, "height": 844})
    page.locator(
        f"main a[href='{attempt.partition('/attempts')[1]}{attempt.partition('/attempts')[2]}/review']"
    ).click()
    page.goto("/mistakes")
    check_look(page)
    page.locator("main form button.go").click()
    page.wait_for_url(re.compile(r"/attempts/[\w-]+/\d+$"))
