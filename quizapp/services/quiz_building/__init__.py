"""The builder of a quiz: its rows shown with what is known of them, changed, and tried out as a sample."""

from quizapp.services.quiz_building.changing import add_draw, add_questions, save_entries
from quizapp.services.quiz_building.offering import Offer, Source, find_source, offer_draw
from quizapp.services.quiz_building.sampling import Sample, sample_quiz
from quizapp.services.quiz_building.showing import BuilderPage, BuilderRow, builder_page

__all__ = [
    "BuilderPage",
    "BuilderRow",
    "Offer",
    "Sample",
    "Source",
    "add_draw",
    "add_questions",
    "builder_page",
    "find_source",
    "offer_draw",
    "sample_quiz",
    "save_entries",
]
