"""True or false: a statement to judge; options, where there are any, carry feedback and wording."""

from collections.abc import Mapping

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.picks import read_one
from quizapp.core.questions.question import Answer, KindName, Question
from quizapp.core.questions.response import (
    Grade,
    Parsed,
    Part,
    Raw,
    Response,
    Unanswered,
    Unreadable,
    text_given,
)
from quizapp.core.questions.structure import check_ids, place

VERDICTS = ("true", "false")


class TrueFalse:
    """Field ``choice``: ``true`` or ``false``; always shown in this order."""

    name: KindName = "true_false"
    graded = True
    parts = frozenset({"answer", "options"})

    def check(self, question: Question) -> list[Fault]:
        ids = [option.id for option in question.options]
        where = place(question, "options")
        faults = check_ids(where, ids)
        if not set(ids) <= set(VERDICTS):
            faults.append(fault(where, N_("the options of a statement are called “true” and “false”")))
        if question.answer is None or question.answer not in map(Answer, VERDICTS):
            faults.append(
                fault(place(question, "answer"), N_("write the value “true” or “false” and nothing else"))
            )
        return faults

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        picked = read_one(raw, "choice", VERDICTS)
        if isinstance(picked, Unreadable):
            return picked
        return Unanswered() if picked is None else Response({"choice": picked})

    def grade(self, question: Question, response: Response) -> Grade:
        picked = text_given(response, "choice")
        fraction = float([picked] == self.key(question).get("choice"))
        return Grade(fraction, parts={picked: Part(fraction, picked)})

    def key(self, question: Question) -> Raw:
        return {} if question.answer is None else {"choice": [question.answer.value]}

    def examples(self, question: Question) -> list[Example]:
        right = list(self.key(question).get("choice", ()))
        return [
            *(Example({"choice": [verdict]}, float([verdict] == right)) for verdict in VERDICTS),
            Example({"choice": list(VERDICTS)}, None),
            Example({"choice": ["perhaps"]}, None),
        ]
