"""The people or things that an English study or survey counts: 47% of the farmers it asked, of these 12%, 18% said."""

import re

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.english_words import AUXILIARIES, verbs
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.counted import phrase_subject

_ASKED = re.compile(
    r"\b(?:of|with|among|covering|followed|tracked|polled|surveyed|interviewed|asked|questioned|tested|enrolled|recruited|examined) (?:about |some |more than |over |nearly |a total of )?"
    r"[0-9][0-9.,]*(?: (?:thousand|million))? (?P<who>(?:[a-z-]+ ){0,2}?(?:people|adults|women|men|children|[a-z]{2,}(?:ers|ors|ists|ants|ents|ees|ians)|firms|companies|farms|hospitals|schools|banks|households|teams))(?=[,.;:)]| (?:in|at|from|across|aged|who|that|with|for|on|found|finds|showed|shows|and|by)\b)"
)
_STUDY = re.compile(
    r"\b(?:survey|study|poll|questionnaire|trial|census|experiment|interview(?:s|ed)?|polled|surveyed|asked|followed|enrolled|recruited|questioned)\b"
)
_OF_THESE = re.compile(
    r"(?:^|[.;,] )(?:[Oo]f|[Aa]mong) (?:these|them|those|the rest),? (?:only |just |about |some |nearly )*$"
)
_OPENS = re.compile(
    r"(?:^|[.;:,] |[.;,] (?:and|but|while|whereas) | (?:and|while|whereas) )(?:(?:[Ii]nstead|[Yy]et|[Ss]till|[Hh]owever|[Ee]lsewhere|[Tt]oday|[Nn]ow|[Bb]ut|[Aa]nother|[Aa] further|[Oo]nly|[Jj]ust|[Aa]bout|[Ss]ome|[Nn]early|[Oo]verall|[Ii]n all|[Ii]n total|[Aa]lmost|[Mm]ore than|[Ff]ewer than)[, ]+)*$"
)
_BEHIND = re.compile(
    r"(?: of (?:them|these|those|respondents))? (?:now |also |still |never |already |even )*(?P<verb>[a-z’']+)"
)
_OF_OWNED = re.compile(r"(?:Of|Among) (?P<owner>[A-Z][^,.;’']{1,40})['’]s? [^,.;]{0,40}, (?:[a-z]+ ){0,2}$")
_PARTITIVE = re.compile(
    r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]ome|[Mm]ost|[Aa]ll|[Hh]alf|[Ee]ach|[Mm]any|[0-9][0-9.,]*) of the $"
)
_COUNTED = re.compile(r" (?P<what>[a-z][a-z-]*(?: [a-z][a-z-]*)??s)(?= [a-z]|[,.;])")


def find_group(article: ArticleText, sentence: Sentence) -> Subject | None:
    """Those whom a sentence says a study asked or followed: a poll of 5,000 consumers, followed 2,300 patients."""
    plain = article.plain
    if not _STUDY.search(plain, sentence.body, sentence.end):
        return None
    asked = _ASKED.search(plain, sentence.body, sentence.end)
    if not asked:
        return None
    group = phrase_subject(article, *asked.span("who"))
    return Subject(group.text, (*group.aliases, f"{group.text} surveyed", f"{group.text} asked"))


def is_share_of_group(article: ArticleText, sentence: Sentence, start: int, end: int, *, share: bool) -> bool:
    """Whether a share or a number that opens its clause is one of those who were asked: 47% fear for their data; of these, 12% …"""
    plain = article.plain
    behind = _BEHIND.match(plain, end, sentence.end)
    verb = behind["verb"] if behind else ""
    if verb not in verbs() or verb.endswith("s") and verb not in AUXILIARIES:
        return False
    said = plain[sentence.body : start]
    return bool(_OF_THESE.search(said) or (share and _OPENS.search(said)))


def find_owner_of_all(article: ArticleText, sentence: Sentence, start: int) -> Name | None:
    """Whose people or things they are of which some are told: Of Orrin's 164 cooks, 121 …"""
    owned = _OF_OWNED.match(article.plain, sentence.body, start)
    near = article.names_in(owned.start("owner"), owned.start("owner") + 1) if owned else ()
    return next((one for one in near if owned and one.end == owned.end("owner")), None)


def find_partitive(article: ArticleText, sentence: Sentence, start: int, end: int) -> Subject | None:
    """The things of which some are told: two of the 31 plants."""
    if not _PARTITIVE.search(article.plain, max(sentence.body, start - 12), start):
        return None
    counted = _COUNTED.match(article.plain, end, sentence.end)
    return phrase_subject(article, *counted.span("what")) if counted else None
