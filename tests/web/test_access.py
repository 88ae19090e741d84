"""Every address with every role, for what is one's own, another's, and absent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from quizapp.config import Config
from quizapp.core.access import GRANTS, Visitor
from quizapp.core.classes.assignment import Target
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, attempts, classes, codes
from quizapp.services.assignments import Rules
from quizapp.services.codes import NewPerson
from quizapp.services.imports.reading import ReadFile
from quizapp.services.imports.storing import Sent, add_import, make_bank
from quizapp.services.statistics.computing import compute_statistics
from quizapp.storage.database import Base, Database
from quizapp.storage.media import put_media, use_media
from quizapp.web import access
from quizapp.web.access import permission_of
from tests.harness.access_table import DOCUMENT, document, methods, rules
from tests.harness.stage import BANK, GUEST, Stage, seed
from tests.people import NOW, csrf_token, sign_in
from tests.services.imports.samples import PICTURE, PICTURE_NAME
from tests.services.reviews.desk import Desk
from tests.services.workbench.shelf import make_shelf
from tests.web.contents import contents

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ABSENT = {"int": 999_999, "default": "absent", "string": "absent"}
# What scripts send instead of forms.
SCRIPTS = {"attempts.save"}
SAVE = {"slot": 1, "raw": {"answer": ["1"]}, "writer": "tab", "seq": 1, "seen": 0}


@dataclass(frozen=True)
class Actor:
    """A visitor with a browser."""

    name: str
    column: str
    client: FlaskClient
    token: str
    visitor: Visitor

    def send(self, rule: Rule, method: str, path: str) -> TestResponse:
        """Sends what a page of the site would send: a form with its token and its button, or a save."""
        if rule.endpoint in SCRIPTS:
            return self.client.open(path, method=method, json=SAVE, headers={"X-CSRFToken": self.token})
        form = {"csrf_token": self.token, "go": "next", "role": "teacher"}
        return self.client.open(path, method=method, data=form if method == "POST" else None)


@dataclass(frozen=True)
class World:
    """A site with two of each role, and what belongs to the first of them."""

    app: Flask
    actors: dict[str, Actor]
    arguments: dict[str, object]


@pytest.fixture
def world(app: Flask, database: Database) -> World:
    actors = {"guest": guest(app)}
    for name, role in ACTORS.items():
        signed = sign_in(app, role)
        actors[name] = Actor(name, role, signed.client, csrf_token(signed.client), signed.visitor)
    return World(app, actors, belongings(app, database, actors))


ACTORS = {
    "learner": "learner",
    "classmate": "learner",
    "teacher": "teacher",
    "colleague": "teacher",
    "owner": "owner",
}


def guest(app: Flask) -> Actor:
    """A visitor without an account, who has a guest id."""
    client = app.test_client()
    token = csrf_token(client)
    with client.session_transaction() as session:
        session["guest"] = GUEST.guest_id
    return Actor("guest", "guest", client, token, GUEST)


def belongings(app: Flask, database: Database, actors: dict[str, Actor]) -> dict[str, object]:
    """What each argument of an address stands for: an attempt of the learner, a quiz and a pupil of the teacher."""
    stage, config = Stage(database), app.extensions["quizapp.config"]
    quiz = stage.quiz("single", "numeric", "open", owner=actors["teacher"].visitor)
    attempt = stage.start(actors["learner"].visitor, quiz).attempt
    handed_in = stage.start(actors["classmate"].visitor, quiz)
    handed_in.hand_in()
    compute_statistics(database, now=NOW)
    pupil = codes.invite(database, config, [NewPerson("Pupil")], by=actors["teacher"].visitor, now=NOW)[
        0
    ].person
    with database.read() as session:
        rows = session.execute(Base.metadata.tables["sign_ins"].select()).mappings().all()
    own = next(row["id"] for row in rows if row["person_id"] == actors["learner"].visitor.person_id)
    return {
        "attempt": attempt,
        "handed_in": handed_in.attempt,
        "quiz_id": quiz,
        "person_id": pupil.id,
        "sign_in_id": own,
        "key": BANK.id,
        "bank": make_shelf(database, actors["teacher"].visitor).bank,
        "import_id": imported(database, actors["teacher"].visitor),
        "name": pictured(database, actors["teacher"].visitor),
        **reviewed(database, actors["teacher"].visitor),
        **taught(database, actors, quiz),
    }


def taught(database: Database, actors: dict[str, Actor], quiz: str) -> dict[str, object]:
    """A class of the teacher with the learner and a classmate in it, and with an assignment; the membership is the learner's."""
    teacher, learner = actors["teacher"].visitor, actors["learner"].visitor
    class_id = classes.make_class(database, teacher, name="A class", now=NOW)
    code = classes.class_page(database, teacher, class_id).join_code or ""
    classes.join_class(database, learner, code, name="Learner", now=NOW)
    [student] = classes.class_page(database, teacher, class_id).students
    classes.join_class(database, actors["classmate"].visitor, code, name="Classmate", now=NOW)
    given = assignments.assign_quiz(
        database, teacher, class_id, quiz, Rules(Settings(), (Target("class"),)), now=NOW
    )
    lent(database, actors, quiz)
    return {"class_id": class_id, "member_id": student.member.id, "code": code, "assignment_id": given}


def lent(database: Database, actors: dict[str, Actor], quiz: str) -> None:
    """A class of the colleague that was assigned the teacher's quiz, with somebody in it who took it."""
    colleague, student = actors["colleague"].visitor, actors["classmate"].visitor
    class_id = classes.make_class(database, colleague, name="Next door", now=NOW)
    code = classes.class_page(database, colleague, class_id).join_code or ""
    classes.join_class(database, student, code, name="Guest pupil", now=NOW)
    rules = Rules(Settings(), (Target("class"),))
    given = assignments.assign_quiz(database, colleague, class_id, quiz, rules, now=NOW)
    attempt = assignments.start_assignment(
        database, Config(), student, given, language="en", now=NOW, rng_seed=seed()
    )
    attempts.submit(database, student, attempt, now=NOW)


def reviewed(database: Database, teacher: Visitor) -> dict[str, object]:
    """A teacher's article: the job that read it, its review, a draft and a question of that."""
    desk = Desk(database, teacher)
    job = desk.bring()
    draft = next(draft for draft in desk.page.drafts if draft.questions)
    return {
        "job_id": job.id,
        "review_id": desk.review_id,
        "draft_id": draft.id,
        "question_id": draft.questions[0].draft.id,
    }


def imported(database: Database, teacher: Visitor) -> str:
    """An import of the teacher that waits."""
    read = ReadFile("gift", 0, "", "en", (), (), (), (), {})
    with database.write() as session:
        return add_import(
            session, read, Sent(b""), owner_id=teacher.person_id, title="Boats", now=NOW
        ).public_id


def pictured(database: Database, teacher: Visitor) -> str:
    """The name of a picture that a bank of the teacher has."""
    with database.write() as session:
        bank = make_bank(session, "Pictures", "en", owner_id=teacher.person_id, now=NOW)
        put_media(session, {PICTURE_NAME: PICTURE}, now=NOW)
        use_media(session, [PICTURE_NAME], bank_id=bank.id)
    return PICTURE_NAME


def absent(rule: Rule) -> str:
    """The address with arguments that name nothing."""
    return re.sub(
        r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>", lambda found: str(ABSENT[found[1] or "default"]), rule.rule
    )


def requests(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Each rule with each method; signing out comes last."""
    for rule in sorted(rules(app), key=lambda rule: rule.endpoint == "accounts.sign_out"):
        for method in methods(rule):
            yield rule, method


def test_the_document_tells_what_the_code_does(app: Flask) -> None:
    assert DOCUMENT.read_text("utf-8") == document(app), "run python -m tests.harness.access_table"


def test_a_view_without_a_permission_keeps_the_application_from_starting(app: Flask) -> None:
    bare = Blueprint("bare", __name__)
    bare.add_url_rule("/bare", "index", lambda: "")
    app.register_blueprint(bare)
    with pytest.raises(RuntimeError, match="bare.index"):
        access.check(app)


def test_every_role_gets_at_every_address_what_the_document_says(world: World) -> None:
    wrong = []
    for actor in world.actors.values():
        for rule, method in requests(world.app):
            answer = actor.send(rule, method, absent(rule))
            allowed = permission_of(world.app, rule.endpoint) in GRANTS[actor.column]
            if not (fits_absent(rule, answer) if allowed else fits_refused(actor, method, answer)):
                wrong.append((actor.name, method, rule.rule, answer.status_code))
    assert wrong == []


def fits_absent(rule: Rule, answer: TestResponse) -> bool:
    """What is absent is not found; an empty form is refused or does nothing."""
    return answer.status_code in ({404, 400} if rule.arguments else {200, 303, 400, 404, 409, 422})


def fits_refused(actor: Actor, method: str, answer: TestResponse) -> bool:
    """A guest is led to the sign-in page or told 401, a person is told 403."""
    if actor.column != "guest":
        return answer.status_code == 403
    return answer.status_code == 401 if method == "POST" else led_to_sign_in(answer)


def led_to_sign_in(answer: TestResponse) -> bool:
    return answer.status_code == 303 and answer.location.startswith("/sign-in?next=")


# Which actors find the belongings of ``belongings`` at an address; what belongs to nobody here is named in a word.
FINDERS: dict[str, set[str]] = {
    r"/attempts/<id>/slots/.*/(report|contest)": {"learner"},
    r"/attempts/<id>/scores": {"teacher"},
    r"/attempts/<id>/(review|slots/.*)": {"learner", "teacher"},
    r"/(reports|contests)/.*": set(),
    r"/attempts/<id>.*": {"learner"},
    r"/learners/<int:person_id>/.*": {"teacher", "owner"},
    r"/people/<int:person_id>/sign-ins/.*": set(),
    r"/people/<int:person_id>.*": {"owner"},
    r"/account/sign-ins/<int:sign_in_id>/end": {"learner"},
    r"/quizzes/<quiz_id>(/start)?": {"guest", *ACTORS},
    r"/quizzes/<quiz_id>/(copy|assign)": {"teacher", "colleague", "owner"},
    r"/quizzes/<quiz_id>/(regrade.*|scores)": {"teacher", "colleague"},
    r"/quizzes/<quiz_id>/.*": {"teacher"},
    r"/banks/<key>/reading": {"guest", *ACTORS},
    r"/banks/<bank>/.*": {"teacher"},
    r"/banks/.*": {"teacher", "colleague", "owner"},
    r"/setup/<token>": set(),
    r"/media/<name>": {"teacher"},
    r"/imports/.*": {"teacher"},
    r"/(reviews|jobs)/.*": {"teacher"},
    r"/join/<code>": set(ACTORS),
    r"/classes/<class_id>/leave": {"learner", "classmate"},
    r"/courses/<class_id>.*": {"learner", "classmate"},
    r"/classes/<class_id>/assign/<quiz_id>": {"teacher"},
    r"/assignments/<assignment_id>(/start)?": {"learner", "classmate"},
    r"/assignments/<assignment_id>/(attempts/<id>|exceptions/<int:override_id>/remove)": set(),
    r"/assignments/<assignment_id>/.*": {"teacher"},
    r"/classes/<class_id>.*": {"teacher"},
}


def finders(rule: Rule) -> set[str]:
    """Who finds the belongings at this address. A rule with arguments that is in no row fails the test."""
    return next(found for pattern, found in FINDERS.items() if re.fullmatch(pattern, rule.rule))


def address(rule: Rule, arguments: dict[str, object]) -> str:
    """The address of the belongings."""
    values = arguments | {
        "id": arguments["handed_in" if rule.rule.endswith("<id>/scores") else "attempt"],
        "page": 1,
        "number": 1,
        "change": 1,
        "comment_id": 1,
        "fact": "score",
        "override_id": 1,
        "person": 1,
        "report_id": 1,
        "contest_id": 1,
        "token": "0" * 43,
        "question": "open" if "/grading/" in rule.rule else "numeric",
        "regrade_id": "0" * 12,
    }
    return re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda found: str(values[found[1]]), rule.rule)


def test_what_belongs_to_another_is_not_there_and_stays_as_it_is(world: World, database: Database) -> None:
    before, wrong = contents(database), []
    for rule, method in requests(world.app):
        permission = permission_of(world.app, rule.endpoint)
        for actor in world.actors.values():
            if rule.arguments and actor.name not in finders(rule) and permission in GRANTS[actor.column]:
                answer = actor.send(rule, method, address(rule, world.arguments))
                if answer.status_code != 404:
                    wrong.append((actor.name, method, rule.rule, answer.status_code))
    assert wrong == []
    assert contents(database) == before
    assert not_found_by_its_own(world) == []


def not_found_by_its_own(world: World) -> list[tuple[str, str, int]]:
    """The pages that are not there for those they belong to."""
    return [
        (actor.name, rule.rule, answer.status_code)
        for rule, method in requests(world.app)
        for actor in world.actors.values()
        if method == "GET" and rule.arguments and actor.name in finders(rule)
        for answer in [actor.send(rule, method, address(rule, world.arguments))]
        if answer.status_code not in {200, 303, 409} or led_to_sign_in(answer)
    ]
