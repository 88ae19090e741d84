"""Matching: each left side gets one of the right sides; some right sides may stay unused."""

from collections.abc import Mapping

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.kind import Example, Movable
from quizapp.core.questions.picks import read_one
from quizapp.core.questions.question import KindName, Question
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
from quizapp.core.questions.structure import MOST, check_count, check_different, check_ids, place


class Matching:
    """One field per pair, named by the pair's id: the id of the chosen right side."""

    name: KindName = "matching"
    graded = True
    parts = frozenset({"pairs", "extras"})

    def check(self, question: Question) -> list[Fault]:
        where = place(question, "pairs")
        rights = [*(pair.right for pair in question.pairs), *(extra.text for extra in question.extras)]
        return [
            *check_count(where, len(question.pairs)),
            *_check_rights(where, len(rights)),
            *check_ids(where, rights_of(question)),
            *check_different(f"{where} left", [pair.left for pair in question.pairs]),
            *check_different(f"{where} right", rights),
        ]

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        left = tuple(Movable(pair.id) for pair in question.pairs)
        return {"left": left, "right": tuple(map(Movable, rights_of(question)))}

    def parse(self, question: Question, raw: Raw) -> Parsed:
        given: dict[str, str] = {}
        for pair in question.pairs:
            picked = read_one(raw, pair.id, rights_of(question))
            if isinstance(picked, Unreadable):
                return picked
            if picked is not None:
                given[pair.id] = picked
        return Response(given) if given else Unanswered()

    def grade(self, question: Question, response: Response) -> Grade:
        parts = {pair.id: _verdict(pair.id, text_given(response, pair.id)) for pair in question.pairs}
        right = sum(part.fraction for part in parts.values())
        counts = {"right": f"{right:.0f}", "all": str(len(parts))}
        tally = Message(N_("Rows that match: %(right)s of %(all)s."), counts)
        return Grade(right / max(len(parts), 1), (tally,), parts)

    def key(self, question: Question) -> Raw:
        return {pair.id: [pair.id] for pair in question.pairs}

    def examples(self, question: Question) -> list[Example]:
        ids = [pair.id for pair in question.pairs]
        turned = dict(zip(ids, ids[1:] + ids[:1], strict=True))
        return [
            Example(self.key(question), 1.0),
            *(Example({id_: [id_]}, 1 / len(ids)) for id_ in ids),
            Example({id_: [other] for id_, other in turned.items()}, 0.0),
            *(Example({ids[0]: [extra.id]}, 0.0) for extra in question.extras if ids),
            *(Example({id_: ["".join(ids) + "?"]}, None) for id_ in ids),
        ]


def rights_of(question: Question) -> list[str]:
    """The ids of all right sides: each pair's own, then the extras."""
    return [*(pair.id for pair in question.pairs), *(extra.id for extra in question.extras)]


def _verdict(pair: str, picked: str) -> Part:
    why = None if picked else Message(N_("Left empty."))
    return Part(float(pair == picked), picked, why)


def _check_rights(where: str, count: int) -> list[Fault]:
    if count <= MOST:
        return []
    text = N_("there are %(count)s right sides with the extras: give at most %(most)s")
    return [fault(where, text, {"count": str(count), "most": str(MOST)})]
