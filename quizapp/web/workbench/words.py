"""Parts of a question and what changed in them, in words and signs."""

import json
from collections.abc import Mapping

from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from quizapp.core.languages import LANGUAGES, N_, as_language
from quizapp.core.questions.difference import Piece, compare_texts, flatten
from quizapp.core.questions.merging import Absent
from quizapp.web.question_forms.editor import language_words
from quizapp.web.template_names import add_names
from quizapp.web.workbench.filters import FLAG_WORDS, NUMBER_WORDS, ORDER_WORDS, USAGE_WORDS

PART_WORDS: Mapping[str, str] = {
    "kind": N_("Kind"),
    "stem": N_("Question"),
    "explanation": N_("Explanation"),
    "hints": N_("Hint"),
    "tags": N_("Tags"),
    "facts": N_("Sources"),
    "difficulty": N_("Difficulty"),
    "title": N_("Name"),
    "category": N_("Category"),
    "mark": N_("Marks"),
    "shuffle": N_("Shuffling"),
    "all_or_nothing": N_("Only the whole counts"),
    "options": N_("Option"),
    "blanks": N_("Gap"),
    "pairs": N_("Pair"),
    "items": N_("Row"),
    "rubric": N_("Criterion"),
    "points": N_("points"),
    "extras": N_("Spare"),
    "answer": N_("Answer"),
    "others": N_("Further answer"),
    "text": N_("text"),
    "left": N_("left"),
    "right": N_("right"),
    "value": N_("value"),
    "unit": N_("unit"),
    "units": N_("units"),
    "type": N_("type"),
    "accept": N_("also counts"),
    "tolerance": N_("how far off"),
    "fraction": N_("worth"),
    "feedback": N_("feedback"),
    "fixed": N_("keeps its place"),
    "weight": N_("weight"),
    "exact_case": N_("upper and lower case"),
    "order": N_("order"),
}
STATUS_WORDS: Mapping[str, str] = {"draft": N_("Draft"), "ready": N_("Ready"), "retired": N_("Retired")}
CHANGE_WORDS: Mapping[str, str] = {
    "edit": N_("Edited"),
    "merge": N_("Two edits merged"),
    "restore": N_("An earlier version brought back"),
    "status": N_("Status changed"),
    "bulk": N_("Several changed at once"),
    "contest": N_("Key amended for a contested answer"),
    "undo": N_("A change taken back"),
}
RELATION_WORDS: Mapping[str, str] = {
    "contradiction": N_("Contradicts it"),
    "newer": N_("A newer value"),
    "older": N_("An older value"),
    "same": N_("Says the same"),
}
TAGS = {"gone": "del", "new": "ins"}


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(
        app,
        change_words=CHANGE_WORDS,
        flag_words=FLAG_WORDS,
        part_words=part_words,
        piece_markup=piece_markup,
        relation_words=RELATION_WORDS,
        side_pieces=side_pieces,
        side_text=side_text,
        status_words=STATUS_WORDS,
        usage_words=USAGE_WORDS,
        number_words=NUMBER_WORDS,
        order_words=ORDER_WORDS,
    )


def part_words(part: str) -> str:
    """The name of a part such as ``options.a.text.en``: “Option a, text, English”."""
    names: list[str] = []
    for step in part.split("."):
        if step in LANGUAGES:
            names.append(language_words(as_language(step)))
        elif step in PART_WORDS:
            names.append(gettext(PART_WORDS[step]))
        elif names:
            names[-1] = f"{names[-1]} {step}"
        else:
            names.append(step)
    return gettext(", ").join(names)


def piece_markup(pieces: tuple[Piece, ...]) -> Markup:
    """The text before and after in one, what is gone and what is new marked as such."""
    shown = (
        Markup("<{tag}>{text}</{tag}>").format(tag=Markup(TAGS[piece.kind]), text=piece.text)
        if piece.kind in TAGS
        else Markup("{}").format(piece.text)
        for piece in pieces
    )
    return Markup("").join(shown)


def side_text(value: object) -> str:
    """One side of a conflict as text; empty where the side does not have the part."""
    if isinstance(value, Absent):
        return ""
    if isinstance(value, str | int | float | bool):
        return next(text for _, text in flatten(value))
    lines = [f"{part_words(part)}: {text}" if part else text for part, text in flatten(value)]
    return "\n".join(lines) or json.dumps(value, ensure_ascii=False)


def side_pieces(base: object, side: object) -> tuple[Piece, ...]:
    """What one side made of the part as it was before."""
    return compare_texts(side_text(base), side_text(side))
