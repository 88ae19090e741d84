"""Aiken files of our own, read; choices written and read back."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Item, Option, Pair, Question
from quizapp.formats.aiken.lines import parse_keys
from quizapp.formats.aiken.reading import looks_like, read
from quizapp.formats.aiken.writing import losses, write
from quizapp.formats.imported import Imported
from quizapp.formats.option_ids import option_id
from tests.formats.written_questions import plain_twins

SAMPLE = """\
C. elegans is a
A) worm
B) fly with <wings> & legs
ANSWER: A
Which tide is high?
A. ebb
B. flood
ANSWER: B

Which of these float?
Think of ice.
  a） 木
  b） 冰
  c） 铁
参考答案：AB
解析：密度小于水。
"""

EXTENDED = """\
category
Sea
Ships

truefalse
The sea is wet.
Answer: True
Feedback: It is.

matching
Pair them.
1. Oslo
match: Norway
2. Rome
match: Italy

order
Rising.
1. ten
2. two
Answer: 2, 1

numerical
How many?
Answer: 5, 7

multichoice
What is shown?
<pre>
if a:
    b()
</pre>
A. a call
B. a loop
Answer: A

shortanswer
Name it.
"""


def parsed(text: str) -> Imported:
    found = read(text.encode())
    assert found.adds_up
    return found


def key(question: Question) -> list[str | None]:
    return [option.text.in_("en") for option in question.options if option.fraction > 0]


def test_questions_need_no_blank_line_between_them() -> None:
    first, second, third = (entry.question for entry in parsed(SAMPLE).entries)
    assert (first.stem.en, key(first)) == ("C. elegans is a", ["worm"])
    assert first.options[1].text.en == "fly with &lt;wings> & legs"
    assert (second.stem.en, key(second)) == ("Which tide is high?", ["flood"])
    assert third.explanation == Twin(en="密度小于水。")


def test_what_is_not_strictly_aiken_is_read_and_said() -> None:
    found = parsed(SAMPLE)
    third = found.entries[2].question
    assert (third.kind, third.all_or_nothing, key(third)) == ("multiple_choice", True, ["木", "冰"])
    assert [str(one).split(":")[0] for one in found.faults] == ["line 10"] * 3


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A lonely stem\nA) one\nANSWER: A", "line 1: there are fewer than two options"),
        ("A) one\nB) two\nANSWER: A", "line 1: there is no question before this"),
        ("Cut off\nA) one\nB) two\n\nFine?\nA) a\nB) b\nANSWER: A", "line 1: no ANSWER line follows"),
    ],
)
def test_what_lacks_a_part_is_skipped_with_its_line(text: str, why: str) -> None:
    found = parsed(text)
    assert [str(one).startswith(why) for one in found.skipped] == [True]


def test_a_key_that_names_no_option_is_never_guessed() -> None:
    found = parsed("Which?\nA) one\nB) two\nANSWER: C")
    assert found.entries[0].question.stem.en == "Which?\n\n- A) one\n- B) two"
    assert "the answer “C” names none of the options" in str(found.kept[0])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        *[
            ("B", "B"),
            ("b.", "B"),
            ("C, D", "CD"),
            ("ABD", "ABD"),
            ("A and C", "AC"),
            ("Ｂ、Ｄ", "BD"),
            ("A) this", "A"),
        ],
        *[("Bad", ""), ("Question", ""), ("", ""), ("3", "")],
    ],
)
def test_the_letters_of_an_answer_are_read(text: str, keys: str) -> None:
    assert "".join(parse_keys(text)) == keys


def test_the_dialect_with_kinds_is_read_as_it_is_meant() -> None:
    found = parsed(EXTENDED)
    truth, match, order, number, choice, short = (entry.question for entry in found.entries)
    assert (truth.answer, truth.explanation, truth.category) == (
        Answer("true"),
        Twin(en="It is."),
        "Sea/Ships",
    )
    assert match.pairs[0] == Pair("a", Twin(en="Oslo"), Twin(en="Norway"))
    assert order.items == (Item("a", Twin(en="two")), Item("b", Twin(en="ten")))
    assert number.answer == Answer("5", "number", accept=("7",))
    assert choice.stem.en == "What is shown?\n\n```\nif a:\n    b()\n```"
    assert key(choice) == ["a call"]
    assert short.kind == "open_answer"
    assert [one.where for one in found.kept] == ["line 37"]


def choices(language: Language) -> st.SearchStrategy[Question]:
    texts = st.lists(plain_twins(language), min_size=3, max_size=6)

    def build(texts: list[Twin], place: int) -> Question:
        options = tuple(
            Option(option_id(number), text, float(number == place % (len(texts) - 1)))
            for number, text in enumerate(texts[1:])
        )
        return Question("q", "single_choice", texts[0], options=options)

    return st.builds(build, texts, st.integers(0, 9))


@given(st.sampled_from(("en", "zh")).flatmap(choices))
@settings(max_examples=30)
def test_what_aiken_can_say_comes_back_as_it_went(question: Question) -> None:
    language: Language = "zh" if question.stem.zh is not None else "en"
    content = write([question], language=language, title="", media={})
    if losses(question, language):
        # Such as a stem that begins like an option: it is left out, and said to be.
        assert content == b"\n"
        return
    [entry] = read(content).entries
    assert replace(entry.question, id="q") == question
    assert looks_like(content) > 0.8


def test_what_aiken_cannot_hold_is_left_out_and_told() -> None:
    truth = Question("q", "true_false", Twin(en="So?"), answer=Answer("true"))
    assert "it is left out" in str(losses(truth, "en")[0])
    assert write([truth], language="en", title="", media={}) == b"\n"
    bold = Question(
        "b",
        "single_choice",
        Twin(en="**Who?**"),
        options=(Option("a", Twin(en="I"), 1.0), Option("b", Twin(en="you"))),
    )
    assert [str(one) for one in losses(bold, "en")] == [
        "its markup is left out: emphasis, lists, code and line ends"
    ]
    assert write([bold], language="en", title="", media={}) == b"Who?\nA) I\nB) you\nANSWER: A\n"


def test_other_files_do_not_look_like_aiken() -> None:
    others = (
        b"",
        b"::Q::What? {=a ~b}",
        b"1. What?\n*a) this\nb) that",
        b"Answer: yes\nA. Smith wrote this.",
    )
    assert [looks_like(other) for other in others] == [0.0] * len(others)


def test_damaged_files_lose_no_question_and_break_nothing() -> None:
    chance = random.Random(11)
    for text in (SAMPLE, EXTENDED) * 25:
        damaged = list(text)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.choice(
                ["", "\n", "\n\n", "A", ")", ":", "答案", "match:"]
            )
        assert read("".join(damaged).encode()).adds_up
