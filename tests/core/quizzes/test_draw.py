from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quizzes.draw import Candidate, fill_slots, matches
from quizapp.core.quizzes.quiz import Draw, Slot

TAGS = ("a", "b", "c")
tag_sets = st.lists(st.sampled_from(TAGS), unique=True, max_size=3).map(tuple)
pools = st.lists(tag_sets, max_size=8).map(
    lambda sets: [Candidate(f"q{n}", "numeric", tags) for n, tags in enumerate(sets)]
)
draws = st.lists(tag_sets.map(lambda tags: Draw(tags=tags)), max_size=8)
ONE_EACH = [Candidate("x", "numeric", ("a", "b")), Candidate("y", "numeric", ("a",))]


def slots_of(*draws: Draw) -> list[Slot]:
    return [Slot(number, draw=draw) for number, draw in enumerate(draws, 1)]


def most_fillable(slots: list[Slot], pool: list[Candidate]) -> int:
    """The largest number of slots that can be filled, by trying everything."""
    if not slots:
        return 0
    first, rest = slots[0], slots[1:]
    without = most_fillable(rest, pool)
    fits = [one for one in pool if first.draw and matches(first.draw, one)]
    return max([without, *(1 + most_fillable(rest, [x for x in pool if x != one]) for one in fits)])


@given(pools, draws, st.integers())
def test_no_question_comes_twice_and_each_fits_its_slot(pool: list[Candidate], wanted: list[Draw], seed: int):
    drawn = fill_slots(slots_of(*wanted), pool, Random(seed))
    known = {one.id: one for one in pool}
    assert len(set(drawn.questions.values())) == len(drawn.questions)
    assert all(matches(wanted[number - 1], known[id_]) for number, id_ in drawn.questions.items())


@given(pools.filter(lambda pool: len(pool) <= 5), draws.filter(lambda draws: len(draws) <= 4), st.integers())
def test_as_many_slots_are_filled_as_can_be(pool: list[Candidate], wanted: list[Draw], seed: int):
    slots = slots_of(*wanted)
    drawn = fill_slots(slots, pool, Random(seed))
    assert len(drawn.questions) == most_fillable(slots, pool)
    assert {*drawn.questions, *drawn.unfilled} == {slot.number for slot in slots}


@given(st.integers())
def test_a_question_moves_to_another_slot_when_only_so_all_are_filled(seed: int):
    drawn = fill_slots(slots_of(Draw(), Draw(tags=("b",))), ONE_EACH, Random(seed))
    assert drawn.questions == {1: "y", 2: "x"}


@given(st.integers())
def test_a_fixed_question_is_never_drawn_again(seed: int):
    slots = [Slot(1, question="x"), Slot(2, draw=Draw(tags=("b",))), Slot(3, draw=Draw())]
    drawn = fill_slots(slots, ONE_EACH, Random(seed))
    assert drawn.questions == {1: "x", 3: "y"}
    assert drawn.unfilled == (2,)


@given(st.integers())
def test_a_fact_is_asked_twice_only_when_nothing_else_is_left(seed: int):
    pool = [Candidate(f"q{n}", "numeric", facts=(f"f{n // 2}",)) for n in range(6)]
    drawn = fill_slots(slots_of(Draw(), Draw(), Draw()), pool, Random(seed))
    assert sorted(int(id_[1:]) // 2 for id_ in drawn.questions.values()) == [0, 1, 2]


def test_the_same_seed_draws_the_same():
    pool = [Candidate(f"q{n}", "numeric") for n in range(50)]
    slots = slots_of(*[Draw()] * 10)
    assert fill_slots(slots, pool, Random(7)) == fill_slots(slots, pool, Random(7))
    assert fill_slots(slots, pool, Random(7)) != fill_slots(slots, pool, Random(8))


def test_a_draw_needs_every_condition_that_it_names():
    candidate = Candidate("q", "numeric", ("a",), ("f",))
    assert matches(Draw(tags=("a", "z"), facts=("f",), kinds=("numeric",)), candidate)
    assert not matches(Draw(tags=("a",), kinds=("ordering",)), candidate)
    assert not matches(Draw(questions=("other",)), candidate)
