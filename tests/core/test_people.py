"""User names, passwords, codes, lifetimes, and how often one may guess."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.access import Role
from quizapp.core.people import (
    CODE_LETTERS,
    Failures,
    check_password,
    check_username,
    clean_name,
    clean_username,
    fold_username,
    parse_code,
    show_code,
    sign_in_lasts,
    suggest_username,
    wait_before_try,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize("name", ["林若溪", "lin.ruoxi", "Ünal_7", "Амара", "नमस्ते", "a1", "x" * 64, "o-o"])
def test_letters_of_any_script_make_a_user_name(name: str) -> None:
    assert check_username(name) is None


@pytest.mark.parametrize(
    "name",
    ["", "a", "x" * 65, "a b", "a@b", "a/b", "a\0b", "..", "ab\u3164", "ab\ufe0f", "a\u200db", "<b>", "a\nb"],
)
def test_signs_blanks_and_what_cannot_be_seen_do_not(name: str) -> None:
    assert check_username(name) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("Lin", "lIN"), ("ＬＩＮ", "lin"), ("Straße", "STRASSE"), (" ada ", "Ada")]
)
def test_names_that_read_alike_fold_alike(one: str, other: str) -> None:
    assert fold_username(one) == fold_username(other)


@given(st.text(max_size=80))
def test_folding_settles(text: str) -> None:
    assert fold_username(fold_username(text)) == fold_username(text)
    assert fold_username(clean_username(text)) == fold_username(text)


@given(st.text(max_size=80))
def test_a_user_name_that_passes_has_no_sign_but_three(text: str) -> None:
    if check_username(text) is None:
        kept = clean_username(text)
        assert 2 <= len(kept) <= 64
        assert all(not c.isspace() and (c.isprintable()) and c not in "@/<>&\"'\\" for c in kept)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_every_name_of_a_list_gets_a_user_name_of_its_own(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        suggested = suggest_username(name, taken)
        assert check_username(suggested) is None, suggested
        assert fold_username(suggested) not in taken
        taken.add(fold_username(suggested))


def test_a_suggested_user_name_is_near_the_name() -> None:
    assert suggest_username("Lin Ruoxi", set()) == "lin.ruoxi"
    assert suggest_username("林若溪", {"林若溪"}) == "林若溪2"


@given(st.text(max_size=200))
def test_a_name_that_is_shown_is_one_short_line(text: str) -> None:
    cleaned = clean_name(text)
    assert len(cleaned) <= 100
    assert cleaned == clean_name(cleaned)
    assert cleaned.isprintable()


@pytest.mark.parametrize(
    "password",
    [
        "password1",
        "Password123!",
        "qwertyui",
        "woaini1314",
        "11111111",
        "abcabcabc",
        "12345678",
        "87654321",
        "P@ssw0rd",
    ]
    + ["5201314520", "1q2w3e4r", "iloveyou!", "abcd1234", "short", "deepseek2025", "zhongguo88"],
)
def test_passwords_that_are_guessed_first_are_refused(password: str) -> None:
    assert check_password(password, role="learner") is not None


@pytest.mark.parametrize(
    "password", ["hat-otter-91", "天空是蓝色的今天", "x7Kq!v2m", "correct horse battery staple"]
)
def test_other_passwords_are_taken(password: str) -> None:
    assert check_password(password, role="learner") is None


@pytest.mark.parametrize("role", ["teacher", "owner"])
def test_teachers_and_owners_need_twelve_characters(role: Role) -> None:
    assert check_password("x7Kq!v2mBw4", role=role) is not None
    assert check_password("x7Kq!v2mBw4z", role=role) is None


@given(st.text(min_size=128, max_size=400))
def test_a_long_password_is_refused_only_for_its_pattern(password: str) -> None:
    refused = check_password(password, role="owner")
    assert refused is None or refused.text.startswith(("This is a repeated", "Use at"))


def test_the_own_name_is_no_password() -> None:
    assert check_password("linruoxi88", role="learner", own_words=("lin.ruoxi", "Lin Ruoxi")) is not None
    assert check_password("otter-bay-7", role="learner", own_words=("lin.ruoxi", "Lin Ruoxi")) is None


@given(st.text(alphabet=CODE_LETTERS, min_size=10, max_size=10))
def test_a_code_is_read_back_as_it_is_printed(code: str) -> None:
    assert parse_code(show_code(code)) == code
    assert parse_code(f" {show_code(code).upper()} ") == code


def times(count: int, *, every: timedelta, until: datetime = NOW) -> list[datetime]:
    return [until - every * n for n in range(count)]


def test_the_sixth_guess_within_a_minute_waits() -> None:
    here = times(5, every=SECOND)
    assert wait_before_try(Failures(here[:4], here[:4], here[:4]), known_device=False, now=NOW) == timedelta()
    assert wait_before_try(Failures(here, here, here), known_device=False, now=NOW) == MINUTE - 4 * SECOND


def test_after_twenty_in_an_hour_the_wait_grows_to_a_quarter_of_an_hour() -> None:
    waits = [
        wait_before_try(Failures([], times(n, every=MINUTE), []), known_device=False, now=NOW)
        for n in (19, 20, 21, 25, 59)
    ]
    assert waits == [timedelta(), 30 * SECOND, MINUTE, 15 * MINUTE, 15 * MINUTE]


def test_a_known_device_is_bound_by_its_own_slips_alone() -> None:
    many = times(500, every=SECOND)
    assert wait_before_try(Failures([], many, many), known_device=True, now=NOW) == timedelta()
    assert wait_before_try(Failures(many[:10], many, many), known_device=True, now=NOW) > timedelta()


def test_a_class_of_sixty_with_four_slips_each_does_not_wait() -> None:
    address = times(240, every=SECOND)
    assert wait_before_try(Failures([], [], address), known_device=False, now=NOW) == timedelta()


@given(st.lists(st.integers(0, 7200)), st.lists(st.integers(0, 7200)), st.booleans())
def test_nobody_waits_for_longer_than_a_quarter_of_an_hour(
    here: list[int], account: list[int], known: bool
) -> None:
    failures = Failures(*([NOW - s * SECOND for s in each] for each in (here, account, [])))
    assert timedelta() <= wait_before_try(failures, known_device=known, now=NOW) <= 15 * MINUTE


@pytest.mark.parametrize(
    ("role", "keep", "idle", "age", "lasts"),
    [
        ("learner", False, 11 * HOUR, 29 * 24 * HOUR, True),
        ("learner", False, 12 * HOUR, 13 * HOUR, False),
        ("learner", True, 20 * 24 * HOUR, 29 * 24 * HOUR, True),
        ("learner", True, HOUR, 30 * 24 * HOUR, False),
        ("teacher", False, 59 * MINUTE, 11 * HOUR, True),
        ("teacher", False, HOUR, 2 * HOUR, False),
        ("owner", True, 11 * HOUR, 11 * HOUR, True),
        ("owner", True, MINUTE, 12 * HOUR, False),
    ],
)
def test_a_sign_in_ends_when_idle_or_old(
    role: Role, keep: bool, idle: timedelta, age: timedelta, lasts: bool
) -> None:
    assert sign_in_lasts(role, keep=keep, created_at=NOW - age, seen_at=NOW - idle, now=NOW) is lasts
