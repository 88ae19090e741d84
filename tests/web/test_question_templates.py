"""Each kind of question in both languages, running and reviewed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, render_template

from quizapp.app import create_app
from quizapp.config import Config
from quizapp.core.attempts.view import AttemptReview, AttemptView
from quizapp.core.languages import LANGUAGES, Language
from quizapp.core.questions.question import KindName
from tests.harness.databases import create_tables
from tests.web import samples

KINDS: list[KindName] = list(samples.QUESTIONS)
ANSWERABLE: list[KindName] = [kind for kind in KINDS if kind != "description"]
GRADED: list[KindName] = [kind for kind in ANSWERABLE if kind != "open_answer"]
FIELD = re.compile(r'name="s1\.([^@"][^"]*)"')


@pytest.fixture(scope="module")
def pages(instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over an empty database: templates ask it for nothing but reports of problems."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'pages.db'}"
    create_tables(url)
    app = create_app(Config(instance=instance, database_url=url, testing=True))
    yield app
    app.extensions["quizapp.database"].close()


def run(pages: Flask, view: AttemptView, language: Language = "en", **names: object) -> str:
    with pages.test_request_context(f"/?lang={language}"):
        return render_template("attempts/page.html", view=view, writer="w", **{"unreadable": {}, **names})


def feedback(pages: Flask, review: AttemptReview, language: Language = "en") -> str:
    onward = {"count": 1, "following": None, "page": None, "more": False, "open": None}
    with pages.test_request_context(f"/?lang={language}"):
        return render_template("attempts/slot_review.html", review=review, slot=review.slots[0], **onward)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_asked_in_the_language_of_the_page(
    pages: Flask, kind: KindName, language: Language
) -> None:
    html = run(pages, samples.running([samples.slot_of(kind)]), language)
    stem = samples.QUESTIONS[kind].stem.in_(language)
    assert html.count("<h1") == 1 and re.split(r"[*{，]", stem)[0].split("\n")[0][:6] in html


@pytest.mark.parametrize("kind", ANSWERABLE)
def test_the_fields_of_a_page_are_those_that_the_kind_reads(pages: Flask, kind: KindName) -> None:
    slot = samples.with_draft(samples.slot_of(kind), samples.right_raw(kind) or {"text": ["why"]})
    assert set(slot.draft.raw) <= set(FIELD.findall(run(pages, samples.running([slot]))))


@pytest.mark.parametrize("kind", ANSWERABLE)
def test_a_saved_answer_is_there_again(pages: Flask, kind: KindName) -> None:
    raw = samples.right_raw(kind) or {"text": ["because it reads better"]}
    slot = samples.slot_of(kind)
    before = run(pages, samples.running([slot]))
    after = run(pages, samples.running([samples.with_draft(slot, raw)]))
    marks = [" checked", " selected", *(v for values in raw.values() for v in values)]
    assert any(after.count(mark) > before.count(mark) for mark in marks) or "@shown" not in after


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", GRADED)
def test_right_and_wrong_are_told_by_shape_and_word(pages: Flask, kind: KindName, language: Language) -> None:
    right = feedback(
        pages, samples.finished([samples.answered(samples.slot_of(kind), samples.right_raw(kind))]), language
    )
    wrong = feedback(
        pages, samples.finished([samples.answered(samples.slot_of(kind), samples.wrong_raw(kind))]), language
    )
    assert 'class="verdict right"' in right and ("答对了" if language == "zh" else "Right") in right
    assert 'class="verdict wrong"' in wrong and ("不对" if language == "zh" else "Not right") in wrong
    assert "stroke-dasharray" in wrong.split("<h1")[0].rpartition("verdict")[2]


@pytest.mark.parametrize("kind", GRADED)
def test_without_the_right_to_see_there_is_no_verdict_and_no_key(pages: Flask, kind: KindName) -> None:
    slot = samples.answered(samples.slot_of(kind), samples.wrong_raw(kind))
    html = feedback(pages, samples.finished([slot], parts=frozenset({"response"})))
    assert "Your answer is kept" in html
    assert not re.search(
        r'class="opt (right|wrong)"|Right answer|right answer|class="gap (right|wrong)', html
    )


@pytest.mark.parametrize("kind", ANSWERABLE)
def test_what_was_left_empty_is_called_unanswered(pages: Flask, kind: KindName) -> None:
    assert "Not answered" in feedback(pages, samples.finished([samples.slot_of(kind)]))


def test_the_source_stands_beside_the_verdict(pages: Flask) -> None:
    slot = samples.answered(samples.slot_of("single_choice"), {"choice": ["a"]})
    html = feedback(pages, samples.finished([slot]), "zh")
    for told in (
        "<mark>79.8%</mark>",
        "《DeepSeek-R1 与天才团队》",
        "无日期",
        "第 5300–5361 字",
        "2025年1月",
    ):
        assert told in html
    for told in ("AIME 2024，Pass@1", "谁说的", "一家之言，未经证实", "这是 GPQA Diamond 的成绩。"):
        assert told in html


def test_feedback_of_an_option_is_shown_only_where_it_belongs(pages: Flask) -> None:
    slot = samples.answered(samples.slot_of("single_choice"), {"choice": ["a"]})
    assert "That is the score on MATH-500." not in feedback(pages, samples.finished([slot]))


def test_what_a_learner_types_is_shown_as_typed(pages: Flask) -> None:
    attack = "<script>alert(1)</script>{{7*7}}"
    for kind in ("short_text", "open_answer"):
        html = feedback(
            pages, samples.finished([samples.answered(samples.slot_of(kind), {"text": [attack]})])
        )
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in html and "<script>alert" not in html


def test_a_side_that_is_missing_is_marked_as_the_other_language(pages: Flask) -> None:
    slot = samples.slot_of("short_text")
    chinese = replace(slot.question, stem=replace(slot.question.stem, en=None))
    html = run(pages, samples.running([replace(slot, question=chinese)]), "en")
    assert '<h1 class="stem" lang="zh-Hans">' in html


def test_the_rows_of_an_order_count_only_once_they_are_moved(pages: Flask) -> None:
    slot = samples.slot_of("ordering")
    assert 'name="s1.@shown"' in run(pages, samples.running([slot]))
    moved = run(pages, samples.running([samples.with_draft(slot, {"order": ["g", "p", "k", "m"]})]))
    assert 'name="s1.order"' in moved and "@shown" not in moved


def test_a_page_of_several_questions_has_one_heading_of_its_own(pages: Flask) -> None:
    slots = [samples.slot_of(kind, number) for number, kind in enumerate(KINDS, 1)]
    html = run(pages, samples.running(slots, per_page=0))
    assert html.count("<h1") == 1 and html.count('<h2 class="stem"') == len(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_stay_within_their_weight(pages: Flask, language: Language) -> None:
    slot = samples.answered(samples.slot_of("single_choice"), {"choice": ["a"]})
    page = run(pages, samples.running([samples.slot_of("matching")], limit=60), language)
    assert (
        len(page.encode()) < 20_000
        and len(feedback(pages, samples.finished([slot]), language).encode()) < 20_000
    )
