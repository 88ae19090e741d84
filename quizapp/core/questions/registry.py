"""All question kinds by name, and the few verbs that work on a question of any kind."""

from collections.abc import Mapping
from dataclasses import replace

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.cloze import Cloze
from quizapp.core.questions.description import Description
from quizapp.core.questions.kind import Kind
from quizapp.core.questions.matching import Matching
from quizapp.core.questions.multiple_choice import MultipleChoice
from quizapp.core.questions.numeric import Numeric
from quizapp.core.questions.open_answer import OpenAnswer
from quizapp.core.questions.ordering import Ordering
from quizapp.core.questions.picks import WHOLE
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import Grade, Parsed, Raw, Response
from quizapp.core.questions.short_text import ShortText
from quizapp.core.questions.single_choice import SingleChoice
from quizapp.core.questions.structure import check_whole
from quizapp.core.questions.true_false import TrueFalse

_ALL: tuple[Kind, ...] = (
    SingleChoice(),
    MultipleChoice(),
    TrueFalse(),
    Numeric(),
    ShortText(),
    Cloze(),
    Matching(),
    Ordering(),
    Description(),
    OpenAnswer(),
)
ALL_OR_NOTHING = N_("Only a wholly right answer counts here.")
KINDS: Mapping[KindName, Kind] = {kind.name: kind for kind in _ALL}


def check_question(question: Question) -> list[Fault]:
    """Everything that is wrong with the question, ``where`` being its id and the part."""
    kind = KINDS[question.kind]
    return [*check_whole(question, kind.parts), *kind.check(question)]


def parse_response(question: Question, raw: Raw) -> Parsed:
    """The response in these form fields: a value, nothing, or something that cannot be read."""
    return KINDS[question.kind].parse(question, raw)


def grade_response(question: Question, response: Response) -> Grade:
    """What a response is worth, and why."""
    grade = KINDS[question.kind].grade(question, response)
    if not question.all_or_nothing or grade.fraction is None or grade.fraction >= WHOLE:
        return grade
    return replace(grade, fraction=0.0, why=(*grade.why, Message(ALL_OR_NOTHING)))
