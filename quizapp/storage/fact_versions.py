"""The standing of a stored fact, changed by a new version of it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.banks.snapshot import digest_of
from quizapp.storage.banks import BankRow, FactRow, FactVersionRow

SUPERSEDED = "superseded"
STATED = "stated"


def put_standing(session: Session, bank: BankRow, key: str, *, superseded: bool) -> bool:
    """Makes a fact of a bank out of date, or what it was before that; False where there is no such fact.

    Versions of questions keep the version of the fact that they were written with.
    """
    wanted = select(FactRow).where(
        FactRow.bank_id == bank.id, FactRow.key == key, FactRow.position.is_not(None)
    )
    row = session.scalar(wanted.with_for_update()) if key.isprintable() else None
    if row is None:
        return False
    versions = _versions(session, row)
    content, standing = versions[0].content, _standing(versions[0].content)
    if superseded != (standing == SUPERSEDED):
        before = next((found for one in versions if (found := _standing(one.content)) != SUPERSEDED), STATED)
        _add(session, row, content, SUPERSEDED if superseded else before)
    return True


def _versions(session: Session, row: FactRow) -> list[FactVersionRow]:
    wanted = select(FactVersionRow).where(FactVersionRow.fact_id == row.id)
    return list(session.scalars(wanted.order_by(FactVersionRow.number.desc())))


def _standing(content: dict[str, Any]) -> str:
    return str(content["fact"].get("standing", STATED))


def _add(session: Session, row: FactRow, content: dict[str, Any], standing: str) -> None:
    changed = {**content, "fact": {**content["fact"], "standing": standing}}
    row.version += 1
    version = FactVersionRow(fact_id=row.id, number=row.version, digest=digest_of(changed), content=changed)
    session.add(version)
    session.flush()
