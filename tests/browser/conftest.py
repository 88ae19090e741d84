"""The shipped bank on a served site, and hands that answer whatever a page asks."""

import re
from datetime import UTC, datetime
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page

from quizapp.config import ROOT
from quizapp.services.bank_folders import load_folder
from quizapp.services.people import PersonView
from quizapp.storage.database import Database
from tests.harness.browser import Site, check_axe, check_fits
from tests.harness.databases import SqliteTemplate
from tests.people import PASSWORD, make_person

BANK = ROOT / "question_banks" / "deepseek-r1"
EVERY_KIND = "/quizzes/deepseek-r1.all-kinds"
# Each width and each theme once: contrast is a matter of themes, which are but colours; targets and overlaps of widths.
LOOKS: tuple[tuple[int, Literal["dark", "light"]], ...] = ((390, "dark"), (1280, "light"))


@pytest.fixture
def database(site: Site) -> Database:
    """The database of the served site."""
    found: Database = site.app.extensions["quizapp.database"]
    return found


@pytest.fixture
def teacher(database: Database) -> PersonView:
    """A teacher who can sign in."""
    return make_person(database, "teacher")


@pytest.fixture(scope="session")
def shipped_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    """A database with the first bank and its quizzes."""
    folder = tmp_path_factory.mktemp("shipped")
    return SqliteTemplate(folder, lambda database: load_folder(database, BANK, now=datetime.now(UTC)))


@pytest.fixture
def site_template(request: pytest.FixtureRequest, sqlite_template: SqliteTemplate) -> SqliteTemplate:
    """What the database of the site is a copy of: that with the first bank, for who asks for ``shipped``."""
    if "shipped" not in request.fixturenames:
        return sqlite_template
    template: SqliteTemplate = request.getfixturevalue("shipped_template")
    return template


@pytest.fixture
def shipped(site: Site) -> Site:
    """The site with the first bank and its quizzes."""
    return site


def start(page: Page, quiz: str) -> str:
    """Opens a quiz, presses its button, and gives the address of the attempt."""
    page.goto(quiz)
    page.locator("main form button.go").click()
    page.wait_for_url(re.compile(r"/attempts/[\w-]+/\d+"))
    return page.url.rpartition("/")[0]


def fill_in(section: Locator) -> None:
    """Gives some answer to a question, whatever its kind."""
    for select in section.locator("select").all():
        select.select_option(index=1)
    for field in section.locator("input:not([type]), textarea").all():
        field.fill("2025")
    if section.locator("label.opt").count():
        section.locator("label.opt").first.click()
    if section.locator(".order").count():
        section.get_by_role("button", name=re.compile("Move down|下移")).first.click()


def press_on(page: Page) -> None:
    """Presses the main button of a question's page and waits for the next page."""
    here = page.url
    page.locator(".dock button.go").click()
    page.wait_for_url(lambda url: url != here)


def take(page: Page, quiz: str) -> str:
    """Takes a whole quiz and hands it in; gives the address of the attempt."""
    attempt = start(page, quiz)
    while re.search(r"/\d+$", page.url):
        fill_in(page.locator("[data-slot]").first)
        press_on(page)
    page.locator("form#answers button.go").click()
    page.wait_for_url(f"{attempt}/review")
    return attempt


def check_look(page: Page) -> None:
    """Nothing that axe finds in either width and theme, nothing that sticks out."""
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        check_axe(page)
        check_fits(page)
    page.set_viewport_size({"width": 320, "height": 640})
    check_fits(page)


def enter(page: Page, username: str) -> None:
    """Signs in through the page."""
    page.goto("/sign-in")
    page.locator("#name").fill(username)
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
