"""Which field of a note asks, which answers and which explains: by their names, else by what the cards show."""

import re
from dataclasses import dataclass

from quizapp.formats.anki.collection import NoteType

_ASKS = re.compile(
    r"front|question|prompt|expression|word|term|text|kanji|正面|问题|題目|题目|题干|单词|問題|表|표면|앞면|질문",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"back|answer|response|meaning|definition|translation|背面|答案|释义|意思|翻译|反面|答え|裏|意味|뒷면|답|뜻",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"(?:back )?extra|explanation|notes?|comments?|remarks?|sources?|references?|解析|解释|备注|说明|来源",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"(?:(?:option|choice|alternative|answer|选项|選項)s?[ _-]?)?[A-Ha-h1-9]|(?:options|choices|选项|選項)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Roles:
    """The places of the fields: what asks, what answers (None where there is one field only), and all others.

    ``beside`` are options to choose from that the card shows in front. What else it shows there may be hidden by its style. ``sure`` where the names say all of it; ``typed`` where the card asks to type the answer.
    """

    asks: int
    answers: int | None
    others: tuple[int, ...] = ()
    sure: bool = False
    typed: bool = False
    beside: tuple[int, ...] = ()


def find_roles(kind: NoteType) -> Roles:
    """The roles of the fields of a note type."""
    names = kind.fields
    asks = _named(names, _ASKS, ())
    asks = asks if asks is not None else _first(kind, kind.front, ())
    answers = _named(names, _ANSWERS, (asks,))
    if answers is None:
        behind = [field for field in kind.back if field not in kind.front]
        answers = _first(kind, tuple(behind), (asks,)) if len(names) > 1 else None
    others = tuple(at for at in range(len(names)) if at not in (asks, answers))
    named = [names[at] for at in (asks, answers) if at is not None and at < len(names)]
    sure = all(map(_is_named, named)) and all(_EXPLAINS.fullmatch(names[at].strip()) for at in others)
    beside = tuple(at for at in others if names[at] in kind.front and _OPTION.fullmatch(names[at].strip()))
    typed = answers is not None and names[answers] in kind.typed
    return Roles(asks, answers, others, sure, typed, beside)


def _is_named(name: str) -> bool:
    return bool(_ASKS.fullmatch(name) or _ANSWERS.fullmatch(name))


def _named(names: tuple[str, ...], known: re.Pattern[str], without: tuple[int, ...]) -> int | None:
    return next(
        (at for at, name in enumerate(names) if at not in without and known.fullmatch(name.strip())), None
    )


def _first(kind: NoteType, shown: tuple[str, ...], without: tuple[int, ...]) -> int:
    """The first field that a side shows, else the first that is left."""
    places = [kind.fields.index(name) for name in shown]
    left = [at for at in range(len(kind.fields)) if at not in without]
    return next((at for at in places if at not in without), left[0] if left else 0)
