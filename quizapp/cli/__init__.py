"""The commands of the console script ``quizapp``: thin calls into what does the work; app.py registers them."""

import click

from quizapp.cli.loading import Commands

banks = click.Group(
    "banks",
    Commands(
        check="banks:banks_check",
        export="exporting:banks_export",
        lint="lint:banks_lint",
        load="banks:banks_load",
        write="writing:banks_write",
        **{"import": "transfer:banks_import"},
    ),
    help="The folders of question banks.",
)
facts = click.Group(
    "facts",
    Commands(cover="coverage:facts_cover", extract="extraction:facts_extract", verify="banks:facts_verify"),
    help="The facts of question banks.",
)
COMMANDS = Commands(
    backup="upkeep:backup",
    banks=banks,
    db="upkeep:db",
    demo="site:demo",
    facts=facts,
    people="people:people",
    rebuild="upkeep:rebuild_marks",
    serve="site:serve",
    statistics="statistics:statistics",
    worker="site:worker",
)
