"""The statistics of a table of scores, from the command line."""

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from quizapp.cli.statistics import statistics

TABLE = "learner,a,b,c\nAn,1,1,1\nBo,1,1,0\nCi,1,0,0\nDu,0,0,0\nEi,1,0,1\n"


def run(tmp_path: Path, *options: str, table: str = TABLE) -> Result:
    file = tmp_path / "scores.csv"
    file.write_text(table, "utf-8")
    return CliRunner().invoke(statistics, [options[0], str(file), *options[1:]])


def test_the_statistics_of_items_are_one_json_object(tmp_path: Path) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("a,1\nb,2\nc,1\n", "utf-8")
    found = json.loads(run(tmp_path, "items", "--json", "--marks", str(marks)).stdout)
    assert (found["n"], found["items"][1]["id"]) == (5, "b")
    assert found["items"][1]["intended_weight"] == 0.5
    assert found["items"][0]["random_guess"] is None
    assert found["mean"] == (4 + 2 * 2 + 2) / 5 / 4


def test_a_guess_for_each_item_is_shown_beside_it(tmp_path: Path) -> None:
    guess = tmp_path / "guess.csv"
    guess.write_text("a,b,c\n0.25,0.5,0\n", "utf-8")
    found = json.loads(run(tmp_path, "items", "--json", "--guess", str(guess)).stdout)
    assert [item["random_guess"] for item in found["items"]] == [0.25, 0.5, 0.0]


def test_a_model_is_fitted(tmp_path: Path) -> None:
    found = json.loads(run(tmp_path, "irt", "--model", "rasch", "--json").stdout)
    assert found["loglik"] < 0
    assert [item["a"] for item in found["items"]] == [1.0, 1.0, 1.0]
    assert found["items"][0]["b"] < found["items"][1]["b"]


def test_people_read_a_table(tmp_path: Path) -> None:
    lines = run(tmp_path, "items").stdout.splitlines()
    assert lines[0].split() == ["n", "5"]
    assert lines[-1].split()[:2] == ["c", "0.4000"]


def test_faults_end_the_command_with_a_line_each(tmp_path: Path) -> None:
    result = run(tmp_path, "items", table="a,b\n1,2\n0\n")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    assert run(tmp_path, "irt", table="a,b\n1,0.5\n").exit_code == 1


def test_a_model_with_slopes_needs_two_items_that_tell_learners_apart(tmp_path: Path) -> None:
    for table in ("a\n1\n0\n", "a,b\n1,0\n1,1\n", "a,b\n1,0\n"):
        result = run(tmp_path, "irt", "--model", "2pl", table=table)
        assert result.exit_code == 1 and "needs two" in result.stderr
        assert run(tmp_path, "irt", "--model", "rasch", "--json", table=table).exit_code == 0


def test_marks_of_other_items_and_of_one_item_twice_are_named(tmp_path: Path) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("a,1\na,2\nd,1\nb,1\nc,1\n", "utf-8")
    result = run(tmp_path, "items", "--marks", str(marks))
    assert result.exit_code == 1
    told = [line.partition("marks.csv: ")[2] for line in result.stderr.splitlines()]
    assert [line[:13] for line in told] == ["line 2: a has", "line 3: d is "]


def test_intervals_stay_where_the_numbers_can_lie(tmp_path: Path) -> None:
    found = json.loads(run(tmp_path, "items", "--json", table="a,b\n1,0\n1,1\n1,0\n1,1\n").stdout)
    assert found["mean_interval"][1] == 1.0 and found["sem_interval"][0] >= 0


def test_numpy_is_loaded_by_the_command_alone() -> None:
    code = "import sys, quizapp.app; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
