"""The application, and the console script on it."""

import os

import click
from flask import Flask
from flask.cli import FlaskGroup

from quizapp.cli import COMMANDS
from quizapp.config import Config
from quizapp.keys import read_keys
from quizapp.storage.database import Database


def create_app(config: Config | None = None) -> Flask:
    """The application with these settings, by default those of the environment."""
    # Commands that serve no pages load none of this.
    from quizapp.web import access
    from quizapp.web.parts import FEATURES, PARTS

    config = config or Config.from_environment()
    config.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    app = Flask("quizapp", static_folder=None, instance_path=str(config.instance.resolve()))
    app.config.update(TESTING=config.testing, SECRET_KEY=read_keys(config).secret)
    app.extensions["quizapp.config"] = config
    app.extensions["quizapp.database"] = Database(config.database, pool_size=config.threads)
    for part in PARTS:
        part.init_app(app)
    for feature in FEATURES:
        app.register_blueprint(feature.bp)
    access.check(app)
    return app


class Commands(FlaskGroup):
    """The commands of this project alone, without those that libraries would add."""

    def _load_plugin_commands(self) -> None:
        """Looks for none."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command: what it writes, and what its children write, is for the site's own user alone."""
        os.umask(0o077)
        return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names; no application is made for that."""
        return sorted(self.commands)


cli = Commands(
    create_app=create_app,
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
    set_debug_flag=False,
    commands=COMMANDS,
    help="Sourced (有据): quizzes made from the facts of articles.",
)
# Which application the commands are for is settled; Flask's own options would ask.
cli.params.clear()
