"""An item as a question: which builder it needs, told by its type and its fields."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.core.languages import N_, Language
from quizapp.core.questions.question import KindName, Question
from quizapp.formats.gathering import NotGraded, with_rows
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import Kept
from quizapp.formats.qti12.blanks import bracket_fields, has_tokens, read_blanks, stem_html
from quizapp.formats.qti12.choices import explained, read_choice
from quizapp.formats.qti12.item import Item
from quizapp.formats.qti12.rows import is_matching, prompt_of, read_matching, read_order
from quizapp.formats.qti12.task import MANY, Task
from quizapp.formats.qti12.texts import Texts, html_of
from quizapp.formats.qti12.typed import ESSAYS, read_typed

FORMULA = N_(
    "the key is a formula over random values: the question is kept as an open one with its formula and its values;"
    " choose values and make a numeric question of it"
)
UPLOAD = N_("the answer is a file: it is kept as an open question; grade it yourself")
PICTURE = N_("the answer is a place in a picture or the like: write it as a choice, or grade it yourself")
PARTS = N_("its parts are of several kinds, which cannot be graded together here: divide it into questions")
MOST_LABELS = 60
TEXT_ONLY = {"text_only", "textinformation", "information", "text"}


def build(item: Item, texts: Texts, base: Question) -> Question:
    """The question of an item; raises NotGraded where it can only be kept."""
    task = Task(item, texts, base)
    stem = task.twin(stem_html(task))
    task = replace(task, base=replace(base, stem=stem))
    try:
        return _built(task)
    except Kept as why:
        raise NotGraded(_kept(task), why.message.text, **why.message.params) from None


def _built(task: Task) -> Question:
    item, fields = task.item, task.item.fields
    if item.element.find(".//calculated") is not None or item.type in ("calculated", "arithmetic"):
        raise Kept(FORMULA)
    if item.type in ("file_upload", "file_response", "fileupload"):
        raise Kept(UPLOAD)
    if not fields:
        gaps = bracket_fields(task)
        if gaps:
            return read_blanks(task, gaps)
        kind: KindName = (
            "description"
            if item.type in TEXT_ONLY or not item.type or not item.rules.conditions
            else "open_answer"
        )
        return replace(task.base, kind=kind, explanation=explained(task, task.given({}).links))
    if any(field.form == "other" for field in fields):
        raise Kept(PICTURE)
    if any(field.several and len(field.labels) > MOST_LABELS for field in fields):
        raise Kept(MANY)
    if has_tokens(task) or item.type.startswith(("fill_in_multiple", "multiple_dropdown", "fillinmultiple")):
        return read_blanks(task, list(fields), multiple_texts=item.type.startswith("fill_in_multiple"))
    return _one(task) if len(fields) == 1 else _more(task)


def _one(task: Task) -> Question:
    [field] = task.item.fields
    if field.form == "order":
        return read_order(task, field)
    if field.form == "choice":
        return (
            read_matching(task)
            if task.item.type == "matching" and prompt_of(field) is not None
            else read_choice(task, field)
        )
    return read_typed(task, field)


def _more(task: Task) -> Question:
    if is_matching(task) or task.item.type == "matching":
        return read_matching(task)
    if all(field.form in ("choice", "text", "number") and not field.several for field in task.item.fields):
        if task.item.type in ESSAYS:
            return replace(task.base, kind="open_answer", explanation=explained(task, task.given({}).links))
        return read_blanks(task, list(task.item.fields))
    raise Kept(PARTS)


def _kept(task: Task) -> Question:
    """The item as an open answer with its options, rows and formula below the stem; its solutions explain it."""
    rows = list(_rows(task))
    question = replace(task.base, explanation=explained(task, ()))
    return with_rows(question, task.texts.language, rows) if rows else question


def _rows(task: Task) -> Iterator[str]:
    texts = task.texts
    seen: set[str] = set()
    for field in task.item.fields:
        prompt = prompt_of(field)
        if prompt is not None and (left := texts.markdown(html_of([prompt])).strip()):
            yield left
        for label in field.labels:
            text = texts.markdown(html_of([label])).strip()
            if text and text not in seen:
                seen.add(text)
                yield text
    for calculated in task.item.element.iter("calculated"):
        for part in calculated:
            words = " ".join(" ".join(map(str, part.itertext())).split())
            yield markdown_from_plain(f"{part.tag!s}: {words[:2000]}")


def empty_question(item: Item, language: Language, category: str, *, shuffle: bool) -> Question:
    """What every question of an item has, whatever its kind."""
    return Question(
        "",
        "open_answer",
        twin_of("", language),
        title=item.title,
        category=category,
        mark=item.mark,
        shuffle=shuffle,
    )
