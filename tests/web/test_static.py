"""Static files stay small, and hold nothing that no page uses."""

import gzip
import re
from pathlib import Path

import pytest

from quizapp.config import ROOT

STATIC = ROOT / "static"
CODE = re.compile(r"\.codehilite[^{]*")
IMPORT = re.compile(r'from "\./([\w-]+\.js)"')
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")


def weight(pattern: str) -> int:
    return len(gzip.compress(b"".join(path.read_bytes() for path in sorted(STATIC.rglob(pattern))), 9))


def uses() -> str:
    """Everything that may name a class: templates, scripts, views."""
    paths = [
        *ROOT.glob("quizapp/templates/**/*.html"),
        *STATIC.glob("js/*.js"),
        *ROOT.glob("quizapp/web/**/*.py"),
    ]
    return "\n".join(path.read_text("utf-8") for path in paths)


def loaded(script: str) -> set[str]:
    """A module and all that it imports, by name."""
    found, waiting = set[str](), [script]
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting += set(IMPORT.findall((STATIC / "js" / name).read_text("utf-8"))) - found
    return found


def entries() -> set[str]:
    """The modules that pages name."""
    return set(re.findall(r"asset\('js/([\w-]+\.js)'\)", uses()))


def test_the_styles_of_all_pages_are_light() -> None:
    assert weight("*.css") <= 10 * 1024


@pytest.mark.parametrize("entry", sorted(entries()))
def test_the_scripts_of_a_page_are_light(entry: str) -> None:
    names = sorted(loaded("app.js") | loaded(entry))
    content = b"".join((STATIC / "js" / name).read_bytes() for name in names)
    assert len(gzip.compress(content, 9)) <= 5 * 1024


def test_every_script_is_loaded_by_some_page() -> None:
    scripts = {path.name for path in (STATIC / "js").glob("*.js")}
    assert scripts == set().union(*(loaded(entry) for entry in entries()))


def test_no_rule_is_written_for_a_class_that_no_page_has() -> None:
    style = re.sub(r"/\*.*?\*/", "", (STATIC / "css" / "app.css").read_text("utf-8"), flags=re.DOTALL)
    words = set(re.findall(r"[\w-]+", uses()))
    selectors = CODE.sub("", re.sub(r"\{[^{}]*\}", "{}", style))
    assert sorted(set(CLASS.findall(selectors)) - words) == []


def test_every_token_is_used_and_every_used_token_is_there() -> None:
    styles = "".join(path.read_text("utf-8") for path in (STATIC / "css").glob("*.css"))
    used = set(re.findall(r"var\((--[\w-]+)", styles))
    assert used == set(re.findall(r"(--[\w-]+):", styles))


def test_raw_colours_are_written_among_the_tokens_alone() -> None:
    style = (STATIC / "css" / "app.css").read_text("utf-8").partition("@media print")[0]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;} ])", style) == []


@pytest.mark.parametrize("script", sorted((STATIC / "js").glob("*.js")), ids=lambda path: path.name)
def test_no_script_makes_html_from_text(script: Path) -> None:
    sinks = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc|setAttribute\(.on"
    )
    assert re.findall(sinks, script.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "template", sorted(ROOT.glob("quizapp/templates/**/*.html")), ids=lambda path: path.stem
)
def test_no_template_carries_style_or_script_of_its_own(template: Path) -> None:
    assert re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=\"", template.read_text("utf-8")) == []
