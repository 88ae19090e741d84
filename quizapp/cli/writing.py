"""``quizapp banks write``: questions written from the facts of a bank's folder."""

import sys
from pathlib import Path

import click

from quizapp.cli.banks import tell
from quizapp.cli.extraction import bank_of
from quizapp.cli.opened import reported
from quizapp.core.writing.draft import FORMS
from quizapp.core.writing.renewal import Renewal
from quizapp.services.writing import rewrite_folder


@click.command("write")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--per-fact", default=2, show_default=True, help="How many questions each fact is to have.")
@click.option("--forms", default=",".join(FORMS), show_default=True, help="The forms that may be written.")
@click.option(
    "--known",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A bank whose facts may lend wrong answers.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
def banks_write(folder: Path, per_fact: int, forms: str, known: tuple[Path, ...], dry_run: bool) -> None:
    """Write the questions that the facts of FOLDER lack; questions that a person wrote or edited stay."""
    wanted = [form for form in FORMS if form in forms.split(",")]
    unknown = sorted(set(forms.split(",")) - set(FORMS))
    if unknown:
        raise click.BadParameter(
            f"{', '.join(unknown)}: use some of {', '.join(FORMS)}", param_hint="--forms"
        )
    with reported():
        others = [fact for one in known for fact in bank_of(one).facts]
        done = rewrite_folder(folder, known=others, per_fact=per_fact, forms=wanted, dry=dry_run)
    if done.renewal is None:
        tell(folder, done.faults)
        sys.exit(1)
    tell_renewal(done.renewal, dry_run=dry_run)


def tell_renewal(renewal: Renewal, *, dry_run: bool) -> None:
    """Prints each question that was written, changed or removed, why it was kept, and what was dropped."""
    for sign, drafts in (("+", renewal.added), ("~", renewal.changed)):
        for draft in drafts:
            click.echo(f"{sign} {draft.question.id}: {'; '.join(map(str, draft.reasons))}")
    for id_ in renewal.removed:
        click.echo(f"- {id_}")
    counts = f"{len(renewal.added)} new, {len(renewal.changed)} changed, {len(renewal.removed)} removed"
    click.echo(f"{'would be ' if dry_run else ''}{counts}; {len(renewal.kept)} by hand left alone")
    for reason, count in sorted(renewal.dropped.items(), key=lambda one: -one[1]):
        click.echo(f"  dropped: {count}, {reason}")
