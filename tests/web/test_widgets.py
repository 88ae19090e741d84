"""Answers as pages show them."""

import pytest
from flask import Flask

from quizapp.core.attempts.review import review_question
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Blank, Question
from quizapp.web.widgets import key_of


@pytest.fixture
def database_url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'unused.db'}"


def shown(app: Flask, question: Question, language: str) -> dict[str, list[str]]:
    with app.test_request_context(query_string={"lang": language}):
        return dict(key_of(review_question(question, ())))


class TestKeyOf:
    MOE = Answer("Mixture of Experts", accept=("混合专家",))

    def test_the_form_of_the_readers_language_stands_beside_the_key(self, app: Flask):
        question = Question("q", "short_text", Twin("？", "?"), answer=self.MOE)
        assert shown(app, question, "zh") == {"text": ["Mixture of Experts / 混合专家"]}
        assert shown(app, question, "en") == {"text": ["Mixture of Experts"]}

    def test_so_it_does_in_the_gaps_of_a_cloze(self, app: Flask):
        question = Question("q", "cloze", Twin("{{b}}", "{{b}}"), blanks=(Blank("b", self.MOE),))
        assert shown(app, question, "zh") == {"b": ["Mixture of Experts / 混合专家"]}

    def test_a_number_is_shown_once(self, app: Flask):
        question = Question("q", "numeric", Twin("？", "?"), answer=Answer("79.8", "number", "%"))
        assert shown(app, question, "zh")["value"] == ["79.8"]
