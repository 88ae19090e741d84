"""Planted wrong keys of a class made up by a seed, found in stored statistics; the long form is bench/simulated_class.py."""

import pytest

from quizapp.core.statistics.report import ItemReport
from quizapp.services import people
from quizapp.services.statistics.computing import check_statistics, compute_statistics
from quizapp.services.statistics.showing import find_alarms, quiz_statistics
from quizapp.storage.classes import MemberRow
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


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_groups_of_the_class_are_compared_and_who_changes_the_group_makes_it_anew(database: Database) -> None:
    teacher = people.visitor_of(make_person(database, "teacher"))
    made = make_class(database, teacher, Shape(students=42, assignments=1, questions=3, wrong=0))
    made.hand_in(0, 42)

    def group(first: int) -> list[ItemReport]:
        with database.write() as session:
            for place, row in enumerate(session.query(MemberRow).filter_by(role="student")):
                row.group = "A" if place < first else "B"
        page = quiz_statistics(database, teacher, made.quizzes[0], "first")
        assert page.stale and compute_statistics(database, now=NOW) == 1
        page = quiz_statistics(database, teacher, made.quizzes[0], "first")
        assert page.report and not page.stale and list(check_statistics(database)) == []
        return list(page.report.items)

    for item in group(20):
        (one,) = item.fairness
        assert (one.by, one.name, one.other, one.n) == ("group", "A", "B", (20, 22)) and one.level
    assert [item.fairness for item in group(19)] == [(), (), ()]
