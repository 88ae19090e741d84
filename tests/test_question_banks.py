"""The shipped banks are what a teacher would want of them: grounded, asked in several forms, without cues.

What any bank must keep to (twins, printed values, speakers, draws) is judged by ``parse_bank``: no fault is allowed.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from quizapp.config import ROOT
from quizapp.core.banks.bank import Bank
from quizapp.core.banks.coverage import find_covering
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import NEVER_ASKED, Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.facts.verify import verify_fact
from quizapp.core.languages import LANGUAGES, Language, Twin
from quizapp.core.questions.content import KIND_NAMES
from quizapp.core.questions.question import Option, Question
from quizapp.core.questions.registry import KINDS, grade_response, parse_response
from quizapp.core.questions.response import Response
from quizapp.core.questions.structure import texts_of
from quizapp.core.writing.lint.blind import guess_blindly
from quizapp.formats.native import parse_bank
from quizapp.services.lint import draw_sittings, find_all_flaws
from tests.conftest import SHARED

BANKS = sorted(folder for folder in (ROOT / "question_banks").iterdir() if folder.is_dir())
UNGRADED = {"description", "open_answer"}
HAN = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
POINTS_AT_TEXT = re.compile(
    r"本文|(?<!论)文中|上文|根据文章|(this|the) (article|text|passage)", re.IGNORECASE
)
LONGEST_COPY = 18


@pytest.fixture(scope="module", params=BANKS, ids=lambda folder: folder.name)
def bank(request: pytest.FixtureRequest) -> Bank:
    return load(request.param)


@pytest.fixture(scope="module")
def known() -> FactTable:
    return fact_table(fact for folder in BANKS for fact in load(folder).facts)


@cache
def load(folder: Path) -> Bank:
    bank, faults = parse_bank({path.name: path.read_bytes() for path in folder.iterdir()})
    assert faults == []
    assert bank is not None
    return bank


def of_kind(bank: Bank, *kinds: str) -> list[Question]:
    return [question for question in bank.questions if question.kind in kinds]


def asked(bank: Bank) -> Iterator[tuple[Question, Fact]]:
    facts = {fact.id: fact for fact in bank.facts}
    for question in bank.questions:
        yield from ((question, facts[id_]) for id_ in question.facts)


def texts(bank: Bank) -> Iterator[tuple[str, Twin]]:
    """Every text that a person can see, with what it belongs to."""
    yield from ((passage.id, passage.text) for passage in bank.reading.passages())
    yield from ((question.id, twin) for question in bank.questions for _, twin in texts_of(question))
    for fact in bank.facts:
        twins = (fact.subject, fact.attribute, fact.statement, fact.printed, fact.said_by)
        yield from ((fact.id, twin) for twin in twins if twin is not None)
    for left_out in bank.left_out:
        yield from (("left out", twin) for twin in (left_out.what, left_out.reason))
    for quiz in bank.quizzes:
        yield from ((quiz.id, twin) for twin in (quiz.title, quiz.intro) if twin is not None)


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def place_of_key(question: Question) -> int:
    return [option.fraction for option in question.options].index(1.0)


def parted(question: Question) -> tuple[Option, list[Option]]:
    """The key of a single choice and its distractors."""
    key = question.options[place_of_key(question)]
    return key, [option for option in question.options if option is not key]


def test_a_bank_is_large_enough(bank: Bank) -> None:
    assert len(bank.facts) >= 40
    assert len(bank.questions) >= 80
    assert {question.kind for question in bank.questions} == set(KIND_NAMES)


def test_every_fact_is_asked_in_two_forms(bank: Bank) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for question, fact in asked(bank):
        forms[fact.id] |= {question.kind} - UNGRADED
    assert [fact.id for fact in bank.facts if len(forms[fact.id]) < 2] == []


def test_every_passage_serves_a_fact(bank: Bank) -> None:
    assert {passage.id for passage in bank.reading.passages()} == {fact.passage for fact in bank.facts}


def test_nothing_doubtful_is_kept_as_a_fact(bank: Bank) -> None:
    assert [fact.id for fact in bank.facts if fact.standing in NEVER_ASKED] == []


def test_every_graded_question_explains_itself(bank: Bank) -> None:
    graded = [question for question in bank.questions if question.kind not in UNGRADED]
    assert [question.id for question in graded if not question.explanation] == []


def test_wrong_options_say_why(bank: Bank) -> None:
    for question in of_kind(bank, "single_choice", "multiple_choice"):
        silent = [option.id for option in question.options if option.fraction <= 0 and not option.feedback]
        assert silent == [], question.id


def test_every_question_grades_its_own_examples(bank: Bank) -> None:
    for question in bank.questions:
        for example in KINDS[question.kind].examples(question):
            response = parse_response(question, example.raw)
            fraction = grade_response(question, response).fraction if isinstance(response, Response) else None
            assert fraction == pytest.approx(example.fraction, abs=1e-6), (question.id, example)


def test_each_language_keeps_to_itself(bank: Bank) -> None:
    for owner, twin in texts(bank):
        sides = twin.sides()
        assert not HAN.search(sides["en"]), (owner, sides["en"])
        assert not HALF_WIDTH.search(sides["zh"]), (owner, sides["zh"])


def test_scores_name_their_source_and_date(bank: Bank) -> None:
    for fact in bank.facts:
        if fact.kind == "benchmark_score":
            assert fact.said_by is not None, fact.id
            assert fact.as_of is not None, fact.id
            assert all(fact.value in text for text in fact.statement.sides().values()), fact.id


def test_a_number_asked_of_one_fact_is_its_value(bank: Bank) -> None:
    facts = {fact.id: fact for fact in bank.facts}
    single = [question for question in of_kind(bank, "numeric") if len(question.facts) == 1]
    assert len(single) >= 8
    for question in single:
        fact = facts[question.facts[0]]
        assert question.answer is not None
        assert (question.answer.value, question.answer.unit) == (fact.value, fact.unit), question.id


def test_keys_stand_in_every_place_alike(bank: Bank) -> None:
    for options in (3, 4):
        alike = [one for one in of_kind(bank, "single_choice") if len(one.options) == options]
        places = Counter(map(place_of_key, alike))
        mean = len(alike) / options
        assert all(mean / 2 <= places[place] <= mean * 1.5 for place in range(options)), places


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_length_of_an_option_tells_nothing(bank: Bank, language: Language) -> None:
    pairs = [parted(question) for question in of_kind(bank, "single_choice")]
    chance = sum(1 / (len(others) + 1) for _, others in pairs)
    most = chance + 2 * sqrt(chance * (1 - chance / len(pairs)))
    widths = [
        (width(key.text.in_(language)), [width(one.text.in_(language)) for one in others])
        for key, others in pairs
    ]
    assert sum(key > max(others) for key, others in widths) <= most
    assert sum(key < min(others) for key, others in widths) <= most
    assert [key for key, others in widths if key > 8 and key > 1.33 * max(others)] == []


def test_the_lint_finds_no_error(bank: Bank, known: FactTable) -> None:
    flaws = [flaw for flaw, _ in find_all_flaws(bank, known) if flaw.severity == "error"]
    assert [f"{flaw.where}: {flaw.rule} ({flaw.language}): {flaw.message}" for flaw in flaws] == []


def test_nobody_finds_keys_without_seeing_a_stem(bank: Bank) -> None:
    guesses = guess_blindly(bank.questions, sittings=draw_sittings(bank))
    assert {guess.language for guess in guesses} == set(bank.languages)
    assert [guess for guess in guesses if guess.is_above_chance] == []


def test_true_and_false_are_balanced(bank: Bank) -> None:
    keys = Counter(question.answer.value for question in of_kind(bank, "true_false") if question.answer)
    assert 0.4 <= keys["true"] / keys.total() <= 0.6


def test_questions_stand_on_their_own(bank: Bank) -> None:
    for question in bank.questions:
        for text in question.stem.sides().values():
            assert not POINTS_AT_TEXT.search(text), question.id


def test_stems_are_all_different(bank: Bank) -> None:
    stems = Counter((question.kind, question.stem) for question in bank.questions)
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_draws_hold_questions_that_can_be_graded(bank: Bank) -> None:
    draws = [slot.draw for quiz in bank.quizzes for slot in quiz.slots if slot.draw]
    for draw in draws:
        drawn = {one.kind for one in bank.questions if set(draw.tags) & set(one.tags)}
        assert not drawn & UNGRADED, draw


def test_the_quiz_of_the_home_page_has_six_kinds_and_another_has_all() -> None:
    bank = load(ROOT / "question_banks" / "deepseek-r1")
    kind_of = {question.id: question.kind for question in bank.questions}
    kinds = {
        quiz.id: [kind_of[slot.question] for slot in quiz.slots if slot.question] for quiz in bank.quizzes
    }
    assert len(kinds["demo"]) == len(set(kinds["demo"])) == 6
    assert set(kinds["all-kinds"]) == set(KIND_NAMES)


def test_what_is_left_out_says_where(bank: Bank) -> None:
    for left_out in bank.left_out:
        assert left_out.start is not None, left_out
        assert left_out.end is not None, left_out
        assert left_out.start < left_out.end


@pytest.mark.shared
def test_the_articles_prove_the_facts(bank: Bank) -> None:
    articles = {row.id: article(row.id) for row in bank.articles}
    assert [fault for fact in bank.facts for fault in verify_fact(fact, articles)] == []
    assert all(fact.sources for fact in bank.facts)


@pytest.mark.shared
def test_what_careful_readers_found_in_the_articles_is_asked_in_two_forms() -> None:
    banks = [load(folder) for folder in BANKS]
    forms = defaultdict(set)
    for shipped in banks:
        for question, fact in asked(shipped):
            forms[fact].add(question.kind)
    labels = [label for label in labelled_facts() if label["quizzable"]]
    found = [find_covering(candidate_of(label), label["article"], forms) for label in labels]
    asked_twice = sum(any(len(forms[fact] - UNGRADED) >= 2 for fact in facts) for facts in found)
    assert asked_twice / len(labels) >= 0.95


@pytest.mark.shared
def test_no_fact_rests_on_what_is_left_out(bank: Bank) -> None:
    wrong = {(one.article, one.start, one.end) for one in bank.left_out}
    used = {(source.article, source.start, source.end) for fact in bank.facts for source in fact.sources}
    assert not wrong & used
    assert all((one.end or 0) <= len(article(one.article)) for one in bank.left_out)


@pytest.mark.shared
def test_the_words_are_our_own(bank: Bank) -> None:
    original = "".join(squeezed(article(row.id)) for row in bank.articles)
    reading = squeezed("".join(passage.text.in_("zh") for passage in bank.reading.passages()))
    runs = {reading[start : start + LONGEST_COPY] for start in range(len(reading) - LONGEST_COPY + 1)}
    # Latin letters and digits are names and figures, which nobody words anew.
    worded = {run for run in runs if len(HAN.findall(run)) > LONGEST_COPY / 2}
    assert {run for run in worded if run in original} == set()


def article(id_: str) -> str:
    """The text of an article: the slice of its file that the index names."""
    rows = json.loads((SHARED / "articles.json").read_text("utf-8"))
    row = next(row for row in rows if row["id"] == id_)
    text: str = (SHARED / row["file"]).read_text("utf-8")
    start, end = int(row["start"]), int(row["end"])
    return text[start:end]


def labelled_facts() -> list[dict[str, Any]]:
    """The facts that were labelled by hand in four of the articles."""
    lines = (SHARED / "gold" / "facts_seeds.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def candidate_of(label: dict[str, Any]) -> Candidate:
    places = (label["start"], label["end"], label["value_start"], label["value_end"])
    said = (label["kind"], label["subject"], label["attribute"], str(label["value"]), label["unit"])
    return Candidate(*places, *said, aliases=tuple(label["subject_aliases"]))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
