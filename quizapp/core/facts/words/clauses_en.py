"""What an English clause says that a thing or a term does or is: its head, stepped over brackets and asides, and its verb in the present."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.latin_names import may_begin_name
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.clause_heads_en import OPENS_OBJECT, WORD, ClauseHead, find_clause_head
from quizapp.core.facts.grammar.english_words import (
    AUXILIARIES,
    PREPOSITIONS,
    is_adverb,
)
from quizapp.core.facts.words.definition_patterns import COMPANY_EN, FUNCTION, MEANING
from quizapp.core.facts.words.offices_en import HOLDER
from quizapp.core.patterns import Sought

_BEGINS = Sought(
    r"(?:^|(?<=[.!?;:\n] )|(?<=\n)|(?<=[.!?][”\"] )|(?<=, while )|(?<=, whereas )|(?<=, but )|(?<=, and ))"
    r"(?:[A-Z]: )?(?:(?:But|And|Yet|So|Now|Then|Still|Thus|Here|Next|First|Second|Third|Finally|Meanwhile|However|Instead|Conversely|Similarly|Put simply|In (?:short|essence|effect|practice|turn|other words|simple terms)|At (?:its|their) core),? )?"
    r"(?:(?:In|On|At|By|With|For|During|After|Before|Unlike|Like|Under|To|Within|Behind|Alongside|Instead of|Rather than|Given|Using|As) [^,;.\n]{3,70}, )?"
    r"(?P<det>(?:An?|The|the|Its|Their|Our|its|their|our|an?|[A-Z][\w&-]*['’]s?|The [a-z]+['’]s?|the [a-z]+['’]s?) )?(?P<head>[“\"]?[A-Za-z][^;:.\n]{8,330})"
)
_IT = re.compile(
    r"(?:It|They) (?!(?:is|was|are|were|has|have|had|also|will|would|can|could|may|might|does|did|do)\b)"
)
_BODY = r"(?:[^,;:.()\n—–]|[.,:](?=[0-9]))"
_VALUE = re.compile(
    rf"{_BODY}{{8,150}}(?:, [\w’'-]+(?: [\w’'-]+){{0,3}}(?:, [\w’'-]+(?: [\w’'-]+){{0,3}})*,? (?:and|or) {_BODY}{{3,80}})?(?=[,;:.!?)\n]|$| -| –| —|—)"
)
_CUT = re.compile(
    r",? (?:while|whereas|although|though|but|because|according to|and (?:it|they|is|are|was|has)\b).*$"
)
_COPULA = re.compile(
    r"(?:is|are) (?:(?:basically|essentially|simply|just|merely|in effect|really|actually|thus|also) )?(?P<v>(?:an?|the(?= (?:[\w-]+ ){1,6}(?:that|which|of|who|by which|in which|for|between)\b)) (?!(?:[a-z]{3,}est|most|only|first|same|best|case|reason|result|question|problem|big|long|good|bad|great|far|key|real|major|huge|sign|mistake|bit|lot|matter|step|few|number of|other|win|pity|challenge|success|shame|start|further|new|fact|latest|next|last)\b)[a-z][\w-]*)"
)
_MEANS = re.compile(
    r"(?:means?|refers? to|denotes?|describes?) (?:that )?(?!(?:more|less|nothing|little|much|it|they)\b)"
)
_AND_VERB = re.compile(r",? and (?:then |also |thus |so )?(?=(?P<verb>[a-z]+s) [a-z])")
_AIMS = re.compile(
    r"(?:aims?|tries|try|seeks?|serves?|helps?|is used|are used|is designed|are designed|is meant|are meant) to "
)
_STATIVE_WORDS = (
    "is are was were has have had do does did says say said means comes come goes go takes take costs cost begins starts opens closes ends remains remain includes include counts leads lead beats beat outperforms outperform trails "
    "scores score reaches reach rises rise falls fall grows grow wins win loses lose wants want hopes hope plans plan expects expect thinks think believes believe argues argue suggests suggest shows show finds find needs need seems seem looks look "
    "appears appear works work runs run gets get makes make faces face matters matter exceeds exceed surpasses surpass matches match lags lag ranks rank sits sit stands stand holds hold follows follow arrives arrive launches launch ships ship "
    "sells sell earns earn employs employ owns own joins join calls call knows know sees see wins gives give becomes become stays stay likes like loves love tells tell puts put brings bring offers offer features feature supports support "
    "lets let raises raise agrees agree weighs weigh lasts last fits fit consumes consume occupies occupy generates accounts account amounts amount depends depend belongs belong exists exist happens happen relies rely varies vary refers refer"
)
_STATIVE = frozenset(_STATIVE_WORDS.split()) | AUXILIARIES
_LOOSE_WORDS = "it them him her this that these those us me you there"
_LOOSE = frozenset(_LOOSE_WORDS.split())
_THINGS = frozenset({"model", "chip", "product", "benchmark", "other", "term"})
_DEVICE = re.compile(
    r".*(?:coder|[iy][sz]er|former|outer|ilter|[al]yer|troller|apter|erver|verter|ulator|erator|ector|cessor|cumulator|ensor|otor|aper|anner|inker|uffer|ointer|iminator|ifier|oader|eader|umber|aiser|isor|uter|ayer|iver|actor|mer)s?"
)
_NOBODY_WORDS = (
    "critics users customers people researchers analysts investors companies firms rivals regulators lawyers buyers competitors clients teams experts others authors employees engineers scientists students doctors developers banks labs report study survey "
    "paper deal market industry sector company firm team group government court law bill plan move idea problem question result results answer price prices sales shares profits costs demand supply growth news trend trends story book news year month week day time people man woman "
    "men women children hospital hospitals university universities country countries city cities parents teachers patients buyers schools farmers founders pair trick catch difference aim goal point latter former rest reason difficulty secret difference list"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())
_HOLDER = re.compile(rf"(?:{HOLDER}|{COMPANY_EN})s?")
_COMPARED = re.compile(
    r"(?:(?:fast|slow|larg|small|bigg|new|old|cheap|bett|long|short|high|low|strong|weak|simpl|lat|earli|furth|rich|broad|clean|clos|deep)er|more|less|worse|new) "
)
_LEAST = 2
_MASS = re.compile(r"[A-Za-z-]+(?:ing|[st]ion|ance|ence|ity|ment|ism)s?")


class Clause(NamedTuple):
    """A thing or term, what is said of it, the attribute, and its other names; places are offsets of the reading."""

    subject: tuple[int, int]
    value: tuple[int, int]
    attribute: tuple[str, str]
    aliases: tuple[str, ...]


def find_clauses(article: ArticleText, sentence: Sentence) -> Iterator[Clause]:
    """What the clauses of a sentence say that a thing or a term does, or is."""
    plain = article.plain
    for found in _BEGINS.finditer(plain, sentence.body, sentence.end):
        head = find_clause_head(plain, found.start("head"), found.end(), (found["det"] or "").strip().lower())
        head = head or _again(article, sentence, found)
        if head and _may_be_told(article, head):
            told = _told(plain, head.verb, sentence.end)
            if told:
                yield _clause(plain, head, *told)


def _again(article: ArticleText, sentence: Sentence, found: re.Match[str]) -> ClauseHead | None:
    """The head of the sentence before, in the place of a pronoun that opens a sentence: It separates voices by their pitch."""
    plain = article.plain
    pronoun = _IT.match(plain, found.start("head"))
    begins = max(
        plain.rfind("\n", 0, sentence.start),
        *(plain.rfind(mark, 0, sentence.start - 2) for mark in (". ", "? ", "! ")),
    )
    if pronoun is None or found.start("head") != sentence.body or begins + 1 >= sentence.start - 1:
        return None
    before = _BEGINS.match(plain, begins + 1 + (plain[begins + 1] == " "), sentence.start)
    head = (
        find_clause_head(plain, before.start("head"), before.end(), (before["det"] or "").strip().lower())
        if before
        else None
    )
    return (
        head._replace(verb=pronoun.end()) if head and _is_one(plain[slice(*head.span)], pronoun[0]) else None
    )


def _is_one(text: str, pronoun: str) -> bool:
    """Whether a noun phrase is singular where "it" takes it up, and plural where "they" does."""
    plural = text.endswith("s") and not text.endswith(("ss", "us", "is", "ics")) and text.islower()
    return plural == pronoun.startswith("They")


def _may_be_told(article: ArticleText, head: ClauseHead) -> bool:
    """Whether the head of a clause is a thing with a name, or a term that may be explained; nobody, no firm, and nothing that only this text has."""
    plain = article.plain
    start, end = head.span
    names = article.names_in(start, end)
    text = plain[start:end]
    if _is_nobody(text):
        return False
    if head.other and plain[head.other[0]].isupper() and not plain[slice(*head.other)].isupper():
        return not any(name.kind in ("person", "place") for name in article.names_in(*head.other))
    if names and names[0].start == start:
        name: Name = names[0]
        if name.kind == "company":
            return name.end == end and plain[_skip(plain, head.verb) :].startswith(
                ("is a", "is an", "is the")
            )
        return name.kind in _THINGS and (name.end == end or text[-1] == "s" or head.other is not None)
    last = text.rsplit(" ", 1)[-1]
    if last[:1].isupper() and " " in text or any(name.kind == "person" for name in names):
        return False
    if not may_begin_name(text.split(" ")[0]):
        return False
    if head.det in ("a", "an") and _COMPARED.match(text):
        return False
    if head.det in ("a", "an", "“") or head.other:
        return head.det in ("a", "an", "“", "", "the")
    if head.det == "the":
        return " " in text or "-" in text
    bare = " " in text or "-" in text or _MASS.fullmatch(text) is not None
    return head.det == "" and bare


def _is_nobody(text: str) -> bool:
    """Whether a noun phrase stands for people or firms, or for nothing that is a thing."""
    low = text.rsplit(" ", 1)[-1].lower()
    return low in _NOBODY or (_HOLDER.fullmatch(low) is not None and not _DEVICE.fullmatch(low))


def _skip(plain: str, at: int) -> int:
    """Where the verb begins behind an adverb."""
    word = WORD.match(plain, at)
    return word.end() + 1 if word and is_adverb(word[0].lower()) else at


def _told(plain: str, at: int, end: int) -> tuple[tuple[int, int], tuple[str, str]] | None:
    """Where it stands what the words from a verb on say of the clause's head, and whether that is what it does or what it is."""
    at = _skip(plain, at)
    found = _VALUE.match(plain, at, end)
    if found is None:
        return None
    stop = at + len(_CUT.sub("", found[0]))
    means = _MEANS.match(plain, at, stop)
    if means:
        return (means.end(), stop), MEANING
    if _AIMS.match(plain, at):
        return (at, stop), FUNCTION
    is_a = _COPULA.match(plain, at, stop)
    if is_a:
        return ((is_a.start("v"), stop), MEANING) if plain[is_a.start("v") : stop].count(" ") > 1 else None
    begins = (at, *(one.end() for one in _AND_VERB.finditer(plain, at, stop)))
    does = next((one for one in begins if _is_done(plain[one:stop])), None)
    return ((does, stop), FUNCTION) if does is not None else None


def _is_done(text: str) -> bool:
    """Whether a predicate says what something does to something: no state, no comparison, no figure."""
    verb, *behind = text.split(" ")
    first = behind[0].lower() if behind else "it"
    loose = first in _LOOSE | (PREPOSITIONS - {"into"}) or (is_adverb(first) and first not in OPENS_OBJECT)
    loose = loose or behind[-1] in _LOOSE
    return not (loose or verb in _STATIVE or len(behind) < _LEAST or re.search(r"[0-9$€£%]", text))


def _clause(plain: str, head: ClauseHead, value: tuple[int, int], attribute: tuple[str, str]) -> Clause:
    """What is said of the name or abbreviation of the head, the words before it being its other name."""
    whole = plain[slice(*head.span)]
    named = head.other
    return Clause(named or head.span, value, attribute, (whole,) if named else ())
