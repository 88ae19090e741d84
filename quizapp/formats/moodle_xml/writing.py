"""Questions as Moodle XML, the files of their texts within it; and what Moodle cannot say of them."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.quantities.quantity import parse_quantity
from quizapp.core.questions.question import KindName, Question
from quizapp.formats.losses import PARTS, answers_of, losses_of, options_of
from quizapp.formats.moodle_xml.fractions import is_known
from quizapp.formats.moodle_xml.page import Page
from quizapp.formats.moodle_xml.written_kinds import TYPES, write_parts

KINDS: frozenset[KindName] = frozenset(TYPES)
CANNOT = frozenset(["facts", "difficulty", "verdicts", "fixed", "dates", "relative tolerance"])
CAN = frozenset(PARTS) - CANNOT
FRACTIONS = N_("Moodle knows certain fractions only: one of its options or answers gets the nearest of them")
ORDER = N_("Moodle gives part marks for an order by a rule of its own")
RANGE = N_("its range is written as the number in the middle with a tolerance")
RIGHT_SIDES = N_("its right sides lose their markup: Moodle has plain text there")
UNIT = N_("its unit is left out in the text with gaps: the number is written in that unit")


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """A file of the questions on one side of their texts; ``media`` are the bytes of their pictures by name."""
    root = etree.Element("quiz")
    for number, (category, group) in enumerate(groupby(questions, lambda question: question.category)):
        if category or number:
            _category(root, category)
        for question in group:
            _question(root, question, Page(language, media))
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What Moodle XML cannot say of this question."""
    can = (
        CAN if question.kind == "multiple_choice" or question.kind == "ordering" else CAN - {"all_or_nothing"}
    )
    own = [text for text, has in _OWN if has(question, language)]
    return (*losses_of(question, language, can=can, kinds=KINDS), *map(Message, own))


def _category(root: etree._Element, path: str) -> None:
    element = etree.SubElement(root, "question", type="category")
    named = etree.SubElement(etree.SubElement(element, "category"), "text")
    named.text = "/".join(filter(None, ["$course$/top", path.replace("\\/", "//")]))


def _question(root: etree._Element, question: Question, page: Page) -> None:
    element = etree.SubElement(root, "question", type=TYPES[question.kind])
    page.plain(etree.SubElement(element, "name"), question.title)
    if question.kind != "cloze":
        page.text(element, "questiontext", question.stem)
    write_parts(element, question, page)
    page.text(element, "generalfeedback", question.explanation or Twin())
    if question.kind != "cloze":
        page.value(element, "defaultgrade", f"{question.mark:.7f}")
    page.value(element, "penalty", "0.3333333" if question.hints else "0")
    page.value(element, "hidden", "0")
    page.value(element, "idnumber", question.id)
    for hint in question.hints:
        page.text(element, "hint", hint)
    tags = etree.SubElement(element, "tags")
    for tag in question.tags:
        page.plain(etree.SubElement(tags, "tag"), tag)


def _has_strange_fraction(question: Question, language: Language) -> bool:
    shares = [option.fraction for option in options_of(question)]
    shares += [other.fraction for answer in answers_of(question) for other in answer.others]
    return not question.all_or_nothing and not all(map(is_known, shares))


def _has_range(question: Question, language: Language) -> bool:
    read = (
        parse_quantity(text, expected=answer.unit)
        for answer in answers_of(question)
        if answer.type == "number"
        for text in (answer.value, *answer.accept, *(other.value for other in answer.others))
    )
    return any(quantity is not None and quantity.number.is_range for quantity in read)


def _has_marked_right_sides(question: Question, language: Language) -> bool:
    rights = [pair.right for pair in question.pairs] + [extra.text for extra in question.extras]
    return any(Page.is_marked(twin, language) for twin in rights)


_OWN = (
    (FRACTIONS, _has_strange_fraction),
    (ORDER, lambda question, _: question.kind == "ordering" and not question.all_or_nothing),
    (RANGE, _has_range),
    (RIGHT_SIDES, _has_marked_right_sides),
    (UNIT, lambda question, _: any(blank.answer and blank.answer.unit for blank in question.blanks)),
)
