"""The cells of a gradebook: the short way for what is ordinary says what the long way says of everything."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.classes.membership import Member
from quizapp.core.quizzes.accommodation import NONE, Accommodation
from quizapp.core.quizzes.penalty import Penalty
from quizapp.core.quizzes.quiz import Settings
from quizapp.services.assignments.reckoning import Terms
from quizapp.services.grades import reckoning
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.grades import Result

CLOSE = datetime(2026, 3, 2, 9, 0, 0, 123_456, tzinfo=UTC)
MEMBERS = [Member(id_, id_ + 10, f"S{id_}", group="G1" if id_ < 3 else "") for id_ in range(1, 5)]
CLASS = [{"kind": "class", "value": "", "member": None}]
GROUP = [{"kind": "group", "value": "G1", "member": None}]
# Around the close to the millisecond and around the end of the grace, and far from both.
near = st.sampled_from([-(10**7), 0, 1, 60_000, 60_001, 90_000, 5 * 10**6, 10**8])
moments = near.map(lambda ms: int(CLOSE.timestamp() * 1000) + ms)
terms = st.builds(
    Terms,
    st.builds(
        Settings,
        close_at=st.sampled_from([CLOSE, CLOSE, CLOSE, None]),
        late_until=st.sampled_from([None, CLOSE + timedelta(days=1)]),
        grace=st.sampled_from([0, 60]),
        penalty=st.sampled_from([None, Penalty(30, "hour", floor=25)]),
        counts=st.sampled_from(["first", "last", "best"]),
    ),
    st.sampled_from([NONE, Accommodation(window=60), Accommodation(unlimited=True)]),
)


def plain_results(person_id: int) -> st.SearchStrategy[list[Result]]:
    # None, where it may stand, is one value of ten: attempts that are ordinary but for one thing are the point.
    finished, extended = st.sampled_from([True] * 9 + [False]), st.sampled_from([True] + [False] * 9)
    either = st.tuples(moments, finished).map(lambda pair: pair[0] if pair[1] else None)
    more = st.tuples(moments, extended).map(lambda pair: pair[0] if pair[1] else None)
    drawn = st.tuples(st.integers(1, 10**6), st.none() | st.floats(0, 1), either, more)
    how_many = st.sampled_from([0, 1, 1, 1, 2, 3]).flatmap(
        lambda number: st.lists(drawn, min_size=number, max_size=number)
    )
    return how_many.map(
        lambda found: [
            Result(1, person_id, id_, number, *rest) for number, (id_, *rest) in enumerate(found, 1)
        ]
    )


@settings(max_examples=60)
@given(st.data())
def test_the_short_way_and_the_long_way_say_the_same(data) -> None:
    row = AssignmentRow(id=1, targets=data.draw(st.sampled_from([CLASS, GROUP])))
    usual, other = data.draw(terms), data.draw(terms)
    own = {one.id: data.draw(st.sampled_from([usual] * 3 + [other])) for one in MEMBERS}
    results = [one for member in MEMBERS for one in data.draw(plain_results(member.person_id))]
    now = CLOSE + data.draw(st.sampled_from([timedelta(-1), timedelta(), timedelta(2)]))
    taken = reckoning._by_place([1], [tuple(one) for one in results])[1]
    column = reckoning._column(row, MEMBERS, taken, own, now=now)
    for member, cell in zip(MEMBERS, column, strict=True):
        mine = [one for one in results if one.person_id == member.person_id]
        expected = reckoning._cell(mine, own[member.id], now=now)[0]
        assert cell == (expected if row.targets is CLASS or member.group else None)
