"""Typed answers of problems: texts with their alternatives, numbers with their tolerance."""

import re

from quizapp.core.languages import N_
from quizapp.core.questions.question import Answer, Other
from quizapp.formats.olx.asking import Asking
from quizapp.formats.olx.number import read_key
from quizapp.formats.qti2.literals import literal_text
from quizapp.formats.qti2.operators import pattern_pieces
from quizapp.formats.qti2.task import NO_KEY, Kept

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
    said = asking.said(
        response.find("correctHint")
        if response.find("correctHint") is not None
        else response.find("correcthint")
    )
    forms = [*_forms(response.get("answer") or "", kinds)]
    others: list[Other] = []
    for more in response.findall("additional_answer"):
        own = asking.said(more.find("correcthint"))
        found = _forms(more.get("answer") or more.text or "", kinds)
        if own is None:
            forms += found
        else:
            others += [Other(form, 1.0, own) for form in found]
    for wrong in response.iter("stringequalhint"):
        if wrong.get("answer") and (hint := asking.said(wrong)):
            others.append(Other(literal_text(wrong.get("answer") or ""), 0.0, hint))
    forms = list(dict.fromkeys(form for form in forms if form.strip()))
    if not forms:
        raise Kept(NO_KEY)
    key = next((form for form in forms if "*" not in form.replace("\\*", "")), None)
    value = forms[0].replace("*", "").strip() if key is None else key.replace("\\*", "*")
    return Answer(
        value=value,
        accept=tuple(form for form in forms if form != key),
        others=tuple(others),
        feedback=said,
        exact_case="ci" not in kinds,
    )


def read_number(asking: Asking) -> Answer:
    """The key of a number; raises Kept where it cannot be worked out."""
    response = asking.response
    params = (
        one.get("default") or "" for one in response.iter("responseparam") if one.get("type") == "tolerance"
    )
    tolerance = next(params, "")
    texts = [
        response.get("answer") or "",
        *(one.get("answer") or "" for one in response.findall("additional_answer")),
    ]
    keys = [(text, read_key(text, tolerance)) for text in texts if text.strip()]
    if not keys:
        raise Kept(NO_KEY)
    for text, key in keys:
        if key is None:
            raise Kept(NO_NUMBER, answer=text[:LONGEST_SHOWN])
        if key.open:
            asking.note(OPEN_BOUND)
    if response.get("partial_credit"):
        asking.note(CLOSE_BY)
    found = [key for _, key in keys if key is not None]
    first, *rest = found
    return Answer(
        value=first.value,
        type="number",
        tolerance=first.tolerance,
        accept=tuple(key.value for key in rest),
        feedback=asking.said(response.find("correcthint")),
    )


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
