"""Words are counted as the text itself counts them."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.articles.occurrences import Occurrences


@given(st.text("ab江", max_size=30), st.text("ab江", min_size=1, max_size=4))
def test_a_word_is_found_wherever_it_stands(text: str, word: str) -> None:
    told = Occurrences(text)
    assert told.count(word) == told.count(word) == text.count(word)
    assert all(text.startswith(word, at) for at in told.places(word))
