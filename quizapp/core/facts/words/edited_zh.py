"""What is told of a term in Chinese words, as a careful reader would let it stand: its subject without adverbs, its value with the clause that acts."""

import re

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.script import simplify
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.definition_patterns import MEANING, TYPE

_SMALL_WORDS = "主要 也 都 还 就 则 又 已 仍 正 便 却 更 最 很 将 会 能 可 不 没 于 在 从 对 把 被 并 而 其实 仍旧 仍然 依然 依旧 往往 通常 一直 逐渐 同时 可能 也许 或许 正在 已经 曾经 甚至 本身 似乎 显然 确实 果然 毕竟 究竟 像 几乎 始终 终究 同样 问世 面世"
_SMALL = frozenset(_SMALL_WORDS.split())
_NEVER_FIRST = frozenset(("还", "也", "都", "又", "还会", "将会", "就", "已", "已经", "可以", "能够", "会"))
_BARE = frozenset(("策略", "做法", "办法", "思路", "计划", "任务", "方法", "方式", "功能"))
_OPENS_SMALL = re.compile(r"所谓的?|(?:例如|比如|包括|其中|同时|此外|另外)(?=[\u4e00-\u9fffA-Z])")
_ASKS = re.compile(r"[吗呢]?[？?]|[吗么]$")
_LEFT_OPEN = re.compile(r"(?:更多|许多|很多|不少|大量|所有|一些|各种)$")
_CIRCUMSTANCE = re.compile(
    r"(?:不?仅)?(?:能够?|可以?|旨在|主要)?(?:在[^，]*(?:情况|条件|前提|基础|环境|背景|过程|帮助)?[下中上里内时后]"
    r"|(?:通过|利用|借助|依靠|凭借|根据|按照|基于)(?:(?!来(?!源|自)|以[使便实提降]|从而|实现|完成|进行|开展|提[高升]|生成|使|让|把|将)[^，])*)$"
)
_NEW_SUBJECT = re.compile(
    r"(?:我们|他们|它们?|用户|人们|这|那|该|但|而|不过|因此|所以|并非|例如|比如|如|目前|同时|此外|其|有|是|也|就)"
)
_NEXT_CLAUSE = re.compile(r"，[^，。；！？\n]{3,40}(?=[，。；！？\n]|$)")
_WISHED = re.compile(r"(?:可以|应该?|应当|需要?|继续|不断|试图|打算|能够|去|来|要|会|将|请)$")
_ANYTHING = frozenset(
    ("AI", "人工智能", "模型", "大模型", "系统", "技术", "市场", "AI技术", "AI模型", "未来")
)
_PEOPLE = re.compile(r"(?:者|师|员|(?<!混合专)家|们|人们|用户|学生|医生|团队|企业|厂商|玩家)$")
_RUNS_ON = re.compile(r"[，,；;] ?[它他她其这那也而但并却又还]")
_TEAM = re.compile(r"(?:带领|率领)[^，。；的]{0,6}(?:团队|队伍|一行)$")
_SHELL = re.compile(r"(?:含义|意义|突破|进展|成果|消息|结果|问题|原因|理由|目标|结论|观点|事实)$")
_TO_COME = re.compile(r"将(?:是|会|成|有|在|要|于|迎|由|不|能|可|被|来|进一步)|[使让](?:其|它|得?我|之)")
_MOVES_US = re.compile(r"[让使令给]?(?:我们|大家|人们|人类?看到)")
_NAMED_BY = frozenset(("developer", "publisher", "organiser", "investor", "founder"))
_PAIR = 2
_ANYWHERE = frozenset(("海外", "国外", "国内", "业内", "行业", "市场", "官方", "外界"))
_WHEN = re.compile(
    r"(?:周[一二三四五六日]|[今去前]年(?:[0-9]{1,2}月)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[上本]周|[上本]月)$"
)
_SHORT = 6
_PRAISES = re.compile(r"额外|特殊|独特|变相|巨大|必要|宝贵|重要")
_NOT_YET = "未曾已尚刚"
_DOES = frozenset(("function", "what it became", "core"))


def edited(
    article: ArticleText,
    sentence: Sentence,
    subject: str,
    attribute: tuple[str, str],
    value: tuple[int, int],
) -> tuple[str, tuple[int, int]] | None:
    """The subject and the span of the value that stand; None for questions, what is cut off, and subjects that name nothing."""
    text = article.plain[slice(*value)].strip()
    if attribute[1] in _NAMED_BY:
        if _RUNS_ON.search(text) or text in _ANYWHERE or _WHEN.match(subject):
            return None
        team = _TEAM.search(article.plain, *value)
        value = (value[0], team.start()) if team and team.start() > value[0] else value
    if _ASKS.search(text) or article.plain[value[1] : value[1] + 1] in ("？", "?") or _LEFT_OPEN.search(text):
        return None
    term = _term(article, subject)
    if term is None or _is_done(article, sentence, term):
        return None
    if attribute[1] in _DOES and term in _ANYTHING:
        return None
    if _judges(article, sentence, term, attribute, text):
        return None
    if attribute[1] == "function" and (_PEOPLE.search(term) or _MOVES_US.match(text) or _TO_COME.match(text)):
        return None
    if attribute == MEANING and (term in _BARE or _SHELL.search(term)):
        return None
    whole = _with_action(article, value) if attribute[1] == "function" else value
    return (term, whole) if whole else None


def _term(article: ArticleText, subject: str) -> str | None:
    """A subject without the adverbs and links at its ends; None where nothing else is left."""
    opens = _OPENS_SMALL.match(subject)
    text = subject[opens.end() :] if opens else subject
    words = list(article.tag(simplify(text))) if not text.isascii() else []
    if len(words) > 1 and (words[0][0] in _NEVER_FIRST or _only_acts(words)):
        return None
    while words and words[-1][0] in _SMALL:
        words.pop()
    if words and words[-1][1] == "d" and text[-1] in _NOT_YET:
        return None
    kept = text if text.isascii() else text[: sum(len(word) for word, _ in words)]
    return kept if len(kept) > 1 else None


def _only_acts(words: list[tuple[str, str]]) -> bool:
    """Whether a subject is an adverb and the verb behind it: 主要专注."""
    return len(words) == _PAIR and words[0][0] in _SMALL and words[1][1] == "v"


def _is_done(article: ArticleText, sentence: Sentence, term: str) -> bool:
    """Whether a subject is a verb of its sentence and no term: 尝试 in 可以尝试."""
    at = article.text.find(term, sentence.start, sentence.end)
    words = article.tag(term) if at >= 0 and not term.isascii() else ()
    return (
        len(words) == 1
        and words[0][1][:1] == "v"
        and _WISHED.search(article.plain, sentence.start, at) is not None
    )


def _judges(
    article: ArticleText, sentence: Sentence, term: str, attribute: tuple[str, str], text: str
) -> bool:
    """Whether what is told only judges: what anything is (AI是最热的赛道), what an act is in a word (给予是一种荣誉), of what a verb consists."""
    if attribute == TYPE:
        return term in _ANYTHING
    words = list(article.tag(simplify(term))) if not term.isascii() else []
    acts = bool(words) and words[-1][1] == "v"
    if attribute[1] == "what it consists of":
        return len(words) == 1 and words[0][1].startswith("v")
    said = article.plain[sentence.start : sentence.end]
    judged = "也是一种" in said or _PRAISES.match(text)
    return attribute == MEANING and acts and bool(judged) and len(text) <= _SHORT


def _with_action(article: ArticleText, value: tuple[int, int]) -> tuple[int, int] | None:
    """A function with the clause that says what is done, where it begins with how or where; None where there is no such clause."""
    if not _CIRCUMSTANCE.fullmatch(article.plain[slice(*value)].strip()):
        return value
    following = _NEXT_CLAUSE.match(article.plain, value[1])
    if following is None or _NEW_SUBJECT.match(following[0], 1):
        return None
    return value[0], following.end()
