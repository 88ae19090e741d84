"""One medium for those who may see it: a bank, an import or an attempt of theirs has it."""

from sqlalchemy import ColumnElement, or_, select

from quizapp.core.access import Visitor
from quizapp.errors import NotFound
from quizapp.storage.attempts import AttemptRow, AttemptSlotRow, taken_by
from quizapp.storage.banks import BankRow, QuestionRow, QuestionVersionRow, is_visible
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportRow
from quizapp.storage.media import MediumRow, MediumUseRow


def get_medium(database: Database, visitor: Visitor, name: str) -> bytes:
    """The bytes of a medium. Raises NotFound for those who may see nothing that has it."""
    with database.read() as session:
        wanted = select(MediumRow.content).join(MediumUseRow, MediumUseRow.name == MediumRow.name)
        content = session.scalar(wanted.where(MediumRow.name == name, _may_see(visitor)).limit(1))
    if content is None:
        raise NotFound
    return content


def _may_see(visitor: Visitor) -> ColumnElement[bool]:
    banks = select(BankRow.id).where(is_visible(visitor))
    imports = select(ImportRow.id).where(
        ImportRow.owner_id == visitor.person_id, ImportRow.owner_id.is_not(None)
    )
    attempted = (
        select(QuestionRow.bank_id)
        .join(QuestionVersionRow, QuestionVersionRow.question_id == QuestionRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.question_version_id == QuestionVersionRow.id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .where(taken_by(visitor))
    )
    return or_(
        MediumUseRow.bank_id.in_(banks),
        MediumUseRow.import_id.in_(imports),
        MediumUseRow.bank_id.in_(attempted),
    )
