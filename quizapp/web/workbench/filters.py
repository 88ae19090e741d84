"""The filter of a bank's questions as an address says it, and the words of its choices."""

from collections.abc import Mapping

from flask import request

from quizapp.core.banks.filter import FLAGS, STATUSES, USAGES, Filter, parse_tags
from quizapp.core.languages import N_
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


def read_filter() -> Filter:
    """The filter of the address; what is no kind, status, flag or usage is no filter."""
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
        all_tags=parse_tags(given["all"]),
        any_tags=parse_tags(given["any"]),
        no_tags=parse_tags(given["none"]),
    )


NAMES = ("text", "tag", "fact", "source", "kind", "status", "flag", "usage", "all", "any", "none")


def filter_arguments() -> dict[str, str]:
    """The filter of the address as arguments of another one."""
    return {name: request.args[name] for name in NAMES if request.args.get(name)}
