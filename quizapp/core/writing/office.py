"""At what an office is held, by the words beside it: the vice-president of whom."""

import re

from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.people import ROLE_ZH
from quizapp.core.languages import Language

_NAME = r"[A-Z][\w.&’'-]*?(?: (?:(?:of|for|the|and) )?[A-Z][\w.&’'-]*?){0,4}"
_OWNER = re.compile(rf"(?P<at>{_NAME})['’]s? (?:[a-z-]+ ){{0,2}}$")
_BEHIND = re.compile(rf"(?:,)? (?:of|at|for|with) (?P<at>(?:the )?{_NAME})(?=[ ,.;:”\"]|$)")
_NAMES = re.compile(
    rf"(?P<at>{_NAME}) (?:has )?(?:named|appointed|hired|promoted) [^,.]{{3,40}}? (?:as|to) (?:its |the )?$"
)
_WITHIN = re.compile(r" (?:at|of|for) (?:the )?[A-Z]")
_MARKS = re.compile(r"[，,；;。：:“”「」（）()\s、]")
_TAKES = re.compile(r"是|担任|出任|任职?为?|就任|为|成为|升任|当选")
_LEADS = re.compile(
    r"^(?:据|由|而|但|对此|来自|与|和|及|另有|同时|随后|近日|日前|报告|此外|后|曾|现|原|前|例如|比如|如)+"
)
_NO_BODY = re.compile(
    r"[的了着过他她它其该这那某]|一[位名]|岁|^(?:公司|集团|团队|企业|记者|作者|著名|知名|资深|本报|嘉宾)|说|宣布|师从|发布|^(?:行业|论文|机构|研究院|实验室|大学|学院|会议|发布会)|年$|月$|日$|^\d"
)
_ROLES = re.compile(rf"(?:{ROLE_ZH})+$")
_BODY = re.compile(
    r"(?<=[\u4e00-\u9fffA-Za-z]{2})(?:科技|公司|集团|大学|学院|研究院|研究所|科学院|工程院|实验室|咨询|证券|银行|资本|基金|医院|智能|智算|汽车|半导体|协会|中心|业务|部门|业务部|事业部|机器人|资讯|研究)$"
)
_PAST = re.compile(r"[原前]|former\b|ex-|previously", re.IGNORECASE)
_ONCE = re.compile(
    r"(?:previously|formerly|once|used to be|had been) (?:the |an? )?$|曾(?:任|是|担任)[^，。]{0,12}$"
)
_LONGEST, _SHORTEST, _OFTEN = 16, 2, 3


def find_body(before: str, after: str, language: Language, *, text: str) -> str | None:
    """The company, university or team at which somebody holds the office between; None where the passage tells none."""
    return _in_chinese(before, text) if language == "zh" else _in_english(before, after)


def is_past(value: str, before: str = "") -> bool:
    """Whether an office is one that somebody left, by its own words or those before it."""
    return _PAST.match(value) is not None or _ONCE.search(before) is not None


def names_body(value: str) -> bool:
    """Whether an office says of what it is one: economist at Pellworm Securities."""
    return _WITHIN.search(value) is not None


def _in_english(before: str, after: str) -> str | None:
    found = _OWNER.search(before) or _NAMES.search(before) or _BEHIND.match(after)
    return found["at"] if found else None


def _in_chinese(before: str, text: str) -> str | None:
    """北渚智能副总裁慕容昭: what stands right before the office, behind another office of the same person."""
    pieces = _MARKS.split(before)
    said = pieces[-1] or (pieces[-2] if len(pieces) > 1 and before.endswith("、") else "")
    said = _TAKES.split(_ROLES.sub("", said))[-1]
    said = _LEADS.sub("", said)
    fits = _SHORTEST <= len(said) <= _LONGEST and not _NO_BODY.search(said)
    known = _BODY.search(said) or shipped().find(said) or text.count(said) >= _OFTEN
    return said if fits and known else None
