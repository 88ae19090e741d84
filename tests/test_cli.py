"""The commands for banks and facts, as they are typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import COMMANDS
from quizapp.formats.native import write_bank
from quizapp.storage.database import Database
from quizapp.storage.schema import upgrade
from tests.core.banks.example import SPAN, make_bank


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "banks" / "small"
    folder.mkdir(parents=True)
    for name, text in write_bank(make_bank()).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def run(folder: Path, *words: str) -> Result:
    site = {
        "QUIZAPP_BANKS": str(folder.parent),
        "QUIZAPP_INSTANCE": str(folder.parent.parent),
        "QUIZAPP_DATABASE_URL": "",
    }
    return CliRunner().invoke(COMMANDS[words[0]], words[1:], env=site)


def spoil(folder: Path) -> None:
    facts = folder / "facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("value: '2029'", "value: '2310'"), "utf-8")


def test_a_good_folder_passes_the_check(folder: Path) -> None:
    result = run(folder, "banks", "check")
    assert (result.exit_code, result.output) == (0, f"{folder}: 2 questions on 1 facts\n")


def test_a_fault_is_told_with_file_and_line(folder: Path) -> None:
    spoil(folder)
    result = run(folder, "banks", "check", str(folder))
    assert result.exit_code == 1
    assert f"{folder}/facts.yaml:15 elo printed.zh: “2029” does not say 2310: mend" in result.output


def test_a_folder_that_is_none_is_one_line(folder: Path) -> None:
    result = run(folder, "banks", "check", str(folder.parent))
    assert result.exit_code == 1
    assert result.output == f"Error: {folder.parent} is no folder of a bank: there is no bank.yaml in it\n"


def test_a_second_load_has_nothing_to_tell(folder: Path) -> None:
    database = Database(f"sqlite:///{folder.parent.parent}/quizapp.db")
    upgrade(database)
    database.close()
    first, second = run(folder, "banks", "load"), run(folder, "banks", "load")
    assert first.output == "The bank small is loaded; its questions: 2 new, 0 changed, 0 retired\n"
    assert (second.exit_code, second.output) == (0, "")


def test_facts_are_verified_against_an_index(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "articles.json"
    index.write_text(json.dumps([{"id": "a-1", "file": "a.txt", "start": 0, "end": 20}]), "utf-8")
    (tmp_path / "a.txt").write_text(f"它的高{SPAN}", "utf-8")
    good = run(folder, "facts", "verify", "--articles", str(index))
    (tmp_path / "a.txt").write_text("别的文章别的文章别的文章", "utf-8")
    bad = run(folder, "facts", "verify", "--articles", str(index))
    assert (good.exit_code, good.output) == (0, f"{folder}: 1 facts are proven by their articles\n")
    assert bad.exit_code == 1 and "holds another text at 3 to 10" in bad.output


def test_an_index_that_is_not_there_is_one_line(folder: Path) -> None:
    result = run(folder, "facts", "verify", "--articles", "nowhere.json")
    assert (result.exit_code, result.output.count("\n")) == (1, 1)


def test_the_lint_tells_flaws_with_line_and_remedy(folder: Path) -> None:
    questions = folder / "questions.yaml"
    text = questions.read_text("utf-8")
    assert run(folder, "banks", "lint").exit_code == 0
    stem = next(line for line in text.splitlines() if line.strip().startswith("en: ") and "?" in line)
    questions.write_text(text.replace(stem, "    en: When was it released?", 1), "utf-8")
    result = run(folder, "banks", "lint", "--solvers")
    assert result.exit_code == 1
    assert (
        "missing_context (en): “it” points at something that is not named before; put the name"
        in result.output
    )
    assert ": 2 questions, 1 errors" in result.output
