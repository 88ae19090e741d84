"""Questions of a bank found and sorted by what quizzes say of them; the same on both databases."""

import pytest

from quizapp.core.banks.filter import Filter
from quizapp.core.statistics.pooled import Pooled
from quizapp.services import banks
from quizapp.storage.banks import QuestionRow
from quizapp.storage.question_statistics import QuestionStatisticsRow
from quizapp.storage.quizzes import QuizRow
from tests.services.workbench.shelf import Shelf
from tests.services.workbench.test_bank_search import found
from tests.services.workbench.test_editing import make_quiz

# By question, what each of two quizzes found: learners, facility, discrimination, flags.
FOUND = {
    "numeric": [(20, 0.95, 0.1, ["almost_all_right"]), (60, 0.9, 0.3, [])],
    "single": [(30, 0.2, -0.1, ["check_the_key", "b"]), (10, 0.4, None, [])],
    "statement": [(12, 1.0, 0.5, []), (7, 0.0, -0.5, [])],
    "cloze": [(25, 0.6, 0.4, [])],
}


@pytest.fixture
def answered(shelf: Shelf) -> Shelf:
    """A bank of which two quizzes have statistics."""
    names = [make_quiz(shelf), make_quiz(shelf)]
    with shelf.database.write() as session:
        quizzes = [session.query(QuizRow).filter_by(public_id=name).one().id for name in names]
        for key, rows in FOUND.items():
            question = session.query(QuestionRow).filter_by(key=key).one().id
            for quiz, (n, facility, apart, flag) in zip(quizzes, rows, strict=False):
                flags = [[flag[0], flag[1] if len(flag) > 1 else None]] if flag else []
                row = QuestionStatisticsRow(question_id=question, quiz_id=quiz, n=n, facility=facility)
                row.discrimination, row.flags, row.flagged = apart, flags, len(flags)
                session.add(row)
    return shelf


WANTED = [
    (Filter(numbers="easy"), {"numeric"}),
    (Filter(numbers="hard"), {"single"}),
    (Filter(numbers="poor"), {"single"}),
    (Filter(numbers="negative"), {"single"}),
    (Filter(numbers="flagged"), {"numeric", "single"}),
    (Filter(numbers="enough"), {"numeric", "single", "cloze"}),
    (Filter(hardest=0.5, easiest=0.7), {"cloze"}),
    (Filter(hardest=0.6), {"numeric", "cloze"}),
    (Filter(numbers="flagged", hardest=0.5), {"numeric"}),
]


def test_questions_are_found_by_their_statistics(answered: Shelf) -> None:
    assert [set(found(answered, wanted)) for wanted, _ in WANTED] == [keys for _, keys in WANTED]


def test_few_answers_are_few_and_sorting_puts_them_last(answered: Shelf) -> None:
    everything = found(answered, Filter())
    few = set(found(answered, Filter(numbers="few")))
    assert few == set(everything) - {"numeric", "single", "cloze"}
    for order, first in {
        "hardest": ["single", "cloze", "numeric"],
        "easiest": ["numeric", "cloze", "single"],
        "poorest": ["single", "numeric", "cloze"],
    }.items():
        rest = [key for key in everything if key in few]
        assert found(answered, Filter(order=order)) == [*first, *rest]  # type: ignore[arg-type]
    assert found(answered, Filter(order="most"))[:4] == ["numeric", "single", "cloze", "statement"]


def test_what_two_quizzes_say_is_put_together_by_their_learners(answered: Shelf) -> None:
    page = banks.bank_page(answered.database, answered.visitor, "own")
    numbers = {entry.question.id: entry.numbers for entry in page.questions}
    one = numbers["numeric"]
    assert page.answered and (one.n, one.flags) == (80, (("almost_all_right", None),))
    assert (one.facility, one.discrimination) == pytest.approx(((19 + 54) / 80, (2 + 18) / 80))
    assert numbers["single"].discrimination == pytest.approx(-0.1), "a quiz without one does not count"
    assert numbers["statement"].n == 19 and not numbers["statement"].is_enough
    assert numbers["ordering"] == Pooled()
