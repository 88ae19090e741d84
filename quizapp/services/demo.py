"""A site to look at: a class, its teacher and its attempts, made by a seed through the services that people use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from quizapp.core.access import Role, Visitor
from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.languages import Language, Twin
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.response import Raw
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import Conflict
from quizapp.services import attempts, people, quizzes
from quizapp.services.attempts.loading import look_at
from quizapp.services.banks import list_banks
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


def fill(database: Database, *, seed: int, now: datetime, names: Sequence[str] = STUDENTS) -> list[Account]:
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
    for account, name in zip(students, names, strict=True):
        language: Language = "en" if name.isascii() else "zh"
        student = Student(account.visitor, chance.uniform(0.45, 0.95), language)
        _study(database, student, chosen, chance, now=now)
    return [owner, teacher, *students]


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
        _take(database, learner, chance.choice(chosen), chance, now=day)
        day += timedelta(hours=chance.randint(30, 200))
        knows += 0.04


def _take(database: Database, student: Student, quiz: str, chance: Random, *, now: datetime) -> None:
    try:
        attempt = attempts.start(
            database, student.visitor, quiz, language=student.language, now=now, rng_seed=chance.randbytes(32)
        )
    except Conflict:
        # No attempts are left on that quiz.
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
