"""``quizapp banks write``: the questions that a bank's folder lacks are written, and what people wrote stays."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.app import cli
from quizapp.config import ROOT
from quizapp.errors import Invalid
from quizapp.services.bank_folders import check_folder
from quizapp.services.writing import MARKS, QUESTIONS, rewrite_folder

SHIPPED = ROOT / "question_banks" / "nvidia-ces-2025"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shipped bank without its questions."""
    made = tmp_path / "bank"
    shutil.copytree(SHIPPED, made)
    (made / QUESTIONS).write_text("# Nothing yet.\n[]\n", "utf-8")
    (made / "quizzes.yaml").unlink()
    return made


def run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(cli, ["banks", "write", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_bank_without_questions_gets_some_and_running_again_changes_nothing(folder: Path) -> None:
    first = run(folder)
    bank, faults = check_folder(folder)
    assert bank is not None
    assert not [one for one in faults if one.severity == "error"]
    assert len(bank.questions) > 80
    assert f"{len(bank.questions)} new, 0 changed, 0 removed" in first
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert "0 new, 0 changed, 0 removed" in run(folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_dry_run_tells_and_changes_nothing(folder: Path) -> None:
    assert "would be" in run(folder, "--dry-run", "--per-fact", "1")
    assert not (folder / MARKS).exists()
    assert (folder / QUESTIONS).read_text("utf-8").endswith("[]\n")


def test_an_edit_and_a_comment_stay(folder: Path) -> None:
    rewrite_folder(folder, per_fact=1, forms=("number",))
    text = (folder / QUESTIONS).read_text("utf-8")
    edited = text.replace("多少 W？", "几瓦（W）？  # shorter", 1)
    assert edited != text
    (folder / QUESTIONS).write_text(edited, "utf-8")
    again = rewrite_folder(folder, per_fact=1, forms=("number",))
    assert again.renewal is not None
    assert len(again.renewal.kept) == 1
    assert (folder / QUESTIONS).read_text("utf-8") == edited


def test_the_shipped_banks_lack_nothing() -> None:
    done = rewrite_folder(SHIPPED, dry=True)
    assert done.renewal is not None
    assert not done.renewal.changes


def test_marks_that_cannot_be_read_are_told_and_nothing_is_touched(folder: Path) -> None:
    (folder / MARKS).write_text("- a list\n", "utf-8")
    with pytest.raises(Invalid):
        rewrite_folder(folder)


def test_a_form_that_does_not_exist_is_refused(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["banks", "write", str(folder), "--forms", "riddle"])
    assert done.exit_code == 2
    assert "riddle" in done.output
