"""Words are found and counted as the text itself counts them."""

from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.core.articles import occurrences
from quizapp.core.articles.occurrences import Occurrences


@example("江江江", "江江")
@given(st.text("a江", max_size=12), st.text("a江", min_size=1, max_size=3))
def test_a_word_is_found_wherever_it_stands_by_the_text_or_by_its_index(text: str, word: str) -> None:
    told, indexed = Occurrences(text), Occurrences(text)
    for _ in range(occurrences._MANY):
        indexed.places("江")
    assert told.count(word) == told.count(word) == indexed.count(word) == text.count(word)
    assert told.places(word) == indexed.places(word)
    assert all(text.startswith(word, at) for at in told.places(word))
