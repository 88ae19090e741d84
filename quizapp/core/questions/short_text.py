"""Short text: a name or term typed from memory."""

from collections.abc import Mapping

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import Grade, Parsed, Raw, Response
from quizapp.core.questions.structure import place
from quizapp.core.questions.typed import LONGEST, check_answer, grade_field, grade_typed, parse_field

# What is hardly ever an answer but can be read (a date from 1600 on), by the type of the key.
WRONG = {"text": ("⚡", "⛄"), "date": ("1990-09-09", "1991-10-10"), "number": ("-98765.4321", "-12345.6789")}


class ShortText:
    """Field ``text``: what was typed."""

    name: KindName = "short_text"
    graded = True
    parts = frozenset({"answer"})

    def check(self, question: Question) -> list[Fault]:
        where = place(question, "answer")
        if question.answer is None:
            return [fault(where, N_("the answer is missing: add “answer: {value: …}”"))]
        return check_answer(where, question.answer)

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        return parse_field(question, raw, "text")

    def grade(self, question: Question, response: Response) -> Grade:
        return grade_field(question, response, "text")

    def key(self, question: Question) -> Raw:
        return {} if question.answer is None else {"text": [question.answer.value]}

    def examples(self, question: Question) -> list[Example]:
        if question.answer is None:
            return []
        value = question.answer.value
        wrong = [
            text for text in WRONG[question.answer.type] if not grade_typed(question.answer, text).fraction
        ]
        accepted = [text for text in question.answer.accept if "*" not in text]
        return [
            *(Example({"text": [text]}, 1.0) for text in (value, f"  {value} ", *accepted)),
            *(Example({"text": [text]}, 0.0) for text in wrong[:1]),
            Example({"text": ["x" * (LONGEST + 1)]}, None),
        ]
