"""How much two questions say the same: their texts alike but for the way of writing, or nearly so."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import nsmallest
from math import ceil

from quizapp.core.languages import Twin
from quizapp.core.questions.likeness import normalise
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import texts_of

# Which share of their runs of letters two questions have in common that are nearly the same (Jaccard's index).
NEAR = 0.75
_RUN = 4
_COMMON, _LOOKED_AT = 100, 5
_PORTION = 200
_ASIDE_SIGNS = re.compile(r"[\W_]+")
_ASIDE = ("explanation", "hints", "feedback")


def fingerprint(question: Question) -> str:
    """What is asked, and what may be answered, whatever the order of the options and the way of writing."""
    stem, *rest = [normalise(text) for text in _asked(question)]
    return "\n".join([question.kind, stem, *sorted(rest), *sorted(_keys(question))])


def letters_of(question: Question) -> str:
    """The letters and digits of the stem: a quick look before questions are compared."""
    text = "".join(question.stem.sides().values())
    return _ASIDE_SIGNS.sub("", text).casefold()


def resemblance(one: Question, other: Question) -> float:
    """Which share of their runs of four letters two questions have in common, 0..1."""
    return _jaccard(_runs(one), _runs(other))


def find_near(
    questions: Sequence[Question],
    held: Sequence[Question],
    watch: Callable[[int, int], None] = lambda done, total: None,
) -> dict[int, int]:
    """For each question, by its place, the held one by its place that it nearly repeats, where there is one.

    Candidates share some of the rarest runs of letters: two sets that have so much in common share one of these
    (prefix filtering; Chaudhuri, Ganti, Kaushik 2006), so that time grows with the number of questions and not with
    that of pairs. Of runs that many have, the first are looked at. ``watch`` is told how many of how many are done.
    """
    runs = [_runs(question) for question in held]
    frequency = Counter(run for one in runs for run in one)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(runs):
        for run in _rarest(one, frequency):
            if len(having[run]) < _COMMON:
                having[run].append(place)
    near: dict[int, int] = {}
    for place, question in enumerate(questions):
        if place % _PORTION == 0:
            watch(place, len(questions))
        one = _runs(question)
        shared = Counter(other for run in _rarest(one, frequency) for other in having.get(run, ()))
        likely = [(_jaccard(one, runs[other]), -other) for other, _ in shared.most_common(_LOOKED_AT)]
        alike, other = max(likely, default=(0.0, 0))
        if alike >= NEAR:
            near[place] = -other
    return near


def _rarest(runs: frozenset[str], frequency: Mapping[str, int]) -> list[str]:
    """So many of the rarest runs that a set with a share of ``NEAR`` of them in common has one of these."""
    count = len(runs) - ceil(NEAR * len(runs)) + 1
    return nsmallest(count, runs, key=lambda run: (frequency.get(run, 0), run))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _runs(question: Question) -> frozenset[str]:
    text = "\n".join(normalise(text) for text in _asked(question))
    return frozenset(text[at : at + _RUN] for at in range(max(1, len(text) - _RUN + 1)))


def _asked(question: Question) -> Iterator[str]:
    """The texts of what is asked and offered, the stem first; not what is told afterwards."""
    for part, twin in texts_of(question):
        if part.rpartition(".")[2] not in _ASIDE and not part.startswith(_ASIDE):
            yield "\n".join(twin.sides().values())


def _keys(question: Question) -> Iterator[str]:
    """What is right, as text."""
    for option in (*question.options, *(option for blank in question.blanks for option in blank.options)):
        if option.fraction > 0:
            yield "+" + _said(option.text)
    for answer in (question.answer, *(blank.answer for blank in question.blanks)):
        if answer is not None:
            yield "=" + normalise(answer.value)
    yield from (f"{_said(pair.left)}>{_said(pair.right)}" for pair in question.pairs)
    yield from (f"{number}.{_said(item.text)}" for number, item in enumerate(question.items))


def _said(twin: Twin) -> str:
    return normalise("\n".join(twin.sides().values()))
