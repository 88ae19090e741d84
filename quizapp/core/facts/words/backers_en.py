"""Whose money English prose tells of: who leads a round, from whom a firm has raised money, who its first investor was."""

import re
from collections import Counter
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.lives_en import NAME_EN
from quizapp.core.patterns import Sought

_AND = re.compile(r",? and (?:the |an? |(?:existing|early|previous) (?:backers?|investors?) )?|, (?:and )?")
_ROUND = Sought(
    rf"\b(?P<thing>(?:[Ss]eries [A-Z] |seed |[Tt]he |funding )*(?:round|funding|deal|financing|investment|[Ss]eries [A-H])),? (?:which was |was |is |were )?(?:co-)?led by (?P<who>{NAME_EN}(?: and {NAME_EN})?)"
)
_LEADS_ROUND = Sought(
    rf"(?P<who>{NAME_EN}(?: and {NAME_EN})?) (?:is |are |was |were )?(?:co-)?(?:leading|led) (?:the|a|an|its|that) (?:[$€£]?[\w.]+ (?:million |billion )?)?(?P<thing>(?:[Ss]eries [A-H] |seed |funding |first |second )*(?:round|investment|financing))\b"
)
_INVESTOR = ("领投方", "lead investor")
_RAISED = Sought(
    rf"\b(?:raised|raises|secured|closed|received|collected|took|landed)\b[^.;\n]{{0,30}}?[$€£¥][^.;\n]{{1,70}}? from (?:(?!(?:the|a|an)\b)(?:[a-z][a-z-]* ){{0,4}})(?P<who>{NAME_EN}(?:, {NAME_EN})*(?:,? and (?:(?:existing|early|previous) (?:backers?|investors?) )?{NAME_EN})?)"
)
_LEADS_MONEY = Sought(
    rf"\b(?:[Ii]ts|[Oo]ur|[Tt]heir|[Tt]he (?:company|firm|lab|start-?up)['’]s) (?:(?:first|lead|largest|biggest|main|earliest|outside|only) )+(?:investor|backer|shareholder|owner) (?:is|was|remains) (?P<who>{NAME_EN})"
)
_RAISER = re.compile(
    r"(?:\b(?:[Ii]t|[Tt]hey|[Ss]he|[Hh]e|[Tt]he (?:[a-z-]+ )?(?:company|firm|start-?up|lab|group|business))|(?P<name>[A-Z][\w&-]*))(?: (?:has|had|also|then|just|later))* $"
)
_TO_THE = re.compile(r"^(?:[Tt]he |[Aa]n? )")

Backer = tuple[str, tuple[int, int], tuple[str, str]]


def find_backers(article: ArticleText, sentence: Sentence) -> Iterator[Backer]:
    """The round or the firm, where it stands who gave money, and what they are to each other."""
    plain, end = article.plain, sentence.end
    for pattern in (_ROUND, _LEADS_ROUND):
        for found in pattern.finditer(plain, sentence.start, end):
            yield from ((_TO_THE.sub("", found["thing"]), span, _INVESTOR) for span in each_named(found))
    for found in (
        *_RAISED.finditer(plain, sentence.start, end),
        *_LEADS_MONEY.finditer(plain, sentence.start, end),
    ):
        raiser = _RAISER.search(plain, max(sentence.start, found.start() - 40), found.start())
        ours = found["who"] if plain[found.start()].lower() in "iot" else None
        who = (raiser["name"] if raiser else None) or (
            _main_company(article, found.start()) if raiser or ours else ""
        )
        if who:
            yield from ((who, span, ("投资方", "investor")) for span in each_named(found))


def _main_company(article: ArticleText, at: int) -> str:
    """The company that is named most often before an offset; nothing where none is."""
    counts = Counter(one.names[0] for one in article.names_in(0, at) if one.kind == "company")
    return counts.most_common(1)[0][0] if counts else ""


def each_named(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where each of those stands who are named one after another."""
    begin = found.start("who")
    for joint in [*_AND.finditer(found.string, *found.span("who")), None]:
        stop = joint.start() if joint else found.end("who")
        if begin < stop:
            yield begin, stop
        begin = joint.end() if joint else stop
