"""The questions of one problem."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Blank, Question
from quizapp.formats.element_texts import ElementTexts
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import Kept
from quizapp.formats.olx.asking import Asking
from quizapp.formats.olx.options import option_id, read_menu, read_several, read_single
from quizapp.formats.olx.problem import MOST_ASKED, RESPONSES, Asked, asked, hints_of, is_cloze, is_computed
from quizapp.formats.olx.stems import shown_whole, stem_of
from quizapp.formats.olx.typed import read_number, read_text
from quizapp.formats.statements import as_statement
from quizapp.formats.xml_tree import Node, flag, number

SPLIT = N_(
    "this problem asks %(count)s things and became as many questions, each with the text that they share"
)
COMPUTED = N_(
    "its numbers are made by a program, which is never run: write it with fixed numbers, or grade it yourself"
)
MANY = N_("the problem asks more than 100 things: divide it into questions, or grade it yourself")
SCRIPT = N_("a program of the problem was taken out: check that its text is whole")
GRADER = N_("its answers are graded in a way of its own (%(kind)s): grade it yourself")


@dataclass(frozen=True)
class Made:
    """A question of a problem, what was not carried of it, and why it is kept ungraded (None where it is graded)."""

    question: Question
    notes: tuple[Message, ...] = ()
    kept: Message | None = None


def make_questions(problem: Node, texts: ElementTexts) -> list[Made]:
    """All questions of a problem, without ids; as many as ``count_questions`` says, none where it shows nothing."""
    found = asked(problem)
    if is_computed(problem) or len(found) > MOST_ASKED and not is_cloze(found):
        why = COMPUTED if is_computed(problem) else MANY
        made = [Made(_whole(Asking(problem, None, texts)), kept=Message(why))]
    elif is_cloze(found):
        made = [_make(Asking(problem, None, texts), lambda asking: _cloze(asking, found))]
    elif found:
        readers = [
            (Asking(problem, one, texts, alone=not found[1:]), _READERS.get(one.kind, _refuse))
            for one in found
        ]
        made = [_make(asking, read) for asking, read in readers]
    else:
        made = _describe(problem, texts)
    responses = [one.response for one in found] if len(made) == len(found) else [None] * len(made)
    return [
        _finished(problem, texts, one, response, len(made))
        for one, response in zip(_noted(problem, made), responses, strict=True)
    ]


def _make(asking: Asking, read: Callable[[Asking], Question]) -> Made:
    """The question of a response; kept with all that it shows where it cannot be graded."""
    try:
        question = read(asking)
    except Kept as kept:
        return Made(_whole(asking), kept=kept.message)
    return Made(question, tuple(asking.notes))


def _noted(problem: Node, made: list[Made]) -> list[Made]:
    """The questions, the first of which says that the problem was divided, or lost a program."""
    notes = [Message(SPLIT, {"count": str(len(made))})] if len(made) > 1 else []
    if made and made[0].kept is None and next(problem.iter("script"), None) is not None:
        notes.append(Message(SCRIPT))
    return [replace(made[0], notes=(*notes, *made[0].notes)), *made[1:]] if notes else made


def _whole(asking: Asking) -> Question:
    """A problem, or one of its responses, as an open answer with all that it shows."""
    chosen = None if asking.alone else asking.one
    return Question("", "open_answer", asking.twin(shown_whole(asking.problem, chosen)))


def _describe(problem: Node, texts: ElementTexts) -> list[Made]:
    """A problem that asks nothing; none where it shows nothing either."""
    text = texts.markdown(stem_of(problem, None))
    return [Made(Question("", "description", twin_of(text, texts.language)))] if text else []


def _refuse(asking: Asking) -> Question:
    raise Kept(GRADER, kind=asking.kind)


def _single_choice(asking: Asking) -> Question:
    options = read_single(asking)
    shuffle = flag(asking.field, "shuffle")
    question = Question("", "single_choice", asking.stem(), options=options, shuffle=shuffle)
    return as_statement(question, asking.texts.language)


def _multiple_choice(asking: Asking) -> Question:
    whole = not asking.response.get("partial_credit")
    options = read_several(asking)
    return Question(
        "",
        "multiple_choice",
        asking.stem(),
        options=options,
        shuffle=flag(asking.field, "shuffle"),
        all_or_nothing=whole,
    )


def _menu(asking: Asking) -> Question:
    if not asking.ends():
        return _cloze(asking, [asking.given])
    return Question("", "single_choice", asking.stem(), options=read_menu(asking), shuffle=False)


def _short_text(asking: Asking) -> Question:
    if not asking.ends():
        return _cloze(asking, [asking.given])
    return Question("", "short_text", asking.stem(), answer=read_text(asking))


def _numeric(asking: Asking) -> Question:
    if not asking.ends():
        return _cloze(asking, [asking.given])
    return Question("", "numeric", asking.stem(), answer=read_number(asking))


def _cloze(asking: Asking, found: Sequence[Asked]) -> Question:
    """Gaps of one text."""
    ids = {one.field: option_id(place) for place, one in enumerate(found)}
    blanks = []
    for one in found:
        inner = replace(asking, one=one)
        if one.kind == "optionresponse":
            blanks.append(Blank(ids[one.field], options=read_menu(inner)))
        else:
            read = read_text if one.kind == "stringresponse" else read_number
            blanks.append(Blank(ids[one.field], answer=read(inner)))
    stem = asking.twin(stem_of(asking.problem, None if asking.alone else asking.one, ids))
    return Question("", "cloze", stem, blanks=tuple(blanks), shuffle=False)


def _finished(problem: Node, texts: ElementTexts, made: Made, response: Node | None, count: int) -> Made:
    """The question with its solutions, the problem's hints and its share of the weight."""
    solutions = (one for one in problem.iter("solution") if count == 1 or _owner(one) in (None, response))
    said = "\n\n".join(filter(None, map(texts.markdown, solutions)))
    weight = number(problem.get("weight"))
    hints = (texts.twin(hint) for hint in hints_of(problem))
    question = replace(
        made.question,
        explanation=twin_of(said, texts.language) if said else None,
        hints=tuple(hint for hint in hints if any(hint.sides().values())),
        mark=round((weight if weight and weight > 0 else float(count)) / count, 9),
    )
    return replace(made, question=question)


def _owner(solution: Node) -> Node | None:
    """The response that a solution belongs to, None where it is the problem's own."""
    return next((one for one in solution.iterancestors() if one.tag in RESPONSES), None)


_READERS: Mapping[str, Callable[[Asking], Question]] = {
    "multiplechoiceresponse": _single_choice,
    "truefalseresponse": _single_choice,
    "choiceresponse": _multiple_choice,
    "optionresponse": _menu,
    "stringresponse": _short_text,
    "numericalresponse": _numeric,
}
