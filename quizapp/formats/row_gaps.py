"""Rows of a left and a right side as a matching; as a text with drop-downs where a right side serves several rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from quizapp.core.languages import N_, Language
from quizapp.core.questions.question import Blank, Item, Option, Pair, Question
from quizapp.formats.imported import twin_of
from quizapp.formats.option_ids import option_id

SAME_RIGHT = N_(
    "several rows have the same right side: the question was made a text with a drop-down in each row"
)
Row = tuple[str, str]


def match_rows(
    base: Question,
    language: Language,
    rows: Sequence[Row],
    unused: Sequence[str],
    *,
    warn: Callable[[str], None],
) -> Question:
    """The matching of rows whose left sides differ; a cloze, which is told, where some of them share a right side."""
    rights = {right for _, right in rows}
    others = [text for text in dict.fromkeys(unused) if text not in rights]
    if len({left for left, _ in rows}) < len(rows) or len({*rights, *others}) < 2:
        return _as_pairs(base, language, rows, unused)
    if len(rights) < len(rows):
        warn(SAME_RIGHT)
        return rows_as_gaps(base, language, rows, others)
    return _as_pairs(base, language, rows, unused)


def are_told_apart(rows: Sequence[tuple[str, str]]) -> bool:
    """Whether no left side and no right side is there twice."""
    return len({left for left, _ in rows}) == len(rows) == len({right for _, right in rows})


def matched(
    base: Question, language: Language, rows: Sequence[tuple[str, str]], unused: Sequence[str]
) -> Question:
    """The matching of these rows (left and right side in Markdown), or the cloze where rows share a side."""
    if not are_told_apart(rows):
        return rows_as_gaps(base, language, rows, unused)
    return _as_pairs(base, language, rows, unused)


def _as_pairs(base: Question, language: Language, rows: Sequence[Row], unused: Sequence[str]) -> Question:
    pairs = tuple(
        Pair(option_id(at), twin_of(left, language), twin_of(right, language))
        for at, (left, right) in enumerate(rows)
    )
    extras = tuple(
        Item(option_id(at), twin_of(text, language)) for at, text in enumerate(unused, start=len(rows))
    )
    return replace(base, kind="matching", pairs=pairs, extras=extras)


def rows_as_gaps(
    base: Question, language: Language, rows: Sequence[tuple[str, str]], unused: Sequence[str] = ()
) -> Question:
    """The cloze of these rows (left and right side in Markdown); ``unused`` are right sides of no row."""
    texts = list(dict.fromkeys([*(right for _, right in rows), *unused]))
    blanks = tuple(
        Blank(str(at), options=drop_down(texts, right, language))
        for at, (_, right) in enumerate(rows, start=1)
    )
    lines = [f"- {left} {{{{{at}}}}}".replace("\n", "\n    ") for at, (left, _) in enumerate(rows, start=1)]
    stem = "\n\n".join(filter(None, [base.stem.in_(language), "\n".join(lines)]))
    return replace(base, kind="cloze", stem=twin_of(stem, language), blanks=blanks)


def drop_down(texts: Sequence[str], right: str, language: Language) -> tuple[Option, ...]:
    """The options of a drop-down, texts in Markdown."""
    return tuple(
        Option(option_id(place), twin_of(text, language), float(text == right))
        for place, text in enumerate(texts)
    )
