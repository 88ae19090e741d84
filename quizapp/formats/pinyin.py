"""The sounds of Chinese characters, from pypinyin; loaded by the worker and the command line alone."""

from functools import cache

from pypinyin import Style, pinyin

from quizapp.core.articles.repair import toneless


@cache
def pronounce(char: str) -> frozenset[str]:
    """All readings of one character as pinyin without tones."""
    sounds = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(toneless(sound) for sound in (sounds[0] if sounds else ()))
