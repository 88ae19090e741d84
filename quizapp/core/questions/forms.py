"""What answering a kind asks of memory, and what guessing would earn."""

from collections.abc import Callable, Mapping
from itertools import compress, product
from typing import Literal

from quizapp.core.questions.picks import worth
from quizapp.core.questions.question import KindName, Option, Question

AnswerForm = Literal["recognition", "cloze", "recall"]
FORMS: Mapping[KindName, AnswerForm] = {
    "cloze": "cloze",
    "numeric": "recall",
    "short_text": "recall",
    "open_answer": "recall",
}
# Sound questions have no more options; counting the ways of more would take long.
MOST_EXACT = 12


def answer_form(kind: KindName) -> AnswerForm:
    """Whether the answer is recognised among others, filled into a text, or recalled from nothing."""
    return FORMS.get(kind, "recognition")


def random_guess(question: Question) -> float:
    """The fraction (0..1) that blind choice earns on average; nothing where an answer is typed."""
    guess = _GUESSES.get(question.kind)
    return guess(question) if guess else 0.0


def _one_pick(options: tuple[Option, ...]) -> float:
    return sum(worth(options, [option.id]) for option in options) / max(len(options), 1)


def _any_picks(question: Question) -> float:
    """The mean over all ways to pick at least one option."""
    options = question.options
    if not options or len(options) > MOST_EXACT:
        return 0.0
    ids = [option.id for option in options]
    ways = [worth(options, list(compress(ids, way))) for way in product((False, True), repeat=len(ids))]
    return sum(ways) / (len(ways) - 1)


def _rows(question: Question) -> float:
    rights = len(question.pairs) + len(question.extras)
    return 1 / rights if rights else 0.0


def _blanks(question: Question) -> float:
    guesses = [_one_pick(blank.options) for blank in question.blanks]
    return sum(guesses) / max(len(guesses), 1)


_GUESSES: Mapping[KindName, Callable[[Question], float]] = {
    "single_choice": lambda question: _one_pick(question.options),
    "multiple_choice": _any_picks,
    "true_false": lambda question: 0.5,
    "matching": _rows,
    "cloze": _blanks,
    "ordering": lambda question: 0.5,
}
