"""What an English text has before its eyes: what a sentence makes or opens, what a paragraph without its name lets go of."""

import re

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.counted import names_in, phrase_subject
from quizapp.core.facts.subjects.english import Clause
from quizapp.core.facts.subjects.topics import Topics

_MAKES = re.compile(
    r"(?:(?:will|would|has|have|had|is to|are to|plans? to|wants? to|means to|intends to|is) )*(?:(?:now|also|just|quietly|already|first) )?"
    r"(?:build(?:s|ing)?|built|open(?:s|ed|ing)?|launch(?:es|ed|ing)?|releas(?:es|ed|ing|e)|publish(?:es|ed|ing)?|unveil(?:s|ed|ing)?|creat(?:es|ed|ing|e)|introduc(?:es|ed|ing|e)|present(?:s|ed|ing)?|set up|wrote|devised) "
    r"(?P<what>an? (?!(?:[a-z-]+ ){0,2}(?:consultation|inquiry|investigation|round|probe|tender|review|campaign|search|debate|lawsuit|case|plan|decision|deal|gap|lead|result|loss|profit)\b)(?:(?!of\b|in\b|on\b|at\b|for\b|with\b|that\b|which\b|to\b|from\b|and\b|or\b|by\b)[\w-]+ ?){1,4}?)(?= ?(?:[,.;:]|\b(?:of|in|on|at|for|with|that|which|to|from|and|by|whose|near|called|made|last|this)\b))"
)
_AGAIN = re.compile(r"\b(?:[Ii]ts?|[Tt]he (?:company|firm|start-?up|model|chip|group|lab|maker|bank))\b")
_SPENT = re.compile(
    r"\b[Tt]he (?:world|market|industry|country|trade) (?:will )?(?:spends?|spent|pays?|paid) (?:about |some |nearly |over |only )?"
    r"[$€£¥][0-9][0-9.,]*(?: [mbtr]+illion)? (?:on|for) (?P<goods>[A-Za-z][\w-]*(?: [a-z][\w-]*){0,3}?)(?= (?:in|last|this|by|and|during|at|a year|worldwide|between|from|until)\b|[,.;])"
)


def find_made(article: ArticleText, clause: Clause) -> Subject | None:
    """The thing without a name that a clause says is made, opened or published: will build a 240-megawatt data centre."""
    made = _MAKES.match(article.plain, clause.verb)
    if not made or names_in(article, *made.span("what")):
        return None
    end = made.start("what") + len(made["what"].rstrip())
    whole = phrase_subject(article, made.start("what"), end)
    noun = " ".join(word for word in whole.text.split(" ") if not word[0].isdigit() and word != "new")
    return Subject(noun, (whole.text, *whole.aliases)) if noun else None


def find_bought(article: ArticleText, sentence: Sentence, start: int) -> Subject | None:
    """The goods on which a sentence says that many spend a sum: the world spent $38 billion on sails in 2024, and …"""
    spent = _SPENT.search(article.plain, sentence.body, sentence.end)
    return phrase_subject(article, *spent.span("goods")) if spent and spent.start() < start else None


def let_go(topics: Topics, article: ArticleText, sentence: Sentence) -> None:
    """Forgets, where a sentence ends a paragraph, what the paragraph neither names nor stands a word for."""
    begin = article.plain.rfind("\n", 0, sentence.start) + 1
    if article.plain[sentence.end - 1] == ":" or _AGAIN.search(article.plain, begin, sentence.end):
        return
    named = {name.names[0] for name in article.names_in(begin, sentence.end)}

    def kept(one: Name | None, instead: Name | None) -> Name | None:
        return one if one is None or one.names[0] in named else instead

    topics.last = kept(topics.last, None)
    if isinstance(topics.spoken, Name):
        topics.spoken = kept(topics.spoken, topics.main_thing or topics.main_company)
