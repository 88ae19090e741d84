"""Pages with the statistics of a quiz and of each of its questions, in numbers and in plain words."""

from collections.abc import Mapping

from flask import Blueprint, Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Question
from quizapp.core.statistics.report import BASES, Basis
from quizapp.core.statistics.share import Interval, Z, share_interval
from quizapp.services.statistics import showing
from quizapp.services.statistics.showing import StatisticsPage, get_item
from quizapp.web.access import current_visitor, needs
from quizapp.web.charts import distribution
from quizapp.web.languages import current_language, format_share, word
from quizapp.web.site import database
from quizapp.web.template_names import add_names

bp = Blueprint("statistics", __name__)
BASIS_WORDS: Mapping[Basis, str] = {
    "first": N_("First attempts"),
    "last": N_("Last attempts"),
    "best": N_("Best attempts"),
}
FIRMNESS_WORDS: Mapping[str, str] = {
    "counts": N_(
        "Fewer than 20 learners: read the counts, and nothing else. What looks like a pattern is chance."
    ),
    "early": N_(
        "Fewer than 50 learners: an early signal. Look at what is flagged, and do not act on a number alone."
    ),
    "flags": N_("From 50 learners on flags are worth a look; from 100 on they are firm."),
    "firm": N_("100 learners or more: the flags are firm."),
}
FLAG_WORDS: Mapping[str, str] = {
    "check_the_key": N_("Check the key: strong learners prefer %(option)s."),
    "strong_did_no_better": N_("Stronger learners did no better here."),
    "almost_all_right": N_("Almost everyone was right: fine to warm up with, and it tells nobody apart."),
    "near_guessing": N_("No better than guessing."),
    "never_chosen": N_("Nobody chose %(option)s: rewrite it or leave it out."),
    "draws_the_strong": N_("%(option)s draws strong learners: could it be right as well?"),
    "takes_long": N_("It takes far longer than the others."),
    "weighs_more": N_("It weighs more in the result than its marks say."),
}
LEVEL_WORDS: Mapping[str, str] = {
    "negligible": N_("A: negligible"),
    "moderate": N_("B: moderate"),
    "large": N_("C: large"),
}
# What asks for a closer look, in contrast to what is good to know.
GRAVE = frozenset({"check_the_key", "strong_did_no_better", "draws_the_strong"})
FIFTHS = ("1", "2", "3", "4", "5")


def init_app(app: Flask) -> None:
    """Gives templates the words of statistics."""
    add_names(
        app,
        basis_words=BASIS_WORDS,
        firmness_words=FIRMNESS_WORDS,
        told_flag=told_flag,
        level_words=LEVEL_WORDS,
        mean_interval=share_interval,
        model_interval=model_interval,
        is_grave=GRAVE.__contains__,
        n_words=n_words,
        option_words=option_words,
    )


@bp.get("/quizzes/<quiz_id>/statistics")
@needs("teach")
def quiz(quiz_id: str) -> ResponseReturnValue:
    """The statistics of a quiz."""
    page = _page(quiz_id)
    curve = (
        draw_fifths(page.report.quintiles, gettext("Mean score by fifth of learners"))
        if page.report
        else None
    )
    return render_template("statistics/quiz.html", page=page, curve=curve, basis=_basis())


@bp.get("/quizzes/<quiz_id>/statistics/<question>")
@needs("teach")
def item(quiz_id: str, question: str) -> ResponseReturnValue:
    """The statistics of one question of a quiz."""
    page = _page(quiz_id)
    report = get_item(page, question)
    curve = draw_fifths(report.quintiles, gettext("Right answers by fifth of learners"))
    return render_template("statistics/item.html", page=page, item=report, curve=curve, basis=_basis())


def told_flag(question: Question, name: str, option: str | None) -> str:
    """What a flag says, with the option that it is about."""
    said = option_words(question, option) if option else ""
    return gettext(FLAG_WORDS[name], option=f"“{said}”") if said else word(FLAG_WORDS[name])


def option_words(question: Question, id_: str) -> str:
    """The text of an option."""
    found = next((option.text for option in question.options if option.id == id_), None)
    if question.kind == "true_false":
        return gettext("True") if id_ == "true" else gettext("False")
    return (found or Twin(en=id_)).in_(current_language())


def model_interval(value: float, error: float | None) -> Interval | None:
    """The interval of 95 % of what a model estimates, from its standard error."""
    return None if error is None else (value - Z * error, value + Z * error)


def n_words(n: int) -> str:
    """After how many learners."""
    return ngettext("%(num)d learner", "%(num)d learners", n)


def draw_fifths(shares: tuple[float | None, ...], label: str) -> str | None:
    """Columns of mean per cent, weakest fifth first; None where nobody is there."""
    if not any(share is not None for share in shares):
        return None
    percents = [round((share or 0) * 100) for share in shares]
    said = ", ".join(format_share(share or 0) for share in shares)
    return distribution(percents, FIFTHS, f"{label}: {said}")


def _basis() -> Basis:
    given = request.args.get("basis", "first")
    return given if given in BASES else "first"


def _page(quiz_id: str) -> StatisticsPage:
    return showing.quiz_statistics(database(), current_visitor(), quiz_id, _basis())
