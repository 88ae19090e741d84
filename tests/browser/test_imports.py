"""Questions of other tools in the browser: dropped, looked through, taken, taken back; with the keyboard, too."""

import re

import pytest
from playwright.sync_api import Page, expect

from quizapp.jobs.runner import work_off
from quizapp.services import people
from quizapp.storage.database import Database
from tests.browser.conftest import check_look, enter
from tests.harness.browser import NewPage
from tests.people import PersonView
from tests.services.imports.counter import FERRY, Counter

pytestmark = pytest.mark.browser
DROP = """
([text, name]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    document.querySelector('[data-drop]').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
}
"""


@pytest.fixture
def counter(database: Database, teacher: PersonView) -> Counter:
    """The teacher's counter with one import that waits."""
    counter = Counter(database, people.visitor_of(teacher))
    assert counter.bring().state == "done"
    return counter


def test_a_dropped_file_is_taken_into_a_bank_and_taken_back(
    page: Page, teacher: PersonView, database: Database
) -> None:
    enter(page, teacher.username)
    page.goto("/banks")
    page.locator("main a[href='/imports']").click()
    page.locator("main a[href='/imports/new']").first.click()
    page.wait_for_url("**/imports/new")
    page.evaluate(DROP, [FERRY, "ferry.gift"])
    page.locator("main form button.go").click()
    page.wait_for_url("**/jobs/*")
    work_off(database)
    page.wait_for_url(re.compile(r"/imports/[0-9a-f]+$"))
    expect(page.locator("article")).to_have_count(4)
    page.locator("#q3 label", has_text="Leave out").click()
    page.locator("button[value=accept]").click()
    expect(page.locator("[role=status]").first).to_contain_text("in the bank")
    page.locator("button[value=undo]").click()
    expect(page.locator("[role=status]").first).to_contain_text("Taken back")
    expect(page.locator("#q3 input[value=skip]")).to_be_checked()


def test_questions_are_chosen_and_taken_by_keyboard_alone(
    page: Page, teacher: PersonView, counter: Counter
) -> None:
    enter(page, teacher.username)
    page.goto(f"/imports/{counter.import_id}")
    page.locator("#q0 input[value=take]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#q0 input[value=skip]")).to_be_checked()
    page.locator("button[value=accept]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("button[value=undo]")).to_be_visible()
    assert counter.page.choices == {"skip": 1, "take": 3}
    page.locator("button[value=undo]").press("Enter")
    expect(page.locator("button[value=accept]")).to_be_visible()
    assert counter.page.card.state == "undone"


def test_every_page_of_an_import_looks_right(
    new_page: NewPage, teacher: PersonView, counter: Counter
) -> None:
    with new_page(locale="zh-CN") as page:
        enter(page, teacher.username)
        page.goto(f"/imports/{counter.import_id}")
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
        check_look(page)
        page.set_viewport_size({"width": 1280, "height": 844})
        page.locator("button[value=accept]").click()
        expect(page.locator("button[value=undo]")).to_be_visible()
        bank = counter.page.card.bank
        assert bank is not None
        counter.bring(FERRY.replace("240:5", "250:5"), bank=bank.id)
        for path in (
            f"/imports/{counter.import_id}",
            "/imports",
            "/imports/new",
            f"/banks/{bank.id}/export?format=aiken",
        ):
            page.goto(path)
            check_look(page)
