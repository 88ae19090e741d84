"""H5P: what the table of formats asks of reading it."""

import json
import posixpath
from dataclasses import replace

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.question import Question
from quizapp.formats.archive import is_zip, open_archive
from quizapp.formats.h5p.asking import Asking
from quizapp.formats.h5p.content import HEAD, Package, Part, open_package
from quizapp.formats.h5p.questions import SILENT, count_questions, make_questions
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.imported import (
    Entry,
    Imported,
    Medium,
    Unreadable,
    medium_of,
    side_of,
    stable_id,
    unique_ids,
)

EMPTY = N_("it has no statements to choose from: nothing was read")
UNKNOWN = N_("%(library)s is not known here: if it asks something, write that as a question")
NOTHING = N_("nothing in this package asks anything (%(library)s)")
LONGEST_ORIGINAL = 100_000


def looks_like(content: bytes) -> float:
    """How sure it is (0..1) that these bytes are a package of H5P."""
    if not is_zip(content):
        return 0.0
    try:
        names = open_archive(content).names
    except Unreadable:
        return 0.0
    return 1.0 if any(name.rpartition("/")[2] == HEAD for name in names) else 0.0


def read(content: bytes) -> Imported:
    """The questions of a package at any depth; raises Unreadable where it is none, or its content is broken."""
    package = open_package(content)
    asking = [part for part in package.parts if count_questions(part)]
    language = side_of(" ".join(str(part.params.fields) for part in asking))
    media: dict[str, Medium] = {}
    read_ones = [_read_part(package, part, language, media) for part in asking]
    nothing = Fault("", Message(NOTHING, {"library": package.parts[0].machine_name}), "warning")
    return Imported(
        format="h5p",
        found=sum(map(count_questions, asking)),
        entries=tuple(unique_ids(entry for one in read_ones for entry in one.entries)),
        skipped=tuple(fault for one in read_ones for fault in one.skipped),
        kept=tuple(fault for one in read_ones for fault in one.kept),
        faults=(
            *package.archive.faults,
            *(fault for one in read_ones for fault in one.faults),
            *_unknown(package),
            *(() if asking else (nothing,)),
        ),
        media=tuple(media.values()),
        title=package.title,
        language=language,
    )


def _unknown(package: Package) -> list[Fault]:
    """A warning for each library of which nothing is known, the first time that it stands in the content."""
    names = dict.fromkeys(part.machine_name for part in package.parts if not count_questions(part))
    strange = (name for name in names if name not in SILENT)
    return [Fault("", Message(UNKNOWN, {"library": name}), "warning") for name in strange]


def _read_part(package: Package, part: Part, language: Language, media: dict[str, Medium]) -> Imported:
    """The questions of one part, and what was not carried of them."""

    def find(address: str) -> str | None:
        medium = _find_medium(package, address)
        return None if medium is None else media.setdefault(medium.name, medium).name

    asking = Asking(part, language, find)
    made = make_questions(asking)
    entries, skipped, kept, faults = [], [], [], []
    for number, one in enumerate(made, start=1):
        where = f"{part.where} ({part.machine_name})" + (f" {number}" if len(made) > 1 else "")
        if one.question is None:
            skipped.append(fault(where, EMPTY))
            continue
        entries.append(
            Entry(_named(part, one.question, number if len(made) > 1 else 0), where, _original(part), part.id)
        )
        if one.kept is not None:
            kept.append(Fault(where, one.kept, "kept"))
        faults += [Fault(where, note, "warning") for note in one.notes]
    faults += loss_faults(part.where, asking.losses)
    return Imported("h5p", 0, tuple(entries), tuple(skipped), tuple(kept), tuple(faults))


def _named(part: Part, question: Question, number: int) -> Question:
    """The question with its name and id; ``number`` tells apart the questions of one part, else 0."""
    title = " ".join(part.title.split())
    id_ = stable_id(part.id, title, next(iter(question.stem.sides().values()), ""))
    return replace(question, id=f"{id_[:58]}-{number}" if number else id_, title=title)


def _original(part: Part) -> str:
    return json.dumps(part.params.fields, ensure_ascii=False)[:LONGEST_ORIGINAL]


def _find_medium(package: Package, address: str) -> Medium | None:
    """The medium at a path of the content; None where it is elsewhere, or of no type that pages show."""
    path = address.partition("#")[0]
    name = posixpath.normpath(f"{package.base}{path}")
    if not path or "://" in path or name not in package.archive.members:
        return None
    try:
        return medium_of(package.archive.read(name))
    except Unreadable:
        return None
