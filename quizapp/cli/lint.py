"""``quizapp banks lint``: how the questions of banks are written, and whether their keys can be guessed."""

import sys
from pathlib import Path

import click

from quizapp.cli.banks import FOLDERS, tell
from quizapp.cli.opened import reported
from quizapp.config import Config
from quizapp.core.writing.lint.blind import Result
from quizapp.services.bank_folders import find_folders
from quizapp.services.lint import Linted, known_facts, lint_folder


@click.command("lint")
@click.option("--strict", is_flag=True, help="Warnings fail as errors do.")
@click.option(
    "--solvers", is_flag=True, help="Print what every blind solver reaches, not only those above chance."
)
@FOLDERS
def banks_lint(folders: tuple[Path, ...], *, strict: bool, solvers: bool) -> None:
    """Tell every flaw in the writing of these folders' questions, by default of all shipped ones.

    The exit code is 1 where there is an error, or where a solver that sees no stem finds keys above chance.
    """
    failed = False
    with reported():
        shipped = find_folders(Config.from_environment().banks)
        chosen = folders or tuple(shipped)
        known = known_facts(dict.fromkeys(path.resolve() for path in (*shipped, *chosen)))
        for folder in chosen:
            found = lint_folder(folder, known)
            _tell(found, every=solvers)
            failed |= bool(found.errors or found.guessable or (strict and found.faults))
    sys.exit(failed)


def _tell(found: Linted, *, every: bool) -> None:
    tell(found.folder, found.faults)
    for guess in found.guesses if every else found.guessable:
        click.echo(f"{found.folder}: {_worded(guess)}", err=not every)
    warnings = len(found.faults) - found.errors
    count = len(found.bank.questions) if found.bank else 0
    click.echo(
        f"{found.folder}: {count} questions, {found.errors} errors, {warnings} warnings, "
        f"{len(found.guessable)} of {len(found.guesses)} blind guesses above chance"
    )


def _worded(guess: Result) -> str:
    """What a solver reached, in one line."""
    above = f" ABOVE CHANCE, right in {', '.join(guess.right)}" if guess.is_above_chance else ""
    return (
        f"blind guess {guess.solver} ({guess.language}): {guess.hits:.3g} of {guess.picks} right, "
        f"chance {guess.chance:.1f} ± {guess.error:.1f}{above}"
    )
