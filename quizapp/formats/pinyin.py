"""The sounds of Chinese characters, from pypinyin; loaded by the worker and the command line alone, when a text first needs it."""

from functools import cache

from quizapp.core.articles.repair import toneless


@cache
def pronounce(char: str) -> frozenset[str]:
    """All readings of one character as pinyin without tones."""
    # Its dictionaries take half a second to load, and few articles have pinyin in brackets.
    from pypinyin import Style, pinyin

    sounds = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(toneless(sound) for sound in (sounds[0] if sounds else ()))
