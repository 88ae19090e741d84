"""Formulas between dollar signs."""

import pytest

from quizapp.formats.tex import formulas_from_dollars, formulas_from_double_dollars


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Solve $$x^2 = 4$$ now", "Solve \\(x^2 = 4\\) now"),
        ("First:\n$$a\n= b$$\nthen", "First:\n\\[a = b\\]\nthen"),
        ("<p>$$a$$</p>", "<p>\\[a\\]</p>"),
        ("$5 and $6, $$ and $$$", "$5 and $6, $$ and $$$"),
        ("\\$$a$$", "\\$$a$$"),
    ],
)
def test_double_dollars_are_a_formula(text: str, formulas: str) -> None:
    assert formulas_from_double_dollars(text) == formulas


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("In $O(n)$ steps", "In \\(O(n)\\) steps"),
        ("It costs $5 or $6", "It costs $5 or $6"),
        ("between $5-$6", "between $5-$6"),
        ("$$a$$", "\\[a\\]"),
        ("\\$a$", "\\$a$"),
    ],
)
def test_single_dollars_are_a_formula_where_they_are_not_money(text: str, formulas: str) -> None:
    assert formulas_from_dollars(text) == formulas
