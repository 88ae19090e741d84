"""Questions as a package of QTI 1.2 in the manner of Canvas; and what it cannot say of them."""

import hashlib
from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.picture import pictures_of
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.structure import texts_of
from quizapp.formats.archive import write_archive
from quizapp.formats.losses import PARTS, losses_of
from quizapp.formats.open_form import as_open_answer
from quizapp.formats.qti12.written_items import TYPES, Writer, is_writable
from quizapp.formats.qti12.written_parts import MEDIA

KINDS: frozenset[KindName] = frozenset(TYPES)
_CANNOT = (
    "tags",
    "facts",
    "difficulty",
    "fixed",
    "hints",
    "weights",
    "others",
    "wildcards",
    "units",
    "dates",
)
CAN = frozenset(PARTS) - frozenset([*_CANNOT, "relative tolerance"])
EXACT = N_("exactly the right options earn the mark in this format: parts of it are left out")
GAPS = N_("gaps to type in and drop-downs cannot stand in one text there: it becomes an open answer")
NUMBERS = N_("the numbers in its gaps are written as texts: their tolerances are left out")
GAP_FEEDBACK = N_("the feedback of its typed gaps is left out")
_NAMES = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """A zip with one test of the questions on one side of their texts, and the media that these show."""
    told = "\n".join([title, *(question.id for question in questions)])
    id_ = f"i{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
    shown = [one if is_writable(one) else as_open_answer(one, language) for one in questions]
    named = [
        picture.name
        for one in shown
        for _, twin in texts_of(one)
        for picture in pictures_of(twin.in_(language))
    ]
    files = {f"{MEDIA}/{name}": media[name] for name in dict.fromkeys(named) if name in media}
    writer = Writer(language, frozenset(media))
    return write_archive(
        {
            "imsmanifest.xml": _manifest(id_, title, list(files)),
            f"{id_}/assessment_meta.xml": _settings(id_, writer.clean(title), questions),
            f"{id_}/{id_}.xml": _test(id_, title, shown, writer),
            **files,
        }
    )


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What the package cannot say of this question."""
    kinds = KINDS if is_writable(question) else KINDS - {question.kind}
    can = CAN if question.kind in ("multiple_choice", "cloze", "matching") else CAN - {"all_or_nothing"}
    own = []
    if question.kind == "multiple_choice" and not question.all_or_nothing:
        own.append(EXACT)
    typed = [blank.answer for blank in question.blanks if blank.answer]
    if typed and len(typed) < len(question.blanks):
        own.append(GAPS)
    if any(answer.type == "number" for answer in typed):
        own.append(NUMBERS)
    if any(answer.feedback for answer in typed):
        own.append(GAP_FEEDBACK)
    return (*losses_of(question, language, can=can, kinds=kinds), *map(Message, own))


def _test(id_: str, title: str, questions: Sequence[Question], writer: Writer) -> bytes:
    root = etree.Element("questestinterop", nsmap={None: _NAMES})
    test = etree.SubElement(root, "assessment", ident=id_, title=writer.clean(title))
    section = etree.SubElement(test, "section", ident="root_section")
    for number, (category, group) in enumerate(groupby(questions, lambda question: question.category)):
        inner = section
        for name in _steps(category):
            inner = etree.SubElement(inner, "section", ident=f"section_{number}", title=writer.clean(name))
        for question in group:
            writer.item(inner, question)
    return _file(root)


def _steps(category: str) -> list[str]:
    """The names of a category, outermost first."""
    return [step.replace("\0", "/") for step in category.replace("\\/", "\0").split("/") if step]


def _settings(id_: str, title: str, questions: Sequence[Question]) -> bytes:
    root = etree.Element("quiz", nsmap={None: _CANVAS}, identifier=id_)
    etree.SubElement(root, "title").text = title
    etree.SubElement(root, "shuffle_answers").text = str(any(one.shuffle for one in questions)).lower()
    etree.SubElement(root, "points_possible").text = f"{sum(one.mark for one in questions):g}"
    return _file(root)


def _manifest(id_: str, title: str, files: Sequence[str]) -> bytes:
    root = etree.Element("manifest", nsmap={None: _PACKAGE}, identifier=f"{id_}_package")
    about = etree.SubElement(root, "metadata")
    etree.SubElement(about, "schema").text = "IMS Content"
    etree.SubElement(about, "schemaversion").text = "1.1.3"
    etree.SubElement(root, "organizations")
    resources = etree.SubElement(root, "resources")
    test = _resource(resources, id_, "imsqti_xmlv1p2", [f"{id_}/{id_}.xml"])
    etree.SubElement(test, "dependency", identifierref=f"{id_}_meta")
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    _resource(resources, f"{id_}_meta", kind, [f"{id_}/assessment_meta.xml"])
    for number, name in enumerate(files):
        _resource(resources, f"{id_}_{number}", "webcontent", [name])
    return _file(root)


def _resource(parent: etree._Element, id_: str, kind: str, files: Sequence[str]) -> etree._Element:
    resource = etree.SubElement(parent, "resource", identifier=id_, type=kind, href=files[0])
    for name in files:
        etree.SubElement(resource, "file", href=name)
    return resource


def _file(root: etree._Element) -> bytes:
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
