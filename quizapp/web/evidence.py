"""The proof of an answer, gathered by passage, and facts in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Flask
from flask_babel import format_decimal, gettext

from quizapp.core.attempts.view import SourceView
from quizapp.core.facts.fact import Article, Fact, Standing
from quizapp.core.languages import N_, Language, Twin
from quizapp.web.languages import current_language, format_day
from quizapp.web.template_names import add_names

STANDING_WORDS: Mapping[Standing, str] = {
    "stated": N_("stated as a fact"),
    "claim": N_("a claim, not proven"),
    "forecast": N_("a forecast"),
    "plan": N_("a plan"),
    "rumour": N_("a rumour"),
    "disputed": N_("disputed"),
    "opinion": N_("an opinion"),
    "hypothetical": N_("a thought, not a fact"),
    "denied": N_("denied"),
    "superseded": N_("out of date"),
}
QUALIFIERS: Mapping[str, str] = {
    "approx": N_("about %(value)s"),
    "min": N_("at least %(value)s"),
    "max": N_("at most %(value)s"),
}


@dataclass(frozen=True)
class Evidence:
    """One passage with the facts that it proves and the articles that they come from.

    ``is_open`` is True where the reader may see the whole reading that it stands in.
    """

    passage: Twin
    bank_id: str
    facts: tuple[Fact, ...]
    articles: tuple[Article, ...]
    is_open: bool = True

    def printed(self, language: Language) -> list[str]:
        """The values as the passage prints them."""
        return [text for fact in self.facts for text in _printings(fact, language)]

    def spans(self, article: str) -> list[tuple[int, int]]:
        """Where in the article the facts stand, each place once."""
        sources = (source for fact in self.facts for source in fact.sources)
        return sorted({(source.start, source.end) for source in sources if source.article == article})


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(app, gather=gather, fact_value=fact_value, standing_words=STANDING_WORDS)


def gather(sources: Sequence[SourceView]) -> list[Evidence]:
    """The sources with those of one passage put together, in their order."""
    found: dict[tuple[str, str], Evidence] = {}
    for source in sources:
        key = (source.bank_id, source.fact.passage)
        known = found.get(key) or Evidence(source.passage, source.bank_id, (), (), source.is_open)
        new = tuple(article for article in source.articles if article not in known.articles)
        found[key] = replace(known, facts=(*known.facts, source.fact), articles=(*known.articles, *new))
    return list(found.values())


def fact_value(fact: Fact) -> str:
    """The value with its unit and qualifier, as its source prints it where that is known."""
    language = current_language()
    value = fact.printed.in_(language) if fact.printed else _value_with_unit(fact)
    words = QUALIFIERS.get(fact.qualifier or "")
    return gettext(words) % {"value": value} if words else value


def _value_with_unit(fact: Fact) -> str:
    text = "–".join(_number(end) for end in fact.value.split(".."))
    if not fact.unit:
        return format_day(text) if fact.kind == "date" else text
    return f"{text}%" if fact.unit == "%" else f"{text}\N{NO-BREAK SPACE}{fact.unit}"


def _number(text: str) -> str:
    try:
        return format_decimal(float(text)) if float(text) >= 10_000 else text
    except ValueError:
        return text


def _printings(fact: Fact, language: Language) -> list[str]:
    if fact.printed:
        return [fact.printed.in_(language)]
    value = _value_with_unit(fact)
    return [value, value.replace("\N{NO-BREAK SPACE}", " "), fact.value]
