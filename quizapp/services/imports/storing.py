"""What was read of a file put into the tables: the import with its questions, and the chosen ones into their bank."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.core.banks.bank import Bank, Reading
from quizapp.core.banks.incoming import Choice, Match
from quizapp.core.banks.snapshot import digest_of
from quizapp.core.languages import Language, Twin
from quizapp.core.plain import fault_to_mapping
from quizapp.core.reviews.ground import twin_of
from quizapp.services.imports.reading import ReadFile, ReadQuestion
from quizapp.storage.bank_versions import new_bank_id, put_bank
from quizapp.storage.banks import BankRow
from quizapp.storage.imports import ImportRow, add_questions
from quizapp.storage.media import put_media, use_media
from quizapp.storage.question_batches import Put, State, find_held, find_proofs, find_states, put_many

Plain = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """A file as it was sent."""

    content: bytes
    name: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Wanted:
    """One question of an import, in its plain form, that is to go into the bank: a new one, or in place of ``key``."""

    position: int
    content: Plain
    ready: bool
    key: str = ""

    @property
    def id(self) -> str:
        """The id that it has in the file."""
        id_: str = self.content["id"]
        return id_


@dataclass(frozen=True)
class Done:
    """What a wanted question became: a row with its new version, and the state that this row had before."""

    question_id: int
    version_made: int
    version_before: int | None
    status_before: str | None
    asked_before: int | None


def add_import(
    session: Session, read: ReadFile, sent: Sent, *, owner_id: int | None, title: str, now: datetime
) -> ImportRow:
    """The row of a new import with what was said of the whole file; its media are kept for those who see it."""
    row = ImportRow(public_id=secrets.token_hex(8), owner_id=owner_id, title=title, language=read.language)
    row.format, row.file_name = read.format, sent.name[:255]
    row.digest, row.size, row.created_at = sent.digest, len(sent.content), now
    row.counts, row.grounds = counts_of(read), dict(read.grounds) if read.grounds else None
    row.faults = [fault_to_mapping(fault) for fault in (*read.skipped, *read.kept, *read.faults)]
    session.add(row)
    session.flush()
    put_media(session, read.media, now=now)
    use_media(session, read.media, import_id=row.id)
    return row


def counts_of(read: ReadFile) -> Plain:
    """The sums of a file: questions = imported + skipped; ``kept`` are those among the imported that became open answers."""
    return {
        "questions": read.found,
        "imported": len(read.questions),
        "skipped": len(read.skipped),
        "kept": len(read.kept),
        "media": len(read.media),
        "kinds": read.kinds,
    }


def add_rows(
    session: Session,
    row: ImportRow,
    read: Sequence[ReadQuestion],
    matches: Sequence[Match],
    *,
    choices: Sequence[Choice],
    flaws: Mapping[int, Sequence[Plain]] | None = None,
    done: Mapping[int, Done] | None = None,
) -> None:
    """Stores the questions of an import, with what they became where they are in their bank already."""
    add_questions(
        session,
        [
            {
                "import_id": row.id,
                "position": position,
                "choice": choices[position],
                "flaws": list((flaws or {}).get(position, ())),
                **_columns(one),
                **_match(matches[position]),
                **columns_of((done or {}).get(position)),
            }
            for position, one in enumerate(read)
        ],
    )


def columns_of(done: Done | None) -> Plain:
    """The columns that tell what a question became."""
    names = ("question_id", "version_made", "version_before", "status_before", "asked_before")
    return {name: getattr(done, name) if done else None for name in names}


def _columns(one: ReadQuestion) -> Plain:
    return {
        "place": one.where[:200],
        "own_id": one.own_id,
        "key": one.question.id,
        "original": one.original,
        "content": one.content,
        "faults": [fault_to_mapping(fault) for fault in one.faults],
    }


def _match(match: Match) -> Plain:
    return {"match": match.kind, "match_key": match.key}


def make_bank(
    session: Session,
    title: str,
    language: Language,
    *,
    head: Bank | None = None,
    owner_id: int | None,
    now: datetime,
) -> BankRow:
    """The row of a new bank with nothing in it; ``head`` tells more of it where the file is a whole bank."""
    shown = twin_of(language, title)
    if head is not None:
        bank = _empty(head, shown)
    else:
        bank = _bare(shown, language)
    bank = replace(bank, id=new_bank_id(title))
    digest = digest_of([bank.id, owner_id, now.isoformat()])
    return put_bank(session, bank, digest=digest, origin="", owner_id=owner_id, now=now)[0]


def _empty(head: Bank, shown: Twin) -> Bank:
    """The bank without anything in it; under another title where that is no title of its own."""
    own = set(shown.sides().values()) <= set(head.title.sides().values())
    reading = replace(head.reading, sections=())
    return replace(
        head, title=head.title if own else shown, reading=reading, articles=(), facts=(), quizzes=()
    )


def _bare(shown: Twin, language: Language) -> Bank:
    return Bank(
        id="",
        title=shown,
        summary=shown,
        level="introductory",
        licence="all rights reserved",
        version="1",
        reading=Reading(shown, ()),
        articles=(),
        facts=(),
        questions=(),
        languages=(language,),
    )


def put_wanted(
    session: Session, bank: BankRow, wanted: Sequence[Wanted], *, by_id: int | None, now: datetime
) -> dict[int, Done]:
    """What each wanted question became, by its position."""
    before = find_states(session, bank.id)
    keyed = _keyed(wanted, set(before))
    proofs = _proofs(session, bank, wanted)
    puts = [
        Put(_at_home(one.content, key, proofs.get(key, ())), one.ready)
        for one, key in zip(wanted, keyed, strict=True)
    ]
    after = put_many(session, bank, puts, before, by_id=by_id, now=now)
    return {
        one.position: _done(state, before.get(key))
        for one, key, state in zip(wanted, keyed, after, strict=True)
    }


def _proofs(session: Session, bank: BankRow, wanted: Sequence[Wanted]) -> Mapping[str, tuple[str, ...]]:
    """By the key in the bank, the facts that prove a question there: its own where the bank has them, else as before."""
    replaced = {one.key for one in wanted if one.key}
    held = find_held(session, bank.id) if replaced else []
    proofs = {one.key: one.question.facts for one in held if one.key in replaced}
    if any("facts" in one.content for one in wanted):
        known = find_proofs(session, bank.id)
        own = {
            one.key or one.id: tuple(id_ for id_ in one.content.get("facts", ()) if id_ in known)
            for one in wanted
        }
        proofs |= {key: facts for key, facts in own.items() if facts}
    return proofs


def _at_home(content: Plain, key: str, facts: tuple[str, ...]) -> Plain:
    """The question under its key in the bank, with facts that are there."""
    bare = {name: value for name, value in content.items() if name != "facts"}
    return {**bare, "id": key, **({"facts": list(facts)} if facts else {})}


def _keyed(wanted: Sequence[Wanted], taken: set[str]) -> list[str]:
    """The key of each wanted question in the bank: that of the one it replaces, or one that nobody has."""
    replaced = {one.key for one in wanted if one.key}
    used, keys = taken | replaced, []
    free = set(replaced)
    for one in wanted:
        key = one.key if one.key in free else free_key(one.id, used)
        free.discard(key)
        used.add(key)
        keys.append(key)
    return keys


def free_key(wanted: str, used: set[str]) -> str:
    """The wanted key, or with a number behind it where it is in use."""
    key, number = wanted, 2
    while key in used:
        key = f"{wanted[:56]}-{number}"
        number += 1
    return key


def _done(after: State, before: State | None) -> Done:
    if before is None:
        return Done(after.id, after.version, None, None, None)
    return Done(after.id, after.version, before.version, before.status, before.asked)
