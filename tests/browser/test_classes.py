"""A teacher fills a class and prints its cards; every page of a class fits and reads in both looks and languages."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from quizapp.services.people import PersonView
from tests.browser.conftest import check_look, enter
from tests.harness.browser import NewPage, Site
from tests.people import make_person

pytestmark = pytest.mark.browser
LIST = "姓名,学号,组,标签\n周子墨,02,一组,加时\n,03,,\n陈晨,01,二组,\n陈晨,04,二组,"


@pytest.fixture
def teacher(site: Site) -> PersonView:
    return make_person(site.app.extensions["quizapp.database"], "teacher")


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
    check_look(desk)
    for path in ("", "/settings", "/invitation", "/import"):
        desk.goto(url + path)
        check_look(desk)
    desk.goto(url)
    desk.get_by_role("link", name="周子墨").click()
    check_look(desk)
