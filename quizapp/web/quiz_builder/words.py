"""Draws, papers and what is known of questions, in words."""

from flask_babel import format_decimal, gettext, ngettext

from quizapp.core.quizzes.paper import Papers
from quizapp.core.quizzes.quiz import Draw
from quizapp.core.statistics.forecast import Past
from quizapp.web.languages import format_mark, format_share, word
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
    return " · ".join(filter(None, parts)) or gettext("any question of the bank")


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
