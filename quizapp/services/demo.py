"""A site to look at: a class, its teacher and its attempts, made by a seed through the services that people use."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from quizapp.config import Config
from quizapp.core.access import Role, Visitor
from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.classes.assignment import Target
from quizapp.core.languages import Language, Twin
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.response import Raw
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.penalty import Penalty
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict
from quizapp.services import attempts, people, quizzes
from quizapp.services.assignments.assigning import Rules, assign_quiz, set_accommodation
from quizapp.services.assignments.taking import start_assignment
from quizapp.services.attempts.loading import look_at
from quizapp.services.banks import list_banks
from quizapp.services.classes.joining import join_class
from quizapp.services.classes.making import make_class
from quizapp.services.classes.showing import class_page
from quizapp.services.people import Registration
from quizapp.storage.database import Database

PASSWORD = "every answer has a source"
STUDENTS = (
    "王芳",
    "李伟",
    "张敏",
    "刘洋",
    "陈静",
    "杨磊",
    "Amara Okafor",
    "Jonas Weber",
    "Priya Nair",
    "Mateo Ruiz",
    "Lea Martin",
    "Tomás Silva",
)
DAYS = 21
WEEK = timedelta(days=7)
CLASS_NAME = "人工智能导论 · Introduction to AI"
# Who has half as much time again, by the place in the list of names.
SLOWER = 1


@dataclass(frozen=True)
class Account:
    """Someone of the demo: all have the same password."""

    username: str
    role: Role
    visitor: Visitor


@dataclass(frozen=True)
class Student:
    """One student: how often they know the answer, and in which language they read."""

    visitor: Visitor
    knows: float
    language: Language


def fill(
    database: Database, config: Config, *, seed: int, now: datetime, names: Sequence[str] = STUDENTS
) -> list[Account]:
    """Fills a site whose banks are loaded; the accounts of its owner, its teacher, and its students."""
    chance = Random(seed)
    start = now - timedelta(days=DAYS)
    owner = _join(database, "owner", "Owner", "owner", now=start)
    teacher = _join(database, "teacher", "林老师", "teacher", now=start)
    students = [
        _join(database, f"student{number}", name, "learner", now=start)
        for number, name in enumerate(names, 1)
    ]
    chosen = list(_quizzes(database, teacher.visitor, now=start))
    learners = [
        Student(account.visitor, chance.uniform(0.45, 0.95), "en" if name.isascii() else "zh")
        for account, name in zip(students, names, strict=True)
    ]
    for learner in learners:
        _study(database, learner, chosen, chance, now=now)
    class_id = _class(database, teacher.visitor, learners, now=start)
    for assignment, opened in _assignments(database, teacher.visitor, class_id, now=now):
        for learner in learners:
            _work(database, config, learner, assignment, chance, opened=opened, now=now)
    return [owner, teacher, *students]


def _class(database: Database, teacher: Visitor, learners: Sequence[Student], *, now: datetime) -> str:
    """The class that they have all joined by its code."""
    class_id = make_class(database, teacher, name=CLASS_NAME, now=now)
    code = class_page(database, teacher, class_id).join_code or ""
    for number, learner in enumerate(learners, 1):
        join_class(database, learner.visitor, code, number=f"2026{number:04}", now=now)
    slower = class_page(database, teacher, class_id).students[SLOWER].member
    given = Accommodation(factor=1.5)
    set_accommodation(database, teacher, class_id, slower.id, given, reason="reads slowly", now=now)
    return class_id


def _assignments(
    database: Database, teacher: Visitor, class_id: str, *, now: datetime
) -> Iterator[tuple[str, datetime]]:
    """A test that is over, one that takes late work, one that is open; each with the time at which it opened."""
    for weeks, bank in zip((3, 2, 1), list_banks(database, teacher), strict=False):
        title = Twin(f"作业：{bank.title.zh}", f"Homework: {bank.title.en}")
        quiz = quizzes.make_quiz(
            *(database, teacher, bank.id),
            title=title,
            count=8,
            settings=Settings(),
            access="private",
            now=now - weeks * WEEK,
        )
        opened = now - weeks * WEEK + timedelta(days=1)
        closes = opened + WEEK
        settings = Settings(time_limit=1800, attempts=2, open_at=opened, close_at=closes)
        if weeks == 2:
            settings = replace(settings, late_until=closes + WEEK, penalty=Penalty(10, "day", 50))
        rules = Rules(settings, (Target("class"),))
        yield assign_quiz(database, teacher, class_id, quiz, rules, now=opened), opened


def _work(
    database: Database,
    config: Config,
    student: Student,
    assignment: str,
    chance: Random,
    *,
    opened: datetime,
    now: datetime,
) -> None:
    """One attempt within the days that the assignment was open so far; now and then somebody forgets."""
    begun = opened + chance.uniform(0.05, 1.2) * WEEK
    if begun > now - timedelta(hours=1) or chance.random() < 0.05:
        return
    learner = Student(student.visitor, min(student.knows + 0.05, 0.98), student.language)

    def start(at: datetime) -> str:
        return start_assignment(
            *(database, config, student.visitor, assignment),
            language=student.language,
            now=at,
            rng_seed=chance.randbytes(32),
        )

    _take(database, learner, start, chance, now=begun)


def _join(database: Database, username: str, name: str, role: Role, *, now: datetime) -> Account:
    person = people.add_person(database, Registration(username, PASSWORD, name), role, now=now)
    return Account(username, role, Visitor(person.id, None, role, name))


def _quizzes(database: Database, teacher: Visitor, *, now: datetime) -> Iterator[str]:
    yield from (card.id for card in quizzes.list_quizzes(database, teacher, now=now))
    for bank in list_banks(database, teacher):
        title = Twin(f"课堂小测：{bank.title.zh}", f"Class test: {bank.title.en}")
        settings = Settings(attempts=2)
        yield quizzes.make_quiz(
            database, teacher, bank.id, title=title, count=10, settings=settings, access="public", now=now
        )


def _study(database: Database, student: Student, chosen: list[str], chance: Random, *, now: datetime) -> None:
    """A few attempts, one after another, each time knowing a little more."""
    day = now - timedelta(days=DAYS - 1)
    knows = student.knows
    while day < now - timedelta(hours=1):
        learner = Student(student.visitor, min(knows, 0.98), student.language)
        quiz, seed = chance.choice(chosen), chance.randbytes(32)

        def start(at: datetime, quiz: str = quiz, seed: bytes = seed) -> str:
            return attempts.start(
                database, student.visitor, quiz, language=student.language, now=at, rng_seed=seed
            )

        _take(database, learner, start, chance, now=day)
        day += timedelta(hours=chance.randint(30, 200))
        knows += 0.04


def _take(
    database: Database,
    student: Student,
    start: Callable[[datetime], str],
    chance: Random,
    *,
    now: datetime,
) -> None:
    try:
        attempt = start(now)
    except Conflict:
        # No attempts are left on that quiz, or its time is over.
        return
    for slot in look_at(database, student.visitor, attempt, now=now).slots:
        now += timedelta(seconds=chance.randint(8, 70))
        if slot.asks and chance.random() < 0.97:
            raw, spent = _answer(slot, student, chance), chance.randint(8_000, 60_000)
            attempts.save(
                database,
                student.visitor,
                attempt,
                slot.number,
                raw=raw,
                writer="demo",
                seq=1,
                seen=0,
                now=now,
                time_ms=spent,
            )
    attempts.submit(database, student.visitor, attempt, now=now)


def _answer(slot: AttemptSlot, student: Student, chance: Random) -> Raw:
    kind = KINDS[slot.question.kind]
    wrong = [example.raw for example in kind.examples(slot.question) if example.fraction == 0]
    knows = not wrong or chance.random() < student.knows
    return to_fields(slot, kind.key(slot.question) if knows else chance.choice(wrong))


def to_fields(slot: AttemptSlot, raw: Raw) -> Raw:
    """A response in the ids of its author as the fields that this attempt's page has for it."""
    groups = {name: {id_: token for token, id_ in group} for name, group in slot.layout.items()}
    if slot.question.kind == "matching":
        return {groups["left"][row]: [groups["right"].get(id_, id_) for id_ in raw[row]] for row in raw}
    if slot.question.kind != "cloze":
        groups = dict.fromkeys(raw, next(iter(groups.values()), {}))
    return {name: [groups.get(name, {}).get(id_, id_) for id_ in values] for name, values in raw.items()}
