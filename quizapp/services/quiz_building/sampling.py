"""One of the papers that a learner may get, drawn as an attempt would draw it, and kept nowhere."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.core.access import Visitor
from quizapp.core.attempts.layout import make_layout, stream
from quizapp.core.attempts.show import show_sample
from quizapp.core.attempts.view import SlotView
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.draw import fill_slots
from quizapp.core.quizzes.entry import order_slots
from quizapp.core.quizzes.paper import Papers, count_papers
from quizapp.core.quizzes.quiz import Quiz, Slot
from quizapp.services.quiz_building.showing import find_material
from quizapp.services.quizzes import get_made_quiz
from quizapp.storage.database import Database
from quizapp.storage.quizzes import quiz_of


@dataclass(frozen=True)
class Sample:
    """Sample ``number`` of a quiz: the same number gives the same paper while quiz and bank stay as they are.

    ``unfilled`` counts the slots for which the bank has no question left.
    """

    quiz_id: str
    title: Twin
    number: int
    slots: tuple[SlotView, ...]
    total: float
    papers: Papers
    unfilled: int


def sample_quiz(database: Database, visitor: Visitor, quiz_id: str, number: int) -> Sample:
    """What a learner may get of a quiz that the visitor made. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_made_quiz(session, visitor, quiz_id)
        quiz = quiz_of(row)
        material = find_material(session, row, quiz)
        seed = hashlib.sha256(f"{row.public_id} sample {number}".encode()).digest()
        drawn = fill_slots(quiz.slots, material.candidates, stream(seed, "draw"))
        slots = _lay_out(quiz, drawn.questions, material.questions, seed)
        return Sample(
            quiz_id=row.public_id,
            title=quiz.title,
            number=number,
            slots=slots,
            total=sum(slot.max_mark for slot in slots),
            papers=count_papers(quiz.slots, material.candidates),
            unfilled=len(drawn.unfilled),
        )


def _lay_out(
    quiz: Quiz, drawn: Mapping[int, str], questions: Mapping[str, Question], seed: bytes
) -> tuple[SlotView, ...]:
    chance = stream(seed, "questions") if quiz.settings.shuffle_questions else None
    filled = [slot for slot in order_slots(quiz.slots, chance) if slot.number in drawn]
    return tuple(
        _show(quiz, slot, questions[drawn[slot.number]], number, seed)
        for number, slot in enumerate(filled, 1)
    )


def _show(quiz: Quiz, slot: Slot, question: Question, number: int, seed: bytes) -> SlotView:
    layout = make_layout(question, seed=seed, slot=number, shuffled=quiz.settings.shuffle_options)
    return show_sample(question, layout, number=number, max_mark=slot.max_mark, heading=slot.heading)
