"""The text of Japanese and Korean encodings, whose bytes are legal in Chinese ones as well: told by kana and by usual syllables."""

_JAPANESE = ("cp932", "euc_jp")
_KOREAN = "cp949"
_KANA_ENOUGH, _SYLLABLES_ENOUGH, _HANGUL_ENOUGH = 0.2, 0.12, 0.9
_FEWEST, _FEWEST_KANA = 8, 3
_SAMPLE = 60_000
# The most frequent syllables of Korean: endings, particles and the commonest stems.
_FREQUENT = frozenset(
    "이다는의에을를은가고하한지로서사기대도리어자나인시니아들있것그수해과제일정보안여라게면만으전부스장상주구원동조공위된중선"
)


def find_neighbour(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are Japanese or Korean, and its encoding; None where they are something else."""
    texts = ((name, _strict(data, name)) for name in _JAPANESE)
    found = next(((text, name) for name, text in texts if text and _is_japanese(text, data, name)), None)
    korean = None if found else _strict(data, _KOREAN)
    return found or ((korean, _KOREAN) if korean and _is_korean(korean) else None)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _beyond(text: str) -> list[str]:
    return [char for char in text[:_SAMPLE] if char > "\x7f"]


def _is_japanese(text: str, data: bytes, encoding: str) -> bool:
    """Whether a fair share is kana; the encoding that has them where Chinese has them too must say more than that one does."""
    beyond = _beyond(text)
    kana = sum("\u3041" <= char <= "\u3096" or "\u30a1" <= char <= "\u30fa" for char in beyond)
    halves = sum("\uff61" <= char <= "\uff9f" for char in beyond)
    if kana < _FEWEST_KANA or kana < _KANA_ENOUGH * len(beyond) or halves > kana:
        return False
    return encoding == "cp932" or not _is_usual_chinese(data)


def _is_usual_chinese(data: bytes) -> bool:
    """Whether the same bytes are Chinese of everyday characters, among which kana may stand as well."""
    han = [char for char in _beyond(_strict(data, "gb18030")) if "\u4e00" <= char <= "\u9fff"]
    return sum(char in _EVERYDAY for char in han) >= 0.1 * len(han) > 0


def _is_korean(text: str) -> bool:
    """Whether almost all is hangul, and the usual syllables are as frequent as in Korean."""
    beyond = [char for char in _beyond(text) if char.isalpha()]
    hangul = [char for char in beyond if "\uac00" <= char <= "\ud7a3"]
    usual = sum(char in _FREQUENT for char in hangul)
    return (
        len(hangul) >= _FEWEST
        and len(hangul) >= _HANGUL_ENOUGH * len(beyond)
        and usual >= _SYLLABLES_ENOUGH * len(hangul)
    )


_EVERYDAY = frozenset(
    "的一是不了在有人我他这个大来上国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么"
)
