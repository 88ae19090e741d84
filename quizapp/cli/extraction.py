"""``quizapp facts extract``: the facts that one article states."""

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.opened import reported, word
from quizapp.core.articles.splitting import Part
from quizapp.core.facts.candidate import candidate_to_mapping

if TYPE_CHECKING:
    from quizapp.core.banks.bank import Bank
    from quizapp.services.extraction import ArticleFile, Found

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("extract")
@click.argument("file", type=FILE)
@click.option("--article-id", help="The article's id, by default the file's name.")
@click.option(
    "--articles", type=FILE, help="An index that gives the article its part of the file, and its date."
)
@click.option(
    "--known", multiple=True, type=click.Path(path_type=Path), help="A bank with whose facts to compare."
)
@click.option(
    "--split", is_flag=True, help="List the articles that the file seems to hold; with --jsonl, their facts."
)
@click.option("--jsonl", is_flag=True, help="Print one fact a line as JSON.")
def facts_extract(
    file: Path,
    article_id: str | None,
    articles: Path | None,
    known: tuple[Path, ...],
    split: bool,
    jsonl: bool,
) -> None:
    """Find the facts that the article in FILE states."""
    # Loads pypinyin, which web processes must never hold: they import the commands too.
    from quizapp.services.extraction import find_facts, read_article, read_parts

    if split and articles:
        raise click.UsageError("--split proposes what --articles states: take one of them")
    facts = [fact for folder in known for fact in bank_of(folder).facts]
    with reported(file):
        parts = read_parts(file, article_id=article_id) if split else ()
        whole = () if split else (read_article(file, article_id=article_id, index=articles),)
    for part, article in parts:
        _tell_part(part, article.article_id)
    for article in (*whole, *(one for _, one in parts if jsonl)):
        found = find_facts(article, facts)
        _print_facts(article, found, jsonl=jsonl)


def _tell_part(part: Part, article_id: str) -> None:
    """One line on an article that was found in a file of several."""
    click.echo(f"{article_id}: {part.start}-{part.end} {part.title} ({word(part.reason)})", err=True)


def _print_facts(article: "ArticleFile", found: "Found", *, jsonl: bool) -> None:
    """The facts on the one stream, what was read and counted on the other."""
    for (candidate, comparison), echo in zip(found.facts, found.echoes, strict=True) if jsonl else ():
        line = candidate_to_mapping(candidate, article.article_id)
        if comparison:
            line |= {"relation": comparison.relation, "fact": comparison.fact.id}
        if echo:
            line |= {"within": echo.relation, "line": echo.place + 1}
        click.echo(json.dumps(line, ensure_ascii=False))
    kinds = Counter(candidate.kind for candidate, _ in found.facts)
    repairs = Counter(change.kind for change in found.changes)
    click.echo(f"{article.article_id}: {found.lang}, {len(found.facts)} facts", err=True)
    click.echo("  " + "; ".join(word(note) for note in article.notes), err=True)
    click.echo("  " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()), err=True)
    within = Counter(echo.relation for echo in found.echoes if echo)
    click.echo(
        "  within the article: "
        + (", ".join(f"{n} {relation}" for relation, n in within.items()) or "nothing twice"),
        err=True,
    )
    click.echo(f"  dropped without proof: {found.dropped}; places beyond repair: {found.damaged}", err=True)
    click.echo(
        "  repaired: " + (", ".join(f"{n} {kind}" for kind, n in repairs.items()) or "nothing"), err=True
    )


def bank_of(folder: Path) -> "Bank":
    """The bank in a folder."""
    # Loads all kinds of questions, which most articles are read without.
    from quizapp.services.bank_folders import check_folder

    bank, _ = check_folder(folder)
    if bank is None:
        raise click.ClickException(f"{folder} is no bank without errors: quizapp banks check {folder}")
    return bank
