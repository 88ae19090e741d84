"""The story of a class, on both databases: a list, an assignment, extra time, grades, a wrong key, and what is undone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Target
from quizapp.core.classes.roster import Line
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes, grades, grading, regrading
from quizapp.services.assignments import Rules
from quizapp.services.attempts.rebuilding import rebuild
from quizapp.services.grades import Wanted
from quizapp.storage.database import Database
from tests.core.questions.samples import SINGLE
from tests.harness.stage import Hands, Stage, seed

ROSTER = [Line(1, ("姓名", "学号")), Line(2, ("陈晨", "02")), Line(3, ("安迪", "01"))]
MENDED = replace(SINGLE, options=tuple(replace(one, fraction=float(one.id == "b")) for one in SINGLE.options))


def start(stage: Stage, config: Config, who: Visitor, assignment: str) -> Hands:
    wanted = {"password": "", "language": "zh", "now": stage.now, "rng_seed": seed()}
    return Hands(stage, who, assignments.start_assignment(stage.database, config, who, assignment, **wanted))  # type: ignore[arg-type]


def shares(stage: Stage, teacher: Visitor, class_id: str) -> dict[str, tuple[str, float | None]]:
    book = grades.gradebook(stage.database, teacher, class_id, Wanted(), now=stage.now)
    return {
        line.member.name: (line.cells[0].state, line.course.share) if line.cells[0] else ("", None)
        for line in book.lines
    }


def test_from_the_list_of_students_to_a_regrade_undone(database: Database, tmp_path: Path) -> None:
    stage, config = Stage(database), Config(instance=tmp_path)
    teacher = stage.person("teacher", "teacher")
    class_id = classes.make_class(database, teacher, name="三班", now=stage.now)
    classes.enrol_roster(database, config, teacher, class_id, ROSTER, now=stage.now)
    andi, chen = (one.member for one in classes.class_page(database, teacher, class_id).students)
    assert [andi.name, chen.name] == ["安迪", "陈晨"]
    people = [Visitor(one.person_id, None, "learner", one.name) for one in (andi, chen)]

    quiz = stage.quiz("single", "open", owner=teacher, access="private")
    close = stage.now + timedelta(minutes=40)
    rules = Rules(Settings(time_limit=1800, close_at=close), (Target("class"),))
    given = assignments.assign_quiz(database, teacher, class_id, quiz, rules, now=stage.now)
    longer = Accommodation(factor=2.0)
    assignments.set_accommodation(
        database, teacher, class_id, andi.id, longer, reason="dyslexia", now=stage.now
    )

    stage.later(20 * 60)
    slow, quick = (start(stage, config, who, given) for who in people)
    assert quick.page().deadline_at == close
    assert slow.page().deadline_at == stage.now + timedelta(minutes=50), "extra time outlasts the close"
    quick.save(1, quick.fields(1, {"choice": ["a"]}))
    quick.hand_in()
    stage.later(30 * 60)
    slow.save(1, slow.fields(1, {"choice": ["b"]}))
    slow.save(2, {"text": ["我的理由。"]})
    slow.hand_in()

    assert shares(stage, teacher, class_id) == {"安迪": ("graded", 0.0), "陈晨": ("graded", 0.5)}
    waiting = grading.grading_queue(database, teacher, quiz, "open").current
    assert waiting is not None and waiting.attempt_id == slow.attempt
    mark = grading.Given(1.0, {}, "Well said.")
    where = {"attempt_id": waiting.attempt_id, "slot": waiting.slot, "seen": waiting.seen, "now": stage.now}
    grading.grade_answer(database, teacher, quiz, "open", given=mark, **where)  # type: ignore[arg-type]
    before = shares(stage, teacher, class_id)
    assert before == {"安迪": ("graded", 0.5), "陈晨": ("graded", 0.5)}

    stage.write(MENDED)
    shown = regrading.preview_regrade(database, teacher, quiz, "single", "recompute")
    assert {one.before.who: one.gain for one in shown.changed} == {"安迪": 1.0, "陈晨": -1.0}
    how = {"policy": "recompute", "digest": shown.digest, "reason": "The key was wrong.", "now": stage.now}
    done = regrading.apply_regrade(database, teacher, quiz, "single", **how)  # type: ignore[arg-type]
    assert shares(stage, teacher, class_id) == {"安迪": ("graded", 1.0), "陈晨": ("graded", 0.0)}
    assert regrading.undo_regrade(database, teacher, quiz, done, now=stage.now) == 2
    assert shares(stage, teacher, class_id) == before
    assert rebuild(database, check=True) == []
