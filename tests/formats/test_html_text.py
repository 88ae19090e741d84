"""HTML of other tools becomes our Markdown and shows the same; plain text shows itself, sign for sign."""

import re
import time
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from quizapp.core.languages import Message
from quizapp.formats.html_blocks import Blocks
from quizapp.formats.html_losses import LOSSES, loss_faults
from quizapp.formats.html_text import (
    html_from_markdown,
    markdown_from_html,
    markdown_from_plain,
    plain_from_markdown,
)

PICTURE, SOUND = f"{'0' * 32}.png", f"{'9' * 32}.mp3"
NAMES = {"a.png": PICTURE, "s.mp3": SOUND}
SIGNS = "\\`*_{}[]()<>&#+-.!|~=:$ \n\n\t\u00a0\u3000ab1汉字；（é"
PLAIN = st.one_of(
    st.text(SIGNS, max_size=40), st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
)


def markdown(html: str) -> str:
    return markdown_from_html(html, pictures=NAMES.get)[0]


def losses(html: str) -> tuple[str, ...]:
    return markdown_from_html(html, pictures=NAMES.get)[1]


def back(text: str) -> str:
    return html_from_markdown(text, pictures=lambda name: f"files/{name}")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>two </b>three</p><p>four<br>five</p>", "One **two** three\n\nfour  \nfive"),
        ("H<sub>2</sub>O, x<sup>2</sup>, <u>lined</u>", "H<sub>2</sub>O, x<sup>2</sup>, <ins>lined</ins>"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n    1. b\n- c"),
        ("<p># 1</p><p>1. one</p><p>- x</p>", "\\# 1\n\n1\\. one\n\n\\- x"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1 | 2&#124;3 |",
        ),
        ("<pre>if x:\n    y\n</pre>", "```\nif x:\n    y\n```"),
        ("<code>a*b</code> and a*b and a * b", "`a*b` and a\\*b and a * b"),
        ("<a href='https://example.org/a b'>here</a>", "[here](https://example.org/ab)"),
        ("a&nbsp;b&nbsp; c<p>&nbsp;</p>", "a\u00a0b c"),
        ("（&nbsp;&nbsp;&nbsp;&nbsp;）", "（\u00a0\u00a0\u00a0\u00a0）"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字", "漢字"),
        ("R&amp;D <b>&amp;</b>lt; a&lt;b@c>", "R&D <strong>&</strong>lt; a&lt;b@c>"),
        ("{{gap}}", "{\\{gap}}"),
    ],
)
def test_html_becomes_markdown(html: str, text: str) -> None:
    assert markdown(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<img class="equation_image" data-equation-content="\\frac{a}{b}">', "\\(\\frac{a}{b}\\)"),
        ('<img src="/equation_images/%255Calpha_1?scale=1">', "\\(\\alpha_1\\)"),
        ("so $$x^2$$ costs $5 or $6", "so \\[x^2\\] costs $5 or $6"),
        ("\\(a_1*b_2*c\\) and \\[ x\n<  y \\]", "\\(a_1*b_2*c\\) and \\[x < y\\]"),
        ("[mathjaxinline]a_b[/mathjaxinline] [mathjax]c[/mathjax]", "\\(a_b\\) \\[c\\]"),
        ('<script type="math/tex; mode=display">a*b</script>', "\\[a*b\\]"),
        (
            "<math><msup><mi>x</mi><mn>2</mn></msup><mo>≤</mo><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
            "\\({x}^{2}\\le \\frac{a}{2}\\)",
        ),
        (
            '<math><semantics><mi>q</mi><annotation encoding="application/x-tex">\\sqrt q</annotation></semantics></math>',
            "\\(\\sqrt q\\)",
        ),
        (
            '<math><semantics><mi>x</mi><annotation encoding="LaTeX">\\[x^2\\]</annotation></semantics></math>',
            "\\(x^2\\)",
        ),
    ],
)
def test_formulas_of_every_spelling_become_ours(html: str, text: str) -> None:
    assert markdown(html) == text


@pytest.mark.parametrize(
    ("html", "text", "loss"),
    [
        ("a<script>alert(1)</script>", "a", "script"),
        ("<p onclick='x()'>a</p>", "a", "handler"),
        ("a<iframe src='https://example.org'>b</iframe>", "a", "frame"),
        ("a <object data='x'><p>b</p></object>", "a", "frame"),
        ("a<input value='b'>", "a", "form"),
        ("a<svg><script>x</script></svg>", "a", "drawing"),
        ("<img src='https://example.org/a.png' alt='a map'>", "(a map)", "remote picture"),
        ("<img src='b.png' alt='a map'>", "(a map)", "missing picture"),
        ("<a href='javascript:x()'>a</a>", "a", "link"),
        ("<a href='&#x6A;avascript:x()'>a</a>", "a", "link"),
        ("<ruby>a<rt>b</rt></ruby>", "a", "ruby"),
        ("<div>" * 300 + "a" + "</div>" * 300, "a", "nesting"),
    ],
)
def test_what_is_left_out_is_said(html: str, text: str, loss: str) -> None:
    assert loss in losses(html)
    assert markdown(html) == text
    assert loss_faults("q1", losses(html))[-1].message == Message(LOSSES[loss])


def test_pictures_and_recordings_keep_their_descriptions() -> None:
    html = "<img src='a.png' alt='a [red] map*'> <img src='a.png' role='presentation' alt=''>"
    text = f'![a \\[red\\] map*](media/{PICTURE}) ![](media/{PICTURE} "decorative")'
    assert markdown(html) == text
    assert plain_from_markdown(text) == "a [red] map* "
    assert back(text) == (
        f'<p><img src="files/{PICTURE}" alt="a [red] map*"> <img src="files/{PICTURE}" alt="" role="presentation"></p>'
    )
    assert markdown("<audio controls><source src='s.mp3'>A bell</audio>") == f"![A bell](media/{SOUND})"
    assert (
        markdown(back(f"![A bell](media/{SOUND})").replace(f"files/{SOUND}", "s.mp3"))
        == f"![A bell](media/{SOUND})"
    )


def test_html_of_our_markdown_holds_nothing_that_runs() -> None:
    text = 'a <script>b</script><img src=x onerror=y> <b onclick="c">d</b> [e](javascript:f)'
    assert not re.search(r"script|onerror|onclick", back(text))
    assert back("\\(a<b\\)") == "<p>\\(a&lt;b\\)</p>"


def test_plain_text_of_markdown_reads_well() -> None:
    text = (
        "**Water** is H<sub>2</sub>O; *10<sup>3</sup>* g\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    assert plain_from_markdown(text) == "Water is H₂O; 10³ g\n\n- one\n- two\n\na | b\n1 | 2"


@settings(max_examples=150)
@given(PLAIN)
@example("a<b@c>")
def test_plain_text_comes_back_sign_for_sign(text: str) -> None:
    assert plain_from_markdown(markdown_from_plain(text)) == text


INLINE = st.recursive(
    st.text("ab*_`[]()<&\\#-.!|~+={ 汉（", min_size=1, max_size=12),
    lambda inner: st.tuples(
        st.sampled_from(("b", "i", "u", "sub", "span", "code")), st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)
TREES = st.lists(
    st.tuples(st.sampled_from(("p", "div", "li", "blockquote", "td")), st.lists(INLINE, max_size=3)),
    max_size=4,
)
AROUND = {"li": ("<ul><li>", "</li></ul>"), "td": ("<table><tr><td>", "</td><td>z</td></tr></table>")}


def written(tree: object) -> str:
    if isinstance(tree, str):
        return escape(tree, quote=False)
    tag, inner = tree  # type: ignore[misc]
    before, after = AROUND.get(tag, (f"<{tag}>", f"</{tag}>"))
    return before + "".join(map(written, inner)) + after


def shown(html: str) -> str:
    """What a reader sees, space and the marks of formulas aside."""
    return re.sub(r"\s", "", str(lxml_html.document_fromstring(f"<body>{html}</body>").text_content()))


@settings(max_examples=80)
@given(TREES)
@example([("td", ["\\", ("code", ["|"])])])
def test_what_html_shows_our_markdown_shows(trees: list[object]) -> None:
    html = "".join(map(written, trees))
    assert shown(back(markdown(html))) == shown(html)


@settings(max_examples=60)
@given(st.text("<>/=\"' abpiscrtdvul&;#x0-!?[]$\\(", max_size=60))
def test_no_html_is_too_broken(html: str) -> None:
    assert isinstance(markdown(html), str)


@pytest.mark.parametrize(
    "piece", ["\\(", "\\[", "$$a", "[mathjax]", "&nbsp;", "&nbsp; ", "<", "&lt;a@", "`", "*", "<b>", "["]
)
def test_no_text_is_searched_again_and_again(piece: str) -> None:
    began = time.process_time()
    markdown(piece * 20_000)
    assert time.process_time() - began < 2


@given(st.text("ab1. *_-#~|\\()[]{}$`\n\t\r\u00a0\u3000天\u2028\"'!:=+", max_size=30))
@example("1. a")
@example("\u2028")
@example("\u00a0\u00a0a  b\n")
@example("$$x$$ \\(a\n b\\)")
def test_a_text_without_markup_is_read_without_a_tree_as_it_would_be_with_one(text: str) -> None:
    tree = lxml_html.document_fromstring(f"<html><body><span>{text}</span></body></html>")
    # What is blank says nothing, whatever blanks there are in it.
    by_tree = "\n\n".join(Blocks(lambda _: None).read(tree)) if text.strip() else ""
    assert markdown_from_html(text, pictures=lambda _: None) == (by_tree, ())
    assert markdown_from_html(f"<p>{text}</p>", pictures=lambda _: None) == (by_tree, ())


@given(st.lists(st.text("a*[]: \n`<>|-1.\\()!", max_size=20), max_size=4))
def test_no_text_leaves_anything_behind_for_the_next_one(texts: list[str]) -> None:
    alone = html_from_markdown("*one* \\(x\\) [a]: b", pictures=lambda _: None)
    for text in texts:
        html_from_markdown(text, pictures=lambda _: None)
    assert html_from_markdown("*one* \\(x\\) [a]: b", pictures=lambda _: None) == alone
