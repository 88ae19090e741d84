"""Blackboard's text file, read."""

import random

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Blank, Question, Tolerance
from quizapp.formats.blackboard_text import looks_like, read
from quizapp.formats.imported import Imported

LINES = [
    "MC|Which tide is <b>high</b>?|flood|Correct|ebb|incorrect",
    "MA|Which float?|wood|correct|iron|incorrect|ice|correct",
    "TF|It is dry.|false",
    "ESS|Why?|Because.",
    "ORD|Rising.|two|ten",
    "MAT|Pair.|Oslo|Norway|Rome|Italy||Spain",
    "FIB|The sea of [x] *?|North|north",
    "FIB_PLUS|The [a] and [b].|a|sea|ocean||b|land",
    "NUM|How long?|1.5|0.1",
    "JUMBLED_SENTENCE|It is [a].|wet|a||dry|",
    "FIL|Hand in.",
    "MC|No key?|one|incorrect|two|incorrect",
]
SAMPLE = "\n".join(LINES).replace("|", "\t")


def parsed(text: str) -> Imported:
    found = read(text.encode())
    assert found.adds_up
    return found


def asked() -> list[Question]:
    return [entry.question for entry in parsed(SAMPLE).entries]


def test_every_kind_is_read() -> None:
    assert [question.kind for question in asked()] == [
        *(
            "single_choice",
            "multiple_choice",
            "true_false",
            "open_answer",
            "ordering",
            "matching",
            "short_text",
        ),
        *("cloze", "numeric", "cloze", "open_answer", "open_answer"),
    ]
    assert [one.where for one in parsed(SAMPLE).kept] == ["line 11", "line 12"]


def test_keys_are_what_the_fields_say() -> None:
    choice, several, truth, essay, order, match, fib, gaps, number, jumbled, *_ = asked()
    assert (choice.stem.en, [one.fraction for one in choice.options]) == ("Which tide is **high**?", [1, 0])
    assert ([one.fraction for one in several.options], several.all_or_nothing) == ([0.5, 0, 0.5], True)
    assert (truth.answer, essay.explanation) == (Answer("false"), Twin(en="Because."))
    assert [item.text.en for item in order.items] == ["two", "ten"]
    assert ([pair.right.en for pair in match.pairs], [one.text.en for one in match.extras]) == (
        ["Norway", "Italy"],
        ["Spain"],
    )
    assert fib.answer == Answer("North", accept=("north",))
    assert gaps.stem.en == "The {{gap-1}} and {{gap-2}}."
    assert gaps.blanks == (Blank("gap-1", Answer("sea", accept=("ocean",))), Blank("gap-2", Answer("land")))
    assert number.answer == Answer("1.5", "number", tolerance=Tolerance(abs=0.1))
    assert [one.fraction for one in jumbled.blanks[0].options] == [1, 0]


@pytest.mark.parametrize(
    "line",
    [
        "MC|Odd?|one|correct|two",
        "TF|Perhaps?|maybe",
        "NUM|How many?",
        "FIB_PLUS|No [a].|b|c",
        "ORD|Nothing.",
        "XYZ|?|a",
    ],
)
def test_what_has_no_certain_key_is_kept(line: str) -> None:
    found = parsed(line.replace("|", "\t"))
    assert [entry.question.kind for entry in found.entries] == ["open_answer"]
    assert len(found.kept) == 1


def test_scripts_and_pictures_are_taken_out_and_said() -> None:
    found = parsed('FIB\t<p>See</p><script>draw()</script><img src="a.png" alt="a map">\tsea')
    assert found.entries[0].question.stem.en == "See\n\n(a map)"
    assert [str(one).split(":")[0] for one in found.faults] == ["line 1", "line 1"]


def test_the_format_is_known_by_its_first_fields() -> None:
    assert looks_like(SAMPLE.encode()) > 0.9
    assert [looks_like(other) for other in (b"", b"front\tback\nMC\tx", b"MC", b"1. A?\n*a) b")] == [0.0] * 4


def test_damaged_files_lose_no_question_and_break_nothing() -> None:
    chance = random.Random(19)
    for _ in range(40):
        damaged = list(SAMPLE)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.choice(
                ["", "\n", "\t", "\t\t", "<p", "[", "correct"]
            )
        assert read("".join(damaged).encode()).adds_up


def test_rows_that_share_a_right_side_become_drop_downs() -> None:
    found = parsed("MAT\tPair.\tcat\tanimal\tdog\tanimal\toak\tplant")
    [question] = [entry.question for entry in found.entries]
    assert (question.kind, len(question.blanks), len(found.faults)) == ("cloze", 3, 1)
