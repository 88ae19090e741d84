"""How the questions of a file stand to those of the bank that they go into: new, known by their id, or said already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quizapp.core.questions.question import Question
from quizapp.core.questions.resemblance import find_near, fingerprint, letters_of, resemblance

MatchKind = Literal["new", "same", "changed", "back", "taken", "duplicate", "twice", "near"]
Choice = Literal["take", "skip", "replace"]
# Ids such as q1 are given by many files: without an earlier import, only a question that resembles is taken to be the same.
RELATED = 0.3


@dataclass(frozen=True)
class Match:
    """How one question stands: ``key`` is the question of the bank (of the file for ``twice``) that it is compared with.

    ``same`` is there as it is, ``changed`` is there by its id and differs, ``back`` was retired, ``taken`` has the id
    of another question; ``duplicate`` says the same under another id, ``twice`` says it again in the file, ``near``
    nearly says it.
    """

    kind: MatchKind = "new"
    key: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be done with it, the most sensible first."""
        return CHOICES[self.kind]


CHOICES: Mapping[MatchKind, tuple[Choice, ...]] = {
    "new": ("take", "skip"),
    "same": ("skip", "take"),
    "changed": ("replace", "take", "skip"),
    "back": ("replace", "take", "skip"),
    "taken": ("take", "replace", "skip"),
    "duplicate": ("skip", "replace", "take"),
    "twice": ("skip", "take"),
    "near": ("take", "replace", "skip"),
}


@dataclass(frozen=True)
class Held:
    """A question that a bank has; ``retired`` ones are asked no more."""

    key: str
    question: Question
    retired: bool = False


@dataclass(frozen=True)
class Earlier:
    """What an earlier import of the same file made of a question: its key in the bank, and how the file had it."""

    key: str
    question: Question


def match_incoming(
    incoming: Sequence[Question],
    held: Sequence[Held],
    earlier: Mapping[str, Earlier] | None = None,
    *,
    nearly: bool = True,
) -> list[Match]:
    """How each question stands to those of a bank; ``earlier`` is by the id in the file.

    Without ``nearly`` questions that nearly repeat others count as new: ``match_nearly`` finds them afterwards.
    """
    by_key = {one.key: one for one in held}
    found = [_by_id(one, by_key, (earlier or {}).get(one.id)) for one in incoming]
    asked = [one for one in held if not one.retired]
    for place, match in _by_text(incoming, asked, found).items():
        found[place] = match
    for place, match in match_nearly(incoming, held, found).items() if nearly else ():
        found[place] = match
    return found


def match_nearly(
    incoming: Sequence[Question],
    held: Sequence[Held],
    found: Sequence[Match],
    watch: Callable[[int, int], None] = lambda done, total: None,
) -> dict[int, Match]:
    """How those stand, by place, that are new by ``match_incoming`` and nearly say what a question of the bank says."""
    places = [place for place, match in enumerate(found) if match.kind == "new"]
    others = _untied([one for one in held if not one.retired], found)
    if not others:
        return {}
    near = find_near([incoming[place] for place in places], [one.question for one in others], watch)
    return {places[at]: Match("near", others[other].key) for at, other in near.items()}


def _by_id(question: Question, held: Mapping[str, Held], earlier: Earlier | None) -> Match:
    there = held.get(earlier.key if earlier else question.id)
    if there is None:
        return Match()
    if earlier is None and not there.retired and resemblance(question, there.question) < RELATED:
        return Match("taken", there.key)
    if earlier is None and there.retired and not _equal(question, there.question):
        return Match("taken", there.key)
    if there.retired:
        return Match("back", there.key)
    unchanged = _equal(question, there.question) or (
        earlier is not None and _equal(question, earlier.question)
    )
    return Match("same" if unchanged else "changed", there.key)


def _by_text(
    incoming: Sequence[Question], held: Sequence[Held], found: Sequence[Match]
) -> Mapping[int, Match]:
    """How those stand that no id ties to a question of the bank."""
    free = [place for place, match in enumerate(found) if match.kind in ("new", "taken")]
    others = _untied(held, found)
    matches = _again(incoming, free)
    if others:
        said = {fingerprint(one.question): Match("duplicate", one.key) for one in reversed(others)}
        prints = {place: fingerprint(incoming[place]) for place in free}
        matches |= {place: said[print_] for place, print_ in prints.items() if print_ in said}
    return matches


def _untied(held: Sequence[Held], found: Sequence[Match]) -> list[Held]:
    """The questions of a bank that no id ties to one of the file."""
    tied = {match.key for match in found if match.kind in ("same", "changed", "back")}
    return [one for one in held if one.key not in tied]


def _again(incoming: Sequence[Question], places: Sequence[int]) -> dict[int, Match]:
    """Those of these places that say what an earlier one of the file says; compared where letters and digits are the same."""
    first: dict[str, int] = {}
    matches: dict[int, Match] = {}
    for place in places:
        earlier = first.setdefault(letters_of(incoming[place]), place)
        if earlier != place and fingerprint(incoming[earlier]) == fingerprint(incoming[place]):
            matches[place] = Match("twice", incoming[earlier].id)
    return matches


def _equal(one: Question, other: Question) -> bool:
    """Whether two questions are the same but for their ids, and for facts that only the bank knows."""
    return replace(one, id=other.id, facts=other.facts) == other
