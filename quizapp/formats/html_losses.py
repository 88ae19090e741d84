"""What of a piece of HTML is not carried into our Markdown, each with what a teacher can do about it."""

from collections.abc import Iterable, Mapping

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message

LOSSES: Mapping[str, str] = {
    "script": N_("a script was taken out: what it drew or computed is gone; write the result into the text"),
    "handler": N_("an event handler was taken out: the text itself is complete"),
    "frame": N_("an embedded page was taken out: give its address as a link, or describe what it shows"),
    "form": N_("a form field within the text was taken out: the question's own fields take the answer"),
    "drawing": N_("an inline drawing was taken out: add it as a picture"),
    "remote picture": N_(
        "a picture on another site was not fetched: download it yourself and add it to the question"
    ),
    "missing picture": N_("a picture is named and not in the file: add it to the question"),
    "link": N_("a link was taken out whose target is not a page on the web: its words are kept"),
    "ruby": N_("readings above the characters were taken out: the characters are kept"),
    "merged cells": N_("merged cells of a table were split: check the table"),
    "nesting": N_("elements nested too deep were made plain text: check the text"),
}


def loss_faults(where: str, losses: Iterable[str]) -> list[Fault]:
    """A warning for each loss, once."""
    return [Fault(where, Message(LOSSES[loss]), "warning") for loss in dict.fromkeys(losses)]
