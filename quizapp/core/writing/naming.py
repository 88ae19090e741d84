"""Whether a thing is called by a name that says what is meant to somebody who never saw the article."""

import re
from functools import lru_cache

from quizapp.core.articles.gazetteer import shipped
from quizapp.core.facts.subjects.reference import CALENDAR
from quizapp.core.languages import Language
from quizapp.core.quantities.unit import find_unit

_WORD = re.compile(r"[A-Z][\w'’&.+-]*|\w*\d[\w.-]*")
_INNER = re.compile(r"\d|.[A-Z]")
# The sizes and trims of a thing, which need its name before them.
_SIZE = re.compile(
    r"(?:Mini|Pro|Max|Lite|Air|Plus|Ultra|Nano|Base|Large|Small|Medium|Turbo|Flash|Instant|Standard|Preview|Light|Full)版?",
    re.IGNORECASE,
)
# Letters that every article of the trade has, so that they name no one thing.
_COMMON = frozenset(
    [
        "API",
        "APIs",
        "GPU",
        "GPUs",
        "CPU",
        "CPUs",
        "TPU",
        "NPU",
        "NPUs",
        "AI",
        "AGI",
        "AIGC",
        "LLM",
        "LLMs",
        "VLM",
        "NLP",
        "RL",
        "RLHF",
        "SFT",
        "MoE",
        "HBM",
        "DRAM",
        "SRAM",
        "SoC",
        "ASIC",
        "CEO",
        "CTO",
        "CFO",
        "COO",
        "VC",
        "IPO",
        "EU",
        "US",
        "UK",
        "UN",
        "PC",
        "TV",
        "IT",
        "OS",
        "MW",
        "GW",
        "kWh",
        "App",
        "APP",
        "Apps",
        "SaaS",
        "SOTA",
        "GDP",
        "PDF",
        "PPT",
        "SQL",
        "OCR",
        "USB",
        "VPN",
        "SDK",
        "TOPS",
        "TFLOPS",
        "PFLOPS",
        "EFLOPS",
        "GB",
        "TB",
        "MB",
    ]
)
# A pattern of these and of formats and kinds of memory with their number: FP8, HBM3E.
LETTERS = "|".join((*sorted(_COMMON, key=len, reverse=True), r"(?:FP|BF|INT|TF|HBM|G?DDR|LPDDR|PCIe ?)\d\w*"))
_LETTERS = re.compile(LETTERS)
_OF_COUNTRY = re.compile(r"[A-Z]\w*(?:ican|ish|ese|ian|ean)|French|German|Dutch|Greek|Swiss|Thai|Czech")
_MODIFIED = re.compile(r"^(?:the |an? )?(?:original |new |old )?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?!(?:Version|Table|Figure|Series|Phase|Chapter|Section|Round|Stage|Part|Tier|Level|Step|Day|Week|Year|Page|About|Over|Nearly|Only|Some|January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][a-z]{2,} \d"
)
_THE = re.compile(r"^(?:(?:GeForce )?(?:RTX|GTX|H|A|MI)\s?\d|original )")
_OF_OWN = re.compile(r"['’]s? \d+$")
_SERIES = re.compile(r"[\u4e00-\u9fff][- ]?[A-Z]?\d")
_VERSION = re.compile(r"[A-Z]\d(?:\.\d)?")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9.-]*|[A-Za-z]+-?\d[\w.]*")
_BODY = re.compile(
    r"^(?!国内|国产|全球|中国|全国|海外).*(?<=[\u4e00-\u9fffA-Za-z]{2})(?:科技|公司|集团|大学|学院|研究院|研究所|科学院|实验室|咨询|证券|银行|资本|基金|医院|智能|智算|汽车|半导体|协会|手机|乳业|机器人|电动车|电力|能源|生物|医药|资讯)$|^[\u4e00-\u9fff]{1,8}号$|^(?!国内|国产|全球|中国|全国|海外)[\u4e00-\u9fff]{2,8}(?:塔|大桥|湖|山|河|江|岛|市|省|县|镇|村|港|宫|寺|奖|杯|俱乐部|铁路|地铁|机场|望远镜|号线)$"
)
_ACTS = r"(?:在|于|已|曾|正式|今日|今天|昨日|近日|周[一二三四五六日])?(?:发布|推出|宣布|表示|创立|成立|开源|上线|创始|首席|CEO|副总裁|总裁|董事长|官方)"
_CALLS = r"(?:公司|模型|芯片|产品|平台|品牌|系统|机器人|电池|论文|手机|车型|旗舰|分析师|教授|创始人|研究员|首席\w{2,4}|对手|厂商)"
_PLAIN = re.compile(
    r"(?:大|小|新|该|本|国产|国内|海外|开源|闭源|多模态|语言|推理|通用|智能|人工智能|行业|企业|公司|团队|模型|产品|平台|厂商|机构|用户|市场|系统|服务|手机|芯片|汽车|机器人|智能体|云|AI|API|APP|App|Web|端)+"
)
_COUNTED = re.compile(r"[一两二三四五六七八九十0-9]+[台款个张位套家颗]")
_LEAD = 160
_OFTEN, _SPOKEN_OF = 2, 3


def is_named(name: str, text: str, language: Language) -> bool:
    """Whether a subject is called by a name, as far as the article tells."""
    if find_unit(name) is not None or _SIZE.fullmatch(name) or not any(char.isalpha() for char in name):
        return False
    if language == "zh":
        return _is_chinese_name(name, text)
    bare = _MODIFIED.sub("", name)
    if _OF_OWN.search(bare):
        return False
    return bool(bare) and holds_name(bare, text)


def named(name: str, language: Language, told: str = "") -> str:
    """A name as it stands in a sentence: the RTX 5090, the Tern where the words that tell of it say so."""
    if language != "en" or name.startswith(("the ", "The ")):
        return name
    alone = rf"(?<![\w-]){re.escape(name)}(?!['’]s|[\w-]| [A-Z][a-z])"
    said, all_told = len(re.findall(rf"\b[Tt]he {alone}", told)), len(re.findall(alone, told))
    return f"the {name}" if _THE.match(name) or said * 2 > all_told else name


def is_body(name: str, text: str) -> bool:
    """Whether a name is that of a company or another body, as far as the article tells: what has no parameters."""
    said = re.escape(name)
    acts = re.search(
        rf"\b{said}(?:,[^,.]{{3,60}},)? (?:said|says|raised|was founded|employs|hired|named|lowered|plans to|hopes to)\b"
        rf"|\b(?:company|start-up|firm|maker|lab|institute) {said}\b|\bfounded {said}\b",
        text,
    )
    return (
        acts is not None
        or re.search(r"(?: AI| Labs?| Inc| Research|University.*|Institute.*)$", name) is not None
    )


def holds_name(phrase: str, text: str) -> bool:
    """Whether an English phrase holds a name: The Standard is none where only the lead of the article could tell whose."""
    if _NUMBERED.search(phrase):
        return True
    found = list(_WORD.finditer(phrase))
    if len(found) == 1 and re.match(r"[Tt]he ", phrase) and not _INNER.search(found[0][0]):
        return found[0][0] in text[:_LEAD] and _is_name(found[0][0], text)
    return any(_is_name(one[0], text) for one in found)


@lru_cache(4096)
def _is_name(word: str, text: str) -> bool:
    """Whether a word with a capital is a name: it has another inside, or the article writes it so within a sentence."""
    bare = re.sub(r"['’]s$", "", word)
    if not any(char.isupper() for char in bare) or _LETTERS.fullmatch(bare):
        return False
    if _SIZE.fullmatch(bare) or _OF_COUNTRY.fullmatch(bare) or bare.casefold() in CALENDAR:
        return False
    if _INNER.search(bare) or shipped().find(bare) is not None:
        return True
    if re.search(rf"\b[A-Z][\w-]* \d{{1,2}}(?:\.\d+)? {re.escape(bare)}\b", text):
        return False
    within = re.search(rf"[\w,;’'] {re.escape(bare)}\b", text)
    return within is not None and re.search(rf"\b{re.escape(bare.lower())}\b", text) is None


def is_letters(name: str) -> bool:
    """Whether a name is only letters that every article of the trade has: AI, LLMs, FP8."""
    return _LETTERS.fullmatch(name) is not None


def is_known(name: str, text: str, language: Language) -> bool:
    """Whether an article speaks of something so that a sentence may begin with it: by a name, a term, or again and again."""
    often = language == "zh" and text.count(name) >= _SPOKEN_OF and not _PLAIN.fullmatch(name)
    return often or len(name.split()) > 1 or is_named(name, text, language)


@lru_cache(4096)
def _is_chinese_name(name: str, text: str) -> bool:
    """Whether a Chinese subject is a name: Latin letters, quoted, a company by its ending, or what acts as names do."""
    if _PLAIN.fullmatch(name) or _COUNTED.match(name):
        return False
    if _VERSION.fullmatch(name) and re.search(
        rf"[\u4e00-\u9fff][- ]?{name[0]}\d(?!\w)|\w-{re.escape(name)}(?!\w)", text
    ):
        return False
    if _SERIES.search(name) or any(not _LETTERS.fullmatch(one) for one in _LATIN.findall(name)):
        return True
    if shipped().find(name) is not None or _BODY.match(name):
        return True
    said = re.escape(name)
    if re.search(rf"[“《「『]{said}[”》」』]", text):
        return True
    return len(re.findall(said, text)) >= _OFTEN and (
        re.search(rf"{said}{_ACTS}|{_CALLS}{said}", text) is not None
    )
