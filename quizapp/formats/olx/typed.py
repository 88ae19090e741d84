"""Typed answers of problems: texts with their alternatives, numbers with their tolerance."""

import re
from collections.abc import Iterator

from quizapp.core.languages import N_
from quizapp.core.questions.question import Answer, Other
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.olx.asking import Asking
from quizapp.formats.olx.number import Key, read_key
from quizapp.formats.text_pattern import literal_text, pattern_pieces
from quizapp.formats.xml_tree import Node

REGEXP = N_(
    "its right answers are a regular expression (%(pattern)s), which is not worked out here: list them, or grade it yourself"
)
NO_NUMBER = N_(
    "its answer “%(answer)s” is no number that can be worked out here: write it in digits, or grade it yourself"
)
OPEN_BOUND = N_("a bound of its range does not count itself there; here it does")
CLOSE_BY = N_("answers that are close by earn a part there; here they earn nothing")
LONGEST_SHOWN = 80


def read_text(asking: Asking) -> Answer:
    """The key of a typed text; raises Kept where there is none, or it is a regular expression that says too much."""
    response = asking.response
    kinds = (response.get("type") or "").split()
    forms, others = _further(asking, response, kinds)
    forms = [
        form for form in dict.fromkeys([*_forms(response.get("answer") or "", kinds), *forms]) if form.strip()
    ]
    if not forms:
        raise Kept(NO_KEY)
    key = next((form for form in forms if "*" not in form.replace("\\*", "")), None)
    return Answer(
        value=forms[0].replace("*", "").strip() if key is None else key.replace("\\*", "*"),
        accept=tuple(form for form in forms if form != key),
        others=(*others, *_wrong(asking, response)),
        feedback=asking.said(response.find("correcthint")),
        exact_case="ci" not in kinds,
    )


def read_number(asking: Asking) -> Answer:
    """The key of a number; raises Kept where it cannot be worked out."""
    response = asking.response
    params = (one for one in response.iter("responseparam") if one.get("type") == "tolerance")
    tolerance = next((one.get("default") or "" for one in params), "")
    named = [
        one for one in (response, *response.findall("additional_answer")) if (one.get("answer") or "").strip()
    ]
    keys = [_number(asking, one.get("answer") or "", tolerance) for one in named]
    hints = [asking.said(one.find("correcthint")) for one in named]
    if not keys:
        raise Kept(NO_KEY)
    further = list(zip(keys, hints, strict=True))[1:]
    if response.get("partial_credit"):
        asking.note(CLOSE_BY)
    return Answer(
        value=keys[0].value,
        type="number",
        tolerance=keys[0].tolerance,
        accept=tuple(key.value for key, hint in further if hint is None),
        others=tuple(
            Other(key.value, 1.0, hint, tolerance=key.tolerance) for key, hint in further if hint is not None
        ),
        feedback=asking.said(response.find("correcthint")),
    )


def _number(asking: Asking, text: str, tolerance: str) -> Key:
    key = read_key(text, tolerance)
    if key is None:
        raise Kept(NO_NUMBER, answer=text[:LONGEST_SHOWN])
    if key.open:
        asking.note(OPEN_BOUND)
    return key


def _further(asking: Asking, response: Node, kinds: list[str]) -> tuple[list[str], list[Other]]:
    """Further right answers: those without a hint of their own, and those with one."""
    forms: list[str] = []
    others: list[Other] = []
    for more in response.findall("additional_answer"):
        hint = asking.said(more.find("correcthint"))
        found = _forms(more.get("answer") or more.text or "", kinds)
        if hint is None:
            forms += found
        else:
            others += [Other(form, 1.0, hint) for form in found]
    return forms, others


def _wrong(asking: Asking, response: Node) -> Iterator[Other]:
    """Wrong answers to which something is said."""
    for wrong in response.iter("stringequalhint"):
        answer, hint = wrong.get("answer") or "", asking.said(wrong)
        if answer and hint is not None:
            yield Other(literal_text(answer), 0.0, hint)


def _forms(text: str, kinds: list[str]) -> list[str]:
    """The accepted forms that an answer names, as our keys write them."""
    if "regexp" not in kinds:
        return [literal_text(part.strip()) for part in text.split("_or_")]
    alternatives = _alternatives(text.strip().removeprefix("^").removesuffix("$"))
    found: list[str] = []
    for one in alternatives:
        pieces = pattern_pieces(one)
        if pieces is None:
            raise Kept(REGEXP, pattern=text[:LONGEST_SHOWN])
        found.append("*".join(map(literal_text, pieces)))
    return found


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, the bracket around all of them taken off."""
    inner = re.fullmatch(r"\((?:\?:)?([^()]*)\)", pattern)
    return (inner[1] if inner else pattern).split("|")
