"""What titles name in a Chinese article: the noun of its own title or first sentences, and the last one in 《》."""

import re
from collections.abc import Sequence

from quizapp.core.articles import word_table as table
from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.phrases_zh import Clauses

_TITLED = re.compile(r"《(?P<title>[^《》\n]{2,40})》")
_PUBLISHED = re.compile(
    r"(?:[上下]午|晚间?|当天|凌晨)?[，,]?[^，。；《》\n]{0,24}?(?:发布|公布|公开|发表|出台|印发|出版|推出|通过|发出)了?(?!于|在|到)[^，。；《》\n]{0,12}《(?P<title>[^《》\n]{2,40})》"
)
_APPEARED = re.compile(
    r"[，,]?(?:[上下]旬|初|底|末)?[，,]?[^，。；《》\n]{0,8}《(?P<title>[^《》\n]{2,40})》(?:论文|报告|一书|一文|白皮书)?(?:正式|首次)*(?:发表|发布|问世|出版|公布|上线|出台|印发|施行|上映|开播)"
)
_DOCUMENTS = ("报告", "白皮书", "办法", "条例", "指南", "规划", "意见", "月报", "年报", "通知", "标准")
_SENTENCES, _OFTEN, _PARTS, _LONG = 3, 4, 3, 3


def find_document(article: ArticleText, at: int, noun: str) -> Subject | None:
    """The last title in 《》 before an offset, for which a noun like 报告 stands."""
    titles = list(_TITLED.finditer(article.plain, 0, at))
    if not titles:
        return None
    return Subject(article.text[slice(*titles[-1].span("title"))], (noun, "这份" + noun))


def find_published(article: ArticleText, start: int, end: int) -> Subject | None:
    """What was published under a title in 《》 between two offsets: 12月2日，研究院发布了《白皮书》."""
    found = _PUBLISHED.match(article.plain, start, end) or _APPEARED.match(article.plain, start, end)
    if found is None:
        return None
    title = article.text[slice(*found.span("title"))]
    noun = next((one for one in _DOCUMENTS if title.endswith(one)), None)
    return Subject(title, (noun, "这份" + noun) if noun else ())


def find_opening(article: ArticleText, clauses: Clauses) -> Subject | None:
    """The noun of the title, or of one of the next sentences, that comes again most often: of what a report tells that names little."""
    for sentence in article.sentences[:_SENTENCES]:
        words = clauses.words[clauses.index(sentence.body) : clauses.index(sentence.end)]
        nouns = sorted(_compounds(article, words))
        best = max(nouns, key=lambda text: article.plain.count(text) * len(text), default="")
        if best and article.plain.count(best) >= _OFTEN:
            return Subject(best)
    return None


def _compounds(article: ArticleText, words: Sequence[Word]) -> set[str]:
    """The nouns of one to three parts among words: AI玩具, 企业智能体."""
    return {
        article.text[words[at].start : words[stop - 1].end]
        for at in range(len(words))
        for stop in range(at + 1, min(at + _PARTS, len(words)) + 1)
        if _is_compound(words[at:stop])
    }


def _is_compound(words: Sequence[Word]) -> bool:
    """Whether words are a noun that can be told of."""
    if not all(word.sort in ("noun", "name") and word.text not in table.ABSTRACT for word in words):
        return False
    return words[-1].sort == "noun" and sum(len(word.text) for word in words) >= _LONG
