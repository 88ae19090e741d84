"""Groups and sums of answers in words, and which answers an address asks for."""

from collections.abc import Callable, Mapping
from functools import partial

from flask import Flask, request
from flask_babel import gettext, ngettext

from quizapp.core.languages import N_, Twin
from quizapp.core.statistics.flag import judge_firmness
from quizapp.core.statistics.history import DIMENSIONS, Dimension, Wanted
from quizapp.web.languages import current_language, word
from quizapp.web.statistics import FIRMNESS_WORDS
from quizapp.web.template_names import add_names
from quizapp.web.whole_number import whole_number
from quizapp.web.widgets import KIND_WORDS, stem_text

LONGEST = 300
GROUP_WORDS: Mapping[Dimension, str] = {
    "topic": N_("Topic"),
    "fact": N_("Fact"),
    "question": N_("Question"),
    "quiz": N_("Quiz"),
    "version": N_("Version"),
    "language": N_("Language"),
    "form": N_("Kind of question"),
    "time": N_("How often asked"),
}
TITLES: Mapping[Dimension, str] = {
    "topic": N_("By topic"),
    "fact": N_("By fact"),
    "question": N_("By question"),
    "quiz": N_("By quiz"),
    "version": N_("By version"),
    "language": N_("By language"),
    "form": N_("By kind of question"),
    "time": N_("By how often a learner had been asked"),
}
LANGUAGE_WORDS: Mapping[str, str] = {"zh": N_("in Chinese"), "en": N_("in English")}
TIME_WORDS: Mapping[str, str] = {
    "1": N_("the first time"),
    "2": N_("the second time"),
    "3": N_("the third time or later"),
}
# As statistics of quizzes say it of learners.
ANSWERS_FIRMNESS: Mapping[str, str] = {
    "counts": N_(
        "Fewer than 20 answers: read the counts, and nothing else. What looks like a pattern is chance."
    ),
    "early": N_("Fewer than 50 answers: an early signal. Do not act on a number alone."),
    "flags": N_("From 50 answers on a difference is worth a look; from 100 on it is firm."),
    "firm": N_("100 answers or more: the numbers are firm."),
}


def init_app(app: Flask) -> None:
    """Gives templates these words."""
    add_names(
        app,
        group_words=GROUP_WORDS,
        group_titles=TITLES,
        group_name=group_name,
        n_answers=n_answers,
        enough_answers=enough_answers,
        answers_firmness=answers_firmness,
        learners_firmness=learners_firmness,
        fifth_name=fifth_name,
        first_link=first_link,
    )


def group_name(dimension: Dimension, name: str, label: Twin | None) -> str:
    """What a group is called in the language of the page."""
    if label is not None:
        return stem_text(label) if dimension == "question" else label.in_(current_language())
    if dimension == "version":
        return gettext("version %(number)s", number=name)
    known: Mapping[Dimension, Mapping[str, str]] = {
        "form": {str(kind): said for kind, said in KIND_WORDS.items()},
        "language": LANGUAGE_WORDS,
        "time": TIME_WORDS,
    }
    said = known.get(dimension, {}).get(name)
    return word(said) if said else name


def n_answers(n: int) -> str:
    """How many answers."""
    return ngettext("%(num)d answer", "%(num)d answers", n)


def enough_answers(n: int) -> bool:
    """False where so many allow counts only."""
    return judge_firmness(n) != "counts"


def answers_firmness(n: int) -> str:
    """How much so many answers allow to say."""
    return word(ANSWERS_FIRMNESS[judge_firmness(n)])


def learners_firmness(n: int) -> str:
    """How much so many learners allow to say."""
    return word(FIRMNESS_WORDS[judge_firmness(n)])


def fifth_name(number: int) -> str:
    """Which fifth of a class, 1 the weakest."""
    if number == 1:
        return gettext("1, the weakest")
    return gettext("5, the strongest") if number == 5 else str(number)


def first_link(link: Callable[..., str]) -> Callable[..., str]:
    """Addresses of lists in which of each learner's answers to a question the first stands alone."""
    return partial(link, first=1)


def read_wanted() -> Wanted:
    """Which answers the address asks for; names that nothing can have find none."""
    given = {kind: request.args[kind][:LONGEST] for kind in DIMENSIONS if kind in request.args}
    places = {kind: name if name.isprintable() else "" for kind, name in given.items()}
    return Wanted(places, "first" in request.args)


def read_start() -> int:
    """From which answer on."""
    return max(0, request.args.get("start", 0, type=whole_number))
