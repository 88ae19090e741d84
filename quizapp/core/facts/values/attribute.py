"""What is stated of a subject, in words that can be shown: from the heading of a column, a known cue, or the nouns around a value."""

import re

from quizapp.core.facts.values.around import Around
from quizapp.core.facts.values.attribute_en import attribute_en
from quizapp.core.facts.values.attribute_zh import attribute_zh

_LABELS: tuple[tuple[str, re.Pattern[str], str, str], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE), zh, en)
    for kind, pattern, zh, en in (
        ("parameter_count", r"激活|\bactive\b|activated", "激活参数量", "active parameters"),
        ("parameter_count", r"", "参数量", "parameters"),
        ("context_size", r"输出|output", "最大输出长度", "maximum output"),
        ("context_size", r"", "上下文长度", "context length"),
        ("price", r"cache miss", "缓存未命中输入价", "input price on a cache miss"),
        ("price", r"cache", "缓存命中输入价", "input price on a cache hit"),
        ("price", r"\binput", "输入价", "input price"),
        ("price", r"\boutput", "输出价", "output price"),
        ("price", r"subscription", "订阅价", "subscription price"),
        ("funding", r"估值|valu", "估值", "valuation"),
        ("funding", r"投资(?!者|人|方)|invest(?!or)", "投资额", "investment"),
        ("funding", r"", "融资额", "funding"),
        ("finance", r"net (?:profit|income)", "净利润", "net profit"),
        ("finance", r"market cap|market value", "市值", "market value"),
        ("speed", r"延迟|时延|latency|first token", "延迟", "latency"),
        ("speed", r"吞吐|throughput", "吞吐量", "throughput"),
        ("speed", r"每秒[^，]{0,8}token|token/s|tokens per second", "生成速度", "generation speed"),
    )
)  # fmt: skip

_TOKENS_IN = re.compile(r"tokens? (?P<in>in\b)|tokens? (?P<out>out\b)", re.IGNORECASE)


def _price_of_tokens(header: str, chinese: bool) -> str:
    """The heading of a price, said in full where it is only "$/1M tokens in"."""
    found = _TOKENS_IN.search(header)
    if not found:
        return header
    if found["in"]:
        return "输入价" if chinese else "input price"
    return "输出价" if chinese else "output price"


def find_attribute(around: Around, *, chinese: bool, header: str = "") -> str:
    """What a value says of its subject."""
    if any(char.isalnum() for char in header):
        return _price_of_tokens(header, chinese) if around.kind == "price" else header
    for kind, cue, zh, en in _LABELS:
        if kind == around.kind and cue.search(around.clause):
            return zh if chinese else en
    return attribute_zh(around) if chinese else attribute_en(around)
