"""Classes as those work with them who teach and those who learn."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.roster import Line
from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import classes, codes, people
from quizapp.services.classes.showing import ClassPage
from quizapp.services.classes.students import Cards, StudentFields
from quizapp.services.sign_ins import Refused
from quizapp.services.tries import Device
from quizapp.storage.database import Database
from tests.people import NOW, make_person

PASSWORD = "a source for every answer"


@dataclass
class School:
    """A class of one teacher, and hands to work on it."""

    database: Database
    config: Config
    teacher: Visitor
    id: str

    def bring(self, *rows: str, by: Visitor | None = None) -> Cards:
        """Enrols the lines of a list, cells divided by bars."""
        lines = [Line(number, tuple(row.split("|"))) for number, row in enumerate(rows, 1)]
        return classes.enrol_roster(self.database, self.config, by or self.teacher, self.id, lines, now=NOW)

    def page(self, by: Visitor | None = None) -> ClassPage:
        return classes.class_page(self.database, by or self.teacher, self.id)

    def names(self) -> list[str]:
        return [one.member.name for one in self.page().students]

    def someone(self, role: str = "learner") -> Visitor:
        return people.visitor_of(make_person(self.database, role))


@pytest.fixture
def school(database: Database, tmp_path: Path) -> School:
    teacher = people.visitor_of(make_person(database, "teacher"))
    class_id = classes.make_class(database, teacher, name="  秋季班 ", time_zone="Asia/Shanghai", now=NOW)
    return School(database, Config(instance=tmp_path), teacher, class_id)


def test_a_class_is_there_for_those_who_teach_it_alone(school: School) -> None:
    assert (school.page().card.name, school.page().card.time_zone) == ("秋季班", "Asia/Shanghai")
    for other in (school.someone("teacher"), school.someone("owner"), school.someone()):
        with pytest.raises(NotFound):
            school.page(other)
    with pytest.raises(Forbidden):
        classes.make_class(school.database, school.someone(), name="x", now=NOW)


@pytest.mark.parametrize(("name", "zone"), [(" ", None), ("x", "Mars/Olympus"), ("x", "../etc/passwd")])
def test_a_class_without_a_name_or_with_a_strange_zone_is_refused(
    school: School, name: str, zone: str | None
) -> None:
    with pytest.raises(Invalid):
        classes.change_class(school.database, school.teacher, school.id, name=name, time_zone=zone)
    assert school.page().card.name == "秋季班"


def test_a_list_makes_accounts_whose_cards_let_them_in(school: School) -> None:
    cards = school.bring("周子墨|02|一组", "陈晨|01|二组", "陈晨|03|二组")
    assert school.names() == ["陈晨", "陈晨", "周子墨"]
    assert [one.twin_name for one in school.page().students] == [True, True, False]
    assert len({one.person.username for one in cards.issued}) == 3
    assert [cards.students[one.person.id].number for one in cards.issued] == ["02", "01", "03"]
    card = cards.issued[0]
    entered = codes.use_code(
        school.database,
        school.config,
        card.person.username,
        code=card.code,
        password=PASSWORD,
        device=Device("127.0.0.1"),
        now=NOW,
    )
    assert entered.who.person_id == card.person.id
    assert school.bring("周子墨|02|一组").issued == () and len(school.names()) == 3


def test_cards_are_made_anew_for_those_without_a_password_and_old_codes_are_void(school: School) -> None:
    old = school.bring("陈晨", "周子墨").issued
    stranger = school.someone()
    classes.join_class(school.database, stranger, code_of(school), name="Own account", now=NOW)
    made = classes.issue_cards(school.database, school.config, school.teacher, school.id, now=NOW)
    assert [one.person.name for one in made.issued] == ["陈晨", "周子墨"]
    assert [made.students[one.person.id].name for one in made.issued] == ["陈晨", "周子墨"]
    with pytest.raises(Refused):
        codes.use_code(
            school.database,
            school.config,
            old[0].person.username,
            code=old[0].code,
            password=PASSWORD,
            device=Device("127.0.0.1"),
            now=NOW,
        )
    everybody = [one.member.id for one in school.page().students]
    made = classes.issue_cards(
        school.database, school.config, school.teacher, school.id, only=everybody, now=NOW
    )
    assert len(made.issued) == 2 and made.left_out == 1


def code_of(school: School) -> str:
    code = school.page().join_code
    assert code is not None
    return code


def test_students_join_by_code_in_any_writing_once(school: School) -> None:
    student, code = school.someone(), code_of(school)
    spoken = f" {code[:4].upper()}-{code[4:]} "
    assert classes.find_invitation(school.database, student, spoken).name == "秋季班"
    for _ in range(2):
        classes.join_class(school.database, student, spoken, name="小林", number="07", now=NOW)
    assert school.names() == ["小林"]
    assert [one.called for one in classes.my_classes(school.database, student)] == ["小林"]
    with pytest.raises(Conflict):
        classes.join_class(school.database, school.someone(), code, number="07", now=NOW)


def test_a_code_that_was_renewed_closed_or_put_away_opens_nothing(school: School) -> None:
    first = code_of(school)
    second = classes.renew_code(school.database, school.teacher, school.id)
    with pytest.raises(NotFound):
        classes.join_class(school.database, school.someone(), first, now=NOW)
    classes.archive_class(school.database, school.teacher, school.id, now=NOW)
    with pytest.raises(NotFound):
        classes.join_class(school.database, school.someone(), second, now=NOW)
    with pytest.raises(Conflict):
        school.bring("A")
    classes.restore_class(school.database, school.teacher, school.id)
    classes.close_code(school.database, school.teacher, school.id)
    with pytest.raises(NotFound):
        classes.join_class(school.database, school.someone(), second, now=NOW)


def test_a_student_leaves_or_is_taken_out_and_may_come_back(school: School) -> None:
    student = school.someone()
    classes.join_class(school.database, student, code_of(school), name="A", now=NOW)
    classes.leave_class(school.database, student, school.id, now=NOW)
    assert school.names() == [] and classes.my_classes(school.database, student) == ()
    classes.join_class(school.database, student, code_of(school), name="A", now=NOW)
    member = school.page().students[0].member
    classes.remove_student(school.database, school.teacher, school.id, member.id, now=NOW)
    assert school.names() == []
    with pytest.raises(NotFound):
        classes.get_student(school.database, school.teacher, school.id, member.id)


def test_who_was_taken_out_comes_back_by_a_list_into_the_same_account(school: School) -> None:
    card = school.bring("Ann|07", "Bo|08", "Cleo").issued[0]
    for one in school.page().students:
        classes.remove_student(school.database, school.teacher, school.id, one.member.id, now=NOW)
    again = school.bring("Ann|07|red", "Bob|08", "Cleo")
    assert [one.person.name for one in again.issued] == ["Bob", "Cleo"]
    [ann] = [one.member for one in school.page().students if one.member.name == "Ann"]
    assert (ann.person_id, ann.group) == (card.person.id, "red")
    assert school.bring("Ann|07", "Bob|08", "Cleo").issued == ()


def test_a_student_is_changed_but_not_into_anothers_number(school: School) -> None:
    school.bring("A|1", "B|2")
    member = school.page().students[0].member
    fields = StudentFields("Ann", "3", "g", ("early",))
    classes.change_student(school.database, school.teacher, school.id, member.id, fields, now=NOW)
    after = school.page()
    assert after.students[0].member.labels == ("early",) and after.groups == ["g"]
    with pytest.raises(Conflict):
        classes.change_student(
            school.database, school.teacher, school.id, member.id, StudentFields("Ann", "2"), now=NOW
        )


def test_assistants_bring_students_in_but_do_not_manage(school: School) -> None:
    colleague = make_person(school.database, "teacher")
    visitor = people.visitor_of(colleague)
    add = {"username": colleague.username, "now": NOW}
    classes.add_staff(school.database, school.teacher, school.id, role="assistant", **add)
    school.bring("A", by=visitor)
    for forbidden in (
        lambda: classes.archive_class(school.database, visitor, school.id, now=NOW),
        lambda: classes.restore_class(school.database, visitor, school.id),
        lambda: classes.change_class(school.database, visitor, school.id, name="x"),
        lambda: classes.remove_staff(school.database, visitor, school.id, 1, now=NOW),
        lambda: classes.add_staff(school.database, visitor, school.id, role="teacher", **add),
        lambda: classes.copy_class(school.database, visitor, school.id, name="x", now=NOW),
    ):
        with pytest.raises(Forbidden):
            forbidden()
    [own] = [one for one in school.page().staff if one.username == colleague.username]
    classes.remove_staff(school.database, school.teacher, school.id, own.id, now=NOW)
    with pytest.raises(NotFound):
        school.page(visitor)


def test_the_last_teacher_stays_and_learners_teach_nothing(school: School) -> None:
    own = school.page().staff[0]
    with pytest.raises(Conflict):
        classes.remove_staff(school.database, school.teacher, school.id, own.id, now=NOW)
    with pytest.raises(Conflict):
        classes.add_staff(
            school.database, school.teacher, school.id, username=own.username, role="assistant", now=NOW
        )
    for username in (make_person(school.database).username, "nobody-at-all"):
        with pytest.raises(Invalid):
            classes.add_staff(
                school.database, school.teacher, school.id, username=username, role="teacher", now=NOW
            )


def test_a_copy_has_the_staff_and_the_zone_and_no_students(school: School) -> None:
    school.bring("A", "B")
    copy = classes.copy_class(school.database, school.teacher, school.id, name="春季班", now=NOW)
    page = classes.class_page(school.database, school.teacher, copy)
    assert (page.card.students, page.card.time_zone, len(page.staff)) == (0, "Asia/Shanghai", 1)
    assert page.join_code != school.page().join_code


def test_the_exported_roster_read_again_changes_nothing(school: School) -> None:
    school.bring("name|number|group|labels", "A|1|g|x, y", "张伟||-2|")
    rows = classes.export_roster(school.database, school.teacher, school.id)
    lines = [Line(1, ("name", "number", "username", "group", "labels"))]
    lines += [Line(number, row) for number, row in enumerate(rows, 2)]
    review = classes.review_roster(school.database, school.teacher, school.id, lines)
    assert review.plan.count("same") == 2 and review.plan.faults == ()
