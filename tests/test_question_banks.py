"""The shipped banks are what a teacher would want of them: grounded, asked in several forms, without cues."""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import sqrt
from pathlib import Path

import pytest
import yaml

from quizapp.config import ROOT
from quizapp.core.banks.content import left_out_from_mapping
from quizapp.core.facts.content import fact_from_mapping
from quizapp.core.facts.fact import ASKED_WITH_SPEAKER, NEVER_ASKED, Fact
from quizapp.core.languages import LANGUAGES, Language
from quizapp.core.questions.content import KIND_NAMES, question_from_mapping
from quizapp.core.questions.question import Option, Question
from quizapp.core.questions.registry import KINDS, check_question, grade_response, parse_response
from quizapp.core.questions.response import Response
from quizapp.core.questions.structure import texts_of
from quizapp.core.quizzes.content import quiz_from_mapping
from quizapp.core.quizzes.quiz import Quiz
from tests.conftest import SHARED

BANKS = sorted(folder for folder in (ROOT / "question_banks").iterdir() if folder.is_dir())
UNGRADED = {"description", "open_answer"}
BLANK = re.compile(r"\{\{(\w+)\}\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
POINTS_AT_TEXT = re.compile(
    r"本文|(?<!论)文中|上文|根据文章|(this|the) (article|text|passage)", re.IGNORECASE
)
LONGEST_COPY = 18


class Shipped:
    """The content of a bank's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plain = {
            name: yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))
            for name in ("bank", "facts", "questions", "quizzes", "left_out")
        }
        self.facts = {fact.id: fact for fact in self._facts()}
        self.questions = {question.id: question for question in self._questions()}
        self.quizzes = {quiz.id: quiz for quiz in self._quizzes()}

    def of_kind(self, *kinds: str) -> list[Question]:
        return [question for question in self.questions.values() if question.kind in kinds]

    def asked(self) -> Iterator[tuple[Question, Fact]]:
        for question in self.questions.values():
            for id_ in question.facts:
                yield question, self.facts[id_]

    def passages(self, language: Language) -> dict[str, str]:
        text = (self.folder / f"reading.{language}.md").read_text("utf-8")
        return dict(re.findall(r"^\{#([\w-]+)\} (.+)$", text, re.MULTILINE))

    def _facts(self) -> Iterator[Fact]:
        for row in self.plain["facts"]:
            fact, faults = fact_from_mapping(row, row["id"])
            assert fact is not None, faults
            yield fact

    def _questions(self) -> Iterator[Question]:
        for row in self.plain["questions"]:
            question, faults = question_from_mapping(row, row["id"])
            assert question is not None, faults
            yield question

    def _quizzes(self) -> Iterator[Quiz]:
        for row in self.plain["quizzes"]:
            quiz, faults = quiz_from_mapping(row, row["id"])
            assert quiz is not None, faults
            yield quiz


@pytest.fixture(scope="module", params=BANKS, ids=lambda folder: folder.name)
def bank(request: pytest.FixtureRequest) -> Shipped:
    return Shipped(request.param)


def sides_of(value: object) -> Iterator[Mapping[str, str]]:
    """Every text in two languages, however deep it lies."""
    if isinstance(value, dict):
        if value.keys() & set(LANGUAGES):
            yield value
        for inner in value.values():
            yield from sides_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sides_of(inner)


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def place_of_key(question: Question) -> int:
    return [option.fraction for option in question.options].index(1.0)


def parted(question: Question) -> tuple[Option, list[Option]]:
    """The key of a single choice and its distractors."""
    key = question.options[place_of_key(question)]
    return key, [option for option in question.options if option is not key]


def test_a_bank_is_large_enough(bank: Shipped) -> None:
    kinds = Counter(question.kind for question in bank.questions.values())
    assert len(bank.facts) >= 40
    assert len(bank.questions) >= 80
    assert set(kinds) == set(KIND_NAMES)
    assert len(bank.questions) == len(bank.plain["questions"])
    assert len(bank.facts) == len(bank.plain["facts"])


def test_every_fact_is_asked_in_two_forms(bank: Shipped) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for question, fact in bank.asked():
        forms[fact.id] |= {question.kind} - UNGRADED
    assert [id_ for id_ in bank.facts if len(forms[id_]) < 2] == []


def test_every_graded_question_names_its_facts_and_explains_itself(bank: Shipped) -> None:
    bare = [
        question.id
        for question in bank.questions.values()
        if question.kind not in UNGRADED and not (question.facts and question.explanation)
    ]
    assert bare == []


def test_nothing_doubtful_is_asked_and_claims_name_their_speaker(bank: Shipped) -> None:
    for question, fact in bank.asked():
        assert fact.standing not in NEVER_ASKED
        if fact.standing in ASKED_WITH_SPEAKER and question.kind not in UNGRADED:
            assert fact.said_by is not None
            for language in LANGUAGES:
                assert fact.said_by.in_(language) in question.stem.in_(language), question.id


def test_every_question_is_sound_and_grades_its_own_examples(bank: Shipped) -> None:
    for question in bank.questions.values():
        assert check_question(question) == []
        for example in KINDS[question.kind].examples(question):
            response = parse_response(question, example.raw)
            fraction = grade_response(question, response).fraction if isinstance(response, Response) else None
            assert fraction == pytest.approx(example.fraction, abs=1e-6), (question.id, example)


def test_every_fact_is_printed_in_its_passage(bank: Shipped) -> None:
    for language in LANGUAGES:
        passages = bank.passages(language)
        for fact in bank.facts.values():
            assert fact.printed is not None, fact.id
            assert fact.printed.in_(language) in passages[fact.passage], (fact.id, language)


def test_both_readings_have_the_same_passages_and_each_serves_a_fact(bank: Shipped) -> None:
    assert list(bank.passages("zh")) == list(bank.passages("en"))
    assert set(bank.passages("zh")) == {fact.passage for fact in bank.facts.values()}


def test_every_text_is_there_in_both_languages(bank: Shipped) -> None:
    for sides in sides_of(bank.plain):
        assert set(sides) == set(LANGUAGES), sides
        assert all(text.strip() for text in sides.values()), sides
        assert not HAN.search(sides["en"]), sides
        assert not HALF_WIDTH.search(BLANK.sub("", sides["zh"])), sides


def test_both_stems_have_the_same_blanks(bank: Shipped) -> None:
    for question in bank.questions.values():
        blanks = sorted(blank.id for blank in question.blanks)
        for language in LANGUAGES:
            assert sorted(BLANK.findall(question.stem.in_(language))) == blanks, question.id


def test_scores_agree_in_fact_and_statement(bank: Shipped) -> None:
    scores = [fact for fact in bank.facts.values() if fact.kind == "benchmark_score"]
    for fact in scores:
        assert fact.said_by is not None, fact.id
        assert fact.as_of is not None, fact.id
        assert all(fact.value in text for text in fact.statement.sides().values()), fact.id


def test_a_number_asked_of_one_fact_is_its_value(bank: Shipped) -> None:
    asked = [question for question in bank.of_kind("numeric") if len(question.facts) == 1]
    assert len(asked) >= 8
    for question in asked:
        fact = bank.facts[question.facts[0]]
        assert question.answer is not None
        assert (question.answer.value, question.answer.unit) == (fact.value, fact.unit), question.id


def test_wrong_options_say_why(bank: Shipped) -> None:
    for question in bank.of_kind("single_choice", "multiple_choice"):
        silent = [option.id for option in question.options if option.fraction <= 0 and not option.feedback]
        assert silent == [], question.id


def test_keys_stand_in_every_place_alike(bank: Shipped) -> None:
    for options in (3, 4):
        asked = [one for one in bank.of_kind("single_choice") if len(one.options) == options]
        places = Counter(map(place_of_key, asked))
        mean = len(asked) / options
        assert all(mean / 2 <= places[place] <= mean * 1.5 for place in range(options)), places


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_length_of_an_option_tells_nothing(bank: Shipped, language: Language) -> None:
    asked = [parted(question) for question in bank.of_kind("single_choice")]
    chance = sum(1 / (len(others) + 1) for _, others in asked)
    most = chance + 2 * sqrt(chance * (1 - chance / len(asked)))
    widths = [
        (width(key.text.in_(language)), [width(one.text.in_(language)) for one in others])
        for key, others in asked
    ]
    assert sum(key > max(others) for key, others in widths) <= most
    assert sum(key < min(others) for key, others in widths) <= most
    assert [key for key, others in widths if key > 8 and key > 1.33 * max(others)] == []


def test_true_and_false_are_balanced(bank: Shipped) -> None:
    keys = Counter(question.answer.value for question in bank.of_kind("true_false") if question.answer)
    assert 0.4 <= keys["true"] / sum(keys.values()) <= 0.6


def test_questions_stand_on_their_own(bank: Shipped) -> None:
    texts = [
        (question.id, text)
        for question in bank.questions.values()
        for part, twin in texts_of(question)
        if part != "explanation"
        for text in twin.sides().values()
    ]
    assert [pair for pair in texts if POINTS_AT_TEXT.search(pair[1])] == []


def test_stems_are_all_different(bank: Shipped) -> None:
    stems = Counter((question.kind, question.stem) for question in bank.questions.values())
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_quizzes_find_their_questions(bank: Shipped) -> None:
    for quiz in bank.quizzes.values():
        assert quiz.access == "public"
        draws = Counter(slot.draw for slot in quiz.slots if slot.draw)
        for draw, slots in draws.items():
            pool = [
                question
                for question in bank.questions.values()
                if (not draw.tags or set(draw.tags) & set(question.tags))
                and (not draw.questions or question.id in draw.questions)
                and (not draw.kinds or question.kind in draw.kinds)
            ]
            assert len(pool) >= slots, (quiz.id, draw)
            assert not {question.kind for question in pool} & UNGRADED, (quiz.id, draw)
        assert {slot.question for slot in quiz.slots if slot.question} <= set(bank.questions)


def test_the_quiz_of_the_home_page_has_six_kinds_and_another_has_all() -> None:
    bank = Shipped(ROOT / "question_banks" / "deepseek-r1")
    kinds = {
        name: [bank.questions[slot.question].kind for slot in quiz.slots if slot.question]
        for name, quiz in bank.quizzes.items()
    }
    assert len(kinds["demo"]) == len(set(kinds["demo"])) == 6
    assert set(kinds["all-kinds"]) == set(KIND_NAMES)


def test_what_is_left_out_says_where_and_why(bank: Shipped) -> None:
    for row in bank.plain["left_out"]:
        left_out, faults = left_out_from_mapping(row, "left_out")
        assert left_out is not None, faults
        assert left_out.start is not None
        assert left_out.end is not None
        assert left_out.start < left_out.end


@pytest.mark.shared
def test_the_sources_are_in_the_articles(bank: Shipped) -> None:
    for fact in bank.facts.values():
        assert fact.sources, fact.id
        for source in fact.sources:
            text = article(source.article)[source.start : source.end]
            assert hashlib.sha256(text.encode()).hexdigest() == source.sha256, fact.id


@pytest.mark.shared
def test_the_sources_of_a_score_prove_its_value(bank: Shipped) -> None:
    for fact in bank.facts.values():
        if fact.kind == "benchmark_score":
            for source in fact.sources:
                assert fact.value in article(source.article)[source.start : source.end], fact.id


@pytest.mark.shared
def test_the_words_are_our_own(bank: Shipped) -> None:
    original = "".join(squeezed(article(row["id"])) for row in bank.plain["bank"]["articles"])
    reading = squeezed("".join(bank.passages("zh").values()))
    copied = [
        reading[start : start + LONGEST_COPY]
        for start in range(len(reading) - LONGEST_COPY)
        if reading[start : start + LONGEST_COPY] in original
    ]
    # Latin letters and digits are names and figures, which nobody words anew.
    assert [run for run in copied if len(HAN.findall(run)) > LONGEST_COPY / 2] == []


def article(id_: str) -> str:
    """The text of an article: the slice of its file that the index names."""
    rows = json.loads((SHARED / "articles.json").read_text("utf-8"))
    row = next(row for row in rows if row["id"] == id_)
    text: str = (SHARED / row["file"]).read_text("utf-8")
    start, end = int(row["start"]), int(row["end"])
    return text[start:end]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
