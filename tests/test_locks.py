"""The locks hold what pyproject.toml asks for, whatever was made anew last."""

import re
import tomllib

import pytest

from quizapp.config import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def locked(file: str) -> dict[str, str]:
    lines = (ROOT / file).read_text("utf-8").splitlines()
    return {name(line): line.split(";")[0].strip(" \\") for line in lines if re.match(r"\w", line)}


@pytest.mark.parametrize(
    ("file", "extras"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])]
)
def test_a_lock_holds_every_package_that_is_asked_for(file: str, extras: list[str]) -> None:
    wanted = {name(asked) for asked in PROJECT["dependencies"]} | {
        name(a) for extra in extras for a in EXTRAS[extra]
    }
    assert wanted - locked(file).keys() == set()


def test_what_is_tested_is_what_runs() -> None:
    run, tested = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {package: tested.get(package) for package in run} == run


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_is_pinned_by_hashes_and_no_index_is_named(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|--find-links)|://", text, re.MULTILINE)
    assert all("==" in pin for pin in locked(file).values())
    assert text.count("\n") > 2 * len(locked(file)) and "--hash=sha256:" in text
