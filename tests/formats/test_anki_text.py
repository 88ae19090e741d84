"""Anki's text files of our own, read; notes written and read back."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Question
from quizapp.formats.anki_text.reading import looks_like, read
from quizapp.formats.anki_text.writing import losses, write
from quizapp.formats.imported import Imported
from tests.formats.written_questions import plain_twins, twins

HEADED = """\
#separator:Semicolon
#html:true
#tags column:3
#deck:Sea::Tides
#columns:Front;Back;Tags
Which is <b>high</b>?;flood;easy sea
"A ""low"";
one?";ebb;
# a remark
<i>x</i>;two words;
"""


def parsed(text: str) -> Imported:
    found = read(text.encode())
    assert found.adds_up
    return found


def test_the_head_says_how_the_fields_are_read() -> None:
    found = parsed(HEADED)
    first, second, third = (entry.question for entry in found.entries)
    assert (first.stem.en, first.answer, first.tags) == (
        "Which is **high**?",
        Answer("flood"),
        ("easy", "sea"),
    )
    assert (second.stem.en, second.answer) == ('A "low"; one?', Answer("ebb"))
    assert (third.stem.en, [entry.where for entry in found.entries]) == (
        "*x*",
        ["line 6", "line 7", "line 10"],
    )
    assert (found.title, first.category) == ("Sea", "Tides")


def test_without_a_head_the_text_is_plain() -> None:
    found = parsed("<b>?\tbold\nsea & land\tworld\n")
    assert [entry.question.stem.en for entry in found.entries] == ["&lt;b>?", "sea & land"]


def test_a_cloze_is_known_by_its_gaps() -> None:
    [entry] = parsed("#notetype:Cloze\nThe {{c1::sea}} is {{c2::wet::how}}.\tSo.\n").entries
    assert entry.question.stem.en == "The {{c1}} is {{c2}} (how)."
    assert entry.question.blanks == (Blank("c1", Answer("sea")), Blank("c2", Answer("wet")))
    assert entry.question.explanation == Twin(en="So.")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a\tb\tc", "it has 3 fields where the others have 2"),
        ("alone", "it has 1 fields where the others have 2"),
        ("\tb", "its first field, which asks, is empty"),
        ("one\tother", "a note with the same first field stands on line 1"),
    ],
)
def test_records_that_anki_would_not_take_are_skipped_with_their_line(line: str, why: str) -> None:
    found = parsed(f"one\tx\ntwo\ty\n{line}\n")
    assert len(found.entries) == 2
    assert str(found.skipped[0]).startswith(f"line 3: {why}")


def test_a_quote_that_does_not_end_takes_no_further_lines() -> None:
    found = parsed('"one\tx\ntwo\ty\n')
    assert [entry.question.stem.en for entry in found.entries] == ['"one', "two"]


TERMS = st.sampled_from(("sea", "x = 1", "3.5", "北海", "a & b"))


@st.composite
def questions(draw: st.DrawFn) -> tuple[Language, Question]:
    language: Language = draw(st.sampled_from(("en", "zh")))
    told = draw(st.none() | twins(language))
    question = draw(
        st.sampled_from(
            (
                Question("", "short_text", Twin(), answer=Answer(draw(TERMS))),
                Question(
                    "", "cloze", Twin(), blanks=(Blank("c1", Answer("sea")), Blank("c2", Answer("land")))
                ),
            )
        )
    )
    stem = draw(plain_twins(language) if question.kind == "cloze" else twins(language))
    if question.kind == "cloze":
        stem = Twin(
            *(text if text is None else text.rstrip("\\") + " {{c1}}, {{c2}}" for text in (stem.zh, stem.en))
        )
    tags = draw(st.sampled_from(((), ("one", "二"))))
    return language, replace(question, id="q", stem=stem, explanation=told, tags=tags)


@given(questions())
@settings(max_examples=20)
def test_what_a_note_can_say_comes_back_as_it_went(written: tuple[Language, Question]) -> None:
    language, question = written
    # A long text of the language, so that the side does not hang on a few letters.
    more = Question(
        "z", "short_text", Twin(zh="这是什么题目？" * 9) if language == "zh" else Twin(en="What is it?")
    )
    content = write([question, replace(more, answer=Answer("x"))], language=language, title="Sea", media={})
    found = read(content)
    assert found.adds_up
    assert found.title == "Sea"
    assert found.entries[0].question == question
    assert looks_like(content) > 0.9


def test_what_a_note_cannot_say_is_told_before() -> None:
    choice = Question("q", "single_choice", Twin(en="?"), explanation=Twin(en="So."), mark=2)
    assert [str(one).split(":")[0] for one in losses(choice, "en")] == [
        "it becomes a card",
        "its mark is left out",
        "its explanation is a third field",
    ]


def test_other_tables_do_not_look_like_anki() -> None:
    assert looks_like(b"one\ttwo\nthree\tfour") == 0.3
    others = (b"", b"a,b\n1,2\n", b"MC\tA?\tb\tcorrect\tc\tincorrect\n", b"some words\nand more\n")
    assert [looks_like(other) for other in others] == [0.0] * len(others)


def test_damaged_files_lose_no_note_and_break_nothing() -> None:
    chance = random.Random(23)
    for _ in range(40):
        damaged = list(HEADED)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.choice(["", "\n", ";", '"', "{{c1::", "#", "}}"])
        assert read("".join(damaged).encode()).adds_up
