"""The arrows between the rooms, as pyproject.toml states them."""

import ast
import subprocess
import sys
from pathlib import Path

from quizapp.config import ROOT

LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_import_follows_the_arrows() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_an_import_against_the_arrows_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    copy_package(tmp_path / "quizapp")
    (tmp_path / "quizapp" / "core" / "languages.py").write_text("import quizapp.web\nimport sqlalchemy\n")
    result = lint(tmp_path)
    assert result.returncode == 1
    assert "quizapp.core is not allowed to import quizapp.web" in result.stdout
    assert "quizapp.core is not allowed to import sqlalchemy" in result.stdout


def test_the_core_is_handed_its_chance() -> None:
    imports = [
        f"{path.name}: {ast.unparse(node)}"
        for path in (ROOT / "quizapp" / "core").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom) and "random" in ast.unparse(node)
    ]
    # The type of a generator that was seeded is no chance; the module's own functions are.
    assert not [line for line in imports if not line.endswith("from random import Random")]


def copy_package(target: Path) -> None:
    for source in (ROOT / "quizapp").rglob("*.py"):
        copy = target / source.relative_to(ROOT / "quizapp")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
