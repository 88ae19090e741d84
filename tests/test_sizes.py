"""Functions, modules and templates stay small; run with ``-s`` or look at the report for the worst ten."""

import ast
import io
import statistics
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from quizapp.config import ROOT

MEDIAN, NINE_OF_TEN, LONGEST, VIEW, MODULE, TEMPLATE = 7, 22, 40, 12, 300, 80
SKIPPED = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
# Migrations are written by a program and never changed.
SOURCES = [path for path in (ROOT / "quizapp").rglob("*.py") if path.parent.name != "versions"]
TEMPLATES = list((ROOT / "quizapp" / "templates").rglob("*.html"))
Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Size:
    """How many lines of code something has."""

    lines: int
    name: str
    view: bool = False


def code_lines(source: str) -> set[int]:
    """The numbers of the lines that hold code, not only a comment."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in SKIPPED:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


def functions(path: Path) -> Iterator[Size]:
    """The size of each function of a module: its code without docstring and decorators."""
    source = path.read_text("utf-8")
    code = code_lines(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Definition):
            lines = code & set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
            name = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            yield Size(len(lines - docstring_lines(node)), name, is_view(node))


def docstring_lines(node: Definition) -> set[int]:
    """The lines of the function's docstring."""
    first = node.body[0]
    is_text = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    return set(range(first.lineno, (first.end_lineno or first.lineno) + 1)) if is_text else set()


def is_view(node: Definition) -> bool:
    """True for a function that answers requests."""
    calls = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in {"route", "get", "post"} for call in calls)


@cache
def all_functions() -> list[Size]:
    return sorted(
        (size for path in SOURCES for size in functions(path)),
        key=lambda size: -size.lines,
    )


def worst(sizes: list[Size]) -> str:
    return "\n".join(f"{size.lines:4}  {size.name}" for size in sorted(sizes, key=lambda s: -s.lines)[:10])


def test_functions_are_short(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = all_functions()
    lines = [size.lines for size in sizes]
    with capsys.disabled():
        print(
            f"\nthe longest of {len(sizes)} functions, median {statistics.median(lines)} lines:\n{worst(sizes)}"
        )
    assert statistics.median(lines) <= MEDIAN
    assert statistics.quantiles(lines, n=10)[-1] <= NINE_OF_TEN
    assert not [size for size in sizes if size.lines > LONGEST]


def test_views_are_thin() -> None:
    thick = [size for size in all_functions() if size.view and size.lines > VIEW]
    assert not thick, worst(thick)


@pytest.mark.parametrize(
    ("paths", "limit"), [(SOURCES, MODULE), (TEMPLATES, TEMPLATE)], ids=["modules", "templates"]
)
def test_modules_and_templates_are_split_before_they_grow(paths: list[Path], limit: int) -> None:
    files = [Size(len(path.read_text("utf-8").splitlines()), str(path)) for path in paths]
    large = [size for size in files if size.lines > limit]
    assert not large, worst(large)
