"""Open edX: what the table of formats asks of reading it."""

from dataclasses import replace

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.core.questions.question import Question
from quizapp.formats.archive import is_archive, open_archive
from quizapp.formats.element_texts import ElementTexts
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.imported import Entry, Imported, Medium, Unreadable, side_of, stable_id, unique_ids
from quizapp.formats.olx.course import Found, is_root, open_course
from quizapp.formats.olx.problem import count_questions
from quizapp.formats.olx.questions import make_questions
from quizapp.formats.safe_xml import outer_xml, root_name
from quizapp.formats.xml_tree import text_of

EMPTY = N_("the problem shows nothing and asks nothing: nothing was read")
LONGEST_ORIGINAL = 200_000
_ROOT_FILES = ("library.xml", "course.xml")


def looks_like(content: bytes) -> float:
    """How sure it is (0..1) that these bytes are a problem, a library or a course."""
    if not is_archive(content):
        root = root_name(content)
        if root is None or not is_root(root[0]):
            return 0.0
        return 0.95 if root[0] != "problem" or b"response" in content or b"display_name" in content else 0.4
    try:
        names = open_archive(content).names
    except Unreadable:
        return 0.0
    rooted = any(name.rpartition("/")[2] in _ROOT_FILES for name in names)
    problems = any("problem/" in name for name in names)
    return 0.95 if rooted and problems else 0.5 if rooted or problems else 0.0


def read(content: bytes) -> Imported:
    """The questions of a problem, a library or a course; raises Unreadable where it is none of these."""
    course = open_course(content)
    language = side_of(" ".join(text_of(one.root) for one in course.problems))
    media: dict[str, Medium] = {}

    def find_picture(address: str) -> str | None:
        medium = course.find_medium(address)
        return None if medium is None else media.setdefault(medium.name, medium).name

    read_ones = [_read_problem(one, ElementTexts(language, find_picture)) for one in course.problems]
    return Imported(
        format="olx",
        found=len(course.broken) + sum(count_questions(one.root) for one in course.problems),
        entries=tuple(unique_ids(entry for one in read_ones for entry in one.entries)),
        skipped=(*course.broken, *(fault for one in read_ones for fault in one.skipped)),
        kept=tuple(fault for one in read_ones for fault in one.kept),
        faults=(*course.faults, *(fault for one in read_ones for fault in one.faults)),
        media=tuple(media.values()),
        title=course.title,
        language=language,
    )


def _read_problem(found: Found, texts: ElementTexts) -> Imported:
    """The questions of one problem, and what was not carried of them."""
    where = found.member or found.name or "problem"
    made = make_questions(found.root, texts)
    original = outer_xml(found.root)[:LONGEST_ORIGINAL]
    entries, kept, faults = [], [], []
    for number, one in enumerate(made, start=1):
        name = where if len(made) == 1 else f"{where} ({number})"
        entries.append(
            Entry(_named(found, one.question, number if len(made) > 1 else 0), name, original, found.name)
        )
        if one.kept is not None:
            kept.append(Fault(name, one.kept, "kept"))
        faults += [Fault(name, note, "warning") for note in one.notes]
    faults += loss_faults(where, texts.losses)
    skipped = () if made else (fault(where, EMPTY),)
    return Imported("olx", 0, tuple(entries), skipped, tuple(kept), tuple(faults))


def _named(found: Found, question: Question, number: int) -> Question:
    title = " ".join((found.root.get("display_name") or "").split())
    stem = next(iter(question.stem.sides().values()), "")
    id_ = stable_id(found.name, title, stem)
    id_ = f"{id_[:58]}-{number}" if number else id_
    return replace(question, id=id_, title=title, category=found.category)
