from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Draw, Review, Settings
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import quizzes
from quizapp.storage.banks import BankRow
from tests.harness.stage import GUEST, NOON, Stage

TITLE = Twin("训练", "Training")


@pytest.fixture
def teacher(stage: Stage) -> Visitor:
    return stage.person("teacher", "teacher")


def make(stage: Stage, teacher: Visitor, **wish) -> str:
    wish = {"title": TITLE, "access": "public", "now": stage.now, "count": 3, **wish}
    return quizzes.make_quiz(stage.database, teacher, "samples", **wish)


def titles(stage: Stage, visitor: Visitor) -> set[str]:
    return {card.id for card in quizzes.list_quizzes(stage.database, visitor, now=stage.now)}


def page(stage: Stage, visitor: Visitor, quiz: str) -> quizzes.QuizPage:
    return quizzes.get_quiz_page(stage.database, visitor, quiz, now=stage.now)


def test_a_teacher_makes_a_quiz_of_draws_with_one_call(stage: Stage, teacher: Visitor):
    quiz = make(stage, teacher, kinds=("short_text",), settings=Settings(time_limit=600))
    made = quizzes.get_own_quiz(stage.database, teacher, quiz)
    assert [slot.draw for slot in made.slots] == [Draw(kinds=("short_text",))] * 3
    assert (made.title, made.settings.time_limit, made.access) == (TITLE, 600, "public")


def test_named_questions_come_in_their_order_unless_some_are_to_be_drawn(stage: Stage, teacher: Visitor):
    named = ("short", "single", "open")
    fixed = quizzes.get_own_quiz(stage.database, teacher, make(stage, teacher, questions=named, count=None))
    drawn = quizzes.get_own_quiz(stage.database, teacher, make(stage, teacher, questions=named, count=2))
    assert [slot.question for slot in fixed.slots] == list(named)
    assert [slot.draw for slot in drawn.slots] == [Draw(questions=named)] * 2


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"count": 4, "kinds": ("short_text",)}, "4 questions are asked for, but only 3 fit"),
        ({"count": 0}, "has no questions"),
        ({"count": 10**9}, "at most 200"),
        ({"count": None, "questions": ("absent",)}, "“absent” is not ready"),
        ({"title": Twin(en="  ")}, "title"),
        ({"title": Twin()}, "title"),
        ({"settings": Settings(review=Review(key="closed"))}, "no close is set"),
    ],
)
def test_a_quiz_that_could_not_be_taken_is_not_made(stage: Stage, teacher: Visitor, wish: dict, said: str):
    with pytest.raises(Invalid, match=said):
        make(stage, teacher, **wish)
    assert titles(stage, teacher) == set()


def test_only_teachers_make_quizzes_and_only_from_banks_they_may_use(stage: Stage, teacher: Visitor):
    for visitor in (stage.person("learner"), GUEST, Visitor()):
        with pytest.raises(Forbidden):
            make(stage, visitor)
    other = stage.person("other", "teacher")
    with stage.database.write() as session:
        session.get_one(BankRow, stage.bank_id).owner_id = other.person_id
    with pytest.raises(NotFound):
        make(stage, teacher)


def test_the_list_shows_what_this_visitor_may_take(stage: Stage, teacher: Visitor):
    public, signed_in, private = (make(stage, teacher, access=a) for a in ("public", "signed_in", "private"))
    assert titles(stage, GUEST) == {public}
    assert titles(stage, stage.person("learner")) == {public, signed_in}
    assert titles(stage, teacher) == {public, signed_in, private}


def test_the_list_of_one_bank_has_only_its_quizzes(stage: Stage, teacher: Visitor):
    make(stage, teacher)
    counts = [
        len(quizzes.list_quizzes(stage.database, GUEST, now=stage.now, bank=key)) for key in ("samples", "x")
    ]
    assert counts == [1, 0]


def test_a_card_knows_the_running_attempt(stage: Stage):
    hands = stage.start(GUEST, stage.quiz("single", "short"))
    [card] = quizzes.list_quizzes(stage.database, GUEST, now=stage.now)
    assert (card.questions, card.taken, card.running) == (2, 1, hands.attempt)


def test_a_card_of_a_closed_quiz_says_since_when(stage: Stage):
    stage.quiz("single", settings=Settings(close_at=NOON))
    [card] = quizzes.list_quizzes(stage.database, GUEST, now=stage.now)
    assert "closed at 2026-03-02 12:00 UTC" in str(card.shut)


def test_two_banks_never_share_an_address(stage: Stage):
    quiz = stage.quiz("single")
    assert quiz.startswith("samples.")


def test_the_page_tells_what_was_used_and_what_is_left(stage: Stage):
    quiz = stage.quiz("single", settings=Settings(attempts=2))
    for _ in range(2):
        hands = stage.start(GUEST, quiz)
        hands.save(1, hands.right(1))
        hands.hand_in()
    shown = page(stage, GUEST, quiz)
    assert (shown.attempts_used, shown.attempts_left, shown.may_start) == (2, 0, False)
    assert str(shown.why_not) == "All 2 attempts are used."
    assert [(past.number, past.mark, past.is_counting) for past in shown.past] == [
        (2, 1.0, False),
        (1, 1.0, True),
    ]


def test_the_page_hides_marks_that_may_not_be_seen(stage: Stage):
    quiz = stage.quiz("single", settings=Settings(review=Review(marks="never")))
    stage.start(GUEST, quiz).hand_in()
    assert [past.mark for past in page(stage, GUEST, quiz).past] == [None]


def test_a_closed_quiz_says_so_and_a_trial_may_still_start(stage: Stage, teacher: Visitor):
    quiz = make(stage, teacher, settings=Settings(close_at=NOON))
    assert "closed at 2026-03-02 12:00 UTC" in str(page(stage, GUEST, quiz).why_not)
    trial = page(stage, teacher, quiz)
    assert (trial.may_start, trial.preview, trial.managed) == (True, True, True)


def test_changed_settings_hold_for_the_next_attempt_and_not_for_the_running_one(
    stage: Stage, teacher: Visitor
):
    quiz = make(stage, teacher, settings=Settings(time_limit=600))
    hands = stage.start(GUEST, quiz)
    before = hands.page().deadline_at
    quizzes.update_quiz(
        stage.database,
        teacher,
        quiz,
        title=TITLE,
        settings=Settings(time_limit=60),
        access="public",
        now=stage.now,
    )
    assert hands.page().deadline_at == before
    assert page(stage, GUEST, quiz).settings.time_limit == 60


def test_a_quiz_that_was_put_away_starts_no_more_and_its_attempts_go_on(stage: Stage, teacher: Visitor):
    quiz = make(stage, teacher)
    hands = stage.start(GUEST, quiz)
    quizzes.archive_quiz(stage.database, teacher, quiz, now=stage.now)
    assert titles(stage, GUEST) == set()
    with pytest.raises(NotFound):
        stage.start(stage.person("learner"), quiz)
    assert hands.page().state == "running"


def test_a_quiz_is_deleted_only_while_nobody_has_taken_it(stage: Stage, teacher: Visitor):
    taken, free = make(stage, teacher), make(stage, teacher)
    stage.start(GUEST, taken)
    quizzes.delete_quiz(stage.database, teacher, free)
    with pytest.raises(Conflict):
        quizzes.delete_quiz(stage.database, teacher, taken)
    assert titles(stage, teacher) == {taken}


def test_a_quiz_of_another_teacher_or_of_a_bank_cannot_be_changed(stage: Stage, teacher: Visitor):
    quiz, shipped = make(stage, teacher), stage.quiz("single")
    other, owner = stage.person("other", "teacher"), stage.person("owner", "owner")
    for visitor, id_, error in (
        (other, quiz, NotFound),
        (owner, shipped, Forbidden),
        (other, shipped, NotFound),
    ):
        with pytest.raises(error):
            quizzes.archive_quiz(stage.database, visitor, id_, now=stage.now)


@pytest.mark.parametrize("forged", ["absent", "", "\0", "\ud800", "x" * 5000])
def test_a_quiz_that_is_not_there_is_not_found(stage: Stage, forged: str):
    with pytest.raises(NotFound):
        page(stage, GUEST, forged)


def test_titles_of_attempts_stay_when_the_quiz_is_renamed(stage: Stage, teacher: Visitor):
    quiz = make(stage, teacher)
    hands = stage.start(GUEST, quiz)
    new = replace(TITLE, en="Renamed")
    quizzes.update_quiz(
        stage.database, teacher, quiz, title=new, settings=Settings(), access="public", now=stage.now
    )
    assert hands.page().title == TITLE
