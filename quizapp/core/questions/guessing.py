"""What a question is worth on average to someone who knows nothing and picks by chance."""

from collections.abc import Callable, Mapping
from itertools import combinations
from statistics import fmean

from quizapp.core.questions.matching import rights_of
from quizapp.core.questions.picks import worth
from quizapp.core.questions.question import Option, Question

# Of an ordering every step from one item to the next goes the right way in half of all orders.
HALF = 0.5


def guess_worth(question: Question) -> float | None:
    """The mean fraction (0..1) of picking by chance; 0 for what is typed, None where nothing is graded.

    All picks that are not empty are as likely for a multiple choice, each right side by itself for a matching question.
    """
    by_chance: Mapping[str, Callable[[Question], float]] = {
        "single_choice": _of_one,
        "true_false": lambda _: HALF,
        "multiple_choice": _of_several,
        "matching": lambda one: 0.0 if one.all_or_nothing else 1 / len(rights_of(one)),
        "ordering": lambda one: 0.0 if one.all_or_nothing else HALF,
        "cloze": _of_blanks,
        "numeric": lambda _: 0.0,
        "short_text": lambda _: 0.0,
    }
    find = by_chance.get(question.kind)
    return None if find is None else find(question)


def _of_one(question: Question) -> float:
    return _mean(question.options)


def _mean(options: tuple[Option, ...]) -> float:
    return fmean(worth([one], [one.id]) for one in options) if options else 0.0


def _of_several(question: Question) -> float:
    ids = [option.id for option in question.options]
    picks = (
        [pick for size in range(1, len(ids) + 1) for pick in combinations(ids, size)]
        if len(ids) <= 12
        else []
    )
    if question.all_or_nothing:
        return 1 / (2 ** len(ids) - 1) if ids else 0.0
    return fmean(worth(question.options, pick) for pick in picks) if picks else 0.0


def _of_blanks(question: Question) -> float:
    whole = sum(blank.weight for blank in question.blanks)
    got = sum(blank.weight * _mean(blank.options) for blank in question.blanks if blank.options)
    return 0.0 if question.all_or_nothing or not whole else got / whole
