"""Our template: what is written comes back as it was, an empty one is no question, and no cell is a formula."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.content import KIND_NAMES
from quizapp.core.questions.question import (
    Answer,
    Blank,
    Item,
    KindName,
    Option,
    Other,
    Pair,
    Question,
    Tolerance,
)
from quizapp.formats.imported import Imported, twin_of
from quizapp.formats.option_ids import option_id
from quizapp.formats.sheet import building, csv_format, guide, template_read, template_write, xlsx_format
from quizapp.formats.sheet.template import plain_cell, safe_cell
from tests.formats.sheet.samples import sheet, table

FORMATS = pytest.mark.parametrize("form", [csv_format, xlsx_format], ids=["csv", "xlsx"])
SIGNS = st.sampled_from([*"ab=+-@'|\\*;:>,\"&#$ ", "题", "\n", "=>", "{{", "１", "＝"])
# Cells keep no space at their ends, and line ends of one kind.
words = st.lists(SIGNS, min_size=1, max_size=8).map(lambda signs: "".join(signs).strip()).filter(bool)
some = st.lists(words, max_size=3).map(tuple)
fractions = st.sampled_from((1.0, 0.5, 1 / 3, -0.25, 0.0, 0.1))


@st.composite
def questions(draw: st.DrawFn, language: Language) -> Question:
    """A question of any kind as far as a row of the template can say it."""

    def text() -> Twin:
        return twin_of(draw(words), language)

    def maybe() -> Twin | None:
        return text() if draw(st.booleans()) else None

    kind: KindName = draw(st.sampled_from(KIND_NAMES))
    question = Question(
        draw(st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)),
        kind,
        text(),
        facts=draw(some),
        tags=draw(some),
        explanation=maybe(),
        hints=tuple(text() for _ in range(draw(st.integers(0, 3)))),
        difficulty=draw(st.none() | st.floats(0, 9)),
        title=draw(st.just("") | words),
        category=draw(st.just("") | words),
        mark=draw(st.floats(0.1, 100)),
        shuffle=draw(st.booleans()),
        all_or_nothing=draw(st.booleans()),
    )
    return replace(question, **PARTS[kind](draw, text, maybe)) if kind in PARTS else question


Texts = Callable[[], Twin]
Maybe = Callable[[], Twin | None]


def _choice(draw: st.DrawFn, text: Texts, maybe: Maybe) -> dict[str, object]:
    worth = [1.0, *draw(st.lists(fractions, min_size=1, max_size=4))]
    options = [
        Option(option_id(at), text(), one, maybe(), fixed=draw(st.booleans())) for at, one in enumerate(worth)
    ]
    return {"options": tuple(options)}


def _statement(draw: st.DrawFn, text: Texts, maybe: Maybe) -> dict[str, object]:
    both = tuple(Option(name, text(), feedback=maybe()) for name in ("true", "false"))
    options = draw(st.sampled_from([(), both, both[:1], both[1:]]))
    return {"answer": Answer(draw(st.sampled_from(["true", "false"]))), "options": options}


def _typed(draw: st.DrawFn, text: Texts, maybe: Maybe) -> dict[str, object]:
    widths = [None, Tolerance(abs=0.5), Tolerance(rel=0.01), Tolerance(digits=3), Tolerance(rel=1 / 3)]
    answer = Answer(
        draw(words),
        draw(st.sampled_from(("number", "text", "date"))),
        draw(st.none() | words),
        draw(some),
        draw(st.sampled_from(widths)),
        draw(some),
        feedback=maybe(),
        exact_case=draw(st.booleans()),
    )
    return {"answer": answer}


def _cloze(draw: st.DrawFn, text: Texts, maybe: Maybe) -> dict[str, object]:
    def blank(at: int) -> Blank:
        if draw(st.booleans()):
            kind = draw(st.sampled_from(("number", "text", "date")))
            return Blank(f"b{at}", Answer(draw(words), kind, accept=draw(some)))
        worth = draw(st.lists(st.sampled_from((1.0, 0.0)), min_size=1, max_size=3))
        return Blank(
            f"b{at}", options=tuple(Option(option_id(n), text(), one) for n, one in enumerate(worth))
        )

    return {"blanks": tuple(blank(at) for at in range(draw(st.integers(1, 3))))}


def _matching(draw: st.DrawFn, text: Texts, maybe: Maybe) -> dict[str, object]:
    count = draw(st.integers(1, 3))
    extras = tuple(Item(option_id(count + at), text()) for at in range(draw(st.integers(0, 2))))
    return {"pairs": tuple(Pair(option_id(at), text(), text()) for at in range(count)), "extras": extras}


def _ordering(draw: st.DrawFn, text: Texts, maybe: Maybe) -> dict[str, object]:
    return {"items": tuple(Item(option_id(at), text()) for at in range(draw(st.integers(1, 4))))}


PARTS: dict[str, Callable[[st.DrawFn, Texts, Maybe], dict[str, object]]] = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _statement,
    "numeric": _typed,
    "short_text": _typed,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
}


@settings(max_examples=25)
@given(st.sampled_from((csv_format, xlsx_format)), st.data())
def test_what_the_template_can_say_comes_back_as_it_was(form: object, data: st.DataObject) -> None:
    language: Language = data.draw(st.sampled_from(("zh", "en")))
    written = data.draw(st.lists(questions(language), min_size=1, max_size=3, unique_by=lambda one: one.id))
    content = form.write(written, language=language, title="", media={})  # type: ignore[attr-defined]  # both modules have it
    found: Imported = form.read(content)  # type: ignore[attr-defined]  # both modules have it
    assert (found.found, found.skipped, found.kept, found.faults) == (len(written), (), (), ())
    read = [_on_side(entry.question, found.language, language) for entry in found.entries]
    assert read == written
    assert not any(template_write.losses(one, language) for one in written)


def _on_side(question: Question, side: Language, wanted: Language) -> Question:
    """The question with its texts on another side: which one they are on is told by their letters."""
    if side == wanted:
        return question
    return _moved(question)


def _moved(value: object) -> object:
    if isinstance(value, Twin):
        return Twin(zh=value.en, en=value.zh)
    if isinstance(value, tuple):
        return tuple(map(_moved, value))
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{name: _moved(getattr(value, name)) for name in value.__dataclass_fields__})  # type: ignore[type-var]  # a dataclass
    return value


@given(st.text(st.sampled_from(" '=+-@\t\r＝＋－＠ax"), max_size=6))
def test_no_cell_begins_as_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.lstrip(" ").startswith(tuple("=+-@\t\r＝＋－＠"))
    assert plain_cell(cell) == text


ATTACKS = ['=HYPERLINK("http://x")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "＝1+1", " =1"]


@pytest.mark.parametrize("text", ATTACKS)
def test_formulas_in_questions_are_exported_as_text(text: str) -> None:
    option = Option("a", Twin(en=text), 1.0)
    asked = Question(
        "q", "single_choice", Twin(en=text), options=(option, Option("b", Twin(en="x"))), tags=(text,)
    )
    content = csv_format.write([asked], language="en", title="", media={})
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(xlsx_format.write([asked], language="en", title="", media={})))
    cells = [cell for row in book["questions"].iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
    written = [cell for row in rows for cell in row] + [str(cell.value) for cell in cells]
    assert not [cell for cell in written if cell.strip().startswith(tuple("=+-@＝＋－＠"))]


def test_the_same_questions_make_the_same_workbook() -> None:
    asked = Question("q", "open_answer", Twin(en="Why?"))
    one, two = (xlsx_format.write([asked], language="en", title="", media={}) for _ in range(2))
    assert one == two and b"Why?" not in one


def test_the_empty_template_is_read_as_no_questions_and_explains_every_column() -> None:
    content = xlsx_format.template()
    assert xlsx_format.looks_like(content) > 0.9
    assert xlsx_format.read(content).found == 0
    names = [cell.value for cell in load_workbook(io.BytesIO(content))["questions"][1]]
    explained = " ".join(row[0] for row in guide.GUIDE)
    assert [name for name in names if str(name).rstrip("ABCD1").strip() not in explained] == []


def test_what_a_row_cannot_say_is_told() -> None:
    both = Question("q", "single_choice", Twin(zh="问", en="ask"))
    other = Question("q", "short_text", Twin(en="x"), answer=Answer("1", others=(Other("2", 0.5),)))
    weighed = Question(
        "q", "cloze", Twin(en="{{b}}"), blanks=(Blank("b", Answer("1", unit="m"), weight=2.0),)
    )
    picture = Question("q", "open_answer", Twin(en=f"![x](media/{'0' * 32}.png)"))
    hints = Question("q", "open_answer", Twin(en="x"), hints=(Twin(en="h"),) * 10)
    many = Question("q", "ordering", Twin(en="x"), items=(Item("a", Twin(en="i")),) * 27)
    for one in (both, other, weighed, picture, hints, many):
        assert len(template_write.losses(one, "en")) == 1, one
    long = replace(both, stem=Twin(en="x" * 40_000))
    assert xlsx_format.losses(long, "en") and not csv_format.losses(long, "en")


HEAD = [
    "kind",
    "question",
    "option A",
    "option B",
    "answer",
    "weights",
    "mark",
    "shuffle",
    "tolerance",
    "explanation",
]


def read(*row: str) -> Imported:
    return csv_format.read(table([HEAD, list(row)]))


def test_words_for_kinds_and_percents_are_understood() -> None:
    assert read("判断题", "燕鸥号会飞。", "", "", "错").entries[0].question.answer == Answer("false")
    number = read("numeric", "How long?", "", "", "60", "", "", "", "1%").entries[0].question
    assert number.answer == Answer("60", "number", tolerance=Tolerance(rel=0.01))


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("single_choice", "Q", "a", "b", "A", "x; y"), template_read.NOT_READ),
        (("single_choice", "Q", "a", "b", "A", "1"), template_read.NOT_READ),
        (("open_answer", "Q", "", "", "", "", "much"), template_read.NOT_READ),
        (("open_answer", "Q", "", "", "", "", "", "perhaps"), template_read.NOT_READ),
        (("numeric", "Q", "", "", "3", "", "", "", "wide"), template_read.NOT_READ),
        (("matching", "Q", "left", "a => b"), template_read.NO_PAIR),
        (("cloze", "Q {{b}}", "b is 3"), template_read.NO_BLANK),
        (("numeric", "Q"), template_read.NO_ANSWER),
        (("true_false", "Q", "", "", "perhaps"), template_read.NO_ANSWER),
        (("riddle", "Q"), building.UNKNOWN_KIND),
        (("numeric", "", "", "", "3"), building.NO_STEM),
    ],
)
def test_what_is_not_understood_is_told_with_its_row(row: tuple[str, ...], text: str) -> None:
    found = read(*row)
    assert found.adds_up and found.found == 1
    assert [(one.where, one.message.text) for one in (*found.skipped, *found.kept, *found.faults)] == [
        ("line 2", text)
    ]


mutation = st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=4))


@FORMATS
@settings(max_examples=25, deadline=None)
@given(changes=st.lists(mutation, min_size=1, max_size=5), cut=st.integers(0, 60))
def test_no_bytes_make_more_of_a_file_than_questions_or_a_refusal(
    form: object, changes: list[tuple[int, bytes]], cut: int
) -> None:
    rows = [
        ["Question", "Type", "Option A", "Option B", "Answer"],
        ["甲板？", "单选题", "A、三", "B、四", "A"],
    ]
    data = bytearray(table(rows) if form is csv_format else sheet(rows))
    for at, new in changes:
        data[at % len(data) : at % len(data) + len(new)] = new
    try:
        found: Imported = form.read(bytes(data[: len(data) - cut]))  # type: ignore[attr-defined]  # both modules have it
    except ValueError as error:
        assert error.fault.message.text  # type: ignore[attr-defined]  # nothing else than Unreadable is raised
        return
    assert found.adds_up
