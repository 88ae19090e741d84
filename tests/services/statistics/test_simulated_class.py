"""Planted wrong keys of a class made up by a seed, found in stored statistics; the long form is bench/simulated_class.py."""

import pytest

from quizapp.services import people
from quizapp.services.statistics.computing import compute_statistics
from quizapp.services.statistics.showing import find_alarms
from quizapp.storage.database import Database
from tests.harness.simulated_class import Shape, make_class
from tests.people import NOW, make_person


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_wrong_keys_of_a_class_raise_an_alarm_and_sound_ones_do_not(database: Database) -> None:
    teacher = people.visitor_of(make_person(database, "teacher"))
    made = make_class(database, teacher, Shape(students=80, assignments=2, questions=15, wrong=3))
    made.hand_in(0, 80)
    assert compute_statistics(database, now=NOW) == 2
    flagged = {alarm.question.id for alarm in find_alarms(database, teacher)}
    assert len(flagged & made.planted) >= 5 and len(flagged - made.planted) <= 1
