"""What a Chinese sentence says of a number: whose price, weight or score it is, by the words between the name and it."""

import re

from quizapp.core.writing.claim import Claim

_MARK = re.compile(r"[，,；;。：:]")
_TOLD = re.compile(r"说|表示|称|指出|认为|介绍|透露|对此|相比|对比|较|据")
_OF_THING = frozenset({"parameter_count", "context_size", "person_role", "concept"})
_FROM_UNIT = frozenset(
    [
        "容量",
        "功率",
        "算力",
        "计算量",
        "频率",
        "长度",
        "质量",
        "电量",
        "时长",
        "电压",
        "温度",
        "面积",
        "容积",
        "扭矩",
        "亮度",
        "压力",
        "音量",
        "比例",
        "变化幅度",
        "得分",
        "排名",
        "金额",
        "速度",
        "价格",
        "数量",
        "时间",
        "token数量",
        "GPU时",
        "排放量",
        "总长",
        "占比",
    ]
)
_OTHER_WORDS = {
    "质量": "重",
    "重量": "重",
    "长度": "长",
    "高度": "高",
    "宽度": "宽",
    "厚度": "厚",
    "价格": "价",
    "功率": "功耗",
}
_HAS = r"(?:共有|总共有|一共有|现有|拥有|设有|内置|配备|配有|搭载|收录|包含|包括|支持|采用|有)了?(?:约|近|超过?|逾)?"
_COUNT = re.compile(r"(?P<what>.+?)(?:数量|人数|个数|数)")
_FLOWS = re.compile(
    r"[日月年周]均.*|.*(?:营收|收入|净利润|利润|亏损额?|销售额|交易额|产值|金额|增幅|降幅|之比|占比|份额|[下载调用搜索访问产出货]{1,4}量|销量|领先幅度|股价|市值|收盘价|目标价)"
)
_OF_TOKENS = re.compile(r"每百万 token 的(?P<what>输入|输出)")
_SETTING = re.compile(r"单[台卡个机张]|[上下中时]，|在[^，]{1,20}[上下中时]|[每各]|量化|并发|张")
_OF_ITSELF = frozenset(["成立", "创立", "上市", "去世", "出生", "毕业", "加入"])
_RUNS, _BESIDE = re.compile(r"运行|跑|部署|装下|处理|服务"), 24
_NEAR = 8
_LONGEST_TAIL = 40


def is_said_zh(claim: Claim) -> bool:
    """Whether a Chinese sentence says that the value is this property of the one named."""
    if claim.kind == "parameter_count" and _RUNS.search(claim.before[-_BESIDE:]):
        return False
    if claim.kind in _OF_THING:
        return True
    if claim.kind == "date":
        return _is_dated(claim)
    if claim.attribute in ("输入价", "输出价"):
        return False
    tail = _tail(claim)
    if tail is None or _FLOWS.fullmatch(claim.attribute):
        return False
    if claim.kind == "speed" and _SETTING.search(claim.before):
        return False
    if claim.kind in ("benchmark_score", "speed"):
        told = claim.kind == "speed" or re.search("[A-Z]", claim.attribute) is not None
        return told and claim.attribute not in _FROM_UNIT
    if _TOLD.search(tail) or len(tail) > _LONGEST_TAIL:
        return False
    return _counts(claim, tail) or _names_property(claim, tail)


def _tail(claim: Claim) -> str | None:
    """What stands between the last mention of the subject and the value; None where it is not mentioned before."""
    ends = [claim.before.rfind(name) + len(name) for name in claim.names if name and name in claim.before]
    return claim.before[max(ends) :] if ends else None


def _counts(claim: Claim, tail: str) -> bool:
    """燕鸥号配有 4 台发动机: what is counted belongs to the subject."""
    count = _COUNT.fullmatch(claim.attribute)
    return (
        count is not None
        and re.fullmatch(rf"[”」》]?(?:[^，；]{{0,6}}，)?{_HAS} ?", tail) is not None
        and count["what"] in (claim.value + claim.after)[: len(claim.value) + 14]
    )


def _names_property(claim: Claim, tail: str) -> bool:
    """The clause of the value says the property before it: 重量为 3 吨, 售价 2 元."""
    clause = _MARK.split(tail)[-1]
    what = claim.attribute
    if what == "容量" or what.endswith(("数量", "个数")):
        return False
    price = _OF_TOKENS.match(what)
    said = price["what"] if price else _OTHER_WORDS.get(what, what)
    telling = said[-3:] if len(said) > 3 else said
    near = _NEAR * 3 if price else _NEAR
    return telling in clause and len(clause) - clause.rfind(telling) - len(telling) <= near


def _is_dated(claim: Claim) -> bool:
    """Whether the clause of the date, or the next one, says what was done with the subject then."""
    verb = re.escape(claim.attribute.removesuffix("时间").removesuffix("日期"))
    if not verb or claim.attribute.startswith(("数据", "预测", "时间", "宣布", "完成", "开始")):
        return False
    near = _MARK.split(claim.before)[-1] + claim.value + "，".join(_MARK.split(claim.after)[:2])
    ends = "" if verb in _OF_ITSELF else "(?=[，。；的]|$)"
    return any(
        re.search(
            rf"{verb}了?[^，；。]{{0,10}}{re.escape(name)}|{re.escape(name)}[”」》]?[^，；。]{{0,10}}{verb}{ends}",
            near + "。",
        )
        for name in claim.names
        if name
    )
