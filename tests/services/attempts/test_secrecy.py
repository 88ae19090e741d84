"""Nothing that a page of a running attempt is made from holds a key, a feedback, or the author's names of things."""

from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Blank, Item, Option, Pair, Question
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import attempts, quizzes
from tests.harness.stage import GUEST, Hands, Stage

SECRET = "zzsecret"
SAID = Twin(SECRET, SECRET)


def hide(question: Question) -> Question:
    """The question with the secret in every place that a running attempt must not show."""
    return replace(
        question,
        id=f"{question.id}-{SECRET}",
        tags=(SECRET,),
        options=tuple(_hide(option) for option in question.options),
        answer=replace(question.answer, accept=(SECRET,)) if question.answer else None,
        blanks=tuple(
            Blank(b.id, _accept(b.answer), tuple(_hide(option) for option in b.options))
            for b in question.blanks
        ),
        pairs=tuple(Pair(f"{n}-{SECRET}", pair.left, pair.right) for n, pair in enumerate(question.pairs)),
        extras=tuple(Item(f"{item.id}-{SECRET}", item.text) for item in question.extras),
        items=tuple(Item(f"{item.id}-{SECRET}", item.text) for item in question.items),
        explanation=SAID,
        hints=(SAID,),
    )


def _hide(option: Option) -> Option:
    id_ = option.id if option.id in {"true", "false"} else f"{option.id}-{SECRET}"
    return replace(option, id=id_, feedback=SAID)


def _accept(answer: Answer | None) -> Answer | None:
    return replace(answer, accept=(SECRET,)) if answer else None


@pytest.fixture
def hands(stage: Stage) -> Hands:
    for question in list(stage.questions.values()):
        secret = hide(question)
        stage.write(secret)
        stage.questions[question.id] = secret
    ids = [question.id for question in stage.questions.values()]
    return stage.start(GUEST, stage.quiz(*ids, settings=Settings(per_page=4)))


def test_no_page_of_a_running_attempt_holds_a_secret(stage: Stage, hands: Hands):
    views = [hands.page(page) for page in range(1, hands.page().pages + 1)]
    told = [hands.save(n, hands.right(n)) for n in (1, 2, 3)]
    told.append(hands.press({4: hands.right(4)}))
    told.append(attempts.overview(stage.database, GUEST, hands.attempt, now=stage.now))
    told.append(hands.review())
    assert SECRET not in repr(views) + repr(told)


def test_no_page_before_the_start_holds_a_secret(stage: Stage, hands: Hands):
    quiz = hands.page().quiz_id
    page = quizzes.get_quiz_page(stage.database, GUEST, quiz, now=stage.now)
    cards = quizzes.list_quizzes(stage.database, GUEST, now=stage.now)
    assert SECRET not in repr(page.card) + repr(page.past) + repr(cards)


def test_the_search_finds_the_secret_once_it_may_be_seen(hands: Hands):
    hands.hand_in()
    assert repr(hands.review()).count(SECRET) > len(hands.stage.questions)
