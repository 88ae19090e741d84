"""A teacher's own bank in the browser: questions written, drafted, merged."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from quizapp.core.languages import Twin
from quizapp.services import people
from quizapp.storage.database import Database
from quizapp.web.site import CLOCK
from tests.browser.conftest import check_look, enter
from tests.core.questions.samples import SAMPLES
from tests.harness.browser import NewPage, Site
from tests.people import PersonView
from tests.services.imports.samples import PICTURE, PICTURE_NAME
from tests.services.workbench.shelf import Shelf, make_shelf

pytestmark = pytest.mark.browser
EDIT = "/banks/own/questions/numeric/edit"


@pytest.fixture
def shelf(site: Site, database: Database, teacher: PersonView) -> Shelf:
    """The teacher's own bank."""
    assert CLOCK not in site.app.extensions
    return make_shelf(database, people.visitor_of(teacher))


def write(page: Page) -> str:
    """Writes a question with its source; gives the address of its page."""
    page.goto("/banks/own")
    page.locator("#new-kind").select_option("short_text")
    page.locator("form[action$='/new-question'] button").click()
    page.wait_for_url("**/edit")
    page.locator("#stem-en").fill("Which model?")
    page.locator("#answer-value").fill("DeepSeek-R1")
    page.locator("#facts details summary").click()
    page.locator("#facts details input[name=facts]").first.check()
    return page.url.removesuffix("/edit")


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_question_is_written_with_its_source(new_page: NewPage, teacher: PersonView, scripts: bool) -> None:
    with new_page(locale="en-GB", java_script_enabled=scripts) as page:
        enter(page, teacher.username)
        address = write(page)
        page.locator("button[value=save]").click()
        page.wait_for_url(address)
        expect(page.locator("h1")).to_contain_text("Which model?")
        expect(page.locator("figure.src")).to_be_visible()


PASTE = """
(field, bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'a.png', {type: 'image/png'}));
    field.setSelectionRange(3, 3);
    field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}
"""


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("scripts", [True, False], ids=["pasted", "no scripts"])
def test_a_picture_is_put_into_a_text_and_seen(new_page: NewPage, teacher: PersonView, scripts: bool) -> None:
    with new_page(locale="en-GB", java_script_enabled=scripts) as page:
        enter(page, teacher.username)
        page.goto(EDIT)
        if scripts:
            page.locator("#stem-en").fill("So?")
            page.locator("#stem-en").evaluate(PASTE, list(PICTURE))
            expect(page.locator("#picture_says")).to_be_focused()
        else:
            page.locator("#pictures summary").click()
            page.locator("#picture").set_input_files({"name": "a", "mimeType": "", "buffer": PICTURE})
            page.locator("#picture_in").select_option("stem-en")
        page.locator("#picture_says").fill("A dot")
        page.locator("button[value=picture]").click()
        expect(page.locator("#preview img")).to_have_js_property("naturalWidth", 1)
        expect(page.locator("#stem-en")).to_be_focused()
        if scripts:
            expect(page.locator("#stem-en")).to_have_value(f"So?![A dot](media/{PICTURE_NAME})")
            page.locator("#pictures summary").click()
            check_look(page)


def test_what_is_typed_survives_a_closed_page_and_the_keys_do_what_the_buttons_do(
    page: Page, teacher: PersonView, shelf: Shelf
) -> None:
    enter(page, teacher.username)
    page.goto(EDIT)
    page.locator("#stem-en").fill("How **many** percent?")
    expect(page.locator("#preview strong")).to_have_text("many")
    expect(page.locator("#preview [role=status]")).to_contain_text("Draft kept")
    page.goto("about:blank")
    page.goto(EDIT)
    expect(page.locator("#stem-en")).to_have_value("How **many** percent?")
    page.locator("#stem-en").press("Control+s")
    page.wait_for_url(re.compile(r"/questions/numeric$"))
    assert shelf.open("numeric").newest == 2 and shelf.open("numeric").draft is None


def test_two_teachers_at_one_question_merge_and_every_page_looks_right(
    page: Page, teacher: PersonView, shelf: Shelf
) -> None:
    enter(page, teacher.username)
    page.goto(EDIT)
    page.locator("#stem-en").fill("Mine?")
    shelf_question = replace(SAMPLES["numeric"], stem=Twin("他们的？", "Theirs?"), difficulty=0.25)
    assert shelf.save(shelf_question)
    page.locator("button[value=save]").click()
    page.wait_for_url("**/merge")
    check_look(page)
    page.set_viewport_size({"width": 1280, "height": 844})
    page.locator("input[value=mine]").check()
    page.locator(".dock button.go").click()
    page.wait_for_url(re.compile(r"/questions/numeric$"))
    assert shelf.open("numeric").question.stem == Twin("他们的？", "Mine?")
    history = f"{page.url}/history"
    for path in (
        page.url,
        EDIT,
        history,
        "/banks/own?status=all&flag=flawed",
        "/banks/own/bulk?q=numeric&q=cloze",
    ):
        page.goto(path)
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
        check_look(page)


def test_an_edit_is_brought_back_from_the_history(page: Page, teacher: PersonView, shelf: Shelf) -> None:
    before = shelf.open("numeric").question
    enter(page, teacher.username)
    page.goto(EDIT)
    page.locator("#stem-en").fill("Something else altogether?")
    page.locator("button[value=save]").click()
    page.wait_for_url(re.compile(r"/questions/numeric$"))
    page.goto(f"{page.url}/history")
    expect(page.locator("#v2 ins").first).to_contain_text("Something else")
    page.get_by_role("button", name="Bring version 1 back").click()
    expect(page.locator("#v3")).to_be_visible()
    assert (shelf.open("numeric").newest, shelf.open("numeric").question) == (3, before)


def test_questions_are_picked_changed_and_brought_back(page: Page, teacher: PersonView, shelf: Shelf) -> None:
    enter(page, teacher.username)
    page.goto("/banks/own?text=r1")
    page.locator("input[name=q]").first.check()
    page.locator("button[formaction$='/bulk']").click()
    page.locator("#add_tags").fill("new")
    page.locator("button[value=preview]").click()
    expect(page.locator(".diff ins").first).to_contain_text("new")
    page.locator("button[value=apply]").click()
    page.wait_for_url("**/changes")
    page.locator("form[action$='/undo'] button").first.click()
    expect(page.locator("[role=status]")).to_contain_text("as it was")
    page.goto("/banks/own?tag=new")
    expect(page.locator("input[name=q]")).to_have_count(0)
