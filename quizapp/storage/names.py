"""What facts, questions and quizzes are called, found for many at once."""

from collections.abc import Iterable, Mapping

from sqlalchemy import and_, select, tuple_
from sqlalchemy.orm import Session

from quizapp.core.languages import Twin
from quizapp.storage.banks import (
    BankRow,
    FactRow,
    FactVersionRow,
    QuestionRow,
    QuestionVersionRow,
    is_newest_fact,
)
from quizapp.storage.quizzes import QuizRow, quiz_of

# A bank and a fact or a question of it, both by their ids in addresses, as ``bank/one``.
Place = str


def find_fact_names(session: Session, places: Iterable[Place]) -> Mapping[Place, Twin]:
    """Subject and attribute of each of these facts, as its newest version says them."""
    content = FactVersionRow.content["fact"]
    wanted = (
        select(BankRow.key, FactRow.key, content["subject"], content["attribute"])
        .join(FactRow, FactRow.bank_id == BankRow.id)
        .join(FactVersionRow, is_newest_fact())
        .where(tuple_(BankRow.key, FactRow.key).in_(_parts(places)))
    )
    return {
        f"{bank}/{fact}": _beside(Twin(**subject), Twin(**attribute))
        for bank, fact, subject, attribute in session.execute(wanted)
    }


def find_stems(session: Session, places: Iterable[Place]) -> Mapping[Place, Twin]:
    """The stem of each of these questions, as its newest version has it."""
    newest = and_(
        QuestionVersionRow.question_id == QuestionRow.id, QuestionVersionRow.number == QuestionRow.version
    )
    wanted = (
        select(BankRow.key, QuestionRow.key, QuestionVersionRow.content["stem"])
        .join(QuestionRow, QuestionRow.bank_id == BankRow.id)
        .join(QuestionVersionRow, newest)
        .where(tuple_(BankRow.key, QuestionRow.key).in_(_parts(places)))
    )
    return {f"{bank}/{key}": Twin(**stem) for bank, key, stem in session.execute(wanted)}


def find_quiz_titles(session: Session, public_ids: Iterable[str]) -> Mapping[str, Twin]:
    """The titles of these quizzes by their ids in addresses."""
    rows = session.scalars(select(QuizRow).where(QuizRow.public_id.in_(set(public_ids))))
    return {row.public_id: quiz_of(row).title for row in rows}


def _parts(places: Iterable[Place]) -> list[tuple[str, str]]:
    split = [place.rpartition("/") for place in set(places)]
    return [(bank, one) for bank, _, one in split]


def _beside(subject: Twin, attribute: Twin) -> Twin:
    sides = {
        side: f"{subject.in_(side)} · {attribute.in_(side)}"
        for side in {**subject.sides(), **attribute.sides()}
    }
    return Twin(**sides)
