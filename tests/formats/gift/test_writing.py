"""Questions written as GIFT and read back."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import (
    Answer,
    Blank,
    Item,
    Option,
    Question,
    Tolerance,
)
from quizapp.formats.gift.reading import looks_like, read
from quizapp.formats.gift.writing import losses, write
from tests.formats.written_questions import (
    matchings,
    multiple_choices,
    numbers,
    short_texts,
    single_choices,
    tags,
    truths,
    twins,
    written_banks,
)


def any_kind(language: Language) -> st.SearchStrategy[Question]:
    return st.one_of(
        single_choices(language),
        multiple_choices(language),
        short_texts(language),
        numbers(language),
        matchings(language),
        truths(language),
        st.just(Question("", "description", Twin())),
        st.just(Question("", "open_answer", Twin())),
    )


def more(language: Language, question: Question) -> dict[str, st.SearchStrategy[Any]]:
    """What GIFT can say besides."""
    told = st.none() if question.kind == "description" else st.none() | twins(language)
    return {"tags": tags("x", "y]", "[z", "标签"), "explanation": told}


@given(written_banks(any_kind, more))
@settings(max_examples=20)
def test_what_gift_can_say_comes_back_as_it_went(bank: tuple[Language, list[Question]]) -> None:
    language, questions = bank
    content = write(questions, language=language, title="Sample", media={})
    found = read(content)
    assert [entry.question for entry in found.entries] == questions
    assert found.adds_up
    assert not found.kept
    assert not [losses(question, language) for question in questions if losses(question, language)]
    assert looks_like(content) > 0.5 or all(q.kind == "description" for q in questions)


def test_what_gift_cannot_say_is_told_before() -> None:
    question = Question(
        "q",
        "numeric",
        Twin(zh="多长？", en="How long?"),
        answer=Answer("5", "number", unit="km", tolerance=Tolerance(rel=0.1)),
        hints=(Twin(en="Think."),),
        mark=2,
        facts=("f",),
    )
    said = [str(message) for message in losses(question, "en")]
    assert said == [
        "its links to facts are left out",
        "its mark is left out: it will count 1",
        "its hints are left out",
        "its unit is left out: the number is written in that unit",
        "its tolerance in percent or digits is written as an absolute one",
        "only one of its two languages is written",
    ]
    [entry] = read(write([question], language="en", title="", media={})).entries
    assert entry.question.answer == Answer("5", "number", tolerance=Tolerance(abs=0.5))


def test_a_number_is_written_in_plain_digits_of_its_unit() -> None:
    answer = Answer("12.8万", "number", unit="tokens", accept=("128K tokens",))
    text = write(
        [Question("q", "numeric", Twin(en="How many?"), answer=answer)], language="en", title="", media={}
    )
    assert b"{#\n\t=128000\n}" in text


def test_a_kind_that_gift_has_not_becomes_an_open_answer_without_its_key() -> None:
    gap = Blank("one", options=(Option("a", Twin(en="left"), 1.0), Option("b", Twin(en="right"))))
    cloze = Question("c", "cloze", Twin(en="Turn {{one}}."), blanks=(gap,))
    order = Question(
        "o", "ordering", Twin(en="Order."), items=(Item("a", Twin(en="two")), Item("b", Twin(en="one")))
    )
    text = write([cloze, order], language="en", title="", media={}).decode()
    assert "Turn _____ (left / right).{}" in text
    assert text.index("<li>one</li>") < text.index("<li>two</li>")
    assert "it becomes an open answer" in str(losses(cloze, "en")[0])
