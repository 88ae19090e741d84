"""He and she stand for the person of whom an English text tells, not for its author, nor for one who goes by the other word."""

import pytest

from quizapp.core.articles.article import prepare
from quizapp.core.articles.gazetteer import Gazetteer
from quizapp.core.articles.repair import repair
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Ada Lind joined in May. She sings.", "She", "Ada Lind"),
        ("Ada Lind joined in May. The work was hard. She met the boss, Per Dahl. She sings.", "She sings", "Ada Lind"),
        ("Ms. Lind and Mr. Dahl came. She sings.", "She", "Lind"),
        ("Ms. Lind and Mr. Dahl came. He sings.", "He", "Dahl"),
        ("By Jo Falk\n\nIt is cold. She sings.", "She", None),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(text: str, pronoun: str, meant: str | None) -> None:
    article = prepare(repair(text, pronounce), Gazetteer(), tag_words)
    found = article.person_meant(text.rindex(pronoun), pronoun.split(" ")[0])
    assert (found.text if found else None) == meant
