"""Quizzes in Markdown: our own form written and read back, and the forms of others."""

import random
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Item, Option, Other, Pair, Question, Tolerance
from quizapp.formats.imported import Imported
from quizapp.formats.keyed_choice import Row, keyed_choice
from quizapp.formats.markdown_quiz.reading import looks_like, read
from quizapp.formats.markdown_quiz.writing import losses, write
from quizapp.formats.option_ids import option_id
from quizapp.formats.truth import truth_options
from tests.formats.written_questions import (
    matchings,
    multiple_choices,
    numbers,
    plain_twins,
    short_texts,
    single_choices,
    twins,
    words,
)

OURS = """\
---
title: Of the sea
---

# Sea/Tides

## High and low {#tides points=2 tags="easy; sea" keep-order}

Which tide is *high*?

- (x) flood
    > Yes.
    >
    > Twice a day.
- ( ) ebb
- (50%) spring

? Think of the moon.

> Because.

## Floats {#floats}

Which float?

- [x] wood
- [ ] iron
- [x] ice

# /

## {#gaps}

The {{one}} is {{two}}.

{{one}} = sea
{{one}} =50% ocean
{{two}} (x) wet
{{two}} ( ) dry

## Numbers

How long?

=# 1.41 +- 1%
=50%# 2
    > Nearly.

## Pairs

- Oslo :: Norway
- Rome :: Italy
- :: Spain

## Order

Rising.

- [2] ten
- [1] two

## Write {#essay}

```
## no question
- [x] no answer
```

____
"""

NUMBERED = """\
# Quiz

1. What is *new*?

   A) this
   B) that

   **Answer: B**

   **Explanation:** It came later.

2. Which of them?
   a. one
   b. two
   c. three

   答案：AC

3) Is there no key?
   - yes
   - no
"""

CHECKED = """\
### Is it wet?
- [ ] no
- [x] yes

### Which float?
* [x] wood
* [x] ice
* [ ] iron
"""

EXERCISE = """\
Question
========
Which is *wet*?

Answerlist
----------
* sea
* sand

Solution
========
Look.

Answerlist
----------
* True. It is.
* False.

Meta-information
================
exname: wet
extype: schoice
exsolution: 10
expoints: 2
exshuffle: FALSE
"""


def parsed(text: str) -> Imported:
    found = read(text.encode())
    assert found.adds_up
    return found


def asked(text: str) -> list[Question]:
    return [entry.question for entry in parsed(text).entries]


def key(question: Question) -> list[str | None]:
    return [option.text.en for option in question.options if option.fraction > 0]


def test_our_own_form_says_all_of_a_question() -> None:
    found = parsed(OURS)
    assert (found.title, found.faults, found.kept) == ("Of the sea", (), ())
    tides = found.entries[0].question
    assert (tides.id, tides.title, tides.category, tides.mark) == ("tides", "High and low", "Sea/Tides", 2)
    assert (tides.tags, tides.shuffle, tides.hints) == (
        ("easy", "sea"),
        False,
        (Twin(en="Think of the moon."),),
    )
    assert tides.explanation == Twin(en="Because.")
    assert tides.options[0].feedback == Twin(en="Yes.\n\nTwice a day.")
    assert [option.fraction for option in tides.options] == [1, 0, 0.5]


def test_every_kind_has_its_sign() -> None:
    _, floats, gaps, number, pairs, order, essay = asked(OURS)
    assert (floats.kind, floats.all_or_nothing, key(floats)) == ("multiple_choice", True, ["wood", "ice"])
    assert gaps.blanks[0] == Blank("one", Answer("sea", others=(Other("ocean", 0.5),)))
    assert [option.fraction for option in gaps.blanks[1].options] == [1, 0]
    assert number.answer == Answer(
        "1.41", "number", tolerance=Tolerance(rel=0.01), others=(Other("2", 0.5, Twin(en="Nearly.")),)
    )
    assert pairs.pairs[0] == Pair("a", Twin(en="Oslo"), Twin(en="Norway"))
    assert (pairs.extras, pairs.stem) == ((Item("c", Twin(en="Spain")),), Twin(en="Pairs"))
    assert [item.text.en for item in order.items] == ["two", "ten"]
    assert (essay.kind, essay.stem.en) == ("open_answer", "```\n## no question\n- [x] no answer\n```")


def test_numbered_questions_with_letters_and_an_answer_line() -> None:
    found = parsed(NUMBERED)
    first, second, third = (entry.question for entry in found.entries)
    assert (first.stem.en, key(first), first.explanation) == (
        "What is *new*?",
        ["that"],
        Twin(en="It came later."),
    )
    assert (second.kind, key(second)) == ("multiple_choice", ["one", "three"])
    assert third.stem.en == "Is there no key?\n- yes\n- no"
    assert "none is marked as right" in str(found.kept[0])


def test_checked_boxes_under_headings() -> None:
    wet, floats = asked(CHECKED)
    assert (wet.kind, key(wet)) == ("single_choice", ["yes"])
    assert (floats.kind, key(floats)) == ("multiple_choice", ["wood", "ice"])


def test_points_with_an_exclamation_mark() -> None:
    text = "# Cat/Sub\n\n* Which?\n    - one\n    - !two `- !x`\n\n* So $x_1$?\n\n```c\n* no question\n```\n    - !True\n    - False\n"
    which, so = asked(text)
    assert (which.category, which.kind, key(which)) == ("Cat/Sub", "single_choice", ["two `- !x`"])
    assert (so.stem.en, so.answer) == ("So \\(x_1\\)?\n\n```c\n* no question\n```", Answer("true"))


def test_an_exercise_of_r_exams() -> None:
    [question] = asked(EXERCISE)
    assert (question.title, question.mark, question.shuffle) == ("wet", 2, False)
    assert [(option.text.en, option.fraction) for option in question.options] == [("sea", 1), ("sand", 0)]
    assert question.options[0].feedback == Twin(en="It is.")
    number = EXERCISE.replace("schoice", "num").replace("exsolution: 10", "exsolution: 2.5\nextol: 0.1")
    assert asked(number)[0].answer == Answer("2.5", "number", tolerance=Tolerance(abs=0.1))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("```{r}\nx <- 1\n```\n" + EXERCISE, "computed by code that is never run"),
        (EXERCISE.replace("schoice", "cloze"), "its type or solution is not read here"),
        ("## A\n\n- [x] one\n\n= two\n", "answers of several kinds"),
        ("## A\n\n- [ ] one\n- [ ] two\n", "no option is marked as right"),
        ("1. Type.\n   = *\n", "there is no answer to grade by"),
    ],
)
def test_what_has_no_certain_key_is_kept(text: str, why: str) -> None:
    found = parsed(text)
    assert [entry.question.kind for entry in found.entries] == ["open_answer"]
    assert why in str(found.kept[0])


def test_pictures_that_are_not_in_the_file_are_named() -> None:
    found = parsed("1. See ![a map](map.png)!\n   - [x] one\n   - [ ] two\n")
    assert found.entries[0].question.stem.en == "See (a map)!"
    assert "the picture map.png is named" in str(found.faults[0])


def keyed(language: Language) -> st.SearchStrategy[Question]:
    rows = st.lists(
        st.builds(Row, twins(language), st.booleans(), st.none() | twins(language)), min_size=2, max_size=4
    )

    def build(rows: list[Row]) -> Question:
        rows = [replace(row, right=place < 2 or row.right) for place, row in enumerate(rows)]
        return keyed_choice(Question("", "description", Twin()), rows, language, several=True)

    return st.builds(build, rows)


def truths(language: Language) -> st.SearchStrategy[Question]:
    def build(truth: str, told: Twin | None) -> Question:
        options = truth_options(truth, {truth: told}, language) if told else ()
        return Question("", "true_false", Twin(), answer=Answer(truth), options=options)

    return st.builds(build, st.sampled_from(("true", "false")), st.none() | twins(language))


def orders(language: Language) -> st.SearchStrategy[Question]:
    def build(texts: list[Twin]) -> Question:
        items = tuple(Item(option_id(place), text) for place, text in enumerate(texts))
        return Question("", "ordering", Twin(), items=items)

    return st.builds(build, st.lists(twins(language), min_size=2, max_size=4))


def clozes(language: Language) -> st.SearchStrategy[Question]:
    def build(typed: Question, chosen: Twin, told: Twin | None) -> Question:
        options = (Option("a", chosen, 1.0, told), Option("b", chosen))
        return Question("", "cloze", Twin(), blanks=(Blank("x", typed.answer), Blank("y", options=options)))

    return st.builds(build, short_texts(language), plain_twins(language), st.none() | twins(language))


@st.composite
def banks(draw: st.DrawFn) -> tuple[Language, list[Question]]:
    language: Language = draw(st.sampled_from(("en", "zh")))
    kinds = st.one_of(
        *(build(language) for build in (keyed, truths, orders, clozes, single_choices, multiple_choices)),
        *(build(language) for build in (numbers, short_texts, matchings)),
        st.sampled_from((Question("", "open_answer", Twin()), Question("", "description", Twin()))),
    )
    found = []
    for number in range(draw(st.integers(1, 2))):
        question = draw(kinds)
        stem = draw(twins(language))
        if question.kind == "cloze":
            stem = Twin(*(text if text is None else text + "\n\n{{x}} {{y}}" for text in (stem.zh, stem.en)))
        explanation = None if question.kind == "description" else draw(st.none() | twins(language))
        found.append(
            replace(
                question,
                id=f"q{number}",
                stem=stem,
                title=draw(st.just("") | words(language).filter(lambda text: not text.endswith(("}", "#")))),
                category=draw(st.sampled_from(("", "A", "A/B c"))),
                tags=draw(st.sampled_from(((), ("one", "二 2")))),
                mark=draw(st.sampled_from((1.0, 2.5))),
                shuffle=draw(st.booleans()),
                hints=tuple(draw(st.lists(twins(language), max_size=2))),
                explanation=explanation,
            )
        )
    return language, found


@given(banks())
@settings(max_examples=15)
def test_what_our_markdown_can_say_comes_back_as_it_went(bank: tuple[Language, list[Question]]) -> None:
    language, questions = bank
    content = write(questions, language=language, title="Sample", media={})
    found = read(content)
    assert [entry.question for entry in found.entries] == questions
    assert not [losses(question, language) for question in questions if losses(question, language)]


def test_what_our_markdown_cannot_say_is_told_before() -> None:
    question = Question("q", "numeric", Twin(en="?"), facts=("f",), answer=Answer("5", "number", unit="km"))
    assert [str(one) for one in losses(question, "en")] == [
        "its links to facts are left out",
        "its unit is left out: the number is written in that unit",
    ]


def test_the_format_is_known_by_its_signs() -> None:
    assert all(looks_like(text.encode()) >= 0.5 for text in (OURS, NUMBERED, CHECKED, EXERCISE))
    others = (b"", b"# A page\n\nwith text\n\n- and\n- points", b"{}", b"<a>- [x] b\n- [ ] c</a>")
    assert [looks_like(other) for other in others] == [0.0] * len(others)


def test_damaged_files_lose_no_question_and_break_nothing() -> None:
    chance = random.Random(17)
    for text in (OURS, NUMBERED, CHECKED, EXERCISE) * 12:
        damaged = list(dedent(text))
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.choice(
                ["", "\n", "# ", "- [x] ", "```\n", "::", ">", "= "]
            )
        assert read("".join(damaged).encode()).adds_up
