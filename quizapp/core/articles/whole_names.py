"""Names of organisations as whole words: a pattern that looks for an ending does not see where a name begins."""

import re
from collections.abc import Iterable, Iterator

from quizapp.core.articles.companies import CLASS_BEFORE, INTRODUCES, SURE_TAIL, is_no_company
from quizapp.core.articles.occurrences import Occurrences
from quizapp.core.articles.word_cuts import NEW, Tagger, cut_words

_CLAUSE_START = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_FURTHEST, _BEHIND, _SHORTEST = 14, 3, 4
_NEVER_FIRST = frozenset("dprcumfty")
_SMALL_VERBS = frozenset("有是会想让叫去到在要能做把请给看用")
_SURE = re.compile(rf"(?:{SURE_TAIL})$")
_OF_A_COUNTRY = re.compile(
    r"(?:[中美英法德韩俄]国|日本|印度|欧洲|亚洲|台湾|以色列|俄罗斯|加拿大|荷兰|瑞士|新加坡).{0,2}(?:(?<!有限)公司|企业|实验室|团队|机构)"
)
_CHIEF = re.compile(r"的?(?:创始人|联合创始人|首席|CEO|董事长|总裁|旗下)")


def whole_names(told: Occurrences, names: Iterable[str], tag: Tagger) -> Iterator[str]:
    """The names of organisations that are told of in a simplified text, each cut where its first word begins; those that are no names left out.

    电话拾穗科技 holds 拾穗科技, 企业智能 is a part of 企业智能体, and 专门公司 is no name.
    """
    every = dict.fromkeys(names)
    for name in every:
        ends = (name[at:] for at in range(1, len(name)) if name[at:] in every)
        if any(told.count(one) > told.count(name) for one in ends):
            continue
        cut = _cut(told, name, tag)
        if cut == name or (cut and len(cut) >= _SHORTEST and not is_no_company(cut)):
            yield cut


def _cut(told: Occurrences, name: str, tag: Tagger) -> str | None:
    """The part of a name that its own words make; None where it ends inside a word or says only what sort of thing is meant."""
    plain = told.text
    start = plain.find(name)
    end = start + len(name)
    head = max(
        (found.end() for found in _CLAUSE_START.finditer(plain, max(0, start - _FURTHEST), start)),
        default=max(0, start - _FURTHEST),
    )
    words = list(_placed(head, cut_words(plain[head : end + _BEHIND], tag)))
    if not _SURE.search(name) and any(_runs_over(word, end) for word in words):
        return None
    inside = [word for word in _placed(head, cut_words(plain[head:end], tag)) if start <= word[0]]
    introduced = _is_introduced(told, name)
    while inside and _is_no_beginning(plain, inside[0]):
        shorter = inside[1:]
        if introduced and inside[0][2][0] == "v" and end - inside[0][1] < _SHORTEST:
            break
        inside = shorter
    classed = CLASS_BEFORE.search(plain, max(0, start - 3), start)
    if not inside or not (introduced or classed or _has_proper(plain, inside)):
        return None
    return plain[inside[0][0] : end]


def _placed(at: int, tagged: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Words with where they begin and end, and their part of speech."""
    for text, label in tagged:
        yield at, at + len(text), label
        at += len(text)


def _runs_over(word: tuple[int, int, str], end: int) -> bool:
    """Whether a word that a dictionary holds begins before a place and ends behind it: 智能体 where a name ends in 智能."""
    first, last, label = word
    return first < end < last and not label.endswith(NEW)


def _is_no_beginning(plain: str, word: tuple[int, int, str]) -> bool:
    """Whether a word that a dictionary holds stands before a name, not in it: 例如, 迫使, 有."""
    first, last, label = word
    if label.endswith(NEW):
        return False
    small_verb = label[0] == "v" and (
        (last - first > 1 and not label.startswith("vn")) or plain[first] in _SMALL_VERBS
    )
    return label[0] in _NEVER_FIRST or small_verb


def _has_proper(plain: str, words: list[tuple[int, int, str]]) -> bool:
    """Whether one of the words is not in every mouth: new, of one character, or a name by the dictionary, which that of a country is not for 中国公司."""
    text = plain[words[0][0] : words[-1][1]]
    placed = _OF_A_COUNTRY.fullmatch(text) is not None
    if _SURE.search(text) and not placed and not any(label[0] == "v" for _, _, label in words):
        return True
    return any(
        label.endswith(NEW)
        or (last - first == 1 and label[0] not in "vpdr")
        or label.startswith(("nr", "nz", "nt"))
        or (label == "ns" and not placed)
        for first, last, label in words[: max(1, len(words) - 1)]
    )


def _is_introduced(told: Occurrences, name: str) -> bool:
    """Whether somewhere what only a company does or has stands behind a name."""
    ends = (at + len(name) for at in told.places(name))
    return any(INTRODUCES.match(told.text, end) or _CHIEF.match(told.text, end) for end in ends)
