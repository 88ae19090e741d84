"""Questions written as a package of QTI 1.2 and read back."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Item, Option, Question, Tolerance
from quizapp.formats.archive import open_archive
from quizapp.formats.imported import medium_of, twin_of
from quizapp.formats.qti12.reading import looks_like, read
from quizapp.formats.qti12.writing import losses, write
from tests.formats.written_questions import (
    matchings,
    numbers,
    plain_twins,
    sets,
    short_texts,
    single_choices,
    truths,
    twins,
    written_banks,
)
from tests.formats.written_xml import DOT, as_shown, told_apart


def without_parts(question: Question) -> Question:
    """A choice in which an option counts whole or not at all."""
    return replace(
        question,
        options=tuple(
            replace(one, fraction=float(one.fraction == 1), feedback=one.feedback) for one in question.options
        ),
    )


def one_right(question: Question) -> bool:
    return sum(option.fraction == 1 for option in question.options) == 1


def bare(question: Question) -> Question:
    """A typed answer without parts, patterns and feedback to wrong answers."""
    key = question.answer
    if key is None:
        return question
    accept = tuple(text for text in key.accept if "*" not in text)
    return replace(question, answer=replace(key, others=(), accept=accept))


@st.composite
def clozes(draw: st.DrawFn, language: Language) -> Question:
    lists = draw(st.booleans())
    blanks = []
    for name in draw(st.lists(st.sampled_from(("one", "b2", "x-y")), min_size=1, max_size=3, unique=True)):
        inner = draw(
            single_choices(language).map(without_parts).filter(one_right) if lists else short_texts(language)
        )
        told = bare(inner).answer
        blanks.append(
            Blank(name, told and replace(told, feedback=None), inner.options, float(draw(st.integers(1, 2))))
        )
    least = min(blank.weight for blank in blanks)
    blanks = [replace(blank, weight=blank.weight / least) for blank in blanks]
    texts = [draw(plain_twins(language)).in_(language) for _ in blanks]
    stem = " ".join(f"{text} {{{{{blank.id}}}}}" for text, blank in zip(texts, blanks, strict=True))
    return Question("", "cloze", twin_of(f"[one] {stem} [other]", language), blanks=tuple(blanks))


def any_kind(language: Language) -> st.SearchStrategy[Question]:
    return st.one_of(
        single_choices(language).map(without_parts).filter(one_right),
        sets(language, fewest=2, told=st.none() | twins(language)),
        short_texts(language).map(bare),
        numbers(language).map(bare),
        matchings(language).filter(told_apart),
        truths(language),
        clozes(language),
        st.just(Question("", "description", Twin())),
        st.just(Question("", "open_answer", Twin())),
    )


def more(language: Language, question: Question) -> dict[str, st.SearchStrategy[Any]]:
    """What the package can say besides."""
    movable = question.kind in ("single_choice", "multiple_choice", "matching") or (
        question.kind == "cloze" and question.blanks[0].options
    )
    return {
        "mark": st.sampled_from((1.0, 2.5)),
        "shuffle": st.booleans() if movable else st.just(True),
    }


def told(question: Question) -> object:
    """The question as the package can say it; only what is picked or matched has an order to keep."""
    plain = question.kind not in ("single_choice", "multiple_choice", "matching") and not any(
        blank.options for blank in question.blanks
    )
    if question.kind == "true_false":
        question = replace(question, options=tuple(replace(one, fraction=0.0) for one in question.options))
    return as_shown(replace(question, shuffle=True if plain else question.shuffle))


@given(written_banks(any_kind, more))
@settings(max_examples=20)
def test_what_the_package_can_say_comes_back_as_it_went(bank: tuple[Language, list[Question]]) -> None:
    language, questions = bank
    content = write(questions, language=language, title="Sample", media={})
    found = read(content)
    assert [told(entry.question) for entry in found.entries] == [told(one) for one in questions]
    assert found.adds_up and not found.kept and not found.skipped
    assert (found.title, looks_like(content)) == ("Sample", 0.9)


def test_pictures_are_files_of_the_package() -> None:
    medium = medium_of(DOT)
    assert medium is not None
    shown = f"![a dot](media/{medium.name})"
    options = (Option("a", Twin(en=f"yes {shown}"), 1.0, Twin(en=shown)), Option("b", Twin(en="no")))
    question = Question("p", "single_choice", Twin(en=f"Which? {shown}"), options=options)
    content = write([question], language="en", title="", media={medium.name: DOT, "unused.png": b""})
    assert [name for name in open_archive(content).names if name.startswith("media/")] == [
        f"media/{medium.name}"
    ]
    found = read(content)
    assert (found.entries[0].question, found.media) == (question, (medium,))


def test_what_the_package_cannot_say_is_told_before() -> None:
    options = (
        Option("a", Twin(en="x"), 0.5),
        Option("b", Twin(en="y"), 0.5),
        Option("c", Twin(en="z"), -0.5),
    )
    several = Question(
        "m", "multiple_choice", Twin(en="?"), options=options, tags=("t",), hints=(Twin(en="h"),)
    )
    assert [str(message) for message in losses(several, "en")] == [
        "its tags are left out",
        "its hints are left out",
        "exactly the right options earn the mark in this format: parts of it are left out",
    ]
    mixed = Question(
        "c",
        "cloze",
        Twin(en="{{a}} {{b}}"),
        blanks=(Blank("a", Answer("3", "number", tolerance=Tolerance(abs=1))), Blank("b", options=options)),
    )
    assert len(losses(mixed, "en")) >= 3
    assert not losses(Question("e", "open_answer", Twin(en="?")), "en")


def test_a_kind_that_the_package_has_not_becomes_an_open_answer_without_its_key() -> None:
    order = Question(
        "o", "ordering", Twin(en="Order."), items=(Item("a", Twin(en="two")), Item("b", Twin(en="one")))
    )
    [entry] = read(write([order], language="en", title="", media={})).entries
    assert entry.question.kind == "open_answer"
    assert entry.question.stem == Twin(en="Order.\n\n- one\n- two")
