"""A file of QTI taken apart: its items in their order, with weights, categories, keywords and media."""

import copy
from dataclasses import dataclass, field

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.formats.archive import open_archive
from quizapp.formats.archive_members import Archive, find_member
from quizapp.formats.imported import Medium, Unreadable, category_of, medium_of, unreadable
from quizapp.formats.qti2.assessment import Place, read_test
from quizapp.formats.qti2.item import Source
from quizapp.formats.qti2.manifest import Resource, read_resources, read_title
from quizapp.formats.qti2.names import Version, camel, rename
from quizapp.formats.safe_xml import parse_xml, root_name
from quizapp.formats.xml_tree import Node

NO_QTI = N_("this is no QTI of version 2 or 3: choose the file that the other tool exported")
NO_ITEMS = N_("there is no item in this file: it may be a test whose items are in another file")
NOT_THERE = N_(
    "the package names an item “%(name)s” that is not in the file: export the package again with it"
)
TOO_LARGE = N_("the file is larger than 20 MB, which no item needs: it was left out")
MISSING_TEXT = N_("a text that several items share (“%(name)s”) is not in the file: add it to the question")
ITEM, TEST, STIMULUS, MANIFEST = "assessmentItem", "assessmentTest", "assessmentStimulus", "manifest"
_ITEM_KIND = "imsqti_item"
LARGEST = 20_000_000


@dataclass(frozen=True)
class Package:
    """The items of a file in their order; ``broken`` has an error for each item that is not there or cannot be parsed."""

    version: Version
    items: tuple[Source, ...]
    broken: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    title: str = ""
    archive: Archive = field(default_factory=lambda: Archive({}))

    def find_medium(self, member: str, address: str) -> Medium | None:
        """The medium that an item names; None where the file does not hold it, or it is of no type that pages show."""
        name = find_member(self.archive, member, address)
        try:
            return None if name is None else medium_of(self.archive.read(name))
        except Unreadable:
            return None


@dataclass
class _Opened:
    """The XML of a package by what it is."""

    archive: Archive
    trees: dict[str, dict[str, Node]] = field(default_factory=dict)
    broken: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    version: Version | None = None

    def of(self, kind: str) -> dict[str, Node]:
        """The roots of one kind by the names of their files."""
        return self.trees.setdefault(kind, {})


def single_file(content: bytes) -> Package:
    """A single item; raises Unreadable where the bytes are no QTI."""
    root = parse_xml(content)
    if isinstance(root, Fault):
        raise Unreadable(root)
    version = rename(root)
    if version is None:
        raise unreadable("", NO_QTI)
    if root.tag != ITEM:
        return Package(version, (), faults=(Fault("", Message(NO_ITEMS), "warning"),))
    return Package(version, (Source(root),))


def open_package(content: bytes) -> Package:
    """A package with its items in the order of its tests, else of its manifest; raises Unreadable where it holds no QTI."""
    opened = _Opened(open_archive(content))
    for name in opened.archive.names:
        if name.lower().endswith((".xml", ".qti")):
            _open(opened, name)
    if opened.version is None and not opened.broken:
        raise unreadable("", NO_QTI)
    manifests = sorted(opened.of(MANIFEST).items(), key=lambda entry: entry[0].count("/"))
    resources = [(name, one) for name, root in manifests for one in read_resources(root)]
    titles = [
        *(root.get("title") for root in opened.of(TEST).values()),
        *(read_title(root) for _, root in manifests),
    ]
    items = _ordered(opened, resources)
    if not items and not opened.broken:
        opened.faults.append(Fault("", Message(NO_ITEMS), "warning"))
    return Package(
        opened.version or "qti21",
        tuple(items),
        tuple(opened.broken),
        (*opened.archive.faults, *opened.faults),
        next((title for title in titles if title), ""),
        opened.archive,
    )


def _open(opened: _Opened, name: str) -> None:
    """Reads one file of the archive, where it is QTI or a manifest."""
    if opened.archive.size(name) > LARGEST:
        opened.faults.append(Fault(name, Message(TOO_LARGE), "warning"))
        return
    content = opened.archive.read(name)
    kind = _kind(content)
    if kind not in {ITEM, TEST, STIMULUS, MANIFEST}:
        return
    root = parse_xml(content, name)
    if isinstance(root, Fault):
        (opened.broken if kind == ITEM else opened.faults).append(root)
        return
    if kind != MANIFEST:
        version = rename(root)
        opened.version = opened.version or version
    opened.of(kind)[name] = root


def _kind(content: bytes) -> str:
    """What a file of XML is by the name of its root."""
    root = root_name(content)
    return camel(root[0].removeprefix("qti-")) if root else ""


def _ordered(opened: _Opened, resources: list[tuple[str, Resource]]) -> list[Source]:
    """All items: those of the tests first, then those of the manifest, then the rest."""
    items, archive = opened.of(ITEM), opened.archive
    members = [(find_member(archive, base, one.address), one) for base, one in resources]
    tags = {member: one.tags for member, one in members if member}
    by_id = {one.id: member for member, one in members if member in items}
    places: dict[str, Place] = {}
    missing = {
        one.address: base
        for (base, one), (member, _) in zip(resources, members, strict=True)
        if member is None and _ITEM_KIND in one.kind
    }
    for base, root in opened.of(TEST).items():
        for place in read_test(root):
            member = by_id.get(place.id) or find_member(archive, base, place.address)
            if member in items:
                places.setdefault(member, place)
            elif member is None and _last(place.address) not in map(_last, missing):
                missing[place.address or place.id] = base
    opened.broken += [Fault(base, Message(NOT_THERE, {"name": name})) for name, base in missing.items()]
    order = dict.fromkeys([*places, *(member for member, _ in members if member in items), *items])
    return [_source(opened, str(member), places.get(str(member)), tags.get(member, ())) for member in order]


def _last(address: str) -> str:
    """The name of the file that an address names."""
    return address.rpartition("/")[2]


def _source(opened: _Opened, member: str, place: Place | None, tags: tuple[str, ...]) -> Source:
    root = opened.of(ITEM)[member]
    _add_shared_texts(opened, member, root)
    if place is None:
        return Source(root, member, tags=tags)
    return Source(root, member, place.weight, category_of(place.sections), tags)


def _add_shared_texts(opened: _Opened, member: str, root: Node) -> None:
    """Puts the texts that an item shares with others before its own."""
    body = root.find("itemBody")
    for number, reference in enumerate(root.findall("assessmentStimulusRef")):
        name = find_member(opened.archive, member, reference.get("href") or "")
        shared = opened.of(STIMULUS).get(name or "")
        text = None if shared is None else shared.find("stimulusBody")
        if text is None or body is None:
            params = {"name": reference.get("href") or ""}
            opened.faults.append(Fault(member, Message(MISSING_TEXT, params), "warning"))
            continue
        text = copy.deepcopy(text)
        text.tag, text.tail = "div", body.text
        body.text = None
        body.insert(number, text)
