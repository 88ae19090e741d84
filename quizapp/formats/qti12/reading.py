"""QTI 1.2, read: single documents, Blackboard's pools, and packages of Canvas, Blackboard and Respondus."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Language, Message
from quizapp.formats.archive import is_zip, open_archive
from quizapp.formats.archive_members import Archive
from quizapp.formats.gathering import Gathering
from quizapp.formats.imported import Imported, Unreadable, unreadable
from quizapp.formats.media_found import MediaFound
from quizapp.formats.qti12.documents import (
    Document,
    category_name,
    gather_document,
    language_of,
    shown_texts,
)
from quizapp.formats.qti12.package import ROOTS, Opened, find_in, open_package
from quizapp.formats.qti12.pool import gather_pool, pool_language, pool_questions
from quizapp.formats.safe_xml import drop_namespaces, open_xml, root_name

NO_QTI = N_("this is no QTI of version 1.2: choose the file that the other tool exported")
NOTHING = N_("no questions were found: the file holds other things, or its tests are empty")
LOST = N_("question %(number)s of a document that cannot be read: %(reason)s")
_TRIED, _LARGEST = 60, 5_000_000


def looks_like(content: bytes) -> float:
    """How sure it is that these bytes are QTI 1.2: told by the first element of the file, or of one in the package."""
    if not is_zip(content):
        found = root_name(content)
        return 0.95 if found is not None and found[0] in ROOTS else 0.0
    try:
        archive = open_archive(content)
        if not any(_is_document(archive, name) for name in _candidates(archive)):
            return 0.0
        return 0.6 if is_cartridge(archive) else 0.9
    except Unreadable:
        return 0.0


def is_cartridge(archive: Archive) -> bool:
    """Whether a package says of itself that it is a Common Cartridge."""
    if "imsmanifest.xml" not in archive.members or archive.size("imsmanifest.xml") > _LARGEST:
        return False
    head = archive.read("imsmanifest.xml")[:200_000]
    return re.search(rb"<(?:\w+:)?schema>\s*IMS (?:Thin )?Common Cartridge", head) is not None


def read(content: bytes) -> Imported:
    """The questions of a file or a package. Raises Unreadable where there is no QTI 1.2 in it."""
    if is_zip(content):
        return read_package(content, "qti12")
    root = open_xml(content)
    drop_namespaces(root)
    if root.tag not in (*ROOTS, "item"):
        raise unreadable("line 1", NO_QTI)
    media = MediaFound()
    return _imported("qti12", [Document(root)], media, lambda _: media.add_address)


def read_package(content: bytes, format_: str) -> Imported:
    """The same of a package, under the name of its format."""
    opened = open_package(content)
    if not opened.documents and opened.broken:
        raise Unreadable(opened.broken[0][0])
    if not opened.documents and format_ == "qti12":
        raise unreadable("", NO_QTI)
    media = MediaFound()
    found = _imported(
        format_, opened.documents, media, lambda member: find_in(opened.archive, member, media), opened.faults
    )
    return _with_broken(found, opened)


def _imported(
    format_: str,
    documents: Sequence[Document],
    media: MediaFound,
    finder: Callable[[str], Callable[[str], str | None]],
    faults: Sequence[Fault] = (),
) -> Imported:
    gathering = Gathering(_language(documents))
    gathering.faults += faults
    several = len([one for one in documents if one.items or pool_questions(one.root)]) > 1
    for document in documents:
        outer = category_name(document.name) if several else ""
        if document.root.tag == "POOL":
            gather_pool(document, gathering, finder(document.member), outer)
        else:
            gather_document(document, gathering, finder(document.member), outer, named=len(documents) > 1)
    count = sum(
        len(pool_questions(one.root)) if one.root.tag == "POOL" else len(one.items) for one in documents
    )
    if not count:
        gathering.warn("", NOTHING)
    title = next((one.name for one in documents if one.name), "") if not several else ""
    found = gathering.imported(format_, count, title)
    return replace(found, media=media.shown_in(shown_texts(found.entries)))


def _language(documents: Sequence[Document]) -> Language:
    pools = [one for one in documents if one.root.tag == "POOL"]
    return pool_language(pools) if pools else language_of(documents)


def _with_broken(found: Imported, opened: Opened) -> Imported:
    """What was found, with an error for each question of a document that cannot be parsed."""
    lost = tuple(
        Fault(said.where, Message(LOST, {"number": str(number), "reason": str(said.message)}))
        for said, count in opened.broken
        for number in range(1, count + 1)
    )
    return replace(found, found=found.found + len(lost), skipped=(*found.skipped, *lost))


def _candidates(archive: Archive) -> list[str]:
    names = [name for name in archive.names if name.lower().endswith((".xml", ".dat", ".qti"))]
    return [name for name in names if archive.size(name) <= _LARGEST][:_TRIED]


def _is_document(archive: Archive, name: str) -> bool:
    found = root_name(archive.read(name))
    return found is not None and found[0] in ROOTS
