"""Who answers in a Chinese conversation, and for which company they say 我们."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.people import ROLE_ZH
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.turns import Turn
from quizapp.core.facts.subjects.referents_zh import Referent
from quizapp.core.facts.subjects.topics import Topics

_OFFICE = re.compile(rf"[^，。；、\n]{{0,8}}?(?:{ROLE_ZH}) ?")
_BARE = re.compile(r"(?i:A)|答|回答")
_ABOUT_FIRM = re.compile(
    r"员工|雇员|人员|营收|营业收入|净利|净亏损|估值|市值|股价|毛利率|专利|门店|客户|融资|团队|公司|收入|盈利|商业化|上市|多少人"
)
_ABOUT_PERSON = re.compile(
    r"[您你](?:个人|自己|本人)|[您你](?!们)[^，。？]{0,10}(?:毕业|入行|加入|出生|读书|求学|经历)"
)
_ASKED, _REACH = 2, 40


class Conversation:
    """The turns of an article and what the people in them speak for; ``names`` are those of the article that do not only say who speaks."""

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.turns = article.turns
        self._begins = {turn.start: turn for turn in article.turns}
        self._answers = _find_answers(article.turns)
        self.names = [name for name in article.names if not self._is_label(name)]

    def _is_label(self, name: Name) -> bool:
        """Whether a name only says who speaks."""
        turn = self._turn_at(name.start)
        return turn is not None and name.start < turn.body

    def _turn_at(self, at: int) -> Turn | None:
        """The turn in which an offset lies."""
        place = bisect_left(self.turns, at + 1, key=lambda turn: turn.start) - 1
        return self.turns[place] if place >= 0 else None

    def turn_of(self, sentence: Sentence) -> Turn | None:
        """The turn to which a sentence belongs."""
        return self._turn_at(sentence.start)

    def opens(self, sentence: Sentence) -> Turn | None:
        """The turn that begins right behind a sentence."""
        behind = self.article.plain[sentence.end : sentence.end + _REACH]
        return self._begins.get(sentence.end + len(behind) - len(behind.lstrip()))

    def close(self, sentence: Sentence, topics: Topics) -> None:
        """Turns to who speaks behind a sentence, and to their company."""
        turn = self.opens(sentence)
        if turn:
            topics.person = self.person(turn)
            topics.company = topics.main_company = self.firm(turn)

    def person(self, turn: Turn) -> Name | None:
        """Who speaks in a turn, or is asked in it: by the label, else the first person of whom the article tells before the first turn."""
        spoken = self._answers[turn.start]
        if not spoken.asks and not _BARE.fullmatch(spoken.label):
            return Name(spoken.start, spoken.body, spoken.label, "person", (spoken.label,))
        people = (name for name in self.article.names if name.kind == "person")
        return next((one for one in people if one.start < self.turns[0].start), None)

    def firm(self, turn: Turn) -> Name | None:
        """The company for which someone speaks in a turn, or is asked in it: the one where they hold an office, else the one most spoken of."""
        person = self.person(turn)
        return self._held.get(person.text, self._most) if person else self._most

    def asked(self, sentence: Sentence, turn: Turn, told: Referent | None) -> Referent | None:
        """What a question is about: the person who is asked, by its words; what is ``told`` of in its last clause; the company."""
        said = self.article.plain[sentence.body : sentence.end]
        person = self.person(turn) if _ABOUT_PERSON.search(said) else None
        return person or told or (self.firm(turn) if _ABOUT_FIRM.search(said) else None)

    @cached_property
    def _held(self) -> dict[str, Name]:
        """The companies of which people are named as officers: DeepSeek创始人梁文锋."""
        held = dict[str, Name]()
        plain = self.article.plain
        labels = {turn.label for turn in self.turns}
        for one in self.names:
            office = _OFFICE.match(plain, one.end) if one.kind == "company" else None
            if office:
                at = office.end()
                people = {who.text for who in self.article.names_in(at, at + 1)} | labels
                held = {who: one for who in people if self.article.text.startswith(who, at)} | held
        return held

    @cached_property
    def _most(self) -> Name | None:
        """The company of which the article speaks most, a question for more than an answer."""
        weights, first = Counter[str](), dict[str, Name]()
        for name in self.names:
            if name.kind == "company":
                turn = self._turn_at(name.start)
                weights[name.names[0]] += _ASKED if turn and turn.asks else 1
                first.setdefault(name.names[0], name)
        return first[max(weights, key=lambda key: weights[key])] if weights else None


def _find_answers(turns: Sequence[Turn]) -> dict[int, Turn]:
    """By where it begins the turn that answers one, or the turn itself where it asks nothing or nothing answers."""
    answers, answer = dict[int, Turn](), None
    for turn in reversed(turns):
        answer = answer if turn.asks else turn
        answers[turn.start] = answer or turn
    return answers
