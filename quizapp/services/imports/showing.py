"""Imports as their teacher sees them: the list, and one with its questions beside what they resemble."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.incoming import Choice, Match, MatchKind
from quizapp.core.faults import Fault
from quizapp.core.languages import Language, Twin, as_language
from quizapp.core.plain import fault_from_mapping
from quizapp.core.questions.difference import PartChange, compare_plain
from quizapp.core.questions.question import Question
from quizapp.core.reviews.content import flaw_from_mapping
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.services.imports.accepting import is_sound
from quizapp.services.imports.expiring import end_of
from quizapp.storage.banks import Content, find_own_banks
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportedQuestionRow, ImportRow, find_imported, find_imports, get_import
from quizapp.storage.question_batches import find_contents_by_key, find_states
from quizapp.storage.question_versions import question_of_content

ImportState = Literal["waiting", "accepted", "undone"]
Shown = Literal["all", "faults", "matches", "flaws"]
SHOWN: tuple[Shown, ...] = ("all", "faults", "matches", "flaws")
PER_PAGE = 20
RECENT = 50


@dataclass(frozen=True)
class BankLink:
    """The bank that an import goes into."""

    id: str
    title: Twin


@dataclass(frozen=True)
class ImportCard:
    """An import in a list; ``counts`` are the sums of its file, ``ends_at`` is when it is forgotten if nobody takes it."""

    id: str
    title: str
    language: Language
    format: str
    file_name: str
    counts: Mapping[str, int]
    kinds: Mapping[str, int]
    state: ImportState
    bank: BankLink | None
    created_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True)
class ImportedView:
    """One question of a file: as it was read and stands there, what is wrong with it, and what it resembles.

    ``other`` is the question of the bank (or of the file) that it is compared with, ``changes`` what differs.
    """

    position: int
    place: str
    question: Question
    original: str
    faults: tuple[Fault, ...]
    flaws: tuple[Flaw, ...]
    match: Match
    choice: Choice
    sound: bool
    other: Question | None = None
    changes: tuple[PartChange, ...] = ()


@dataclass(frozen=True)
class ImportPage:
    """One page of an import. ``faults`` are those of the whole file, ``shown`` how many questions the filter lets through.

    ``choices`` and ``matches`` count all questions; ``drafts`` are those that are taken and have an error; ``edited``
    are those that somebody changed since they were taken.
    """

    card: ImportCard
    revision: int
    linted: bool
    faults: tuple[Fault, ...]
    questions: tuple[ImportedView, ...]
    choices: Mapping[str, int]
    matches: Mapping[str, int]
    flawed: int
    faulty: int
    drafts: int
    edited: int
    wanted: Shown
    shown: int
    page: int
    pages: int


def list_goals(database: Database, visitor: Visitor) -> tuple[BankLink, ...]:
    """The banks that the visitor may take questions into, by key."""
    with database.read() as session:
        return tuple(BankLink(row.key, Twin(**row.title)) for row in find_own_banks(session, visitor))


def list_imports(database: Database, visitor: Visitor) -> tuple[ImportCard, ...]:
    """The visitor's imports, the newest first."""
    with database.read() as session:
        return tuple(_card(row) for row in find_imports(session, visitor, limit=RECENT))


def get_import_page(
    database: Database, visitor: Visitor, import_id: str, *, wanted: Shown = "all", page: int = 1
) -> ImportPage:
    """An import of this visitor with one page of its questions. Raises NotFound."""
    with database.read() as session:
        row = get_import(session, visitor, import_id)
        rows = find_imported(session, row.id, bare=True)
        shown = [one for one in rows if _fits(one, wanted)]
        pages = max(1, -(-len(shown) // PER_PAGE))
        page = min(max(page, 1), pages)
        part = shown[(page - 1) * PER_PAGE : page * PER_PAGE]
        return ImportPage(
            card=_card(row),
            revision=row.revision,
            linted=row.linted,
            faults=tuple(fault_from_mapping(one) for one in row.faults),
            questions=_views(session, row, rows, part),
            choices=Counter(one.choice for one in rows),
            matches=Counter(one.match for one in rows),
            flawed=sum(bool(one.flaws) for one in rows),
            faulty=sum(bool(one.faults) for one in rows),
            drafts=sum(one.choice != "skip" and not is_sound(one) for one in rows),
            edited=_count_edited(session, row, rows),
            wanted=wanted,
            shown=len(shown),
            page=page,
            pages=pages,
        )


def _fits(row: ImportedQuestionRow, wanted: Shown) -> bool:
    if wanted == "faults":
        return bool(row.faults)
    if wanted == "flaws":
        return bool(row.flaws)
    return wanted == "all" or row.match != "new"


def _count_edited(session: Session, row: ImportRow, rows: Sequence[ImportedQuestionRow]) -> int:
    """How many of an accepted import's questions got a version since."""
    if row.bank_id is None or state_of(row) != "accepted":
        return 0
    versions = {state.id: state.version for state in find_states(session, row.bank_id).values()}
    return sum(
        one.question_id is not None and versions.get(one.question_id) != one.version_made for one in rows
    )


def _views(
    session: Session, row: ImportRow, rows: Sequence[ImportedQuestionRow], part: Sequence[ImportedQuestionRow]
) -> tuple[ImportedView, ...]:
    keys = [one.match_key for one in part if one.match not in ("new", "twice")]
    held = find_contents_by_key(session, row.bank_id, keys) if row.bank_id and keys else {}
    twins = {one.match_key for one in part if one.match == "twice"}
    wanted = {one.position for one in (*part, *(one for one in rows if one.key in twins))}
    # Asked for again with their texts: the same rows, filled.
    whole = find_imported(session, row.id, positions=wanted)
    own = {one.key: one.content for one in whole}
    return tuple(_view(one, own if one.match == "twice" else held) for one in part)


def _view(row: ImportedQuestionRow, others: Mapping[str, Content]) -> ImportedView:
    other = others.get(row.match_key) if row.match != "new" else None
    return ImportedView(
        position=row.position,
        place=row.place,
        question=question_of_content(row.content),
        original=row.original,
        faults=tuple(fault_from_mapping(one) for one in row.faults),
        flaws=tuple(flaw_from_mapping(one) for one in row.flaws),
        match=Match(cast(MatchKind, row.match), row.match_key),
        choice=cast(Choice, row.choice),
        sound=is_sound(row),
        other=question_of_content(other) if other else None,
        changes=_changes(other, row.content) if other else (),
    )


def _changes(other: Content, content: Content) -> tuple[PartChange, ...]:
    """What differs; not the id, nor the facts, which the bank's question keeps."""
    old, new = (
        {key: value for key, value in one.items() if key not in ("id", "facts")} for one in (other, content)
    )
    return compare_plain(old, new)


def state_of(row: ImportRow) -> ImportState:
    """How far an import is."""
    if row.accepted_at is None:
        return "waiting"
    return "accepted" if row.undone_at is None else "undone"


def _card(row: ImportRow) -> ImportCard:
    counts = {name: count for name, count in row.counts.items() if name != "kinds"}
    return ImportCard(
        id=row.public_id,
        title=row.title,
        language=as_language(row.language),
        format=row.format,
        file_name=row.file_name,
        counts=counts,
        kinds=row.counts["kinds"],
        state=state_of(row),
        bank=BankLink(row.bank.key, Twin(**row.bank.title)) if row.bank else None,
        created_at=row.created_at,
        ends_at=end_of(row),
    )
