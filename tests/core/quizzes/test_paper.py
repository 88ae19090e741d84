from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.quizzes.draw import Candidate, fill_slots, matches
from quizapp.core.quizzes.paper import Papers, count_papers, find_short
from quizapp.core.quizzes.quiz import Draw, Slot

POOL = [Candidate(f"a{n}", "numeric", ("a",), (f"f{n}",), n) for n in range(4)] + [
    Candidate(f"b{n}", "cloze", ("b",), (f"g{n}",)) for n in range(3)
]
A, B = Draw(tags=("a",)), Draw(tags=("b",))
facts = st.lists(st.sampled_from("fghi"), unique=True, max_size=2).map(tuple)
pools = st.lists(facts, max_size=6).map(
    lambda rows: [
        Candidate(f"q{n}", "numeric", ("a",) if n % 2 else ("b",), one) for n, one in enumerate(rows)
    ]
)
draws = st.lists(st.sampled_from([Draw(), A, B]), max_size=4)


def test_papers_are_counted_and_a_fixed_question_is_not_drawn_again():
    slots = [Slot(1, "a0"), Slot(2, draw=A), Slot(3, draw=A), Slot(4, draw=B)]
    assert count_papers(slots, POOL) == Papers(9, exact=True)
    assert count_papers(slots[:1], POOL) == Papers(1, exact=True)


def test_where_draws_overlap_or_facts_repeat_the_count_is_at_most_so_many():
    assert count_papers([Slot(1, draw=A), Slot(2, draw=Draw())], POOL) == Papers(28, exact=False)
    twins = [Candidate("x", "numeric", facts=("f",)), Candidate("y", "numeric", facts=("f",))]
    assert not count_papers([Slot(1, draw=Draw())], twins).exact


def test_draws_that_ask_for_too_much_say_how_much_there_is():
    slots = [Slot(1, "b0"), Slot(2, draw=B), Slot(3, draw=B), Slot(4, draw=B), Slot(5, draw=A)]
    assert find_short(slots, POOL) == {B: (3, 2)}
    assert count_papers(slots, POOL).count == 0


def test_a_draw_by_difficulty_leaves_out_what_states_none():
    given = [matches(Draw(min_difficulty=1, max_difficulty=2), one) for one in POOL]
    assert given == [False, True, True, False, False, False, False]


@pytest.mark.parametrize("seed", range(8))
def test_a_draw_leaves_the_fact_that_another_one_cannot_do_without(seed: int):
    pool = [
        Candidate("shared", "numeric", ("a",), ("f",)),
        Candidate("spare", "numeric", ("a",), ("g",)),
        Candidate("only", "numeric", ("b",), ("f",)),
    ]
    drawn = fill_slots([Slot(1, draw=A), Slot(2, draw=B)], pool, Random(seed))
    assert drawn.questions == {1: "spare", 2: "only"}


@settings(max_examples=60)
@given(pools, draws, st.integers(0, 99))
def test_no_fact_comes_twice_where_that_can_be_avoided(pool: list[Candidate], wanted: list[Draw], seed: int):
    slots = [Slot(number, draw=draw) for number, draw in enumerate(wanted, 1)]
    drawn = fill_slots(slots, pool, Random(seed))
    known = {one.id: one for one in pool}
    asked = [fact for id_ in drawn.questions.values() for fact in known[id_].facts]
    ways = product(*([one for one in pool if matches(draw, one)] for draw in wanted))
    if any(_is_fresh(way) for way in ways):
        assert not drawn.unfilled and len(set(asked)) == len(asked)


def _is_fresh(way: tuple[Candidate, ...]) -> bool:
    asked = [fact for one in way for fact in one.facts]
    return len({one.id for one in way}) == len(way) and len(set(asked)) == len(asked)
