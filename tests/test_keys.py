import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from quizapp.config import Config
from quizapp.keys import read_keys


def test_keys_are_made_once_and_stay(tmp_path: Path) -> None:
    config = Config(instance=tmp_path)
    assert read_keys(config) == read_keys(config)


def test_only_their_owner_can_read_the_keys(tmp_path: Path) -> None:
    read_keys(Config(instance=tmp_path))
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


def test_processes_that_start_together_agree_on_the_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(read_keys, [Config(instance=tmp_path)] * 64))
    assert len(found) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_a_secret_of_the_settings_goes_before_the_kept_one(tmp_path: Path) -> None:
    assert read_keys(Config(instance=tmp_path, secret_key="given")).secret == "given"
