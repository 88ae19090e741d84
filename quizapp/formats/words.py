"""The words of a Chinese text with their parts of speech, from jieba; loaded by the worker and the command line alone."""

from functools import cache

import rjieba

from quizapp.core.articles.word_cuts import NEW
from quizapp.core.articles.word_table import ABSTRACT, SORTS


def tag_words(text: str) -> list[tuple[str, str]]:
    """The words of a text in order, each with its part of speech: n, v, a, m, nr …; joined they are the text.

    Behind the part of speech of a word that no dictionary holds stands a question mark.
    """
    _learn()
    return [(word, _marked(word, label)) for word, label in rjieba.tag(text, True)]


@cache
def _learn() -> None:
    """Adds the words that we know to the dictionary, once."""
    for word in (*SORTS, *ABSTRACT):
        if len(word) > 1:
            rjieba.add_word(word, None, "n")


@cache
def _marked(word: str, label: str) -> str:
    """The part of speech of a word, with a mark where it is new."""
    known = len(word) < 2 or not "\u4e00" <= word[0] <= "\u9fff" or rjieba.has_word(word)
    return label if known else label + NEW
