"""A PDF gives paragraphs and headings instead of lines, without what is printed around them."""

import textwrap
from datetime import date

import pytest

from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.pdf import read_pdf
from tests.formats.articles.samples import CHINESE, ENGLISH, PICTURE, lines, pdf

SECOND = "A mixture of experts is a network split into many parts, of which a router picks a few for each token that comes."


def wrapped(text: str, top: int) -> bytes:
    width = 60 if text.isascii() else 40
    rows = (
        textwrap.wrap(text, 60)
        if text.isascii()
        else [text[i : i + width] for i in range(0, len(text), width)]
    )
    return lines(rows, top=top)


def test_lines_become_headings_and_paragraphs() -> None:
    page = lines(["Harrow 3 is out"], size=20) + wrapped(ENGLISH, 720) + wrapped(SECOND, 600)
    found = read_pdf(pdf(page, title="A new model"))
    assert found.text == f"Harrow 3 is out\n\n{ENGLISH}\n\n{SECOND}"
    assert (found.title, found.published, found.saved) == ("A new model", None, date(2026, 3, 12))


def test_chinese_lines_join_without_spaces() -> None:
    assert read_pdf(pdf(wrapped(CHINESE, 720))).text == CHINESE


def test_paragraphs_without_space_between_them_end_with_their_short_lines() -> None:
    rows = [*textwrap.wrap(ENGLISH, 60), *textwrap.wrap(SECOND, 60)]
    assert read_pdf(pdf(lines(rows, top=720))).text == f"{ENGLISH}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("ends", "begins", "whole"),
    [
        ("six hundred billion, DeepSeek-", "V3, is cheap", "DeepSeek-V3, is"),
        ("and that a state-of-the-", "art run is cheap", "a state-of-the-art run"),
        ("and that it is open-", "source, as open-source is", "is open-source, as"),
        ("the number of accelera-", "tors that it takes", "of accelerators that"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_belongs(ends: str, begins: str, whole: str) -> None:
    rows = [
        f"The company says of its new model, the third one of this year, {ends}",
        f"{begins}, it said on Monday.",
    ]
    assert whole in read_pdf(pdf(lines(rows))).text


def test_a_line_that_begins_with_a_dash_is_a_line_of_its_own() -> None:
    rows = [
        "这种渡轮由两台电动机驱动，一次充电可以行驶六十海里，在港口充电只要四十分钟。",
        "——城市打算再买四艘，替换掉还在使用的柴油渡轮，市民可以用公交卡乘坐，学生半价",
    ]
    page = lines(rows[:1], top=700) + lines(rows[1:], top=640)
    assert read_pdf(pdf(page)).text == "\n\n".join(rows)


def test_a_power_is_no_number_and_the_mark_of_a_note_no_power() -> None:
    page = (
        lines(["It takes 10"]) + lines(["25"], size=7, top=765, left=111) + lines(["years of work"], left=122)
    )
    page += lines(["9"], size=7, top=765, left=190)
    assert read_pdf(pdf(page)).text == "It takes 10^25 years of work[9]"


def test_a_paragraph_goes_on_over_the_page_and_heads_and_numbers_of_pages_are_left_out() -> None:
    rows = textwrap.wrap(f"{ENGLISH} {SECOND} {ENGLISH} {SECOND}", 60)
    cuts = [rows[:3], rows[3:6], rows[6:]]
    pages = [
        lines(["The Daily Model"], top=770) + lines(cut, top=700) + lines([f"Page {n} of 3"], top=20)
        for n, cut in enumerate(cuts, 1)
    ]
    assert read_pdf(pdf(*pages)).text == f"{ENGLISH} {SECOND} {ENGLISH} {SECOND}"


def test_pages_without_text_are_named() -> None:
    found = read_pdf(pdf(wrapped(ENGLISH, 700), PICTURE))
    assert [str(note) for note in found.notes] == [
        "PDF, 2 pages",
        "Not read, for they hold pictures alone: pages 2",
    ]


def test_a_scan_with_a_page_number_is_still_a_scan() -> None:
    with pytest.raises(Invalid) as raised:
        read_pdf(pdf(*(PICTURE + lines([str(n)], top=20) for n in range(1, 4))))
    assert raised.value.message.text == faults.SCANNED


@pytest.mark.parametrize("title", ["Microsoft Word - draft.docx", "untitled", "report.PDF", ""])
def test_the_name_of_a_file_is_no_title(title: str) -> None:
    assert read_pdf(pdf(wrapped(ENGLISH, 700), title=title)).title is None
