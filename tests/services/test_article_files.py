"""A file is read in a process of its own; whatever it does there comes out as a message."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date

import psutil
import pytest

from quizapp.core.articles.received import ReceivedArticle
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.page import read_page
from quizapp.services import bounded
from quizapp.services.article_files import read_upload
from quizapp.services.bounded import Limits
from tests.formats.articles.samples import CHINESE, ENGLISH, docx, paragraph

CRASH = "import os; os.kill(os.getpid(), 11)"
ABORT = "import os; os.abort()"
HANG = "import time; time.sleep(60)"
SPIN = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"
CHATTER = "print('no JSON')"
TRACE = "raise RuntimeError"


def refused(read: Callable[[], ReceivedArticle]) -> str:
    with pytest.raises(Invalid) as raised:
        read()
    return raised.value.message.text


def test_what_was_read_comes_back_whole() -> None:
    page = (
        f"<meta property='article:published_time' content='2025-09-18'><title>澜石</title>"
        f"<article><p>{CHINESE * 2}</p></article><article><p>{CHINESE * 2}</p></article>"
    )
    found = read_upload(page.encode(), "a.html")
    assert (found.title, found.published, len(found.starts)) == ("澜石", date(2025, 9, 18), 2)
    assert found.text == read_page(page).text
    assert str(found.notes[0]) == "Decoded as UTF-8"
    assert read_upload(docx(paragraph(ENGLISH))).saved == date(2026, 3, 12)


def test_a_refusal_comes_back_with_its_words() -> None:
    assert refused(lambda: read_upload(b"\x89PNG\r\n\x1a\n")) == faults.PICTURE


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        (CRASH, faults.DAMAGED),
        (ABORT, faults.DAMAGED),
        (HANG, faults.TOO_SLOW),
        (SPIN, faults.TOO_SLOW),
        (CHATTER, faults.DAMAGED),
        (TRACE, faults.DAMAGED),
    ],
    ids=["crash", "abort", "hang", "spin", "chatter", "trace"],
)
def test_a_reader_that_fails_is_a_message_and_nothing_else(
    program: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(psutil.Process().children())
    monkeypatch.setattr(bounded, "command", lambda *_: [sys.executable, "-I", "-c", program])
    limits = Limits(wall=1 if program == HANG else 20)
    assert refused(lambda: read_upload(ENGLISH.encode(), limits=limits)) == fault
    assert set(psutil.Process().children()) <= before


@pytest.mark.parametrize("memory", [80_000_000, 100_000_000])
def test_a_reader_that_takes_too_much_memory_says_so(memory: int) -> None:
    page = b"<html><body>" + b"<p>x</p>" * 150_000
    assert refused(lambda: read_upload(page, limits=Limits(memory=memory))) == faults.TOO_MUCH


def test_a_reader_that_works_too_long_is_stopped() -> None:
    page = b"<html><body>" + b"<p>x</p>" * 400_000
    assert refused(lambda: read_upload(page, limits=Limits(work=1))) == faults.TOO_SLOW


def test_the_secrets_of_the_site_are_not_handed_to_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}
    original = subprocess.Popen.__init__

    def spy(self: object, *args: object, **kwargs: object) -> None:
        seen.update(kwargs)
        original(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setenv("QUIZAPP_SECRET", "secret")
    monkeypatch.setattr(subprocess.Popen, "__init__", spy)
    read_upload(ENGLISH.encode())
    assert isinstance(seen["env"], dict)
    assert not [name for name in seen["env"] if name.startswith("QUIZAPP")]
    assert seen["start_new_session"] is True


def test_neither_the_door_nor_the_reader_loads_what_web_processes_must_not_hold() -> None:
    program = "import sys, quizapp.services.article_files; print([m for m in ('jieba', 'rjieba', 'pypinyin', 'trafilatura', 'mammoth') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
