"""Ordering: items to bring into the order in which the author lists them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.picks import posted
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import (
    Grade,
    Parsed,
    Part,
    Raw,
    Response,
    Unanswered,
    Unreadable,
    texts_given,
)
from quizapp.core.questions.structure import check_count, check_different, check_ids, place


class Ordering:
    """Field ``order``: the ids of all items in the given order."""

    name: KindName = "ordering"
    graded = True
    parts = frozenset({"items"})

    def check(self, question: Question) -> list[Fault]:
        where = place(question, "items")
        return [
            *check_count(where, len(question.items)),
            *check_ids(where, _ids(question)),
            *check_different(where, [item.text for item in question.items]),
        ]

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        return {"items": tuple(map(Movable, _ids(question)))}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        order = posted(raw, "order")
        if not order:
            return Unanswered()
        if sorted(order) != sorted(_ids(question)):
            return Unreadable(Message(N_("Give every item a place of its own.")), "order")
        return Response({"order": order})

    def grade(self, question: Question, response: Response) -> Grade:
        key, order = _ids(question), texts_given(response, "order")
        kept, neighbours = kept_neighbours(key, order), max(len(key) - 1, 1)
        counts = {"kept": str(kept), "all": str(neighbours)}
        why = Message(
            N_("Steps from one item to the next that go the right way: %(kept)s of %(all)s."), counts
        )
        parts = {given: Part(float(right == given), given) for right, given in zip(key, order, strict=False)}
        return Grade(kept / neighbours, (why,), parts)

    def key(self, question: Question) -> Raw:
        return {"order": _ids(question)} if question.items else {}

    def examples(self, question: Question) -> list[Example]:
        ids = _ids(question)
        swapped = [*ids[1::-1], *ids[2:]]
        neighbours = max(len(ids) - 1, 1)
        return [
            Example({"order": ids}, 1.0),
            Example({"order": ids[::-1]}, 0.0),
            Example({"order": swapped}, kept_neighbours(ids, swapped) / neighbours),
            Example({"order": ids[1:]}, None),
            Example({"order": [*ids, *ids[:1]]}, None),
            Example({"order": [*ids[1:], "".join(ids) + "?"]}, None),
        ]


def kept_neighbours(key: Sequence[str], order: Sequence[str]) -> int:
    """How many items of the key still come before the item that follows them there.

    All n - 1 are kept by the right order alone; a reversed order keeps none, a random one half.
    """
    places = {id_: number for number, id_ in enumerate(order)}
    return sum(
        one in places and other in places and places[one] < places[other] for one, other in pairwise(key)
    )


def _ids(question: Question) -> list[str]:
    return [item.id for item in question.items]
