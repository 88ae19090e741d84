"""Numeric: a number, where needed with a unit, right within a tolerance."""

from collections.abc import Mapping

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import Grade, Parsed, Raw, Response
from quizapp.core.questions.structure import place
from quizapp.core.questions.typed import check_answer, grade_field, parse_field


class Numeric:
    """Field ``value``: the number as typed, with its unit or without; field ``unit``: the unit beside it."""

    name: KindName = "numeric"
    graded = True
    parts = frozenset({"answer"})

    def check(self, question: Question) -> list[Fault]:
        where = place(question, "answer")
        if question.answer is None or question.answer.type != "number":
            return [fault(where, N_("the answer is missing: add “answer: {value: …}” with a number"))]
        return check_answer(where, question.answer)

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        return parse_field(question, raw, "value")

    def grade(self, question: Question, response: Response) -> Grade:
        return grade_field(question, response, "value")

    def key(self, question: Question) -> Raw:
        if question.answer is None:
            return {}
        unit = {"unit": [question.answer.unit]} if question.answer.unit else {}
        return {"value": [question.answer.value], **unit}

    def examples(self, question: Question) -> list[Example]:
        if question.answer is None:
            return []
        key = dict(self.key(question))
        return [
            Example(key, 1.0),
            *(Example(key | {"value": [text]}, 1.0) for text in question.answer.accept),
            Example(key | {"value": [f"-987654321{question.answer.value.lstrip('-')}"]}, 0.0),
            Example(key | {"value": ["abc"]}, None),
        ]
