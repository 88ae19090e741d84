"""Texts with gaps of QTI 1.2: ``[name]`` in the stem, or fields that stand between pieces of the text."""

import re
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from quizapp.core.questions.question import Blank, Option, Question
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import Kept
from quizapp.formats.option_ids import legal_ids
from quizapp.formats.qti12.choices import explained
from quizapp.formats.qti12.item import RESPONSES, Field
from quizapp.formats.qti12.parts import Part, weigh
from quizapp.formats.qti12.rules import is_bound
from quizapp.formats.qti12.task import NO_KEY, Task, is_shuffled
from quizapp.formats.qti12.texts import CLOSE, OPEN, html_of, material_html
from quizapp.formats.qti12.typed import number_rows, with_feedback
from quizapp.formats.typed_key import Weighed

_BRACKETS = re.compile(r"\[[^\[\]]{1,200}\]")


def bracket_fields(task: Task) -> list[Field]:
    """The gaps that the rules name as ``[name]`` and that stand so in the stem, without fields of their own."""
    asked = dict.fromkeys(str(test.get("respident", "")) for test in task.item.element.iter("varequal"))
    stem = stem_html(task)
    return [
        Field(name, "text", False, (), etree.Element("response_str"))
        for name in asked
        if _BRACKETS.fullmatch(name) and name in stem
    ]


def has_tokens(task: Task) -> bool:
    """Whether every field has its ``[name]`` in the stem."""
    stem = stem_html(task)
    return bool(task.item.fields) and all(_token(field) in stem for field in task.item.fields)


def stem_html(task: Task) -> str:
    """The HTML of the stem: of Blackboard's block for it, else of all materials outside of fields."""
    presentation = task.item.element.find("presentation")
    if presentation is None:
        return ""
    block = presentation.find(".//flow[@class='QUESTION_BLOCK']")
    return html_of([presentation if block is None else block])


def read_blanks(task: Task, fields: list[Field], *, multiple_texts: bool = False) -> Question:
    """The text with its gaps; with ``multiple_texts`` the labels of a gap are all of its right texts."""
    names = legal_ids([_name(field) for field in fields])
    ids = {field.id: names[_name(field)] for field in fields}
    values = {field.id: _values(task, field, typed=multiple_texts) for field in fields}
    if not all(values.values()):
        raise Kept(NO_KEY)
    parts, whole = weigh(task, values)
    html = _placed(task, fields, ids)
    return replace(
        task.base,
        kind="cloze",
        stem=twin_of(task.texts.markdown(html), task.texts.language),
        blanks=tuple(
            _blank(task, field, ids[field.id], parts[field.id], typed=multiple_texts) for field in fields
        ),
        explanation=explained(task, [link for link in task.given({}).links if _is_usual(task, link, values)]),
        all_or_nothing=whole,
        shuffle=all(is_shuffled(task, field) for field in fields if field.labels),
    )


def _is_usual(task: Task, link: str, values: Mapping[str, list[str]]) -> bool:
    return link in task.given({field: (offered[0],) for field, offered in values.items()}).links


def _name(field: Field) -> str:
    return field.id.removeprefix("response_").strip("[]")


def _token(field: Field) -> str:
    return f"[{_name(field)}]"


def _values(task: Task, field: Field, *, typed: bool) -> list[str]:
    if field.labels and (typed or field.form == "choice"):
        return field.names
    if _is_number(task, field):
        return [given for given, _ in number_rows(task, field.id)]
    return list(dict.fromkeys(" ".join((one.text or "").split()) for one in task.item.rules.named(field.id)))


def _is_number(task: Task, field: Field) -> bool:
    return field.form == "number" or any(is_bound(test) for test in task.item.rules.named(field.id))


def _blank(task: Task, field: Field, id_: str, part: Part, *, typed: bool) -> Blank:
    if field.labels and typed:
        rows = [_typed(task, label) for label in field.labels]
        answer, _ = with_feedback(task, field.id, [(row.value, row) for row in rows], is_number=False)
    elif field.labels and field.form == "choice":
        return Blank(id_, options=_options(task, field, part), weight=part.weight)
    else:
        is_number = _is_number(task, field)
        found = (
            number_rows(task, field.id)
            if is_number
            else [
                (text, Weighed(text.replace("*", "\\*"), max(0.0, share)))
                for text, share in part.fractions.items()
            ]
        )
        answer, _ = with_feedback(task, field.id, found, is_number=is_number)
    if answer is None:
        raise Kept(NO_KEY)
    return Blank(id_, answer=answer, weight=part.weight)


def _typed(task: Task, label: etree._Element) -> Weighed:
    text = " ".join("".join(map(str, label.itertext())).split())
    return Weighed(text.replace("*", "\\*"))


def _options(task: Task, field: Field, part: Part) -> tuple[Option, ...]:
    ids = legal_ids(field.names)
    usual = task.given({}).links
    return tuple(
        Option(
            ids[name],
            task.twin(html_of([label])),
            part.fractions[name] + 0.0,
            task.feedback([link for link in task.given({field.id: (name,)}).links if link not in usual]),
        )
        for name, label in zip(field.names, field.labels, strict=True)
    )


def _placed(task: Task, fields: list[Field], ids: Mapping[str, str]) -> str:
    """The stem with a sealed place for each gap: at its token, else where its field stands, else at the end."""
    html = stem_html(task)
    if not any(_token(field) in html for field in fields):
        return _in_line(task, ids)
    for field in fields:
        place = f"{OPEN}{ids[field.id]}{CLOSE}"
        html = html.replace(_token(field), place, 1) if _token(field) in html else f"{html} {place}"
    return html


def _in_line(task: Task, ids: Mapping[str, str]) -> str:
    """The pieces of the text with the gaps between them."""
    presentation = task.item.element.find("presentation")
    pieces: list[str] = []
    for element in () if presentation is None else presentation.iter("material", *RESPONSES):
        if element.tag in RESPONSES and element.get("ident") in ids:
            pieces.append(f"{OPEN}{ids[str(element.get('ident'))]}{CLOSE}")
        elif element.tag == "material" and next(element.iterancestors("response_label"), None) is None:
            pieces.append(material_html(element))
    return " ".join(filter(None, pieces))
