"""A cloze as Moodle's text with embedded answers."""

from decimal import Decimal
from html import escape

from lxml import etree

from quizapp.core.languages import Twin
from quizapp.core.quantities.number import plain
from quizapp.core.questions.cloze import MARKER
from quizapp.core.questions.question import Blank, Question
from quizapp.formats.moodle_xml.embedded import escape_choice, escape_text
from quizapp.formats.moodle_xml.fractions import nearest, percent_of
from quizapp.formats.moodle_xml.page import Page
from quizapp.formats.moodle_xml.ranges import middle
from quizapp.formats.number_rows import number_rows
from quizapp.formats.typed_key import Weighed, weighed_rows


def write_gaps(element: etree._Element, question: Question, page: Page) -> None:
    """Adds the stem with an embedded answer in each gap; every gap counts its weight."""
    shown: list[str] = []
    html = escape_text(page.html(question.stem, shown))
    codes = {blank.id: _code(blank, question, page, shown) for blank in question.blanks}
    text = etree.Element("questiontext")
    page.fill(text, MARKER.sub(lambda found: codes.get(found[1], found[0]), html), shown)
    element.insert(1, text)


def _code(blank: Blank, question: Question, page: Page, shown: list[str]) -> str:
    name, choices = _choices(blank, question, page, shown)
    return f"{{{_weight(blank, question)}:{name}:{'~'.join(choices)}}}"


def _weight(blank: Blank, question: Question) -> int:
    """The weight in whole numbers, as Moodle has them: in proportion to the lightest gap where they are not whole."""
    least = min(one.weight for one in question.blanks)
    whole = all(float(one.weight).is_integer() for one in question.blanks)
    return max(1, round(blank.weight if whole else blank.weight / least))


def _choices(blank: Blank, question: Question, page: Page, shown: list[str]) -> tuple[str, list[str]]:
    if blank.answer is None:
        name = "MULTICHOICE_S" if question.shuffle else "MULTICHOICE"
        rows = ((page.html(one.text, shown), one.fraction, one.feedback) for one in blank.options)
        return name, [_choice(text, fraction, told, page, shown) for text, fraction, told in rows]
    if blank.answer.type == "number":
        rows = ((_number(row), row.fraction, row.feedback) for row in map(middle, number_rows(blank.answer)))
        return "NUMERICAL", [_choice(text, fraction, told, page, shown) for text, fraction, told in rows]
    name = "SHORTANSWER_C" if blank.answer.exact_case else "SHORTANSWER"
    return name, [
        _choice(escape(row.value, quote=False), row.fraction, row.feedback, page, shown)
        for row in weighed_rows(blank.answer)
    ]


def _number(row: Weighed) -> str:
    off = row.tolerance.abs if row.tolerance and row.tolerance.abs else None
    return row.value if off is None else f"{row.value}:{plain(Decimal(repr(off)))}"


def _choice(text: str, fraction: float, told: Twin | None, page: Page, shown: list[str]) -> str:
    percent = percent_of(nearest(fraction))
    mark = "=" if percent == "100" else "" if percent == "0" and text[:1] not in "=%" else f"%{percent}%"
    feedback = f"#{escape_choice(page.html(told, shown))}" if told is not None else ""
    return mark + escape_choice(text) + feedback
