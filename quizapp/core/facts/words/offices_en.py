"""The offices that English prose tells of people: beside a name, behind who and as, and in the sentence after the name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.people import ROLE_EN, TITLE_EN
from quizapp.core.articles.sentences import Sentence
from quizapp.core.patterns import Sought

HOLDER = (
    r"(?:(?!(?:ahead|overhead|number|computer|member|other|another|user|customer|winter|summer|quarter|order|offer|matter|paper|letter|power|server|router|answer|water|never|ever|over|under|after|rather|whether|together|however|further|former|latter|later|earlier|better|larger|smaller|higher|lower|faster|processor|competitor|rival|factor|sector|error|major|minor|list|moment|president['’]s)\b)"
    r"[a-z]+(?:er|or|ist|ian|eer|eur|man|woman|person|head|ssor)|chief|chair|boss|lead|partner|fellow|student|president|vice[ -]president|nurse|laureate|expert|graduate|veteran|dean|adviser|consultant|assistant|attorney|correspondent|politician|physician|librarian|judge|chef|priest|coach|mechanic|diplomat|poet|executive|CEO|CTO|CFO|COO|co-?founder|counsel|heir|heiress|postdoc|intern|employee|scientist|analyst|pilot|clerk|cook|guide|actress|aide|delegate|guard)"
)
_OFFICE = rf"(?:(?:[A-Za-z][\w'’&-]* (?:and )?){{0,4}}?(?:{ROLE_EN}|{HOLDER}|{TITLE_EN})(?:-elect)?(?: (?:of|for|at|in|on|to|with) (?:the |its |an? )?[A-Za-z][\w&'’-]*(?: [A-Z][\w&'’-]*)*)?)"
_DET = r"(?:(?:the|an?|its|their|his|her|our|one of the|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*['’]s?|[a-z]+['’]s) )?(?:(?:new|then|former|previous|current|longtime|former|late) )*"
_END = r"(?=[,.;:!?”\")\n]| (?:and|who|at|of|in|for|since|until|from|said|says|told|with|on|when|before|after|last|this|next|to|near|behind|by|under|whose|again|there|here|now|instead)\b| [a-z0-9]+ (?:years?|months?|weeks?|days?) (?:later|ago|earlier)\b|$)"
_ONCE = r"(?:now |still |also |then |formerly |previously |currently |until now |until recently |most recently |once |long |for years |at the time )?"
_TAKES = (
    r"(?:is|was|has been|had been|became|becomes|will be|will become|remains|remained|serves?(?: as)?|served(?: as)?|works?(?: as)?|worked(?: as)?|joined(?: [A-Z][\w&.-]*| the [a-z]+)*(?: in [0-9]{4}| last [a-z]+)? as|"
    r"(?:takes|took|taking) (?:over|the helm|charge)(?: [a-z]+ [a-z]+)? as|returns as|returned as|stepped down as|resigned as|quit as|retired as|started(?: out)? as|began(?: (?:his|her) career)? as|trained as|"
    r"(?:was|were|is|has been|had been|will be) (?:named|appointed|promoted to|made|elected|hired as|chosen as|re-elected)(?: as)?|(?:will |to )?steps? down as|(?:gave|gives|has given|had given) up (?:his|her|the) (?:post|role|job|position|title)(?: of| as)|left (?:his|her|the) (?:post|role|job|position) (?:of|as)|"
    r"(?:will )?(?:stays?|stayed|carry|carries|carried|continues?|continued|goes|went|lives|lived) (?:on )?as|(?:rose|went on|goes on|rising|returned|quit|left) to (?:become|be)|(?:was|were) made|used to be|"
    r"(?:will succeed|succeeds|succeeded|replaces|replaced|will replace) (?:him|her|them) as)"
)
_NOT_HELD = r"(?!(?:[A-Za-z-]+ ){0,3}?(?:day|week|month|year|time|move|sign|company|companies|firm|group|start-?up|lab|result|deal|record|decision|claim|figure|number|first|latest|same|most|lot|few|bit|model|report|study|project|pair|two|three|place|city|town|school|university|idea|quarter|third|half)\b)"
_AS = Sought(
    rf"(?: from [A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*)? (?:(?:as|to be) {_DET}|to (?=lead |head |run |chair ))(?P<role>(?:lead|head|run|chair) [a-z][^,.;\n]{{2,50}}?|{_OFFICE}){_END}"
)
_BEHIND = (
    _AS,
    Sought(rf"(?:, [1-9][0-9])?(?:,|,? \() ?{_ONCE}{_DET}(?P<role>{_OFFICE}){_END}"),
    Sought(
        rf"(?: [A-Z][\w’'-]+)?(?:, [^,;.\n]{{2,80}},|,)? (?:who )?{_TAKES} {_ONCE}(?:as )?{_DET}(?P<role>{_OFFICE}){_END}"
    ),
    Sought(
        rf"(?:, [^,;.\n]{{3,60}}|,)? who (?:[^,;.\n]{{3,60}} and )?(?:is|was|has been|had been|became|works as|worked as) {_ONCE}{_DET}(?P<role>{_OFFICE}){_END}"
    ),
    Sought(
        rf"(?:, [^,;.\n]{{3,80}},|,? who|,| and)? (?:will |now |also |once |previously |formerly |still |currently |briefly |jointly )?(?P<role>(?:is in charge of|was in charge of|chair|lead|leads|heads|runs|directs|chairs|led|headed|ran|oversees|oversaw|has led|has run|co-leads|manages|managed|covers|supervises|coordinates|edits|is responsible for|was responsible for) (?:the |its |a |an |their )?(?:[A-Z][\w&-]*['’]s? )?[a-z][^,.;\n]{{2,50}}?|(?:runs|leads|heads|chairs|led|headed|chaired) [A-Z][\w&-]*(?: [A-Z][\w&-]*)*){_END}"
    ),
)
_APPOSED = Sought(
    rf"(?:, [1-9][0-9])?, (?:an?|the|one of the) {_NOT_HELD}(?P<role>(?:[A-Za-z][\w'’&-]* ){{0,5}}?[a-z][\w-]*(?: (?:of|at|in|for|on) (?:the )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*)*)?){_END}"
)
_REPLACES = Sought(
    rf"(?: will)? (?:replaces?|replaced|succeeds?|succeeded|follows|takes over from|took over from|take over from) [A-Z][^,.;]{{3,40}}? as {_DET}(?P<role>{_OFFICE}){_END}"
)
_BEFORE = (
    Sought(
        rf"(?:^|[\s“\"(])(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]he (?:[a-z-]+ ){{1,2}}?[a-z-]+['’]s?|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*['’]s?|[Tt]he|[Aa]nother|[Oo]ne) (?P<role>{_OFFICE}), $"
    ),
    Sought(
        rf"(?:^|[\s“\"(])(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[A-Z][\w&.-]*['’]s?|[Aa]|[Ff]ormer|[Nn]ow) (?P<role>{_OFFICE}) $"
    ),
    Sought(
        r"(?:^|[.“\"] ?)(?P<role>(?:[A-Z][a-z]+ )?[A-Za-z][a-z-]* ?(?:manager|engineer|researcher|laureate|director|officer|scientist|founder|professor|analyst|editor|author|executive|designer|lawyer|investor|economist|president|chief|lead|boss|partner|adviser|consultant|founders?)) $"
    ),
)
_ALSO = Sought(rf"(?: (?:at|of|for|in) [^,.;]{{2,50}}?)?,? and (?:also )?{_DET}(?P<role>{_OFFICE}){_END}")
_NEXT = Sought(
    rf"(?: (?:at|of|for|in) [^,.;]{{2,50}}?)?, (?:formerly |previously |once )?(?:an?|the) {_ONCE}(?:(?:new|former|late) )*(?P<role>{_OFFICE}){_END}"
)
_PRONOUN = Sought(
    rf"(?<![\w-])(?P<who>[Ss]he|[Hh]e|[Tt]he [2-9][0-9]-year-old)(?:['’]s)?,? (?:{_TAKES}|where (?:he|she) was|joined as|left as) ?{_ONCE}(?:as )?{_DET}(?P<role>{_OFFICE}){_END}"
)
_NOW = Sought(
    rf"\band (?:is|was) (?:now|today|currently|still|later|until recently) {_DET}(?P<role>{_OFFICE}){_END}"
)
_TITLE = Sought(
    rf"(?<![\w-])(?P<who>[Hh]is|[Hh]er) (?:official |new |current )?(?:title|job|role|post) is (?:now )?{_DET}(?P<role>{_OFFICE}){_END}"
)
_WHERE = Sought(
    rf"(?:where|while|when) (?P<who>he|she) (?:was|is|had been|served as|worked as) {_DET}(?P<role>{_OFFICE}){_END}"
)
_POSTED = Sought(
    rf"(?:\bhired (?:her|him)|\b(?:spent|worked|started|began|joined|returned|back)\b[^.;\n]{{3,70}}?|, first|\b(?:career|stint|spell|years|time|job)|\b(?:lured|hired|poached|recruited|brought in|picked|chosen|tapped|signed)\b[^.;\n]{{0,60}}?(?= to be| to become)|\band, (?:from|since|after) [^,.;\n]{{3,20}},|\b(?:then|later)) (?:as|to be|to become) {_DET}(?P<role>{_OFFICE}){_END}"
)
_NEXT_POST = Sought(
    rf",? and,? (?:(?:from|since|in|after) [^,.;\n]{{3,20}},?|then|later) as {_DET}(?P<role>{_OFFICE}){_END}"
)
_CHOSEN = Sought(
    r"\b(?:hired|named|appointed|promoted|elected|made|chose|chosen|picked|poached|recruited|brought in) $"
)
_VERB = Sought(
    r"\b(?:said|says|is|was|are|were|has|have|had|will|would|could|that|which|who|from|but|because)\b"
)


_SAME = {"his": "he", "her": "she"}
_HE_SHE = Sought(r"\b(?:[Hh]e|[Ss]he)\b")
_WHEN = Sought(
    r" (?:in|on) (?:[0-9]{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*)\b.*$"
)


class OfficeEn(NamedTuple):
    """Who holds an office, and where it stands."""

    who: str
    span: tuple[int, int]


def find_offices_en(article: ArticleText, sentence: Sentence) -> Iterator[OfficeEn]:
    """The offices of a sentence of an English article."""
    plain, start, end = article.plain, sentence.start, sentence.end
    people = [name for name in article.names_in(start, end) if name.kind == "person"]
    for name in people:
        for found in _around(plain, name, start, end):
            if not _VERB.search(found["role"]):
                yield OfficeEn(name.text, _lasting(found))
                also = _ALSO.match(plain, found.end("role"), end) or _NEXT.match(
                    plain, found.end("role"), end
                )
                if also and not _VERB.search(also["role"]):
                    yield OfficeEn(name.text, also.span("role"))
    yield from _posts(article, sentence, people)
    both = {} if people else _two_before(article, sentence)
    for pattern in (_PRONOUN, _TITLE, _WHERE):
        for found in pattern.finditer(plain, start, end):
            pronoun = _SAME.get(found["who"].lower(), found["who"])
            who = both.get(pronoun.lower()) or article.person_meant(found.start(), pronoun)
            if who and not _VERB.search(found["role"]):
                yield OfficeEn(who.text, _lasting(found))


def _posts(article: ArticleText, sentence: Sentence, people: Sequence[Name]) -> Iterator[OfficeEn]:
    """The offices in which somebody is said to have worked: spent six years at Skyra as an engineer, first as …, hired her as …"""
    plain = article.plain
    for found in (
        *_POSTED.finditer(plain, sentence.start, sentence.end),
        *_NOW.finditer(plain, sentence.start, sentence.end),
    ):
        who = next((one for one in reversed(people) if one.end <= found.start() + 1), None)
        who = who or article.person_meant(found.start(), "")
        if who and not _VERB.search(found["role"]):
            yield OfficeEn(who.text, _lasting(found))
            following = _NEXT_POST.match(plain, found.end("role"), sentence.end)
            if following:
                yield OfficeEn(who.text, _lasting(following))


def _two_before(article: ArticleText, sentence: Sentence) -> dict[str, Name]:
    """Whom he and she stand for where a sentence has both, and the one before names two: in the order in which they are named."""
    plain, start = article.plain, sentence.start
    pronouns = list(dict.fromkeys(found[0].lower() for found in _HE_SHE.finditer(plain, start, sentence.end)))
    before = max(plain.rfind(". ", 0, start - 2), plain.rfind("\n", 0, start - 2), 0)
    people = {name.names[0]: name for name in article.names_in(before, start) if name.kind == "person"}
    return dict(zip(pronouns, people.values(), strict=True)) if len(pronouns) == len(people) == 2 else {}


def _lasting(found: re.Match[str]) -> tuple[int, int]:
    """An office without the day on which it is taken: winemaker in May."""
    start, end = found.span("role")
    when = _WHEN.search(found["role"])
    return start, start + when.start() if when else end


def _around(plain: str, name: Name, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where offices stand right behind or before a name."""
    apposed = False
    for pattern in (*_BEHIND, _REPLACES, _APPOSED):
        if pattern is _APPOSED and apposed:
            continue
        found = pattern.match(plain, name.end, end)
        apposed = apposed or (found is not None and plain[name.end] == ",")
        if found and (pattern is not _AS or _CHOSEN.search(plain, max(start, name.start - 12), name.start)):
            yield found
    for pattern in _BEFORE:
        found = pattern.search(plain, max(start, name.start - 90), name.start)
        if found:
            yield found
            return
