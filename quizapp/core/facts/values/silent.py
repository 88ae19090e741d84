"""Numbers that say nothing: they point, order, label or decorate, or stand in what asks, tells a story or advertises."""

import re

from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import cues
from quizapp.core.facts.values.value import Value
from quizapp.core.patterns import Sought

_DEMONSTRATIVE = Sought(
    r"(?:这|那|该|此|上述|以上|以下这|其余|另外?|每|各|任何|某|\b(?:these|those|the other|the same|both|other|each|every|any|another)) ?$",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"(?:之|唯|同|统|第|独|这|那|每|哪|某|另|任|有)$")
_SMALL_HAN = re.compile(
    r"一 ?(?:年|天|周|日|小时|分钟|个月|星期|季度|秒)|(?:[一二两三四五六七八九十几]|几十|十几) ?(?:个|件|项|点|种|位|次|条|类|步|部分|方面|大|者|只|样|回|处|段|句|番|名|家|场|批|组|套|对|人|层|轮)?"
)
_LABELLED = Sought(
    r"(?:version|v|release|step|phase|level|type|grade|class|chapter|page|figure|table|section|item|no\.|number|room|flight|route|line|版本|型号|编号|步骤|阶段|级别) ?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r" ?(?:p\.?m\b|a\.?m\b|点|时(?!代)|o['’]clock)")
_TURN_OF_SPEECH = re.compile(
    r"三元(?:锂|电池|材料|催化)|(?<=一波)三折|半年(?=来)|(?<=[上下])半年|(?<=前)[一二三四五六七八九十]个?[月季年]|[0-9]+ ?[GT]B ?\+|(?<=\+)[0-9]+ ?[GT]B版?|half\b(?! (?:an?|of|million|billion))|half of (?:that|this|it|them|those)\b|[一二两三]度(?!电)|一刻|[一二三四]期(?=临床|试验|工程|项目|研究)|twice (?:before|about)",
    re.IGNORECASE,
)
_NAMES_LISTS = re.compile(
    r"(?:[、和与][\u4e00-\u9fffA-Z]{1,6}[0-9]+)*[这两三四]?[两三四0-9](?:张|份|个)(?:榜单|名单|排行榜)"
)
_REFERENCE = re.compile(r"\W*\[[0-9]{1,3}\][\s|]")
_QUESTION = re.compile(r"[？?][”」』）)\"]*$")

_START_OF_A_SPRINT = Sought(
    r"(?:\b0|零|zero|standstill|rest)(?: ?(?:km/h|mph|公里))? ?(?:to|[-–—~至到]) ?(?:the )?$", re.IGNORECASE
)
_PERIOD = Sought(
    r"\b(?:in|over|during|within|for|of) (?:the|its|their|his|her) (?:first|last|past|previous|next|coming|final) $|(?:过去|最近|此前|头)的?$",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"[之以]?[前后](?![沿端台期卫])")
_OPENS_A_MOMENT = re.compile(
    r"(?:^|[，。；：、！？“（(\n]|[比在从自于较是与和跟同到早近约]|大约|不到|不足|短短|仅仅)$"
)
_HALF_OF_A_TIME = Sought(r"\b(?:first|second|latter) $", re.IGNORECASE)
_SET_UP = Sought(r"(?:设有|建有|开设了?|标配|配备了?|配有|装有|带有|进入|登记|挑|由)$")
_ABSTRACT = re.compile(
    r" ?[\u4e00-\u9fff]{0,4}?(?:原因|问题|方面|特点|优势|阶段|步骤|方法|方式|维度|层面|关键|要点|结论|理由|办法|条件|时代|世界|环节|领域|方向|人(?!组成))"
)
_THE_ONES_BEFORE = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z0-9])[两三四五](?:款|个|种|家|项|位|台|部|名|者)[\u4e00-\u9fff]{0,4}?(?:的|都|均|分别|各自|各有)"
)


def states_nothing(plain: str, sentence: Sentence, context: str) -> bool:
    """Whether a sentence asks, tells a story, guesses or advertises."""
    text = plain[sentence.start : sentence.end]
    if sentence.kind == "caption" and cues.GUESS.search(context):
        return True
    return bool(
        _REFERENCE.match(text)
        or _QUESTION.search(text)
        or cues.FICTION.search(text)
        or cues.ADVERTISING.search(text)
        or cues.PUZZLE.search(text)
    )


def says_nothing(plain: str, sentence: Sentence, value: Value) -> bool:
    """Whether a number only points (这两项), orders (first) or belongs to a label."""
    quantity = value.quantity
    if quantity is None:
        return False
    before = plain[max(sentence.start, value.start - 12) : value.start]
    if value.dimension == "rank":
        return not _is_rank(plain, sentence, value)
    counts = value.dimension in ("", "count") or value.dimension.startswith("count of")
    rest = before.rstrip().endswith("其余") and quantity.number.value > 10
    if counts and (
        (_DEMONSTRATIVE.search(before) and not rest)
        or _LABELLED.search(before)
        or _CLOCK.match(plain, value.end)
    ):
        return True
    if _DEMONSTRATIVE.search(before) and quantity.number.value <= 10 and not quantity.printed[0].isdigit():
        return True
    lists = counts and value.unit is None and _NAMES_LISTS.match(plain, value.end)
    if _belongs_to_others(plain, before, value) or lists:
        return True
    small = _SMALL_HAN.fullmatch(quantity.printed) and quantity.number.approx == "exact"
    if small and counts and _SET_UP.search(before) and not _ABSTRACT.match(plain, value.end):
        return False
    if small and (counts or quantity.printed[0] == "一" or _IDIOM.search(before)):
        return True
    if quantity.printed == "1X":
        return True
    words = quantity.printed.lower()
    if words == "half" and _HALF_OF_A_TIME.search(before):
        return True
    return (counts and words.startswith("one")) or bool(_TURN_OF_SPEECH.match(plain, value.start))


def _belongs_to_others(plain: str, before: str, value: Value) -> bool:
    """Whether a number is half of a measure (0 to 100 km/h), a stretch of time (its first year), a moment (两年后) or a pointer (两款模型的)."""
    sprint = value.dimension == "length/time" and _START_OF_A_SPRINT.search(before)
    period = value.dimension == "time" and _PERIOD.search(plain, max(0, value.start - 24), value.start)
    told = value.dimension == "time" and _MOMENT.match(plain, value.end) and _OPENS_A_MOMENT.search(before)
    return bool(sprint or period or told or _THE_ONES_BEFORE.match(plain, value.start))


def _is_rank(plain: str, sentence: Sentence, value: Value) -> bool:
    """Whether a place in an order is a result, not a turn of speech."""
    printed = plain[value.start : value.end]
    around = plain[max(sentence.start, value.start - 25) : min(sentence.end, value.end + 8)]
    after = plain[value.end : value.end + 2]
    named = printed.endswith(("名", "位")) and not after.startswith(("创", "员", "女", "男"))
    return named or bool(
        cues.RANKING.search(around)
        and not re.match(r"[时次个款批轮代部章天人季财性届台 ]|\w", after if printed[0] == "第" else "")
        and not re.match(
            r" (?!place|position|on|in|among|at|overall|behind|ahead|with|for)\w",
            plain[value.end : value.end + 12],
        )
    )
