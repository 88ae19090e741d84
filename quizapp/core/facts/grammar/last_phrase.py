"""The noun phrase with which a stretch of a Chinese text ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.words import Word

_QUOTES = frozenset('“”「」"')
_NOMINAL = frozenset({"noun", "adjective", "measure"})
_KEPT = frozenset({"place", "term", "benchmark", "other"})
_ORDINALS = frozenset({"第三方", "第一方", "全球", "端侧"})
_GOVERNING = (
    "采用 使用 引入 利用 通过 基于 支持 提出 运用 借助 依靠 加入 增加 实现 完成 提供 推出 发布 上线 研发 开发 打造 发表 公布 宣布 投资 收购 入股 成立 创办 创立 接入 集成 部署 运行 训练 选择 选用 推荐 成为 "
    "属于 包括 具备 做出 做 用 有 是 叫 由 向 给 被 让 把 将 领投 参投 测试 评测 体验 试用 询问 看到 进入 来自 加盟 离开 联合 联手 携手 起诉 击败 超过 超越 领先 优于 成 当 师从 师承 出任 担任 自研 旗下 名为 要求 获得 引发 模仿 搭载 预告 展示 演示 跟着 跟随"
)
_GOVERNS = frozenset(_GOVERNING.split())
# Verbs that take an object and stand in no term: those of easing, solving, reaching, following.
_ACTING = "解决 减轻 缓解 避免 防止 降低 减少 消除 应对 面对 面临 推动 促进 促使 促成 导致 造成 带来 迈向 通往 走向 实现 达到 遵循 遵守 符合 满足 选拔 培养 吸引 涉及 探讨 讨论 介绍 强调 关注 专注 旨在 致力 帮助 加深 加剧 担忧 称之 叫做 属于 包含 涵盖 掌握 具有 拥有 需要 想要 得到"
_ACTS = frozenset(_ACTING.split())
_LEADS = frozenset("pcdr")


def last_phrase(article: ArticleText, start: int, end: int) -> int:
    """Where the noun phrase begins that ends a stretch of two offsets; its end where there is none.

    A verb belongs to it in front of a noun (视频生成模型), not where it governs what follows (采用视频生成模型).
    """
    words = _within(article, start, end)
    begin = len(words)
    while begin and _belongs(words[begin - 1], bare=begin == len(words)):
        begin -= 1
    while begin < len(words) and _opens_nothing(words[begin]):
        begin += 1
    return max(start, words[begin].start) if begin < len(words) else end


def behind_verb(article: ArticleText, start: int, end: int) -> int:
    """Where the term begins that ends a stretch: behind a verb that governs it, and what leads to that verb (为通往, 旨在解决)."""
    words = _within(article, start, end)
    begin = 0
    for at, word in enumerate(words[:-1]):
        led = at == begin and word.tag[:1] in _LEADS and len(word.text) < 3 and word.start >= start
        if (word.text in _GOVERNS or word.text in _ACTS or led) and _is_long(words[at + 1 :]):
            begin = at + 1
    return max(start, words[begin].start) if words else start


def _is_long(words: Sequence[Word]) -> bool:
    """Whether what stands behind a verb is a term of its own, and the verb does not describe one: 基于反馈的强化学习."""
    described = any(word.sort == "of" for word in words)
    return not described and sum(len(word.text) for word in words) > 1 and words[0].sort != "mark"


def _within(article: ArticleText, start: int, end: int) -> list[Word]:
    """The words that lie in a stretch, the first of which may have begun before."""
    first = max(0, bisect_right(article.words, start, key=lambda word: word.start) - 1)
    last = bisect_left(article.words, end, key=lambda word: word.start)
    return [word for word in article.words[first:last] if word.end > start]


def _belongs(word: Word, *, bare: bool) -> bool:
    """Whether a word can stand within a noun phrase, seen from what stands behind it."""
    if word.text in _QUOTES or word.text in _ORDINALS:
        return True
    if word.name:
        return word.name.kind in _KEPT or bare
    if word.sort == "verb":
        return len(word.text) > 1 and word.text not in _GOVERNS and word.text not in _ACTS
    if bare and word.tag[:1] in ("l", "i"):
        return True
    return word.sort in _NOMINAL or (word.sort == "mark" and word.text in ("-", "·", "+", " "))


def _opens_nothing(word: Word) -> bool:
    """Whether no noun phrase begins with a word: a mark, a verb that governs, a counter."""
    return not any(char.isalnum() for char in word.text) or word.text in _GOVERNS
