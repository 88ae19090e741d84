"""The headlines of a Chinese round-up that tell of something new each: ——超导电缆并网, 【东湖隧道贯通】."""

import re
from collections.abc import Collection, Sequence

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.referents_zh import Referent, Referents
from quizapp.core.facts.subjects.topics import THINGS

_FEWEST, _LONGEST, _SHORTEST = 2, 40, 2
SHAPE = re.compile(r"^[ \t\u3000]*(?:——|【|[一二三四五六七八九十]{1,3}、[^。]+$)", re.MULTILINE)
"""How a headline begins within an article: ——, 【, or its number."""

_FINDERS = re.compile(r"(?:科学家|研究者|研究人员|团队|学者|专家|研究组|课题组)$")
_STOPS = frozenset("，。：！？；】")
_HEADS = frozenset({"noun", "name", "measure"})
_TELLS = frozenset({"verb", "preposition", "adverb", "place"})
_NEVER = frozenset({"link", "pronoun"})


def find_headlines(sentences: Sequence[Sentence], referents: Referents) -> dict[int, Referent | None]:
    """What each headline tells of, by its offset; none where fewer than two have something told of them."""
    plain = referents.article.plain
    found = {one.start: _told_in(one, referents) for one in sentences[1:] if _is_headline(one, plain)}
    return found if sum(told is not None for told in found.values()) >= _FEWEST else {}


def _is_headline(sentence: Sentence, plain: str) -> bool:
    """Whether a sentence opens a paragraph as a headline does: on a line of its own, behind a dash, in brackets."""
    if sentence.end - sentence.start > _LONGEST or plain[sentence.start - 1] not in "\n\u3000 ":
        return False
    return SHAPE.match(plain, plain.rfind("\n", 0, sentence.start) + 1) is not None


def _told_in(sentence: Sentence, referents: Referents) -> Referent | None:
    """What a headline tells of: a thing that it names, what heads it, or what somebody without a name has found; None where it only names."""
    clauses = referents.clauses
    every = clauses.words[clauses.index(sentence.body) : clauses.index(sentence.end)]
    begin = next((at for at, word in enumerate(every) if word.sort != "mark"), 0)
    stop = next((at for at in range(begin, len(every)) if every[at].text in _STOPS), len(every))
    words = every[begin:stop]
    head = words[: _predicate(words)]
    named = _named(words, THINGS) or _named(head, ("company", "person"))
    if not head or len(head) == len(words) or any(word.sort in _NEVER for word in words):
        return None
    if _is_finder(head, referents):
        last = next((at for at in range(len(words) - 1, 0, -1) if words[at].sort not in _HEADS), 0)
        head = words[last + 1 :] or head
    return named or (_as_subject(head, referents) if head else None)


def _is_finder(head: Sequence[Word], referents: Referents) -> bool:
    """Whether a headline opens with somebody without a name, and what they did, if a dictionary takes that for a noun: 科学家绘制."""
    people = head[:-1] if len(head) > 1 and not _FINDERS.search(head[-1].text) else head
    return _FINDERS.search(referents.text(people)) is not None


def _named(words: Sequence[Word], kinds: Collection[str]) -> Name | None:
    """The first name of these kinds among words."""
    names = (word.name for word in words if word.name and word.name.kind in kinds)
    return next(names, None)


def _predicate(words: Sequence[Word]) -> int:
    """The place of the first word that tells something of the nouns before it, else of the last word."""
    within = range(1, len(words))
    told = (at for at in within if words[at].sort in _TELLS and words[at - 1].sort in _HEADS)
    return next(told, len(words) - 1)


def _as_subject(words: Sequence[Word], referents: Referents) -> Subject | None:
    """The words as a subject, and what they are without the words that open them."""
    text = referents.text(words)
    shorter = (referents.text(words[at:]) for at in range(1, len(words) - 1) if words[at].sort in _HEADS)
    aliases = tuple(one for one in shorter if len(one) > _SHORTEST)
    return Subject(text, aliases) if len(text) > _SHORTEST else None
