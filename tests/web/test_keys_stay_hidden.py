"""No byte of a running attempt tells a key, whatever its disguise."""

import base64
import codecs
import html
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from flask import Flask

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Item, Option, Question
from quizapp.core.quizzes.quiz import BehaviourName, Settings
from quizapp.storage.database import Database
from tests.harness.stage import FACT, READING, Stage
from tests.web.learner import Learner
from tests.web.samples import QUESTIONS

MARK = "Qz7Vk9xWb3"
NUMBER = "918273645546372819"
PASSAGE = READING.sections[0].passages[0].text


def marked(question: Question) -> Question:
    """The question with a mark in everything that must not be seen: ids, keys, feedback, explanation, hints."""
    told = Twin(f"解释 {MARK}", f"because {MARK}")
    return replace(
        question,
        options=tuple(_marked_option(o) for o in question.options),
        answer=_marked_answer(question.answer),
        blanks=tuple(
            replace(
                b,
                answer=_marked_answer(b.answer),
                options=tuple(_marked_option(o) for o in b.options),
            )
            for b in question.blanks
        ),
        pairs=tuple(replace(pair, id=f"{MARK}-{pair.id}") for pair in question.pairs),
        extras=tuple(Item(f"{MARK}-{extra.id}", extra.text) for extra in question.extras),
        items=tuple(Item(f"{MARK}-{item.id}", item.text) for item in question.items),
        explanation=told,
        hints=(told,),
    )


def _marked_option(option: Option) -> Option:
    return replace(option, id=f"{MARK}-{option.id}", feedback=Twin(f"反馈 {MARK}", f"feedback {MARK}"))


def _marked_answer(answer: Answer | None) -> Answer | None:
    if answer is None or answer.value in {"true", "false"}:
        return answer
    return replace(answer, value=NUMBER if answer.type == "number" else MARK, accept=())


def disguises(text: str) -> Iterator[bytes]:
    """The text as it might be written: plain, escaped, reversed, in other alphabets, at any offset of base64."""
    raw = text.encode()
    yield from (raw, raw[::-1], raw.hex().encode(), raw.hex().upper().encode(), html.escape(text).encode())
    yield from (quote(text).encode(), codecs.encode(text, "rot13").encode(), text.lower().encode())
    yield from (
        "".join(f"\\u{ord(c):04x}" for c in text).encode(),
        "".join(f"&#{ord(c)};" for c in text).encode(),
    )
    for offset in range(3):
        inner = base64.b64encode(b"\0" * offset + raw)[4 if offset else 0 : -4]
        yield from (inner, base64.urlsafe_b64encode(b"\0" * offset + raw)[4 if offset else 0 : -4])


SECRETS = [MARK, NUMBER, *FACT.statement.sides().values(), *PASSAGE.sides().values()]
WRITTEN = {form for secret in SECRETS for form in disguises(secret)}


def assert_silent(*responses: object) -> None:
    for response in responses:
        content = response.data + str(response.headers).encode()  # type: ignore[attr-defined]
        found = [form for form in WRITTEN if form in content]
        assert not found, f"{response.request.path} tells {found}"  # type: ignore[attr-defined]


def test_the_search_finds_each_disguise() -> None:
    text = f"--{MARK}--"
    assert base64.b64encode(text.encode()) and any(f in base64.b64encode(text.encode()) for f in WRITTEN)
    assert any(form in text[::-1].encode() for form in WRITTEN)
    assert any(form in text.encode().hex().encode() for form in WRITTEN)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("behaviour", ["deferred", "immediate"])
@pytest.mark.parametrize("per_page", [1, 0])
def test_no_page_of_a_running_attempt_tells_a_key(
    app: Flask, database: Database, behaviour: BehaviourName, per_page: int
) -> None:
    questions = {question.id: marked(question) for question in QUESTIONS.values()}
    stage = Stage(database, questions)
    quiz = stage.quiz(*questions, settings=Settings(behaviour=behaviour, per_page=per_page))
    learner = Learner(app.test_client())
    attempt = learner.start(quiz)
    for page in range(1, 11 if per_page else 2):
        for language in ("zh", "en"):
            assert_silent(learner.open(f"{attempt}/{page}?lang={language}").response)
        saves = [
            learner.save(attempt, {"slot": n, "writer": "w", "seq": n, "seen": 0, "raw": {"text": ["x"]}})
            for n in range(1, 11)
        ]
        assert_silent(*saves, learner.press("stay").response, learner.press("lang:zh").response)
    assert_silent(*(learner.open(path).response for path in (f"{attempt}/overview", f"/quizzes/{quiz}", "/")))


def test_after_the_hand_in_the_marks_are_there_to_be_found(app: Flask, database: Database) -> None:
    questions = {question.id: marked(question) for question in QUESTIONS.values()}
    quiz = Stage(database, questions).quiz(*questions)
    learner = Learner(app.test_client())
    attempt = learner.start(quiz)
    learner.open(f"{attempt}/overview").post(f"{attempt}/submit", {})
    with pytest.raises(AssertionError, match="tells"):
        assert_silent(learner.open(f"{attempt}/slots/2").response)


def test_a_save_says_the_same_of_right_and_wrong(app: Flask, database: Database) -> None:
    stage = Stage(database)
    learner = Learner(app.test_client())
    answers = []
    for value in ("32", "31"):
        attempt = learner.start(stage.quiz("numeric"))
        sent = {"slot": 1, "writer": "w", "seq": 1, "seen": 0, "raw": {"value": [value], "unit": ["GB"]}}
        answers.append(learner.save(attempt, sent).data)
    assert answers[0] == answers[1]
