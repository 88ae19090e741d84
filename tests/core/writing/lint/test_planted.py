"""The lint on planted flaws and on clean questions that look like them; run with ``-s`` for the figures of each rule."""

from collections import Counter

import pytest

from quizapp.core.languages import LANGUAGES
from quizapp.core.writing.lint.rules import CHECKS
from quizapp.core.writing.lint.wording import RULES
from tests.core.writing.lint.planted import Score, read_planted, score

FILES = ("planted.yaml", "sealed.yaml", "fresh.yaml")


def table(name: str, found: Score) -> str:
    rules = sorted(set(found.planted) | set(found.false), key=lambda rule: RULES[rule].number)
    rows = [
        f"{RULES[rule].number:3} {rule:22} {found.found[rule]:2} of {found.planted[rule]:2} found, {found.false[rule]} false"
        for rule in rules
    ]
    return f"\n{name}: recall {found.recall:.3f}, precision {found.precision:.3f}\n" + "\n".join(rows)


@pytest.mark.parametrize("name", FILES)
def test_planted_flaws_are_found_and_little_else(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = score(read_planted(name))
    with capsys.disabled():
        print(table(name, found))
    assert found.recall >= 0.91
    assert found.precision >= 0.85


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_reaches_the_targets_alone(language: str) -> None:
    items = [item for name in FILES for item in read_planted(name) if item.language == language]
    found = score(items)
    assert found.recall >= 0.91
    assert found.precision >= 0.85


def test_every_rule_has_flawed_and_clean_questions_in_both_languages() -> None:
    items = [item for name in FILES for item in read_planted(name)]
    assert len(items) >= 200
    kinds = Counter((item.rule, item.language, item.flaw is None) for item in items)
    wanted = {(rule, language, clean) for rule in RULES for language in LANGUAGES for clean in (True, False)}
    assert set(kinds) == wanted
    assert min(kinds.values()) >= 2


def test_the_rules_are_twenty_six() -> None:
    assert sorted(rule.number for rule in RULES.values()) == list(range(1, 27))
    assert set(RULES) - set(CHECKS) == {"key_position", "true_false_balance", "cross_item_cue"}
