"""Signing in: limits, the life of a session, and what ends it."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest

from quizapp.config import Config
from quizapp.errors import NotFound, TooMany
from quizapp.services import people, sign_ins
from quizapp.services.sign_ins import NewSignIn, Refused
from quizapp.services.tries import Device
from quizapp.storage.database import Database
from tests.people import PASSWORD, make_person

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
HERE, ELSEWHERE = Device("192.0.2.1"), Device("198.51.100.7")


def enter(
    database: Database,
    config: Config,
    name: str,
    password: str = PASSWORD,
    device: Device = HERE,
    now: datetime = NOW,
) -> NewSignIn:
    return sign_ins.sign_in(database, config, name, password, device=device, now=now)


def guess(database: Database, config: Config, name: str, device: Device = HERE, now: datetime = NOW) -> None:
    with pytest.raises(Refused):
        enter(database, config, name, "not the password", device, now)


def test_the_name_counts_in_any_case_and_width(database: Database, config: Config) -> None:
    person = make_person(database, username="Lin.Ruoxi")
    assert enter(database, config, "ＬＩＮ.ruoxi ").who.person_id == person.id


def test_the_address_works_in_place_of_the_name(database: Database, config: Config) -> None:
    person = make_person(database)
    people.set_email(database, config, person.id, email="Lin@Example.org", password=PASSWORD, now=NOW)
    assert enter(database, config, "lin@example.ORG").who.person_id == person.id


@pytest.mark.parametrize("name", ["nobody", "", "\u0130", "nobody@example.org", "x" * 300])
def test_unknown_names_are_refused_like_wrong_passwords(
    database: Database, config: Config, name: str
) -> None:
    person = make_person(database)
    with pytest.raises(Refused) as unknown:
        enter(database, config, name)
    with pytest.raises(Refused) as wrong:
        enter(database, config, person.username, "not the password")
    assert (unknown.value.field, unknown.value.message) == (wrong.value.field, wrong.value.message)


def test_the_sixth_guess_waits_and_a_classmate_does_not(database: Database, config: Config) -> None:
    guessed, classmate = make_person(database), make_person(database)
    for _ in range(5):
        guess(database, config, guessed.username)
    with pytest.raises(TooMany) as refused:
        enter(database, config, guessed.username)
    assert refused.value.wait == MINUTE
    assert enter(database, config, classmate.username).who.person_id == classmate.id


def test_after_the_wait_the_right_password_works(database: Database, config: Config) -> None:
    person = make_person(database)
    for _ in range(5):
        guess(database, config, person.username)
    assert enter(database, config, person.username, now=NOW + MINUTE).token


def test_guesses_from_many_places_add_up(database: Database, config: Config) -> None:
    person = make_person(database)
    for number in range(20):
        guess(database, config, person.username, Device(f"203.0.113.{number}"))
    with pytest.raises(TooMany):
        enter(database, config, person.username, device=ELSEWHERE)


def test_a_known_device_gets_in_whatever_others_guess(database: Database, config: Config) -> None:
    person = make_person(database)
    for number in range(20):
        guess(database, config, person.username, Device(f"203.0.113.{number}"))
    known = Device("192.0.2.1", id="phone", known_to=frozenset({person.id}))
    assert enter(database, config, person.username, device=known).token


def test_a_device_known_to_another_is_not_known_to_me(database: Database, config: Config) -> None:
    person, other = make_person(database), make_person(database)
    theirs = Device("192.0.2.1", id="phone", known_to=frozenset({other.id}))
    for _ in range(5):
        guess(database, config, person.username, theirs)
    with pytest.raises(TooMany):
        enter(database, config, person.username, device=theirs)


def test_right_passwords_cost_no_tries(database: Database, config: Config) -> None:
    person = make_person(database)
    for _ in range(3):
        guess(database, config, person.username)
        for _ in range(2):
            enter(database, config, person.username)
    assert enter(database, config, person.username).token


def test_a_class_of_forty_behind_one_address_gets_in_with_two_slips_each(
    database: Database, config: Config
) -> None:
    pupils = [make_person(database) for _ in range(40)]
    for number, pupil in enumerate(pupils):
        for _ in range(2):
            guess(database, config, pupil.username, now=NOW + number * SECOND)
        assert enter(database, config, pupil.username, now=NOW + number * SECOND).token


def test_guesses_at_once_are_counted_one_by_one(database: Database, config: Config) -> None:
    person, together = make_person(database), Barrier(12)
    outcomes: list[type[Exception]] = []

    def run() -> None:
        together.wait()
        try:
            enter(database, config, person.username, "not the password")
        except (Refused, TooMany) as error:
            outcomes.append(type(error))

    threads = [Thread(target=run) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kind.__name__ for kind in outcomes) == ["Refused"] * 5 + ["TooMany"] * 7


def test_a_token_says_who_it_is_while_it_lasts(database: Database, config: Config) -> None:
    person = make_person(database)
    token = enter(database, config, person.username).token
    found = sign_ins.find_signed_in(database, token, now=NOW + 11 * HOUR)
    assert found is not None and found.person_id == person.id
    assert sign_ins.find_signed_in(database, token + "x", now=NOW) is None
    assert sign_ins.find_signed_in(database, "", now=NOW) is None


def test_use_keeps_a_sign_in_alive_up_to_its_age(database: Database, config: Config) -> None:
    token = enter(database, config, make_person(database).username).token
    for hours in range(0, 30 * 24, 11):
        assert sign_ins.find_signed_in(database, token, now=NOW + hours * HOUR), hours
    assert sign_ins.find_signed_in(database, token, now=NOW + 30 * 24 * HOUR) is None


def test_a_teacher_is_signed_out_after_an_hour_without_a_request(database: Database, config: Config) -> None:
    token = enter(database, config, make_person(database, "teacher").username).token
    assert sign_ins.find_signed_in(database, token, now=NOW + 59 * MINUTE)
    assert sign_ins.find_signed_in(database, token, now=NOW + 2 * HOUR) is None


def test_a_request_soon_after_another_writes_nothing(database: Database, config: Config) -> None:
    person = make_person(database)
    token = enter(database, config, person.username).token
    sign_ins.find_signed_in(database, token, now=NOW + 4 * MINUTE)
    assert sign_ins.list_sign_ins(database, person.id)[0].seen_at == NOW


def test_signing_out_ends_this_sign_in_alone(database: Database, config: Config) -> None:
    person = make_person(database)
    here, there = (enter(database, config, person.username).token for _ in range(2))
    sign_ins.sign_out(database, person.id, here, now=NOW)
    assert sign_ins.find_signed_in(database, here, now=NOW) is None
    assert sign_ins.find_signed_in(database, there, now=NOW)


def test_nobody_signs_another_out(database: Database, config: Config) -> None:
    person, other = make_person(database), make_person(database)
    token = enter(database, config, person.username).token
    sign_ins.sign_out(database, other.id, token, now=NOW)
    with pytest.raises(NotFound):
        sign_ins.end_sign_in(database, other.id, sign_ins.list_sign_ins(database, person.id)[0].id, now=NOW)
    assert sign_ins.find_signed_in(database, token, now=NOW)


def test_a_new_password_ends_all_other_sign_ins(database: Database, config: Config) -> None:
    person = make_person(database)
    here, there = (enter(database, config, person.username) for _ in range(2))
    new = "quite another source"
    changed = sign_ins.change_password(
        database, config, person.id, old=PASSWORD, new=new, token=here.token, now=NOW
    )
    assert changed.uniquifier != here.who.uniquifier
    assert sign_ins.find_signed_in(database, here.token, now=NOW) == changed
    assert sign_ins.find_signed_in(database, there.token, now=NOW) is None
    assert enter(database, config, person.username, new).token
    guess(database, config, person.username)


@pytest.mark.parametrize(
    ("old", "new", "field"), [("not it", "quite another", "old"), (PASSWORD, "short", "new")]
)
def test_a_refused_change_of_password_changes_nothing(
    database: Database, config: Config, old: str, new: str, field: str
) -> None:
    person = make_person(database)
    token = enter(database, config, person.username).token
    with pytest.raises(Refused) as refused:
        sign_ins.change_password(database, config, person.id, old=old, new=new, token=token, now=NOW)
    assert refused.value.field == field
    assert enter(database, config, person.username).token


def test_the_old_password_cannot_be_guessed_from_an_open_session(database: Database, config: Config) -> None:
    person = make_person(database)
    token = enter(database, config, person.username).token
    outcomes = []
    for _ in range(12):
        with pytest.raises((Refused, TooMany)) as refused:
            sign_ins.change_password(
                database, config, person.id, old="not it", new="quite another", token=token, now=NOW
            )
        outcomes.append(refused.type)
    assert outcomes == [Refused] * 10 + [TooMany] * 2


def test_a_sign_in_says_when_its_password_is_too_easy_by_now(database: Database, config: Config) -> None:
    owner, person = make_person(database, "owner"), make_person(database)
    visitor = people.visitor_of(owner)
    people.set_role(database, person.id, "teacher", by=visitor, now=NOW)
    assert enter(database, config, person.username).objection is None
    short = people.add_person(database, people.Registration("shorty", "x7Kq!v2m"), "learner", now=NOW)
    people.set_role(database, short.id, "teacher", by=visitor, now=NOW)
    assert enter(database, config, "shorty", "x7Kq!v2m").objection is not None


def test_no_secret_is_kept_readable(database: Database, config: Config) -> None:
    person = make_person(database)
    token = enter(database, config, person.username, device=HERE).token
    guess(database, config, person.username)
    with database.engine.connect() as connection:
        rows = [
            connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            for table in ("people", "sign_ins", "sign_in_failures")
        ]
    text = repr(rows)
    assert "$argon2id$v=19$" in text
    assert not any(secret in text for secret in (PASSWORD, token, HERE.address, "not the password"))
