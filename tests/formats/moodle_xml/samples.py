"""Questions of Moodle XML as Moodle writes them, and what is read of them."""

import base64

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.formats.imported import Imported
from quizapp.formats.moodle_xml.reading import read
from tests.formats.written_xml import DOT

DOT_TEXT = base64.encodebytes(DOT).decode()


def imported(*questions: str) -> Imported:
    found = read(f"<?xml version='1.0'?><quiz>{''.join(questions)}</quiz>".encode())
    assert found.adds_up
    return found


def one(type_: str, *parts: str, stem: str = "<p>What?</p>") -> Question:
    return imported(element(type_, *parts, stem=stem)).entries[0].question


def element(type_: str, *parts: str, stem: str = "<p>What?</p>") -> str:
    text = f"<questiontext format='html'><text><![CDATA[{stem}]]></text></questiontext>"
    return f"<question type='{type_}'><name><text>A name</text></name>{text}{''.join(parts)}</question>"


def answer(text: str, fraction: object = 0, *, told: str = "", more: str = "") -> str:
    feedback = f"<feedback><text>{told}</text></feedback>" if told else ""
    return f"<answer fraction='{fraction}'><text>{text}</text>{feedback}{more}</answer>"


def warned(found: Imported) -> list[str]:
    return [fault.message.text for fault in found.faults]


def en(text: str) -> Twin:
    return Twin(en=text)
