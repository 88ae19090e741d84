"""The filter of a bank's questions as an address says it, and the words of its choices."""

from collections.abc import Mapping

from flask import request

from quizapp.core.banks.filter import FLAGS, NUMBERS, ORDERS, STATUSES, USAGES, Filter, parse_tags
from quizapp.core.languages import N_
from quizapp.web.question_forms.number_text import find_percentage
from quizapp.web.widgets import KIND_WORDS

LONGEST_SEARCH = 100
FLAG_WORDS: Mapping[str, str] = {
    "flawed": N_("With flaws of writing"),
    "faulty": N_("With errors of writing"),
    "clean": N_("Without flaws of writing"),
    "unchecked": N_("Not looked over yet"),
}
USAGE_WORDS: Mapping[str, str] = {
    "named": N_("Named by a quiz"),
    "unnamed": N_("Named by no quiz"),
    "attempted": N_("Asked before"),
    "unattempted": N_("Never asked"),
}
NUMBER_WORDS: Mapping[str, str] = {
    "easy": N_("Very easy: 90 % right or more"),
    "hard": N_("Very hard: less than 30 % right"),
    "poor": N_("Hardly sets learners apart: discrimination below 0.2"),
    "negative": N_("Weak learners do better: discrimination below 0"),
    "flagged": N_("With something to look at"),
    "few": N_("Fewer than 20 answers"),
    "enough": N_("20 answers or more"),
}
ORDER_WORDS: Mapping[str, str] = {
    "bank": N_("In the order of the bank"),
    "hardest": N_("The hardest first"),
    "easiest": N_("The easiest first"),
    "poorest": N_("The lowest discrimination first"),
    "most": N_("The most answered first"),
}


def read_filter() -> Filter:
    """The filter of the address; what is no kind, status, flag, usage or share is no filter."""
    given = {name: request.args.get(name, "").strip()[:LONGEST_SEARCH] for name in NAMES}
    return Filter(
        text=given["text"],
        tag=given["tag"] or None,
        fact=given["fact"] or None,
        source=given["source"] or None,
        kind=next((one for one in KIND_WORDS if one == given["kind"]), None),
        status=next((one for one in STATUSES if one == given["status"]), None),
        flag=next((one for one in FLAGS if one == given["flag"]), None),
        usage=next((one for one in USAGES if one == given["usage"]), None),
        numbers=next((one for one in NUMBERS if one == given["numbers"]), None),
        hardest=_share(given["hardest"]),
        easiest=_share(given["easiest"]),
        order=next((one for one in ORDERS if one == given["order"]), "bank"),
        all_tags=parse_tags(given["all"]),
        any_tags=parse_tags(given["any"]),
        no_tags=parse_tags(given["none"]),
    )


NAMES = (
    *("text", "tag", "fact", "source", "kind", "status", "flag", "usage", "all", "any", "none"),
    *("numbers", "hardest", "easiest", "order"),
)


def _share(text: str) -> float | None:
    """A share, 0..1, of per cent; None where it is none."""
    found = find_percentage(text.rstrip("%％")) if text else None
    return found if found is not None and 0 <= found <= 1 else None


def filter_arguments() -> dict[str, str]:
    """The filter of the address as arguments of another one."""
    return {name: request.args[name] for name in NAMES if request.args.get(name)}
