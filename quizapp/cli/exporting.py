"""``quizapp banks export``: a bank in the format of another tool."""

from pathlib import Path
from typing import Any

import click

from quizapp.cli.opened import word
from quizapp.cli.transfer import site
from quizapp.errors import NotFound
from quizapp.formats.formats import FORMATS
from quizapp.services.exports import Export, export_bank, writable_formats


@click.command("export")
@click.argument("bank")
@click.option("--format", "format_", required=True, type=click.Choice(sorted(writable_formats())))
@click.option("--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--language", type=click.Choice(("zh", "en")), help="Which side of it; by default its first.")
def banks_export(bank: str, format_: str, output: Path, language: Any) -> None:
    """Write the questions of BANK that are asked to FILE; what the format cannot say is told before."""
    with site() as database:
        try:
            told = export_bank(database, None, bank, format_, language=language, whole=False)
            tell_losses(told)
            export = export_bank(database, None, bank, format_, language=language, ending=output.suffix)
        except NotFound as error:
            raise click.UsageError(f"there is no bank {bank}") from error
    try:
        output.write_bytes(export.content)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from error
    click.echo(f"{output}: {export.questions} questions in {FORMATS[format_].title}")


def tell_losses(export: Export) -> None:
    """Prints what the format cannot say of each question."""
    for loss in export.losses:
        click.echo(
            f"{loss.question or loss.stem.in_('en')}: not in this format: {word(loss.message)}", err=True
        )
