"""``quizapp facts cover``: what the articles state and the banks pass over."""

import json
import sys
from pathlib import Path

import click

from quizapp.cli.banks import ARTICLES, FOLDERS
from quizapp.cli.extraction import bank_of
from quizapp.cli.opened import reported
from quizapp.config import Config
from quizapp.core.facts.candidate import candidate_to_mapping
from quizapp.services.bank_folders import find_folders


@click.command("cover")
@ARTICLES
@click.option(
    "--article", "chosen", multiple=True, help="Only this article, by default all that the banks draw on."
)
@FOLDERS
def facts_cover(articles: Path, chosen: tuple[str, ...], folders: tuple[Path, ...]) -> None:
    """Print what the extractor finds in the articles and no bank holds or leaves out, a line of JSON each.

    The exit code is 1 where there is something.
    """
    # Loads pypinyin, which web processes must never hold: they import the commands too.
    from quizapp.services.coverage import find_passed_over

    with reported():
        banks = [bank_of(folder) for folder in folders or find_folders(Config.from_environment().banks)]
        wanted = chosen or sorted({article.id for bank in banks for article in bank.articles})
        found = find_passed_over(articles, banks, wanted)
    for id_, candidates in found.items():
        for one in candidates:
            click.echo(json.dumps(candidate_to_mapping(one, id_), ensure_ascii=False))
        click.echo(f"{id_}: {len(candidates)} passed over", err=True)
    sys.exit(any(found.values()))
