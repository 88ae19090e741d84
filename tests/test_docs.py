"""The documents say what the code does: every setting, every command, and no link that leads nowhere."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from quizapp.app import cli
from quizapp.config import PREFIX, ROOT, Config

DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
SETTING = re.compile(r"^\| `(\w+)` \| (.*?) \|", re.MULTILINE)


def commands(group: click.Group, path: str = "quizapp") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def shown(default: object) -> str:
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}`"
    return {"": "", "True": "`yes`", "False": "`no`"}.get(str(default), f"`{default}`")


def test_every_setting_is_documented_with_its_default() -> None:
    documented = dict(SETTING.findall((ROOT / "docs" / "settings.md").read_text("utf-8")))
    assert documented == {PREFIX + f.name.upper(): shown(f.default) for f in fields(Config)}


def test_every_command_is_documented() -> None:
    documented = set(
        re.findall(
            r"^## `(quizapp [a-z -]+?)(?: [A-Z\[].*)?`$",
            (ROOT / "docs" / "commands.md").read_text("utf-8"),
            re.MULTILINE,
        )
    )
    assert documented == set(commands(cli))


def test_every_module_that_the_architecture_points_at_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = text[text.index("| idea | module |") : text.index("## The rooms")]
    missing = []
    for row in table.splitlines()[2:]:
        names = re.findall(r"`([\w/]+(?:\.py|/))`", row)
        folder = next((name for name in names if name.endswith("/")), "")
        missing += [
            name for name in names if not any((ROOT / "quizapp" / p).exists() for p in (name, folder + name))
        ]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", document.read_text("utf-8"))
    targets = [target for target in LINK.findall(text) if "://" not in target]
    broken = [target for target in targets if not leads_somewhere(document, target)]
    assert not broken


def test_no_note_of_a_day_lies_beside_the_documents() -> None:
    assert {path.name for path in ROOT.glob("*.md")} == {"README.md", "CHANGELOG.md"}


def leads_somewhere(document: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    path = (document.parent / name) if name else document
    return path.exists() and (not anchor or anchor in anchors(path))


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
