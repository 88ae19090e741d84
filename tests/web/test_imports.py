"""The pages from a file of questions to a bank and back, without scripts; hostile files through the same door."""

import io
import re
import zipfile

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quizapp.jobs.runner import work_off
from quizapp.services import jobs
from quizapp.services.imports.starting import KIND
from quizapp.services.imports.storing import make_bank
from quizapp.storage.database import Database
from quizapp.storage.media import MediumRow
from tests.people import NOW, Signed, csrf_token, post, sign_in
from tests.services.imports.counter import FERRY, Counter
from tests.services.imports.samples import DRAWING, DRAWING_NAME

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NEW = "/imports/new"
ITEM = (
    '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="boat" title="Boat" adaptive="false" timeDependent="false">'
    '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>a</value></correctResponse></responseDeclaration>'
    '<itemBody><p>Which boat? {extra}</p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">'
    '<simpleChoice identifier="a">Tern</simpleChoice><simpleChoice identifier="b">Gull</simpleChoice></choiceInteraction></itemBody>'
    '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>'
)
MANIFEST = (
    '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><organizations/><resources>'
    '<resource identifier="r" type="imsqti_item_xmlv2p1" href="{href}"><file href="{href}"/></resource></resources></manifest>'
)


@pytest.fixture
def teacher(app: Flask) -> Signed:
    return sign_in(app, "teacher")


@pytest.fixture
def counter(database: Database, teacher: Signed) -> Counter:
    counter = Counter(database, teacher.visitor)
    assert counter.bring().state == "done"
    return counter


def show(signed: Signed, path: str) -> str:
    answer = signed.client.get(path, query_string={"lang": "en"} if "?" not in path else None)
    assert answer.status_code == 200, answer.status
    return answer.get_data(as_text=True)


def bring(teacher: Signed, **fields: object) -> TestResponse:
    sent = {"csrf_token": csrf_token(teacher.client, NEW), "text": "", **fields}
    return teacher.client.post(NEW, data=sent, content_type="multipart/form-data")


def send(teacher: Signed, database: Database, content: bytes, name: str) -> str:
    """Brings a file through the page and lets a worker read it; the page that comes of it."""
    answer = bring(teacher, file=(io.BytesIO(content), name))
    assert answer.status_code == 303, answer.get_data(as_text=True)
    work_off(database)
    return teacher.client.get(answer.location, query_string={"lang": "en"}, follow_redirects=True).get_data(
        as_text=True
    )


def act(teacher: Signed, counter: Counter, do: str, **fields: str) -> TestResponse:
    path = f"/imports/{counter.import_id}"
    return post(teacher.client, f"{path}/act", path, do=do, revision=str(counter.page.revision), **fields)


def test_from_pasted_text_to_a_bank_and_back(teacher: Signed, database: Database) -> None:
    answer = bring(teacher, text=FERRY, title="The Tern")
    work_off(database)
    review = teacher.client.get(answer.location).location
    page = show(teacher, review)
    assert "Nothing is in a bank yet" in page and "It waits until" in page
    assert page.count("<article ") == 4
    assert "<strong>Tern</strong>" in page
    assert "Becomes a draft" in page
    counter = Counter(database, teacher.visitor, review.rpartition("/")[2])
    assert act(teacher, counter, "accept", **{"choice-3": "skip"}).status_code == 303
    taken = show(teacher, review)
    assert "Take all of it back" in taken
    bank = re.search(r'href="(/banks/[\w-]+)">[^<]*<svg', taken)
    assert bank is not None
    assert "2 questions" in show(teacher, bank[1])
    assert "No source yet" in show(teacher, bank[1])
    changes = show(teacher, f"{bank[1]}/changes")
    assert "3 questions added" in changes and "1 left out" in changes and 'value="undo"' in changes
    assert act(teacher, counter, "undo").status_code == 303
    assert "0 questions" in show(teacher, bank[1])
    changes = show(teacher, f"{bank[1]}/changes")
    assert "taken back 2" in changes and 'value="undo"' not in changes


def test_choices_one_by_one_and_all_at_once(teacher: Signed, counter: Counter) -> None:
    act(teacher, counter, "save", **{"choice-0": "skip"})
    assert counter.page.choices == {"skip": 1, "take": 3}
    act(teacher, counter, "all:all:skip")
    assert counter.page.choices == {"skip": 4}
    act(teacher, counter, "all:new:take", **{"choice-1": "skip"})
    assert counter.page.choices == {"take": 4}
    assert act(teacher, counter, "all:nonsense:take").status_code == 303
    assert act(teacher, counter, "nonsense").status_code == 400


def test_an_old_page_is_told_so(teacher: Signed, counter: Counter) -> None:
    path = f"/imports/{counter.import_id}"
    old = str(counter.page.revision)
    act(teacher, counter, "save", **{"choice-0": "skip"})
    answer = post(teacher.client, f"{path}/act", path, do="accept", revision=old)
    assert "changed on another page" in teacher.client.get(
        answer.location, query_string={"lang": "en"}
    ).get_data(as_text=True)


def test_a_second_import_shows_the_difference_word_by_word(teacher: Signed, counter: Counter) -> None:
    act(teacher, counter, "accept")
    bank = counter.page.card.bank
    assert bank is not None
    counter.bring(FERRY.replace("240:5", "250:5"), bank=bank.id)
    page = show(teacher, f"/imports/{counter.import_id}")
    assert "<del>240</del><ins>250</ins>" in page
    assert "There already, changed here" in page
    assert page.count('value="replace" checked') == 1


def test_the_filter_lets_through_what_it_says(teacher: Signed, counter: Counter) -> None:
    assert show(teacher, f"/imports/{counter.import_id}?show=faults&lang=en").count("<article ") == 1
    assert show(teacher, f"/imports/{counter.import_id}?show=matches&lang=en").count("<article ") == 0
    assert show(teacher, f"/imports/{counter.import_id}?show=nonsense&lang=en").count("<article ") == 4


def test_losses_are_shown_before_a_bank_is_written(teacher: Signed, counter: Counter) -> None:
    act(teacher, counter, "accept")
    bank = counter.page.card.bank
    assert bank is not None
    page = show(teacher, f"/banks/{bank.id}/export?format=aiken&lang=en")
    assert "What Aiken cannot say" in page
    assert page.count("<li>") >= 2
    file = teacher.client.get(f"/banks/{bank.id}/export/file?format=gift")
    assert file.headers["Content-Disposition"].endswith(f"{bank.id}.gift")
    assert b"240" in file.data
    assert teacher.client.get(f"/banks/{bank.id}/export/file?format=nonsense").status_code == 404


def test_nothing_sent_is_said_in_the_form(teacher: Signed) -> None:
    answer = bring(teacher)
    assert answer.status_code == 422
    assert "autofocus" in answer.get_data(as_text=True)
    empty = bring(teacher, file=(io.BytesIO(b" \n"), "unit 3.gift"))
    assert empty.status_code == 422
    assert "“unit 3.gift”" in empty.get_data(as_text=True), "the file is there, but says nothing"


def package(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def qti(extra: str = "", href: str = "item.xml", **members: bytes) -> bytes:
    """A package of QTI with one item."""
    files = {
        "imsmanifest.xml": MANIFEST.format(href=href).encode(),
        href: ITEM.replace("{extra}", extra).encode(),
    }
    return package(**files, **members)


XXE = b'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="truefalse"><name><text>&x;</text></name><questiontext format="html"><text>&x;</text></questiontext></question></quiz>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8))
    + b']><quiz><question type="essay"><name><text>&i;</text></name></question></quiz>'
)
BOMB = package(**{"imsmanifest.xml": b"<manifest/>", "big.xml": b"0" * 400_000_000})
OUTSIDE = qti(**{"../../outside.xml": b"<x/>"}, href="../../etc/passwd")


@pytest.mark.parametrize(
    ("content", "name"),
    [(XXE, "a.xml"), (LAUGHS, "b.xml"), (BOMB, "c.zip"), (OUTSIDE, "d.zip")],
    ids=["entity", "laughs", "bomb", "path"],
)
def test_a_file_that_attacks_its_reader_comes_to_nothing(
    teacher: Signed, database: Database, content: bytes, name: str
) -> None:
    page = send(teacher, database, content, name)
    assert "root:" not in page
    assert len(page) < 200_000
    work = jobs.list_jobs(database, teacher.visitor, KIND)[0]
    assert work.state in ("done", "failed")
    assert work.error is None or "went wrong on our side" not in work.error.text


def test_scripts_of_a_file_run_nowhere(teacher: Signed, database: Database) -> None:
    evil = '<img src="boat.svg" alt="A boat"/><object data="x.html" type="text/html">boom</object>'
    page = send(teacher, database, qti(evil, **{"boat.svg": DRAWING}), "e.zip")
    assert "Which boat?" in page
    assert not re.search(
        r"<script(?! type=\"module\" src=\"/static)|onerror=|javascript:|alert\(1\)(?!.*</pre>)",
        page.replace("&lt;", ""),
    )
    answer = teacher.client.get(f"/media/{DRAWING_NAME}")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    text = "::S:: [html]<script>alert(1)</script><b onclick=x>Which</b> <a href='javascript:alert(1)'>boat</a>? {=Tern ~Gull}\n"
    page = send(teacher, database, text.encode(), "s.gift")
    article = page[page.index("<article") : page.index("</article>")].partition("<pre")[0]
    assert not re.search(r"<script|onclick|javascript:", article)


def test_formulas_of_a_spreadsheet_are_no_formulas_when_the_bank_is_written(
    teacher: Signed, database: Database
) -> None:
    counter = Counter(database, teacher.visitor)
    counter.bring('::F:: \\=HYPERLINK("http\\://evil", "x") {=+cmd|calc ~@SUM(A1)}\n')
    act(teacher, counter, "accept")
    bank = counter.page.card.bank
    assert bank is not None
    file = teacher.client.get(f"/banks/{bank.id}/export/file?format=csv").data.decode("utf-8-sig")
    assert "HYPERLINK" in file
    assert not re.search(r'(^|[,;\t\n])"?[=+@-](HYPER|cmd|SUM)', file)


def test_media_go_with_the_import_that_is_thrown_away(teacher: Signed, database: Database) -> None:
    counter = Counter(database, teacher.visitor)
    counter.bring(qti('<img src="boat.svg" alt="A boat"/>', **{"boat.svg": DRAWING}), name="e.zip")
    with database.read() as session:
        assert session.get(MediumRow, DRAWING_NAME) is not None
    act(teacher, counter, "discard")
    with database.read() as session:
        assert session.get(MediumRow, DRAWING_NAME) is None
    assert teacher.client.get(f"/media/{DRAWING_NAME}").status_code == 404


def test_the_form_offers_own_banks_and_opens_with_the_one_of_the_address(
    teacher: Signed, database: Database
) -> None:
    with database.write() as session:
        key = make_bank(session, "Boats", "en", owner_id=teacher.visitor.person_id, now=NOW).key
    assert re.search(rf'<option selected value="{key}">Boats', show(teacher, f"{NEW}?bank={key}&lang=en"))


def test_formats_have_chinese_names_and_the_review_says_what_else_counts(
    teacher: Signed, database: Database
) -> None:
    assert "Anki 笔记文本" in teacher.client.get("/imports/new?lang=zh").get_data(as_text=True)
    shown = send(teacher, database, b"Sea? {=ocean =deep =%50%lake}\n\nDry? {=%0%no", "b.gift")
    assert "Counts as well: deep" in shown and "“lake” counts 50%" in shown
