"""The problems of a library or course in their order, with the chapters that they stand in."""

import posixpath
from dataclasses import dataclass, field

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.formats.archive import is_archive, open_archive
from quizapp.formats.archive_members import Archive
from quizapp.formats.imported import Medium, Unreadable, category_of, medium_of, unreadable
from quizapp.formats.safe_xml import drop_namespaces, parse_xml
from quizapp.formats.xml_tree import Node

NO_OLX = N_("this is no problem, library or course of Open edX: choose the file that it exported")
NO_PROBLEMS = N_("there is no problem in this file")
OTHER_BLOCKS = N_(
    "%(count)s blocks of the kind %(kind)s ask something in a way of their own: write them as questions"
)
LOST = N_("the file of this problem is not there: export the course again")
PROBLEM, ROOTS = "problem", ("library", "course")
GROUPS = frozenset(
    ("library", "course", "chapter", "sequential", "vertical", "library_content", "itembank", "split_test")
)
# Blocks of other kinds that ask something.
ASKING = frozenset(
    ("openassessment", "drag-and-drop-v2", "poll", "survey", "poll_question", "word_cloud", "lti_consumer")
)
DEEPEST, LARGEST = 12, 5_000_000


@dataclass(frozen=True)
class Found:
    """One problem: its element, its file, its name in addresses, the titles of what it stands in."""

    root: Node
    member: str
    name: str
    category: str = ""


@dataclass
class Course:
    """The problems of a file in their order; ``broken`` has an error for each that cannot be parsed."""

    archive: Archive = field(default_factory=lambda: Archive({}))
    base: str = ""
    problems: list[Found] = field(default_factory=list)
    broken: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    title: str = ""
    seen: set[str] = field(default_factory=set)
    others: dict[str, int] = field(default_factory=dict)

    def find_medium(self, address: str) -> Medium | None:
        """The medium at an address such as ``/static/x.png``; None where the file does not hold it."""
        name = posixpath.basename(address.partition("?")[0])
        for member in (f"{self.base}static/{name}", f"{self.base}static/{name.replace(' ', '_')}"):
            if member in self.archive.members:
                try:
                    return medium_of(self.archive.read(member))
                except Unreadable:
                    return None
        return None


def open_course(content: bytes) -> Course:
    """The problems of an archive or of a single file; raises Unreadable where it is no OLX."""
    course = _open_archive(content) if is_archive(content) else _open_single(content)
    for kind, count in course.others.items():
        params = {"count": str(count), "kind": kind}
        course.faults.append(Fault("", Message(OTHER_BLOCKS, params), "warning"))
    if not course.problems and not course.broken:
        course.faults.append(Fault("", Message(NO_PROBLEMS), "warning"))
    return course


def is_root(name: str) -> bool:
    """Whether a file of OLX may begin with an element of this name."""
    return name == PROBLEM or name in GROUPS


def _open_single(content: bytes) -> Course:
    root = parse_xml(content)
    if isinstance(root, Fault):
        raise Unreadable(root)
    drop_namespaces(root)
    if not is_root(str(root.tag)):
        raise unreadable("", NO_OLX)
    course = Course(title=root.get("display_name") or "" if root.tag != PROBLEM else "")
    _walk(course, root, "", ())
    return course


def _open_archive(content: bytes) -> Course:
    archive = open_archive(content)
    roots = [name for name in archive.names if posixpath.basename(name) in {f"{one}.xml" for one in ROOTS}]
    tops = [
        name for name in roots if posixpath.basename(posixpath.dirname(name)) not in ROOTS or "/" not in name
    ]
    top = min(tops or roots, key=lambda name: name.count("/"), default=None)
    course = Course(archive, f"{posixpath.dirname(top)}/".lstrip("/") if top else "")
    if top is not None:
        root = _read(course, top)
        if root is not None:
            course.title = root.get("display_name") or ""
            _walk(course, root, top, ())
    _add_rest(course)
    if top is None and not course.problems and not course.broken:
        raise unreadable("", NO_OLX)
    course.faults += archive.faults
    return course


def _add_rest(course: Course) -> None:
    """The problems that nothing names, in the order of the archive."""
    for member in course.archive.names:
        folder, _, name = member.rpartition("/")
        if posixpath.basename(folder) == PROBLEM and name.endswith(".xml") and member not in course.seen:
            _add_file(course, member, ())


def _walk(course: Course, element: Node, member: str, path: tuple[str, ...]) -> None:
    """Adds what stands in an element, following the names of files."""
    tag = str(element.tag)
    if len(path) > DEEPEST:
        return
    if tag == PROBLEM:
        if len(element) or (element.text or "").strip() or not element.get("url_name"):
            course.problems.append(Found(element, member, element.get("url_name") or "", category_of(path)))
        else:
            _follow_problem(course, element, path)
    elif tag in ASKING:
        course.others[tag] = course.others.get(tag, 0) + 1
    elif tag in GROUPS:
        _walk_group(course, element, member, path)


def _walk_group(course: Course, element: Node, member: str, path: tuple[str, ...]) -> None:
    file = f"{course.base}{element.tag!s}/{element.get('url_name')}.xml"
    if not len(element) and file in course.archive.members and file not in course.seen:
        inner = _read(course, file)
        if inner is not None:
            course.title = course.title or (inner.get("display_name") or "" if inner.tag in ROOTS else "")
            _walk_group(course, inner, file, path)
        return
    # Chapters and their sections are places to look for; the pages within them are not.
    title = (
        " ".join((element.get("display_name") or "").split())
        if element.tag in ("chapter", "sequential")
        else ""
    )
    for child in element:
        _walk(course, child, member, (*path, title) if title else path)


def _follow_problem(course: Course, element: Node, path: tuple[str, ...]) -> None:
    file = f"{course.base}{PROBLEM}/{(element.get('url_name') or '').replace(':', '/')}.xml"
    if file in course.seen:
        return
    if file in course.archive.members:
        _add_file(course, file, path)
    else:
        course.broken.append(Fault(file, Message(LOST)))


def _add_file(course: Course, member: str, path: tuple[str, ...]) -> None:
    root = _read(course, member, broken=True)
    if root is not None and root.tag == PROBLEM:
        name = posixpath.basename(member).removesuffix(".xml")
        course.problems.append(Found(root, member, root.get("url_name") or name, category_of(path)))


def _read(course: Course, member: str, *, broken: bool = False) -> Node | None:
    """The root of a file of the archive; None, and a fault, where it is no XML."""
    course.seen.add(member)
    root = parse_xml(course.archive.read(member), member)
    if isinstance(root, Fault):
        (course.broken if broken else course.faults).append(
            root if broken else Fault(member, root.message, "warning")
        )
        return None
    drop_namespaces(root)
    return root
