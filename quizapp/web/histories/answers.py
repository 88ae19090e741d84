"""The list of answers behind a number."""

from flask import render_template

from quizapp.core.statistics.history import Wanted
from quizapp.services.histories.answers import PAGE, AnswerList


def show_answers(
    found: AnswerList, wanted: Wanted, *, back: str, title: str, learners: bool, halves: bool = False
) -> str:
    """A page of the list: ``back`` leads to where the number stands, ``learners`` says whose each answer is."""
    shown = {"found": found, "wanted": wanted, "page_size": PAGE}
    return render_template(
        "histories/answers.html", **shown, back=back, title=title, learners=learners, halves=halves
    )
