"""One door for files of questions: the format told by content, a doubtful guess said, a false sum refused."""

from dataclasses import replace

import pytest

from quizapp.formats import bank_file
from quizapp.formats.bank_file import read_bank_file
from quizapp.formats.formats import FORMATS, Format
from quizapp.formats.gift import reading as gift
from quizapp.formats.imported import Imported, Unreadable

GIFT = b"::Tern:: How many passengers? {#240:5}\n\nThe ferry Tern is {=new ~old}.\n"


def read(content: bytes) -> Imported:
    """What a reader says that loses a question."""
    return replace(gift.read(content), found=3)


def looks_like(content: bytes) -> float:
    """As sure as the reader of GIFT."""
    return gift.looks_like(content)


def refused(content: bytes, name: str = "", format: str = "") -> str:
    with pytest.raises(Unreadable) as raised:
        read_bank_file(content, name, format)
    return raised.value.fault.message.text


def register(monkeypatch: pytest.MonkeyPatch, **formats: Format) -> None:
    known = {"gift": FORMATS["gift"], **formats}
    monkeypatch.setattr(bank_file, "FORMATS", known)
    monkeypatch.setattr("quizapp.formats.formats.FORMATS", known)


def test_the_name_of_a_file_does_not_mislead() -> None:
    found = read_bank_file(GIFT, "bank.xlsx")
    assert (found.format, found.found, len(found.entries)) == ("gift", 2, 2)


def test_a_named_format_that_the_content_does_not_look_like_is_said() -> None:
    page = b"<quiz><question type='category'/></quiz>"
    named = read_bank_file(page, format="gift")
    assert named.format == "gift"
    told = [fault.message.text for fault in named.faults]
    assert bank_file.MISTAKEN in told or bank_file.NO_QUESTIONS in told or named.found


def test_an_equally_good_guess_is_said_and_the_ending_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, twin=Format("Twin", ("twin",), "quizapp.formats.gift.reading"))
    found = read_bank_file(GIFT, "a.twin")
    assert [(str(fault), fault.severity) for fault in found.faults] == [
        (
            "file: it is read as Twin and might be GIFT as well: name the format if the questions look wrong",
            "warning",
        )
    ]


def test_a_false_sum_is_no_import(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, gift=Format("Loses one", ("gift",), __name__))
    assert refused(GIFT) == bank_file.SUM


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b" \n ", bank_file.EMPTY),
        (b"\0\1\2" * 30, bank_file.UNKNOWN),
        (b"\x81\x8d\xff " * 30, bank_file.UNREAD),
        (b"<?xml version='1.0'?><examview><test/></examview>", bank_file.EXAMVIEW),
        (b"Dear colleague, here are the minutes of our meeting.", bank_file.UNKNOWN),
    ],
    ids=["empty", "bytes", "broken", "examview", "letter"],
)
def test_what_holds_no_questions_of_a_known_format_is_refused(content: bytes, fault: str) -> None:
    assert refused(content) == fault


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_file, "MOST_QUESTIONS", 1)
    assert refused(GIFT) == bank_file.TOO_MANY
    monkeypatch.setattr(bank_file, "LARGEST", 10)
    assert refused(GIFT) == bank_file.TOO_LARGE


def test_what_concerns_no_place_concerns_the_file() -> None:
    found = read_bank_file(
        b"<quiz><question type='essay'><questiontext><text>Why?</text></questiontext>"
        b"<penalty>0.5</penalty></question></quiz>"
    )
    assert [fault.where for fault in found.faults] == ["file"]
