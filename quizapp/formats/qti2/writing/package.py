"""Questions as a package: an item for each, a test with their order and sections, a manifest with their keywords."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from quizapp.core.languages import HTML_LANG, Language
from quizapp.core.questions.question import KindName, Question
from quizapp.formats.archive import write_archive
from quizapp.formats.qti2.names import LANG, Version
from quizapp.formats.qti2.writing.choices import add_choice, add_matching, add_ordering, add_statement
from quizapp.formats.qti2.writing.maker import Maker, clean, identifier
from quizapp.formats.qti2.writing.scoring import Draft
from quizapp.formats.qti2.writing.typed import add_cloze, add_open, add_typed
from quizapp.formats.xml_tree import Node

CONTENT: Mapping[Version, str] = {
    "qti21": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "qti30": "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
}
LOM = "http://ltsc.ieee.org/xsd/LOM"
SCHEMA: Mapping[Version, tuple[str, str]] = {
    "qti21": ("QTIv2.1 Package", "1.0.0"),
    "qti30": ("QTI Package", "3.0.0"),
}
TYPE: Mapping[Version, str] = {"qti21": "imsqti_{}_xmlv2p1", "qti30": "imsqti_{}_xmlv3p0"}
ADDERS: Mapping[KindName, Callable[[Draft], None]] = {
    "single_choice": add_choice,
    "multiple_choice": add_choice,
    "true_false": add_statement,
    "numeric": add_typed,
    "short_text": add_typed,
    "cloze": add_cloze,
    "matching": add_matching,
    "ordering": add_ordering,
    "open_answer": add_open,
}


@dataclass(frozen=True)
class Written:
    """One item of the package: its question, its identifier, its file, and the media that it shows."""

    question: Question
    id: str
    file: str
    content: bytes
    media: tuple[str, ...]


def write_package(
    version: Version,
    questions: Sequence[Question],
    *,
    language: Language,
    title: str,
    media: Mapping[str, bytes],
) -> bytes:
    """A zip that other tools import, the same for the same questions."""
    items = [
        _write_item(Maker(version, language, media), question, f"items/{number:04}.xml")
        for number, question in enumerate(questions, start=1)
    ]
    shown = dict.fromkeys(name for item in items for name in item.media)
    files = {
        "imsmanifest.xml": _file(_manifest(version, items, title)),
        "test.xml": _file(_test(Maker(version, language, media), items, title)),
        **{item.file: item.content for item in items},
        **{f"media/{name}": media[name] for name in shown},
    }
    return write_archive(files)


def write_item(maker: Maker, question: Question) -> Node:
    """One question as an item."""
    draft = Draft(maker, question)
    add = ADDERS.get(question.kind)
    if add is None:
        draft.body = maker.flow(question.stem)
    else:
        add(draft)
    draft.finish()
    body = maker.make("itemBody", *draft.body, **({"class_": draft.body_class} if draft.body_class else {}))
    item = maker.make(
        "assessmentItem",
        *draft.responses,
        *draft.outcomes,
        body,
        *draft.processing(),
        *draft.said,
        identifier=identifier(question.id),
        title=question.title or identifier(question.id),
        adaptive="false",
        timeDependent="false",
    )
    item.set(LANG, HTML_LANG[maker.language])
    return item


def _write_item(maker: Maker, question: Question, file: str) -> Written:
    root = write_item(maker, question)
    return Written(question, identifier(question.id), file, _file(root), tuple(maker.used))


def _file(root: Node) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _test(maker: Maker, items: Sequence[Written], title: str) -> Node:
    """The test: one section around all, within it one for each part of a category."""
    numbers = iter(range(1, 2 * sum(len(_path(item.question)) for item in items) + 2))
    rows = [(_path(item.question), item) for item in items]
    section = maker.make(
        "assessmentSection",
        *_sections(maker, rows, 0, numbers),
        identifier="all",
        title=title or "all",
        visible="true",
    )
    part = maker.make(
        "testPart", section, identifier="part", navigationMode="nonlinear", submissionMode="simultaneous"
    )
    return maker.make("assessmentTest", part, identifier="test", title=title)


def _sections(
    maker: Maker, rows: Sequence[tuple[list[str], Written]], depth: int, numbers: Iterator[int]
) -> Iterator[Node]:
    """References to items, those of one category below a section of its name."""
    for name, group in groupby(rows, key=lambda row: row[0][depth] if len(row[0]) > depth else None):
        if name is None:
            for _, item in group:
                yield maker.make("assessmentItemRef", identifier=item.id, href=item.file)
            continue
        inner = _sections(maker, list(group), depth + 1, numbers)
        number = f"section-{next(numbers)}"
        yield maker.make("assessmentSection", *inner, identifier=number, title=name, visible="true")


def _path(question: Question) -> list[str]:
    """The parts of a category, its escaped slashes put back."""
    parts = re.split(r"(?<!\\)/", question.category) if question.category else []
    return [part.replace("\\/", "/") for part in parts if part.strip()]


def _manifest(version: Version, items: Sequence[Written], title: str) -> Node:
    """The manifest: the test and all items with their files and keywords."""
    schema, number = SCHEMA[version]
    metadata = _node(
        version, "metadata", _node(version, "schema", schema), _node(version, "schemaversion", number)
    )
    if title:
        metadata.append(_lom("title", [title]))
    files = [_node(version, "dependency", identifierref=item.id) for item in items]
    test = _resource(version, "test", "test.xml", "test", files)
    resources = [test, *(_item_resource(version, item) for item in items)]
    organizations = _node(version, "organizations")
    return _node(
        version,
        "manifest",
        metadata,
        organizations,
        _node(version, "resources", *resources),
        identifier="manifest",
    )


def _item_resource(version: Version, item: Written) -> Node:
    files = [_node(version, "file", href=f"media/{name}") for name in item.media]
    resource = _resource(version, item.id, item.file, "item", files)
    if item.question.tags:
        resource.insert(0, _node(version, "metadata", _lom("keyword", item.question.tags)))
    return resource


def _resource(version: Version, name: str, file: str, kind: str, more: Sequence[Node]) -> Node:
    own = _node(version, "file", href=file)
    return _node(version, "resource", own, *more, identifier=name, type=TYPE[version].format(kind), href=file)


def _lom(name: str, texts: Sequence[str]) -> Node:
    """Metadata with one kind of field."""
    lom = etree.Element(f"{{{LOM}}}lom", nsmap={None: LOM})
    general = etree.SubElement(lom, f"{{{LOM}}}general")
    for text in texts:
        etree.SubElement(etree.SubElement(general, f"{{{LOM}}}{name}"), f"{{{LOM}}}string").text = clean(text)
    return lom


def _node(version: Version, name: str, *children: Node | str, **attributes: str) -> Node:
    """An element of the manifest."""
    space = CONTENT[version]
    element = etree.Element(f"{{{space}}}{name}", nsmap={None: space})
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    element.attrib.update({key: clean(value) for key, value in attributes.items()})
    return element
