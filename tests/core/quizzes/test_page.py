from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quizzes.page import count_pages, page_of


@given(st.integers(1, 60), st.integers(0, 20))
def test_every_page_has_a_question_and_none_too_many(slots: int, per_page: int):
    pages = [page_of(position, per_page) for position in range(1, slots + 1)]
    assert pages == sorted(pages)
    assert set(pages) == set(range(1, count_pages(slots, per_page) + 1))
    assert per_page == 0 or max(map(pages.count, pages)) <= per_page


def test_zero_means_all_on_one_page():
    assert count_pages(40, 0) == 1
