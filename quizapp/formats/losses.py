"""What a format cannot say of a question, told before it is written: each format lists the parts that it can say."""

from collections.abc import Callable, Iterator, Mapping

from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.questions.likeness import split_pattern
from quizapp.core.questions.picks import WHOLE
from quizapp.core.questions.picture import pictures_of
from quizapp.core.questions.question import Answer, KindName, Option, Other, Question
from quizapp.core.questions.structure import texts_of
from quizapp.formats.statements import is_usual

OTHER_KIND = N_("questions of this kind cannot be written so that they are graded: it becomes an open answer")
OTHER_LANGUAGE = N_("only one of its two languages is written")
Lost = Callable[[Question], object]


def losses_of(
    question: Question, language: Language, *, can: frozenset[str], kinds: frozenset[KindName]
) -> tuple[Message, ...]:
    """What gets lost of the question in a format that has these kinds and, of the names in ``PARTS``, can say these."""
    lost = [text for name, (text, has) in PARTS.items() if name not in can and has(question)]
    if question.kind not in kinds:
        lost.insert(0, OTHER_KIND)
    if any(set(twin.sides()) - {language} for _, twin in texts_of(question)):
        lost.append(OTHER_LANGUAGE)
    return tuple(map(Message, lost))


def options_of(question: Question) -> Iterator[Option]:
    """All options, those of drop-down gaps among them."""
    yield from question.options
    for blank in question.blanks:
        yield from blank.options


def answers_of(question: Question) -> Iterator[Answer]:
    """All typed keys, those of gaps among them."""
    yield from filter(None, [question.answer, *(blank.answer for blank in question.blanks)])


def _all_answers(question: Question) -> Iterator[Answer | Other]:
    for answer in answers_of(question):
        yield answer
        yield from answer.others


def _texts(question: Question) -> Iterator[str]:
    return (text for _, twin in texts_of(question) for text in twin.sides().values())


def _is_partly_right(question: Question) -> bool:
    """Whether options count otherwise than by all right picks alike."""
    if question.kind == "multiple_choice":
        right = [option.fraction for option in question.options if option.fraction > 0]
        wrong = [option.fraction for option in question.options if option.fraction <= 0]
        return len({round(share, 4) for share in right}) > 1 or len({round(share, 4) for share in wrong}) > 1
    return any(0 < abs(option.fraction) < WHOLE for option in options_of(question))


def _has_own_verdicts(question: Question) -> bool:
    sides = [
        (option.id, side, text) for option in question.options for side, text in option.text.sides().items()
    ]
    return question.kind == "true_false" and not all(is_usual(*one) for one in sides)


def _has_feedback(told: Twin | None) -> bool:
    return told is not None


PARTS: Mapping[str, tuple[str, Lost]] = {
    "title": (N_("its name is left out"), lambda q: q.title),
    "category": (N_("its category is left out"), lambda q: q.category),
    "tags": (N_("its tags are left out"), lambda q: q.tags),
    "facts": (N_("its links to facts are left out"), lambda q: q.facts),
    "difficulty": (N_("its difficulty is left out"), lambda q: q.difficulty is not None),
    "mark": (N_("its mark is left out: it will count 1"), lambda q: q.mark != 1),
    "shuffle": (N_("that its options keep their order is left out"), lambda q: not q.shuffle),
    "fixed": (
        N_("that an option keeps its place is left out"),
        lambda q: any(option.fixed for option in options_of(q)),
    ),
    "all_or_nothing": (N_("that only the whole answer counts is left out"), lambda q: q.all_or_nothing),
    "hints": (N_("its hints are left out"), lambda q: q.hints),
    "rubric": (N_("the criteria by which it is graded are left out"), lambda q: q.rubric),
    "explanation": (N_("its explanation is left out"), lambda q: q.explanation is not None),
    "option feedback": (
        N_("the feedback of its options is left out"),
        lambda q: any(_has_feedback(option.feedback) for option in options_of(q)),
    ),
    "answer feedback": (
        N_("the feedback of its answers is left out"),
        lambda q: any(_has_feedback(one.feedback) for one in _all_answers(q)),
    ),
    "weights": (
        N_("its options count otherwise there than here: their weights are left out"),
        _is_partly_right,
    ),
    "accept": (
        N_("further right answers are left out"),
        lambda q: any(answer.accept for answer in answers_of(q)),
    ),
    "others": (
        N_("answers that count in part are left out"),
        lambda q: any(other.fraction > 0 for answer in answers_of(q) for other in answer.others),
    ),
    "wildcards": (
        N_("* stands for any text in its answers here, and for itself there"),
        lambda q: any(len(split_pattern(text)) > 1 for answer in answers_of(q) for text in answer.accept),
    ),
    "exact_case": (
        N_("that capital letters matter is left out"),
        lambda q: any(answer.exact_case for answer in answers_of(q)),
    ),
    "units": (
        N_("its unit is left out: the number is written in that unit"),
        lambda q: any(answer.unit or answer.units for answer in answers_of(q)),
    ),
    "tolerance": (
        N_("its tolerance is left out: only the exact number will count"),
        lambda q: any(answer.tolerance for answer in answers_of(q)),
    ),
    "relative tolerance": (
        N_("its tolerance in percent or digits is written as an absolute one"),
        lambda q: any(one.tolerance and one.tolerance.abs is None for one in _all_answers(q)),
    ),
    "dates": (
        N_("its date is written as a text: other ways of writing it will not count"),
        lambda q: any(answer.type == "date" for answer in answers_of(q)),
    ),
    "extras": (N_("the right sides that belong to no row are left out"), lambda q: q.extras),
    "verdicts": (N_("its own words for true and false are left out"), _has_own_verdicts),
    "blank weights": (
        N_("its gaps will all count alike"),
        lambda q: len({blank.weight for blank in q.blanks}) > 1,
    ),
    "pictures": (
        N_("its pictures are left out: only their descriptions are written"),
        lambda q: any(True for text in _texts(q) for _ in pictures_of(text)),
    ),
}
