"""The page of a fact."""

from dataclasses import replace

import pytest

from tests.core.questions.samples import SAMPLES
from tests.people import Signed, post
from tests.services.workbench.shelf import Shelf
from tests.services.workbench.test_editing import make_quiz

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FACT = "/banks/own/facts/score"


@pytest.mark.parametrize(("language", "said"), [("zh", "需要复核"), ("en", "Needs review")])
def test_a_fact_out_of_date_marks_its_questions_everywhere(
    shelf: Shelf, teacher: Signed, language: str, said: str
) -> None:
    shelf.save(replace(SAMPLES["numeric"], facts=("score",)))
    quiz = make_quiz(shelf)
    pages = (FACT, "/banks/own", "/banks/own/questions/numeric")
    for standing, told in (("superseded", True), ("holds", False)):
        assert post(teacher.client, f"{FACT}/standing", page=FACT, standing=standing).status_code == 303
        for path in pages:
            page = teacher.client.get(f"{path}?lang={language}").get_data(as_text=True)
            assert (said in page.partition("<main")[2]) is told or path == FACT
        results = teacher.client.get(f"/quizzes/{quiz}/results").get_data(as_text=True)
        assert ("/banks/own/questions/numeric" in results) is told
