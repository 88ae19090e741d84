"""What the pages of statistics say of a class, and what fewer than 20 learners do not allow them to say."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from quizapp.services.statistics.computing import compute_statistics
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.classes import MemberRow
from quizapp.web.site import CLOCK
from tests.harness.simulated_class import Shape, SimulatedClass, make_class
from tests.people import Signed, sign_in


def text_of(signed: Signed, path: str) -> str:
    page = signed.client.get(path)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text.partition("<main")[2]))


def taken(app: Flask, teacher: Signed, learners: int) -> SimulatedClass:
    """A quiz of four questions that a class of two groups took, read in English alone."""
    made = make_class(
        app.extensions["quizapp.database"], teacher.visitor, Shape(learners, 1, questions=4, wrong=0)
    )
    made.hand_in(0, learners)
    with made.stage.database.write() as session:
        for place, row in enumerate(session.query(MemberRow).filter_by(role="student")):
            row.group = "Red" if place % 2 else "Blue"
    compute_statistics(made.stage.database, now=made.stage.now)
    app.extensions[CLOCK] = lambda: made.stage.now + timedelta(days=1)
    return made


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_numbers_come_with_n_and_their_intervals_and_an_early_signal_is_called_one(app: Flask) -> None:
    teacher = sign_in(app, "teacher")
    made = taken(app, teacher, 44)
    quiz = text_of(teacher, f"/quizzes/{made.quizzes[0]}/statistics")
    assert "44 learners" in quiz and "an early signal" in quiz
    assert re.search(r"Reliability \(KR-20\) -?0\.\d\d 95 %: -?\d\.\d\d to 0\.\d\d", quiz)
    for name in ("Mean", "Standard deviation"):
        assert re.search(rf"{name} \d+% 95 %: \d+% to \d+%", quiz), name
    for name in ("Skewness", "Kurtosis"):
        assert re.search(rf"{name} -?\d\.\d\d 95 %: -?\d\.\d\d to -?\d\.\d\d", quiz), name
    item = text_of(teacher, f"/quizzes/{made.quizzes[0]}/statistics/a000-q01")
    assert re.search(r"Strongest third n = \d+ Middle n = \d+ Weakest third n = \d+ Correlation", item)
    assert re.search(r" a \d+ \d+% 95 %: \d+% to \d+% – (\d+% \d+ ){3}-?\d\.\d\d 95 %", item)
    assert re.search(r"Blue / Red 22 / 22 \d+\.\d\d 95 %: \d+\.\d\d to \d+\.\d\d", item)
    assert re.search(r"[ABC]: (negligible|moderate|large)", item)
    assert re.search(r"1, the weakest \d+ \d+% 95 %", item)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_fewer_than_20_learners_are_counted_and_nothing_else(app: Flask) -> None:
    teacher = sign_in(app, "teacher")
    made = taken(app, teacher, 19)
    with made.stage.database.read() as session:
        attempt = session.query(AttemptRow).first()
        assert attempt and attempt.assignment
        assignment = attempt.assignment.public_id
    home = f"/quizzes/{made.quizzes[0]}/statistics"
    pages = [home, f"{home}/a000-q01", "/banks/samples/questions/a000-q01/results"]
    for page in [*pages, f"/assignments/{assignment}/results"]:
        told = text_of(teacher, page)
        assert "19" in told and "Fewer than 20" in told
        # What guessing gives and what a question should weigh is known beforehand.
        beforehand = re.sub(r"(By guessing|Intended weight) \d+%", "", told)
        assert "%" not in beforehand and "Discrimination " not in beforehand.partition("Facility:")[
            0
        ].replace("Discrimination Weight", "")
