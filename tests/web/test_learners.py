"""A teacher's learners: lists of names, cards with codes."""

import re

import pytest
from flask import Flask

from quizapp.services.codes import NewPerson
from quizapp.web.learners import read_names
from tests.people import post, sign_in


def test_a_pasted_list_is_read_line_by_line() -> None:
    text = "林若溪\r\n\n  Amara Osei ,amara\n周子墨，zhou\nBo\tbo.li\n"
    wanted = [("林若溪", ""), ("Amara Osei", "amara"), ("周子墨", "zhou"), ("Bo", "bo.li")]
    assert read_names(text) == [NewPerson(name, username) for name, username in wanted]


def test_the_cards_hold_a_user_name_and_a_code_each_and_are_shown_once(app: Flask) -> None:
    teacher = sign_in(app, "teacher")
    page = post(teacher.client, "/learners", names="林若溪\nAmara Osei").get_data(as_text=True)
    codes = re.findall(r'<td class="mono">([a-z2-9]{5}-[a-z2-9]{5})</td>', page)
    assert len(set(codes)) == 2
    listed = teacher.client.get("/learners").get_data(as_text=True)
    assert "林若溪" in listed and "amara.osei" in listed and codes[0] not in listed


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", "Fill in"),
        ("Lin, a b", "a b: A user name is made of"),
        ("x\n" * 201, "At most 200 names"),
        ("A,same\nB,SAME", "taken"),
    ],
)
def test_a_list_with_a_fault_makes_nobody_and_stays_on_the_page(app: Flask, names: str, words: str) -> None:
    teacher = sign_in(app, "teacher")
    answer = post(teacher.client, "/learners", names=names)
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert "Nobody yet." in teacher.client.get("/learners").get_data(as_text=True)


def test_teachers_see_their_own_learners_alone(app: Flask) -> None:
    one, other = sign_in(app, "teacher"), sign_in(app, "teacher")
    post(one.client, "/learners", names="Lin Ruoxi")
    assert "lin.ruoxi" in one.client.get("/learners").get_data(as_text=True)
    assert "lin.ruoxi" not in other.client.get("/learners").get_data(as_text=True)
