"""Commands by name, each loaded when it is asked for: a command waits for nothing that only others need."""

from collections import UserDict
from importlib import import_module
from typing import cast

import click


class Commands(UserDict[str, click.Command]):
    """Commands of which some are only named yet, as ``module:attribute`` of this package."""

    def __init__(self, **named: str | click.Command) -> None:
        super().__init__()
        self.data.update(cast("dict[str, click.Command]", named))

    def __getitem__(self, name: str) -> click.Command:
        found: object = self.data[name]
        if isinstance(found, str):
            module, _, attribute = found.partition(":")
            self.data[name] = getattr(import_module(f"quizapp.cli.{module}"), attribute)
        return self.data[name]
