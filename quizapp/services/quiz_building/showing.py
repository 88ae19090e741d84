"""A quiz as its maker builds it: each row with what is known of it, and what all of them come to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.snapshot import digest_of
from quizapp.core.faults import Fault
from quizapp.core.languages import Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.check import check_quiz
from quizapp.core.quizzes.content import slots_to_list
from quizapp.core.quizzes.draw import Candidate
from quizapp.core.quizzes.entry import Entry, entries_of, slots_of, total_of
from quizapp.core.quizzes.flaws import QuizFlaw, find_whole_flaws
from quizapp.core.quizzes.paper import Papers, count_papers, pool_of
from quizapp.core.quizzes.quiz import Quiz, Slot
from quizapp.core.quizzes.reference import find_banks_of
from quizapp.core.statistics.forecast import Forecast, Outlook, Past, forecast, pool_past
from quizapp.services.quiz_checks import rows_revision
from quizapp.services.quiz_flaws import QuestionFlaws, find_flaws_of
from quizapp.services.quizzes import get_made_quiz
from quizapp.storage.attempts import is_taken
from quizapp.storage.database import Database
from quizapp.storage.pins import count_outdated_pins
from quizapp.storage.quiz_grounds import (
    Ground,
    find_grounds,
    find_quiz_candidates,
    find_quiz_pins,
    find_quiz_questions,
    grounds_of,
)
from quizapp.storage.quizzes import QuizRow, quiz_of
from quizapp.storage.statistics import find_item_reports

UNSEEN = Past()


@dataclass(frozen=True)
class BuilderRow:
    """One row. ``number`` is that of its first slot, ``key`` names the row whatever its place.

    ``question`` is what a fixed row asks, None where it is not ready; ``pool`` are how many questions fit a draw.
    ``banks`` are those that it asks of where they are not the quiz's own alone, by their keys; of ``gone`` ones nothing is
    left to ask: they are there no more, or not for the maker.
    """

    number: int
    key: str
    entry: Entry
    question: Question | None
    past: Past
    pool: int
    banks: Mapping[str, Twin]
    gone: tuple[str, ...]


@dataclass(frozen=True)
class BuilderPage:
    """Everything that the builder shows. ``revision`` names these rows, ``taken`` that they stay as they are.

    ``faults`` keep the quiz from being taken; ``flaws`` are of the writing, ``whole`` of the questions side by side.
    ``tags`` and ``facts`` count what the fixed questions cover, the commonest tags first.
    """

    id: str
    title: Twin
    quiz: Quiz
    bank_id: str
    bank_title: Twin
    revision: str
    taken: bool
    outdated: int
    rows: tuple[BuilderRow, ...]
    total: float
    papers: Papers
    outlook: Forecast
    difficulty: float | None
    faults: tuple[Message, ...]
    flaws: tuple[QuestionFlaws, ...]
    whole: tuple[QuizFlaw, ...]
    stems: Mapping[str, Twin]
    tags: Mapping[str, int]
    facts: int


@dataclass(frozen=True)
class Material:
    """What a quiz may ask: the candidates of its banks, the version of each, their questions and pasts."""

    candidates: Sequence[Candidate]
    versions: Mapping[str, int]
    questions: Mapping[str, Question]
    pasts: Mapping[int, Past]
    banks: tuple[Ground, ...]

    @property
    def meeting(self) -> Mapping[str, Question]:
        """The questions with the names of the facts that other banks state too."""
        shared = {one.id: one.facts for one in self.candidates}
        return {id_: replace(one, facts=shared.get(id_, one.facts)) for id_, one in self.questions.items()}

    def past_of(self, id_: str) -> Past:
        """What is known of the version that is asked of a question."""
        return self.pasts.get(self.versions.get(id_, 0), UNSEEN)


def builder_page(database: Database, visitor: Visitor, quiz_id: str) -> BuilderPage:
    """A quiz that the visitor made, with all that the builder tells of it. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_made_quiz(session, visitor, quiz_id)
        quiz = quiz_of(row)
        material = find_material(session, row, quiz)
        rows = _rows(quiz, material)
        fixed = [row.question for row in rows if row.question is not None]
        return BuilderPage(
            id=row.public_id,
            title=quiz.title,
            quiz=quiz,
            bank_id=row.bank.key,
            bank_title=Twin(**row.bank.title),
            revision=rows_revision(quiz),
            taken=is_taken(session, row.id),
            outdated=count_outdated_pins(session, row.id),
            rows=rows,
            total=total_of(one.entry for one in rows),
            papers=count_papers(quiz.slots, material.candidates),
            outlook=forecast([_outlook(slot, material) for slot in quiz.slots]),
            difficulty=_difficulty(quiz, material),
            faults=tuple(fault.message for fault in faults_of(quiz, material)),
            flaws=find_flaws_of(session, grounds_of(row), quiz),
            whole=find_whole_flaws(quiz, material.meeting),
            stems={id_: one.stem for id_, one in material.questions.items()},
            tags=dict(Counter(tag for one in fixed for tag in one.tags).most_common()),
            facts=len({fact for one in fixed for fact in one.facts}),
        )


def find_material(session: Session, row: QuizRow, quiz: Quiz) -> Material:
    """What the quiz may ask, in the versions that its learners get."""
    grounds = grounds_of(row)
    found = find_quiz_candidates(session, grounds, quiz)
    versions = {**{one.id: version for one, version in found}, **find_quiz_pins(session, row)}
    candidates = [one for one, _ in found]
    asked = {id_ for slot in quiz.slots for id_ in _may_ask(slot, candidates) if id_ in versions}
    questions = find_quiz_questions(session, row.bank_id, [versions[id_] for id_ in asked])
    by_id = {id_: questions[versions[id_]] for id_ in asked}
    banks = find_grounds(session, grounds, quiz)
    pasts = pool_past(find_item_reports(session, [one.row.id for one in banks]))
    return Material(candidates, versions, by_id, pasts, tuple(banks))


def faults_of(quiz: Quiz, material: Material) -> list[Fault]:
    """What keeps the quiz from being taken."""
    return check_quiz(quiz, material.candidates)


def _rows(quiz: Quiz, material: Material) -> tuple[BuilderRow, ...]:
    rows, number, known = [], 1, Counter[str]()
    for entry in entries_of(quiz.slots):
        key = entry.question or digest_of(slots_to_list([Slot(1, draw=entry.draw)]))[:12]
        known[key] += 1
        rows.append(_row(number, key if known[key] == 1 else f"{key} {known[key]}", entry, material))
        number += entry.count
    return tuple(rows)


def _row(number: int, key: str, entry: Entry, material: Material) -> BuilderRow:
    asks, named = entry.question or "", _banks_named(entry, material)
    return BuilderRow(
        number=number,
        key=key,
        entry=entry,
        question=material.questions.get(asks),
        past=material.past_of(asks),
        pool=len(pool_of(entry.draw, material.candidates)) if entry.draw is not None else 0,
        banks={
            one.row.key: Twin(**one.row.title)
            for one in material.banks
            if one.row.key in named and one.is_open
        },
        gone=tuple(sorted(named - {one.row.key for one in material.banks if one.is_open})),
    )


def _banks_named(entry: Entry, material: Material) -> set[str]:
    """The banks that a row asks of, its quiz's own only where others stand beside it or it is not there for the maker."""
    named = find_banks_of(Quiz("", Twin(), slots_of([entry])))
    own = {one.row.key for one in material.banks if not one.is_foreign and not one.is_open}
    return {*named, *(own if not named else ())}


def _outlook(slot: Slot, material: Material) -> Outlook:
    asked = [id_ for id_ in _may_ask(slot, material.candidates) if id_ in material.questions]
    return Outlook(slot.max_mark, [(material.questions[id_].kind, material.past_of(id_)) for id_ in asked])


def _difficulty(quiz: Quiz, material: Material) -> float | None:
    """The mean of what the authors say, None where any of the questions says nothing."""
    asked = {id_ for slot in quiz.slots for id_ in _may_ask(slot, material.candidates)}
    said = [one.difficulty for id_, one in material.questions.items() if id_ in asked]
    known = [value for value in said if value is not None]
    return sum(known) / len(known) if known and len(known) == len(said) else None


def _may_ask(slot: Slot, candidates: Sequence[Candidate]) -> list[str]:
    if slot.question is not None:
        return [slot.question]
    return [one.id for one in pool_of(slot.draw, candidates)] if slot.draw is not None else []
