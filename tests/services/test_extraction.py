"""Articles come from files, and what they state is found and compared; at the console too."""

import json
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.app import cli
from quizapp.config import ROOT
from quizapp.errors import Invalid
from quizapp.formats.articles.reader import read_article_file
from quizapp.services import extraction
from quizapp.services.extraction import ArticleFile, find_facts, read_article, read_parts
from tests.core.facts.test_comparison import KNOWN
from tests.formats.articles.samples import (
    CHINESE,
    ENGLISH,
    LOCKED,
    PICTURE,
    docx,
    docx_parts,
    lines,
    package,
    paragraph,
    pdf,
)

TEXT = "DeepSeek-V3有6850亿参数，生成速度为每秒60个token。"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fox.txt"
    path.write_bytes(TEXT.encode("gbk"))
    return path


def test_a_file_is_read_in_its_encoding(file: Path) -> None:
    article = read_article(file)
    assert (article.article_id, article.text, article.encoding) == ("fox", TEXT, "gb18030")


def test_an_index_gives_an_article_its_part_and_its_date(tmp_path: Path, file: Path) -> None:
    index = tmp_path / "articles.json"
    index.write_text(json.dumps([{"id": "v3", "start": 0, "end": 11, "published": "2024-12-27"}]), "utf-8")
    article = read_article(file, article_id="v3", index=index)
    assert article.text == TEXT[:11]
    assert str(article.published) == "2024-12-27"
    with pytest.raises(Invalid, match="lists no article"):
        read_article(file, article_id="other", index=index)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no text in it"),
        (b" \n\n ", "no text in it"),
        (b"\x00\x01\x02", "is no text"),
        (b"\x89PNG\r\n", "picture"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(Invalid, match=said):
        read_article(path)


def test_a_file_beyond_all_measure_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "LARGEST", 10)
    with pytest.raises(Invalid, match="larger"):
        read_article(file)


def test_every_format_of_an_article_gives_the_same_facts() -> None:
    pages = lines([CHINESE[at : at + 40] for at in range(0, len(CHINESE), 40)])
    pages += lines(textwrap.wrap(ENGLISH, 60), top=600)
    forms = {
        "text": f"{CHINESE}\n\n{ENGLISH}".encode("gbk"),
        "html": f"<nav>1 million users</nav><p>{CHINESE}</p><p>{ENGLISH}</p>".encode("gbk"),
        "docx": docx(paragraph(CHINESE), paragraph(ENGLISH)),
        "pdf": pdf(pages),
    }
    found = {form: facts_of(read_article_file(data).text) for form, data in forms.items()}
    assert len(found["text"]) >= 8
    assert [form for form, facts in found.items() if facts != found["text"]] == []


def facts_of(text: str) -> list[tuple[str, object, str | None]]:
    return [(one.kind, one.value, one.unit) for one, _ in find_facts(ArticleFile("a", text, "")).facts]


def test_an_article_in_a_pdf_is_found_in_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(pdf(lines([TEXT])))
    article = read_article(path)
    assert (article.text, [str(note) for note in article.notes]) == (TEXT, ["PDF, one page"])


def test_facts_are_compared_with_those_that_are_known(file: Path) -> None:
    known = replace(KNOWN, aliases=())
    relations = [
        (one.value, of.relation if of else None) for one, of in find_facts(read_article(file), [known]).facts
    ]
    assert relations == [("685000000000", "contradiction"), ("60", None)]


def test_the_command_prints_a_fact_a_line(file: Path) -> None:
    result = CliRunner().invoke(cli, ["facts", "extract", str(file), "--article-id", "v3", "--jsonl"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["article"], row["kind"]) for row in rows] == [("v3", "parameter_count"), ("v3", "speed")]
    assert "Plain text, decoded as GB18030 (GBK)" in result.stderr
    assert "dropped without proof: 0" in result.stderr


def test_the_command_compares_with_a_bank(tmp_path: Path) -> None:
    path = tmp_path / "size.txt"
    path.write_text("DeepSeek-V3有1个参数，共100亿参数。", "utf-8")
    bank = str(ROOT / "question_banks" / "deepseek-r1")
    result = CliRunner().invoke(cli, ["facts", "extract", str(path), "--known", bank, "--jsonl"])
    assert result.exit_code == 0, result.output
    result = CliRunner().invoke(cli, ["facts", "extract", str(path), "--known", str(tmp_path)])
    assert result.exit_code == 1


BAD = {
    "empty": (b"", "没有文字"),
    "binary": (b"\x7fELF" + bytes(range(256)), "这不是文本"),
    "huge": (bytes(50_000_001), "最多 50 MB"),
    "scan": (pdf(PICTURE), "扫描的图片，没有文字"),
    "locked": (pdf(lines([TEXT]), trailer=LOCKED), "设了密码"),
    "broken": (docx(paragraph(TEXT))[:-99], "已损坏"),
    "bomb": (
        package(docx_parts("") | {"word/media/a.bin": bytes(9_000_000)}),
        "解压后大得",
    ),
    "encodings": (TEXT.encode() * 9 + TEXT.encode("gbk") * 9, "这不是文本"),
    "language": ("これは新しいモデルについての記事です。".encode(), "看起来是日语"),
    "script": (
        b"<script>document.write('9 billion parameters')</script>",
        "没有文字",
    ),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office"),
}


@pytest.mark.parametrize("name", BAD)
def test_the_command_says_what_is_wrong_with_a_file_in_the_readers_language(
    tmp_path: Path, name: str
) -> None:
    data, said = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    result = CliRunner(env={"LC_ALL": "zh_CN.UTF-8"}).invoke(cli, ["facts", "extract", str(path), "--jsonl"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {path}: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_damaged_text_says_what_was_lost(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes((TEXT * 3).encode("gbk")[:-1])
    result = CliRunner().invoke(cli, ["facts", "extract", str(path)])
    assert "Could not be decoded: 1 places" in result.stderr


NEWS = "\n".join(
    f"{n}. 北湾港第{n}艘渡轮下水\n这艘船载客{n}20人，航速24节，一次充电可以行驶60海里，充电只要40分钟。"
    for n in (1, 2, 3)
)


def test_the_articles_of_a_file_are_listed_and_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, "utf-8")
    listed = CliRunner().invoke(cli, ["facts", "extract", str(path), "--split"])
    lines_of_parts = [line for line in listed.stderr.splitlines() if line.startswith("news-")]
    assert lines_of_parts[1].startswith(
        f"news-2: {NEWS.index('2. 北')}-{NEWS.index('3. 北') - 1} 北湾港第2艘渡轮下水 ("
    )
    assert listed.stdout == ""
    found = CliRunner().invoke(cli, ["facts", "extract", str(path), "--split", "--jsonl"])
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert {row["article"] for row in rows} == {"news-1", "news-2", "news-3"}
    assert {("news-1", "120"), ("news-2", "220"), ("news-3", "320")} <= {
        (row["article"], str(row["value"])) for row in rows
    }


def test_a_file_of_one_article_is_not_split(file: Path) -> None:
    [(part, article)] = read_parts(file)
    assert (part.start, part.end, article.text) == (0, len(TEXT), TEXT)


def test_an_index_and_a_proposal_exclude_each_other(file: Path) -> None:
    result = CliRunner().invoke(cli, ["facts", "extract", str(file), "--split", "--articles", str(file)])
    assert result.exit_code == 2
