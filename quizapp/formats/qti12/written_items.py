"""Questions as items of QTI 1.2 in the manner of Canvas."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from quizapp.core.languages import Language, Twin
from quizapp.core.quantities.number import plain
from quizapp.core.questions.cloze import MARKER
from quizapp.core.questions.likeness import split_pattern
from quizapp.core.questions.picks import is_right
from quizapp.core.questions.question import Answer, KindName, Question
from quizapp.formats.html_text import html_from_markdown
from quizapp.formats.number_rows import number_rows
from quizapp.formats.qti12 import written_parts as parts
from quizapp.formats.truth import WORDS
from quizapp.formats.typed_key import Weighed, weighed_rows

TYPES: Mapping[KindName, str] = {
    "single_choice": "multiple_choice_question",
    "multiple_choice": "multiple_answers_question",
    "true_false": "true_false_question",
    "short_text": "short_answer_question",
    "numeric": "numerical_question",
    "cloze": "fill_in_multiple_blanks_question",
    "matching": "matching_question",
    "description": "text_only_question",
    "open_answer": "essay_question",
}
DROP_DOWNS = "multiple_dropdowns_question"
CASE = "Yes"
FIELD = "response1"
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


def is_writable(question: Question) -> bool:
    """Whether the question has a kind of Canvas: gaps of one sort only."""
    return question.kind in TYPES and len({blank.answer is None for blank in question.blanks}) <= 1


@dataclass(frozen=True)
class Writer:
    """Writes questions on one side; ``media`` are the names of the pictures that are at hand."""

    language: Language
    media: frozenset[str]

    def item(self, parent: etree._Element, question: Question) -> None:
        """Adds the question."""
        item = etree.SubElement(parent, "item", ident=question.id, title=self.clean(question.title))
        is_list = question.kind == "cloze" and question.blanks[0].answer is None
        kind = DROP_DOWNS if is_list else TYPES[question.kind]
        parts.add_data(item, [("question_type", kind), ("points_possible", f"{question.mark:g}")])
        presentation = etree.SubElement(item, "presentation")
        parts.add_material(presentation, self._stem(question))
        rules = parts.add_rules(item)
        if question.explanation is not None:
            tests = parts.add_rule(rules, goes_on=True)
            etree.SubElement(tests, "other")
            parts.show(tests, "general_fb")
            parts.add_feedback(item, "general_fb", self.html(question.explanation))
        write = _WRITERS.get(question.kind)
        if write is not None:
            write(self, item, question)
        item.remove(rules)
        item.insert(2, rules)

    def html(self, twin: Twin) -> str:
        """The text as HTML, without the paragraph around a single one."""
        html = html_from_markdown(parts.clean(twin.in_(self.language)), pictures=self._address).strip()
        only = _ONE_PARAGRAPH.fullmatch(html)
        return only[1] if only else html

    def clean(self, text: str) -> str:
        """The text without the signs that XML forbids."""
        return parts.clean(text)

    def _address(self, name: str) -> str | None:
        return f"$IMS-CC-FILEBASE$/{parts.MEDIA}/{name}" if name in self.media else None

    def _stem(self, question: Question) -> str:
        """The stem; its gaps as ``[name]``, which nothing else in it looks like."""
        html = self.html(question.stem)
        if question.kind != "cloze":
            return html
        for blank in question.blanks:
            html = html.replace(f"[{blank.id}]", f"&#91;{blank.id}&#93;")
        return MARKER.sub(lambda found: f"[{found[1]}]", html)

    def choice(self, item: etree._Element, question: Question) -> None:
        """The options of a choice and which of them earn the mark."""
        several = question.kind == "multiple_choice"
        choose = _choose(item, FIELD, "Multiple" if several else "Single", shuffle=question.shuffle)
        rules = _rules(item)
        for option in question.options:
            parts.add_label(choose, option.id, self.html(option.text))
            self._told(item, rules, option.id, option.feedback)
        tests = parts.add_rule(rules, goes_on=False)
        whole = etree.SubElement(tests, "and") if several else tests
        for option in question.options:
            counts = option.fraction > 0 if several else is_right(option)
            if counts:
                parts.add_test(whole, "varequal", FIELD, option.id)
            elif several and (option.fraction < 0 or not question.all_or_nothing):
                parts.add_test(etree.SubElement(whole, "not"), "varequal", FIELD, option.id)
        parts.give(tests, "100")

    def statement(self, item: etree._Element, question: Question) -> None:
        """The two verdicts."""
        choose = _choose(item, FIELD, "Single", shuffle=False)
        rules = _rules(item)
        said = {option.id: option for option in question.options}
        for verdict in WORDS:
            option = said.get(verdict)
            text = self.html(option.text) if option else WORDS[verdict][self.language]
            parts.add_label(choose, verdict, text)
            self._told(item, rules, verdict, option.feedback if option else None)
        tests = parts.add_rule(rules, goes_on=False)
        parts.add_test(tests, "varequal", FIELD, question.answer.value if question.answer else "")
        parts.give(tests, "100")

    def typed(self, item: etree._Element, question: Question) -> None:
        """A field to type in, and what is right in it."""
        answer = question.answer or Answer("")
        presentation = item.find("presentation")
        field = etree.SubElement(_found(presentation), "response_str", ident=FIELD, rcardinality="Single")
        fib = etree.SubElement(field, "render_fib")
        if answer.type == "number":
            fib.set("fibtype", "Decimal")
        etree.SubElement(fib, "response_label", ident="answer1")
        rules = _rules(item)
        for row in _right_rows(answer):
            tests = parts.add_rule(rules, goes_on=False)
            _ask(tests, row, answer)
            parts.give(tests, "100")
            if answer.feedback is not None:
                parts.show(tests, "correct_fb")
        if answer.feedback is not None:
            parts.add_feedback(item, "correct_fb", self.html(answer.feedback))

    def gaps(self, item: etree._Element, question: Question) -> None:
        """The gaps of a text: drop-downs, or fields with all that is right in them."""
        rules = _rules(item)
        whole = sum(blank.weight for blank in question.blanks) or 1.0
        together = parts.add_rule(rules) if question.all_or_nothing else None
        for blank in question.blanks:
            field = f"response_{blank.id}"
            choose = _choose(item, field, "Single", shuffle=question.shuffle, prompt=blank.id)
            share = f"{100 * blank.weight / whole:.6f}"
            right: list[str] = []
            for option in blank.options:
                parts.add_label(choose, option.id, self.html(option.text))
                self._told(
                    item, rules, option.id, option.feedback, field=field, name=f"{blank.id}_{option.id}"
                )
                right += [option.id] if is_right(option) else []
            for number, row in enumerate(_right_rows(blank.answer) if blank.answer else ()):
                parts.add_label(choose, f"{blank.id}_{number}", _literal(row), is_html=False)
                right.append(f"{blank.id}_{number}")
            self._right(rules, together, field, right, share)
        if together is not None:
            parts.give(together, "100")

    def _right(
        self, rules: etree._Element, together: etree._Element | None, field: str, right: list[str], share: str
    ) -> None:
        """Which labels of a field earn its share, or belong to what earns the whole."""
        if together is not None:
            any_of = etree.SubElement(together, "or")
            for name in right:
                parts.add_test(any_of, "varequal", field, name)
            return
        for name in right:
            tests = parts.add_rule(rules)
            parts.add_test(tests, "varequal", field, name)
            parts.give(tests, share, action="Add")

    def rows(self, item: etree._Element, question: Question) -> None:
        """The rows of a matching, each with all right sides."""
        rules = _rules(item)
        together = parts.add_rule(rules) if question.all_or_nothing else None
        share = f"{100 / max(1, len(question.pairs)):.6f}"
        for pair in question.pairs:
            field = f"response_{pair.id}"
            choose = _choose(
                item, field, "Single", shuffle=question.shuffle, prompt=self.html(pair.left), is_html=True
            )
            for one in question.pairs:
                parts.add_label(choose, one.id, self.html(one.right))
            for extra in question.extras:
                parts.add_label(choose, extra.id, self.html(extra.text))
            self._right(rules, together, field, [pair.id], share)
        if together is not None:
            parts.give(together, "100")

    def essay(self, item: etree._Element, question: Question) -> None:
        """A field to write in, which nobody grades by machine."""
        presentation = _found(item.find("presentation"))
        field = etree.SubElement(presentation, "response_str", ident=FIELD, rcardinality="Single")
        fib = etree.SubElement(field, "render_fib")
        etree.SubElement(fib, "response_label", ident="answer1", rshuffle="No")

    def _told(
        self,
        item: etree._Element,
        rules: etree._Element,
        id_: str,
        feedback: Twin | None,
        *,
        field: str = FIELD,
        name: str = "",
    ) -> None:
        """The feedback to a pick."""
        if feedback is None:
            return
        tests = parts.add_rule(rules, goes_on=True)
        parts.add_test(tests, "varequal", field, id_)
        parts.show(tests, f"{name or id_}_fb")
        parts.add_feedback(item, f"{name or id_}_fb", self.html(feedback))


def _found(element: etree._Element | None) -> etree._Element:
    if element is None:
        raise ValueError("the item has no such part")
    return element


def _rules(item: etree._Element) -> etree._Element:
    return _found(item.find("resprocessing"))


def _choose(
    item: etree._Element,
    field: str,
    cardinality: str,
    *,
    shuffle: bool,
    prompt: str = "",
    is_html: bool = False,
) -> etree._Element:
    """A field to choose in; what is returned holds its labels."""
    response = etree.SubElement(
        _found(item.find("presentation")), "response_lid", ident=field, rcardinality=cardinality
    )
    if prompt:
        parts.add_material(response, prompt, is_html=is_html)
    return etree.SubElement(response, "render_choice", shuffle="Yes" if shuffle else "No")


def _right_rows(answer: Answer) -> Iterator[Weighed]:
    """What is fully right, without patterns: this format has no sign for any text."""
    rows = number_rows(answer) if answer.type == "number" else weighed_rows(answer)
    for row in rows:
        if row.fraction >= 1 and (answer.type == "number" or len(split_pattern(row.value)) == 1):
            yield row


def _literal(row: Weighed) -> str:
    return split_pattern(row.value)[0]


def _ask(tests: etree._Element, row: Weighed, answer: Answer) -> None:
    """The tests for one right answer."""
    if answer.type != "number":
        test = parts.add_test(tests, "varequal", FIELD, _literal(row))
        if answer.exact_case:
            test.set("case", CASE)
        return
    low, dots, high = row.value.partition("..")
    off = Decimal(repr(row.tolerance.abs)) if row.tolerance and row.tolerance.abs else None
    if not dots and off is None:
        parts.add_test(tests, "varequal", FIELD, low)
        return
    any_of = etree.SubElement(tests, "or")
    within = etree.SubElement(any_of, "and")
    if off is not None:
        parts.add_test(any_of, "varequal", FIELD, low)
        low, high = plain(Decimal(low) - off), plain(Decimal(low) + off)
    parts.add_test(within, "vargte", FIELD, low)
    parts.add_test(within, "varlte", FIELD, high)


_WRITERS: Mapping[KindName, Callable[[Writer, etree._Element, Question], None]] = {
    "single_choice": Writer.choice,
    "multiple_choice": Writer.choice,
    "true_false": Writer.statement,
    "short_text": Writer.typed,
    "numeric": Writer.typed,
    "cloze": Writer.gaps,
    "matching": Writer.rows,
    "open_answer": Writer.essay,
}
