"""The offices that English prose tells of people: beside a name, behind who and as, and in the sentence after the name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.people import ROLE_EN, TITLE_EN
from quizapp.core.articles.sentences import Sentence
from quizapp.core.patterns import Sought

_HOLDER = (
    r"(?:(?!(?:number|computer|member|other|another|user|customer|winter|summer|quarter|order|offer|matter|paper|letter|power|server|router|answer|water|never|ever|over|under|after|rather|whether|together|however|further|former|latter|later|earlier|better|larger|smaller|higher|lower|faster|processor|competitor|rival|factor|sector|error|major|minor|list|moment|president['’]s)\b)"
    r"[a-z]+(?:er|or|ist|ian|eer|eur|man|woman|person|head|ssor)|chief|chair|boss|lead|partner|fellow|student|president|vice[ -]president|nurse|laureate|expert|graduate|veteran|dean|adviser|consultant|assistant|attorney|executive|CEO|CTO|CFO|COO|co-?founder|employee|scientist|analyst|pilot|clerk|cook|guide|actress|aide|delegate|guard)"
)
_OFFICE = rf"(?:(?:[A-Za-z][\w'’&-]* (?:and )?){{0,4}}?(?:{ROLE_EN}|{_HOLDER}|{TITLE_EN})(?:-elect)?(?: (?:of|for|at|in|on|to|with) (?:the |its |an? )?[A-Za-z][\w&'’-]*(?: [A-Z][\w&'’-]*)*)?)"
_DET = r"(?:(?:the|an?|its|their|his|her|our|one of the|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*['’]s?|[a-z]+['’]s) )?(?:(?:new|then|former|previous|current|longtime|former|late) )*"
_END = r"(?=[,.;:!?”\")]| (?:and|who|at|of|in|for|since|until|from|said|says|told|with|on|when|before|last|this|next|to)\b|$)"
_BEHIND = (
    re.compile(
        rf"(?:, [1-9][0-9])?(?:,|,? \() ?(?:now |still |formerly |previously |currently )?{_DET}(?P<role>{_OFFICE}){_END}"
    ),
    re.compile(
        rf"(?: [A-Z][\w’'-]+)?,? (?:who )?(?:is|was|has been|had been|became|becomes|will be|will become|remains|serves?(?: as)?|served(?: as)?|works?(?: as)?|worked(?: as)?|joined(?: [A-Z][\w&.-]*| the [a-z]+)*(?: in [0-9]{{4}}| last [a-z]+)? as|took over(?: last [a-z]+)? as|takes over as|stepped down as|resigned as|started(?: out)? as|was (?:named|appointed|promoted to|made|elected|hired as)(?: as)?|is (?:named|appointed)|(?:will |to )?steps? down as|has been (?:named|appointed|promoted to|made|elected)(?: as)?) (?:now |still |also |previously |once |currently )?(?:as )?{_DET}(?P<role>{_OFFICE}){_END}"
    ),
    re.compile(
        rf"(?:,? who|,| and)? (?P<role>(?:is in charge of|leads|heads|runs|directs|chairs|led|headed|ran|oversees|has led|has run|co-leads|manages) (?:the |its |a |an |their )?[a-z][^,.;\n]{{2,50}}?){_END}"
    ),
)
_REPLACES = re.compile(
    rf"(?: will)? (?:replaces?|replaced|succeeds?|succeeded|follows|takes over from|took over from|take over from) [A-Z][^,.;]{{3,40}}? as {_DET}(?P<role>{_OFFICE}){_END}"
)
_BEFORE = (
    re.compile(
        rf"(?:^|[\s“\"(])(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]he (?:[a-z-]+ ){{1,2}}?[a-z-]+['’]s?|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*['’]s?|[Tt]he|[Aa]nother|[Oo]ne) (?P<role>{_OFFICE}), $"
    ),
    re.compile(
        rf"(?:^|[\s“\"(])(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[A-Z][\w&.-]*['’]s?|[Aa]|[Ff]ormer|[Nn]ow) (?P<role>{_OFFICE}) $"
    ),
    re.compile(
        r"(?:^|[.“\"] ?)(?P<role>(?:[A-Z][a-z]+ )?[A-Za-z][a-z-]* ?(?:manager|engineer|researcher|laureate|director|officer|scientist|founder|professor|analyst|editor|author|executive|designer|lawyer|investor|economist|president|chief|lead|boss|partner|adviser|consultant|founders?)) $"
    ),
)
_ALSO = re.compile(rf"(?: (?:at|of|for|in) [^,.;]{{2,50}}?)?,? and (?:also )?{_DET}(?P<role>{_OFFICE}){_END}")
_PRONOUN = Sought(
    rf"(?<![\w-])(?:[Ss]he|[Hh]e)(?:['’]s)?,? (?:is|was|has been|had been|became|will be|remains|served as|works as|worked as|previously served as|where (?:he|she) was|joined as|left as) ?(?:now |still |also |previously |once |currently )?{_DET}(?P<role>{_OFFICE}){_END}"
)
_WHERE = Sought(rf"where (?:he|she) (?:was|is|had been|served as|worked as) {_DET}(?P<role>{_OFFICE}){_END}")
_VERB = re.compile(
    r"\b(?:said|says|is|was|are|were|has|have|had|will|would|could|that|which|who|from|but|because)\b"
)


_WHEN = re.compile(
    r" (?:in|on) (?:[0-9]{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*)\b.*$"
)


class OfficeEn(NamedTuple):
    """Who holds an office, and where it stands."""

    who: str
    span: tuple[int, int]


def find_offices_en(article: ArticleText, sentence: Sentence, last: Name | None) -> Iterator[OfficeEn]:
    """The offices of a sentence of an English article; ``last`` is the person named last before it."""
    plain, start, end = article.plain, sentence.start, sentence.end
    people = [name for name in article.names_in(start, end) if name.kind == "person"]
    for name in people:
        for found in _around(plain, name, start, end):
            if not _VERB.search(found["role"]):
                yield OfficeEn(name.text, _lasting(found))
                also = _ALSO.match(plain, found.end("role"), end)
                if also and not _VERB.search(also["role"]):
                    yield OfficeEn(name.text, also.span("role"))
    for pattern in (_PRONOUN, _WHERE):
        for found in pattern.finditer(plain, start, end):
            who = next((one for one in reversed(people) if one.end <= found.start()), last)
            if who:
                yield OfficeEn(who.text, _lasting(found))


def _lasting(found: re.Match[str]) -> tuple[int, int]:
    """An office without the day on which it is taken: winemaker in May."""
    start, end = found.span("role")
    when = _WHEN.search(found["role"])
    return start, start + when.start() if when else end


def _around(plain: str, name: Name, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where offices stand right behind or before a name."""
    for pattern in (*_BEHIND, _REPLACES):
        found = pattern.match(plain, name.end, end)
        if found:
            yield found
    for pattern in _BEFORE:
        found = pattern.search(plain, max(start, name.start - 90), name.start)
        if found:
            yield found
            return
