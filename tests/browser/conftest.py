"""The shipped bank on a served site, and hands that answer whatever a page asks."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page

from quizapp.config import ROOT
from quizapp.services.bank_folders import load_folder
from tests.harness.browser import Site

BANK = ROOT / "question_banks" / "deepseek-r1"
EVERY_KIND = "/quizzes/deepseek-r1.all-kinds"


@pytest.fixture
def shipped(site: Site) -> Site:
    """The site with the first bank and its quizzes."""
    load_folder(site.app.extensions["quizapp.database"], BANK, now=datetime.now(UTC))
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
