"""What the clause of a value names itself in a contrast with what was told before: 零售业只有38%, 普通玩具要80元, 旗舰版则为5公斤."""

import re
from collections.abc import Sequence

from quizapp.core.articles import word_table as table
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar import cues
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.phrases_zh import Clauses, Phrase
from quizapp.core.facts.subjects.referents_zh import Referents

_CONTRASTS = frozenset(
    (
        "传统",
        "普通",
        "常规",
        "同类",
        "同级",
        "同级别",
        "同价位",
        "同尺寸",
        "同等",
        "一般",
        "现有",
        "进口",
        "国产",
        "人工",
        "安慰剂",
        "对照组",
        "安慰剂组",
    )
)
_ANY = re.compile(r"一[个款台颗块张辆枚架座](?P<noun>[^，。；：、]{2,14}的(?P<head>[\u4e00-\u9fff]{2,6}))，")
_SOMEBODY = re.compile(r"[人员者家师生户友们]$|用户|公司|企业|团队|[时候事情问题现象原因办法方面]$")
_VARIANT = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}版")
_EQUALS = re.compile(
    r"(?:则|也|还|就|却)?(?:只|仅)?(?:有|为|是|占到?|达到?|约为|约占|约|高达|剩下?|不到|超过)*约?"
)
_SHARE = re.compile(r"[%％]|[一二三四五六七八九]成")
_OF_A_PERSON = re.compile(r"持股|薪|工资|身高|体重|年龄|身家|财富|奖金|成绩|论文|持有")


class OwnHeads:
    """Finds the contrasted heads of the clauses of one article."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.clauses: Clauses = referents.clauses
        self.plain = referents.article.plain

    def find(self, sentence: Sentence, start: int, kind: str) -> Subject | None:
        """What the clause of a value that begins at an offset names itself, beside what was told of before; None where it is nothing of its own."""
        one = self._of_any(sentence, start)
        if one:
            return one
        clauses = self.clauses.between(sentence.body, start)
        if not clauses or clauses[-1][1] != self.clauses.index(start):
            return None
        begun = self.clauses.index(max(sentence.body, self.plain.rfind("；", sentence.body, start)))
        variant = None if kind == "date" else self._variant([one for one in clauses if one[0] >= begun])
        phrase = None if variant else self.clauses.head(*clauses[-1])
        if phrase is None or not _is_common(phrase.words):
            return variant
        told = self._is_contrast(phrase) or (
            kind == "ratio" and self._is_parallel(phrase, clauses, sentence.body, start)
        )
        return self.referents.noun(phrase.words) if told else None

    def _of_any(self, sentence: Sentence, start: int) -> Subject | None:
        """What a sentence speaks of that opens with any one of a sort: 一个700亿参数的模型，按16位存放要140GB."""
        found = _ANY.match(self.plain, sentence.body, sentence.end)
        if not found or found.start("noun") > start or self.referents.inside(found.end(), start):
            return None
        text = self.referents.article.text
        noun, head = text[slice(*found.span("noun"))], text[slice(*found.span("head"))]
        return None if _SOMEBODY.search(head) else Subject(noun, (head,))

    def _variant(self, clauses: Sequence[tuple[int, int]]) -> Subject | None:
        """The variant of a product that heads the clause of a value, or the last clause with a head of its own: 长续航版则提高到700公里."""
        for begin, stop in reversed(clauses):
            phrase = self.clauses.head(begin, stop)
            words = phrase.words if phrase else ()
            variant = next(
                (word for word in words if word.name is None and _VARIANT.fullmatch(word.text)), None
            )
            if variant:
                return self._of_product(variant)
            if any(isinstance(word.name, Name) for word in self.clauses.words[begin:stop]):
                return None
        return None

    def _of_product(self, variant: Word) -> Subject:
        """A variant as a subject, also with the name of the product of which the article tells most."""
        text = self.referents.text([variant])
        whole = self.referents.main_thing
        return Subject(text, (whole.text + text,) if whole else ())

    def _is_contrast(self, phrase: Phrase) -> bool:
        """Whether a phrase says of itself that it is another thing: 同价位的进口卡, 传统灯塔."""
        return len(phrase.words) > 1 and any(word.text in _CONTRASTS for word in phrase.words[:2])

    def _is_parallel(self, phrase: Phrase, clauses: Sequence[tuple[int, int]], body: int, start: int) -> bool:
        """Whether a clause only says a share of something behind another share: 使用率达到63%，零售业为38%."""
        rest = self.plain[phrase.words[-1].end : start]
        text = self.referents.text(phrase.words)
        part = cues.HARDWARE.fullmatch(text) or phrase.words[-1].text in table.ABSTRACT or len(text) < 2
        before = self.plain[body : self.clauses.words[clauses[-1][0]].start]
        return not part and _EQUALS.fullmatch(rest) is not None and _SHARE.search(before) is not None


def _is_common(words: Sequence[Word]) -> bool:
    """Whether words are a phrase of common nouns, none of which is measured."""
    return words[-1].sort == "noun" and all(
        word.sort in ("noun", "adjective", "of") and word.name is None for word in words
    )


def find_measured_alone(referents: Referents, phrase: Phrase) -> Subject | None:
    """What a phrase that ends with a measure measures, by its own words, whatever was spoken of: 出口 of 出口占比."""
    words = phrase.words
    if words[-1].sort != "measure" or any(word.sort == "pronoun" or word.name for word in words):
        return None
    said = referents.text(words)
    if _OF_A_PERSON.search(said):
        return None
    last = max((at for at, word in enumerate(words) if word.sort == "of"), default=-1)
    rest = [word for word in words[:-1] if word.sort in ("noun", "adjective", "of", "place")]
    if last == len(words) - 2:
        rest = rest[:-1]
    return referents.noun(rest, said) if rest and rest[-1].sort == "noun" else None
