"""Files of text2qti of our own, read; questions written and read back."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Option, Other, Question, Tolerance
from quizapp.formats.imported import Imported
from quizapp.formats.keyed_choice import Row, keyed_choice
from quizapp.formats.option_ids import option_id
from quizapp.formats.text2qti.reading import looks_like, read
from quizapp.formats.text2qti.writing import losses, write
from quizapp.formats.truth import truth_options
from tests.formats.written_questions import numbers, plain_twins, twins, words

SAMPLE = r"""
Quiz title: Of the sea
% a remark
COMMENT
9. not asked
END_COMMENT

Text title: First
Text: Read *this*.

Title: Tides
Points: 2.5
1.  Which tide
    is $h_1$ high?

    Think.
... Because.
    Twice a day.
+   Well done.
-   Look again.
a)  ebb
*b) flood
... It costs \$3.

2.  Is it wet?
*a) True
b)  False

3.  Which float?
[*] wood
[ ] iron
[*] ice

4.  Name a sea.
*   North Sea
*   *Baltic*

5.  How long?
=   1.41 +- 1%

GROUP
pick: 1
points per question: 3
6.  How many?
=   [2, 4]
7.  Write.
____
END_GROUP

8.  Hand in.
^^^^

9.  The ((one)) and ((two)).
<>  ((one)) sea
<>  ((two)) land

10. It is ((a b)).
{*} ((a b)) wet
{ } ((a b)) dry
"""


def parsed(text: str) -> Imported:
    found = read(text.encode())
    assert found.adds_up
    return found


def asked(text: str = SAMPLE) -> list[Question]:
    return [entry.question for entry in parsed(text).entries]


def test_every_kind_of_question_is_read() -> None:
    found = parsed(SAMPLE)
    assert found.title == "Of the sea"
    assert [question.kind for question in asked()] == [
        *(
            "description",
            "single_choice",
            "true_false",
            "multiple_choice",
            "short_text",
            "numeric",
            "numeric",
        ),
        *("open_answer", "open_answer", "cloze", "cloze"),
    ]
    assert [str(one).split(":")[0] for one in (*found.kept, *found.faults)] == ["line 50", "line 41"]


def test_texts_keep_their_paragraphs_formulas_and_feedback() -> None:
    text, tides = asked()[:2]
    assert (text.title, text.stem.en) == ("First", "Read *this*.")
    assert (tides.title, tides.mark, tides.stem.en) == (
        "Tides",
        2.5,
        "Which tide\nis \\(h_1\\) high?\n\nThink.",
    )
    assert tides.explanation == Twin(en="Because.\nTwice a day.")
    assert [one.feedback and one.feedback.en for one in tides.options] == [
        "Look again.",
        "It costs $3.\n\nWell done.",
    ]
    assert [one.fraction for one in tides.options] == [0, 1]


def test_answers_are_what_they_say() -> None:
    truth, several, short, near, between = asked()[2:7]
    assert (truth.answer, truth.options) == (Answer("true"), ())
    assert [one.fraction for one in several.options] == [0.5, -0.5, 0.5]
    assert short.answer == Answer("North Sea", accept=("\\*Baltic\\*",))
    assert near.answer == Answer("1.41", "number", tolerance=Tolerance(rel=0.01))
    assert (between.answer, between.mark, between.tags) == (Answer("2..4", "number"), 3, ("group-1",))


def test_names_in_double_brackets_are_gaps() -> None:
    typed, chosen = asked()[9:]
    assert typed.stem.en == "The {{one}} and {{two}}."
    assert typed.blanks == (Blank("one", Answer("sea")), Blank("two", Answer("land")))
    assert (chosen.stem.en, [one.fraction for one in chosen.blanks[0].options]) == (
        "It is {{gap-1}}.",
        [1, 0],
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1. Nothing.\n", "there is no answer to grade by"),
        ("1. None.\na) one\nb) two\n", "no option is marked as right"),
        ("1. Both.\n*a) one\n=  2\n", "answers of several kinds"),
        ("1. Any.\n<> ((x)) y\n", "there is no answer to grade by"),
    ],
)
def test_what_has_no_key_is_kept_with_all_of_it(text: str, why: str) -> None:
    found = parsed(text)
    assert why in str(found.kept[0])
    assert "one" in str(found.entries[0].question.stem.en) or "one" not in text


def test_code_is_never_run_and_said_to_be_missing() -> None:
    found = parsed(
        "1. So?\n*a) True\nb) False\n\n```{.python .run}\nprint('2. New?')\n```\n\n2. Last.\n____\n"
    )
    assert [entry.where for entry in found.entries] == ["line 1", "line 9"]
    assert str(found.skipped[0]).startswith("line 5: code in a file is never run")


def test_lines_without_a_sign_are_said() -> None:
    found = parsed("Some words\n1. A long\nquestion?\n____\nmore words\n")
    assert found.entries[0].question.stem.en == "A long\nquestion?"
    assert [str(one).split(":")[0] for one in found.faults] == ["line 3", "line 1", "line 5"]


def keyed(language: Language, *, several: bool) -> st.SearchStrategy[Question]:
    rows = st.lists(
        st.builds(Row, twins(language), st.booleans(), st.none() | twins(language)), min_size=2, max_size=5
    )

    def build(rows: list[Row]) -> Question:
        rows = [replace(row, right=place == 0 or (several and row.right)) for place, row in enumerate(rows)]
        return keyed_choice(
            Question("", "description", Twin()), rows, language, several=several, penalty=several
        )

    return st.builds(build, rows)


def truths(language: Language) -> st.SearchStrategy[Question]:
    def build(truth: str, told: Twin | None) -> Question:
        options = truth_options(truth, {truth: told}, language) if told else ()
        return Question("", "true_false", Twin(), answer=Answer(truth), options=options)

    return st.builds(build, st.sampled_from(("true", "false")), st.none() | twins(language))


def shorts(language: Language) -> st.SearchStrategy[Question]:
    def build(values: list[str], told: Twin | None) -> Question:
        first, *rest = values
        accept = tuple(value.replace("*", "\\*") for value in rest)
        return Question("", "short_text", Twin(), answer=Answer(first, accept=accept, feedback=told))

    values = st.lists(words(language), min_size=1, max_size=3, unique=True)
    return st.builds(build, values, st.none() | twins(language))


def clozes(language: Language) -> st.SearchStrategy[Question]:
    def build(value: str, text: Twin) -> Question:
        blank = Blank("x", options=(Option(option_id(0), text, 1.0), Option(option_id(1), text, 0.0)))
        typed = Blank("x", Answer(value))
        return Question("", "cloze", Twin(), blanks=(typed if len(value) % 2 else blank,))

    flat = words(language).map(lambda text: Twin(zh=text) if language == "zh" else Twin(en=text))
    return st.builds(build, words(language), flat)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Language, Question]:
    language: Language = draw(st.sampled_from(("en", "zh")))
    plain_numbers = numbers(language).map(
        lambda one: replace(one, answer=replace(one.answer, others=(), feedback=None)) if one.answer else one
    )
    kinds = st.one_of(
        keyed(language, several=False),
        keyed(language, several=True),
        truths(language),
        shorts(language),
        clozes(language),
        plain_numbers,
        st.sampled_from((Question("", "open_answer", Twin()), Question("", "description", Twin()))),
    )
    question = draw(kinds)
    stem = draw(plain_twins(language) if question.kind == "cloze" else twins(language))
    if question.kind == "cloze":
        stem = Twin(*(text if text is None else text + " {{x}}" for text in (stem.zh, stem.en)))
    rest = (
        {}
        if question.kind == "description"
        else {
            "explanation": draw(st.none() | twins(language)),
            "mark": draw(st.sampled_from((1.0, 2.0, 0.5))),
        }
    )
    title = draw(st.sampled_from(("", "A: name", "名称")))
    return language, replace(question, id="q", stem=stem, title=title, **rest)


@given(questions())
@settings(max_examples=20)
def test_what_text2qti_can_say_comes_back_as_it_went(written: tuple[Language, Question]) -> None:
    language, question = written
    content = write([question], language=language, title="Sample", media={})
    found = read(content)
    assert [replace(entry.question, id="q") for entry in found.entries] == [question]
    assert not losses(question, language)
    assert looks_like(content) > 0.5 or question.kind == "description"


def test_what_text2qti_cannot_say_is_told_before() -> None:
    answer = Answer("one", accept=("*two*",), others=(Other("three", 0.5),))
    lost = [str(one) for one in losses(Question("q", "short_text", Twin(en="?"), answer=answer), "en")]
    assert lost == [
        "answers that count in part are left out",
        "* stands for any text in its answers here, and for itself there",
    ]
    order = Question("q", "ordering", Twin(en="?"))
    assert "it becomes an open answer" in str(losses(order, "en")[0])
    free = keyed_choice(order, [Row(Twin(en="a"), True), Row(Twin(en="b"), False)], "en", several=True)
    assert "wrong options take away" in str(losses(free, "en")[-1])


def test_damaged_files_lose_no_question_and_break_nothing() -> None:
    chance = random.Random(13)
    for _ in range(50):
        damaged = list(SAMPLE)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.choice(
                ["", "\n", "    ", "((", "*", "[", "\n1. ", "\n= "]
            )
        assert read("".join(damaged).encode()).adds_up


def test_settings_of_the_quiz_numbers_and_feedback_are_told_where_they_are_not_carried() -> None:
    found = read(
        b"""Quiz title: T
Quiz description: About it.
shuffle answers: true

1.  Which?
*a) v
b)  x

2.  How many?
=   3
... three
=   4

3.  Say ((one)).
+   Well done.
<> ((one)) sea
... wet

4.  How many?
=   3
... three
"""
    )
    about, which, many, gap, one = (entry.question for entry in found.entries)
    assert about.stem.en == "About it." and which.kind == "single_choice" and many.kind == "open_answer"
    assert gap.blanks[0].answer and gap.blanks[0].answer.feedback == Twin(en="wet")
    assert one.answer and one.answer.feedback == Twin(en="three")
    assert [fault.where for fault in (*found.kept, *found.faults)] == ["line 9", "line 3", "line 14"]
