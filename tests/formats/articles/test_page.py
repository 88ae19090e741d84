"""Of a web page the article is read, as its readers see it, and nothing else."""

from datetime import date

import pytest

from quizapp.formats.articles.page import page_blocks, read_page
from tests.formats.articles.samples import CHINESE, ENGLISH

FILLER = (
    "The company said that it will sell the model to customers in twelve countries from the next month on. "
    * 3
)
HIDDEN = [
    "<script>var a = 'SECRET';</script>",
    "<style>p::after { content: 'SECRET' }</style>",
    "<p hidden>SECRET</p>",
    "<p style='color: red; display:none'>SECRET</p>",
    "<p style='visibility: hidden'>SECRET</p>",
    "<span style='font-size:0'>SECRET</span>",
    "<p style='opacity: 0'>SECRET</p>",
    "<template><p>SECRET</p></template>",
    "<noscript>SECRET</noscript>",
    "<!-- SECRET -->",
    "<svg><text>SECRET</text></svg>",
    "<iframe srcdoc='SECRET'>SECRET</iframe>",
    "<form><textarea>SECRET</textarea><select><option>SECRET</option></select></form>",
    "<img alt='SECRET' src='x' onerror='SECRET'>",
    "<style>.gone { display: none }</style><p class='a gone'>SECRET</p>",
    "<style>@media print { p { display: none } } #x, div.y { visibility: hidden }</style><div class='y'><p>SECRET</p></div>",
    "<SCRIPT type=text/javascript>SECRET</SCRIPT>",
    "<script>SECRET",
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_not_seen_never_reaches_the_text(hidden: str) -> None:
    page = f"<html><body><article><p>{ENGLISH}</p><p>{FILLER}</p>{hidden}</article></body></html>"
    found = read_page(page)
    assert "SECRET" not in found.text + (found.title or "")
    assert ENGLISH in found.text


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_not_seen_reaches_no_block_of_any_piece_of_html(hidden: str) -> None:
    blocks, _ = page_blocks(f"<p>before</p>{hidden}")
    assert blocks[0].text == "before"
    assert not [block for block in blocks if "SECRET" in block.text]


def test_the_text_behind_what_is_not_seen_stays() -> None:
    blocks, _ = page_blocks(
        "<p>one<!-- SECRET --> two<script>SECRET</script> three<span hidden>SECRET</span> four</p>"
    )
    assert [block.text for block in blocks] == ["one two three four"]


def test_links_to_other_stories_around_the_article_are_left_out_whatever_they_are_called() -> None:
    links = "".join(f"<div><a href=/{n}>Read also our other story number {n}</a></div>" for n in range(12))
    page = (
        f"<html><body><div class=top>{links}</div><div class=text><h1>Harrow 3 is out</h1><p>{ENGLISH}</p><p>{FILLER}</p>"
        f"</div><div class=related>{links}</div><div class=comments><p>Great!</p></div></body></html>"
    )
    assert read_page(page).text == f"Harrow 3 is out\n\n{ENGLISH}\n\n{FILLER.strip()}"


def test_styles_for_paper_alone_hide_nothing() -> None:
    page = f"<style>@media print {{ .a {{ display: none }} }}</style><p class=a>{ENGLISH}</p><p>{FILLER}</p>"
    assert ENGLISH in read_page(page).text


def test_what_stands_around_the_article_is_left_out() -> None:
    links = "".join(f"<li><a href=/{n}>Other story number {n}</a></li>" for n in range(12))
    page = (
        f"<html><head><title>Harrow 3 is out - The Daily</title></head><body><nav><ul>{links}</ul></nav><main><article>"
        f"<h1>Harrow 3 is out</h1><p>{ENGLISH}</p><h2>The price</h2><p>{FILLER}</p><ul><li>fast and cheap for all</li></ul>"
        f"</article></main><aside>Subscribe now!</aside><footer>All rights reserved</footer></body></html>"
    )
    found = read_page(page)
    assert found.text.startswith(f"Harrow 3 is out\n\n{ENGLISH}\n\nThe price\n\n")
    assert not [word for word in ("Other story", "Subscribe", "rights reserved") if word in found.text]


def test_title_and_day_come_from_what_the_page_says_of_itself() -> None:
    head = (
        "<title>T</title><meta property='og:title' content='澜石3发布'>"
        "<meta property='article:published_time' content='2025-09-18T10:00:00+08:00'>"
    )
    found = read_page(f"<html><head>{head}</head><body><p>{CHINESE}</p></body></html>")
    assert (found.title, found.published) == ("澜石3发布", date(2025, 9, 18))


@pytest.mark.parametrize(
    ("piece", "day"),
    [
        ("<meta name=pubdate content='2025/9/8 10:00'>", date(2025, 9, 8)),
        (
            '<script type="application/ld+json">{"datePublished": "2025-09-18T00:00Z"}</script>',
            date(2025, 9, 18),
        ),
        ("<time class='published' datetime='2025-09-18'>18 September</time>", date(2025, 9, 18)),
        ("<time datetime='2025-09-18'>an event</time>", None),
        ("<meta name=date content='2025-13-45'>", None),
    ],
)
def test_the_day_is_found_where_pages_state_it(piece: str, day: date | None) -> None:
    assert read_page(f"<html><head></head><body>{piece}<p>{CHINESE}</p></body></html>").published == day


@pytest.mark.parametrize(
    "title", ["Harrow 3 is out - The Daily", "Harrow 3 is out_新闻频道_门户", "Harrow 3 is out | Site"]
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str) -> None:
    assert (read_page(f"<title>{title}</title><p>{CHINESE}</p>").title or "").startswith("Harrow 3 is out")
    assert "Site" not in (read_page(f"<title>{title}</title><p>{CHINESE}</p>").title or "")


def test_an_article_of_wechat_is_read_though_it_waits_for_its_script() -> None:
    page = (
        "<head><meta property='og:title' content='澜石3发布'><script>var ct = \"1758153600\";</script></head><body>"
        f"<h1>澜石3发布</h1><div id='js_content' style='visibility: hidden; opacity: 0;'><p>短句。</p><p>{CHINESE}</p>"
        "<p style='display:none'>SECRET</p></div><div>喜欢此内容的人还喜欢</div></body>"
    )
    found = read_page(page)
    assert found.text == f"澜石3发布\n\n短句。\n\n{CHINESE}"
    assert (found.title, found.published) == ("澜石3发布", date(2025, 9, 18))


def test_a_line_in_bold_is_a_heading() -> None:
    blocks, _ = page_blocks(
        f"<p><strong>一、</strong> <b>训练</b></p><p>{CHINESE}<b>bold</b></p><p><b>{ENGLISH}</b></p>"
    )
    assert [block.kind for block in blocks] == ["heading", "paragraph", "paragraph"]


def test_no_day_is_guessed_from_the_text() -> None:
    assert read_page(f"<p>{CHINESE}</p><p>Updated 2024-01-02</p>").published is None


def test_several_articles_of_a_page_begin_at_their_places() -> None:
    page = f"<body><nav>Menu</nav><article><h2>One</h2><p>{ENGLISH}</p></article><article><h2>Two</h2><p>{CHINESE * 2}</p></article>"
    found = read_page(page)
    assert [found.text[start : start + 3] for start in found.starts] == ["One", "Two"]
    assert "Menu" not in found.text


def test_short_announcements_beside_an_article_are_no_articles() -> None:
    more = f"<article><a href=/b><p>{ENGLISH}</p></a></article>"
    page = f"<body><article><h1>One</h1>{f'<p>{FILLER}</p>' * 8}</article>{more}</body>"
    assert read_page(page).starts == ()


def test_tables_lists_breaks_and_powers_keep_their_form() -> None:
    page = (
        f"<p>{FILLER}</p><p>It would take 10<sup>25</sup> years<sup>[3]</sup> and 5 km<sup>2</sup> of land.<sup>4</sup></p>"
        "<p>first line<br>second line</p><ol start=3><li>third<li>fourth</ol>"
        "<table><tr><th>Model<th>Score</tr><tr><td>Harrow<td>74.8</tr></table>"
    )
    text = read_page(page).text
    assert "It would take 10^25 years[3] and 5 km² of land.[4]" in text
    assert "first line\nsecond line\n\n3. third\n4. fourth\n\n| Model | Score |\n| Harrow | 74.8 |" in text


def test_a_table_that_only_lays_out_a_page_is_read_as_text() -> None:
    page = f"<table><tr><td><table><tr><td>menu</td></tr></table></td><td><p>{ENGLISH}</p><p>{FILLER}</p></td></tr></table>"
    assert f"{ENGLISH}\n\n" in read_page(page).text


@pytest.mark.parametrize("depth", [300, 5000])
def test_a_page_nested_without_end_does_no_harm(depth: int) -> None:
    page = "<div>" * depth + ENGLISH + "</div>" * depth
    assert len(read_page(page).text) <= len(ENGLISH)
