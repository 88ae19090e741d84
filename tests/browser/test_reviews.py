"""A teacher brings an article, reviews its drafts, publishes them, and a guest meets them with their source."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quizapp.jobs.runner import work_off
from quizapp.services import people
from quizapp.storage.database import Database
from tests.browser.conftest import check_look, enter, take
from tests.harness.browser import NewPage, Site, check_axe, check_fits
from tests.harness.command import SCRIPT, environment
from tests.people import PersonView
from tests.services.reviews.desk import FERRY, Desk

pytestmark = pytest.mark.browser
CHINESE = (
    "渡轮燕鸥号\n\n燕鸥号于2021年5月3日下水。燕鸥号的电池容量为 4.3 MWh，重 57 吨。\n\n"
    "燕鸥号每次可载 240 名乘客和 32 辆汽车。2023年，燕鸥号航行了 9400 次。\n"
)


@pytest.fixture
def worker(site: Site) -> Iterator[None]:
    """The worker as a process of its own, as it runs beside a served site."""
    config = site.app.extensions["quizapp.config"]
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, "worker"], env=environment(config))
    yield
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)


@pytest.fixture
def desk(database: Database, teacher: PersonView) -> Desk:
    """The teacher's desk with the review of an article about a ferry."""
    desk = Desk(database, people.visitor_of(teacher))
    assert desk.bring().state == "done"
    return desk


@pytest.fixture
def review(page: Page, teacher: PersonView, desk: Desk) -> Page:
    """The page of the review, opened by its teacher."""
    enter(page, teacher.username)
    page.goto(f"/reviews/{desk.review_id}")
    return page


def bring(page: Page, text: str) -> None:
    """Pastes an article, and waits until its review is there."""
    page.goto("/banks")
    page.locator("main a[href='/reviews/new']").click()
    page.locator("#text").fill(text)
    page.locator("main form button.go").click()
    page.wait_for_url("**/jobs/*")
    page.wait_for_url(re.compile(r"/reviews/[0-9a-f]+$"), timeout=60_000)


def publish(page: Page, title: str) -> str:
    """Accepts what there is, publishes it as a bank and makes a quiz of it for everybody; gives its address."""
    page.locator("button[value=accept]").click()
    expect(page.locator(".draft.done")).to_have_count(1)
    page.locator("button[value=clean]").click()
    expect(page.locator("button[value=clean]")).to_have_count(0)
    page.locator("a[href$='/publish']").click()
    page.locator("#title").fill(title)
    page.locator("main form button.go").click()
    page.locator("a[href$='/new-quiz']").first.click()
    page.locator("#title").fill(title)
    page.locator("#count").fill("1")
    page.locator("input[name=access][value=public]").check()
    page.locator("main form button.go").click()
    page.wait_for_url(re.compile(r"/quizzes/[\w-]+$"))
    return page.url


@pytest.mark.usefixtures("worker")
def test_from_a_pasted_article_to_a_guest_who_sees_the_source(new_page: NewPage, teacher: PersonView) -> None:
    for locale, scripts, text in (("zh-CN", True, CHINESE), ("en-GB", False, FERRY)):
        with new_page(locale=locale, java_script_enabled=scripts) as page:
            enter(page, teacher.username)
            bring(page, text)
            quiz = publish(page, "Tern")
        with new_page(locale=locale, java_script_enabled=scripts) as guest:
            attempt = take(guest, quiz)
            guest.goto(f"{attempt}/slots/1")
            source = guest.locator("figure.src blockquote").first
            expect(source.locator("mark").first).to_be_visible()
            assert " ".join(source.inner_text().split()) in " ".join(text.split())


def test_drafts_are_judged_with_the_keyboard_alone(review: Page, desk: Desk) -> None:
    def press(key: str, current: str, judged: int) -> None:
        review.keyboard.press(key)
        expect(review.locator("#current input[name=draft]")).to_have_value(current)
        expect(review.locator("[data-status]")).to_contain_text(f"{judged} of")

    press("a", "f2", 1)
    press("r", "f3", 2)
    press("k", "f2", 2)
    expect(review.locator("#current")).to_be_focused()
    press("u", "f2", 1)
    assert [draft.status for draft in desk.page.drafts[:3]] == ["accepted", "open", "open"]
    press("u", "f1", 0)
    press("j", "f2", 0)
    review.keyboard.press("o")
    expect(review.locator("mark#here")).to_be_focused()
    review.keyboard.press("?")
    review.locator("#keys-on").uncheck()
    review.keyboard.press("a")
    review.reload()
    assert desk.page.counters.open == len(desk.page.drafts)


def test_two_drafts_are_merged_and_a_fact_is_edited_by_keyboard(review: Page, desk: Desk) -> None:
    first = desk.draft("240").id
    review.goto(f"/reviews/{desk.review_id}?draft={first}")
    review.keyboard.press("m")
    review.keyboard.press("Tab")
    review.keyboard.press("Enter")
    expect(review.locator("[data-status]")).to_contain_text("1 of")
    assert desk.page.counters.merged == 1
    review.keyboard.press("e")
    review.wait_for_url("**/drafts/*")
    review.locator("#attribute").fill("seats")
    review.keyboard.press("Enter")
    review.wait_for_url("**/reviews/*?draft=*")
    expect(review.locator("#current dl.fact")).to_contain_text("seats")


def test_a_question_is_written_with_rows_and_a_preview_in_place(review: Page, desk: Desk) -> None:
    draft = desk.draft("240").id
    review.goto(f"/reviews/{desk.review_id}/drafts/{draft}/questions/new?kind=single_choice")
    review.locator("#stem-en").fill("How many **passengers**? \\(n^2\\)")
    expect(review.locator("#preview strong")).to_have_text("passengers")
    expect(review.locator("#preview msup")).to_be_visible()
    for text in ("240", "250"):
        review.locator("button[value='add:options']").press("Enter")
        expect(review.locator("textarea:focus")).to_be_visible()
        review.keyboard.type(text)
    review.locator("button[value='up:options-1']").press("Enter")
    expect(review.locator("#options-0-text-en")).to_have_value("250")
    expect(review.locator("button:focus")).to_have_attribute("value", "down:options-0")
    review.locator("button[value=save]").click()
    expect(review.locator("#errors")).to_be_focused()
    review.locator("#options-1-fraction").fill("1")
    review.locator("button[value=save]").click()
    review.wait_for_url("**/reviews/*?draft=*")
    assert desk.draft("240").questions[-1].draft.question.options[1].fraction == 1


def test_every_page_of_a_review_looks_right(review: Page, desk: Desk, database: Database) -> None:
    draft = f"/reviews/{desk.review_id}/drafts/f1"
    for path in (review.url, draft, f"{draft}/questions/new?kind=matching"):
        review.goto(path)
        review.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
        check_look(review)
    review.set_viewport_size({"width": 390, "height": 844})
    review.goto(f"/reviews/{desk.review_id}?lang=zh")
    title = review.locator("h1").bounding_box()
    assert title
    assert title["width"] > 180, "short buttons beside a title leave it its line on a phone"
    review.set_viewport_size({"width": 1280, "height": 844})
    review.goto(f"/reviews/{desk.review_id}?lang=en")
    review.locator("button[value=clean]").click()
    expect(review.locator("button[value=clean]")).to_have_count(0)
    review.goto(f"/reviews/{desk.review_id}/publish")
    check_look(review)
    review.goto("/reviews/new")
    check_look(review)
    review.locator("#text").fill("nothing but words")
    review.locator("main form button.go").click()
    review.wait_for_url("**/jobs/*")
    work_off(database)
    expect(review.locator("[role=alert]")).to_contain_text("No fact was found")
    for path in (review.url, "/reviews"):
        review.goto(path)
        check_axe(review)
        check_fits(review)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_file_that_is_too_large_is_told(
    new_page: NewPage, teacher: PersonView, tmp_path: Path, scripts: bool
) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    with new_page(java_script_enabled=scripts) as page:
        enter(page, teacher.username)
        page.goto("/reviews/new")
        page.locator("#file").set_input_files(large)
        page.locator("main form button.go").click()
        expect(page.locator("[role=alert]:visible")).to_contain_text("50 MB at most")
