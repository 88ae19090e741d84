"""What is special to each kind of question, as elements of Moodle XML."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from lxml import etree

from quizapp.core.languages import Twin
from quizapp.core.quantities.number import plain
from quizapp.core.quantities.unit import convert, find_unit
from quizapp.core.questions.question import Answer, KindName, Option, Question
from quizapp.formats.moodle_xml.fractions import nearest, percent_of
from quizapp.formats.moodle_xml.page import Page
from quizapp.formats.moodle_xml.ranges import middle
from quizapp.formats.moodle_xml.written_gaps import write_gaps
from quizapp.formats.number_rows import number_rows
from quizapp.formats.typed_key import Weighed, weighed_rows

TYPES: Mapping[KindName, str] = {
    "single_choice": "multichoice",
    "multiple_choice": "multichoice",
    "true_false": "truefalse",
    "numeric": "numerical",
    "short_text": "shortanswer",
    "cloze": "cloze",
    "matching": "matching",
    "ordering": "ordering",
    "description": "description",
    "open_answer": "essay",
}


def write_parts(element: etree._Element, question: Question, page: Page) -> None:
    """Adds what the kind needs beside the stem."""
    writer = _WRITERS.get(question.kind)
    if writer is not None:
        writer(element, question, page)


def _choice(element: etree._Element, question: Question, page: Page) -> None:
    if question.kind == "multiple_choice" and question.all_or_nothing:
        element.set("type", "multichoiceset")
    page.value(element, "single", "true" if question.kind == "single_choice" else "false")
    page.value(element, "shuffleanswers", "true" if question.shuffle else "false")
    page.value(element, "answernumbering", "abc")
    for option in question.options:
        _option(
            element,
            option,
            option.fraction if not question.all_or_nothing else float(option.fraction > 0),
            page,
        )


def _option(element: etree._Element, option: Option, fraction: float, page: Page) -> None:
    answer = page.text(element, "answer", option.text)
    answer.set("fraction", percent_of(nearest(fraction)))
    page.text(answer, "feedback", option.feedback or Twin())


def _statement(element: etree._Element, question: Question, page: Page) -> None:
    truth = question.answer.value if question.answer else ""
    told = {option.id: option.feedback for option in question.options}
    for verdict in ("true", "false"):
        answer = etree.SubElement(element, "answer", fraction="100" if verdict == truth else "0")
        answer.set("format", "moodle_auto_format")
        page.plain(answer, verdict)
        page.text(answer, "feedback", told.get(verdict) or Twin())


def _short(element: etree._Element, question: Question, page: Page) -> None:
    answer = question.answer or Answer("")
    page.value(element, "usecase", str(int(answer.exact_case)))
    for row in weighed_rows(answer):
        _row(element, row, page)


def _number(element: etree._Element, question: Question, page: Page) -> None:
    answer = question.answer or Answer("")
    for row in map(middle, number_rows(answer)):
        size = row.tolerance.abs if row.tolerance and row.tolerance.abs else 0
        page.value(_row(element, row, page), "tolerance", plain(Decimal(repr(size))))
    _units(element, answer, page)


def _row(element: etree._Element, row: Weighed, page: Page) -> etree._Element:
    answer = etree.SubElement(element, "answer", fraction=percent_of(nearest(row.fraction)))
    answer.set("format", "moodle_auto_format")
    page.plain(answer, row.value)
    page.text(answer, "feedback", row.feedback or Twin())
    return answer


def _units(element: etree._Element, answer: Answer, page: Page) -> None:
    """The unit of the key, and those that are offered beside it with what one of the key's is in them."""
    if answer.unit:
        units = etree.SubElement(element, "units")
        for name in dict.fromkeys((answer.unit, *answer.units)):
            factor = _factor(answer.unit, name)
            if factor is not None:
                unit = etree.SubElement(units, "unit")
                page.value(unit, "multiplier", plain(factor))
                page.value(unit, "unit_name", name)
    page.value(element, "unitgradingtype", "1" if answer.units else "0")
    page.value(element, "unitpenalty", "1.0" if answer.units else "0.1")
    # 0: typed behind the number, 2: chosen from a list, 3: there is none.
    page.value(element, "showunits", "2" if answer.units else "0" if answer.unit else "3")
    page.value(element, "unitsleft", "0")


def _factor(key: str, name: str) -> Decimal | None:
    """How many of the named unit one of the key's is, None where they do not compare."""
    if name == key:
        return Decimal(1)
    one, other = find_unit(key), find_unit(name)
    return None if one is None or other is None else convert(Decimal(1), one, other)


def _matching(element: etree._Element, question: Question, page: Page) -> None:
    page.value(element, "shuffleanswers", "true" if question.shuffle else "false")
    for pair in question.pairs:
        row = page.text(element, "subquestion", pair.left)
        page.plain_twin(etree.SubElement(row, "answer"), pair.right)
    for extra in question.extras:
        row = page.text(element, "subquestion", Twin())
        page.plain_twin(etree.SubElement(row, "answer"), extra.text)


def _ordering(element: etree._Element, question: Question, page: Page) -> None:
    page.value(element, "layouttype", "VERTICAL")
    page.value(element, "selecttype", "ALL")
    page.value(element, "selectcount", "0")
    page.value(
        element, "gradingtype", "ALL_OR_NOTHING" if question.all_or_nothing else "RELATIVE_NEXT_EXCLUDE_LAST"
    )
    for place, item in enumerate(question.items, start=1):
        page.text(element, "answer", item.text).set("fraction", f"{place}.0000000")


def _essay(element: etree._Element, question: Question, page: Page) -> None:
    page.value(element, "responseformat", "editor")
    page.value(element, "responserequired", "1")
    page.value(element, "responsefieldlines", "10")
    page.value(element, "attachments", "0")


_WRITERS: Mapping[KindName, Callable[[etree._Element, Question, Page], None]] = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _statement,
    "short_text": _short,
    "numeric": _number,
    "matching": _matching,
    "ordering": _ordering,
    "open_answer": _essay,
    "cloze": write_gaps,
}
