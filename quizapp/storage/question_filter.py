"""The conditions under which a question of a bank is one that somebody looks for."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from quizapp.core.banks.filter import NO_SOURCE, Filter
from quizapp.core.banks.snapshot import fact_from_snapshot
from quizapp.core.quizzes.reference import split_reference
from quizapp.storage.attempts import AttemptSlotRow
from quizapp.storage.banks import (
    BankRow,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionTagRow,
    QuestionVersionRow,
    is_asked,
    is_newest,
    is_newest_fact,
)
from quizapp.storage.question_checks import QuestionCheckRow
from quizapp.storage.question_statistics import number_conditions
from quizapp.storage.quizzes import find_quizzes_asking, quiz_of
from quizapp.storage.search import has_words


def shown_version(wanted: Filter) -> ColumnElement[bool]:
    """The condition that joins a question to the version that is looked at."""
    return is_asked() if wanted.status is None else is_newest()


def conditions(session: Session, bank_id: int, wanted: Filter) -> list[ColumnElement[bool]]:
    """What a question has to meet."""
    return [
        QuestionRow.bank_id == bank_id,
        *_plain(wanted),
        *_tags(wanted),
        *_looked_up(session, bank_id, wanted),
        *number_conditions(wanted),
    ]


def _plain(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.status is None:
        yield QuestionRow.asked.is_not(None)
    elif wanted.status != "all":
        yield QuestionRow.status == wanted.status
    if wanted.kind is not None:
        yield QuestionRow.kind == wanted.kind
    if wanted.key is not None:
        yield QuestionRow.key == wanted.key
    words = has_words(wanted.text)
    if words is not None:
        yield words


def _tags(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    tags = wanted.all_tags if wanted.tag is None else (*wanted.all_tags, wanted.tag)
    yield from (_has_tag([tag]) for tag in tags)
    if wanted.any_tags:
        yield _has_tag(wanted.any_tags)
    if wanted.no_tags:
        yield ~_has_tag(wanted.no_tags)


def _looked_up(session: Session, bank_id: int, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    version = shown_version(wanted)
    if wanted.fact is not None:
        yield _tests([wanted.fact], version)
    if wanted.source == NO_SOURCE:
        yield and_(~_tests(None, version), QuestionRow.kind != "description")
    elif wanted.source is not None:
        yield _tests(_facts_of(session, bank_id, wanted.source), version)
    if wanted.flag is not None:
        yield _flag(wanted.flag)
    if wanted.usage in ("named", "unnamed"):
        named = QuestionRow.key.in_(_named(session, bank_id))
        yield named if wanted.usage == "named" else ~named
    elif wanted.usage is not None:
        yield _attempted() if wanted.usage == "attempted" else ~_attempted()


def _has_tag(tags: Sequence[str]) -> ColumnElement[bool]:
    tagged = select(QuestionTagRow).where(QuestionTagRow.tag.in_(tags))
    return tagged.where(QuestionTagRow.question_id == QuestionRow.id).exists()


def _tests(facts: Sequence[str] | None, version: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition that a question tests one of these facts, or any at all."""
    tested = (
        select(QuestionVersionRow.id)
        .join(QuestionFactRow, QuestionFactRow.question_version_id == QuestionVersionRow.id)
        .join(FactVersionRow, FactVersionRow.id == QuestionFactRow.fact_version_id)
        .join(FactRow, FactRow.id == FactVersionRow.fact_id)
        .where(version)
    )
    return (tested if facts is None else tested.where(FactRow.key.in_(facts))).exists()


def _facts_of(session: Session, bank_id: int, article: str) -> list[str]:
    wanted = select(FactRow.key, FactVersionRow.content).join(FactVersionRow, is_newest_fact())
    rows = session.execute(wanted.where(FactRow.bank_id == bank_id))
    return [key for key, content in rows if any(one.id == article for one in fact_from_snapshot(content)[2])]


def _flag(flag: str) -> ColumnElement[bool]:
    checked = and_(
        QuestionCheckRow.question_id == QuestionRow.id, QuestionCheckRow.version == QuestionRow.version
    )
    if flag == "unchecked":
        return ~exists().where(checked)
    found = {
        "faulty": QuestionCheckRow.errors > 0,
        "flawed": or_(QuestionCheckRow.errors > 0, QuestionCheckRow.warnings > 0),
        "clean": and_(QuestionCheckRow.errors == 0, QuestionCheckRow.warnings == 0),
    }[flag]
    return exists().where(checked, found)


def _named(session: Session, bank_id: int) -> list[str]:
    own = session.get_one(BankRow, bank_id).key
    found = set()
    for row in find_quizzes_asking(session, bank_id):
        names = (split_reference(slot.question) for slot in quiz_of(row).slots if slot.question)
        found |= {key for bank, key in names if (bank or row.bank.key) == own}
    return sorted(found)


def _attempted() -> ColumnElement[bool]:
    asked = select(AttemptSlotRow.attempt_id).join(
        QuestionVersionRow, QuestionVersionRow.id == AttemptSlotRow.question_version_id
    )
    return asked.where(QuestionVersionRow.question_id == QuestionRow.id).exists()
