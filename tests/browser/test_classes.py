"""A teacher fills a class and prints its cards; every page of a class fits and reads in both looks and languages."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from quizapp.services.bank_folders import load_folder
from quizapp.services.people import PersonView
from tests.browser.conftest import BANK, check_look, enter
from tests.harness.browser import NewPage, Site
from tests.people import make_person

pytestmark = pytest.mark.browser
LIST = "姓名,学号,组,标签\n周子墨,02,一组,加时\n,03,,\n陈晨,01,二组,\n陈晨,04,二组,"


@pytest.fixture
def desk(new_page: NewPage, teacher: PersonView) -> Iterator[Page]:
    """A teacher's browser with a class in it; ``url`` of the page is the class."""
    with new_page(viewport={"width": 1280, "height": 900}) as page:
        enter(page, teacher.username)
        page.goto("/classes/new")
        page.get_by_label("Name of the class").fill("AI 通识 · 秋季班")
        page.get_by_role("button", name="Make the class").click()
        page.wait_for_url(re.compile(r"/classes/[\w-]+$"))
        yield page


def test_a_list_becomes_cards_and_every_page_of_the_class_is_sound(desk: Page) -> None:
    url = desk.url
    desk.get_by_role("link", name="Bring students in").click()
    desk.get_by_label("Names, one a line").fill(LIST)
    desk.get_by_role("button", name="Look at the list").click()
    expect(desk.get_by_text("There is no name: write one.")).to_be_visible()
    check_look(desk)
    desk.get_by_role("button", name="Bring in the 3 good lines").click()
    expect(desk.get_by_role("heading", name="周子墨")).to_be_visible()
    expect(desk.get_by_role("button", name="Print the cards")).to_be_visible()
    check_look(desk)
    desk.emulate_media(media="print", color_scheme="dark")
    expect(desk.locator(".panel").first).to_have_css("background-color", "rgb(255, 255, 255)")
    desk.emulate_media(media="screen", color_scheme="light")
    for path in ("", "/settings", "/invitation", "/import"):
        desk.goto(url + path)
        check_look(desk)
    desk.goto(url)
    desk.get_by_role("link", name="周子墨", exact=True).click()
    check_look(desk)


def test_an_assignment_is_given_read_and_watched_on_sound_pages(
    site: Site, desk: Page, new_page: NewPage
) -> None:
    load_folder(site.app.extensions["quizapp.database"], BANK, now=datetime.now(UTC))
    student, url = make_person(site.app.extensions["quizapp.database"]), desk.url
    desk.get_by_role("link", name="Code to join").click()
    link = desk.locator("a[href*='/join/']").get_attribute("href") or ""
    with new_page() as theirs:
        enter(theirs, student.username)
        theirs.goto(link.replace(link.split("/join/")[0], site.url))
        theirs.get_by_role("button", name="Join the class").click()
        theirs.wait_for_url("**/join")
        check_look(theirs)
        desk.goto(url)
        desk.get_by_role("link", name="Assign a quiz").click()
        desk.locator("main .list a").first.click()
        desk.get_by_label("Time limit in minutes").fill("45")
        check_look(desk)
        desk.get_by_role("button", name="Assign it").click()
        desk.wait_for_url("**/desk")
        theirs.goto("/")
        theirs.locator("section[aria-labelledby=given] .list a").click()
        expect(theirs.get_by_text("45 min.", exact=True)).to_be_visible()
        check_look(theirs)
        theirs.get_by_role("button", name="Start").click()
        theirs.wait_for_url(re.compile(r"/attempts/[\w-]+/\d+"))
    desk.reload()
    check_look(desk)
    desk.get_by_role("link", name="Attempt 1").click()
    check_look(desk)
    desk.get_by_label("Reason").fill("a fire alarm")
    desk.get_by_role("button", name="Give more time").click()
    expect(desk.get_by_text("more time · a fire alarm")).to_be_visible()
    for path in ("edit", "exceptions/new"):
        desk.goto(desk.url.split("/attempts/")[0].split("/edit")[0] + "/" + path)
        check_look(desk)
