"""The pages of classes: a list brought in with a look at it first, cards, joining, the roster as a file."""

import re
from html import unescape
from io import BytesIO

import pytest
from flask import Flask
from openpyxl import Workbook, load_workbook

from tests.people import Signed, csrf_token, post, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def teacher(app: Flask) -> Signed:
    return sign_in(app, "teacher")


@pytest.fixture
def class_url(app: Flask, teacher: Signed) -> str:
    answer = post(teacher.client, "/classes/new", name="秋季班", time_zone="Asia/Shanghai")
    assert answer.status_code == 303
    return answer.location


def bring(teacher: Signed, url: str, text: str) -> str:
    """Sends a list and gives the page that shows what it would do."""
    answer = post(teacher.client, f"{url}/import", text=text)
    assert answer.status_code == 200, answer.text
    return answer.text


def enrol(teacher: Signed, url: str, review: str) -> str:
    """Presses the button under a reviewed list."""
    [kept] = re.findall(r'<textarea name="lines" hidden>(.*?)</textarea>', review, re.DOTALL)
    token = csrf_token(teacher.client, f"{url}/import")
    form = {"csrf_token": token, "lines": unescape(kept)}
    return teacher.client.post(f"{url}/import/enrol", data=form, follow_redirects=True).text


def test_a_list_is_looked_at_before_anything_happens_and_then_gives_cards(
    teacher: Signed, class_url: str
) -> None:
    review = bring(teacher, class_url, "姓名,学号,组\n周子墨,02,一组\n,03,\n陈晨,01,二组")
    assert "1 line cannot be used" in review and "There is no name" in review
    assert "Nobody yet" in teacher.client.get(class_url).text
    cards = enrol(teacher, class_url, review)
    assert len(re.findall(r">[a-z2-9]{5}-[a-z2-9]{5}<", cards)) == 2 and "周子墨" in cards
    assert ">02 · 一组<" in cards and ">01 · 二组<" in cards
    page = teacher.client.get(class_url).text
    assert page.index("陈晨") < page.index("周子墨")
    only = teacher.client.get(class_url, query_string={"group": "一组"}).text
    assert "周子墨" in only and "陈晨" not in only


def test_the_same_list_again_has_nothing_to_do(teacher: Signed, class_url: str) -> None:
    enrol(teacher, class_url, bring(teacher, class_url, "Ann\nBo"))
    assert "nothing to do" in bring(teacher, class_url, "Ann\nBo")
    changed = bring(teacher, class_url, "Ann,7\nBo")
    assert "student number: – → 7" in changed
    assert "The roster is as the list says" in enrol(teacher, class_url, changed)


def test_a_file_is_read_and_what_is_none_is_refused(teacher: Signed, class_url: str) -> None:
    def send(data: bytes, name: str) -> str:
        form = {
            "csrf_token": csrf_token(teacher.client, f"{class_url}/import"),
            "file": (BytesIO(data), name),
        }
        return teacher.client.post(f"{class_url}/import", data=form).text

    assert "林若溪" in send("姓名\t学号\n林若溪\t7".encode("gb18030"), "list.csv")
    assert "read" in send(b"\x89PNG\r\n\x1a\n\x00", "photo.png")
    book = Workbook()
    for row in (("Name", "Student number"), ("周子墨", "007"), ("Amara Osei", 12)):
        book.active.append(row)
    book.save(content := BytesIO())
    shown = send(content.getvalue(), "list.xlsx")
    assert "周子墨" in shown and ">007<" in shown and ">12<" in shown and "first sheet" not in shown
    book.create_sheet("Class two").append(("Name", "Student number"))
    book.save(content := BytesIO())
    assert "file of its own: Class two" in send(content.getvalue(), "list.xlsx")


def test_the_roster_as_a_file_runs_no_formula(teacher: Signed, class_url: str) -> None:
    enrol(teacher, class_url, bring(teacher, class_url, '"=HYPERLINK(""http://x"")",7,"@g"'))
    answer = teacher.client.get(f"{class_url}/roster.csv")
    assert answer.mimetype == "text/csv" and answer.data.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK" in answer.text and ",'@g," in answer.text


def changed(workbook: bytes) -> bytes:
    """The exported roster after somebody gave its first student another number."""
    book = load_workbook(BytesIO(workbook))
    for row in book.active.iter_rows():
        for cell in row:
            cell.value = "008" if cell.value == "007" else cell.value
            cell.data_type = "s" if cell.value else cell.data_type
    book.save(content := BytesIO())
    return content.getvalue()


@pytest.mark.parametrize("name", ["roster.csv", "roster.xlsx"])
def test_the_roster_comes_back_as_it_went_and_changes_nothing(
    teacher: Signed, class_url: str, name: str
) -> None:
    enrol(teacher, class_url, bring(teacher, class_url, '"=1+1",007,"@g"\n林若溪,+8,二班'))
    sent = teacher.client.get(f"{class_url}/{name}").data
    if name.endswith("xlsx"):
        rows = list(load_workbook(BytesIO(sent)).active.iter_rows(values_only=True))
        assert ("=1+1", "007") in [row[:2] for row in rows]
        assert all(cell.data_type != "f" for row in load_workbook(BytesIO(sent)).active for cell in row)
    form = {
        "csrf_token": csrf_token(teacher.client, f"{class_url}/import"),
        "file": (BytesIO(sent), name),
    }
    page = teacher.client.post(f"{class_url}/import", data=form).text
    assert "cannot be used" not in page and 'name="lines"' not in page
    form |= {"file": (BytesIO(sent.replace(b"007", b"008") if name.endswith("csv") else changed(sent)), name)}
    enrol(teacher, class_url, teacher.client.post(f"{class_url}/import", data=form).text)
    after = teacher.client.get(f"{class_url}/roster.csv").text
    assert ",008," in after and "007" not in after and after.count("\r\n") == 3


def test_a_guest_with_the_link_signs_in_and_joins(app: Flask, teacher: Signed, class_url: str) -> None:
    shown = teacher.client.get(f"{class_url}/invitation").text
    [link] = re.findall(r'href="[^"]*(/join/[a-z0-9]+)"', shown)
    assert '<svg class="qr"' in shown
    led = app.test_client().get(link)
    assert led.status_code == 303 and led.location.startswith("/sign-in?next=")
    student = sign_in(app)
    assert post(student.client, "/join", code=link[-8:].upper()).location == link
    answer = post(student.client, link, name="小林", number="07")
    assert answer.status_code == 303
    assert "小林" in student.client.get("/join").text
    assert "小林" in teacher.client.get(class_url).text
    assert post(student.client, "/join", code="nonsense").status_code == 422


def test_a_card_for_one_takes_the_place_of_the_password(app: Flask, teacher: Signed, class_url: str) -> None:
    enrol(teacher, class_url, bring(teacher, class_url, "Ann\nBo"))
    page = teacher.client.get(class_url).text
    ann = re.findall(r'href="(/classes/[^"]+/students/\d+)">Ann', page)[0]
    answer = post(teacher.client, f"{class_url}/cards", page=ann, student=ann.rpartition("/")[2])
    assert "Ann" in answer.text and ">Bo<" not in answer.text
    changed = post(teacher.client, ann, name="Anna", number="7", group="g", labels="x，y")
    assert changed.status_code == 303
    assert '<span class="tag">y</span>' in teacher.client.get(class_url).text
    assert post(teacher.client, f"{ann}/remove", page=ann).status_code == 303
    assert "Anna" not in teacher.client.get(f"{class_url}/roster.csv").text


def test_a_colleague_teaches_too_and_the_class_is_copied_and_put_away(
    app: Flask, teacher: Signed, class_url: str
) -> None:
    colleague, settings = sign_in(app, "teacher"), f"{class_url}/settings"
    fields = {"username": colleague.person.username, "role": "assistant"}
    assert post(teacher.client, f"{class_url}/staff", page=settings, **fields).status_code == 303
    assert "you assist" in colleague.client.get("/classes").text
    assert post(colleague.client, f"{class_url}/archive", page=f"{class_url}/invitation").status_code == 403
    copy = post(teacher.client, f"{class_url}/copy", page=settings, new_name="春季班").location
    assert "春季班" in teacher.client.get(copy).text
    assert post(teacher.client, f"{class_url}/archive", page=settings).status_code == 303
    assert "1 class put away" in teacher.client.get("/classes").text
    assert post(teacher.client, settings, name=" ", time_zone="").status_code == 422
