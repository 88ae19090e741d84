"""What those reach in a class whom the test of all addresses does not know: assistants, who left, other classes, one put away."""

import re
from collections.abc import Iterator, Mapping

import pytest
from flask import Flask
from werkzeug.routing import Rule

from quizapp.core.classes.assignment import Target
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes
from quizapp.services.assignments import Rules
from tests.harness.stage import Hands, Stage, seed
from tests.people import Signed, csrf_token, sign_in
from tests.web.contents import contents

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PARTS = {"teacher": "teacher", "assistant": "teacher"}
PARTS |= dict.fromkeys(("student", "former", "outsider"), "learner")
STAFF = {"teacher", "assistant"}
# Who reaches what of the class and of the student's attempt; of several patterns the first that fits.
REACH: dict[str, set[str]] = {
    r"/assignments/<assignment_id>(/start)?": {"student"},
    r"/courses/.*": {"student"},
    r"/attempts/<id>/(review|slots/<int:number>)": {*STAFF, "student"},
    r"/attempts/<id>/scores": STAFF,
    r"/attempts/.*": {"student"},
    r"/assignments/<assignment_id>/(edit|exceptions/new)": {"teacher"},
    r"/classes/<class_id>/(assign|grading)": {"teacher"},
    r"/(assignments|classes)/.*": STAFF,
}
# What whoever is in the class leaves by, and what scripts send.
LEFT_OUT = {"classes.leave", "attempts.save"}


def test_each_part_in_a_class_reaches_what_is_its_own_and_nothing_else(app: Flask, stage: Stage) -> None:
    people = {name: sign_in(app, role) for name, role in PARTS.items()}
    values = course(app, stage, people)
    others = {name: people[name] for name in people.keys() - {"teacher"}}
    assert unlike(app, others, values, REACH) == []
    own = people["former"].client.get(f"/attempts/{values['left']}/review")
    assert own.status_code == 200, "who was taken out keeps what was done"
    assert "/assignments/" not in own.text, "and is led nowhere where nothing is to be seen"
    assert people["student"].client.get(f"/attempts/{values['left']}/review").status_code == 404
    before, wrong = contents(stage.database), []
    tokens = {name: csrf_token(one.client) for name, one in people.items()}
    for rule, path in addresses(app, values, "POST"):
        for name in ("former", "outsider"):
            answer = people[name].client.post(path, data={"csrf_token": tokens[name], "go": "next"})
            if answer.status_code not in {403, 404}:
                wrong.append((name, rule.rule, answer.status_code))
    assert wrong == []
    assert contents(stage.database) == before
    classes.archive_class(stage.database, people["teacher"].visitor, str(values["class_id"]), now=stage.now)
    alone = {"student": people["student"]}
    assert unlike(app, alone, values, {r"/assignments/<assignment_id>": set(), **REACH}) == []


def unlike(
    app: Flask, people: Mapping[str, Signed], values: Mapping[str, object], wanted: Mapping[str, set[str]]
) -> list[tuple[str, str, int]]:
    """The addresses that somebody reaches who should not, or does not reach who should."""
    return [
        (name, rule.rule, status)
        for rule, path in addresses(app, values, "GET")
        for name, one in people.items()
        for status in [one.client.get(path).status_code]
        if status not in ({200, 303} if name in reach(rule, wanted) else {403, 404})
    ]


def reach(rule: Rule, wanted: Mapping[str, set[str]]) -> set[str]:
    return next(found for pattern, found in wanted.items() if re.fullmatch(pattern, rule.rule))


def addresses(app: Flask, values: Mapping[str, object], method: str) -> Iterator[tuple[Rule, str]]:
    """The addresses that name something of the class, or an attempt in it."""
    for rule in app.url_map.iter_rules():
        about = rule.arguments & {"class_id", "assignment_id", "id"}
        named = about and rule.arguments <= values.keys() and rule.endpoint not in LEFT_OUT
        if named and method in (rule.methods or set()):
            yield rule, re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda found: str(values[found[1]]), rule.rule)


def course(app: Flask, stage: Stage, people: Mapping[str, Signed]) -> dict[str, object]:
    """A class of the teacher with the assistant, the pupils, one taken out, and an attempt of the student."""
    database, config = stage.database, app.extensions["quizapp.config"]
    who, at = {name: one.visitor for name, one in people.items()}, {"now": stage.now}
    teacher = who["teacher"]
    class_id, other = (classes.make_class(database, teacher, name=name, **at) for name in ("Class", "Other"))
    for name, joined in dict.fromkeys(("student", "former"), class_id).items():
        code = classes.class_page(database, teacher, joined).join_code or ""
        classes.join_class(database, who[name], code, name=name, **at)
    code = classes.class_page(database, teacher, other).join_code or ""
    classes.join_class(database, who["outsider"], code, **at)
    username = people["assistant"].person.username
    classes.add_staff(database, teacher, class_id, username=username, role="assistant", **at)
    quiz = stage.quiz("single", "numeric", owner=teacher, access="private")
    rules = Rules(Settings(), (Target("class"),))
    given = assignments.assign_quiz(database, teacher, class_id, quiz, rules, **at)
    taken = {}
    for name in ("student", "former"):
        wanted = {"password": "", "language": "en", "rng_seed": seed(), **at}
        taken[name] = assignments.start_assignment(database, config, who[name], given, **wanted)
        Hands(stage, who[name], taken[name]).hand_in()
    members = {
        one.member.name: one.member.id for one in classes.class_page(database, teacher, class_id).students
    }
    classes.remove_student(database, teacher, class_id, members["former"], **at)
    return {
        "class_id": class_id,
        "assignment_id": given,
        "member_id": members["student"],
        "id": taken["student"],
        "left": taken["former"],
        "number": 1,
        "page": 1,
    }
