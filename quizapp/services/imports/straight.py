"""A file of questions taken into a bank at once, as the command line does it: no review between reading and storing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor, may
from quizapp.core.banks.incoming import Choice, Match, MatchKind
from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.core.people import fold_username
from quizapp.errors import Invalid
from quizapp.services.imports.comparing import compare
from quizapp.services.imports.grounds import bring_grounds, bring_quizzes, head_of
from quizapp.services.imports.reading import ReadFile, read_file
from quizapp.services.imports.storing import Sent, Wanted, add_import, add_rows, make_bank, put_wanted
from quizapp.storage.banks import BankRow, find_bank
from quizapp.storage.database import Database
from quizapp.storage.media import use_media
from quizapp.storage.people import Person, find_by_username, find_first_owner, role_of

NO_BANK = N_("There is no bank “%(id)s”: leave it out to make a new one.")
NOT_YOURS = N_("The bank “%(id)s” belongs to somebody else, or comes with this site and is read-only.")
NO_PERSON = N_("There is no account “%(name)s”.")
NO_TEACHER = N_("“%(name)s” is a learner, and banks belong to teachers.")
UNTITLED = N_("Imported questions")
SAID = N_("the bank says the same in “%(key)s”: one of the two can be retired")
TWICE = N_("the file says the same in “%(key)s”: one of the two can be retired")
NEARLY = N_("the bank says nearly the same in “%(key)s”: compare them")
TAKEN = N_("the bank has another question with the id “%(key)s”: this one gets a new id")
Report = Callable[[str, int, int], None]
# Without a person who chooses nothing is left out but what is there already.
CHOICES: dict[MatchKind, Choice] = {"same": "skip", "changed": "replace", "back": "replace"}
NOTES = {"duplicate": SAID, "twice": TWICE, "near": NEARLY, "taken": TAKEN}


class WrongUse(Invalid):
    """What was asked for cannot be meant: an account or a bank that is not there."""


# Near doubles of no more than so many questions are looked for: others wait for the bank meanwhile.
MOST_COMPARED = 5000


@dataclass(frozen=True)
class Goal:
    """Where a file is to go: a bank by its id, or a new one; ``owner`` is a user name, empty for the site's owner."""

    bank: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Taken:
    """What became of a file: its bank, how many questions are new, changed and as they were, and how many are drafts."""

    bank: str
    added: int
    replaced: int
    left: int
    drafts: int
    read: ReadFile


def take_file(
    database: Database,
    sent: Sent,
    goal: Goal,
    *,
    format: str = "",
    now: datetime,
    report: Report = lambda step, done, total: None,
) -> Taken:
    """Reads a file and stores its questions in one transaction. Raises UnreadableFile, Invalid, WrongUse.

    A question with an error becomes a draft. What the bank has by its id gets a new version, or stays where it is the same.
    """
    with database.read() as session:
        _find_goal(session, goal)
    report("reading", 0, 0)
    read = read_file(sent.content, sent.name, format)
    report("storing", 0, len(read.questions))
    with database.write() as session:
        person, bank = _find_goal(session, goal)
        taken = _take(session, read, sent, person, bank, now=now)
    report("storing", len(read.questions), len(read.questions))
    return taken


def _find_goal(session: Session, goal: Goal) -> tuple[Person | None, BankRow | None]:
    """Who owns the bank, and the bank where it is there. Raises WrongUse."""
    bank = find_bank(session, goal.bank) if goal.bank else None
    if goal.bank and bank is None:
        raise WrongUse(Message(NO_BANK, {"id": goal.bank}))
    person = _find_person(session, goal, bank)
    if bank is not None and (bank.owner_id is None or person is None or bank.owner_id != person.id):
        raise WrongUse(Message(NOT_YOURS, {"id": bank.key}))
    return person, bank


def _find_person(session: Session, goal: Goal, bank: BankRow | None) -> Person | None:
    """The named person, else the owner of the bank, else the site's owner; None on a site without one."""
    if not goal.owner:
        return session.get(Person, bank.owner_id) if bank else find_first_owner(session)
    person = find_by_username(session, fold_username(goal.owner))
    if person is None:
        raise WrongUse(Message(NO_PERSON, {"name": goal.owner}))
    if not may(Visitor(person.id, role=role_of(person)), "teach"):
        raise WrongUse(Message(NO_TEACHER, {"name": goal.owner}))
    return person


def _take(
    session: Session,
    read: ReadFile,
    sent: Sent,
    person: Person | None,
    bank: BankRow | None,
    *,
    now: datetime,
) -> Taken:
    owner_id = person.id if person else None
    questions = [one.question for one in read.questions]
    nearly = len(questions) <= MOST_COMPARED
    matches = compare(session, bank, questions, format=read.format, file_name=sent.name, nearly=nearly)
    choices: list[Choice] = [CHOICES.get(match.kind, "take") for match in matches]
    title = (read.title or sent.name or UNTITLED)[:200]
    row = add_import(session, read, sent, owner_id=owner_id, title=title, now=now)
    row.made_bank, row.accepted_at = bank is None, now
    bank = bank or make_bank(session, title, read.language, head=head_of(row), owner_id=owner_id, now=now)
    row.bank_id = bank.id
    bring_grounds(session, row, bank)
    wanted = [
        Wanted(place, one.content, one.is_ready, matches[place].key if choices[place] == "replace" else "")
        for place, one in enumerate(read.questions)
        if choices[place] != "skip"
    ]
    done = put_wanted(session, bank, wanted, by_id=owner_id, now=now)
    bring_quizzes(session, row, bank, now=now)
    add_rows(session, row, read.questions, matches, choices=choices, done=done)
    use_media(session, read.media, bank_id=bank.id)
    return Taken(
        bank=bank.key,
        added=sum(one.version_before is None for one in done.values()),
        replaced=sum(one.version_before is not None for one in done.values()),
        left=len(choices) - len(done),
        drafts=sum(not one.ready for one in wanted),
        read=replace(read, faults=(*read.faults, *_notes(read, matches))),
    )


def _notes(read: ReadFile, matches: Sequence[Match]) -> Iterator[Fault]:
    """What to look at afterwards: questions that are there twice."""
    for one, match in zip(read.questions, matches, strict=True):
        if match.kind in NOTES:
            yield Fault(one.where, Message(NOTES[match.kind], {"key": match.key}), "warning")
