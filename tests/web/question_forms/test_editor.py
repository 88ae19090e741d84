"""The question editor as a page part: what it shows, what it keeps, what it says of faults."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask, render_template
from hypothesis import given, settings
from werkzeug.datastructures import MultiDict

from quizapp.app import create_app
from quizapp.config import Config
from quizapp.core.faults import Fault
from quizapp.core.languages import LANGUAGES, Language, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS, check_question
from quizapp.web.question_forms.editor import Editor, note_words, open_editor, posted_editor, with_notes
from quizapp.web.question_forms.places import field_of
from tests.core.questions import strategies as any_shape
from tests.web.samples import QUESTIONS

KIND_NAMES = list(KINDS)


@pytest.fixture(scope="module")
def pages(instance: Path) -> Iterator[Flask]:
    """The application without a database: the editor asks nothing of it."""
    app = create_app(
        Config(instance=instance, database_url=f"sqlite:///{instance / 'pages.db'}", testing=True)
    )
    yield app
    app.extensions["quizapp.database"].close()


class Sent(HTMLParser):
    """The fields that a browser would send of a page's form, apart from its buttons."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: MultiDict[str, str] = MultiDict()
        self._area, self._select = "", ""
        self.feed(html.partition('id="preview"')[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name = held.get("name") or ""
        if tag == "input" and (held.get("type") not in ("checkbox", "radio") or "checked" in held):
            self.fields.add(name, held.get("value") or "")
        elif tag == "textarea":
            self.fields.add(name, "")
            self._area = name
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in held:
            self.fields.add(self._select, held.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._area:
            # A browser drops the first line break of a text area.
            self.fields[self._area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


def show(editor: Editor) -> str:
    return render_template("question_forms/editor.html", editor=editor, back="/", language="en")


def opened(pages: Flask, question: Question, language: Language = "en") -> str:
    with pages.test_request_context(f"/?lang={language}"):
        return show(open_editor(question, LANGUAGES))


def post(pages: Flask, question: Question, fields: Mapping[str, str], do: str) -> tuple[Editor, str]:
    with pages.test_request_context("/?lang=en", method="POST", data={**fields, "do": do}):
        editor = posted_editor(question, LANGUAGES)
        return editor, show(editor)


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_question_that_is_opened_and_kept_is_the_same(pages: Flask, kind: str) -> None:
    question = QUESTIONS[kind]  # type: ignore[index]
    editor, _ = post(pages, question, Sent(opened(pages, question)).fields, "save")
    assert editor.saves and editor.question == question


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_preview_shows_the_question_as_it_is_now(pages: Flask, kind: str, language: Language) -> None:
    question = QUESTIONS[kind]  # type: ignore[index]
    fields = Sent(opened(pages, question)).fields
    fields[f"stem-{language}"] += "\n\nNew words with \\(x^2\\)."
    editor, html = post(pages, question, fields, f"preview:{language}")
    shown = html.partition('id="preview"')[2]
    assert not editor.saves and "New words with" in shown and "<msup>" in shown
    assert ("在学生" if language == "zh" else "As a learner meets it") in shown or language == "zh"


@settings(max_examples=25)
@given(question=any_shape.questions)
def test_any_question_can_be_opened_and_looked_at(pages: Flask, question: Question) -> None:
    assert "preview" in opened(pages, question)


def test_a_bank_of_one_language_has_one_column(pages: Flask) -> None:
    question = replace(QUESTIONS["short_text"], stem=Twin("什么？"), explanation=None, hints=())
    with pages.test_request_context("/?lang=en"):
        html = show(open_editor(question, ("zh",)))
    assert 'name="stem-zh"' in html and 'name="stem-en"' not in html


def test_a_text_beyond_the_banks_language_keeps_its_column(pages: Flask) -> None:
    with pages.test_request_context("/?lang=en"):
        assert 'name="stem-en"' in show(open_editor(QUESTIONS["short_text"], ("zh",)))


def test_a_fault_stands_at_its_field_and_keeps_the_question_from_being_kept(pages: Flask) -> None:
    question = QUESTIONS["single_choice"]
    fields = Sent(opened(pages, question)).fields
    fields["options-1-text-zh"] = fields["options-1-text-en"] = ""
    editor, html = post(pages, question, fields, "save")
    assert editor.refused and not editor.saves
    assert re.search(r'id="options-1-text-note-1"|id="options-1-note-1"', html) and 'role="alert"' in html


def test_a_number_that_cannot_be_read_is_told_and_stays_as_typed(pages: Flask) -> None:
    question = QUESTIONS["single_choice"]
    editor, html = post(
        pages, question, {**Sent(opened(pages, question)).fields, "options-0-fraction": "lots"}, "save"
    )
    assert editor.refused and 'value="lots"' in html and 'id="options-0-fraction-note-1"' in html


@pytest.mark.parametrize(
    "order", ["up:items-1", "up:items-2", "down:items-0", "down:items-2", "remove:items-3"]
)
def test_a_row_that_was_moved_or_removed_leaves_the_focus_there(pages: Flask, order: str) -> None:
    question = QUESTIONS["ordering"]
    _, html = post(pages, question, Sent(opened(pages, question)).fields, order)
    focused = re.search(r"<button[^>]*autofocus", html)
    assert focused and html.count("autofocus") == 1 and " disabled" not in focused[0]


def test_a_row_that_was_added_has_the_focus_and_nothing_is_kept(pages: Flask) -> None:
    question = QUESTIONS["ordering"]
    editor, html = post(pages, question, Sent(opened(pages, question)).fields, "add:items")
    assert len(editor.question.items) == len(question.items) + 1 and not editor.saves
    assert html.count("autofocus") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_names_languages_in_the_words_of_the_reader(pages: Flask, language: Language) -> None:
    with pages.test_request_context(f"/?lang={language}"):
        said = note_words(
            Fault(
                "q stem",
                Message(
                    "the text is missing in %(language)s: add it, or readers see the other language",
                    {"language": "zh"},
                ),
            )
        )
    assert ("中文" if language == "zh" else "Chinese") in said


def test_flaws_of_writing_stand_at_their_field_and_only_errors_block(pages: Flask) -> None:
    question = QUESTIONS["single_choice"]
    warning, error = (Fault(f"{question.id} options.b", Message("odd"), s) for s in ("warning", "error"))
    with pages.test_request_context("/?lang=en"):
        editor = open_editor(question, LANGUAGES)
        assert not with_notes(editor, [warning]).blocked and with_notes(editor, [error]).blocked
        assert with_notes(editor, [warning]).notes_at("options-1") == [warning]


@settings(max_examples=40)
@given(any_shape.questions)
def test_every_fault_has_a_field_of_the_question(question: Question) -> None:
    for fault in check_question(question):
        name = field_of(question, fault.where).partition("-")[0]
        assert name == "" or hasattr(question, name), fault.where


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("maths stem", "stem"),
        ("maths options", "options"),
        ("maths options.c", "options-2"),
        ("maths options.c.feedback", "options-2-feedback"),
        ("maths hints.2", "hints-1"),
        ("maths", ""),
        ("maths options.zz", "options"),
    ],
)
def test_the_place_of_a_fault_is_the_name_of_its_field(where: str, name: str) -> None:
    assert field_of(QUESTIONS["single_choice"], where) == name
