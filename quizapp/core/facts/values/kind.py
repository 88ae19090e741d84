"""The kind of a number: by its unit first, then by the words of its clause."""

import re
from functools import lru_cache

from quizapp.core.articles.gazetteer import benchmarks
from quizapp.core.facts.grammar import cues
from quizapp.core.facts.values.value import Value

_MONEY = frozenset({"USD", "CNY", "EUR", "GBP", "JPY", "HKD", "TWD", "KRW"})
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
    r" ?(?:[A-Za-z\u4e00-\u9fff]{0,4}?)?(?:核心|内核|晶体管|摄像头|镜头|麦克风|扬声器|雷达|传感器|接口|插槽|端口|电机|气囊|天线|风扇|流处理器|计算单元|像素|[插张]卡|卡(?:服务器|整机|机器)|线程|专家(?!组|团|评|认|表|指|建|说|库|级))"
)
_STARS = frozenset({"stars", "star", "星"})
_PICTURE = re.compile(
    r"[0-9][Kk] ?(?:display|screen|video|panel|resolution|monitor|屏|分辨率|视频|画质|显示|超清|高清)"
    r"|(?:分辨率|解析度|画质|清晰度|resolution)[^，。；;.]{0,12}[0-9][Kk](?![A-Za-z])",
    re.IGNORECASE,
)
_SOLD = re.compile(r"份额|销量|销售|出货|产量|市值|营收|\b(?:market share|sales|shipments|output|exports)\b")
_PROCESS = re.compile(r"\b(?:process|node|chips?|lithograph)|工艺|制程|芯片")
_SIZED = re.compile(r"\b(?:long|wide|tall|thick|deep|high) ?(?:and|,|\.)|[车机]身|[长宽高厚](?:为|约|仅)")
_SHARES = re.compile(
    r"\bshares? (?:price|fell|rose|closed|jumped|slid|slipped|dropped|gained|lost|climbed|were|traded|ended)|\bprice target|\btarget price|\ba share\b|股价|每股|目标价|收盘|转股价|发行价"
)
_RESULT_BEFORE = re.compile(
    r"(?:错误率|错率|准确率|正确率|通过率|召回率|胜率|解决率)[^，。；]{0,16}?(?:[从由到至达为是]了?|只有|仅)约? ?$"
)
_AHEAD = re.compile(r"比[^，。；]{1,24}?(?:高|低|领先|落后|多|少)|领先|落后|差距|\b(?:lead|behind|ahead)\b")
_OF_DATA = re.compile(r"数据|语料")
_NEEDED = re.compile(r"(?:约|仅|只)需 ?$")
_TESTED = re.compile(r"榜|盲测|竞技场|Arena|跑分|评测|测评|得分|分数")
_NETWORK = re.compile(r"参数|词表|维度|MoE|专家|稠密|注意力|Transformer|神经网络")
_OF_A_NETWORK = re.compile(
    r"(?:维度|词表|词表大小|层数|专家数)(?:为|是|达|约|取|共)? ?[0-9一二三四五六七八九十]|[选挑激活][^，。；]{0,6}?[0-9一二三四五六七八九十]+个"
)
_QUANTISED = re.compile(r"量化|quanti[sz]|bits? version", re.IGNORECASE)
_DEPLOYED = re.compile(r"部署|推理时|推理最|单机|单台|服务器|整机|放进|装进|塞进|跑在|运行")
_MANY_CARDS = 64
_MANY_DEVICES = 3
_LARGE_MONEY = 20_000_000
_FIGURE_ALONE = re.compile(r"[0-9.]+")


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
        tested = _TESTED.search(sentence) or names_test(sentence)
        return "benchmark_score" if tested and not _SOLD.search(sentence) else "quantity"
    if dimension == "points":
        return "benchmark_score"
    if dimension == "percentage points":
        return _lead(clause, sentence)
    if top in ("tokens", "length", "frames") and dimension.endswith("/time"):
        return "speed"
    if dimension in cues.PHYSICAL or top in cues.PHYSICAL:
        return _physical(value, sentence, technical)
    return _count(value, clause, sentence, header)


def _by_heading(value: Value, header: str) -> str | None:
    """The kind that the heading of a column gives to a bare number."""
    if benchmarks().find(header) or cues.BENCHMARK.search(header):
        return "benchmark_score"
    if value.unit is None and re.search(r"[$¥￥€]|元|price|价|^(?:输入|输出)$", header, re.IGNORECASE):
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


def _is_result(value: Value, clause: str) -> bool:
    """Whether a share is how often something was right or wrong, itself and not its change: 错误率从 6.1% 降到 2.9%."""
    at = clause.find(value.quantity.printed) if value.quantity else -1
    return at >= 0 and _RESULT_BEFORE.search(clause, 0, at) is not None


def _lead(clause: str, sentence: str) -> str:
    """What points of a percentage are: the distance between two results of a test, or a change."""
    told = cues.BENCHMARK.search(sentence) or names_test(sentence)
    return "benchmark_score" if told and _AHEAD.search(clause) else "ratio"


def _ratio(value: Value, clause: str, sentence: str) -> str:
    """benchmark_score for a share of right answers, ratio for any other."""
    if value.unit and value.unit.name == "x":
        return "ratio"
    if value.quantity and _FIGURE_ALONE.fullmatch(value.quantity.printed):
        return "benchmark_score"  # it shares the sign of a score before it
    if _is_result(value, clause):
        return "benchmark_score"
    if cues.CHANGE.search(clause) or "其中" in clause or "缓存" in clause:
        return "ratio"
    return (
        "benchmark_score"
        if cues.BENCHMARK.search(clause) or cues.BENCHMARK.search(sentence) or names_test(sentence)
        else "ratio"
    )


@lru_cache(maxsize=64)
def names_test(text: str) -> bool:
    """Whether a text names a known benchmark."""
    return next(benchmarks().matches(text), None) is not None


def _time(value: Value, clause: str, sentence: str) -> str:
    """speed for how fast something answers, quantity for how long something lasts."""
    unit = value.unit.name if value.unit else ""
    if unit in ("ms", "μs", "ns"):
        return "speed"
    at = clause.find(value.quantity.printed) if value.quantity else 0
    needed = cues.SPEED.search(clause) or _NEEDED.search(clause, 0, max(0, at))
    return "speed" if unit in ("s", "min") and needed else "quantity"


def _physical(value: Value, sentence: str, technical: bool) -> str:
    """hardware_spec where a device is spoken of, else quantity."""
    if value.unit is not None and value.unit.name == "bit" and _QUANTISED.search(sentence):
        return "quantity"
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


_PART_BEFORE = re.compile(
    r"(?:核心|内核|晶体管|摄像头|流处理器|计算单元)(?:数量?|总数)?(?:为|达|约|有|是| )*$"
)


def _counts_parts(printed: str, clause: str) -> bool:
    """Whether the parts of a device stand behind the number in its clause."""
    at = clause.find(printed) if printed else -1
    behind = at >= 0 and _PART_BEHIND.match(clause, at + len(printed)) is not None
    return behind or (at >= 0 and _PART_BEFORE.search(clause, 0, at) is not None)


def _is_built_of(value: Value, clause: str, sentence: str) -> bool:
    """Whether layers, experts or dimensions of a network are counted, or the cards that a model needs to run."""
    name = value.unit.name if value.unit else ""
    if name == "cards" and 0 < _amount(value) <= _MANY_CARDS:
        return bool(_DEPLOYED.search(clause)) and not cues.TRAINING.search(clause)
    if name == "layers":
        return bool(_NETWORK.search(sentence))
    counted = value.unit is None or name == "items"
    return counted and bool(_NETWORK.search(sentence)) and bool(_OF_A_NETWORK.search(clause))


def _count(value: Value, clause: str, sentence: str, header: str) -> str:
    """What a counted or bare number is, by the words around it."""
    name = value.unit.name if value.unit else ""
    printed = value.quantity.printed if value.quantity else ""
    if value.unit is None and re.search(r"[0-9][Kk]$", printed):
        return "hardware_spec" if _PICTURE.search(clause) else "context_size"
    if name in _STARS:
        return "benchmark_score"
    if name == "bit" and _QUANTISED.search(sentence):
        return "quantity"
    if name in _PARTS_OF_DEVICES or _counts_parts(printed, clause) or _is_built_of(value, clause, sentence):
        return "hardware_spec"
    counted = value.unit is not None and name not in ("items",)
    for text in (header, clause):
        if text and not counted and cues.CONTEXT.search(text):
            return "context_size"
        if text and not counted and cues.PARAMETERS.search(text) and _amount(value) > 100_000:
            return "parameter_count"
        if text and value.unit is None and (cues.BENCHMARK.search(text) or names_test(text)):
            return "benchmark_score"
    data = _OF_DATA.search(clause)
    if value.unit is None and not data and cues.PARAMETERS.search(sentence) and _amount(value) > 100_000_000:
        return "parameter_count"
    return (
        "benchmark_score"
        if value.unit is None and names_test(sentence) and _amount(value) <= 100
        else "quantity"
    )
