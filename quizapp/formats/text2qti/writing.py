"""Questions as a file that text2qti turns into a quiz for Canvas."""

from collections.abc import Iterator, Mapping, Sequence

from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.questions.cloze import MARKER
from quizapp.core.questions.picks import is_right
from quizapp.core.questions.question import Answer, KindName, Option, Question
from quizapp.formats.foreign_markdown import write_markdown
from quizapp.formats.losses import PARTS, losses_of
from quizapp.formats.number_rows import number_rows
from quizapp.formats.open_form import as_open_answer
from quizapp.formats.option_ids import option_id
from quizapp.formats.text2qti.answers import write_number

KINDS: frozenset[KindName] = frozenset(
    (
        "single_choice",
        "multiple_choice",
        "true_false",
        "numeric",
        "short_text",
        "cloze",
        "description",
        "open_answer",
    )
)
CAN = frozenset(("title", "mark", "explanation", "option feedback", "accept", "tolerance", "extras"))
NUMBERS = N_("the numbers in its gaps are written as texts: their tolerances are left out")
PENALTY = N_("wrong options take away as much as right ones earn, as in Canvas")


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """A text2qti file of the questions on one side of their texts; ``media`` cannot be in it."""
    blocks = [f"Quiz title: {' '.join(title.split())}"] if title.strip() else []
    number = 0
    for question in questions:
        shown = question if _fits(question) else as_open_answer(question, language)
        number += shown.kind != "description"
        blocks.append(_block(shown, number, language))
    return ("\n\n".join(blocks) + "\n").encode()


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What text2qti cannot say of this question."""
    can = CAN - {"mark", "explanation"} if question.kind == "description" else CAN
    answer = question.answer
    if question.kind == "numeric" and answer and answer.tolerance and answer.tolerance.digits is None:
        can |= {"relative tolerance"}
    if question.kind == "short_text" and answer and not answer.others:
        can |= {"answer feedback"}
    kinds = KINDS if _fits(question) else KINDS - {question.kind}
    lost = losses_of(question, language, can=can & frozenset(PARTS), kinds=kinds)
    own = [(PENALTY, _is_penalised(question)), (NUMBERS, _fits(question) and _has_number_in_gap(question))]
    return (*lost, *(Message(text) for text, has in own if has))


def _fits(question: Question) -> bool:
    """Whether text2qti has this kind, and for a cloze gaps that are all typed or all chosen."""
    if question.kind == "cloze":
        return len({blank.answer is None for blank in question.blanks}) == 1
    return question.kind in KINDS


def _has_number_in_gap(question: Question) -> bool:
    return any(blank.answer and blank.answer.type == "number" for blank in question.blanks)


def _is_penalised(question: Question) -> bool:
    if question.kind != "multiple_choice":
        return False
    right = [option.fraction for option in question.options if option.fraction > 0]
    return any(round(option.fraction + right[0], 4) for option in question.options if option.fraction <= 0)


def _block(question: Question, number: int, language: Language) -> str:
    title = " ".join(question.title.split())
    if question.kind == "description":
        head = [f"Text title: {title}"] if title else []
        return "\n".join([*head, _indented("Text: ", question.stem.in_(language), 2)])
    head = [f"Title: {title}"] if title else []
    if question.mark != 1:
        head.append(f"Points: {question.mark:g}")
    stem = (
        MARKER.sub(r"((\1))", question.stem.in_(language))
        if question.kind == "cloze"
        else question.stem.in_(language)
    )
    head.append(_indented(f"{number}.".ljust(3) + " ", stem))
    if question.explanation:
        head.append(_indented("... ", question.explanation.in_(language)))
    return "\n".join([*head, *_answers(question, language)])


def _answers(question: Question, language: Language) -> Iterator[str]:
    """The lines below a question."""
    if question.kind == "true_false":
        yield from _truth(question, language)
    elif question.kind == "single_choice":
        for place, option in enumerate(question.options):
            letter = option_id(place)[0]
            yield from _option(f"*{letter}) " if is_right(option) else f"{letter})  ", option, language)
    elif question.kind == "multiple_choice":
        for option in question.options:
            yield from _option("[*] " if option.fraction > 0 else "[ ] ", option, language)
    elif question.kind == "short_text" and question.answer:
        for value in _values(question.answer):
            yield f"*   {value}"
            yield from _told(question.answer.feedback, language)
    elif question.kind == "numeric" and question.answer:
        rows = number_rows(question.answer)
        tolerance = (
            question.answer.tolerance if question.answer.tolerance and question.answer.tolerance.rel else None
        )
        yield f"=   {write_number(Answer(rows[0].value, 'number', tolerance=tolerance or rows[0].tolerance))}"
    elif question.kind == "cloze":
        yield from _gaps(question, language)
    else:
        yield "____"


def _truth(question: Question, language: Language) -> Iterator[str]:
    told = {option.id: option.feedback for option in question.options}
    for verdict in ("true", "false"):
        right = question.answer is not None and question.answer.value == verdict
        yield f"{'*' if right else ''}{'a' if verdict == 'true' else 'b'}) {verdict.capitalize()}"
        yield from _told(told.get(verdict), language)


def _option(sign: str, option: Option, language: Language) -> Iterator[str]:
    yield _indented(sign, option.text.in_(language))
    yield from _told(option.feedback, language)


def _gaps(question: Question, language: Language) -> Iterator[str]:
    for blank in question.blanks:
        if blank.answer is not None:
            yield from (f"<> (({blank.id})) {value}" for value in _values(blank.answer))
        for option in blank.options:
            sign = "{*}" if is_right(option) else "{ }"
            yield f"{sign} (({blank.id})) {' '.join(option.text.in_(language).split())}"


def _values(answer: Answer) -> list[str]:
    """The texts that are right; one with a pattern in it is its letters."""
    return list(dict.fromkeys([answer.value, *(text.replace("\\*", "*") for text in answer.accept)]))


def _told(told: Twin | None, language: Language) -> Iterator[str]:
    if told:
        yield _indented("... ", told.in_(language))


def _indented(sign: str, markdown: str, indent: int = 0) -> str:
    """A text behind its sign, its further lines below its first one."""
    first, *rest = write_markdown(markdown).split("\n")
    space = " " * (indent or len(sign))
    return "\n".join([sign + first, *(space + line if line else "" for line in rest)])
