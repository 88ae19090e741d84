"""Questions written as Moodle XML and read back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Item, Option, Question, Tolerance
from quizapp.formats.imported import medium_of, twin_of
from quizapp.formats.moodle_xml.reading import looks_like, read
from quizapp.formats.moodle_xml.writing import losses, write
from quizapp.formats.option_ids import option_id
from tests.formats.written_questions import (
    matchings,
    multiple_choices,
    numbers,
    plain_twins,
    sets,
    short_texts,
    single_choices,
    tags,
    truths,
    twins,
    written_banks,
)
from tests.formats.written_xml import DOT, as_shown, told_apart


def orders(language: Language) -> st.SearchStrategy[Question]:
    rows = st.lists(twins(language), min_size=2, max_size=4)
    return st.builds(
        lambda texts, whole: Question(
            "",
            "ordering",
            Twin(),
            items=tuple(Item(option_id(at), text) for at, text in enumerate(texts)),
            all_or_nothing=whole,
        ),
        rows,
        st.booleans(),
    )


@st.composite
def clozes(draw: st.DrawFn, language: Language) -> Question:
    """Gaps of all three forms in one text, whose signs are Moodle's own."""
    kinds = (single_choices(language), short_texts(language), numbers(language))
    blanks = []
    for at in range(1, draw(st.integers(1, 3)) + 1):
        inner = draw(st.one_of(*kinds).filter(lambda one: one.answer is None or ".." not in one.answer.value))
        options = tuple(replace(one, fraction=max(one.fraction, 0.0)) for one in inner.options)
        blanks.append(Blank(str(at), inner.answer, options, weight=float(draw(st.integers(1, 3)))))
    texts = [draw(plain_twins(language)).in_(language) for _ in blanks]
    stem = " ".join(f"{text} {{{{{blank.id}}}}}" for text, blank in zip(texts, blanks, strict=True))
    return Question(
        "",
        "cloze",
        twin_of(f"{stem} {{1:MC:=a~b}} C:\\\\}}~#", language),
        blanks=tuple(blanks),
        mark=sum(blank.weight for blank in blanks),
        shuffle=draw(st.booleans()) or not any(blank.options for blank in blanks),
    )


def any_kind(language: Language) -> st.SearchStrategy[Question]:
    return st.one_of(
        single_choices(language),
        multiple_choices(language),
        sets(language),
        short_texts(language),
        numbers(language).filter(lambda one: one.answer is not None and ".." not in one.answer.value),
        matchings(language).filter(told_apart),
        truths(language),
        orders(language),
        clozes(language),
        st.just(Question("", "description", Twin())),
        st.just(Question("", "open_answer", Twin())),
    )


def more(language: Language, question: Question) -> dict[str, st.SearchStrategy[Any]]:
    """What Moodle XML can say besides."""
    choice = question.kind in ("single_choice", "multiple_choice", "matching")
    return {
        "tags": tags("x", "y]", "标签"),
        "hints": st.lists(twins(language), max_size=2).map(tuple),
        "mark": st.just(question.mark) if question.kind == "cloze" else st.sampled_from((1.0, 2.5)),
        "shuffle": st.booleans() if choice else st.just(question.shuffle),
    }


@given(written_banks(any_kind, more))
@settings(max_examples=20)
def test_what_moodle_can_say_comes_back_as_it_went(bank: tuple[Language, list[Question]]) -> None:
    language, questions = bank
    content = write(questions, language=language, title="Sample", media={})
    found = read(content)
    assert [as_shown(entry.question) for entry in found.entries] == [as_shown(one) for one in questions]
    assert found.adds_up and not found.kept and not found.skipped
    assert looks_like(content) > 0.9


def test_pictures_travel_with_the_field_that_shows_them() -> None:
    medium = medium_of(DOT)
    assert medium is not None
    shown = f"![a dot](media/{medium.name})"
    options = (Option("a", Twin(en=f"yes {shown}"), 1.0, Twin(en=shown)), Option("b", Twin(en="no")))
    question = Question(
        "p", "single_choice", Twin(en=f"Which? {shown}"), options=options, hints=(Twin(en=shown),)
    )
    content = write([question], language="en", title="", media={medium.name: DOT})
    assert content.count(b"<file name=") == 4
    found = read(content)
    assert found.entries[0].question == question
    assert found.media == (medium,)


def test_a_unit_comes_back_and_offered_ones_are_written_with_their_factors() -> None:
    answer = Answer("5", "number", unit="km", tolerance=Tolerance(abs=0.5))
    question = Question("u", "numeric", Twin(en="How far is it?"), answer=answer)
    assert read(write([question], language="en", title="", media={})).entries[0].question == question
    offered = replace(question, answer=replace(answer, units=("km", "m")))
    text = write([offered], language="en", title="", media={})
    assert b"<multiplier>1000</multiplier>" in text and b"<showunits>2</showunits>" in text


def test_what_moodle_cannot_say_is_told_before() -> None:
    question = Question(
        "q",
        "numeric",
        Twin(zh="多长？", en="How long?"),
        answer=Answer("5..7", "number", tolerance=Tolerance(rel=0.1)),
        facts=("f",),
        difficulty=0.5,
    )
    assert [str(message) for message in losses(question, "en")] == [
        "its links to facts are left out",
        "its difficulty is left out",
        "its tolerance in percent or digits is written as an absolute one",
        "only one of its two languages is written",
        "its range is written as the number in the middle with a tolerance",
    ]
    options = (Option("a", Twin(en="x"), 0.37), Option("b", Twin(en="y"), 1.0, fixed=True))
    odd = Question("o", "single_choice", Twin(en="z"), options=options)
    assert [str(one)[:12] for one in losses(odd, "en")] == ["that an opti", "Moodle knows"]
    assert not losses(Question("d", "description", Twin(en="Read.")), "en")


def test_a_range_is_written_as_number_and_tolerance() -> None:
    question = Question("r", "numeric", Twin(en="About?"), answer=Answer("5..8", "number"))
    [entry] = read(write([question], language="en", title="", media={})).entries
    assert entry.question.answer == Answer("6.5", "number", tolerance=Tolerance(abs=1.5))


@pytest.mark.parametrize("sign", ["\x0b", "\x00", "\ufffe"])
def test_signs_that_xml_forbids_do_not_break_the_file(sign: str) -> None:
    question = Question("s", "description", Twin(en=f"a{sign}b"), title=f"t{sign}")
    [entry] = read(write([question], language="en", title="", media={})).entries
    assert entry.question.stem == Twin(en="ab")
