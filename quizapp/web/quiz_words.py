"""The settings of a quiz in words."""

from collections.abc import Mapping

from flask import Flask

from quizapp.core.languages import N_
from quizapp.core.quizzes.quiz import Access, Counts
from quizapp.core.quizzes.reference import split_reference
from quizapp.web.template_names import add_names

ACCESS_WORDS: Mapping[Access, str] = {
    "public": N_("open to everyone"),
    "signed_in": N_("for everyone who is signed in"),
    "private": N_("only for you and those it is assigned to"),
}
COUNTS_WORDS: Mapping[Counts, str] = {
    "best": N_("The best attempt of each counts."),
    "last": N_("The last attempt of each counts."),
    "first": N_("The first attempt of each counts."),
}


def question_place(bank: str, name: str) -> dict[str, str]:
    """The bank and the id of a question, as addresses have them, by its name in a quiz over ``bank``."""
    other, id_ = split_reference(name)
    return {"key": other or bank, "question": id_}


def init_app(app: Flask) -> None:
    """Gives templates these words."""
    add_names(app, access_words=ACCESS_WORDS, counts_words=COUNTS_WORDS, question_place=question_place)
