"""One door for every file of questions: its format told, its questions read, their sum proven."""

from dataclasses import replace

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.formats.formats import FORMATS, detect
from quizapp.formats.gathering import PACKAGES, sample_of
from quizapp.formats.imported import Imported, Unreadable, unreadable
from quizapp.formats.safe_xml import root_name

LARGEST = 100_000_000
MOST_QUESTIONS = 50_000
WHOLE = "file"
EMPTY = N_("there is nothing in this file: choose another")
TOO_LARGE = N_("this file is larger than %(megabytes)s MB: split it")
UNKNOWN = N_("this looks like no format that is read here: name its format, or save it as one of %(formats)s")
UNREAD = N_(
    "its letters cannot be read in any encoding that is known here: save it as UTF-8, or export it from its program again"
)
EXAMVIEW = N_("this is a file of ExamView, which is not read here: export it there for Blackboard, or as QTI")
AMBIGUOUS = N_(
    "it is read as %(format)s and might be %(rivals)s as well: name the format if the questions look wrong"
)
MISTAKEN = N_(
    "it is read as %(format)s as you said, and looks like %(other)s: name that if the questions look wrong"
)
NO_QUESTIONS = N_("no questions were found: look whether this is the right file, or name its format")
TOO_MANY = N_("there are more than %(most)s questions in this file: split it")
SUM = N_(
    "the file holds %(found)s questions and %(known)s are accounted for, so nothing is imported: "
    "this is a flaw of this site, tell its owner"
)


def read_bank_file(content: bytes, name: str = "", format: str = "") -> Imported:
    """The questions of a file, each either imported or skipped with a reason.

    ``format`` is a name of ``FORMATS`` where the sender named it, else the format is told by the content and ``name``
    decides between equally good guesses. Raises Unreadable.
    """
    if not content.strip():
        raise _refuse(EMPTY)
    if len(content) > LARGEST:
        raise _refuse(TOO_LARGE, megabytes=str(LARGEST // 1_000_000))
    chosen, notes = _choose(content, name, format)
    try:
        imported = FORMATS[chosen].reader().read(content)
    except Unreadable as error:
        raise Unreadable(_placed(error.fault)) from error
    if len(imported.entries) > MOST_QUESTIONS:
        raise _refuse(TOO_MANY, most=str(MOST_QUESTIONS))
    if not imported.adds_up:
        known = len(imported.entries) + len(imported.skipped)
        raise _refuse(SUM, found=str(imported.found), known=str(known))
    if not imported.found:
        notes.append(_note(NO_QUESTIONS))
    return replace(
        imported,
        skipped=tuple(map(_placed, imported.skipped)),
        kept=tuple(map(_placed, imported.kept)),
        faults=(*notes, *map(_placed, imported.faults)),
    )


def _placed(fault: Fault) -> Fault:
    """The fault at a place: what is said without one concerns the file as a whole."""
    return fault if fault.where else replace(fault, where=WHOLE)


def _choose(content: bytes, name: str, format: str) -> tuple[str, list[Fault]]:
    """The format to read in, and what to say about the choice. Raises Unreadable."""
    guess = detect(content, name)
    if format:
        seen = {format, None} & {guess.format, *guess.rivals} or guess.format is None
        other = FORMATS[guess.format].title if guess.format else ""
        said = {"format": FORMATS[format].title, "other": other}
        return format, [] if seen else [_note(MISTAKEN, **said)]
    if guess.format is None:
        raise _unknown(content)
    rivals = ", ".join(FORMATS[rival].title for rival in guess.rivals)
    said = {"format": FORMATS[guess.format].title, "rivals": rivals}
    return guess.format, [_note(AMBIGUOUS, **said)] if rivals else []


def _unknown(content: bytes) -> Unreadable:
    """Why a file is of no format that is read, as well as it can be told."""
    root = root_name(content)
    if root and root[0].casefold() == "examview":
        return _refuse(EXAMVIEW)
    if not content.startswith(PACKAGES) and b"\0" not in content and not sample_of(content):
        return _refuse(UNREAD)
    return _refuse(UNKNOWN, formats=", ".join(known.title for known in FORMATS.values() if known.reading))


def _refuse(text: str, **params: str) -> Unreadable:
    return unreadable(WHOLE, text, **params)


def _note(text: str, **params: str) -> Fault:
    return Fault(WHOLE, Message(text, params), "warning")
