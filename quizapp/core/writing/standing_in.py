"""A sentence that opens with what stands for a name, told by the name itself: Its window is … as The Tern’s window is …"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.languages import Language
from quizapp.core.writing.naming import is_body, is_named, named

_BODIES_EN = "company|firm|start-?up|lab|laboratory|maker|group|bank|institute"
_THINGS_EN = "model|chip|card|accelerator|device|phone|car|app|system|tool|platform|robot|processor|drug|service|network"
_BODIES_ZH, _THINGS_ZH = (
    "公司|企业|机构|厂商",
    "模型|芯片|产品|加速卡|手机|机器人|系统|平台|处理器|新车|车型|工具|应用|服务器",
)
_FRONT_ZH = r"(?P<front>[^，。；：“《]{0,14}(?:年|月|日|底|初|季度|方面|显示|中|上|时|后)，)?"
# What a thing has, in front of which its name takes 的; what it does comes right behind the name.
_HAS = r"(?=参数|上下文|价格|售价|定价|成本|性能|速度|得分|准确率|显存|带宽|功耗|算力|训练|推理|创始人|首席|营收|市值|估值|总部|员工|团队|股价|核心|首[个款批]|前身|英文|中文|最[大高新]|输入|输出|旗下|主要|[\u4e00-\u9fffA-Z]{2,6}(?:为|是|达|约|由|仅|超|从))"
_DOES = r"(?=采用|支持|具有|拥有|配备|搭载|使用|将|已|在|可|能|于|由|以|还|基于|包含|包括|提供|成立|位于|获得|计划|预计|曾)"
_STANDS = {
    "en": re.compile(
        r"(?P<front>(?:In|On|At|By|Since|During|Last) [^,;:]{2,40}, )?"
        rf"(?:(?P<own>[Ii]ts)|(?P<it>[Ii]t)|[Tt](?:he|his) (?:[a-z]+ )?(?:(?P<body>{_BODIES_EN})|(?P<thing>{_THINGS_EN}))(?P<of>['’]s)?)(?=[ ,](?![A-Z]))"
    ),
    "zh": re.compile(
        rf"{_FRONT_ZH}(?:(?P<own>其(?:{_HAS}))|(?P<it>其(?:{_DOES})|它(?!们))|(?:该|这[家款个]|新)?(?:(?P<body>(?:{_BODIES_ZH}))|(?P<thing>(?<=[该款个新])(?:{_THINGS_ZH})))(?P<of>的)?)"
    ),
}
_POSSESSED = re.compile(r"[A-Z]\w*['’]s (?=[A-Z\d])")
FARTHEST = 5


@dataclass(frozen=True)
class Spoken:
    """Of what a value is told, by all its names, the best first, in an article: its other names, and whether it is somebody."""

    names: tuple[str, ...]
    others: Sequence[str]
    text: str
    language: Language
    is_person: bool = False


def told_by_name(before: str, after: str, earlier: Sequence[str], spoken: Spoken) -> str | None:
    """What stands before a value with the name for what stands for it at the head of the sentence; None where that is not sure.

    ``earlier`` are the sentences before, the nearest first: one of them must speak of the same thing first of all.
    """
    found = _STANDS[spoken.language].match(before)
    if found is None or not spoken.names or spoken.is_person:
        return None
    name = without_owner(spoken.names[0])
    if any(one in before + after for one in spoken.names):
        return None
    if not is_named(name, spoken.text, spoken.language) or not _fits(name, found, spoken):
        return None
    if not _is_spoken_of(earlier, found, spoken):
        return None
    return _put(name, found, before, spoken)


def without_owner(name: str) -> str:
    """A name without whose it is: Marlow's Tern 3."""
    return _POSSESSED.sub("", name)


def _fits(name: str, found: re.Match[str], spoken: Spoken) -> bool:
    """Whether a thing can be called so: a company is no model, and what has a number in its name is no company."""
    if found["body"]:
        return not any(char.isdigit() for char in name)
    return not (found["thing"] and spoken.language == "en" and is_body(name, spoken.text))


def _is_spoken_of(earlier: Sequence[str], found: re.Match[str], spoken: Spoken) -> bool:
    """Whether the nearest sentence that names anything names this first, or as the only thing with a number.

    Sentences between go on about it: what “it” stands for was “the model” in the one before.
    """
    is_thing, is_body = bool(found["thing"]), bool(found["body"])
    for sentence in earlier[:FARTHEST]:
        if any(name in sentence for name in spoken.names):
            return not _rivals(sentence, spoken, is_thing=is_thing)
        again = _STANDS[spoken.language].match(sentence)
        if again is None:
            return False
        if not is_thing and not is_body:
            is_thing, is_body = bool(again["thing"]), bool(again["body"])
    return False


def _rivals(sentence: str, spoken: Spoken, *, is_thing: bool) -> list[str]:
    """The other names of a sentence that could be meant: those before, of a thing those with a number."""
    first = min(sentence.find(name) for name in spoken.names if name in sentence)
    others = [one for one in spoken.others if one in sentence and not _same(one, spoken.names)]
    if is_thing:
        return [one for one in others if any(char.isdigit() for char in one)]
    return [one for one in others if one in sentence[:first]]


def _same(other: str, names: Sequence[str]) -> bool:
    """Whether a name is one of these, longer or shorter."""
    return any(other in name or name in other for name in names)


def _put(name: str, found: re.Match[str], before: str, spoken: Spoken) -> str:
    """The words before the value with the name in the place of what stands for it."""
    front, rest = found["front"] or "", before[found.end() :]
    owns = bool(found["own"] or found["of"])
    if spoken.language == "zh":
        return f"{front}{name}{'的' if owns else ''}{rest}"
    said = named(name, "en", spoken.text)
    said = said if front else said[:1].upper() + said[1:] if said.startswith("the ") else said
    return f"{front}{said}{_owner(said) if owns else ''}{rest}"


def _owner(name: str) -> str:
    return "’" if name.endswith("s") else "’s"
