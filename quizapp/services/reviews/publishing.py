"""Accepted facts and questions put into a bank of the teacher's own, and taken out of it again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.bank import Bank
from quizapp.core.banks.check import check_bank
from quizapp.core.banks.filter import Filter
from quizapp.core.banks.snapshot import digest_facts, digest_of, digest_questions
from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.questions.merging import Side
from quizapp.core.questions.question import Question
from quizapp.core.reviews.publication import new_bank, publish_into, take_out
from quizapp.core.reviews.republication import Held, Meeting, Republication, keep_own, meet
from quizapp.core.reviews.signs import without_odd_signs
from quizapp.core.reviews.state import ReviewState
from quizapp.errors import Conflict, Invalid
from quizapp.services.access import refuse_learner
from quizapp.services.reviews.loading import get_own_review, ground_of
from quizapp.services.reviews.showing import count_states
from quizapp.storage.bank_contents import find_contents, find_questions
from quizapp.storage.bank_versions import new_bank_id, put_bank
from quizapp.storage.banks import BankRow, find_bank, find_own_banks, get_own_bank, keep_text
from quizapp.storage.database import Database
from quizapp.storage.imports import has_imports
from quizapp.storage.question_batches import find_held, find_states
from quizapp.storage.quizzes import has_quizzes
from quizapp.storage.reviews import ReviewRow, published_state_of, state_of

NO_TITLE = N_("Give the bank a title.")
LONG_TITLE = N_("A title has at most %(most)s characters.")
LONGEST_TITLE = 200
NOTHING = N_("Nothing is accepted yet: accept a fact with a question first.")
PUBLISHED = N_(
    "This review is published in “%(bank)s” already: publish it there again, or withdraw it first."
)
OTHER_LANGUAGE = N_(
    "The bank “%(bank)s” is in another language than the article: choose another, or a new one."
)
STILL_PUBLISHED = N_("This review is published in “%(bank)s”: withdraw it before you delete it.")
NOT_PUBLISHED = N_("This review is not published.")
FAULTY = N_("%(where)s cannot be published: %(fault)s")


@dataclass(frozen=True)
class BankChoice:
    """An own bank that the facts of a review may be added to."""

    id: str
    title: Twin


def list_own_banks(database: Database, visitor: Visitor, language: Language) -> tuple[BankChoice, ...]:
    """The visitor's own banks in this language alone, by title. Raises Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        rows = [row for row in find_own_banks(session, visitor) if set(row.title) == {language}]
        return tuple(BankChoice(row.key, Twin(**row.title)) for row in rows)


def publish(
    database: Database,
    visitor: Visitor,
    review_id: str,
    *,
    revision: int,
    title: str = "",
    bank: str | None = None,
    choices: Mapping[str, Side] | None = None,
    now: datetime,
) -> str:
    """The id of the bank that holds what is accepted in a review: a new one with this title, or an own one.

    Published again, it is made what the review says now: new versions, and what was rejected since is asked no more. What was
    changed in the bank since stays, also where the review was withdrawn from it meanwhile; of parts that both changed ``choices`` says by question whose are taken. Running attempts keep their versions. Raises NotFound, Forbidden, Conflict, Invalid.
    """
    with database.write() as session:
        row = get_own_review(session, visitor, review_id, revision=revision)
        state = state_of(session, row)
        if not count_states(state).questions:
            raise Invalid(Message(NOTHING))
        ground = ground_of(row.article)
        held = _held(session, visitor, row, bank, ground.language) or new_bank(
            ground, new_bank_id(title), _checked(title)
        )
        questions = _questions(session, row, held, state, choices)
        bank_row = _put(session, row, publish_into(held, ground, state, questions), now=now)
        row.made_bank = row.made_bank or row.bank is None and bank is None
        row.bank, row.published_revision = bank_row, row.revision
        return bank_row.key


def get_meetings(database: Database, visitor: Visitor, review_id: str) -> tuple[Meeting, ...]:
    """What was changed in the bank of a review since it was published, and what publishing again makes of it.

    Raises NotFound, Forbidden.
    """
    with database.read() as session:
        row = get_own_review(session, visitor, review_id)
        return _meet(session, row, row.bank, state_of(session, row)).meetings


def withdraw(database: Database, visitor: Visitor, review_id: str, *, revision: int, now: datetime) -> None:
    """Takes what a review published out of its bank; the review stays as it is and may be published again.

    What was attempted stays in results and is asked no more. A bank that the review made goes with its last fact,
    unless a quiz was made of it or other questions are in it. Raises NotFound, Forbidden, Conflict.
    """
    with database.write() as session:
        row = get_own_review(session, visitor, review_id, revision=revision)
        if row.bank is None:
            raise Conflict(Message(NOT_PUBLISHED))
        bank_row, made = row.bank, row.made_bank
        rest = take_out(find_contents(session, bank_row), row.article.public_id)
        _put(session, row, rest, now=now)
        # As what it was published stays known: the base for what meets when it is published there again.
        row.bank, row.made_bank = None, False
        session.flush()
        used = rest.facts or rest.questions or has_imports(session, bank_row.id)
        if made and not used and not has_quizzes(session, bank_row.id):
            session.delete(bank_row)


def delete_review(database: Database, visitor: Visitor, review_id: str, *, revision: int) -> None:
    """Removes a review with its article, its drafts and its log. Raises NotFound, Forbidden, Conflict."""
    with database.write() as session:
        row = get_own_review(session, visitor, review_id, revision=revision)
        if row.bank is not None:
            raise Conflict(Message(STILL_PUBLISHED, {"bank": " / ".join(row.bank.title.values())}))
        article = row.article
        session.delete(row)
        session.flush()
        session.delete(article)


def _held(
    session: Session, visitor: Visitor, row: ReviewRow, bank: str | None, language: Language
) -> Bank | None:
    """The bank that is added to: the one that holds the review already, or the one that was chosen."""
    if row.bank is not None:
        if bank not in (None, row.bank.key):
            raise Conflict(Message(PUBLISHED, {"bank": Twin(**row.bank.title).in_(language)}))
        return find_contents(session, row.bank)
    if bank is None:
        return None
    chosen = get_own_bank(session, visitor, bank)
    if set(chosen.title) != {language}:
        raise Invalid(Message(OTHER_LANGUAGE, {"bank": Twin(**chosen.title).in_(language)}))
    return find_contents(session, chosen)


def _meet(
    session: Session,
    row: ReviewRow,
    bank: BankRow | None,
    state: ReviewState,
    choices: Mapping[str, Side] | None = None,
) -> Republication:
    """What the review and the bank that it goes into make of each other's changes since it was published last."""
    if bank is None:
        return Republication((), ())
    asked = {one.id: one for _, one in find_questions(session, bank.id, Filter())}
    if row.bank is None:
        # Withdrawn: the bank asks none of them, and has them as they were.
        asked = {one.key: one.question for one in find_held(session, bank.id)} | asked
    states = find_states(session, bank.id)
    held = {
        key: Held(asked.get(key), one.asked is not None and one.version != one.asked)
        for key, one in states.items()
    }
    return meet(published_state_of(session, row), state, held, choices)


def _questions(
    session: Session, row: ReviewRow, held: Bank, state: ReviewState, choices: Mapping[str, Side] | None
) -> list[Question] | None:
    """The questions on the article's facts: the review's with the bank's changes, and those that teachers added there.

    None where the bank is a new one, which has no changes of its own.
    """
    bank = row.bank or find_bank(session, held.id)
    if bank is None:
        return None
    prefix = f"{row.article.public_id}-"
    accepted = {one.draft.fact.id for one in state.drafts.values() if one.status == "accepted"}
    facts = accepted | {fact.id for fact in held.facts if not fact.id.startswith(prefix)}
    here = [one for one in held.questions if any(id_.startswith(prefix) for id_ in one.facts)]
    own = keep_own(here, [state, published_state_of(session, row)], facts)
    ours = _meet(session, row, bank, state, choices).questions
    return [replace(one, facts=tuple(id_ for id_ in one.facts if id_ in facts)) for one in (*ours, *own)]


def _put(session: Session, row: ReviewRow, bank: Bank, *, now: datetime) -> BankRow:
    """The row of the review owner's bank with these contents, which must be without an error."""
    # What a teacher writes without a fact says so where it is shown, and keeps nothing else from being published.
    proven = replace(bank, questions=tuple(one for one in bank.questions if one.facts))
    errors = [one for one in check_bank(proven) if one.severity == "error"] if bank.facts else []
    if errors:
        place, fault = errors[0].where, errors[0].message
        raise Invalid(Message(FAULTY, {"where": place, "fault": str(fault)}))
    digest = digest_of([digest_facts(bank), digest_questions(bank), row.owner_id, bank.id])
    bank_row, _ = put_bank(session, bank, digest=digest, origin="", owner_id=row.owner_id, now=now)
    keep_text(session, bank_row.id, row.article.public_id, row.article.text)
    row.updated_at = now
    return bank_row


def _checked(title: str) -> str:
    shown = " ".join(without_odd_signs(title).split())
    if not shown:
        raise Invalid(Message(NO_TITLE))
    if len(shown) > LONGEST_TITLE:
        raise Invalid(Message(LONG_TITLE, {"most": str(LONGEST_TITLE)}))
    return shown
