"""The options of choices and drop-downs, with what each is worth and what is said to it."""

import ast
import copy
import re
from collections.abc import Iterator

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Option
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.olx.asking import Asking
from quizapp.formats.xml_tree import Node, flag, number, put_text, text_of

UNSELECTED = N_(
    "what is said where an option is left out was not carried: “%(said)s”; add it to the explanation"
)
COMPOUND = N_(
    "what is said to several options together was not carried: “%(said)s”; add it to the explanation"
)
PARTS = N_(
    "partly right responses are scored in another way there: here each right option earns its share, each wrong one costs one"
)
DRAWN = N_("its options are drawn from a larger number each time: here all are shown")
LONGEST_SHOWN, LONGEST_LIST = 120, 20_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HINTS = ("choicehint", "optionhint", "compoundhint")


def read_single(asking: Asking) -> tuple[Option, ...]:
    """The options of which one is picked; raises Kept where none is right."""
    field = asking.field
    rows = list(_choices(field))
    options = tuple(
        Option(
            option_id(place),
            _text(asking, row),
            _worth(row),
            _hint(asking, row) or _targeted(asking, row),
            flag(row, "fixed"),
        )
        for place, row in enumerate(rows)
    )
    if field.get("answer-pool"):
        asking.note(DRAWN)
    return _checked(options)


def read_several(asking: Asking) -> tuple[Option, ...]:
    """The options of which several are picked, the right ones sharing the mark; raises Kept where none is right."""
    rows = list(_choices(asking.field))
    right = sum(_worth(row) == 1 for row in rows) or 1
    partly = bool(asking.response.get("partial_credit"))
    if partly:
        asking.note(PARTS)
    for hint in asking.field.iter("compoundhint"):
        asking.note(COMPOUND, said=text_of(hint)[:LONGEST_SHOWN])
    wrong = -round(1 / right, 9) if partly else 0.0
    return _checked(
        tuple(
            Option(
                option_id(place),
                _text(asking, row),
                round(1 / right, 9) if _worth(row) == 1 else wrong,
                _hint(asking, row),
            )
            for place, row in enumerate(rows)
        )
    )


def read_menu(asking: Asking) -> tuple[Option, ...]:
    """The options of a drop-down; raises Kept where none is right."""
    field = asking.field
    if field.findall("option"):
        return read_single(asking)
    names, key = _listed(field.get("options") or ""), (field.get("correct") or "").strip()
    return _checked(
        tuple(
            Option(option_id(place), asking.plain(markdown_from_plain(name)), float(name.strip() == key))
            for place, name in enumerate(names)
        )
    )


def option_id(place: int) -> str:
    """The id of the option at this place."""
    return _LETTERS[place] if place < len(_LETTERS) else f"o{place + 1}"


def _choices(field: Node) -> Iterator[Node]:
    return (one for one in field.iter("choice", "option"))


def _checked(options: tuple[Option, ...]) -> tuple[Option, ...]:
    if not any(option.fraction > 0 for option in options):
        raise Kept(NO_KEY)
    return options


def _worth(row: Node) -> float:
    said = (row.get("correct") or "").strip().lower()
    if said in {"partial", "part"}:
        worth = number(row.get("point_value"))
        return 0.5 if worth is None else min(max(worth, 0.0), 1.0)
    return float(said == "true")


def _text(asking: Asking, row: Node) -> Twin:
    row = copy.deepcopy(row)
    for hint in list(row.iter(*_HINTS)):
        put_text(hint, "")
    return asking.twin(row)


def _hint(asking: Asking, row: Node) -> Twin | None:
    """What is said where an option is picked; what is said where it is left out has no place here."""
    found: Twin | None = None
    for hint in row.iter("choicehint", "optionhint"):
        if (hint.get("selected") or "true").strip().lower() == "false":
            asking.note(UNSELECTED, said=text_of(hint)[:LONGEST_SHOWN])
        else:
            found = found or asking.said(hint)
    return found


def _targeted(asking: Asking, row: Node) -> Twin | None:
    """The feedback that names the option by its explanation id."""
    name = row.get("explanation-id")
    found = (
        one for one in asking.problem.iter("targetedfeedback") if name and one.get("explanation-id") == name
    )
    return asking.said(next(found, None))


def _listed(text: str) -> list[str]:
    """The names in a list as Python writes it, read and never run: ``('a', 'b')``."""
    try:
        names = ast.literal_eval(text.strip()) if len(text) < LONGEST_LIST else ()
    except (SyntaxError, ValueError, RecursionError, MemoryError, TypeError):
        names = re.findall(r"'([^']*)'|\"([^\"]*)\"", text)
        names = [one or other for one, other in names]
    if isinstance(names, str):
        return [names]
    return [name for name in names if isinstance(name, str)] if isinstance(names, tuple | list) else []
