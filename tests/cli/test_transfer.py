"""Files of questions at the terminal: one object, three exit codes, losses before anything is written."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import COMMANDS
from quizapp.storage.database import Database

FILE = "::Tern:: How many passengers? {#240:5}\n\n::Two:: Which? {~a ~b}\n\n::Ess:: Say why. {}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.bin"
    file.write_text(FILE, "utf-8")
    return file


def run(tmp_path: Path, *words: str) -> Result:
    site = {"QUIZAPP_INSTANCE": str(tmp_path / "instance"), "QUIZAPP_DATABASE_URL": "", "LANG": "en"}
    return CliRunner().invoke(COMMANDS["banks"], words, env=site)


def test_a_dry_run_tells_all_and_needs_no_database(tmp_path: Path, file: Path) -> None:
    result = run(tmp_path, "import", str(file), "--dry-run", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert not (tmp_path / "instance").exists()
    assert list(told) == ["format", "questions", "imported", "skipped", "kept", "media", "kinds", "faults"]
    assert told["questions"] == told["imported"] + told["skipped"] == 3
    assert told["format"] == "gift"
    assert sum(told["kinds"].values()) == told["imported"]
    assert {frozenset(fault) for fault in told["faults"]} == {frozenset({"where", "severity", "message"})}


def test_an_import_and_an_export_make_the_same_questions(tmp_path: Path, file: Path) -> None:
    result = run(tmp_path, "import", str(file))
    assert result.exit_code == 0, result.output
    bank = result.stdout.rpartition("The bank ")[2].partition(":")[0]
    output = tmp_path / "out.gift"
    exported = run(tmp_path, "export", bank, "--format", "gift", "--output", str(output))
    assert exported.exit_code == 0, exported.output
    again = json.loads(run(tmp_path, "import", str(output), "--dry-run", "--json").stdout)
    assert (again["questions"], again["kinds"]) == (3, {"open_answer": 2, "numeric": 1})


def test_what_cannot_be_read_ends_with_1_and_says_where(tmp_path: Path) -> None:
    letter = tmp_path / "letter.gift"
    letter.write_text("Dear colleague, nothing to see here.", "utf-8")
    result = run(tmp_path, "import", str(letter), "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["questions"], told["faults"][0]["severity"]) == (1, 0, "error")
    assert f"{letter}: file: " in result.stderr
    database = Database(f"sqlite:///{tmp_path}/instance/quizapp.db")
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from imports").scalar() == 0
    database.close()


@pytest.mark.parametrize(
    "words",
    [
        ("import", "absent.gift"),
        ("import", "{file}", "--format", "nonsense"),
        ("import", "{file}", "--into", "absent"),
        ("export", "absent", "--format", "gift", "--output", "x"),
    ],
    ids=["no file", "no format", "no bank", "nothing to export"],
)
def test_wrong_use_ends_with_2(tmp_path: Path, file: Path, words: tuple[str, ...]) -> None:
    result = run(tmp_path, *(word.format(file=file) for word in words))
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
