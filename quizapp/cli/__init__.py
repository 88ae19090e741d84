"""The commands of the console script ``quizapp``: thin calls into what does the work; app.py registers them."""

import click

from quizapp.cli.banks import banks, facts
from quizapp.cli.coverage import facts_cover
from quizapp.cli.extraction import facts_extract
from quizapp.cli.lint import banks_lint
from quizapp.cli.people import people
from quizapp.cli.site import demo, serve, worker
from quizapp.cli.statistics import statistics
from quizapp.cli.transfer import banks_export, banks_import
from quizapp.cli.upkeep import backup, db, rebuild_marks
from quizapp.cli.writing import banks_write

banks.add_command(banks_write)
banks.add_command(banks_lint)
banks.add_command(banks_import)
banks.add_command(banks_export)
facts.add_command(facts_cover)
facts.add_command(facts_extract)

COMMANDS: dict[str, click.Command] = {
    "backup": backup,
    "banks": banks,
    "db": db,
    "demo": demo,
    "facts": facts,
    "people": people,
    "rebuild": rebuild_marks,
    "serve": serve,
    "statistics": statistics,
    "worker": worker,
}
