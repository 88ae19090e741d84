from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quizzes.page import count_pages, find_pages


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.integers(0, 20), st.booleans())
def test_every_page_has_a_question_and_none_too_many(begins: list[bool], per_page: int, by_section: bool):
    pages = find_pages(begins, per_page, by_section=by_section)
    assert pages == sorted(pages) and set(pages) == set(range(1, pages[-1] + 1))
    assert per_page == 0 or max(map(pages.count, pages)) <= per_page
    if by_section:
        assert all(page not in pages[:at] for at, page in enumerate(pages) if begins[at])
    else:
        assert pages[-1] == count_pages(len(begins), per_page)


def test_zero_means_all_on_one_page_or_all_of_a_section():
    assert count_pages(40, 0) == 1
    begins = [False, True, False, False, True]
    assert find_pages(begins, 0, by_section=False) == [1] * 5
    assert find_pages(begins, 0, by_section=True) == [1, 2, 2, 2, 3]
    assert find_pages(begins, 2, by_section=True) == [1, 2, 2, 3, 4]
