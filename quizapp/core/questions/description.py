"""Description: a text between questions, with nothing to answer."""

from collections.abc import Mapping

from quizapp.core.faults import Fault
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import Grade, Parsed, Raw, Response, Unanswered


class Description:
    """No fields."""

    name: KindName = "description"
    graded = False
    parts: frozenset[str] = frozenset()

    def check(self, question: Question) -> list[Fault]:
        return []

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        return Unanswered()

    def grade(self, question: Question, response: Response) -> Grade:
        return Grade(None)

    def key(self, question: Question) -> Raw:
        return {}

    def examples(self, question: Question) -> list[Example]:
        return []
