"""Cloze: a text with gaps, each typed or chosen from a drop-down."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.picks import is_right, read_one, worth
from quizapp.core.questions.question import Blank, KindName, Option, Question
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
from quizapp.core.questions.single_choice import check_one_right, movables
from quizapp.core.questions.structure import MOST, check_ids, check_options, place
from quizapp.core.questions.typed import check_answer, grade_typed, read_typed

MARKER = re.compile(r"\{\{([\w-]{1,64})\}\}")


class Cloze:
    """One field per blank, named by its id: an option's id or a text; a number's unit is in ``<id>.unit``."""

    name: KindName = "cloze"
    graded = True
    parts = frozenset({"blanks"})

    def check(self, question: Question) -> list[Fault]:
        where = place(question, "blanks")
        return [
            *_check_count(where, len(question.blanks)),
            *check_ids(where, [blank.id for blank in question.blanks]),
            *_check_markers(question),
            *(found for blank in question.blanks for found in _check_blank(f"{where}.{blank.id}", blank)),
        ]

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {blank.id: movables(blank.options) for blank in question.blanks if blank.options}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        given: dict[str, str] = {}
        for blank in question.blanks:
            read = _read_blank(blank, raw)
            if isinstance(read, Unreadable):
                return read
            given.update(read)
        return Response(given) if given else Unanswered()

    def grade(self, question: Question, response: Response) -> Grade:
        parts = {blank.id: _grade_blank(blank, response) for blank in question.blanks}
        total = sum(parts[blank.id].fraction * blank.weight for blank in question.blanks)
        counts = {"right": str(sum(part.fraction == 1 for part in parts.values())), "all": str(len(parts))}
        tally = Message(N_("Blanks filled rightly: %(right)s of %(all)s."), counts)
        return Grade(total / _weights(question), (tally,), parts)

    def key(self, question: Question) -> Raw:
        return {field: [text] for blank in question.blanks for field, text in _key_of(blank).items()}

    def examples(self, question: Question) -> list[Example]:
        key = self.key(question)
        whole = _weights(question)
        return [
            Example(key, 1.0),
            *(
                Example(_only(key, blank), blank.weight / whole)
                for blank in question.blanks
                if len(_key_of(blank))
            ),
            *(
                Example({blank.id: [option.id]}, worth([option], [option.id]) * blank.weight / whole)
                for blank, option in _choices(question)
            ),
            *(Example({blank.id: ["?" * 999]}, None) for blank in question.blanks),
        ]


def split_stem(text: str) -> Iterator[tuple[str, str | None]]:
    """The stem cut at its blanks: each piece of text with the id of the blank behind it, None at the end."""
    start = 0
    for found in MARKER.finditer(text):
        yield text[start : found.start()], found[1]
        start = found.end()
    yield text[start:], None


def _weights(question: Question) -> float:
    # Blanks that weigh nothing are a fault, and divide nothing by nothing until it is mended.
    return sum(blank.weight for blank in question.blanks) or 1.0


def _read_blank(blank: Blank, raw: Raw) -> dict[str, str] | Unreadable:
    if blank.answer is not None:
        return read_typed(blank.answer, raw, blank.id, f"{blank.id}.unit")
    picked = read_one(raw, blank.id, [option.id for option in blank.options])
    if isinstance(picked, Unreadable):
        return picked
    return {} if picked is None else {blank.id: picked}


def _grade_blank(blank: Blank, response: Response) -> Part:
    given = text_given(response, blank.id)
    if not given:
        return Part(0.0, "", Message(N_("Left empty.")))
    if blank.answer is not None:
        return grade_typed(blank.answer, given, text_given(response, f"{blank.id}.unit"))
    return Part(worth(blank.options, [given]), given)


def _key_of(blank: Blank) -> dict[str, str]:
    if blank.answer is not None:
        unit = {f"{blank.id}.unit": blank.answer.unit} if blank.answer.unit else {}
        return {blank.id: blank.answer.value, **unit}
    right = next(filter(is_right, blank.options), None)
    return {blank.id: right.id} if right else {}


def _only(key: Raw, blank: Blank) -> Raw:
    return {field: key[field] for field in _key_of(blank)}


def _choices(question: Question) -> Iterator[tuple[Blank, Option]]:
    return ((blank, option) for blank in question.blanks if blank.answer is None for option in blank.options)


def _check_count(where: str, count: int) -> list[Fault]:
    if 1 <= count <= MOST:
        return []
    text = N_("there are %(count)s blanks: give at least 1 and at most %(most)s")
    return [fault(where, text, {"count": str(count), "most": str(MOST)})]


def _check_markers(question: Question) -> list[Fault]:
    """Faults unless each side of the stem holds each blank exactly once, and no other."""
    lacks = N_("the blank “%(id)s” is missing in the %(language)s stem: write {{%(id)s}} where it belongs")
    often = N_("the blank “%(id)s” occurs more than once in the %(language)s stem: keep one {{%(id)s}}")
    strange = N_("the %(language)s stem names a blank “%(id)s” that is not there: add it under “blanks”")
    ids = {blank.id for blank in question.blanks}
    faults = []
    for language, text in question.stem.sides().items():
        found = Counter(MARKER.findall(text))
        told = [(id_, lacks) for id_ in ids - set(found)] + [(id_, strange) for id_ in set(found) - ids]
        told += [(id_, often) for id_, count in found.items() if count > 1]
        faults += [
            fault(place(question, "stem"), what, {"id": id_, "language": language})
            for id_, what in sorted(told)
        ]
    return faults


def _check_blank(where: str, blank: Blank) -> list[Fault]:
    if not 0 < blank.weight < float("inf"):
        return [fault(where, N_("the weight of a blank must be above 0: write one such as 1"))]
    if (blank.answer is None) == (not blank.options):
        return [fault(where, N_("give the blank either an answer to type or options to choose from"))]
    if blank.answer is not None:
        return check_answer(where, blank.answer)
    return [*check_options(where, blank.options), *check_one_right(where, blank.options)]
