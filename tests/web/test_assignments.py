"""The pages of assignments: given by a teacher, read and taken by a student, watched and intervened in."""

import re
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from quizapp.core.languages import Language
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.deadline import compute_deadline
from quizapp.core.quizzes.quiz import Settings
from quizapp.web.deadline_words import tell_deadline
from tests.harness.mail_server import Server
from tests.harness.stage import NOON, Stage
from tests.people import PASSWORD, Signed, post, reading, sign_in
from tests.web.learner import Learner

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
UNTOUCHED = "you changed nothing here"
MATRIX = dict.fromkeys(("response", "right", "marks", "key", "feedback", "source"), "after")


@pytest.fixture
def teacher(app: Flask) -> Signed:
    return sign_in(app, "teacher")


@pytest.fixture
def student(app: Flask) -> Signed:
    return sign_in(app)


@pytest.fixture
def class_url(teacher: Signed, student: Signed) -> str:
    """A class in the zone of Shanghai with one student, who joined by the link."""
    url = post(teacher.client, "/classes/new", name="Class", time_zone="Asia/Shanghai").location
    [link] = re.findall(r'href="[^"]*(/join/[a-z0-9]+)"', teacher.client.get(f"{url}/invitation").text)
    assert post(student.client, link, name="小林").status_code == 303
    return url


@pytest.fixture
def desk_url(teacher: Signed, class_url: str, stage: Stage) -> str:
    """The teacher's page of a private quiz that is assigned for 45 minutes."""
    quiz = stage.quiz("single", "numeric", owner=teacher.visitor, access="private")
    assert quiz in teacher.client.get(f"{class_url}/assign").text
    fields = {"targets": "class:", "behaviour": "deferred", "counts": "best", "minutes": "45", **MATRIX}
    fields |= {"close_at": "2026-03-02T20:45", "password": "tulip", "grace": "30"}
    answer = post(teacher.client, f"{class_url}/assign/{quiz}", **fields)
    assert answer.status_code == 303, answer.text
    return answer.location


def test_a_quiz_leads_to_the_classes_that_it_can_be_assigned_to(
    stage: Stage, teacher: Signed, student: Signed, class_url: str
) -> None:
    quiz = stage.quiz("single", owner=teacher.visitor)
    page = teacher.client.get(f"/quizzes/{quiz}/assign").text
    assert f'href="{class_url}/assign/{quiz}"' in page
    assert student.client.get(f"/quizzes/{quiz}/assign").status_code == 403


def start(student: Signed, desk_url: str) -> Learner:
    """The student's browser in a running attempt."""
    url = desk_url.removesuffix("/desk")
    learner = Learner(student.client).open(url)
    return learner.post(f"{url}/start", {"password": "tulip"})


def test_a_student_reads_the_deadline_and_its_reason_before_starting(
    stage: Stage, teacher: Signed, student: Signed, desk_url: str
) -> None:
    home = student.client.get("/").text
    assert "Assigned to you" in home and "closes 2 Mar 2026, 20:45 CST" in home
    page = Learner(student.client).open(desk_url.removesuffix("/desk"))
    assert "45 min, and the window closes at 20:45." in page.html
    assert "If you start now, you have until 2 Mar 2026, 20:45 CST (45 minutes)" in page.html
    assert "not the password" in page.post(f"{desk_url.removesuffix('/desk')}/start", {}).html
    assert re.search(r"/attempts/[\w-]+/1$", start(student, desk_url).path)
    assert "goes on" in teacher.client.get(desk_url).text


def test_what_late_work_loses_is_set_by_the_teacher_and_told_to_the_student_before_the_start(
    stage: Stage, teacher: Signed, student: Signed, desk_url: str
) -> None:
    edit = desk_url.replace("/desk", "/edit")
    fields = {"targets": "class:", "behaviour": "deferred", "counts": "best", **MATRIX}
    fields |= {"close_at": "2026-03-02T20:45", "late_until": "2026-03-05T20:45", "late_per": "hour"}
    for wrong in ("nan", "-3", "101"):
        assert post(teacher.client, edit, **fields, late_percent=wrong).status_code == 422
    assert post(teacher.client, edit, **fields, late_percent="2.5", late_floor="40").status_code == 303
    told = "Late work loses 2.5% of all marks for each begun hour."
    assert told in teacher.client.get(desk_url).text and 'value="2.5"' in teacher.client.get(edit).text
    page = student.client.get(desk_url.removesuffix("/desk")).text
    assert told in page and "never takes a result below 40% of the marks" in page
    assert "taken after the close too, until 5 Mar 2026, 20:45 CST" in page
    assert "closes 2 Mar 2026, 20:45 CST" in student.client.get("/").text
    stage.later(3600)
    assert "late until 5 Mar 2026, 20:45 CST" in student.client.get("/").text


def test_a_standing_accommodation_is_told_with_its_reason(
    stage: Stage, teacher: Signed, student: Signed, class_url: str, desk_url: str
) -> None:
    [member] = re.findall(r"/students/(\d+)\"", teacher.client.get(class_url).text)
    url = f"{class_url}/students/{member}/accommodation"
    assert post(teacher.client, url, factor="1.5").status_code == 422
    assert post(teacher.client, url, factor="1.5", reason="exam board").status_code == 303
    shown = student.client.get(desk_url.removesuffix("/desk")).text
    wanted = "45 min × 1.5, but the window closes at 20:45; your window is extended to 21:07."
    assert wanted in shown and "Your standing accommodation is reckoned in." in shown
    assert "× 1.5" in teacher.client.get(desk_url).text
    assert "exam board" in teacher.client.get(url).text


def test_a_teacher_extends_closes_reopens_and_voids_with_a_reason_in_the_log(
    stage: Stage, teacher: Signed, student: Signed, desk_url: str
) -> None:
    start(student, desk_url)
    [url] = set(re.findall(r'href="(/assignments/[^"]+/attempts/[^"]+)"', teacher.client.get(desk_url).text))
    assert post(teacher.client, url, go="extend", minutes="10", reason="").status_code == 303
    assert "Say why" in teacher.client.get(url).text
    for go, words in (
        ("extend", "2 Mar 2026, 20:55 CST"),
        ("close", "closed by a teacher"),
        ("void", "counts nowhere"),
        ("count", "counts again"),
        ("reopen", "Goes on since"),
    ):
        post(teacher.client, url, go=go, minutes="10", reason="a fire alarm")
        assert words in teacher.client.get(url).text, go
    assert teacher.client.get(desk_url).text.count("a fire alarm") == 5
    assert post(teacher.client, url, go="nonsense", reason="x").status_code == 400


def test_exceptions_and_changes_are_made_and_taken_back(
    stage: Stage, teacher: Signed, student: Signed, class_url: str, desk_url: str
) -> None:
    url = desk_url.removesuffix("/desk")
    [target] = re.findall(r'value="(student:\d+)"', teacher.client.get(f"{url}/exceptions/new").text)
    fields = {"target": target, "minutes": "90", "close_at": "2026-03-02T22:00", "reason": "ill"}
    assert post(teacher.client, f"{url}/exceptions/new", **fields).status_code == 303
    assert "90 min, and the window closes at 22:00." in student.client.get(url).text
    desk = teacher.client.get(desk_url).text
    assert "One for a student holds over one for a group, that over one for a label" in desk
    [remove] = re.findall(r'action="([^"]+/exceptions/\d+/remove)"', desk)
    assert post(teacher.client, remove, page=desk_url).status_code == 303
    empty = dict.fromkeys(("minutes", "close_at", "attempts", "password"), "")
    fields = {"targets": "class:", "behaviour": "deferred", "counts": "best", **empty, **MATRIX}
    assert post(teacher.client, f"{url}/edit", **fields).status_code == 303
    assert "No time limit." in student.client.get(url).text
    del fields["targets"]
    refused = post(teacher.client, f"{url}/edit", **fields)
    assert refused.status_code == 422 and "Choose who takes it" in refused.text
    assert post(teacher.client, f"{url}/withdraw", page=desk_url).status_code == 303
    assert student.client.get(url).status_code == 404
    assert "2 Mar" not in student.client.get("/").text


def test_a_finished_attempt_leads_back_to_the_assignment(
    stage: Stage, student: Signed, teacher: Signed, desk_url: str
) -> None:
    learner = start(student, desk_url)
    attempt = learner.path.rpartition("/")[0]
    assert "Hand in by 2 Mar 2026, 20:45 CST" in learner.open(f"{attempt}/overview").html, (
        "as the class says it"
    )
    learner.post(f"{attempt}/submit", {})
    assert "2 Mar 2026, 20:00 CST" in learner.html
    assert desk_url.removesuffix("/desk") in learner.html and "Take it again" not in learner.html
    assert desk_url in teacher.client.get(f"{attempt}/review").text


@pytest.mark.parametrize(("language", "wanted"), [("en", "no time limit for you"), ("zh", "你不限时")])
def test_the_end_is_told_in_both_languages(app: Flask, language: Language, wanted: str) -> None:
    rule = Settings(time_limit=1200, close_at=NOON + timedelta(days=3))
    deadline = compute_deadline(rule, started_at=NOON, accommodation=Accommodation(unlimited=True))
    with app.test_request_context("/", query_string={"lang": language}):
        assert wanted in tell_deadline(deadline, "UTC")


def test_students_with_an_address_get_a_letter_where_mail_is_set(
    app: Flask,
    stage: Stage,
    teacher: Signed,
    student: Signed,
    class_url: str,
    mail_server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config = app.extensions["quizapp.config"]
    mail = f"smtp://127.0.0.1:{mail_server.port}"
    monkeypatch.setitem(app.extensions, "quizapp.config", replace(config, mail_server=mail))
    account = {"email-email": "lin@example.org", "email-old": PASSWORD}
    assert post(student.client, "/account/email", page="/account", **account).status_code == 303
    quiz = stage.quiz("single", owner=teacher.visitor, access="private")
    fields = {"targets": "class:", "behaviour": "deferred", "counts": "best", **MATRIX}
    assert post(teacher.client, f"{class_url}/assign/{quiz}", **fields).status_code == 303
    for thread in threading.enumerate():
        if thread.name == "letter":
            thread.join(10)
    letter = "\n".join(mail_server.lines)
    assert "To: lin@example.org" in letter and "/assignments/" in letter and "New quiz in Class" in letter


def test_a_quiz_is_copied_for_its_new_owner_alone(stage: Stage, teacher: Signed, student: Signed) -> None:
    quiz = stage.quiz("single", "numeric")
    made = post(teacher.client, f"/quizzes/{quiz}/copy", page=f"/quizzes/{quiz}")
    copy = made.location.split("/")[-2]
    assert teacher.client.get(f"/quizzes/{copy}").status_code == 200
    assert student.client.get(f"/quizzes/{copy}").status_code == 404


def test_who_saves_an_assignment_second_sees_what_the_other_changed_and_loses_nothing(
    app: Flask, teacher: Signed, class_url: str, desk_url: str
) -> None:
    colleague = sign_in(app, "teacher")
    staff = {"username": colleague.person.username, "role": "teacher"}
    assert (
        post(teacher.client, f"{class_url}/staff", page=f"{class_url}/settings", **staff).status_code == 303
    )
    url = desk_url.replace("/desk", "/edit")
    fields = {"targets": "class:", "behaviour": "deferred", "counts": "best", "grace": "30", **MATRIX}
    fields |= {"close_at": "2026-03-02T20:45", "minutes": "45", "password": "tulip"}
    seen = reading(teacher.client.get(url).text)
    theirs = {"close_at": "2026-03-02T22:00", "minutes": "50", "counts": "last"}
    assert post(colleague.client, url, **(fields | theirs)).status_code == 303
    mine = fields | {"minutes": "60", "password": "rose"}
    late = post(teacher.client, url, **(mine | seen))
    assert late.status_code == 409 and f"{colleague.person.name} saved on" in late.text
    told = "2026-03-02 20:45", "2026-03-02 22:00", "45", "50", "60", "The best", "The last", UNTOUCHED
    assert set(re.findall(r"<dd>([^<]*)</dd>", late.text)) == set(told)
    assert late.text.count("You want something else here") == 1
    for name, kept in (("close_at", "2026-03-02T22:00"), ("minutes", "60"), ("password", "rose")):
        assert re.search(rf'name="{name}"[^>]* value="{kept}"', late.text), name
    assert 'value="50"' in teacher.client.get(url).text
    mine |= {"close_at": "2026-03-02T22:00", "counts": "last", **reading(late.text)}
    assert post(teacher.client, url, **mine).status_code == 303
    assert "the assignment is changed" in teacher.client.get(desk_url).text
    for nonsense in ("", "[1]", '{"minutes": 3}', "{" * 2000):
        broken = post(teacher.client, url, **(mine | {"revision": "x", "read": nonsense}))
        assert broken.status_code == 409 and 'value="60"' in broken.text


def test_an_exception_and_an_accommodation_of_somebody_else_are_not_written_over(
    teacher: Signed, class_url: str, desk_url: str
) -> None:
    url = desk_url.replace("/desk", "/exceptions/new")
    page = teacher.client.get(url).text
    [target] = re.findall(r'value="(student:\d+)"', page)
    fields = {"target": target, "attempts": "2", "reason": "ill"}
    assert post(teacher.client, url, **fields).status_code == 303
    late = post(teacher.client, url, **(fields | {"attempts": "5"} | reading(page)))
    assert late.status_code == 409 and "<dd>2</dd>" in late.text and "<dd>5</dd>" in late.text
    assert post(teacher.client, url, **(fields | {"attempts": "5"} | reading(late.text))).status_code == 303
    assert "5 attempts" in teacher.client.get(desk_url).text

    url = f"{class_url}/students/{target.removeprefix('student:')}/accommodation"
    page = teacher.client.get(url).text
    given = {"factor": "1.5", "window": "", "reason": "exam board"}
    assert post(teacher.client, url, **given).status_code == 303
    late = post(teacher.client, url, **({"factor": "1", "unlimited": "y", "reason": "ill"} | reading(page)))
    assert late.status_code == 409 and "<dd>1.5</dd>" in late.text
    # What only the other changed stands in the form, what was ticked here too.
    assert re.search(r'name="factor"[^>]* value="1.5', late.text) and re.search(
        r'checked[^>]* name="unlimited"', late.text
    )
