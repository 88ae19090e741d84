"""The page of an own bank: filters, many questions at once, history and undo, comments."""

import re
from html import unescape

import pytest
from sqlalchemy.orm import Session

from quizapp.storage.banks import QuestionRow
from quizapp.storage.question_statistics import QuestionStatisticsRow
from quizapp.storage.quizzes import QuizRow
from tests.people import Signed, post
from tests.services.workbench.shelf import Shelf
from tests.services.workbench.test_editing import make_quiz, reworded

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
BANK = "/banks/own"


def text(teacher: Signed, path: str) -> str:
    return unescape(teacher.client.get(path).get_data(as_text=True))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "path",
    [
        f"{BANK}?all=a&any=b&none=c&source=none&flag=flawed&usage=named&status=all",
        f"{BANK}/bulk?q=numeric&q=single",
        f"{BANK}/bulk?all_found=1&status=all",
        f"{BANK}/changes",
        f"{BANK}/questions/numeric",
        f"{BANK}/questions/numeric/history",
    ],
)
def test_every_page_is_there_in_both_languages(
    shelf: Shelf, teacher: Signed, path: str, language: str
) -> None:
    shelf.save(reworded("Second?"))
    joint = "&" if "?" in path else "?"
    assert teacher.client.get(f"{path}{joint}lang={language}").status_code == 200


def test_many_are_changed_after_a_preview_and_taken_back(shelf: Shelf, teacher: Signed) -> None:
    page = f"{BANK}/bulk?q=numeric&q=single"
    look = post(
        teacher.client, f"{BANK}/bulk", page=page, q=["numeric", "single"], add_tags="new", do="preview"
    )
    assert "<ins>new</ins>" in look.get_data(as_text=True).replace("\n", "") or "new" in look.get_data(
        as_text=True
    )
    assert shelf.open("numeric").newest == 1
    done = post(
        teacher.client, f"{BANK}/bulk", page=page, q=["numeric", "single"], add_tags="new", do="apply"
    )
    assert done.location.endswith("/changes") and "new" in shelf.open("numeric").question.tags
    undo = re.findall(r'action="(/banks/own/changes/\d+/undo)"', text(teacher, f"{BANK}/changes"))
    assert post(teacher.client, undo[0], page=f"{BANK}/changes").status_code == 303
    assert "new" not in shelf.open("numeric").question.tags


def test_statistics_stand_beside_questions_and_few_answers_say_so(shelf: Shelf, teacher: Signed) -> None:
    assert 'name="numbers"' not in text(teacher, BANK)
    quiz = make_quiz(shelf)
    with shelf.database.write() as session:
        put_row(session, quiz, "single", n=40, facility=0.25, discrimination=-0.125)
        put_row(session, quiz, "numeric", n=19, facility=0.5)
    page = text(teacher, f"{BANK}?lang=en&order=hardest&hardest=20%25")
    assert "1 question found" in page
    assert "25% right · 40 answers · discrimination -0.12" in page
    assert "Check the key" in page and 'value="20"' in page
    rest = text(teacher, f"{BANK}?lang=en&numbers=few")
    assert "19 answers: too few for statistics" in rest and "not answered yet" in rest and "50%" not in rest
    assert "答对率 25%" in text(teacher, f"{BANK}?lang=zh&numbers=negative")


def put_row(session: Session, quiz: str, key: str, **numbers: object) -> None:
    """What a quiz found out about a question."""
    row = QuestionStatisticsRow(flagged=1, flags=[["check_the_key", "b"]], **numbers)
    row.quiz_id = session.query(QuizRow).filter_by(public_id=quiz).one().id
    row.question_id = session.query(QuestionRow).filter_by(key=key).one().id
    session.add(row)


def test_marks_that_are_no_number_are_told(shelf: Shelf, teacher: Signed) -> None:
    page = f"{BANK}/bulk?q=numeric"
    answer = post(teacher.client, f"{BANK}/bulk", page=page, q=["numeric"], mark="many", do="apply")
    assert answer.status_code == 422 and shelf.open("numeric").newest == 1
    assert teacher.client.get(f"{BANK}/bulk").location.endswith(BANK)


def test_all_that_a_filter_finds_can_be_picked(shelf: Shelf, teacher: Signed) -> None:
    page = text(teacher, f"{BANK}/bulk?all_found=1&kind=numeric")
    assert page.count('name="q"') == 1 and 'value="numeric"' in page


def test_a_version_is_brought_back_from_the_history(shelf: Shelf, teacher: Signed) -> None:
    shelf.save(reworded("Second?"))
    history = f"{BANK}/questions/numeric/history"
    page = text(teacher, f"{history}?lang=en")
    assert "<ins>Second" in page and "Version 2" in page
    assert post(teacher.client, f"{history}/1/restore", page=history).status_code == 303
    assert shelf.open("numeric").newest == 3 and shelf.open("numeric").question != reworded("Second?")


def test_the_writing_of_the_bank_is_looked_over_by_a_button(shelf: Shelf, teacher: Signed) -> None:
    assert f"{BANK}/check" in text(teacher, BANK)
    assert post(teacher.client, f"{BANK}/check", page=BANK).status_code == 303
    assert f"{BANK}/check" not in text(teacher, BANK)


def test_a_comment_is_written_and_removed(shelf: Shelf, teacher: Signed) -> None:
    question = f"{BANK}/questions/numeric"
    post(teacher.client, f"{question}/comments", page=question, text="<b>Too easy?</b>")
    page = teacher.client.get(question).get_data(as_text=True)
    assert "&lt;b&gt;Too easy?" in page
    remove = re.findall(rf'action="({question}/comments/\d+/remove)"', page)
    post(teacher.client, remove[0], page=question)
    assert "Too easy?" not in text(teacher, question)
    assert post(teacher.client, f"{question}/comments", page=question, text=" ").status_code == 303
