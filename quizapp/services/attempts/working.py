"""A page of a running attempt, and what its buttons do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.behaviour import BEHAVIOURS
from quizapp.core.attempts.draft import Saved
from quizapp.core.attempts.layout import to_field
from quizapp.core.attempts.show import show_page
from quizapp.core.attempts.view import AttemptView
from quizapp.core.languages import Language
from quizapp.core.questions.registry import parse_response
from quizapp.core.questions.response import Parsed, Unanswered, Unreadable
from quizapp.errors import NotFound
from quizapp.services.attempts.closing import finish, give, refuse_finished
from quizapp.services.attempts.loading import Loaded, load, look_at, take
from quizapp.services.attempts.saving import read_save, write_save
from quizapp.storage.attempt_slots import get_slot_row, load_slots
from quizapp.storage.attempts import AttemptRow, attempt_of, deadline_of, get_own_attempt
from quizapp.storage.database import Database

Raws = Mapping[int, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Answered:
    """What pressing the button did.

    ``go_to`` is the page to show next, None for the overview after the last one. ``unreadable`` says by slot
    which field of the page cannot be read; ``elsewhere`` names the slots whose answer was changed on another
    page meanwhile; ``graded`` those with feedback now. ``finished`` is True where the attempt is over.
    """

    go_to: int | None
    unreadable: Mapping[int, Unreadable] = field(default_factory=dict)
    unanswered: tuple[int, ...] = ()
    elsewhere: tuple[int, ...] = ()
    graded: tuple[int, ...] = ()
    finished: bool = False


def get_page(
    database: Database, visitor: Visitor, attempt_id: str, page: int, *, now: datetime
) -> AttemptView:
    """One page of the visitor's own attempt; forward-only navigation gives the page it has come to.

    An attempt whose time is up is closed first: ``state`` says so. Raises NotFound.
    """
    loaded = look_at(database, visitor, attempt_id, now=now)
    attempt = loaded.attempt
    if not 1 <= page <= attempt.pages:
        raise NotFound
    shown = attempt.furthest if attempt.settings.navigation == "forward" else page
    return show_page(attempt, loaded.slots, shown, now=now)


def overview(database: Database, visitor: Visitor, attempt_id: str, *, now: datetime) -> AttemptView:
    """The attempt without questions on it: the list that names what is unanswered, for before the hand-in."""
    loaded = look_at(database, visitor, attempt_id, now=now)
    return replace(show_page(loaded.attempt, loaded.slots, loaded.attempt.furthest, now=now), slots=())


def time_left(database: Database, visitor: Visitor, attempt_id: str, *, now: datetime) -> int | None:
    """Whole seconds until the end of a running attempt; None where there is no end, or none to come. Raises NotFound."""
    with database.read() as session:
        row = get_own_attempt(session, visitor, attempt_id)
        return deadline_of(row).seconds_left(now) if row.state == "running" else None


def answer(
    database: Database,
    visitor: Visitor,
    attempt_id: str,
    raws: Raws,
    *,
    page: int,
    now: datetime,
    writer: str = "form",
    seq: int = 1,
    seen: Mapping[int, int] | None = None,
    insist: bool = False,
) -> Answered:
    """Takes the answers of a page and goes on, as the behaviour says.

    ``seen`` gives the revision by slot that the page was made from. An answer that cannot be read keeps the
    learner on the page and costs nothing; with ``insist`` it goes on all the same. Raises NotFound, Invalid.
    """
    saves = {
        slot: read_save(raw, writer=writer, seq=seq, seen=(seen or {}).get(slot, 0))
        for slot, raw in raws.items()
    }
    with database.write() as session:
        row = take(session, visitor, attempt_id, now=now)
        results = {slot: write_save(session, row, slot, wanted, now=now) for slot, wanted in saves.items()}
        if row.state == "finished":
            return Answered(None, finished=True)
        return _work(session, row, page, results, insist=insist, now=now)


def leave_page(
    database: Database, visitor: Visitor, attempt_id: str, *, page: int, now: datetime
) -> int | None:
    """Goes on after the feedback on a page: the next page, None for the overview after the last one.

    Raises NotFound, Conflict.
    """
    with database.write() as session:
        row = take(session, visitor, attempt_id, now=now)
        refuse_finished(row)
        loaded = load(session, row)
        if not loaded.attempt.reaches(page):
            return loaded.attempt.furthest
        return _go_on(session, row, loaded, page, now=now)


def submit(database: Database, visitor: Visitor, attempt_id: str, *, now: datetime) -> str:
    """Hands the attempt in and gives the id of its review; a second time changes nothing. Raises NotFound."""
    with database.write() as session:
        row = take(session, visitor, attempt_id, now=now)
        if row.state == "running":
            finish(session, row, event="hand_in", at=now)
        return row.public_id


def take_hint(database: Database, visitor: Visitor, attempt_id: str, slot: int, *, now: datetime) -> int:
    """Uncovers the next hint of a question and gives how many are uncovered. Raises NotFound, Conflict.

    A question that was answered for good, or was left behind, keeps the rest of its hints.
    """
    with database.write() as session:
        row = take(session, visitor, attempt_id, now=now)
        refuse_finished(row)
        place, attempt = get_slot_row(session, row, slot), attempt_of(session, row)
        [shown] = load_slots(session, row, only=[slot])
        open_ = attempt.reaches(place.page) and not shown.given
        if open_ and place.hints_used < len(shown.question.hints):
            place.hints_used += 1
        return place.hints_used


def set_language(
    database: Database, visitor: Visitor, attempt_id: str, language: Language, *, now: datetime
) -> None:
    """Shows the attempt in the other language from now on; its answers stay. Raises NotFound."""
    with database.write() as session:
        row = take(session, visitor, attempt_id, now=now)
        if row.state == "running":
            row.language = language


def _work(
    session: Session, row: AttemptRow, page: int, results: Mapping[int, Saved], *, insist: bool, now: datetime
) -> Answered:
    loaded = load(session, row)
    if not loaded.attempt.reaches(page):
        return Answered(loaded.attempt.furthest)
    elsewhere = tuple(number for number, saved in results.items() if saved.outcome == "elsewhere")
    parsed = {slot.number: parse_response(slot.question, slot.response) for slot in loaded.on_page(page)}
    graded = () if elsewhere else _grade(session, row, loaded, page, results, now=now)
    unreadable = _unreadable(loaded, page, parsed)
    unanswered = tuple(number for number, answer in parsed.items() if isinstance(answer, Unanswered))
    if elsewhere or (unreadable and not insist) or BEHAVIOURS[loaded.attempt.settings.behaviour].grades_each:
        return Answered(page, unreadable, unanswered, elsewhere, graded)
    return Answered(_go_on(session, row, loaded, page, now=now), unreadable, unanswered)


def _grade(
    session: Session,
    row: AttemptRow,
    loaded: Loaded,
    page: int,
    results: Mapping[int, Saved],
    *,
    now: datetime,
) -> tuple[int, ...]:
    """Grades what the button was pressed for, where the behaviour gives feedback after each answer."""
    behaviour = BEHAVIOURS[loaded.attempt.settings.behaviour]
    posted = [slot for slot in loaded.on_page(page) if slot.number in results]
    graded = [
        slot
        for slot in posted
        if behaviour.decide(parse_response(slot.question, slot.response), given=slot.given) == "grade"
    ]
    give(session, row, graded, event="answer", at=now)
    return tuple(slot.number for slot in graded)


def _unreadable(loaded: Loaded, page: int, parsed: Mapping[int, Parsed]) -> Mapping[int, Unreadable]:
    """What cannot be read on the page, under the names of the page's fields."""
    return {
        slot.number: replace(found, field=to_field(slot.layout, found.field))
        for slot in loaded.on_page(page)
        if isinstance(found := parsed[slot.number], Unreadable) and not slot.given
    }


def _go_on(session: Session, row: AttemptRow, loaded: Loaded, page: int, *, now: datetime) -> int | None:
    """The page after this one, None after the last; forward-only navigation leaves this one for good."""
    after = page + 1 if page < loaded.attempt.pages else None
    if loaded.attempt.settings.navigation == "forward" and after is not None:
        give(session, row, loaded.on_page(page), event="navigation", at=now)
        row.furthest = after
    return after
