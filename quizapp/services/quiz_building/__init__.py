"""The builder of a quiz: its rows shown with what is known of them, changed, and tried out as a sample."""

from quizapp.services.quiz_building.changing import add_draw, add_questions, save_entries
from quizapp.services.quiz_building.sampling import Sample, sample_quiz
from quizapp.services.quiz_building.showing import BuilderPage, BuilderRow, builder_page, quiz_and_bank

__all__ = [
    "BuilderPage",
    "BuilderRow",
    "Sample",
    "add_draw",
    "add_questions",
    "builder_page",
    "quiz_and_bank",
    "sample_quiz",
    "save_entries",
]
