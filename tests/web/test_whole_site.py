"""Every page and every form of a site full of data: in both languages, with nonsense, twice, with what is another's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from quizapp.app import create_app
from quizapp.config import Config
from tests.harness.databases import SqliteTemplate
from tests.people import csrf_token
from tests.web.contents import contents
from tests.web.crawl import Form, crawl, forms, words
from tests.web.school import School, open_school

STARTS = ("/", "/teaching", "/classes", "/banks", "/reports", "/contests", "/imports", "/reviews")
# People, classes, files and banks of the school, names of formats, and addresses.
NAMES = re.compile(
    r"Ada|Ben|Cleo|(learner|teacher|Class of teacher|article-)\W?\d+|Exams|DeepSeek-R1|/? ?ferry\.txt|red|fast|score"
    r"|value networks|Because of the baseline, says \d+\.|Say more\.|samples|English|http\S+|Anki notes as text|Anki"
    r"|Blackboard text|Blackboard|Aiken|GIFT|QTI|Canvas|Respondus|CSV|TSV|Common Cartridge|Excel|YAML|JSON|native"
    r"|Markdown|Moodle|XML|Open edX|text2qti"
)
BAD = ("", "1" + "0" * 30, "NaN")


@pytest.fixture(scope="module")
def site(
    sqlite_template: SqliteTemplate,
    tmp_path_factory: pytest.TempPathFactory,
    instance: Path,
    compiled_templates: FileSystemBytecodeCache,
) -> Iterator[Flask]:
    """One site for all that leaves it as it is, or cares not."""
    with sqlite_template.fresh(tmp_path_factory.mktemp("site")) as url:
        app = create_app(Config(instance=instance, database_url=url, testing=True))
        app.jinja_env.bytecode_cache = compiled_templates
        yield app
        app.extensions["quizapp.database"].close()


@pytest.fixture(scope="module")
def school(site: Flask) -> School:
    return open_school(site)


@pytest.fixture(scope="module")
def pages(school: School) -> dict[str, str]:
    """What a teacher and a student reach by links, in English."""
    attempt = school.own["attempt"]
    teacher = crawl(school.teacher.client, f"/quizzes/{school.own['quiz_id']}/results", *STARTS)
    student = crawl(school.student.client, "/history", "/mistakes", f"/attempts/{attempt}/review")
    return {**student, **teacher}


def test_every_page_of_those_who_teach_is_reached_by_links(school: School, pages: dict[str, str]) -> None:
    reached = {school.app.url_map.bind("localhost").match(path.partition("?")[0])[0] for path in pages}
    parts = {"imports", "workbench", "classes", "assignments", "grades", "grading", "statistics", "regrading"}
    asked = {
        rule.endpoint
        for rule in school.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint.partition(".")[0] in parts
    }
    assert asked - reached <= UNLINKED


# Files, and what needs a state that nothing here has.
UNLINKED = {
    "classes.enter_code",
    "classes.export",
    "classes.export_workbook",
    "classes.join",
    "grades.as_csv",
    "grades.as_xlsx",
    "imports.export_file",
    "imports.template",
    "workbench.merge",
}


def test_a_page_in_chinese_holds_no_english_but_names(school: School, pages: dict[str, str]) -> None:
    english = {}
    for address, page in pages.items():
        client = (
            school.student.client if address.startswith(("/history", "/mistakes")) else school.teacher.client
        )
        chinese = client.get(address, headers={"Accept-Language": "zh"}, follow_redirects=True)
        assert chinese.status_code < 500
        left = [NAMES.sub("", text) for text in words(page) & words(chinese.text)]
        if found := [text for text in left if re.search(r"[A-Za-z]{3}", text)]:
            english[address] = found
    assert english == {}


def mixed(school: School) -> Iterator[tuple[str, str, str]]:
    """The addresses in which one thing, or all, is another teacher's; with the method and what is foreign."""
    usual = {
        "number": 1,
        "page": 1,
        "override_id": 1,
        "change": 1,
        "comment_id": 1,
        "person": 1,
        "fact": "score",
    }
    for rule in school.app.url_map.iter_rules():
        strange = rule.arguments & school.foreign.keys()
        if rule.endpoint in OPEN or not rule.arguments <= usual.keys() | school.own.keys():
            continue
        for taken in [*({one} for one in strange), strange]:
            values = usual | school.own | {name: school.foreign[name] for name in taken}
            path = re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda found, told=values: str(told[found[1]]), rule.rule)
            yield from (
                (method, path, rule.endpoint) for method in {"GET", "POST"} & (rule.methods or set()) if taken
            )


# What everybody may open who has the address; what only scripts send.
OPEN = {"attempts.save", "classes.join", "banks.reading", "media.show"}


def test_what_is_anothers_is_not_there_beside_what_is_ones_own(school: School, pages: dict[str, str]) -> None:
    token, before, wrong = csrf_token(school.teacher.client), contents(school.database), []
    for method, path, endpoint in mixed(school):
        answer = school.teacher.client.open(
            path, method=method, data={"csrf_token": token, "go": "next"} if method == "POST" else None
        )
        if answer.status_code != 404:
            wrong.append((method, path, endpoint, answer.status_code))
    assert wrong == []
    assert contents(school.database) == before


def test_a_student_meets_no_other_student(school: School, pages: dict[str, str]) -> None:
    others = re.compile(r"Ben|Cleo|Dora|learner \d+")
    client, token = school.student.client, csrf_token(school.student.client)
    reached = crawl(
        client, "/", f"/attempts/{school.own['attempt']}/review", f"/courses/{school.own['class_id']}"
    )
    assert {path: others.findall(page) for path, page in reached.items() if others.search(page)} == {}
    told = []
    for method, path, endpoint in mixed(school):
        answer = client.open(
            path, method=method, data={"csrf_token": token, "go": "next"} if method == "POST" else None
        )
        if answer.status_code not in {403, 404} or others.search(answer.text):
            told.append((method, path, endpoint, answer.status_code))
    assert told == []


TWICE = {
    "assign": ("/classes/{class_id}/assign/{quiz_id}", "/assign/", {}),
    "comment": ("/banks/{bank}/questions/short", "/comments", {"text": "Is it so?"}),
    "decide": ("/contests", "/decide", {"decision": "decline", "answer": "One model only."}),
    "answer": ("/reports", "/answer", {"text": "Thank you."}),
    "regrade": ("/quizzes/{quiz_id}/regrade/single", "/regrade/", {"reason": "A wrong key."}),
    "accept": ("/imports/{import_id}", "/act", {"do": "accept"}),
    "grade": ("/quizzes/{quiz_id}/grading/open", "/grading/", {"mark": "1"}),
}


@pytest.mark.parametrize("what", TWICE)
def test_the_second_of_two_clicks_changes_nothing(school: School, what: str) -> None:
    page, part, typed = TWICE[what]
    page, client = page.format(**school.own), school.teacher.client
    found = forms({page: client.get(page).text})
    form = next(
        form
        for form in found
        if part in form.action and typed.keys() <= form.fields.keys() | {"do", "decision"}
    )
    data = {**form.fields, **typed}
    before, first = contents(school.database), client.post(form.action, data=data)
    once, second = contents(school.database), client.post(form.action, data=data)
    assert first.status_code == 303
    assert once != before
    assert second.status_code in {303, 404, 409, 422}
    assert contents(school.database) == once


def test_no_form_fails_whatever_stands_in_its_fields(school: School, pages: dict[str, str]) -> None:
    failed = []
    for form in forms(pages):
        if "sign-out" in form.action or "/account" in form.action:
            continue
        for bad in BAD:
            for button in form.buttons[:1] or (("", ""),):
                answer = send(school, form, button, bad)
                if answer.status_code not in {200, 303, 400, 404, 409, 413, 422}:
                    failed.append((form.action, button, bad[:9], answer.status_code))
    assert failed == []


def send(school: School, form: Form, button: tuple[str, str], bad: str):
    fields = {name: value if name == "csrf_token" else bad for name, value in form.fields.items()}
    student = form.action.startswith(("/attempts", "/history", "/mistakes"))
    client = school.student.client if student else school.teacher.client
    return client.post(form.action, data={**fields, **dict([button])})
