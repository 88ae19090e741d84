"""Many questions of a bank put in at once: new versions of them, the others untouched."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from quizapp.core.banks.incoming import Held
from quizapp.core.banks.search import plain_texts
from quizapp.core.banks.snapshot import digest_of
from quizapp.storage.banks import (
    BankRow,
    Content,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionTagRow,
    QuestionVersionRow,
    is_newest,
    is_newest_fact,
)
from quizapp.storage.question_versions import question_of_content

# So many rows one statement takes.
AT_ONCE = 2000
T = TypeVar("T")


@dataclass(frozen=True)
class Put:
    """A state of a question to be stored, in its plain form; ``ready`` is asked from now on, another one is a draft."""

    content: Content
    ready: bool

    @property
    def key(self) -> str:
        """The question's id."""
        id_: str = self.content["id"]
        return id_


@dataclass(frozen=True)
class State:
    """How a question of a bank stands: its row, its newest version, its status, the version that is asked."""

    id: int
    version: int
    status: str
    asked: int | None


Proofs = Mapping[str, tuple[int, str]]


def find_held(session: Session, bank_id: int) -> list[Held]:
    """All questions of a bank in their newest versions, in its order."""
    wanted = (
        select(QuestionRow.key, QuestionRow.status, QuestionVersionRow.content)
        .join(QuestionVersionRow, is_newest())
        .where(QuestionRow.bank_id == bank_id)
        .order_by(QuestionRow.position, QuestionRow.id)
    )
    rows = session.execute(wanted)
    return [Held(key, question_of_content(content), status == "retired") for key, status, content in rows]


def find_states(session: Session, bank_id: int) -> dict[str, State]:
    """How each question of a bank stands, by key."""
    columns = (QuestionRow.id, QuestionRow.version, QuestionRow.status, QuestionRow.asked)
    rows = session.execute(select(QuestionRow.key, *columns).where(QuestionRow.bank_id == bank_id))
    return {key: State(id_, version, status, asked) for key, id_, version, status, asked in rows}


def find_proofs(session: Session, bank_id: int) -> Proofs:
    """The newest version of each fact that a bank has, with its digest, by the fact's id."""
    wanted = select(FactRow.key, FactVersionRow.id, FactVersionRow.digest)
    wanted = wanted.join(FactVersionRow, is_newest_fact())
    rows = session.execute(wanted.where(FactRow.bank_id == bank_id, FactRow.position.is_not(None)))
    return {key: (id_, digest) for key, id_, digest in rows}


def put_many(
    session: Session,
    bank: BankRow,
    puts: Sequence[Put],
    before: Mapping[str, State],
    *,
    by_id: int | None,
    now: datetime,
) -> list[State]:
    """How these questions stand when each has its state as a new version; ``before`` is how those of the bank stood.

    No key occurs twice, and the facts of the questions are facts of the bank.
    """
    ids = {key: state.id for key, state in before.items()}
    ids |= _add_rows(session, bank, [put for put in puts if put.key not in before])
    known = [put for put in puts if put.key in before]
    _change_rows(session, known, before)
    after = [_after(ids[put.key], put, before.get(put.key)) for put in puts]
    _add_versions(session, bank.id, list(zip(puts, after, strict=True)), by_id=by_id, now=now)
    _add_tags(session, puts, ids, {put.key for put in known})
    return after


def _after(id_: int, put: Put, state: State | None) -> State:
    version = state.version + 1 if state else 1
    kept = state.asked if state else None
    return State(id_, version, "ready" if put.ready else "draft", version if put.ready else kept)


def _add_rows(session: Session, bank: BankRow, puts: Sequence[Put]) -> dict[str, int]:
    """The ids of the rows of new questions, behind those that the bank has."""
    last = session.scalar(select(func.max(QuestionRow.position)).where(QuestionRow.bank_id == bank.id))
    first = 0 if last is None else last + 1
    rows = [
        {"bank_id": bank.id, "key": put.key, "position": first + number, **_columns(put, None)}
        for number, put in enumerate(puts)
    ]
    for some in in_portions(rows):
        # Without RETURNING, which would put in row after row: keys tell the ids afterwards.
        session.execute(insert(QuestionRow), some)
    new = select(QuestionRow.key, QuestionRow.id).where(
        QuestionRow.bank_id == bank.id, QuestionRow.position >= first
    )
    return {key: id_ for key, id_ in session.execute(new)} if puts else {}


def _change_rows(session: Session, puts: Sequence[Put], before: Mapping[str, State]) -> None:
    rows = {row.id: row for row in _rows(session, [before[put.key].id for put in puts])}
    for put in puts:
        state = before[put.key]
        for name, value in _columns(put, state).items():
            setattr(rows[state.id], name, value)
    session.flush()


def _columns(put: Put, state: State | None) -> Content:
    """The columns that tell the newest state of a question."""
    after = _after(0, put, state)
    return {
        "kind": put.content["kind"],
        "tags": list(put.content.get("tags", ())),
        "words": "\n".join(dict.fromkeys(plain_texts(put.content))).casefold(),
        "version": after.version,
        "status": after.status,
        "asked": after.asked,
    }


def _add_versions(
    session: Session,
    bank_id: int,
    pairs: Sequence[tuple[Put, State]],
    *,
    by_id: int | None,
    now: datetime,
) -> None:
    proofs = find_proofs(session, bank_id) if any("facts" in put.content for put, _ in pairs) else {}
    written = {"by_id": by_id, "at": now}
    rows = [{**_version(put, state, proofs), **written} for put, state in pairs]
    for some in in_portions(rows):
        session.execute(insert(QuestionVersionRow), some)
    _add_facts(session, pairs, proofs)


def _add_facts(session: Session, pairs: Sequence[tuple[Put, State]], proofs: Proofs) -> None:
    """Ties the versions that were just put in to the facts that they test."""
    tested = {state.id: (put, state) for put, state in pairs if "facts" in put.content}
    facts: list[Content] = []
    for some in in_portions(tested):
        wanted = select(QuestionVersionRow.id, QuestionVersionRow.question_id, QuestionVersionRow.number)
        for id_, question_id, number in session.execute(
            wanted.where(QuestionVersionRow.question_id.in_(some))
        ):
            put, state = tested[question_id]
            if state.version == number:
                facts += [
                    {"question_version_id": id_, "position": place, "fact_version_id": proofs[key][0]}
                    for place, key in enumerate(dict.fromkeys(put.content["facts"]))
                ]
    for some_facts in in_portions(facts):
        session.execute(insert(QuestionFactRow), some_facts)


def _version(put: Put, state: State, proofs: Proofs) -> Content:
    digests = [proofs[key][1] for key in put.content.get("facts", ())]
    digest = digest_of([put.content, digests])
    return {"question_id": state.id, "number": state.version, "digest": digest, "content": put.content}


def _add_tags(session: Session, puts: Sequence[Put], ids: Mapping[str, int], known: set[str]) -> None:
    for changed in in_portions(ids[key] for key in known):
        session.execute(delete(QuestionTagRow).where(QuestionTagRow.question_id.in_(changed)))
    tags = [
        {"question_id": ids[put.key], "tag": tag}
        for put in puts
        for tag in sorted({*put.content.get("tags", ())})
    ]
    for some in in_portions(tags):
        session.execute(insert(QuestionTagRow), some)


def _rows(session: Session, ids: Iterable[int]) -> Iterator[QuestionRow]:
    for some in in_portions(ids):
        yield from session.scalars(select(QuestionRow).where(QuestionRow.id.in_(some)))


def in_portions(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in portions that one statement takes."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some


def find_contents_by_key(session: Session, bank_id: int, keys: Iterable[str]) -> dict[str, Content]:
    """The newest versions of these questions of a bank in their plain form, by key."""
    wanted = select(QuestionRow.key, QuestionVersionRow.content).join(QuestionVersionRow, is_newest())
    found: dict[str, Content] = {}
    for some in in_portions(keys):
        rows = session.execute(wanted.where(QuestionRow.bank_id == bank_id, QuestionRow.key.in_(some)))
        found |= {key: content for key, content in rows}
    return found
