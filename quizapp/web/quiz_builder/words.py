"""Draws, papers and what is known of questions, in words."""

from collections.abc import Iterable

from flask_babel import format_decimal, gettext, ngettext

from quizapp.core.languages import Twin
from quizapp.core.quizzes.paper import Papers
from quizapp.core.quizzes.quiz import Draw
from quizapp.core.statistics.forecast import Past
from quizapp.services.quiz_building import BuilderRow
from quizapp.web.languages import current_language, format_mark, format_share, word
from quizapp.web.widgets import KIND_WORDS

MANY = 10**9


def tell_draw(draw: Draw) -> str:
    """What a draw chooses from."""
    kinds = [word(words) for kind, words in KIND_WORDS.items() if kind in draw.kinds]
    parts = [
        gettext("tags: %(tags)s", tags=", ".join(draw.tags)) if draw.tags else "",
        gettext("facts: %(facts)s", facts=", ".join(draw.facts)) if draw.facts else "",
        gettext("kinds: %(kinds)s", kinds=", ".join(kinds)) if kinds else "",
        _tell_difficulty(draw),
        ngettext("among %(num)d question", "among %(num)d questions", len(draw.questions))
        if draw.questions
        else "",
    ]
    return " · ".join(filter(None, parts)) or gettext("any question")


def tell_banks(titles: Iterable[Twin]) -> str:
    """From which banks something comes."""
    return gettext("From %(banks)s", banks=gettext(", ").join(one.in_(current_language()) for one in titles))


def tell_gone(row: BuilderRow) -> str:
    """What is left of a row whose banks are not there for the maker any more, and what to do."""
    banks = ", ".join(row.gone)
    if row.question is not None:
        return gettext(
            "Its bank (%(banks)s) is not shared with you any more. The quiz goes on asking this question as it asked it before.",
            banks=banks,
        )
    if row.entry.draw is None:
        return gettext(
            "Its bank (%(banks)s) is gone or not shared with you any more: ask its owner to share it again, or remove the row.",
            banks=banks,
        )
    return gettext(
        "Nothing new is drawn from %(banks)s, which are gone or not shared with you any more: ask their owners to share them again, or remove the draw.",
        banks=banks,
    )


def tell_papers(papers: Papers) -> str:
    """How many different sets of questions a quiz can give."""
    if papers.count == 0:
        return gettext("No paper can be made of it yet.")
    if papers.count == 1:
        return gettext("Every learner gets the same questions.")
    if papers.count > MANY:
        return gettext("More than a thousand million different sets of questions are possible.")
    count = format_decimal(papers.count)
    if papers.exact:
        return gettext("%(count)s different sets of questions are possible.", count=count)
    return gettext("At most %(count)s different sets of questions are possible.", count=count)


def tell_past(past: Past) -> str:
    """How a question went before, with n; what n does not allow is not said."""
    if past.n == 0:
        return gettext("not answered yet")
    if past.facility is None or not past.is_enough:
        return gettext("too few answers to say (n = %(n)s)", n=past.n)
    return gettext("%(share)s of the marks earned (n = %(n)s)", share=format_share(past.facility), n=past.n)


def _tell_difficulty(draw: Draw) -> str:
    least, most = draw.min_difficulty, draw.max_difficulty
    if least is None and most is None:
        return ""
    low, high = ("" if end is None else format_mark(end) for end in (least, most))
    return gettext("difficulty: %(low)s–%(high)s", low=low, high=high)
