"""Which students of a gradebook are shown, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.classes.membership import Member
from quizapp.core.grades.choosing import SORTS, Standing, Wanted, aliases, choose, shuffled

ADA = Member(1, 11, "Ada", number="10", username="ada1", group="G1", labels=("early",))
BO = Member(2, 12, "Bo", number="9", group="G2", labels=("early", "late"))
CY = Member(3, 13, "Cy", group="G1")
CLASS = (ADA, BO, CY)
STANDINGS = {1: Standing(0.6, True), 2: Standing(0.4, False), 3: Standing(None, False)}


def names(standings=None, **wanted) -> list[str]:
    return [one.name for one in choose(CLASS, Wanted(**wanted), standings)]


def test_students_are_found_by_name_number_group_and_label() -> None:
    assert names(text=" aDA ") == names(text="10") == names(text="ada1") == ["Ada"]
    assert names(group="G1") == ["Ada", "Cy"] and names(label="early") == ["Ada", "Bo"]
    assert names(group="G1", label="late") == []


def test_numbers_go_by_their_size_and_who_has_none_comes_last() -> None:
    assert names(sort="number") == ["Bo", "Ada", "Cy"]


def test_results_order_and_filter_and_who_has_none_comes_last_and_is_below_nothing() -> None:
    assert names(STANDINGS, sort="highest") == ["Ada", "Bo", "Cy"]
    assert names(STANDINGS, sort="lowest") == ["Bo", "Ada", "Cy"]
    assert names(STANDINGS, missing=True) == ["Ada"]
    assert names(STANDINGS, below=0.6) == ["Bo"] and names(STANDINGS, below=0.61) == ["Ada", "Bo"]


members = st.lists(
    st.builds(
        Member,
        id=st.integers(1, 10**6),
        person_id=st.integers(1, 10**6),
        name=st.text(max_size=4),
        number=st.text("09a", max_size=3),
        group=st.sampled_from(["", "G1"]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)
standing = st.builds(Standing, st.none() | st.floats(0, 1), st.booleans())
conditions = st.builds(
    Wanted,
    group=st.sampled_from(["", "G1"]),
    missing=st.booleans(),
    below=st.none() | st.floats(0, 1),
    sort=st.sampled_from(SORTS),
    hidden=st.booleans(),
)


@given(members, conditions, st.data())
def test_whatever_the_order_the_same_students_are_shown_each_once(found, wanted: Wanted, data) -> None:
    standings = {one.id: data.draw(standing) for one in found} if wanted.needs_results else None
    chosen = choose(found, wanted, standings)
    plain = choose(found, Wanted(group=wanted.group, missing=wanted.missing, below=wanted.below), standings)
    assert sorted(one.id for one in chosen) == sorted(one.id for one in plain)
    if standings and wanted.sort in ("highest", "lowest"):
        shares = [standings[one.id].share for one in chosen]
        known = [one for one in shares if one is not None]
        assert shares[: len(known)] == sorted(known, reverse=wanted.sort == "highest")


@given(members)
def test_hidden_names_tell_nothing_of_the_order_of_names(found) -> None:
    assert shuffled(found) == shuffled(found[::-1]) == choose(found, Wanted(hidden=True, sort="number"))
    assert sorted(aliases(found).values()) == list(range(1, len(found) + 1))
