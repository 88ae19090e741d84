"""The builder of a quiz: its rows and what they come to, questions and draws added, a sample of what a learner gets."""

from quizapp.web.quiz_builder import adding, building, sampling
from quizapp.web.quiz_builder.blueprint import bp

__all__ = ["adding", "bp", "building", "sampling"]
