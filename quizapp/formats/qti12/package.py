"""Packages with documents of QTI 1.2: those of Canvas, Blackboard and Respondus, and Common Cartridges."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from lxml import etree

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.formats.archive import open_archive
from quizapp.formats.archive_members import Archive, find_member
from quizapp.formats.imported import Unreadable
from quizapp.formats.media_found import MediaFound
from quizapp.formats.qti12.documents import Document
from quizapp.formats.safe_xml import drop_namespaces, parse_xml, root_name

TOO_LARGE = N_("the file is larger than 50 MB, which no test needs: it was left out")
ROOTS = ("questestinterop", "POOL")
LARGEST = 50_000_000
_ENDINGS = (".xml", ".dat", ".qti")
_OTHER_COPY = "non_cc_assessments/"
_BASE = re.compile(r"(?:\$|%24)IMS[-_]CC[-_]FILEBASE(?:\$|%24)/?(?:\.\./)*|%%LINKPATH%%", re.IGNORECASE)
_BLACKBOARD = re.compile(r"xid-\d+_\d+")


@dataclass
class Opened:
    """A package taken apart: its documents, and those that cannot be parsed with how many items they hold."""

    archive: Archive
    documents: list[Document] = field(default_factory=list)
    broken: list[tuple[Fault, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def open_package(content: bytes) -> Opened:
    """The documents of a package, each once: Canvas writes a cartridge's tests twice, the second time whole."""
    opened = Opened(open_archive(content))
    opened.faults += opened.archive.faults
    members = [name for name in opened.archive.names if _is_document(opened, name)]
    whole = {posixpath.basename(name).partition(".")[0] for name in members if name.startswith(_OTHER_COPY)}
    for name in members:
        if name.startswith(_OTHER_COPY) or posixpath.basename(posixpath.dirname(name)) not in whole:
            _open(opened, name)
    return opened


def find_in(archive: Archive, member: str, media: MediaFound) -> Callable[[str], str | None]:
    """What gives the name of a medium for an address in a document of the package."""

    def find(address: str) -> str | None:
        if address.startswith("data:"):
            return media.add_address(address)
        name = _member(archive, member, address)
        try:
            return None if name is None else media.add(archive.read(name))
        except Unreadable:
            return None

    return find


def _member(archive: Archive, member: str, address: str) -> str | None:
    """The file that an address names, in the manner of each tool."""
    xid = _BLACKBOARD.search(address)
    if xid is not None:
        same = [
            name for name in archive.names if re.search(rf"xid-{xid[0][4:]}(?!\d)", posixpath.basename(name))
        ]
        return next((name for name in same if not name.endswith(".xml")), None)
    bare = _BASE.sub("", address)
    if bare == address:
        return find_member(archive, member, address)
    path = unquote(bare.partition("?")[0])
    for folder in ("web_resources", "", posixpath.dirname(member)):
        if posixpath.join(folder, path) in archive.members:
            return posixpath.join(folder, path)
    return find_member(archive, member, bare)


def _is_document(opened: Opened, name: str) -> bool:
    if not name.lower().endswith(_ENDINGS) or posixpath.basename(name) == "imsmanifest.xml":
        return False
    if opened.archive.size(name) > LARGEST:
        opened.faults.append(Fault(name, Message(TOO_LARGE), "warning"))
        return False
    found = root_name(opened.archive.read(name))
    return found is not None and found[0] in ROOTS


def _open(opened: Opened, name: str) -> None:
    content = opened.archive.read(name)
    root = parse_xml(content, name)
    if isinstance(root, Fault):
        opened.broken.append((root, max(1, len(re.findall(rb"<item[\s>]", content)))))
        return
    drop_namespaces(root)
    opened.documents.append(_with_settings(opened.archive, Document(root, name)))


def _with_settings(archive: Archive, document: Document) -> Document:
    """The document with what the package says of it elsewhere: its title, whether options are shuffled."""
    folder = posixpath.dirname(document.member)
    own = posixpath.basename(document.member).partition(".")[0]
    for name in (
        f"{folder}/assessment_meta.xml",
        f"{own}/assessment_meta.xml",
        posixpath.join(folder, "settings.xml"),
    ):
        root = _settings(archive, name)
        if root is not None:
            title = " ".join((root.findtext("title") or "").split())
            shuffled = (
                root.findtext("shuffle_answers") or root.findtext("setting[@name='shuffleAnswers']") or "true"
            )
            return replace(document, title=title, shuffle=shuffled.strip().lower() != "false")
    return document


def _settings(archive: Archive, name: str) -> etree._Element | None:
    if name not in archive.members or archive.size(name) > 1_000_000:
        return None
    root = parse_xml(archive.read(name), name)
    if isinstance(root, Fault):
        return None
    drop_namespaces(root)
    return root
