"""Questions become notes that Anki knows again; what a note can say comes back as it was."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Item, Option, Pair, Question
from quizapp.formats.anki import reading, writing
from quizapp.formats.archive import open_archive
from quizapp.formats.html_text import html_from_markdown
from quizapp.formats.imported import Medium, medium_of, twin_of
from quizapp.formats.typable import is_typable
from tests.formats.anki.samples import PNG
from tests.formats.written_questions import twins

TERMS = (
    st.text("abc 12:}&<'", min_size=1, max_size=9).map(lambda text: " ".join(text.split())).filter(is_typable)
)


def write(*questions: Question, title: str = "Ferries", language: Language = "en") -> bytes:
    medium = medium_of(PNG)
    assert medium
    return writing.write(
        questions, language=language, title=title, media={medium.name: PNG}, written_at=1_700_000_000
    )


def notes(content: bytes) -> list[tuple[str, list[str], int]]:
    """Guid, fields and number of cards of each note of a package."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(open_archive(content).read("collection.anki2"))
        rows = database.execute(
            "SELECT guid, flds, (SELECT count(*) FROM cards WHERE nid = notes.id) FROM notes ORDER BY id"
        )
        return [(guid, fields.split("\x1f"), cards) for guid, fields, cards in rows]


@st.composite
def questions(draw: st.DrawFn, language: Language) -> Question:
    """A question of a kind that a note can say, with what it can say of it."""
    text = twins(language)
    base = Question(
        draw(st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)),
        "short_text",
        draw(text),
        tags=tuple(draw(st.lists(st.sampled_from(("sea", "港口", "a-b")), max_size=2, unique=True))),
        explanation=draw(st.none() | text),
        category=draw(st.sampled_from(("", "Ships", "Ships/Ferries", "a\\/b"))),
    )
    if draw(st.booleans()):
        return replace(base, answer=Answer(draw(TERMS)))
    answers = draw(st.lists(TERMS, min_size=1, max_size=3))
    blanks = tuple(Blank(f"c{number}", Answer(answer)) for number, answer in enumerate(answers, start=1))
    marks = " and ".join(f"{{{{{blank.id}}}}}" for blank in blanks)
    word = "题目文字说明" if language == "zh" else "She has"
    return replace(base, kind="cloze", stem=twin_of(f"{word} {marks}.", language), blanks=blanks)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_what_a_note_can_say_comes_back_as_it_was(data: st.DataObject) -> None:
    language: Language = data.draw(st.sampled_from(("zh", "en")))
    written = data.draw(st.lists(questions(language), min_size=1, max_size=3, unique_by=lambda one: one.id))
    found = reading.read(write(*written, language=language, title="题库测验" if language == "zh" else "Quiz"))
    assert (found.found, found.skipped, found.kept, found.faults) == (len(written), (), (), ())
    assert [_shown(entry.question, found.language) for entry in found.entries] == [
        _shown(one, language) for one in written
    ]
    assert not any(writing.losses(one, language) for one in written)


def _shown(question: Question, side: Language) -> tuple[object, ...]:
    """What of a question comes back, wherever its letters put it: its texts as they are shown."""

    def html(twin: Twin | None) -> str:
        # A page shows one space where several stand.
        shown = html_from_markdown(twin.in_(side), pictures=lambda name: name) if twin else ""
        return re.sub(r"\s*<br>\s*", "<br>", " ".join(shown.split()))

    keys = [blank.answer for blank in question.blanks], question.answer
    rest = question.id, question.kind, question.tags, question.category
    return *rest, html(question.stem), html(question.explanation), keys


def test_a_question_keeps_its_note_and_other_banks_have_others() -> None:
    asked = Question("decks", "short_text", Twin(en="Decks?"), answer=Answer("three"))
    changed = replace(asked, stem=Twin(en="How many decks?"))
    first, again, other = (notes(write(asked)), notes(write(changed)), notes(write(asked, title="Ships")))
    assert first[0][0] == again[0][0] != other[0][0]
    assert reading.read(write(asked)).entries[0].question.id == "decks"


def test_without_a_time_the_package_is_newer_than_the_one_before() -> None:
    content = writing.write([], language="zh", title="", media={})
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(open_archive(content).read("collection.anki2"))
        (seconds, decks) = database.execute("SELECT crt, decks FROM col").fetchone()
    assert seconds > 1_700_000_000
    assert "题库" in [deck["name"] for deck in json.loads(decks).values()]


def test_pictures_go_with_their_questions_and_no_others() -> None:
    medium = medium_of(PNG)
    assert medium
    asked = Question("q", "open_answer", Twin(en=f"See ![a ship](media/{medium.name})"))
    content = writing.write(
        [asked], language="en", title="", media={medium.name: PNG, "other.png": b"x"}, written_at=1
    )
    assert json.loads(open_archive(content).read("media")) == {"0": medium.name}
    found = reading.read(content)
    assert found.media == (Medium(medium.name, PNG),)
    assert found.entries[0].question.stem == asked.stem


CHOICE = (Option("a", Twin(en="left"), 1.0), Option("b", Twin(en="right")))
CARDS = [
    (
        Question("q", "single_choice", Twin(en="Port?"), options=CHOICE),
        "<ul><li>left</li><li>right</li></ul>",
        "left",
    ),
    (
        Question("q", "true_false", Twin(en="Port?"), answer=Answer("true")),
        "<ul><li>True</li><li>False</li></ul>",
        "True",
    ),
    (Question("q", "numeric", Twin(en="Port?"), answer=Answer("14", "number", "kn")), "", "14 kn"),
    (
        Question("q", "ordering", Twin(en="Port?"), items=(Item("a", Twin(en="z")), Item("b", Twin(en="y")))),
        "<ul><li>y</li><li>z</li></ul>",
        "<ol><li>z</li><li>y</li></ol>",
    ),
    (
        Question("q", "matching", Twin(en="Port?"), pairs=(Pair("a", Twin(en="1"), Twin(en="z")),)),
        "<ul><li>1</li><li>z</li></ul>",
        "1 → z",
    ),
    (Question("q", "description", Twin(en="Port?")), "", ""),
]


@pytest.mark.parametrize(("question", "front", "back"), CARDS, ids=[one[0].kind for one in CARDS])
def test_other_kinds_become_cards_and_it_is_told(question: Question, front: str, back: str) -> None:
    assert [fields for _, fields, _ in notes(write(question))] == [[f"Port?{front}", back, ""]]
    assert writing.CARD in [one.text for one in writing.losses(question, "en")]


def test_each_gap_is_a_card_and_signs_of_anki_in_answers_do_no_harm() -> None:
    blanks = (
        Blank("x", Answer("a::b}}c")),
        Blank("y", options=CHOICE),
        Blank("z", Answer("3", "number", accept=("4",))),
    )
    question = Question("q", "cloze", Twin(en="{{x}}, {{y}}, {{z}}"), blanks=blanks)
    ((_, fields, cards),) = notes(write(question))
    assert cards == 3
    assert fields[0] == ("{{c1::a:<!-- -->:b}<!-- -->}c}}, {{c2::left::left / right}}, {{c3::3}}")
    told = [one.text for one in writing.losses(question, "en")]
    assert writing.HINTED in told and writing.NUMBERED in told
