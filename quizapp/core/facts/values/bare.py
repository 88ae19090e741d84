"""The units of bare numbers: behind a name, of the noun behind, or shared with the number before."""

import re
from dataclasses import replace
from decimal import Decimal

from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import cues
from quizapp.core.facts.values.kind import names_test
from quizapp.core.facts.values.value import Value
from quizapp.core.quantities.quantity import Quantity
from quizapp.core.quantities.unit import Unit, count_unit, find_unit, read_unit

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER_OF = re.compile(
    r"(?:数量|总数|数目|人数|个数|维度|词表|词表大小|层数|学习率|批大小|批次大小)(?:为|是|达|达到|约|取|设为)? ?$"
)
_AMOUNT_WORDS = re.compile(r"万|亿|million|billion|trillion|thousand|[0-9],[0-9]{3}|[0-9][KkMB]$")
_COUNTED_NOUN = re.compile(
    r" (?:of (?:its|their|the) [0-9,]+ )?(?:(?:of the|of)? ?[a-z]+(?:-[a-z]+)* ){0,2}?([a-z]{3,}s|staff|employees|crew|people|men|women|children|fish|sheep|mice|patients)(?![\w-])"
)
_NOT_COUNTED_WORDS = "times was has its this less plus versus towards always perhaps across points does years bits yes thus percents"
_NOT_COUNTED = frozenset(_NOT_COUNTED_WORDS.split())
_BEHIND_NAME = re.compile(
    r" (?:[A-Z][\w.-]*|(?:new|more|different|active|registered|independent|simultaneous|full-time|electric|local|adult|human|clinical|small|large)) ?(?:[A-Z][\w.-]* )?"
)
_EACH_SECOND = re.compile(r"每秒(?:钟)?[\u4e00-\u9fff]{1,6}$")
_FROM = re.compile(r"\b(?:from|between) (?:about |around |only |just )?$")
_AND_ON = re.compile(r" (?:to|and) (?:about |around |over |nearly |only |just )?[0-9][0-9.,]*(?<![.,])")
_BODY_OF = re.compile(
    r"\b(?:team|crew|staff|workforce|group|panel|fleet|cluster|cohort|network) of (?:about |just |only |some |over )?$"
)
_CHANGED = re.compile(
    r"\b(?:ros?e|risen|gr[eo]wn?|went|gone?|increased?|f[ae]ll(?:en)?|dropped|cut|down|up|climbed|expanded|shrank|jumped)(?: [a-z]+){0,3} from (?:[0-9][0-9,.]* to )?(?:about |just |only |some |over )?$"
)
_CHANGE_REACH = 60
_TEST_REACH = 120
_JOINED_NOUN = re.compile(
    r"-(person|member|seat|page|layer|megapixel|core|node|head|question|country|city|site|bed|room|task|problem|expert)(?= [a-z])"
)
_AGE_BEFORE = re.compile(r"(?<![0-9] )(?:[A-Z][\w'’.-]*[a-z](?:['’]s)?), $")
_AGE_BEHIND = re.compile(
    r", (?:who|whose|is|was|has|had|now|an?|the|then|joined|left|founded|co-founded|started|began|grew|studied|runs|leads|says?|said|[A-Z][a-z]+['’]s)\b|,? (?:and|has|is) "
)
_OLDEST, _YOUNGEST = 100, 10
_SCORED = re.compile(
    r"(?:\b(?:stands?|stood|sits?|sat|comes? in|came in|leads?|led|reach(?:es|ed)|scor(?:es|ed)|gets?|got|manag(?:es|ed)|hits?|posts?|posted|tops?|topped|finish(?:es|ed))(?: [a-z]+){0,2}|, (?:and|while|with) (?:[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*)*)(?: at)?|\bat) $"
)
_ENDS_ALONE = re.compile(r"(?=[,.;:)](?:\s|$)| (?:and|while|but|on|for|against|ahead|behind)\b)")
_SEATS = re.compile(r"\bseats (?:up to )?$")
_PAID = re.compile(
    r"(?:收入|营收|营业额|销售额|成交额|预算|经费|损失|亏损?了?|赚了?|花[了掉费]|成本|估值|融资|募资|账上|利润|投资|票房|市值|罚款|赔偿|奖金|工资|年薪|月薪|租金|学费|投前|投后|收到)，?[^，。；：、\n0-9]{0,10}$"
)
_PEOPLE_OR_THINGS = re.compile(
    r"(?:人次|用户|人数|销量|出货量?|下载量?|播放量?|访问量?|次数|数量|参数量?|粉丝|订单|词表|篇幅)[^，。；\n]{0,6}$"
)
_COINS = re.compile(r"票|价|费|卖|贵|便宜|涨|降|省|赚|工资|补贴|奖|罚|付|买|租|钱|报销")
_BOARDS = re.compile(r"卡|GPU|芯片|板|电池|屏|硬盘|晶圆")
_SHEETS = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:图|照片|相片|截图|榜单|榜|表|纸|票|脸|桌|床|嘴|海报|专辑|唱片|牌照|证|底片|名片|答卷|卷子|问卷|邮票|画|网|订单|合影|幻灯片|地图)(?!形|像处理)"
)
_ENDS_THERE = re.compile(r"(?=[，。；、！？\n”」）)]|左右|上下|以内|以上|以下|出头|$)")
_HOUR = re.compile(r" ?[点时](?![代间候至])")
_FIGURE_OF_ITS_OWN = re.compile(r"[A-Z]{2,6}(?:值)?(?:为|是|仅|约)+ ?$")
_NAME_IN_BETWEEN = re.compile(r" ?[A-Z]+[A-Za-z]*[0-9]*[A-Za-z]* ?")


def with_unit(
    plain: str, sentence: Sentence, value: Value, previous: Value | None, *, scored: Value | None = None
) -> Value | None:
    """The value with the unit that stands behind a name in between, or that it shares with the number before; ``scored`` is the last share or score."""
    quantity = value.quantity
    if quantity is None:
        return None
    if quantity.unit is not None:
        other = _other_meaning(plain, sentence, value)
        return replace(value, quantity=replace(quantity, unit=other)) if other else value
    if _HOUR.match(plain, value.end):
        return None
    unit = (
        _unit_before(plain, sentence, value)
        or _unit_behind_name(plain, value.end)
        or _noun_behind(plain, value.end)
        or _unit_of_next(plain, sentence, value)
        or _shared_unit(plain, sentence, value, previous)
        or _money_before(plain, sentence, value)
        or _score_before(plain, value, scored)
    )
    if unit is not None:
        return replace(value, quantity=replace(quantity, unit=unit))
    before = (max(sentence.start, value.start - 10), value.start)
    counted = _NUMBER_OF.search(plain, *before) or _FIGURE_OF_ITS_OWN.search(plain, *before)
    said = (max(sentence.start, value.start - _CHANGE_REACH), value.start)
    counted = counted or _BODY_OF.search(plain, *said) or _CHANGED.search(plain, *said)
    if sentence.kind == "row" or counted or _is_score(plain, sentence, value) or _is_amount(quantity):
        return value
    return None


def _other_meaning(plain: str, sentence: Sentence, value: Value) -> Unit | None:
    """What a unit means by the words around it: tokens that are made each second, 块 that are paid."""
    unit = value.unit
    if unit and unit.name == "tokens" and _EACH_SECOND.search(plain, sentence.start, value.start):
        return find_unit("tokens/s")
    if not unit or unit.name != "cards":
        return None
    if plain.endswith("张", value.start, value.end):
        return find_unit("个") if _SHEETS.match(plain, value.end) else None
    if not plain.endswith("块", value.start, value.end):
        return None
    before = plain[max(sentence.start, value.start - 16) : value.start]
    paid = _COINS.search(before) and not _BOARDS.search(before)
    return find_unit("元") if paid and _ENDS_THERE.match(plain, value.end) else None


def _money_before(plain: str, sentence: Sentence, value: Value) -> Unit | None:
    """The currency of a large number behind a word for what is paid or earned: 收入是六千四百万."""
    quantity = value.quantity
    if quantity is None or not _AMOUNT_WORDS.search(quantity.printed):
        return None
    return find_unit("元") if _PAID.search(plain, sentence.start, value.start) else None


def _score_before(plain: str, value: Value, previous: Value | None) -> Unit | None:
    """The unit that a score shares with one told just before it, maybe in the sentence before: … scores 74.1%. Y stands at 76.2."""
    quantity = value.quantity
    if not previous or not previous.quantity or not quantity or previous.unit is None:
        return None
    if previous.sentence < value.sentence - 1 or previous.unit.name not in ("%", "points"):
        return None
    told = plain[previous.end : value.start]
    between = plain[max(0, previous.start - _TEST_REACH) : previous.start]
    tested = cues.BENCHMARK.search(between + told) or names_test(between + told)
    alike = (quantity.number.value % 1 != 0) == (previous.quantity.number.value % 1 != 0)
    small = alike and 0 < quantity.number.value <= 100 and "\n" not in told
    if tested and small and _SCORED.search(told) and _ENDS_ALONE.match(plain, value.end):
        return previous.unit
    return None


def _is_score(plain: str, sentence: Sentence, value: Value) -> bool:
    """Whether a bare number is the result of a test."""
    text = plain[sentence.start : sentence.end]
    return (
        bool(cues.BENCHMARK.search(text) or names_test(text))
        and value.quantity is not None
        and value.quantity.number.value <= 100000
    )


def _is_amount(quantity: Quantity) -> bool:
    """Whether a bare number is so large or so bounded that it says how many."""
    return bool(_AMOUNT_WORDS.search(quantity.printed)) or quantity.number.approx != "exact"


def _unit_behind_name(plain: str, at: int) -> Unit | None:
    """The unit of "2,048 H200 accelerators" or "2048 块"."""
    for pattern in (_BEHIND_NAME, _NAME_IN_BETWEEN):
        name = pattern.match(plain, at)
        found = read_unit(plain, name.end()) if name else None
        if (
            found
            and found[0].dimension in ("count", "tokens", "parameters")
            and found[1] - (name.end() if name else 0) > 2
        ):
            return found[0]
    return None


def _unit_before(plain: str, sentence: Sentence, value: Value) -> Unit | None:
    """The unit of what a car has room for, seats five, or of an age: Ana Ruiz, 41, is …"""
    number = value.quantity.number.value if value.quantity else Decimal(0)
    aged = _AGE_BEFORE.search(plain, sentence.start, value.start) and _AGE_BEHIND.match(plain, value.end)
    if aged and _YOUNGEST <= number <= _OLDEST and number == number.to_integral_value():
        return find_unit("years old")
    return count_unit("seats") if _SEATS.search(plain, sentence.start, value.start) else None


def _noun_behind(plain: str, at: int) -> Unit | None:
    """The counted thing of "96 patients" or "1,800 light-sensing cells"."""
    joined = _JOINED_NOUN.match(plain, at)
    if joined:
        return count_unit("people" if joined[1] == "person" else joined[1] + "s")
    found = _COUNTED_NOUN.match(plain, at)
    return count_unit(found[1]) if found and found[1] not in _NOT_COUNTED else None


def _unit_of_next(plain: str, sentence: Sentence, value: Value) -> Unit | None:
    """The unit that a number shares with the one behind it: from 60 to 200 requests."""
    next_one = _AND_ON.match(plain, value.end, sentence.end)
    if not next_one or not _FROM.search(plain, max(sentence.start, value.start - 16), value.start):
        return None
    found = read_unit(plain, next_one.end())
    return found[0] if found else _noun_behind(plain, next_one.end())


def _shared_unit(plain: str, sentence: Sentence, value: Value, previous: Value | None) -> Unit | None:
    """The unit of the number before in the same sentence, where both are of like size: 260 ms, from 840."""
    if (
        not previous
        or previous.sentence != value.sentence
        or not previous.quantity
        or not value.quantity
        or not previous.unit
    ):
        return None
    if sentence.kind == "row" or (
        previous.dimension == "count" and _HAN.search(plain, previous.end, value.start)
    ):
        return None
    if plain[value.end : value.end + 2].strip().startswith("的"):
        return None
    if _FIGURE_OF_ITS_OWN.search(plain, sentence.start, value.start) or _NUMBER_OF.search(
        plain, max(sentence.start, value.start - 10), value.start
    ):
        return None
    if previous.dimension in ("CNY", "USD") and _PEOPLE_OR_THINGS.search(plain, sentence.start, value.start):
        return None
    one, other = abs(previous.quantity.number.value), abs(value.quantity.number.value)
    near = one and other and Decimal("0.005") <= other / one <= 200
    between = plain[previous.end : value.start]
    if near and len(between) < 90 and not re.search(r"[。]", between):
        return previous.unit
    return None
