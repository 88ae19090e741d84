"""What the words right around an English value tie it to: the noun that it counts, the name it explains, the trial of that size."""

import re

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.reference import PEOPLE_NOUNS
from quizapp.core.facts.subjects.topics import NEVER_SUBJECTS

DETERMINED = re.compile(
    r"^(?:an?|the|this|that|these|those|all|some|every|each|both|another|most|many|(?P<own>its|their|his|her|our)) ",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r" (?:of|in) (?:the |all |its |their |every |new )?(?P<noun>[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}?)(?= (?:surveyed|asked|polled|questioned|interviewed|studied|in|of|with|who|that|live|are|is|were|was|have|has|had|and|on|at|from|for|by)\b|(?<=[a-rt-z]s) [a-z]|[,.;])"
)
ASKED = re.compile(r" (?:surveyed|asked|polled|questioned|interviewed|studied|tested|examined)\b")
_OF_NAME = re.compile(r" of (?:all |the )?(?=[A-Z])")
_EXPLAINS = re.compile(
    r"(?: \([^)]*\))?,? (?:with (?:[a-z]+ ){0,3}?|(?:an?|the|its|another) (?:[^,;:.]|(?<=[0-9])[,.](?=[0-9])){0,90}?(?:\([A-Z][^)]*\) [^,;:.]{0,40}?)?)"
)
_OF_WHICH = re.compile(
    r"(?P<value>[0-9][0-9.,]*(?: (?:thousand|million|billion|trillion))?)[^0-9.;]*, of which (?:only |just |about )?$"
)
_OF_PARTS = re.compile(
    r"(?P<value>[0-9][0-9.,]*(?: (?:thousand|million|billion|trillion))?)[^0-9.;:]{0,40}: (?:[^.;:]*(?:, | and ))?(?:only |about )?$"
)
_OTHER_SIDE = re.compile(
    r"(?: [a-z]+)?(?: (?:of|in|on|for|with|among|at|by)) (?:the |an? |its )?(?P<noun>[a-z][a-z-]+(?: [a-z]+)?)(?= (?:and|but|who|with)\b|[,.;])"
)
_GOES_ON = re.compile(r"(?<=\w) (?:in|at|on|from|with|for|by|across|among|who|which|that) (?=\w)")
_TOLD_BEHIND = re.compile(r"(?<=[a-z]) [a-z]{3,}ed$")
_AGAINST = re.compile(r"(?:against|versus|compared (?:with|to)|than|from|and) (?:only |just |about |over )?$")
_WORKS_FOR = re.compile(r"[^.;]{0,40}?\b(?:work|works|employed|sold|live|listed) (?:for|at|in|by) ")
_FOR = re.compile(r"(?: [a-z]+)? for (?:the|an?) ")
_TRIAL = re.compile(
    r"(?:\b[Ii]n |^|(?<=[.\n] )|(?<=\n))(?P<what>(?:(?:[Aa]n?|[Tt]he|its|our|[Tt]his|[Aa]nother|[Oo]ne) )?(?:[\w-]+ ){0,4}?(?:trial|test|study|survey|poll|questionnaire|experiment|evaluation|pilot|review)s?)(?= (?:with|of|among|on|involving|covering|across) )"
)
_SIZED = re.compile(
    r" (?:with|of|among|on|involving|covering|across) (?:the |about |some |more than |over |nearly |only )*"
)
_SHARE = re.compile(
    r"(?: of (?:them|people|participants|users|volunteers|respondents|those))? (?:[a-z]+ed|said|say|had|have|use|were|are|would|did|felt|thought|chose|found|knew) "
)


def find_other_side(article: ArticleText, sentence: Sentence, start: int, end: int) -> Subject | None:
    """The thing that a second value is measured on: against 6.1 on placebo, and 14% of the others."""
    plain = article.plain
    found = (
        _OTHER_SIDE.match(plain, end, sentence.end)
        if _AGAINST.search(plain, max(sentence.start, start - 24), start)
        else None
    )
    if not found or (
        not _FOR.match(plain, end)
        and found["noun"].split(" ")[0]
        not in (
            "placebo",
            "others",
            "controls",
            "control",
            "untreated",
        )
    ):
        return None
    return phrase_subject(article, found.start("noun"), found.end("noun"))


def find_introduced(article: ArticleText, since: int, start: int) -> Name | None:
    """The name that a value explains: Harrow 2 Base, with 27 billion; the Atlas, an estate car with 640 km of range."""
    names = [name for name in names_in(article, since, start) if name.kind not in ("person", "place")]
    of_which = _OF_WHICH.search(article.plain, since, start)
    of_parts = _OF_PARTS.search(article.plain, since, start)
    told = of_which.start("value") if of_which else of_parts.start("value") if of_parts else start
    if not names or not _EXPLAINS.fullmatch(article.plain, names[-1].end, told):
        return None
    return names[-1]


def find_first(article: ArticleText, sentence: Sentence, start: int, end: int) -> Name | Subject | None:
    """What a value that opens its clause counts: 2% of adults, 5,200 people work for Corvane."""
    plain = article.plain
    of_name = _OF_NAME.match(plain, end, sentence.end)
    whole = (
        [name for name in names_in(article, of_name.end(), sentence.end) if name.start == of_name.end()]
        if of_name
        else []
    )
    if whole and whole[0].kind not in ("person", "place"):
        return whole[0]
    of_what = _OF_WHAT.match(plain, end, sentence.end)
    counted = of_what["noun"].split(" ")[-1] if of_what else ""
    if of_what and (counted not in bonds.PARTS or (counted in PEOPLE_NOUNS and " " not in of_what["noun"])):
        asked = ASKED.match(plain, of_what.end("noun"))
        longer = (of_what.start("noun"), asked.end()) if asked else None
        return phrase_subject(article, of_what.start("noun"), of_what.end("noun"), longer)
    works = _WORKS_FOR.match(plain, end, sentence.end)
    names = names_in(article, works.end(), works.end() + 30) if works else []
    return next((name for name in names if name.start == works.end()), None) if works else None


def find_trial(article: ArticleText, sentence: Sentence, start: int, end: int) -> Subject | None:
    """The trial of which a sentence gives the size, or the shares: In a blind trial with 640 people, 57% preferred …"""
    plain = article.plain
    trial = _TRIAL.search(plain, sentence.body, start)
    if not trial or any(name.end < start for name in names_in(article, trial.end(), start)):
        return None
    sized = _SIZED.fullmatch(plain, trial.end(), start)
    shared = not sized and _SHARE.match(plain, end)
    return phrase_subject(article, *trial.span("what")) if sized or shared else None


def phrase_subject(
    article: ArticleText, start: int, end: int, whole: tuple[int, int] | None = None
) -> Subject:
    """A phrase as a subject of its own, without its article and what depends on it; its last noun and its whole are other names of it."""
    said = DETERMINED.sub("", article.text[start:end], count=1)
    longer = DETERMINED.sub("", article.text[slice(*whole)], count=1) if whole else said
    behind = _GOES_ON.search(said)
    text = said[: behind.start()] if behind else said
    if whole and whole[1] > end and (told := _TOLD_BEHIND.search(text)):
        text = text[: told.start()]
    others = (longer, said, text.rsplit(" ", 1)[-1])
    return Subject(text, tuple(one for one in dict.fromkeys(others) if one != text))


def names_in(article: ArticleText, start: int, end: int) -> list[Name]:
    return [
        name
        for name in article.names_in(start, end)
        if name.kind not in NEVER_SUBJECTS and name.end <= end and name.text.lower() not in bonds.PARTS
    ]
