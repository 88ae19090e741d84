"""The pages of banks."""

import pytest
from flask import Flask

from tests.harness.stage import QUESTIONS, Stage
from tests.people import Signed, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PARTS = ("/banks", "/banks/samples", "/banks/samples/facts", "/banks/samples/questions/numeric")


@pytest.fixture
def teacher(app: Flask, stage: Stage) -> Signed:
    return sign_in(app, "teacher")


@pytest.fixture
def loaded(app: Flask) -> Flask:
    """The shipped bank behind the pages."""
    from datetime import UTC, datetime

    from quizapp.config import ROOT
    from quizapp.services.bank_folders import load_folder

    folder = ROOT / "question_banks" / "deepseek-r1"
    load_folder(app.extensions["quizapp.database"], folder, now=datetime.now(UTC))
    return app


class TestPages:
    @pytest.mark.parametrize("path", PARTS)
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_a_teacher_sees_them_in_both_languages(self, teacher: Signed, path: str, language: str):
        assert teacher.client.get(path, query_string={"lang": language}).status_code == 200

    @pytest.mark.parametrize("path", PARTS)
    def test_a_learner_does_not_for_facts_are_answers(self, app: Flask, stage: Stage, path: str):
        assert sign_in(app).client.get(path).status_code == 403

    @pytest.mark.parametrize("kind", sorted(QUESTIONS))
    def test_each_kind_of_question_has_its_page(self, teacher: Signed, kind: str):
        assert teacher.client.get(f"/banks/samples/questions/{kind}").status_code == 200

    @pytest.mark.parametrize("path", ["/banks/none", "/banks/samples/questions/none", "/banks/none/reading"])
    def test_what_is_not_there_is_said_to_be_not_there(self, teacher: Signed, path: str):
        assert teacher.client.get(path).status_code == 404


class TestTheShippedBank:
    def test_a_guest_reads_its_passages_by_their_address(self, loaded: Flask):
        page = loaded.test_client().get("/banks/deepseek-r1/reading").get_data(as_text=True)
        assert 'id="p-aime"' in page

    @pytest.mark.parametrize(("language", "said"), [("en", "Not asked, and why"), ("zh", "不出题的内容")])
    def test_what_is_not_asked_is_told_with_its_reason(self, loaded: Flask, language: str, said: str):
        client = sign_in(loaded, "teacher").client
        page = client.get("/banks/deepseek-r1/facts", query_string={"lang": language}).get_data(as_text=True)
        reason = {"en": "Single scores do not support it", "zh": "单项成绩不支持这个总判断"}
        assert said in page and reason[language] in page

    def test_words_and_kind_narrow_the_list(self, loaded: Flask):
        client = sign_in(loaded, "teacher").client
        page = client.get(
            "/banks/deepseek-r1", query_string={"text": "GRPO", "kind": "single_choice", "lang": "en"}
        )
        text = page.get_data(as_text=True)
        assert "questions found" in text and "grpo-name-choice" in text and "r1-aime-choice" not in text

    def test_a_page_number_beyond_the_end_shows_the_last_page(self, loaded: Flask):
        client = sign_in(loaded, "teacher").client
        assert "page 7 of 7" in client.get("/banks/deepseek-r1?page=999&lang=en").get_data(as_text=True)

    def test_a_fact_leads_to_its_questions_alone(self, loaded: Flask):
        client = sign_in(loaded, "teacher").client
        text = client.get("/banks/deepseek-r1?fact=grpo-name&lang=en").get_data(as_text=True)
        assert "grpo-name-choice" in text and "r1-aime-choice" not in text
