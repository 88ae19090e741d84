"""A small site to act on: a bank with a question of every kind, people, quizzes, and hands that take attempts."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from quizapp.core.access import Role, Visitor
from quizapp.core.attempts.view import AttemptView, Choice, SlotView
from quizapp.core.banks.bank import Bank, Reading, Section
from quizapp.core.banks.snapshot import digest_of, snapshot_of
from quizapp.core.facts.fact import Article, Fact, Passage, Source
from quizapp.core.languages import Language, Twin
from quizapp.core.questions.content import question_to_mapping
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS
from quizapp.core.quizzes.quiz import Access, Quiz, Settings, Slot
from quizapp.services import attempts
from quizapp.storage.banks import (
    BankRow,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionVersionRow,
)
from quizapp.storage.database import Database
from quizapp.storage.people import Person
from quizapp.storage.quizzes import QuizRow, put_quiz
from tests.core.questions.samples import SAMPLES, SHORT

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
GUEST = Visitor(guest_id="a-guest")
FACT = Fact(
    "score",
    "number",
    Twin("DeepSeek-R1", "DeepSeek-R1"),
    Twin("AIME 2024 得分", "score on AIME 2024"),
    "79.8",
    Twin("R1 得 79.8%。", "R1 scored 79.8%."),
    "p1",
    (Source("article-1", 0, 5, "0" * 64),),
    unit="%",
)
READING = Reading(
    Twin("读物", "A reading"),
    (Section(Twin("一", "One"), (Passage("p1", Twin("得 79.8%。", "It got 79.8%.")),)),),
)
HINTED = replace(
    SHORT,
    id="hinted",
    stem=Twin("GRPO 用不着哪个模型？", "Which model does GRPO leave out?"),
    hints=(Twin("一", "One"), Twin("二", "Two")),
)
VAGUE = replace(SHORT, id="vague", stem=Twin("提示？", "With hints?"))
ECHO = replace(SHORT, id="echo", stem=Twin("再问一次？", "Once more?"))
QUESTIONS = {question.id: question for question in (*SAMPLES.values(), HINTED, ECHO)}
BANK = Bank(
    "samples",
    Twin("样题", "Samples"),
    Twin("样题", "Samples"),
    "introductory",
    "CC0-1.0",
    "1",
    READING,
    (Article("article-1", Twin("文章", "An article"), "2025-01-20", "zh-Hans"),),
    (FACT,),
    tuple(QUESTIONS.values()),
)
_seeds = itertools.count(1)


def seed() -> bytes:
    """Chance for one attempt, another one each time."""
    return next(_seeds).to_bytes(32)


@dataclass
class Stage:
    """The site; ``now`` is the time at which everything happens until ``later`` moves it."""

    database: Database
    questions: Mapping[str, Question] = field(default_factory=lambda: dict(QUESTIONS))
    now: datetime = NOON
    bank_id: int = 0

    def __post_init__(self) -> None:
        with self.database.write() as session:
            bank = BankRow(key=BANK.id, title=_twin(BANK.title), summary=_twin(BANK.summary), digest="0")
            bank.version, bank.licence, bank.level, bank.loaded_at = "1", "CC0-1.0", BANK.level, self.now
            session.add(bank)
            session.flush()
            self.bank_id = bank.id
            fact = FactRow(bank_id=bank.id, key=FACT.id, version=1, position=1)
            session.add(fact)
            session.flush()
            shown = snapshot_of(BANK, FACT)
            session.add(FactVersionRow(fact_id=fact.id, number=1, digest=digest_of(shown), content=shown))
            self._put(session, self.questions.values())

    def write(self, *questions: Question) -> None:
        """Puts questions, or new versions of them, into the bank."""
        with self.database.write() as session:
            self._put(session, questions)

    def _put(self, session: Session, questions: Iterable[Question]) -> None:
        there = {row.key: row for row in session.query(QuestionRow).filter_by(bank_id=self.bank_id)}
        rows = {question.id: there.get(question.id) or self._row(question) for question in questions}
        session.add_all(rows.values())
        for row in rows.values():
            row.version += 1
            row.asked = row.version
        session.flush()
        versions = []
        for question in questions:
            content = question_to_mapping(question)
            version = QuestionVersionRow(question_id=rows[question.id].id, number=rows[question.id].version)
            version.content, version.digest = content, digest_of(content)
            versions.append(version)
        session.add_all(versions)
        session.flush()
        fact = session.query(FactVersionRow).one()
        session.add_all(
            QuestionFactRow(question_version_id=version.id, position=1, fact_version_id=fact.id)
            for version in versions
        )

    def _row(self, question: Question) -> QuestionRow:
        row = QuestionRow(bank_id=self.bank_id, key=question.id, kind=question.kind, version=0)
        row.words, row.position, row.tags = "", 0, list(question.tags)
        return row

    def person(self, name: str, role: Role = "learner") -> Visitor:
        """Someone with an account."""
        with self.database.write() as session:
            person = Person(username=name, username_folded=name, name=name, role=role, fs_uniquifier=name)
            person.created_at = self.now
            session.add(person)
            session.flush()
            return Visitor(person.id, None, role, name)

    def quiz(
        self,
        *questions: str,
        settings: Settings = Settings(),  # noqa: B008  # a frozen value
        owner: Visitor | None = None,
        access: Access = "public",
        slots: Sequence[Slot] = (),
    ) -> str:
        """The id in addresses of a quiz over these questions."""
        slots = slots or [Slot(number, question=id_) for number, id_ in enumerate(questions, 1)]
        name = f"quiz-{next(_seeds)}"
        quiz = Quiz(name, Twin("小测", "A quiz"), tuple(slots), settings, access)
        owner_id = owner.person_id if owner else None
        with self.database.write() as session:
            id_ = put_quiz(
                session, bank_id=self.bank_id, quiz=quiz, owner_id=owner_id, origin="test", now=self.now
            )
            return session.get_one(QuizRow, id_).public_id

    def later(self, seconds: float) -> None:
        """Moves the clock."""
        self.now += timedelta(seconds=seconds)

    def start(
        self, visitor: Visitor, quiz: str, *, language: Language = "en", preview: bool = False
    ) -> "Hands":
        """Starts or resumes an attempt and gives the hands that work on it."""
        id_ = attempts.start(
            self.database, visitor, quiz, language=language, now=self.now, rng_seed=seed(), preview=preview
        )
        return Hands(self, visitor, id_)


@dataclass
class Hands:
    """One browser page of one visitor on one attempt."""

    stage: Stage
    visitor: Visitor
    attempt: str
    writer: str = "tab-1"
    seq: int = 0

    def page(self, page: int = 1) -> AttemptView:
        """What a page of the attempt shows now."""
        return attempts.get_page(self.stage.database, self.visitor, self.attempt, page, now=self.stage.now)

    def slot(self, number: int) -> SlotView:
        """What the attempt shows of one question."""
        page = next(mark.page for mark in self.page().overview if mark.number == number)
        return next(slot for slot in self.page(page).slots if slot.number == number)

    def question(self, number: int) -> Question:
        """The question that stands in a slot, told by its text."""
        stem = self.slot(number).stem
        return next(question for question in self.stage.questions.values() if question.stem == stem)

    def right(self, number: int) -> dict[str, list[str]]:
        """The fields of a right answer, found by reading the page."""
        question = self.question(number)
        return self.fields(number, KINDS[question.kind].key(question))

    def wrong(self, number: int) -> dict[str, list[str]]:
        """The fields of an answer that earns nothing."""
        question = self.question(number)
        worthless = (one.raw for one in KINDS[question.kind].examples(question) if one.fraction == 0)
        return self.fields(number, next(worthless))

    def fields(self, number: int, raw: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """An answer in ids as the fields that the page has for it."""
        slot, question = self.slot(number), self.question(number)
        if question.kind == "matching":
            left, right = _tokens(slot.groups["left"], question), _tokens(slot.groups["right"], question)
            return {left[row]: [right[value] for value in values] for row, values in raw.items()}
        groups = {gap.name: gap.choices for gap in slot.gaps} or {
            name: slot_group for name, slot_group in slot.groups.items()
        }
        tokens = {id_: token for group in groups.values() for id_, token in _tokens(group, question).items()}
        return {name: [tokens.get(value, value) for value in values] for name, values in raw.items()}

    def save(
        self, number: int, raw: Mapping[str, Sequence[str]], *, seen: int | None = None
    ) -> attempts.Saved:
        """Saves as this page does after a change."""
        self.seq += 1
        seen = self.slot(number).revision if seen is None else seen
        return self.send(number, raw, seq=self.seq, seen=seen)

    def send(
        self, number: int, raw: Mapping[str, Sequence[str]], *, seq: int, seen: int, writer: str = ""
    ) -> attempts.Saved:
        """One save with every value given."""
        return attempts.save(
            self.stage.database,
            self.visitor,
            self.attempt,
            number,
            raw=raw,
            writer=writer or self.writer,
            seq=seq,
            seen=seen,
            now=self.stage.now,
        )

    def press(
        self,
        raws: Mapping[int, Mapping[str, Sequence[str]]],
        *,
        page: int = 1,
        insist: bool = False,
        seen: Mapping[int, int] | None = None,
    ) -> attempts.Answered:
        """Presses the button of a page."""
        self.seq += 1
        return attempts.answer(
            self.stage.database,
            self.visitor,
            self.attempt,
            raws,
            page=page,
            now=self.stage.now,
            writer=self.writer,
            seq=self.seq,
            seen={number: self.slot(number).revision for number in raws} if seen is None else seen,
            insist=insist,
        )

    def hand_in(self) -> str:
        """Hands the attempt in."""
        return attempts.submit(self.stage.database, self.visitor, self.attempt, now=self.stage.now)

    def review(self, visitor: Visitor | None = None):
        """The attempt after the event, as its taker or someone else sees it."""
        return attempts.review(self.stage.database, visitor or self.visitor, self.attempt, now=self.stage.now)

    def other_page(self, writer: str = "tab-2") -> "Hands":
        """The same attempt on another page of a browser."""
        return Hands(self.stage, self.visitor, self.attempt, writer)


def _tokens(choices: Iterable[Choice], question: Question) -> dict[str, str]:
    """The token of each id, found by the text that the page shows for it."""
    known = [
        *question.options,
        *question.items,
        *question.extras,
        *(option for blank in question.blanks for option in blank.options),
    ]
    texts = {entry.text: entry.id for entry in known}
    texts |= {pair.left: pair.id for pair in question.pairs} | {
        pair.right: pair.id for pair in question.pairs
    }
    return {texts[choice.text]: choice.token for choice in choices}


def _twin(twin: Twin) -> dict[str, str]:
    return dict(twin.sides())
