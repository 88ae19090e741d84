"""One-time codes: single use, for one person, for a time, and only from those who may give them."""

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.errors import Forbidden, NotFound, TooMany
from quizapp.services import codes, people, sign_ins
from quizapp.services.codes import Issued, NewPerson
from quizapp.services.people import visitor_of
from quizapp.services.sign_ins import NewSignIn, Refused
from quizapp.services.tries import Device
from quizapp.storage.database import Database
from tests.people import PASSWORD, make_person

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HERE = Device("192.0.2.1")
NEW = "quite another source"


@pytest.fixture
def teacher(database: Database) -> Visitor:
    return visitor_of(make_person(database, "teacher"))


@pytest.fixture
def owner(database: Database) -> Visitor:
    return visitor_of(make_person(database, "owner"))


def use(
    database: Database,
    config: Config,
    issued: Issued,
    password: str = NEW,
    now: datetime = NOW,
    code: str = "",
) -> NewSignIn:
    name = issued.person.username
    return codes.use_code(
        database, config, name, code=code or issued.code, password=password, device=HERE, now=now
    )


def invite_one(database: Database, config: Config, by: Visitor, name: str = "Lin Ruoxi") -> Issued:
    return codes.invite(database, config, [NewPerson(name)], by=by, now=NOW)[0]


def test_a_code_is_good_once_and_its_owner_chooses_the_password(
    database: Database, config: Config, teacher: Visitor
) -> None:
    issued = invite_one(database, config, teacher)
    assert use(database, config, issued, code=issued.code.upper()).who.username == "lin.ruoxi"
    with pytest.raises(Refused):
        use(database, config, issued, "yet another source")
    assert sign_ins.sign_in(database, config, "lin.ruoxi", NEW, device=HERE, now=NOW).token


def test_a_code_runs_out(database: Database, config: Config, teacher: Visitor) -> None:
    issued = invite_one(database, config, teacher)
    with pytest.raises(Refused):
        use(database, config, issued, now=NOW + timedelta(days=14))
    assert use(database, config, issued, now=NOW + timedelta(days=14, seconds=-1)).token


def test_a_refused_password_uses_up_no_code(database: Database, config: Config, teacher: Visitor) -> None:
    issued = invite_one(database, config, teacher)
    with pytest.raises(Refused) as refused:
        use(database, config, issued, "12345678")
    assert refused.value.field == "password"
    assert use(database, config, issued).token


def test_a_code_is_good_for_its_person_alone(database: Database, config: Config, teacher: Visitor) -> None:
    one, other = invite_one(database, config, teacher), invite_one(database, config, teacher)
    with pytest.raises(Refused):
        use(database, config, one, code=other.code)


def test_codes_cannot_be_guessed_without_end(database: Database, config: Config, teacher: Visitor) -> None:
    issued = invite_one(database, config, teacher)
    for _ in range(5):
        with pytest.raises(Refused):
            use(database, config, issued, code="aaaaaaaaaa")
    with pytest.raises(TooMany):
        use(database, config, issued)


def test_a_list_of_names_makes_an_account_each_or_none(
    database: Database, config: Config, teacher: Visitor
) -> None:
    issued = codes.invite(database, config, [NewPerson("林若溪"), NewPerson("林若溪")], by=teacher, now=NOW)
    assert [each.person.username for each in issued] == ["林若溪", "林若溪2"]
    with pytest.raises(Refused) as refused:
        codes.invite(database, config, [NewPerson("Amara"), NewPerson("Bo", "林若溪")], by=teacher, now=NOW)
    assert refused.value.about == "林若溪"
    assert people.find_by_username(database, "amara") is None


def test_a_reset_ends_the_password_and_all_sign_ins(
    database: Database, config: Config, teacher: Visitor
) -> None:
    new = use(database, config, invite_one(database, config, teacher))
    issued = codes.reset_password(database, config, new.who.person_id, by=teacher, now=NOW)
    assert sign_ins.find_signed_in(database, new.token, now=NOW) is None
    with pytest.raises(Refused):
        sign_ins.sign_in(database, config, new.who.username, NEW, device=HERE, now=NOW)
    assert use(database, config, issued, "yet another source").token


def test_a_second_code_ends_the_first(database: Database, config: Config, teacher: Visitor) -> None:
    first = invite_one(database, config, teacher)
    codes.reset_password(database, config, first.person.id, by=teacher, now=NOW)
    with pytest.raises(Refused):
        use(database, config, first)


def test_a_teacher_resets_only_learners_of_their_own(
    database: Database, config: Config, teacher: Visitor
) -> None:
    other = visitor_of(make_person(database, "teacher"))
    theirs = invite_one(database, config, other).person.id
    for person_id in (theirs, make_person(database).id, other.person_id or 0, teacher.person_id or 0, 10**9):
        with pytest.raises(NotFound):
            codes.reset_password(database, config, person_id, by=teacher, now=NOW)


def test_a_learner_who_became_a_teacher_is_out_of_reach(
    database: Database, config: Config, teacher: Visitor, owner: Visitor
) -> None:
    issued = invite_one(database, config, teacher)
    people.set_role(database, issued.person.id, "teacher", by=owner, now=NOW)
    with pytest.raises(NotFound):
        codes.reset_password(database, config, issued.person.id, by=teacher, now=NOW)


def test_only_the_owner_makes_teachers(
    database: Database, config: Config, teacher: Visitor, owner: Visitor
) -> None:
    wanted = [NewPerson("Shen", role="teacher")]
    with pytest.raises(Forbidden):
        codes.invite(database, config, wanted, by=teacher, now=NOW)
    assert codes.invite(database, config, wanted, by=owner, now=NOW)[0].person.role == "teacher"


def test_learners_and_guests_make_no_accounts(database: Database, config: Config) -> None:
    for visitor in (visitor_of(make_person(database)), Visitor(), Visitor(guest_id="g")):
        with pytest.raises(Forbidden):
            codes.invite(database, config, [NewPerson("Lin")], by=visitor, now=NOW)
        with pytest.raises(Forbidden):
            codes.reset_password(database, config, 1, by=visitor, now=NOW)


def test_recovery_sends_a_code_to_a_known_address_alone(database: Database, config: Config) -> None:
    person = make_person(database)
    people.set_email(database, config, person.id, email="lin@example.org", password=PASSWORD, now=NOW)
    issued = codes.start_recovery(database, config, "LIN@example.org", address="192.0.2.1", now=NOW)
    assert issued is not None and issued.expires_at == NOW + timedelta(hours=1)
    assert codes.start_recovery(database, config, "nobody@example.org", address="192.0.2.1", now=NOW) is None
    assert sign_ins.sign_in(database, config, person.username, PASSWORD, device=HERE, now=NOW).token
    assert use(database, config, issued).who.person_id == person.id
