"""The words of a question as the rules look at them: character pairs of Han, stems of Latin words, numbers."""

import re
import unicodedata
from functools import lru_cache

_CACHED = 32768
_MARKER = re.compile(r"\{\{[\w-]+\}\}")
_MARKUP = re.compile(
    r"\*\*|__(?=\w)|(?<=\w)__|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|!?\[(?P<text>[^\]]*)\]\([^)]*\)"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-?[A-Za-z0-9.]*[A-Za-z0-9])?")
_NUMBER = re.compile(r"(?<![A-Za-z0-9.-])\d[\d,.]*")
# A full stop ends a sentence behind a word of some length: not behind Dr., A. or 1.
_SENTENCE = re.compile(r"[。！？]+|(?<=\w)[!?]+(?=\s|$)|(?<=[a-z]{3}|[)%”\"’]{1}..|\d{3})\.(?=\s|$)")
_STOP_HAN = frozenset(
    "的了是在和与及或也就都而被把将对从到为于以其个之所这那哪什么多少几有不没很最更还能会可要让使由用给向各每第该它们吗呢一二三两种些下上中前后里外时年月日"
)
_STOP_LATIN = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "is",
        "it",
        "its",
        "many",
        "much",
        "of",
        "on",
        "one",
        "or",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "must",
        "not",
        "no",
        "than",
        "more",
        "most",
        "into",
        "over",
        "under",
        "about",
        "after",
        "before",
        "each",
        "other",
        "such",
        "only",
        "also",
        "both",
        "between",
        "during",
        "per",
        "out",
        "up",
        "down",
        "so",
        "if",
        "but",
        "he",
        "she",
        "his",
        "her",
        "him",
        "you",
        "your",
        "we",
        "our",
        "i",
        "me",
        "my",
        "all",
        "any",
        "some",
        "same",
        "new",
        "first",
        "last",
        "name",
        "called",
        "use",
        "used",
        "make",
        "made",
        "give",
        "given",
        "get",
        "say",
        "said",
        "says",
        "s",
        "t",
    ]
)
BLANK = "____"
_LINE = re.compile(r"_{3,}")


def plain(text: str) -> str:
    """The text without Markdown, its blanks as lines."""
    # A line that is drawn for a gap is no sign of emphasis.
    pieces = (_MARKUP.sub(lambda found: found["text"] or "", piece) for piece in _LINE.split(text))
    return _MARKER.sub(BLANK, BLANK.join(pieces)).strip()


@lru_cache(_CACHED)
def width(text: str) -> int:
    """The width of a text as it is shown: a Chinese character is as wide as two Latin ones."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@lru_cache(_CACHED)
def grams(text: str) -> frozenset[str]:
    """What a text is about: pairs of Han characters, stems of Latin words, numbers; words that say nothing left out."""
    han = (run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1))
    latin = (lemma(word) for token in _LATIN.findall(text) for word in _split(token))
    numbers = (number.rstrip(".,") for number in _NUMBER.findall(text))
    return frozenset(
        [
            *(pair for pair in han if _STOP_HAN.isdisjoint(pair)),
            *(word for word in latin if word and word not in _STOP_LATIN),
            *(number for number in numbers if len(number) > 1),
        ]
    )


def _split(token: str) -> list[str]:
    """The words of a compound; a name with digits stays whole."""
    return [token] if any(char.isdigit() for char in token) else token.split("-")


def lemma(word: str) -> str:
    """A Latin word in lower case without its commonest endings."""
    word = word.casefold().replace("’", "'").removesuffix("'s").strip("'")
    if any(char.isdigit() for char in word):
        return word
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return stem + ("y" if ending == "ies" else "")
    return word.removesuffix("e") if len(word) > 4 else word


def sentences(text: str) -> int:
    """How many sentences a text has; what follows the last stop counts when it has words."""
    return sum(any(char.isalnum() for char in part) for part in _SENTENCE.split(text))


def is_wide(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return _HAN.search(text) is not None
