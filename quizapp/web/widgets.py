"""Answers as templates need them: in the order given, as text, by token."""

import re
from collections.abc import Callable, Mapping, Sequence

from flask import Flask
from flask_babel import format_decimal, gettext

from quizapp.core.attempts.view import Choice, Gap, SlotReview, SlotView
from quizapp.core.languages import N_, Twin
from quizapp.core.questions.cloze import MARKER
from quizapp.core.questions.question import Answer, KindName, Question
from quizapp.core.questions.response import Raw
from quizapp.core.questions.typed_text import in_language
from quizapp.web.languages import current_language
from quizapp.web.markup import plain_text, split_stem
from quizapp.web.template_names import add_names

KIND_WORDS: Mapping[KindName, str] = {
    "single_choice": N_("Choose one"),
    "multiple_choice": N_("Choose all that are right"),
    "true_false": N_("True or false"),
    "numeric": N_("Number"),
    "short_text": N_("Short answer"),
    "cloze": N_("Fill in"),
    "matching": N_("Match"),
    "ordering": N_("Put in order"),
    "description": N_("Read"),
    "open_answer": N_("In your own words"),
}
# A statement offers the same two answers everywhere, so that its author need not write them.
TRUE_OR_FALSE = (Choice("true", Twin("正确", "True")), Choice("false", Twin("错误", "False")))
LONGEST_ROW = 160


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(
        app,
        kind_words=KIND_WORDS,
        options_of=options_of,
        in_order=in_order,
        by_token=by_token,
        typed_text=typed_text,
        key_text=key_text,
        gap_text=gap_text,
        key_of=key_of,
        answer_text=answer_text,
        stem_text=stem_text,
    )


def options_of(slot: SlotView | SlotReview) -> Sequence[Choice]:
    """The options of a choice in the order of the attempt, or true and false."""
    return TRUE_OR_FALSE if slot.kind == "true_false" else slot.groups["options"]


def in_order(slot: SlotView) -> list[Choice]:
    """The rows of an ordering question as the learner has put them, else as the attempt shows them."""
    rows = by_token(slot.groups.get("items", ()))
    given = [rows[token] for token in slot.raw.get("order", ()) if token in rows]
    return given if len(given) == len(rows) else list(rows.values())


def by_token(choices: Sequence[Choice]) -> dict[str, Choice]:
    """The choices under their tokens, or their ids after the event."""
    return {choice.token: choice for choice in choices}


def typed_text(raw: Raw, field: str) -> str:
    """What was typed into a field, with its unit."""
    unit_field = "unit" if field == "value" else f"{field}.unit"
    text, unit = "\n".join(raw.get(field, ())).strip(), " ".join(raw.get(unit_field, ()))
    if not text or not unit or text.endswith(unit):
        return text
    # In Chinese a percent sign follows its number without a gap.
    return f"{text}{unit}" if unit == "%" else f"{text}\N{NO-BREAK SPACE}{unit}"


def key_text(raw: Raw, field: str) -> str:
    """A typed key as a reader wants it: long numbers with their thousands apart."""
    shown = {field: [_apart(text) for text in raw.get(field, ())]}
    return typed_text({**raw, **shown}, field)


def _apart(text: str) -> str:
    return format_decimal(int(text)) if re.fullmatch(r"\d{5,18}", text) else text


def key_of(slot: SlotReview) -> Raw:
    """The fields of a right answer; beside a typed text stands the form of the page's language, if it has one."""
    answers = _typed_answers(slot.question) if slot.question else {}
    return {
        name: [_in_both_forms(answers[name])] if name in answers else values
        for name, values in (slot.key or {}).items()
    }


def _in_both_forms(answer: Answer) -> str:
    return " / ".join(dict.fromkeys([answer.value, in_language(answer, current_language())]))


def _typed_answers(question: Question) -> dict[str, Answer]:
    blanks = {blank.id: blank.answer for blank in question.blanks if blank.answer}
    return blanks | ({"text": question.answer} if question.answer and question.kind == "short_text" else {})


def gap_text(gap: Gap, raw: Raw) -> str:
    """What one gap was filled with."""
    texts = by_token(gap.choices)
    if not texts:
        return typed_text(raw, gap.name)
    return ", ".join(plain_text(texts[token].text) for token in raw.get(gap.name, ()) if token in texts)


def answer_text(slot: SlotReview, raw: Raw) -> str:
    """A whole answer in one line; empty where nothing was given."""
    text = WORDINGS.get(slot.kind, _typed_line)(slot, raw)
    return text if len(text) <= LONGEST_ROW else f"{text[:LONGEST_ROW].rstrip()}…"


def stem_text(stem: Twin) -> str:
    """The stem in one line without markup, gaps shown as lines."""
    text = MARKER.sub("____", stem.in_(current_language()))
    line = " ".join((split_stem(text)[0].striptags() or plain_text(text)).split())
    return line if len(line) <= LONGEST_ROW else f"{line[:LONGEST_ROW].rstrip()}…"


def _typed_line(slot: SlotReview, raw: Raw) -> str:
    return typed_text(raw, "value" if slot.kind == "numeric" else "text")


def _choices_line(slot: SlotReview, raw: Raw) -> str:
    # In the order of the page, for that is how the learner saw them.
    picked = [c for c in options_of(slot) if c.token in raw.get("choice", ())]
    return _joined([plain_text(choice.text) for choice in picked])


def _rows_line(slot: SlotReview, raw: Raw) -> str:
    texts = by_token(slot.groups.get("right", ()))
    rows = [(row, texts.get(next(iter(raw.get(row.token, ())), ""))) for row in slot.groups.get("left", ())]
    return _joined([f"{plain_text(row.text)} → {plain_text(pick.text)}" for row, pick in rows if pick])


def _order_line(slot: SlotReview, raw: Raw) -> str:
    rows = by_token(slot.groups.get("items", ()))
    return " → ".join(plain_text(rows[token].text) for token in raw.get("order", ()) if token in rows)


def _gaps_line(slot: SlotReview, raw: Raw) -> str:
    texts = [gap_text(gap, raw) for gap in slot.gaps]
    return _joined([text or "–" for text in texts]) if any(texts) else ""


def _joined(texts: Sequence[str]) -> str:
    return gettext("; ").join(texts)


WORDINGS: Mapping[KindName, Callable[[SlotReview, Raw], str]] = {
    "single_choice": _choices_line,
    "multiple_choice": _choices_line,
    "true_false": _choices_line,
    "matching": _rows_line,
    "ordering": _order_line,
    "cloze": _gaps_line,
    "description": lambda slot, raw: "",
}
