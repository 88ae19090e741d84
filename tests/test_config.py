from dataclasses import fields
from pathlib import Path

import pytest

from quizapp.config import ROOT, Config


def test_without_an_environment_every_setting_has_its_default() -> None:
    assert Config.from_environment({}) == Config()


@pytest.mark.parametrize("text", ["no", "0", "false", "Off", ""])
def test_a_switch_is_off_by_any_usual_word(text: str) -> None:
    assert Config.from_environment({"QUIZAPP_REGISTRATION": text}).registration is False


def test_host_and_port_count_without_the_prefix_and_the_prefix_goes_first() -> None:
    environ = {"HOST": "0.0.0.0", "PORT": "8080", "QUIZAPP_PORT": "9090"}
    config = Config.from_environment(environ)
    assert (config.host, config.port) == ("0.0.0.0", 9090)


def test_a_relative_folder_starts_at_the_project() -> None:
    assert Config.from_environment({"QUIZAPP_INSTANCE": "other"}).instance == ROOT / "other"
    assert Config.from_environment({"QUIZAPP_INSTANCE": "/srv/quiz"}).instance == Path("/srv/quiz")


def test_every_setting_can_be_set() -> None:
    environ = {f"QUIZAPP_{field.name.upper()}": "7" for field in fields(Config)}
    config = Config.from_environment(environ)
    assert all(str(getattr(config, field.name)).endswith(("7", "True")) for field in fields(Config))
