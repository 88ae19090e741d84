"""A class at work: its teacher, two students, a quiz assigned to them, and hands to act as each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Override, Target
from quizapp.core.classes.roster import Line
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes
from quizapp.services.assignments import Rules
from quizapp.services.assignments.watching import Desk, StudentRow
from quizapp.services.classes.students import StudentFields
from quizapp.storage.database import Database
from tests.harness.stage import Hands, Stage, seed

EVERYBODY = (Target("class"),)


@dataclass
class Course:
    """A class with two students, a quiz of the teacher's that nobody else may take, and hands to work on both."""

    stage: Stage
    config: Config
    teacher: Visitor
    students: list[Visitor]
    class_id: str
    quiz: str

    @property
    def database(self) -> Database:
        return self.stage.database

    def at(self, minutes: float) -> datetime:
        return self.stage.now + timedelta(minutes=minutes)

    def assign(self, settings: Settings, targets: Sequence[Target] = EVERYBODY, password: str = "") -> str:
        rules = Rules(settings, tuple(targets), password)
        return assignments.assign_quiz(
            self.database, self.teacher, self.class_id, self.quiz, rules, now=self.stage.now
        )

    def start(self, who: Visitor, assignment: str, password: str = "") -> Hands:
        id_ = assignments.start_assignment(
            self.database,
            self.config,
            who,
            assignment,
            password=password,
            language="en",
            now=self.stage.now,
            rng_seed=seed(),
        )
        return Hands(self.stage, who, id_)

    def seen(self, who: Visitor, assignment: str) -> Any:
        return assignments.get_assignment_page(
            self.database, self.config, who, assignment, now=self.stage.now
        )

    def desk(self, assignment: str) -> Desk:
        return assignments.assignment_desk(
            self.database, self.config, self.teacher, assignment, now=self.stage.now
        )

    def row(self, assignment: str, who: Visitor) -> StudentRow:
        return next(one for one in self.desk(assignment).rows if one.member.person_id == who.person_id)

    def member(self, who: Visitor) -> int:
        page = classes.class_page(self.database, self.teacher, self.class_id)
        return next(one.member.id for one in page.students if one.member.person_id == who.person_id)

    def label(self, who: Visitor, *labels: str, group: str = "") -> None:
        fields = StudentFields(who.name, "", group, labels)
        classes.change_student(
            self.database, self.teacher, self.class_id, self.member(who), fields, now=self.stage.now
        )

    def enrol(self, *lines: tuple[str, ...]) -> None:
        listed = [Line(number, cells) for number, cells in enumerate(lines, 1)]
        where = self.database, self.config, self.teacher, self.class_id
        classes.enrol_roster(*where, listed, now=self.stage.now)

    def accommodate(self, who: Visitor, given: Accommodation) -> None:
        assignments.set_accommodation(
            self.database,
            self.teacher,
            self.class_id,
            self.member(who),
            given,
            reason="exam board",
            now=self.stage.now,
        )

    def override(self, assignment: str, override: Override) -> None:
        assignments.put_override(
            self.database, self.teacher, assignment, override, reason="ill", now=self.stage.now
        )

    def act(self, act: Any, hands: Hands, assignment: str, reason: str = "a fire alarm", **more: Any) -> Any:
        return act(
            self.database, self.teacher, assignment, hands.attempt, reason=reason, now=self.stage.now, **more
        )


@pytest.fixture
def course(stage: Stage, tmp_path: Path) -> Course:
    teacher = stage.person("teacher", "teacher")
    class_id = classes.make_class(stage.database, teacher, name="Class", now=stage.now)
    code = classes.class_page(stage.database, teacher, class_id).join_code or ""
    students = [stage.person(name) for name in ("ann", "bo")]
    for one in students:
        classes.join_class(stage.database, one, code, name=one.name, now=stage.now)
    quiz = stage.quiz("single", "numeric", owner=teacher, access="private")
    return Course(stage, Config(instance=tmp_path), teacher, students, class_id, quiz)
