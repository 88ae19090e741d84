"""The questions of a file compared with those of the bank that they go into."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from quizapp.core.banks.incoming import Earlier, Match, match_incoming
from quizapp.core.questions.question import Question
from quizapp.storage.banks import BankRow
from quizapp.storage.imports import find_earlier
from quizapp.storage.question_batches import find_held
from quizapp.storage.question_versions import question_of_content


def compare(
    session: Session,
    bank: BankRow | None,
    questions: Sequence[Question],
    *,
    format: str,
    file_name: str,
    nearly: bool,
) -> list[Match]:
    """How each question stands to what the bank has; nothing but the file itself is looked at where there is none.

    Without ``nearly`` near doubles are left for later.
    """
    if bank is None:
        return match_incoming(questions, ())
    earlier = _earlier(session, bank, format=format, file_name=file_name)
    return match_incoming(questions, find_held(session, bank.id), earlier, nearly=nearly)


def _earlier(session: Session, bank: BankRow, *, format: str, file_name: str) -> Mapping[str, Earlier]:
    """What earlier imports of a file of this name made of its questions, by the id there."""
    rows = find_earlier(session, bank.id, format=format, file_name=file_name)
    return {there: Earlier(key, question_of_content(content)) for there, key, content in rows}
