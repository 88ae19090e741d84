"""Matchings and orderings of QTI 1.2."""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from quizapp.core.languages import N_
from quizapp.core.questions.question import Item, Question
from quizapp.formats.kept import Kept
from quizapp.formats.option_ids import legal_ids
from quizapp.formats.qti12.choices import BY_FEEDBACK, explained
from quizapp.formats.qti12.item import Field
from quizapp.formats.qti12.parts import weigh
from quizapp.formats.qti12.rules import Condition, is_right_link
from quizapp.formats.qti12.task import NO_KEY, Task, common_links, is_shuffled
from quizapp.formats.qti12.texts import html_of, materials_in
from quizapp.formats.row_gaps import SAME_RIGHT, are_told_apart, matched

EMPTY_ROW = N_("a row without a left side was left out")
UNEQUAL = N_("the rows are worth different parts of the mark: here all rows are worth the same")
SOME = N_("the rules put only some of the entries in order: it is kept as an open question")


def is_matching(task: Task) -> bool:
    """Whether every field is a choice with a left side of its own."""
    fields = task.item.fields
    return all(field.form == "choice" and not field.several for field in fields) and any(
        prompt_of(field) is not None for field in fields
    )


def prompt_of(field: Field) -> etree._Element | None:
    """The left side of a row: within the field, else the element before it in a block of the row's own."""
    own = next((one for one in field.element if one.tag in ("material", "flow_mat", "material_ref")), None)
    if own is not None:
        return own
    parent = field.element.getparent()
    if parent is None or parent.tag != "flow" or sum(one.tag == field.element.tag for one in parent) > 1:
        return None
    return next((one for one in field.element.itersiblings(preceding=True) if html_of([one])), None)


def read_matching(task: Task) -> Question:
    """Rows to be matched; raises Kept where a row has no right side that earns anything."""
    fields = [field for field in task.item.fields if _left(task, field)]
    if len(fields) < len(task.item.fields):
        task.texts.warn(EMPTY_ROW)
    if not fields:
        raise Kept(NO_KEY)
    parts, whole = weigh(task, {field.id: field.names for field in fields})
    if task.item.rules.by_link:
        task.texts.warn(BY_FEEDBACK)
    if len({part.weight for part in parts.values()}) > 1:
        task.texts.warn(UNEQUAL)
    texts = {field.id: _rights(task, field) for field in fields}
    key = {field.id: max(field.names, key=parts[field.id].fractions.__getitem__) for field in fields}
    rows = [(_left(task, field), texts[field.id].get(key[field.id], "")) for field in fields]
    unused = dict.fromkeys(
        text
        for offered in texts.values()
        for text in offered.values()
        if text and text not in {r for _, r in rows}
    )
    base = replace(
        task.base,
        explanation=explained(task, _common(task, key)),
        all_or_nothing=whole,
        shuffle=is_shuffled(task, fields[0]),
    )
    if not are_told_apart(rows):
        task.texts.warn(SAME_RIGHT)
    return matched(base, task.texts.language, rows, list(unused))


def read_order(task: Task, field: Field) -> Question:
    """Entries in the order that earns something; raises Kept where the rules name none of all of them."""
    orders = [
        order for one in task.item.rules.conditions if (order := _order_of(one, field.id)) and _is_right(one)
    ]
    if not orders:
        raise Kept(NO_KEY)
    if sorted(orders[0]) != sorted(field.names):
        raise Kept(SOME)
    labels = dict(zip(field.names, field.labels, strict=True))
    ids = legal_ids(orders[0])
    return replace(
        task.base,
        kind="ordering",
        items=tuple(Item(ids[name], task.twin(html_of([labels[name]]))) for name in orders[0]),
        explanation=explained(task, ()),
        all_or_nothing=len(orders) == 1,
    )


def _is_right(condition: Condition) -> bool:
    earned = any(change.value > 0 for change in condition.changes)
    return earned or any(map(is_right_link, condition.links))


def _order_of(condition: Condition, field: str) -> list[str]:
    """The entries in the order in which a rule asks for them."""
    tests = [
        one for test in condition.tests for one in test.iter("varequal") if one.get("respident") == field
    ]
    if all(str(one.get("index", "")).isdigit() for one in tests):
        tests.sort(key=lambda one: int(str(one.get("index"))))
    return [(one.text or "").strip() for one in tests]


def _left(task: Task, field: Field) -> str:
    prompt = prompt_of(field)
    return "" if prompt is None else task.texts.markdown(html_of([prompt])).strip()


def _rights(task: Task, field: Field) -> dict[str, str]:
    """The right sides by label; Blackboard lists them once, in a block behind the rows."""
    texts = [task.texts.markdown(html_of([label])).strip() for label in field.labels]
    if not any(texts):
        texts = [task.texts.markdown(html_of([flow])).strip() for flow in _listed(task)]
    return dict(zip(field.names, [*texts, *[""] * len(field.names)], strict=False))


def _listed(task: Task) -> list[etree._Element]:
    block = task.item.element.find(".//flow[@class='RIGHT_MATCH_BLOCK']")
    if block is None:
        return []
    return [flow for flow in block.iterchildren("flow") if next(materials_in(flow), None) is not None]


def _common(task: Task, key: Mapping[str, str]) -> tuple[str, ...]:
    """The feedback that is shown whatever is answered."""
    right = {field: (name,) for field, name in key.items()}
    return common_links(
        [task.given({}), task.given(right), *(task.given({one: right[one]}) for one in right)]
    )
