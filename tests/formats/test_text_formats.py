"""What holds for every format of plain text: files are told apart, and long runs of signs take no time."""

import time

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.formats.formats import FORMATS, detect
from tests.formats import test_aiken, test_anki_text, test_blackboard_text, test_markdown_quiz, test_text2qti
from tests.formats.gift import test_reading as test_gift

TEXT = ("gift", "aiken", "text2qti", "markdown", "anki_text", "blackboard_text")
SAMPLES = [
    ("gift", test_gift.SAMPLE),
    ("aiken", test_aiken.SAMPLE),
    ("aiken", test_aiken.EXTENDED),
    ("text2qti", test_text2qti.SAMPLE),
    ("markdown", test_markdown_quiz.OURS),
    ("markdown", test_markdown_quiz.NUMBERED),
    ("markdown", test_markdown_quiz.CHECKED),
    ("markdown", test_markdown_quiz.EXERCISE),
    ("anki_text", test_anki_text.HEADED),
    ("blackboard_text", test_blackboard_text.SAMPLE),
    ("blackboard_text", "FIB\t<script>a={};b={};f({=1});c={}</script>What?\tthis\n"),
]
QUESTIONS = [
    Question(
        f"q{number}",
        "single_choice",
        Twin(en=f"Which is the number {number}?"),
        options=(Option("a", Twin(en="this one"), 1.0), Option("b", Twin(en="that one"))),
    )
    for number in range(4)
] + [Question("t", "true_false", Twin(en="Is the sea wet?"), answer=Answer("true"))]
# A format, and runs that once took a time that grew with their square.
RUNS = [
    ("gift", "", "\n\n"),
    ("gift", "Q\n{", "{="),
    ("text2qti", "1. q\n", "~"),
    ("text2qti", "1. q\n", "more\n"),
    ("markdown", "## a\n", "Answer: ** "),
    ("markdown", "1. q\n", "![ "),
    ("aiken", "multichoice\n", "<pre>"),
    ("anki_text", "a\tb\n", '"" '),
]


@pytest.mark.parametrize(("name", "text"), SAMPLES)
def test_files_are_told_apart_by_what_is_in_them(name: str, text: str) -> None:
    assert detect(text.encode(), "file.txt").format == name


@pytest.mark.parametrize("name", [name for name in TEXT if FORMATS[name].writing])
def test_what_is_written_is_known_again(name: str) -> None:
    content = FORMATS[name].writer().write(QUESTIONS, language="en", title="Sea", media={})
    assert detect(content).format == name


@pytest.mark.parametrize(("name", "before", "run"), RUNS)
def test_long_runs_of_signs_take_no_time(name: str, before: str, run: str) -> None:
    reader = FORMATS[name].reader()
    content = (before + run * (40_000 // len(run))).encode()
    started = time.process_time()
    assert reader.read(content).adds_up
    reader.looks_like(content)
    assert time.process_time() - started < 2
