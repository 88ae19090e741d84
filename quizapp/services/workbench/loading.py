"""What every step of the workbench loads first: the bank that the visitor may change, and one of its questions."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.errors import Forbidden
from quizapp.services.access import refuse_learner
from quizapp.storage.banks import BankRow, get_editable_bank


@dataclass(frozen=True)
class BankHead:
    """A bank as the head of a page names it."""

    id: str
    title: Twin


def get_bank_to_change(session: Session, visitor: Visitor, key: str) -> BankRow:
    """The bank that this teacher may change. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    return get_editable_bank(session, visitor, key)


def person_of(visitor: Visitor) -> int:
    """The id of the person who acts. Raises Forbidden for a guest."""
    if visitor.person_id is None:
        raise Forbidden
    return visitor.person_id


def head_of(row: BankRow) -> BankHead:
    """How a page names the bank."""
    return BankHead(row.key, Twin(**row.title))
