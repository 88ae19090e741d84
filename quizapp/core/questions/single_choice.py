"""Single choice: exactly one option is right; others may be worth a part."""

from collections.abc import Mapping

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.picks import is_right, read_one, worth
from quizapp.core.questions.question import KindName, Option, Question
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
from quizapp.core.questions.structure import check_options, place


class SingleChoice:
    """Field ``choice``: the id of one option."""

    name: KindName = "single_choice"
    graded = True
    parts = frozenset({"options"})

    def check(self, question: Question) -> list[Fault]:
        where = place(question, "options")
        return [*check_options(where, question.options), *check_one_right(where, question.options)]

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {"options": movables(question.options)}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        picked = read_one(raw, "choice", [option.id for option in question.options])
        if isinstance(picked, Unreadable):
            return picked
        return Unanswered() if picked is None else Response({"choice": picked})

    def grade(self, question: Question, response: Response) -> Grade:
        picked = text_given(response, "choice")
        fraction = worth(question.options, [picked])
        return Grade(fraction, parts={picked: Part(fraction, picked)})

    def key(self, question: Question) -> Raw:
        right = [option.id for option in question.options if is_right(option)]
        return {"choice": right[:1]} if right else {}

    def examples(self, question: Question) -> list[Example]:
        ids = [option.id for option in question.options]
        return [
            *(Example({"choice": [option.id]}, worth([option], [option.id])) for option in question.options),
            Example({"choice": ids[:2]}, None),
            Example({"choice": ["".join(ids) + "?"]}, None),
        ]


def movables(options: tuple[Option, ...]) -> tuple[Movable, ...]:
    """The options as things to shuffle."""
    return tuple(Movable(option.id, option.fixed) for option in options)


def check_one_right(where: str, options: tuple[Option, ...]) -> list[Fault]:
    """An error where no option is wholly right, a warning where several are."""
    right = sum(map(is_right, options))
    if right == 1:
        return []
    text = N_("%(count)s options are right: give exactly one of them the fraction 1")
    return [Fault(where, Message(text, {"count": str(right)}), "warning" if right else "error")]
