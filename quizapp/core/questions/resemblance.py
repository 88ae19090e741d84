"""How much two questions say the same: their texts alike but for the way of writing, or nearly so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from quizapp.core.languages import Twin
from quizapp.core.questions.likeness import normalise
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import texts_of

# Which share of their runs of letters two questions have in common that are nearly the same (Jaccard's index).
NEAR = 0.75
_RUN = 4
_COMMON, _LOOKED_AT = 20, 5
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


def find_near(questions: Sequence[Question]) -> dict[int, int]:
    """For each question, by its place, the one before it that is nearly the same, where there is one.

    Candidates share some of the rarest runs of letters: two sets that have so much in common share one of these
    (prefix filtering; Chaudhuri, Ganti, Kaushik 2006). Of runs that many questions have, the first few are looked at.
    """
    runs = [_runs(question) for question in questions]
    frequency = Counter(run for one in runs for run in one)
    seen: defaultdict[str, list[int]] = defaultdict(list)
    near: dict[int, int] = {}
    for place, one in enumerate(runs):
        rarest = sorted(one, key=lambda run: (frequency[run], run))[: len(one) - ceil(NEAR * len(one)) + 1]
        shared = Counter(earlier for run in rarest if frequency[run] > 1 for earlier in seen[run])
        likely = sorted(earlier for earlier, _ in shared.most_common(_LOOKED_AT))
        found = next((earlier for earlier in likely if _jaccard(one, runs[earlier]) >= NEAR), None)
        if found is not None:
            near[place] = found
        for run in rarest:
            if len(seen[run]) < _COMMON:
                seen[run].append(place)
    return near


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
