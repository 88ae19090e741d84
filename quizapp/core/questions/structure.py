"""Faults that questions of any kind can have: texts, ids, options, parts that do not belong to the kind."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import LANGUAGES, N_, Language, Message, Twin
from quizapp.core.questions.likeness import normalise
from quizapp.core.questions.picture import check_pictures
from quizapp.core.questions.question import Answer, Option, Question

FEWEST, MOST = 2, 26
ID = re.compile(r"[\w-]{1,64}")
PARTS = ("options", "answer", "blanks", "pairs", "extras", "items", "rubric")
Texts = Iterable[tuple[str, Twin]]


def check_whole(question: Question, parts: frozenset[str]) -> list[Fault]:
    """Faults of what every question has, and of parts that its kind does not use."""
    faults = [*check_ids("", [question.id], question.id), *check_sides(question)]
    if not 0 < question.mark < float("inf"):
        faults.append(fault(place(question, "mark"), N_("the mark must be above 0: write one such as 1")))
    for name in PARTS:
        if getattr(question, name) and name not in parts:
            text = N_("a question of this kind has no %(part)s: remove them, or choose another kind")
            faults.append(fault(place(question, name), text, {"part": name}))
    return faults


def check_sides(question: Question) -> list[Fault]:
    """Faults of the texts: empty ones are errors, a language that the stem has and a part lacks is a warning."""
    faults: list[Fault] = []
    wanted = set(question.stem.sides())
    for part, twin in texts_of(question):
        where = place(question, part)
        sides = twin.sides()
        faults += check_pictures(where, twin)
        if not sides or not all(text.strip() for text in sides.values()):
            faults.append(fault(where, N_("the text is empty: write one")))
        for language in wanted - set(sides):
            faults.append(_missing(where, language))
    return faults


def texts_of(question: Question) -> Iterator[tuple[str, Twin]]:
    """Every text of the question with the name of its part."""
    yield "stem", question.stem
    yield from _option_texts("options", question.options)
    for blank in question.blanks:
        yield from _option_texts(f"blanks.{blank.id}", blank.options)
        yield from _answer_texts(f"blanks.{blank.id}", blank.answer)
    for pair in question.pairs:
        yield f"pairs.{pair.id}.left", pair.left
        yield f"pairs.{pair.id}.right", pair.right
    yield from ((f"extras.{extra.id}", extra.text) for extra in question.extras)
    yield from ((f"items.{item.id}", item.text) for item in question.items)
    yield from _answer_texts("answer", question.answer)
    yield from ((f"rubric.{one.id}", one.text) for one in question.rubric)
    if question.explanation is not None:
        yield "explanation", question.explanation
    yield from ((f"hints.{number}", hint) for number, hint in enumerate(question.hints, start=1))


def check_options(where: str, options: Sequence[Option]) -> list[Fault]:
    """Faults that the options of any choice can have."""
    return [
        *check_count(where, len(options)),
        *check_ids(where, [option.id for option in options]),
        *check_different(where, [option.text for option in options]),
        *check_fractions(where, options),
    ]


def check_count(where: str, count: int) -> list[Fault]:
    """A fault where there are too few or too many."""
    if FEWEST <= count <= MOST:
        return []
    text = N_("there are %(count)s: give at least %(fewest)s and at most %(most)s")
    return [fault(where, text, {"count": str(count), "fewest": str(FEWEST), "most": str(MOST)})]


def check_ids(where: str, ids: Sequence[str], at: str | None = None) -> list[Fault]:
    """Faults of ids: signs that are not allowed, and the same id twice."""
    legal = N_("“%(id)s” cannot be an id: use letters, digits, - and _")
    twice = N_("the id “%(id)s” occurs twice: give each its own")
    spot = where if at is None else at
    if len(set(ids)) == len(ids) and all(map(ID.fullmatch, ids)):
        return []
    return [
        *(fault(spot, legal, {"id": id_}) for id_ in dict.fromkeys(ids) if not ID.fullmatch(id_)),
        *(fault(spot, twice, {"id": id_}) for id_, count in Counter(ids).items() if count > 1),
    ]


def check_different(where: str, twins: Sequence[Twin]) -> list[Fault]:
    """A fault for each text that two of these share when width, case and spacing are set aside."""
    faults = []
    for language in LANGUAGES:
        texts = [text for twin in twins if (text := twin.sides().get(language))]
        told = [_told_apart(text) for text in texts]
        if len(set(told)) == len(told):
            continue
        for same, count in Counter(told).items():
            if same and count > 1:
                shown = next(text for text in texts if _told_apart(text) == same)
                text = N_("“%(text)s” occurs more than once: nobody can tell them apart")
                faults.append(fault(where, text, {"text": shown}))
    return faults


def check_fractions(where: str, options: Sequence[Option]) -> list[Fault]:
    """A fault for each fraction outside -1..1."""
    text = N_("the fraction %(fraction)s is out of range: write one from -1 to 1")
    return [
        fault(f"{where}.{option.id}", text, {"fraction": f"{option.fraction:g}"})
        for option in options
        if not -1 <= option.fraction <= 1
    ]


def place(question: Question, part: str) -> str:
    """Where a part of a question stands, as its faults say it."""
    return f"{question.id} {part}"


def _told_apart(text: str) -> str:
    """What tells two options apart: their likeness, or the signs themselves where nothing else is there."""
    return normalise(text) or text.strip()


def _option_texts(part: str, options: Iterable[Option]) -> Texts:
    for option in options:
        yield f"{part}.{option.id}", option.text
        if option.feedback is not None:
            yield f"{part}.{option.id}.feedback", option.feedback


def _answer_texts(part: str, answer: Answer | None) -> Texts:
    """What the author says to typed answers."""
    if answer is None:
        return
    if answer.feedback is not None:
        yield f"{part}.feedback", answer.feedback
    for number, other in enumerate(answer.others, start=1):
        if other.feedback is not None:
            yield f"{part}.others.{number}.feedback", other.feedback


def _missing(where: str, language: Language) -> Fault:
    text = N_("the text is missing in %(language)s: add it, or readers see the other language")
    return Fault(where, Message(text, {"language": language}), "warning")
