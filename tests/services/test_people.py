"""Accounts: registration, the first owner, roles, keeping somebody out."""

from dataclasses import replace
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.errors import Conflict, Forbidden, NotFound
from quizapp.services import people, sign_ins
from quizapp.services.people import Registration, visitor_of
from quizapp.services.sign_ins import Refused
from quizapp.services.tries import Device
from quizapp.storage.database import Database
from tests.people import PASSWORD, make_person

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HERE = Device("192.0.2.1")


def register(database: Database, config: Config, username: str, password: str = PASSWORD) -> int:
    sent = Registration(username, password)
    return people.register(database, config, sent, device=HERE, now=NOW).who.person_id


def test_anyone_registers_as_a_learner(database: Database, config: Config) -> None:
    person_id = register(database, config, "林若溪")
    found = people.find_by_username(database, "林若溪")
    assert found is not None and (found.id, found.role, found.name) == (person_id, "learner", "林若溪")


def test_a_setting_closes_registration(database: Database, config: Config) -> None:
    with pytest.raises(Forbidden):
        register(database, replace(config, registration=False), "lin")


@pytest.mark.parametrize("second", ["LIN", "ｌｉｎ", " lin "])
def test_names_that_read_alike_are_one_name(database: Database, config: Config, second: str) -> None:
    register(database, config, "Lin")
    with pytest.raises(Refused) as refused:
        register(database, config, second)
    assert refused.value.field == "username"


def test_two_who_register_one_name_at_once_get_one_account(database: Database, config: Config) -> None:
    together, outcomes = Barrier(4), list[object]()

    def run() -> None:
        together.wait()
        try:
            outcomes.append(register(database, config, "lin"))
        except Refused as refused:
            outcomes.append(refused.field)

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("username") == 3


def test_the_setup_link_works_until_there_is_an_owner(database: Database, config: Config) -> None:
    link = people.setup_link(database, config, NOW)
    assert link is not None and link == people.setup_link(database, config, NOW)
    token, sent = link.rpartition("/")[2], Registration("shen", PASSWORD)
    assert people.set_up_owner(database, config, token, sent, device=HERE, now=NOW).who.role == "owner"
    assert people.setup_link(database, config, NOW) is None
    with pytest.raises(NotFound):
        people.set_up_owner(database, config, token, Registration("two", PASSWORD), device=HERE, now=NOW)


@pytest.mark.parametrize("token", ["", "x", "é" * 43, "0" * 43])
def test_a_forged_setup_link_makes_nobody(database: Database, config: Config, token: str) -> None:
    with pytest.raises(NotFound):
        people.set_up_owner(database, config, token, Registration("shen", PASSWORD), device=HERE, now=NOW)


def test_a_setup_link_used_twice_at_once_makes_one_owner(database: Database, config: Config) -> None:
    token = (people.setup_link(database, config, NOW) or "").rpartition("/")[2]
    together, outcomes = Barrier(4), list[str]()

    def run(name: str) -> None:
        together.wait()
        try:
            sent = Registration(name, PASSWORD)
            outcomes.append(people.set_up_owner(database, config, token, sent, device=HERE, now=NOW).who.role)
        except NotFound:
            outcomes.append("refused")

    threads = [Thread(target=run, args=(f"owner{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["owner", "refused", "refused", "refused"]


def test_a_new_role_counts_from_the_next_sign_in(database: Database, config: Config) -> None:
    owner, person = make_person(database, "owner"), make_person(database)
    token = sign_ins.sign_in(database, config, person.username, PASSWORD, device=HERE, now=NOW).token
    people.set_role(database, person.id, "teacher", by=visitor_of(owner), now=NOW)
    assert sign_ins.find_signed_in(database, token, now=NOW) is None
    again = sign_ins.sign_in(database, config, person.username, PASSWORD, device=HERE, now=NOW)
    assert again.who.role == "teacher"


def test_somebody_kept_out_is_out_at_once_and_may_be_let_in_again(database: Database, config: Config) -> None:
    owner, person = make_person(database, "owner"), make_person(database)
    token = sign_ins.sign_in(database, config, person.username, PASSWORD, device=HERE, now=NOW).token
    people.set_active(database, person.id, False, by=visitor_of(owner), now=NOW)
    assert sign_ins.find_signed_in(database, token, now=NOW) is None
    with pytest.raises(Refused):
        sign_ins.sign_in(database, config, person.username, PASSWORD, device=HERE, now=NOW)
    people.set_active(database, person.id, True, by=visitor_of(owner), now=NOW)
    assert sign_ins.sign_in(database, config, person.username, PASSWORD, device=HERE, now=NOW).token


def test_the_last_owner_stays_owner(database: Database) -> None:
    owner = make_person(database, "owner")
    with pytest.raises(Conflict):
        people.set_role(database, owner.id, "learner", by=visitor_of(owner), now=NOW)
    with pytest.raises(Conflict):
        people.set_active(database, owner.id, False, by=visitor_of(owner), now=NOW)
    second = make_person(database, "owner")
    assert people.set_role(database, owner.id, "learner", by=visitor_of(second), now=NOW).role == "learner"


@pytest.mark.parametrize("role", ["learner", "teacher"])
def test_only_the_owner_changes_roles(database: Database, role: people.Role) -> None:
    person, other = make_person(database, role), make_person(database)
    for by in (visitor_of(person), Visitor(), Visitor(guest_id="g")):
        with pytest.raises(Forbidden):
            people.set_role(database, person.id, "owner", by=by, now=NOW)
        with pytest.raises(Forbidden):
            people.set_active(database, other.id, False, by=by, now=NOW)


def test_a_learner_sees_no_account_but_their_own(database: Database) -> None:
    one, other = make_person(database), make_person(database)
    assert people.get_person(database, one.id, by=visitor_of(one)) == one
    with pytest.raises(Forbidden):
        people.get_person(database, other.id, by=visitor_of(one))
    with pytest.raises(Forbidden):
        people.list_people(database, by=visitor_of(one))


def test_a_search_finds_names_in_any_case(database: Database) -> None:
    owner = visitor_of(make_person(database, "owner"))
    wanted = make_person(database, username="Lin.Ruoxi")
    make_person(database, username="amara")
    assert people.list_people(database, by=owner, text="ruoXI") == ([wanted], 1)
    assert people.list_people(database, by=owner, text="%") == ([], 0)


def test_an_address_belongs_to_one_person(database: Database, config: Config) -> None:
    one, other = make_person(database), make_person(database)
    people.set_email(database, config, one.id, email="lin@example.org", password=PASSWORD, now=NOW)
    with pytest.raises(Refused):
        people.set_email(database, config, other.id, email="LIN@example.org", password=PASSWORD, now=NOW)
    assert people.set_email(database, config, one.id, email="", password=PASSWORD, now=NOW).email is None
