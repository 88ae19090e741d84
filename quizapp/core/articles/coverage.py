"""Whether a text is in a language that is covered, Chinese or English, and which other one it looks like."""

import re
from collections import Counter
from collections.abc import Mapping

from quizapp.core.languages import N_

JAPANESE = N_("This reads like Japanese; articles in Chinese and in English are understood")
KOREAN = N_("This reads like Korean; articles in Chinese and in English are understood")
RUSSIAN = N_(
    "This reads like Russian or another language in Cyrillic; articles in Chinese and in English are understood"
)
GREEK = N_("This reads like Greek; articles in Chinese and in English are understood")
ARABIC = N_("This reads like Arabic or Persian; articles in Chinese and in English are understood")
HEBREW = N_("This reads like Hebrew; articles in Chinese and in English are understood")
THAI = N_("This reads like Thai; articles in Chinese and in English are understood")
HINDI = N_(
    "This reads like Hindi or another language of India; articles in Chinese and in English are understood"
)
FRENCH = N_("This reads like French; articles in Chinese and in English are understood")
GERMAN = N_("This reads like German; articles in Chinese and in English are understood")
SPANISH = N_("This reads like Spanish; articles in Chinese and in English are understood")
PORTUGUESE = N_("This reads like Portuguese; articles in Chinese and in English are understood")
ITALIAN = N_("This reads like Italian; articles in Chinese and in English are understood")
DUTCH = N_("This reads like Dutch; articles in Chinese and in English are understood")
POLISH = N_("This reads like Polish; articles in Chinese and in English are understood")
TURKISH = N_("This reads like Turkish; articles in Chinese and in English are understood")
VIETNAMESE = N_("This reads like Vietnamese; articles in Chinese and in English are understood")
INDONESIAN = N_("This reads like Indonesian or Malay; articles in Chinese and in English are understood")
OTHER = N_("This is neither Chinese nor English; articles in these two languages are understood")

_SCRIPTS: Mapping[str, tuple[str, str]] = {
    "han": (r"[\u3400-\u9fff\uf900-\ufaff]", ""),
    "latin": (r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]", ""),
    "kana": (r"[\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f]", JAPANESE),
    "hangul": (r"[\uac00-\ud7af\u1100-\u11ff]", KOREAN),
    "cyrillic": (r"[\u0400-\u052f]", RUSSIAN),
    "greek": (r"[\u0370-\u03ff]", GREEK),
    "arabic": (r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]", ARABIC),
    "hebrew": (r"[\u05d0-\u05ea]", HEBREW),
    "thai": (r"[\u0e01-\u0e4e]", THAI),
    "indian": (r"[\u0900-\u0dff]", HINDI),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that every text of a language is full of; those that it shares with English (a, in, on, do, die …) are left out.
_ENGLISH = _words(
    "the of and to is that for it with as was be by are this from which have has not or an at were its their will can but been more also than these they he she we you i in on a"
)
_LATIN: Mapping[str, frozenset[str]] = {
    FRENCH: _words("le la les des du une est et dans qui que pour pas sur au avec ce par il elle sont aux cette plus nous ne"),
    GERMAN: _words("der das und ist den von mit dem für nicht ein eine auf des im zu auch als werden sich wird nach bei oder wie"),
    SPANISH: _words("el los las una que en del por con para es se como más su al pero fue sobre este entre también desde ha"),
    PORTUGUESE: _words("o os uma que em do da dos das não para com por mais como foi ao são se seu sua também pelo pela no na"),
    ITALIAN: _words("il lo gli che di del della per una sono con non è nel alla dei anche più come ha dal questo delle si"),
    DUTCH: _words("het een van en dat niet zijn met voor op te aan ook door worden bij naar deze wordt heeft maar uit werd"),
    POLISH: _words("się nie jest na że do przez oraz dla jak od po który są było także ich tym może jego została które z w i"),
    TURKISH: _words("bir ve bu için ile olarak daha olan çok gibi kadar sonra ancak ise değil her de da en ne tarafından"),
    VIETNAMESE: _words("và của là có được cho các với trong không một những này đã người khi từ để đến như về ra năm nhiều"),
    INDONESIAN: _words("yang dan di dengan untuk pada dari dalam tidak ini itu akan oleh juga adalah telah sebagai dapat lebih"),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 60000
_HAN_SHARE = 0.08
_KANA_SHARE = 0.25
_HANGUL_SHARE = 0.3
_KOREAN_ENOUGH, _KOREAN_SHARE = 15, 0.95
_FEWEST = 4
_PROSE_WORDS, _ENGLISH_SHARE = 60, 0.06


def find_foreign(text: str) -> str | None:
    """What to say of a text in neither Chinese nor English; None where it is in one of them, or too short to tell."""
    sample = text[:_SAMPLE]
    counts = {name: len(re.findall(letters, sample)) for name, (letters, _) in _SCRIPTS.items()}
    total = sum(map(str.isalpha, sample))
    if (
        counts["kana"] > _KANA_SHARE * (counts["han"] + counts["kana"])
        and counts["kana"] > _HAN_SHARE * total
    ):
        return JAPANESE
    if counts["hangul"] > _HANGUL_SHARE * total:
        return KOREAN
    if counts["han"] > _HAN_SHARE * total or not total:
        return None
    most = max(counts, key=lambda name: counts[name])
    if counts[most] < _HAN_SHARE * total:
        return OTHER
    return _SCRIPTS[most][1] if most != "latin" else _find_latin(sample)


def is_korean(text: str) -> bool:
    """Whether all that is not ASCII is Korean, of which there is enough: then bytes that pass for rare Chinese were none."""
    beyond = [char for char in text[:_SAMPLE] if char > "\x7f" and char.isalpha()]
    korean = sum("\uac00" <= char <= "\ud7a3" for char in beyond)
    return korean >= _KOREAN_ENOUGH and korean >= _KOREAN_SHARE * len(beyond)


def _find_latin(text: str) -> str | None:
    """The same for a text in Latin letters, by the words that are most frequent in each language."""
    words = Counter(_WORD.findall(text.lower()))
    english = sum(words[word] for word in _ENGLISH)
    found = {name: sum(words[word] for word in common) for name, common in _LATIN.items()}
    best = max(found, key=lambda name: found[name])
    if found[best] >= _FEWEST and found[best] > 1.5 * english:
        return best
    small = sum(count for word, count in Counter(_WORD.findall(text)).items() if word.islower())
    return OTHER if small >= _PROSE_WORDS and english < _ENGLISH_SHARE * small else None
