"""Whether an answer is short enough that a learner could type it and be graded by it."""

import re

from quizapp.core.languages import N_

LONG_ANSWER = N_(
    "the answer is no short term that could be typed and graded: it was taken as the explanation of an open question"
)
LONGEST, MOST_WORDS, MOST_HAN = 40, 5, 12
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
# Lists, sentences, alternatives and markup: nobody types them sign for sign.
_MORE_THAN_A_TERM = re.compile(r"[\n\t,;，；、。?？!！|/=<>{}\\]|\.\s|\.$|!\[")


def is_typable(text: str) -> bool:
    """True for one term, name or number of a few words; false for sentences, lists and alternatives."""
    plain = text.strip()
    if not plain or len(plain) > LONGEST or _MORE_THAN_A_TERM.search(re.sub(r"(?<=\d)[,/](?=\d)", "", plain)):
        return False
    return len(plain.split()) <= MOST_WORDS and len(_HAN.findall(plain)) <= MOST_HAN
