"""Multiple choice: several options may be right; wrong picks take away what right picks earn."""

from collections.abc import Mapping

from quizapp.core.faults import Fault, Severity
from quizapp.core.languages import N_, Message
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.picks import check_known, posted, worth
from quizapp.core.questions.question import KindName, Option, Question
from quizapp.core.questions.response import Grade, Parsed, Part, Raw, Response, Unanswered, texts_given
from quizapp.core.questions.single_choice import movables
from quizapp.core.questions.structure import check_options, place

# Thirds written with five digits make 99.99999 %.
ROUNDING = 1e-4


class MultipleChoice:
    """Field ``choice``: the ids of the picked options, in any order."""

    name: KindName = "multiple_choice"
    graded = True
    parts = frozenset({"options"})

    def check(self, question: Question) -> list[Fault]:
        where = place(question, "options")
        return [*check_options(where, question.options), *_check_balance(where, question)]

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {"options": movables(question.options)}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        picked = posted(raw, "choice")
        ids = [option.id for option in question.options]
        in_order = [id_ for id_ in ids if id_ in picked]
        unread = check_known("choice", picked, ids)
        return unread or (Response({"choice": in_order}) if in_order else Unanswered())

    def grade(self, question: Question, response: Response) -> Grade:
        picked = texts_given(response, "choice")
        parts = {option.id: _verdict(option) for option in question.options if option.id in picked}
        return Grade(_worth(question, picked), (_tally(question.options, picked),), parts)

    def key(self, question: Question) -> Raw:
        right = [option.id for option in question.options if option.fraction > 0]
        return {"choice": right} if right else {}

    def examples(self, question: Question) -> list[Example]:
        ids = [option.id for option in question.options]
        right = [option for option in question.options if option.fraction > 0]
        return [
            Example({"choice": [option.id for option in reversed(right)]}, 1.0),
            Example({"choice": ids}, 0.0),
            *(Example({"choice": [option.id]}, worth([option], [option.id])) for option in question.options),
            Example({"choice": ["".join(ids) + "?"]}, None),
        ]


def _worth(question: Question, picked: tuple[str, ...]) -> float:
    """What these picks earn; where all or nothing counts, a wrong option that costs nothing spoils them too."""
    right = {option.id for option in question.options if option.fraction > 0}
    if question.all_or_nothing:
        return float(set(picked) == right)
    return worth(question.options, picked)


def _verdict(option: Option) -> Part:
    """The verdict on a picked option; the ones left alone belong to the key and are not told here."""
    if option.fraction > 0:
        return Part(1.0, option.id)
    return Part(0.0, option.id, Message(N_("This one does not belong to the answer.")))


def _tally(options: tuple[Option, ...], picked: tuple[str, ...]) -> Message:
    right = [option.id for option in options if option.fraction > 0]
    found = sum(id_ in picked for id_ in right)
    counts = {"found": str(found), "right": str(len(right)), "wrong": str(len(picked) - found)}
    return Message(
        N_("Right options chosen: %(found)s of %(right)s; wrong options chosen: %(wrong)s."), counts
    )


def _check_balance(where: str, question: Question) -> list[Fault]:
    """An error unless the right options make 1 together; warnings where picking everything earns something."""
    fractions = [option.fraction for option in question.options]
    earned = sum(fraction for fraction in fractions if fraction > 0)
    if abs(earned - 1) > ROUNDING:
        text = N_("the fractions of the right options make %(sum)s: they must make 1")
        severity: Severity = "error" if earned < 1 else "warning"
        return [Fault(where, Message(text, {"sum": f"{earned:g}"}), severity)]
    if all(fraction > 0 for fraction in fractions):
        text = N_("no option is wrong: add one that does not belong to the answer")
        return [Fault(where, Message(text), "warning")]
    if sum(fractions) > ROUNDING and not question.all_or_nothing:
        text = N_("picking everything earns %(sum)s: lower the wrong fractions until all make 0 or less")
        return [Fault(where, Message(text, {"sum": f"{sum(fractions):g}"}), "warning")]
    return []
