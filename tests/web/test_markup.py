"""Markdown, formulas, gaps and highlights become HTML that cannot do harm."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from quizapp.formats.allowed_html import TAGS
from quizapp.web.formulas import ELEMENTS, render_formula
from quizapp.web.markup import SEAL, highlight, render_inline, render_markdown, split_stem

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    '[x](/ "a\\" onmouseover=alert(1) x=\\"")',
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<form action=//evil.example><input name=csrf_token><button>x</button></form>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>*{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<p id=main class=dock hx-get=/x data-act=theme>x</p>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "\\(\\text{<script>alert(1)</script>}\\)",
    "\\(\\text{<img src=x onerror=alert(1)>}\\)",
    "\\(\\href{javascript:alert(1)}{x}\\)",
    "\\(\\class{dock}{x}\\) \\(\\style{position:fixed}{x}\\)",
    "[a](http://x.example/\\(<b>\\))",
    '<a href="\\(x\\)" title="\\(\\text{&quot; onclick=alert(1)}\\)">a</a>',
    "![\\(x\\)](x.png)",
    f"{SEAL}f0{SEAL} {SEAL}g0{SEAL}",
    "```html\n<script>alert(1)</script>\n```",
    "`<script>`",
    "| a | b |\n|:--|--:|\n| <script> | `x` |",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]
SAFE = {"href", "rel", "align", "start", "class", "scope"} | {"display", "stretchy", "fence", "form"}


class Reader(HTMLParser):
    """Collects every tag with its attributes, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.tags


def assert_harmless(html: str) -> None:
    for tag, attributes in tags_of(html):
        assert tag in TAGS | ELEMENTS | {"mark"}, html
        assert set(attributes) - SAFE == set() or tag in ELEMENTS, html
        assert not any(name.startswith("on") or name in {"style", "id", "name", "src"} for name in attributes)
        assert not re.match(r"\s*(javascript|data|vbscript):", attributes.get("href") or "", re.IGNORECASE), (
            html
        )


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_gets_through(attack: str) -> None:
    assert_harmless(render_markdown(attack))
    assert_harmless(render_inline(f"before {attack} after"))
    assert_harmless(highlight(attack, ["script", "alert", "x", "<"]))


@given(st.lists(st.sampled_from([*ATTACKS, "\n\n", "`", "{{b1}}", "\\(", "\\)", "*", "|", "<"]), max_size=6))
def test_no_mixture_of_attacks_gets_through(parts: list[str]) -> None:
    assert_harmless(render_markdown("".join(parts), {"b1": Markup("<b>gap</b>")}))


def test_a_gap_becomes_its_widget_in_text_table_and_code() -> None:
    gaps = {name: Markup('<input name="{}">').format(name) for name in ("b1", "b2", "b3")}
    html = render_markdown("a {{b1}}\n\n| x |\n|---|\n| {{b2}} |\n\n```python\nf({{b3}})\n```", gaps)
    assert [a["name"] for tag, a in tags_of(html) if tag == "input"] == ["b1", "b2", "b3"]
    assert SEAL not in html


def test_a_gap_in_an_address_is_no_way_into_the_tag() -> None:
    html = render_markdown("[x](http://a.example/{{b1}})", {"b1": Markup('"><b>')})
    assert "<b>" not in html


def test_an_unknown_gap_stays_text() -> None:
    assert "{{b9}}" in render_markdown("a {{b9}}", {"b1": Markup("<i>")})


def test_a_dollar_is_money() -> None:
    assert render_inline("from $5 to $6 million") == "from $5 to $6 million"


def test_a_formula_becomes_mathml_and_keeps_its_backslashes() -> None:
    html = render_inline(r"the \(\frac{a_1}{b}\) of it")
    assert "<mfrac>" in html and "<msub>" in html and html.startswith("the <math")


def test_a_displayed_formula_is_a_block() -> None:
    assert 'display="block"' in render_markdown("\\[\nx^2\n\\]")


def test_code_keeps_the_signs_of_a_formula() -> None:
    assert r"\(x\)" in render_inline(r"`\(x\)`")


@pytest.mark.parametrize("source", ["\\frac{", "{" * 40 + "x" + "}" * 40, "x" * 700, "^^", "\\text{a<b}"])
def test_a_formula_that_cannot_be_read_is_shown_as_code(source: str) -> None:
    assert render_formula(source).startswith('<code class="tex">')


@given(st.text(alphabet=st.sampled_from(list("\\{}^_&<>ab1+-= \"'")), max_size=40))
def test_no_formula_makes_other_elements(source: str) -> None:
    assert {tag for tag, _ in tags_of(render_formula(source))} <= ELEMENTS | {"code"}


def test_a_table_is_aligned_without_style() -> None:
    assert '<td align="right">2</td>' in render_markdown("| a | b |\n|:--|--:|\n| 1 | 2 |")


def test_code_is_coloured_by_classes() -> None:
    html = render_markdown("```python\nprint(1)\n```")
    assert 'class="codehilite"' in html and '<span class="nb">print</span>' in html


def test_the_heading_is_the_first_paragraph_of_a_stem() -> None:
    assert split_stem("What is **x**?\n\n```\ncode\n```")[0] == "What is <strong>x</strong>?"
    assert "<pre>" in split_stem("What?\n\n```\ncode\n```")[1]
    assert split_stem("- only\n- a list")[0] == ""


@pytest.mark.parametrize(
    ("text", "printed", "marked"),
    [
        ("达到79.8%，略高", "79.8%", ["79.8%"]),
        ("79.8 and 179.8 and 79.85", "79.8", ["79.8"]),
        ("2024年1月的**2024年1月**", "2024年1月", ["2024年1月", "2024年1月"]),
        ("about AT&T", "AT&T", ["AT&amp;T"]),
        ("the b of <b>b</b>", "b", ["b", "b"]),
        ("1,792 GB/s", "1", []),
    ],
)
def test_the_printed_value_is_highlighted_and_nothing_else(
    text: str, printed: str, marked: list[str]
) -> None:
    assert re.findall(r"<mark>(.*?)</mark>", highlight(text, [printed])) == marked
