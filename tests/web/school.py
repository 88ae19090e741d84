"""A site full of what teachers and students have: graded, missing, excused, flagged, contested, waiting, shared."""

from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Flask

from quizapp.core.access import Visitor
from quizapp.core.banks.content import reading_to_mapping
from quizapp.core.classes.assignment import Override, Target
from quizapp.core.grades.gradebook import Category
from quizapp.core.languages import Twin
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes, grades, grading, reports, workbench
from quizapp.services.assignments import Rules
from quizapp.services.classes.students import StudentFields
from quizapp.services.contests import contest_answer
from quizapp.services.grades import Counts
from quizapp.services.statistics.computing import compute_statistics
from quizapp.storage.bank_versions import put_bank
from quizapp.storage.banks import BankRow, ReadingRow
from quizapp.storage.database import Database
from tests.core.questions.samples import SHORT, SINGLE
from tests.harness.stage import READING, Hands, Stage, seed
from tests.people import NOW, Signed, sign_in
from tests.services.imports.counter import Counter
from tests.services.workbench.shelf import OWN, make_shelf

# Below this count statistics only count; from here on they tell a key that the strong call wrong.
ENOUGH = 20
MENDED = replace(SINGLE, options=tuple(replace(one, fraction=float(one.id == "b")) for one in SINGLE.options))
TERMS = Rules(Settings(), (Target("class"),), "")


@dataclass(frozen=True)
class School:
    """Two teachers in browsers, each with a class; ``own`` and ``foreign`` fill the addresses of their things."""

    app: Flask
    stage: Stage
    teacher: Signed
    colleague: Signed
    student: Signed
    own: dict[str, object]
    foreign: dict[str, object]

    @property
    def database(self) -> Database:
        """The database of the site."""
        return self.stage.database


def open_school(app: Flask, *, learners: int = ENOUGH) -> School:
    """The site, with as many learners in its open quiz as ``learners`` says."""
    database: Database = app.extensions["quizapp.database"]
    stage = Stage(database, now=NOW)
    teacher, colleague, student = sign_in(app, "teacher"), sign_in(app, "teacher"), sign_in(app)
    with database.write() as session:
        bank = session.get_one(BankRow, stage.bank_id)
        # Public, so that the colleague may go on asking of it.
        bank.owner_id, bank.access = teacher.visitor.person_id, "public"
        session.add(ReadingRow(bank_id=stage.bank_id, digest="0", content=reading_to_mapping(READING)))
    own = _class(app, stage, teacher.visitor, [student.visitor, stage.person("Ben"), stage.person("Cleo")])
    own |= _open_quiz(stage, teacher.visitor, learners)
    own |= _bank(stage, teacher.visitor, colleague.visitor)
    own |= _disputes(stage, student.visitor, str(own["attempt"]))
    foreign = _class(app, stage, colleague.visitor, [stage.person("Dora")])
    foreign |= _other_bank(stage, colleague.visitor)
    compute_statistics(database, now=stage.now)
    return School(app, stage, teacher, colleague, student, own, foreign)


def _open_quiz(stage: Stage, teacher: Visitor, learners: int) -> dict[str, object]:
    """A quiz with a wrong key among its questions, and answers that wait for a grade."""
    quiz = stage.quiz("single", "statement", "open", owner=teacher)
    for number in range(learners):
        hands = stage.start(stage.person(f"learner {number}"), quiz)
        strong = number >= learners // 2
        # The strong know the other question and prefer what this key calls wrong.
        hands.save(1, hands.fields(1, {"choice": ["b" if strong else "a"]}), seen=0)
        hands.save(2, {"choice": ["true" if strong else "false"]}, seen=0)
        if number % 8 == 0:
            hands.save(3, {"text": [f"Because of the baseline, says {number}."]}, seen=0)
        stage.later(30)
        hands.hand_in()
    waiting = grading.grading_queue(stage.database, teacher, quiz, "open").current
    assert waiting is not None
    grading.grade_answer(
        stage.database,
        teacher,
        quiz,
        "open",
        attempt_id=waiting.attempt_id,
        slot=waiting.slot,
        given=grading.Given(waiting.max_mark / 2, {}, "Say more."),
        seen=waiting.seen,
        now=stage.now,
    )
    stage.write(MENDED)
    return {"quiz_id": quiz, "question": "single"}


def _class(app: Flask, stage: Stage, teacher: Visitor, students: list[Visitor]) -> dict[str, object]:
    """A class whose first student did everything, whose second misses and whose third is excused."""
    database, config = stage.database, app.extensions["quizapp.config"]
    class_id = classes.make_class(database, teacher, name=f"Class of {teacher.name}", now=stage.now)
    code = classes.class_page(database, teacher, class_id).join_code or ""
    for one, name in zip(students, ("Ada", "Ben", "Cleo"), strict=False):
        classes.join_class(database, one, code, name=name, now=stage.now)
    members = [one.member.id for one in classes.class_page(database, teacher, class_id).students]
    fields = StudentFields("Ada", "7", "red", ("fast",))
    classes.change_student(database, teacher, class_id, members[0], fields, now=stage.now)
    closing = Rules(Settings(close_at=stage.now + timedelta(hours=1), time_limit=600), TERMS.targets, "")
    quiz = stage.quiz("short", "single", owner=teacher, access="private")
    given, later = (
        assignments.assign_quiz(database, teacher, class_id, quiz, rules, now=stage.now)
        for rules in (closing, TERMS)
    )
    attempt = assignments.start_assignment(
        database, config, students[0], given, password="", language="en", now=stage.now, rng_seed=seed()
    )
    hands = Hands(stage, students[0], attempt)
    hands.save(1, {"text": ["value networks"]})
    hands.save(2, hands.right(2))
    hands.hand_in()
    about = {"reason": "Was ill.", "now": stage.now}
    override = Override(Target("group", "red"), attempts=2)
    assignments.put_override(database, teacher, given, override, **about)
    more = Accommodation(1.5, window=600)
    assignments.set_accommodation(database, teacher, class_id, members[0], more, **about)
    grades.decide_grade(database, teacher, later, members[0], decision="share", share=0.8, **about)
    if len(members) > 2:
        grades.decide_grade(database, teacher, given, members[2], decision="excused", share=None, **about)
    category = Category("", "Exams", 2, 0)
    grades.set_grading(
        database, teacher, class_id, scale="letters", categories=[category], counts=[Counts(given, 0, 10)]
    )
    stage.later(2 * 3600)
    overrides = assignments.assignment_desk(database, config, teacher, given, now=stage.now).overrides
    return {
        "quiz_id": quiz,
        "class_id": class_id,
        "member_id": members[0],
        "assignment_id": given,
        "id": attempt,
        "attempt": attempt,
        "override_id": overrides[0].id,
        "code": code,
    }


def _bank(stage: Stage, teacher: Visitor, colleague: Visitor) -> dict[str, object]:
    """A bank of one's own, shared, talked about, changed; an import that waits."""
    shelf = make_shelf(stage.database, teacher)
    shelf.save(replace(SHORT, stem=Twin("改了？", "Changed?")))
    workbench.comment(stage.database, teacher, OWN.id, "short", "Is this so?", now=shelf.tick())
    counter = Counter(stage.database, teacher)
    assert counter.bring().state == "done"
    return {"bank": OWN.id, "key": OWN.id, "fact": "score", "import_id": counter.import_id}


def _other_bank(stage: Stage, colleague: Visitor) -> dict[str, object]:
    """A bank of a colleague with a question whose id no other bank has."""
    alone = replace(SHORT, id="theirs-alone")
    bank = replace(OWN, id="theirs", questions=(alone,))
    with stage.database.write() as session:
        put_bank(session, bank, digest="theirs", origin="", owner_id=colleague.person_id, now=NOW)
    return {"bank": bank.id, "key": bank.id, "question": alone.id}


def _disputes(stage: Stage, student: Visitor, attempt: str) -> dict[str, object]:
    """A problem that a student reports, and an answer that they contest."""
    about = {"now": stage.now}
    reports.report_problem(stage.database, student, attempt, 1, about="key", text="Both are right.", **about)
    contest_answer(
        stage.database,
        student,
        attempt,
        1,
        text="The plural means the same.",
        passage=True,
        source="",
        **about,
    )
    return {"number": 1}
