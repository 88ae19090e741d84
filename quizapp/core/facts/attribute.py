"""What is stated of a subject, in words that can be shown: from the heading, the cue or the clause of a value."""

import re

from quizapp.core.facts.value import Value

_LABELS: tuple[tuple[str, re.Pattern[str], str, str], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE), zh, en)
    for kind, pattern, zh, en in (
        ("parameter_count", r"激活|\bactive\b|activated", "激活参数量", "active parameters"),
        ("parameter_count", r"", "参数量", "parameters"),
        ("context_size", r"输出|output", "最大输出长度", "maximum output"),
        ("context_size", r"", "上下文长度", "context length"),
        ("price", r"缓存(?:未命中)|cache miss", "缓存未命中输入价", "input price on a cache miss"),
        ("price", r"缓存命中|缓存|cache", "缓存命中输入价", "input price on a cache hit"),
        ("price", r"输入|input", "输入价", "input price"),
        ("price", r"输出|output", "输出价", "output price"),
        ("price", r"订阅|每月|subscription|month", "订阅价", "subscription price"),
        ("funding", r"估值|valu", "估值", "valuation"),
        ("funding", r"投资|invest", "投资额", "investment"),
        ("funding", r"", "融资额", "funding"),
        ("finance", r"净利|net (?:profit|income)", "净利润", "net profit"),
        ("finance", r"营收|营业收入|revenue", "营收", "revenue"),
        ("finance", r"市值|market cap", "市值", "market value"),
        ("speed", r"延迟|时延|latency|first token", "延迟", "latency"),
        ("speed", r"吞吐|throughput", "吞吐量", "throughput"),
        ("date", r"成立|创立|founded|established", "成立时间", "founded"),
        ("date", r"上市|开售|发售|go(?:es)? on sale|available", "上市时间", "on sale from"),
        ("date", r"开源|open-?sourc", "开源时间", "open-sourced"),
        ("date", r"发布|推出|亮相|released?|launch|unveil|announc|introduc", "发布时间", "release date"),
        ("date", r"截至|as of|by the end", "数据截至", "as of"),
    )
)  # fmt: skip
_UNIT_WORDS = re.compile(
    r"^(?:(?:million|billion|trillion|thousand|percent|tokens?|parameters?|hours?|minutes?|seconds?|days?|months?|years?|dollars?|euros?|metres?|meters?|[a-z]*met(?:er|re)s|grams?|points?|GB|TB|W|and|or|but|of|in|the|a|an|it|its)(?: |$))+"
)
_TAIL_ZH = re.compile(
    r"([\u4e00-\u9fffA-Za-z0-9\-]{2,14}?)(?:分别|依次|已经?|约|大约|近|仅|只需?|高达|可达|达到|达|超过|超|为|是|有|到|了|至|从|由|的|在|将|不足|不到|突破|提升|提高|增加|降低|下降|增长|上涨|下跌)*$"
)
_TAIL_EN = re.compile(
    r"([A-Za-z][A-Za-z'’\-]*(?: [A-Za-z][A-Za-z'’\-]*){0,5}?)(?: (?:is|are|was|were|of|at|to|by|for|has|have|had|about|around|over|under|nearly|up|only|just|a|an|the|from|with|reached|rose|fell|grew|hit|costs?|weighs?|than|more|less|some|roughly|almost|between|as|in|on))*[ ~$€£¥(]*$"
)


def find_attribute(
    value: Value, kind: str, before: str, clause: str, *, chinese: bool, header: str = ""
) -> str:
    """What a value says of its subject; ``before`` is its clause up to the value, both as they read."""
    if header:
        return header
    for label_kind, cue, zh, en in _LABELS:
        if label_kind == kind and cue.search(clause):
            return zh if chinese else en
    if kind == "date":
        return "时间" if chinese else "date"
    tail = (_TAIL_ZH if chinese else _TAIL_EN).search(re.split(r"[，,；;：:。（(]", before)[-1].strip())
    words = tail[1].strip(" ，,") if tail else ""
    return (words if chinese else _UNIT_WORDS.sub("", words)) or _of_unit(value, kind, chinese)


def _of_unit(value: Value, kind: str, chinese: bool) -> str:
    """What is counted or measured, where no words stand before the value."""
    if value.unit:
        return (value.unit.zh if chinese else value.unit.en) or value.unit.name
    return kind.replace("_", " ")
