"""The pages of accounts in a real browser: by keyboard, in both languages, light and dark, narrow and wide."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import enter
from tests.harness.browser import NewPage, Site, check_axe, check_fits
from tests.people import PASSWORD, make_person

pytestmark = pytest.mark.browser
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def check(page: Page) -> None:
    check_axe(page)
    check_fits(page)


@pytest.mark.parametrize(
    ("locale", "scheme", "viewport"),
    [("en-GB", "dark", WIDE), ("zh-CN", "light", NARROW)],
)
def test_no_page_of_accounts_shuts_anybody_out(
    new_page: NewPage, site: Site, locale: str, scheme: str, viewport: dict[str, int]
) -> None:
    database = site.app.extensions["quizapp.database"]
    owner, learner = make_person(database, "owner"), make_person(database, username="林若溪")
    with new_page(locale=locale, color_scheme=scheme, viewport=viewport) as page:
        for path in ("/sign-in", "/register", "/code"):
            page.goto(path)
            check(page)
            page.locator("main form button.go").click()
            page.wait_for_selector("#errors:focus")
            check(page)
        page.goto("/nothing-here")
        check(page)
        enter(page, owner.username)
        for path in ("/account", "/people", f"/people/{learner.id}", "/learners"):
            page.goto(path)
            check(page)
        page.locator("#names").fill("Lin Ruoxi\n周子墨")
        page.locator("main form button.go").click()
        page.wait_for_selector("td.mono")
        check(page)


def test_a_password_is_shown_and_hidden_by_keyboard(page: Page, site: Site) -> None:
    page.goto("/sign-in")
    page.locator("#password").fill("abc")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#password").get_attribute("type") == "text"
    page.keyboard.press("Space")
    assert page.locator("#password").get_attribute("type") == "password"


def test_signing_out_clears_what_the_browser_kept(page: Page, site: Site) -> None:
    learner = make_person(site.app.extensions["quizapp.database"])
    enter(page, learner.username)
    page.evaluate("localStorage.setItem('draft', 'secret')")
    page.goto("/account")
    page.locator("main form[action='/sign-out'] button").click()
    page.wait_for_url("**/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.go_back()
    assert learner.username not in page.locator("main").inner_text()


@pytest.mark.parametrize("fill", [True, False])
def test_everything_works_without_scripts(new_page: NewPage, site: Site, fill: bool) -> None:
    learner = make_person(site.app.extensions["quizapp.database"])
    with new_page(java_script_enabled=False) as page:
        page.goto("/account")
        page.locator("#name").fill(learner.username if fill else "")
        page.locator("#password").fill(PASSWORD)
        page.locator("main form button.go").click()
        assert page.locator("h1").inner_text() == ("Your account" if fill else "Sign in")
        assert not page.locator(".js-only:visible").count()
