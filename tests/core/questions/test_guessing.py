"""What chance alone earns."""

from dataclasses import replace
from itertools import permutations, product
from statistics import fmean

import pytest

from quizapp.core.questions.guessing import guess_worth
from quizapp.core.questions.question import Option
from quizapp.core.questions.registry import grade_response
from quizapp.core.questions.response import Response
from tests.core.questions.samples import (
    MATCHING,
    MULTIPLE,
    NUMERIC,
    ORDERING,
    SAMPLES,
    SINGLE,
    TRUE_FALSE,
    same,
)


def mean_over(question, responses) -> float:
    return fmean(grade_response(question, Response(given)).fraction or 0.0 for given in responses)


def test_of_a_single_choice_each_option_is_as_likely() -> None:
    assert guess_worth(SINGLE) == mean_over(SINGLE, [{"choice": one.id} for one in SINGLE.options])


@pytest.mark.parametrize("all_or_nothing", [False, True])
def test_of_a_multiple_choice_each_pick_is_as_likely(all_or_nothing: bool) -> None:
    question = replace(MULTIPLE, all_or_nothing=all_or_nothing)
    ids = [one.id for one in question.options]
    picks = [
        [id_ for id_, on in zip(ids, bits, strict=True) if on] for bits in product((0, 1), repeat=len(ids))
    ]
    expected = mean_over(question, [{"choice": pick} for pick in picks if pick])
    assert guess_worth(question) == pytest.approx(expected)


def test_of_an_ordering_every_order_is_as_likely() -> None:
    orders = permutations([one.id for one in ORDERING.items])
    assert guess_worth(ORDERING) == pytest.approx(
        mean_over(ORDERING, [{"order": list(order)} for order in orders])
    )


def test_of_a_matching_question_each_right_side_is_as_likely_for_a_row() -> None:
    rights = [one.id for one in (*MATCHING.pairs, *MATCHING.extras)]
    row = MATCHING.pairs[0].id
    expected = mean_over(MATCHING, [{row: right} for right in rights]) * len(MATCHING.pairs)
    assert guess_worth(MATCHING) == pytest.approx(expected)


def test_half_the_statements_are_guessed_and_no_number_is() -> None:
    assert (guess_worth(TRUE_FALSE), guess_worth(NUMERIC)) == (0.5, 0.0)


def test_what_is_not_graded_has_no_chance() -> None:
    assert guess_worth(SAMPLES["open_answer"]) is None  # type: ignore[index]


def test_many_options_take_no_time() -> None:
    many = tuple(Option(f"o{n}", same(f"{n}"), 1 / 26) for n in range(26))
    assert guess_worth(replace(MULTIPLE, options=many)) == 0.0
