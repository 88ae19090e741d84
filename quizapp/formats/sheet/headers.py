"""The row that names the columns, found by names in English and Chinese wherever it stands, and whose layout it is."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quizapp.formats.sheet.grid import Row, Sheet
from quizapp.formats.sheet.template import is_template

Role = Literal[
    "number",
    "id",
    "kind",
    "question",
    "answer",
    "explanation",
    "mark",
    "time",
    "difficulty",
    "tags",
    "category",
    "title",
    "hint",
    "options",
    "picture",
    "ignored",
]
Layout = Literal["kahoot", "quizizz", "blooket", "gimkit", "joined", "template", "general"]

# The first rows of a sheet in which the names may stand; templates begin with a banner and instructions.
_HEAD_ROWS = 40
_ROLES: Mapping[Role, str] = {
    "question": r"question|question text|question title|stem|prompt|front|text|题目|题干|问题|试题|题目内容|问题内容|试题内容|试题题干|题干内容|题目描述",
    "answer": r"(the )?(correct|right) (answers?|options?|choices?)|correct|answers?|answer key|key|back|正确答案|正确选项|答案|标准答案|参考答案|试题答案",
    "kind": r"(question )?(type|kind)|题型|题目类型|试题类型|类型|题类",
    "number": r"(question )?(#|no|num|number|nr|id #)|序号|题号|编号|试题编号",
    "id": r"id|question id",
    "explanation": r"(answer |correct answer )?(explanation|rationale|feedback|solution)|general feedback|(答案|试题|题目)?(解析|解释|说明|分析)",
    "mark": r"points?|score|marks?|weight|grade|分值|分数|得分|题目分数|每题分数",
    "time": r"time( limit)?( in)?( sec(onds?)?)?|时间|答题时间|限时|时限",
    "difficulty": r"difficulty|level|难度|难易度|难易程度|难度系数",
    "tags": r"tags?|topics?|keywords?|knowledge points?|标签|知识点|关键词|考点",
    "category": r"category|chapter|section|folder|unit|分类|章节|类别|所属章节|目录|科目",
    "title": r"title|question name|name|标题|题目名称",
    "hint": r"hints?|提示",
    "options": r"options|choices|answer choices|answer options|选项|选项内容|备选项|备选答案|候选项",
    "picture": r"images?( link| url)?|picture( link| url)?|media( url| link)?|图片|图片链接",
    "ignored": r"teks standards?|standards?|备注",
}
_KNOWN = {role: re.compile(f"(?:{names})") for role, names in _ROLES.items()}
_OPTION = re.compile(
    r"(?:(?:answer|option|choice|alternative)s? ?|选项 ?|答案 ?|备选(?:项|答案) ?)([1-9][0-9]?|[a-z])|([a-z])"
)
_WRONG = re.compile(
    r"(?:incorrect|wrong) (?:answer|option)s? ?([1-9][0-9]?)?|(?:错误|干扰)(?:答案|选项) ?([1-9][0-9]?)?"
)
_ASIDE = re.compile(r"[(\[【].*?[)\]】]|\s[-–—:]\s.*$|[:*]|\(.*$")


@dataclass(frozen=True)
class Table:
    """A sheet whose columns are known: each role's column, those of options with the letters or figures they are named by."""

    sheet: Sheet
    layout: Layout
    header: Row
    roles: Mapping[Role, int]
    options: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    named_by: Literal["letter", "figure", ""] = ""

    def rows(self) -> tuple[Row, ...]:
        """The rows below the names."""
        return tuple(row for row in self.sheet.rows if row.number > self.header.number)


@lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """The name of a column without width, case, line breaks and what stands in brackets or behind a dash."""
    text = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return " ".join(_ASIDE.sub(" ", text).replace("_", " ").split()) or text


def find_table(sheet: Sheet) -> Table | None:
    """The sheet with its columns known; None where no row names a question and its options or answer."""
    tables = (_table(sheet, row) for row in sheet.rows[:_HEAD_ROWS])
    return next((table for table in tables if table is not None), None)


def understood(sheet: Sheet) -> tuple[str, ...]:
    """The names of columns that are known, from the row with most of them."""
    named: list[list[str]] = []
    for row in sheet.rows[:_HEAD_ROWS]:
        named.append([cell for cell in row.cells if len(cell) > 1 and _is_known(plain_name(cell))])
    most: list[str] = max(named, key=len, default=[])
    return tuple(most)


def _is_known(name: str) -> bool:
    return bool(_role(name) or _OPTION.fullmatch(name) or _WRONG.fullmatch(name))


@lru_cache(maxsize=4096)
def _role(name: str) -> Role | None:
    return next((role for role, known in _KNOWN.items() if known.fullmatch(name)), None)


def _table(sheet: Sheet, row: Row) -> Table | None:
    names = [plain_name(cell) for cell in row.cells]
    roles: dict[Role, int] = {}
    for column, name in enumerate(names):
        if role := _role(name):
            roles.setdefault(role, column)
    wrong = tuple(column for column, name in enumerate(names) if _WRONG.fullmatch(name))
    options = tuple(column for column, name in enumerate(names) if _OPTION.fullmatch(name))
    options = () if len(options) == 1 else options
    if "question" not in roles or not ("answer" in roles or options):
        return None
    layout = _layout(sheet, row, names, roles, options=options, wrong=wrong)
    return Table(sheet, layout, row, roles, options, wrong, _named_by([names[column] for column in options]))


def _named_by(names: Sequence[str]) -> Literal["letter", "figure", ""]:
    """Whether the options are named A, B … or 1, 2 …, which a key then means."""
    if not names:
        return ""
    return "figure" if all(name[-1].isdigit() for name in names) else "letter"


def _layout(
    sheet: Sheet,
    row: Row,
    names: Sequence[str],
    roles: Mapping[Role, int],
    *,
    options: tuple[int, ...],
    wrong: tuple[int, ...],
) -> Layout:
    """Whose layout these names are, which tells what a key means in it."""
    first = " ".join(sheet.rows[0].cells).casefold()
    if is_template(names):
        return "template"
    if wrong:
        return "gimkit"
    if "time" in roles and options and "max 120 characters" in " ".join(row.cells).casefold():
        return "kahoot"
    if "blooket" in first or ("question #" in names and "time" in roles and options):
        return "blooket"
    if {"question text", "question type"} <= set(names) and "option 1" in names:
        return "quizizz"
    if not options and "answer" in roles and _is_joined(sheet, row, roles["question"]):
        return "joined"
    return "general"


def _is_joined(sheet: Sheet, header: Row, column: int) -> bool:
    """Whether most stems carry their options behind ``&``."""
    stems = [row.cell(column) for row in sheet.rows if row.number > header.number]
    return 2 * sum(stem.count("&") >= 2 for stem in stems) > len(stems)
