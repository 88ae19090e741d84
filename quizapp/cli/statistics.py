"""``quizapp statistics``: quiz and item statistics, and item response models, of a table of scores."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from quizapp.core.faults import Fault

if TYPE_CHECKING:
    from quizapp.core.statistics.scores import Floats, Scores
    from quizapp.formats.score_table import Bounds

# numpy is loaded by the commands alone: web processes import this module and have no use for it.
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
SCORES = click.argument("file", type=FILE)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
MODELS = ("rasch", "1pl", "2pl")


@click.group()
def statistics() -> None:
    """Statistics of a table of scores: the first line names the items, each further line is a learner."""


@statistics.command("items")
@SCORES
@click.option("--marks", type=FILE, help="What each item counts at the most, by default 1.")
@click.option("--guess", type=FILE, help="The fraction of each item that guessing gives on average.")
@AS_JSON
def statistics_items(file: Path, marks: Path | None, guess: Path | None, *, as_json: bool) -> None:
    """Compute the statistics of the quiz and of each item in FILE."""
    from quizapp.core.statistics.item import compute_item_statistics
    from quizapp.core.statistics.total import compute_total_statistics
    from quizapp.formats.score_table import GUESSES, MARKS

    scores = read_scores(file)
    if marks:
        scores = replace(scores, marks=read_numbers(marks, scores.items, MARKS))
    if guess:
        scores = replace(scores, guesses=read_numbers(guess, scores.items, GUESSES))
    items = [asdict(item) for item in compute_item_statistics(scores)]
    show(asdict(compute_total_statistics(scores)) | {"items": items}, as_json=as_json)


@statistics.command("irt")
@SCORES
@click.option("--model", type=click.Choice(MODELS), default="rasch", show_default=True)
@AS_JSON
def statistics_irt(file: Path, model: str, *, as_json: bool) -> None:
    """Fit an item response model to the answers in FILE, each 0 or 1."""
    from quizapp.core.statistics.irt import fit_model
    from quizapp.core.statistics.likelihood import Model
    from quizapp.formats.score_table import check_dichotomous, check_varied

    assert get_args(Model) == MODELS
    scores = read_scores(file)
    stop_at(file, check_dichotomous(scores))
    if model != "rasch":
        stop_at(file, check_varied(scores))
    fit = fit_model(scores, cast(Model, model))
    show(asdict(fit) | {"aic": fit.aic, "bic": fit.bic}, as_json=as_json)


def read_scores(file: Path) -> "Scores":
    """The scores in a file; its faults end the command."""
    from quizapp.formats.score_table import parse_scores

    scores, faults = parse_scores(file.read_bytes())
    stop_at(file, faults)
    assert scores is not None
    return scores


def read_numbers(file: Path, items: Sequence[str], bounds: "Bounds") -> "Floats":
    """The number that a file gives to each item; its faults end the command."""
    from quizapp.formats.score_table import parse_numbers

    numbers, faults = parse_numbers(file.read_bytes(), items, bounds)
    stop_at(file, faults)
    assert numbers is not None
    return numbers


def stop_at(file: Path, faults: Iterable[Fault]) -> None:
    """Ends the command with every fault of a file, where there is one."""
    told = [f"{file}: {one}" if one.where else f"{file}: {one.message}" for one in faults]
    if told:
        raise click.ClickException("\n".join(told))


def show(found: dict[str, object], *, as_json: bool) -> None:
    """Prints what was computed: as JSON, or as lines of text with the items as a table."""
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, allow_nan=False))
        return
    rows = cast(list[dict[str, object]], found.pop("items"))
    for name, value in found.items():
        click.echo(f"{name:16} {_text(value)}")
    columns = list(rows[0]) if rows else []
    table = [columns, *([_text(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[place]) for line in table) for place in range(len(columns))]
    for line in table:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _text(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return f"{value[0]:.3f}..{value[1]:.3f}"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
