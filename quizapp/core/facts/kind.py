"""The kind of a number: by its unit first, then by the words of its clause."""

import re
from functools import lru_cache

from quizapp.core.articles.gazetteer import benchmarks
from quizapp.core.facts import cues
from quizapp.core.facts.value import Value

_MONEY = frozenset({"USD", "CNY", "EUR", "GBP", "JPY", "HKD", "TWD", "KRW"})
_COUNT_OF_TOKENS = re.compile(r"[Kk]$")
_PARTS_OF_DEVICES = frozenset(
    [
        "bit",
        "experts",
        "cores",
        "lenses",
        "sensors",
        "ports",
        "motors",
        "cameras",
        "megapixels",
        "pixels",
        "transistors",
        "lanes",
        "slots",
        "speakers",
        "microphones",
        "airbags",
        "seats",
        "cylinders",
        "gears",
        "antennas",
        "fans",
        "buttons",
    ]
)
_PART_BEHIND = re.compile(
    r" ?(?:[A-Za-z\u4e00-\u9fff]{0,4}?)?(?:核心|内核|晶体管|摄像头|镜头|麦克风|扬声器|雷达|传感器|接口|插槽|端口|电机|气囊|天线|风扇|流处理器|计算单元|像素|[插张]卡|卡服务器|线程)"
)
_STARS = frozenset({"stars", "star", "星"})
_PICTURE = re.compile(
    r"[0-9][Kk] ?(?:display|screen|video|panel|resolution|monitor|屏|分辨率|视频|画质|显示|超清|高清)",
    re.IGNORECASE,
)
_SOLD = re.compile(r"份额|销量|销售|出货|产量|市值|营收|\b(?:market share|sales|shipments|output|exports)\b")
_PROCESS = re.compile(r"\b(?:process|node|chips?|lithograph)|工艺|制程|芯片")
_SIZED = re.compile(r"\b(?:long|wide|tall|thick|deep|high) ?(?:and|,|\.)|[车机]身|[长宽高厚](?:为|约|仅)")
_SHARES = re.compile(
    r"\bshares? (?:price|fell|rose|closed|jumped|slid|slipped|dropped|gained|lost|climbed|were|traded|ended)|\bprice target|\btarget price|\ba share\b|股价|每股|目标价|收盘|转股价|发行价"
)
_MANY_DEVICES = 3
_LARGE_MONEY = 20_000_000


def find_kind(value: Value, clause: str, sentence: str, *, header: str = "", technical: bool = True) -> str:
    """The kind of a value from its unit, its clause, its sentence, the heading of its column and the article's field."""
    if value.date:
        return "date"
    if header and (by_heading := _by_heading(value, header)):
        return by_heading
    dimension = value.dimension
    top = dimension.split("/")[0]
    if top in _MONEY:
        return _money(value, clause, sentence)
    by_unit = {"tokens": _tokens, "ratio": _ratio, "time": _time, "parameters": lambda *_: "parameter_count"}
    if dimension in by_unit:
        return by_unit[dimension](value, clause, sentence)
    if dimension == "rank":
        return "quantity" if _SOLD.search(sentence) else "benchmark_score"
    if dimension == "points":
        return "benchmark_score"
    if dimension == "percentage points":
        return "ratio"
    if top in ("tokens", "length", "frames") and dimension.endswith("/time"):
        return "speed"
    if dimension in cues.PHYSICAL or top in cues.PHYSICAL:
        return _physical(value, sentence, technical)
    return _count(value, clause, sentence, header)


def _by_heading(value: Value, header: str) -> str | None:
    """The kind that the heading of a column gives to a bare number."""
    if benchmarks().find(header) or cues.BENCHMARK.search(header):
        return "benchmark_score"
    if value.unit is None and re.search(r"[$¥￥€]|元|price|价", header, re.IGNORECASE):
        return "price"
    if value.unit is None and cues.HARDWARE.search(header):
        return "hardware_spec"
    return None


def _money(value: Value, clause: str, sentence: str) -> str:
    """price, funding or finance."""
    if _SHARES.search(clause):
        return "finance"
    if "/" in value.dimension and not cues.FINANCE.search(clause):
        return "price"
    for text in (clause, sentence):
        for kind, cue in (("funding", cues.FUNDING), ("price", cues.PRICE), ("finance", cues.FINANCE)):
            if cue.search(text) and not (kind == "price" and _amount(value) >= _LARGE_MONEY):
                return kind
    return "finance" if _amount(value) >= _LARGE_MONEY else "price"


def _amount(value: Value) -> float:
    return float(value.quantity.number.value) if value.quantity else 0.0


def _tokens(value: Value, clause: str, sentence: str) -> str:
    """context_size or the quantity of training."""
    if cues.CONTEXT.search(clause):
        return "context_size"
    if cues.TRAINING.search(clause) or _amount(value) > 50_000_000:
        return "quantity"
    return "context_size" if cues.CONTEXT.search(sentence) else "quantity"


def _ratio(value: Value, clause: str, sentence: str) -> str:
    """benchmark_score for a share of right answers, ratio for any other."""
    if value.unit and value.unit.name == "x":
        return "ratio"
    if cues.CHANGE.search(clause):
        return "ratio"
    return (
        "benchmark_score"
        if cues.BENCHMARK.search(clause) or cues.BENCHMARK.search(sentence) or _names_test(sentence)
        else "ratio"
    )


@lru_cache(maxsize=64)
def _names_test(text: str) -> bool:
    """Whether a text names a known benchmark."""
    return next(benchmarks().matches(text), None) is not None


def _time(value: Value, clause: str, sentence: str) -> str:
    """speed for how fast something answers, quantity for how long something lasts."""
    unit = value.unit.name if value.unit else ""
    if unit in ("ms", "μs", "ns"):
        return "speed"
    return "speed" if unit in ("s", "min") and cues.SPEED.search(clause) else "quantity"


def _physical(value: Value, sentence: str, technical: bool) -> str:
    """hardware_spec where a device is spoken of, else quantity."""
    heard = not technical and value.unit is not None and value.unit.name in ("Hz", "kHz")
    if value.dimension in cues.ALWAYS_HARDWARE and not heard:
        return "hardware_spec"
    if technical and value.dimension.split("/")[0] in ("power", "energy", "torque", "luminance"):
        return "hardware_spec"
    if value.unit is not None and value.unit.name == "nm" and _PROCESS.search(sentence):
        return "hardware_spec"
    told = cues.HARDWARE.search(sentence) or _SIZED.search(sentence)
    return "hardware_spec" if technical and told else "quantity"


def is_technical(plain: str) -> bool:
    """Whether an article is about devices: their words come again and again."""
    return len(cues.DEVICES.findall(plain)) >= _MANY_DEVICES


def _counts_parts(printed: str, clause: str) -> bool:
    """Whether the parts of a device stand behind the number in its clause."""
    at = clause.find(printed) if printed else -1
    return at >= 0 and _PART_BEHIND.match(clause, at + len(printed)) is not None


def _count(value: Value, clause: str, sentence: str, header: str) -> str:
    """What a counted or bare number is, by the words around it."""
    name = value.unit.name if value.unit else ""
    printed = value.quantity.printed if value.quantity else ""
    if value.unit is None and re.search(r"[0-9][Kk]$", printed):
        return "hardware_spec" if _PICTURE.search(clause) else "context_size"
    if name in _STARS:
        return "benchmark_score"
    if name in _PARTS_OF_DEVICES or _counts_parts(printed, clause):
        return "hardware_spec"
    counted = value.unit is not None and name not in ("items",)
    for text in (header, clause):
        if text and not counted and cues.CONTEXT.search(text):
            return "context_size"
        if text and not counted and cues.PARAMETERS.search(text) and _amount(value) > 100_000:
            return "parameter_count"
        if text and value.unit is None and (cues.BENCHMARK.search(text) or _names_test(text)):
            return "benchmark_score"
    if value.unit is None and cues.PARAMETERS.search(sentence) and _amount(value) > 100_000_000:
        return "parameter_count"
    return (
        "benchmark_score"
        if value.unit is None and _names_test(sentence) and _amount(value) <= 100
        else "quantity"
    )
