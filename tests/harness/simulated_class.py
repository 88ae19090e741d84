"""A class made up by a seed, put into the database as its services would leave it: students, assignments, attempts.

Learners know an answer with the chance of a two-parameter model; who does not guesses, rightly a quarter of the time.
Some keys are wrong: there the strong choose another option than the key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Target
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Option, Question
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes
from quizapp.services.assignments import Rules
from quizapp.storage.assignments import AssignmentRow, find_assignment
from quizapp.storage.attempts import AttemptRow, AttemptSlotRow, StepRow
from quizapp.storage.banks import QuestionRow, QuestionVersionRow
from quizapp.storage.classes import ClassRow, MemberRow
from quizapp.storage.database import Base, Database
from quizapp.storage.people import Person
from tests.harness.stage import Stage

LETTERS = "abcd"
RIGHT, WRONG_KEY = "a", "b"
SURNAMES, GIVEN = "王李张刘陈杨黄赵周吴徐孙马朱胡郭", "伟芳娜敏静磊洋勇艳杰涛明超霞平刚英华"
# So many rows one statement takes at once.
AT_ONCE = 20_000
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Shape:
    """How big the class is; ``wrong`` keys of each assignment's questions are planted, the first ones."""

    students: int = 200
    assignments: int = 30
    questions: int = 20
    wrong: int = 2
    seed: int = 1


@dataclass
class SimulatedClass:
    """The class in its database: ``quizzes`` and ``assignments`` by their ids in addresses, in one order."""

    stage: Stage
    teacher: Visitor
    class_id: str
    shape: Shape
    quizzes: tuple[str, ...]
    assignments: tuple[str, ...]
    people: tuple[int, ...]
    planted: frozenset[str]
    picks: Sequence[Any]

    def hand_in(self, first: int, last: int) -> None:
        """Finished attempts of the students from the ``first`` to before the ``last``, on every assignment."""
        with self.stage.database.write() as session:
            versions = _versions(session)
            for number, public_id in enumerate(self.assignments):
                row = find_assignment(session, public_id)
                assert row is not None
                _put_attempts(session, self, row, number, range(first, last), versions)


def make_class(database: Database, teacher: Visitor, shape: Shape) -> SimulatedClass:
    """The class with its students and assignments; nobody has handed anything in yet."""
    chance = np.random.default_rng(shape.seed)
    names = [_key(one, place) for one in range(shape.assignments) for place in range(shape.questions)]
    planted = frozenset(_key(one, place) for one in range(shape.assignments) for place in range(shape.wrong))
    stage = Stage(database, {name: _question(name, wrong=name in planted) for name in names})
    class_id = classes.make_class(database, teacher, name="A simulated class", now=stage.now)
    people = _people(stage, class_id, shape)
    quizzes = [_quiz(stage, teacher, one, shape) for one in range(shape.assignments)]
    rules = Rules(Settings(close_at=stage.now + timedelta(days=30)), (Target("class"),))
    given = [
        assignments.assign_quiz(database, teacher, class_id, quiz, rules, now=stage.now) for quiz in quizzes
    ]
    abilities = chance.normal(size=shape.students)
    picks = [_picks(chance, abilities, shape.questions) for _ in range(shape.assignments)]
    return SimulatedClass(
        stage, teacher, class_id, shape, tuple(quizzes), tuple(given), people, planted, picks
    )


def _key(assignment: int, place: int) -> str:
    return f"a{assignment:03}-q{place:02}"


def _question(name: str, *, wrong: bool) -> Question:
    key = WRONG_KEY if wrong else RIGHT
    options = tuple(Option(one, Twin(one, one), float(one == key)) for one in LETTERS)
    return Question(name, "single_choice", Twin(f"第 {name} 题？", f"Question {name}?"), options=options)


def _quiz(stage: Stage, teacher: Visitor, assignment: int, shape: Shape) -> str:
    return stage.quiz(*(_key(assignment, place) for place in range(shape.questions)), owner=teacher)


def _people(stage: Stage, class_id: str, shape: Shape) -> tuple[int, ...]:
    """The accounts of the students, who are members of the class in five groups."""
    numbers = range(1, shape.students + 1)
    with stage.database.write() as session:
        names = {number: _name(number) for number in numbers}
        people = [
            {"username": f"s{one}", "username_folded": f"s{one}", "name": names[one], "role": "learner"}
            | {"active": True, "fs_uniquifier": f"s{one}", "created_at": stage.now}
            for one in numbers
        ]
        _insert(session, Person, people)
        found = select(Person.id).where(Person.username.in_([one["username"] for one in people]))
        ids = tuple(session.scalars(found.order_by(Person.id)))
        class_ = session.scalars(select(ClassRow).where(ClassRow.public_id == class_id)).one()
        members = [
            {"class_id": class_.id, "person_id": id_, "role": "student", "name": names[one], "labels": []}
            | {"number": f"{2026000 + one}", "group": f"G{one % 5 + 1}", "joined_at": stage.now}
            for one, id_ in zip(numbers, ids, strict=True)
        ]
        _insert(session, MemberRow, members)
        return ids


def _name(number: int) -> str:
    surname, given = SURNAMES[number % len(SURNAMES)], GIVEN[number // len(SURNAMES) % len(GIVEN)]
    return surname + given + (GIVEN[number % len(GIVEN)] if number % 3 else "")


def _picks(chance: np.random.Generator, abilities: Any, questions: int) -> Any:
    """What each student (a row each) picks; "a" is right, the others lure by shares drawn for each question."""
    slopes, difficulties = chance.lognormal(0, 0.3, questions), chance.normal(0, 1, questions)
    chances = 1 / (1 + np.exp(-slopes * (abilities[:, None] - difficulties)))
    right = (chance.random(chances.shape) < chances) | (chance.random(chances.shape) < 1 / len(LETTERS))
    lures = [chance.dirichlet([2.0] * 3) for _ in range(questions)]
    wrong = np.array([chance.choice(list(LETTERS[1:]), size=len(abilities), p=lure) for lure in lures]).T
    return np.where(right, RIGHT, wrong)


def _versions(session: Session) -> Mapping[str, int]:
    """The version of each question by its id."""
    wanted = select(QuestionRow.key, QuestionVersionRow.id)
    rows = session.execute(wanted.join(QuestionVersionRow, QuestionVersionRow.question_id == QuestionRow.id))
    return {name: version for name, version in rows}


def _put_attempts(
    session: Session,
    made: SimulatedClass,
    given: AssignmentRow,
    number: int,
    students: Sequence[int],
    versions: Mapping[str, int],
) -> None:
    """One finished attempt of each of these students on one assignment, with its slots and steps."""
    names = [_key(number, place) for place in range(made.shape.questions)]
    keys = np.array([WRONG_KEY if name in made.planted else RIGHT for name in names])
    picks = made.picks[number]
    attempts = [
        _attempt(made, given, made.people[student], float((picks[student] == keys).sum()))
        for student in students
    ]
    _insert(session, AttemptRow, attempts)
    wanted = select(AttemptRow.person_id, AttemptRow.id).where(AttemptRow.assignment_id == given.id)
    ids = {person: id_ for person, id_ in session.execute(wanted)}
    slots: Rows = []
    steps: Rows = []
    for student in students:
        for place, name in enumerate(names):
            pick = str(picks[student][place])
            about = (ids[made.people[student]], place + 1, versions[name])
            slots.append(_slot(*about))
            steps.append(_step(made, *about, person=made.people[student], pick=pick, key=str(keys[place])))
    _insert(session, AttemptSlotRow, slots)
    _insert(session, StepRow, steps)


def _attempt(made: SimulatedClass, given: AssignmentRow, person: int, mark: float) -> dict[str, Any]:
    now = made.stage.now + timedelta(hours=1)
    return {
        "public_id": f"{given.id}-{person}",
        "quiz_id": given.quiz_id,
        "assignment_id": given.id,
        "person_id": person,
        "number": 1,
        "mode": "quiz",
        "state": "finished",
        "counts": True,
        "seed": b"0" * 32,
        "language": "en",
        "title": given.quiz.content["title"],
        "settings": given.settings,
        "slot_count": made.shape.questions,
        "started_at": made.stage.now,
        "finished_at": now,
        "ended_by": "learner",
        "mark": mark,
        "max_mark": float(made.shape.questions),
        "ungraded": 0,
    }


def _slot(attempt: int, number: int, version: int) -> dict[str, Any]:
    layout = {"options": [[one, one] for one in LETTERS]}
    page = {"layout": layout, "max_mark": 1.0, "page": number, "flagged": False, "hints_used": 0}
    return {
        "attempt_id": attempt,
        "number": number,
        "quiz_slot": number,
        "question_version_id": version,
        **page,
    }


def _step(
    made: SimulatedClass, attempt: int, slot: int, version: int, *, person: int, pick: str, key: str
) -> dict[str, Any]:
    return {
        "attempt_id": attempt,
        "slot": slot,
        "number": 1,
        "event": "hand_in",
        "late": False,
        "person_id": person,
        "question_version_id": version,
        "facts": [],
        "form": "single_choice",
        "language": "en",
        "shown": {"options": list(LETTERS)},
        "raw": {"choice": [pick]},
        "fraction": float(pick == key),
        "time_ms": 20_000,
        "hints_used": 0,
        "mode": "quiz",
        "at": made.stage.now + timedelta(hours=1),
    }


def _insert(session: Session, row: type[Base], values: Rows) -> None:
    for start in range(0, len(values), AT_ONCE):
        session.execute(insert(row), values[start : start + AT_ONCE])
