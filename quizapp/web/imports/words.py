"""An import in words: how a question stands to the bank, what may be done with it, how far the import is."""

import re
from collections.abc import Mapping
from dataclasses import replace

from flask import Flask
from flask_babel import gettext

from quizapp.core.attempts.review import review_question
from quizapp.core.banks.incoming import Choice, Match, MatchKind
from quizapp.core.faults import Fault
from quizapp.core.languages import N_
from quizapp.formats.formats import FORMATS
from quizapp.services.imports.showing import ImportState, Shown
from quizapp.web.languages import word
from quizapp.web.template_names import add_names

MATCH_WORDS: Mapping[MatchKind, str] = {
    "new": N_("New"),
    "same": N_("There already, unchanged"),
    "changed": N_("There already, changed here"),
    "back": N_("Was there and was retired"),
    "taken": N_("Another question has its id"),
    "duplicate": N_("The bank says the same"),
    "twice": N_("The file says it twice"),
    "near": N_("The bank says nearly the same"),
}
MATCH_SIGNS: Mapping[MatchKind, str] = {"new": "right", "same": "", "changed": "on", "back": "on"}
STATE_WORDS: Mapping[ImportState, str] = {
    "waiting": N_("Waits for you"),
    "accepted": N_("In the bank"),
    "undone": N_("Taken back"),
}
SHOWN_WORDS: Mapping[Shown, str] = {
    "all": N_("All"),
    "faults": N_("With faults"),
    "matches": N_("Like one that is there"),
    "flaws": N_("With flaws in the writing"),
}
# How readers of files name a place.
PLACE = re.compile(r"\b(line|row|note) (\d+)")
PLACE_WORDS: Mapping[str, str] = {
    "line": N_("line %(number)s"),
    "row": N_("row %(number)s"),
    "note": N_("note %(number)s"),
}
WHOLE_PLACES: Mapping[str, str] = {
    "file": N_("the whole file"),
    "media": N_("pictures, sounds and films"),
    "note types": N_("note types"),
}
# What readers of files say of formats, by the name of its place in the sentence.
_OF_FORMATS = ("format", "other", "rivals", "formats")
_TAKE, _BOTH, _SKIP, _REPLACE = N_("Take"), N_("Keep both"), N_("Leave out"), N_("Replace")


def choice_words(match: Match, choice: Choice) -> str:
    """What a choice is called for a question that stands so."""
    if choice == "take":
        return word(_TAKE if match.kind == "new" else _BOTH)
    return word(_SKIP if choice == "skip" else _REPLACE)


def format_title(name: str) -> str:
    """The name of a format as people know it."""
    return gettext(FORMATS[name].title) if name in FORMATS else name


def place_words(place: str) -> str:
    """A place in a file, as “line 4”."""
    if place in WHOLE_PLACES:
        return word(WHOLE_PLACES[place])
    return PLACE.sub(lambda found: gettext(PLACE_WORDS[found[1]], number=found[2]), place)


def fault_words(fault: Fault) -> str:
    """A fault of a file, the names of formats in the words of the reader too."""
    params = dict(fault.message.params)
    for name in _OF_FORMATS:
        for title in [known.title for known in FORMATS.values() if name in params]:
            params[name] = params[name].replace(title, gettext(title))
    return word(replace(fault.message, params=params))


def init_app(app: Flask) -> None:
    """Gives templates these words."""
    add_names(
        app,
        match_words=MATCH_WORDS,
        match_signs=MATCH_SIGNS,
        import_state_words=STATE_WORDS,
        shown_words=SHOWN_WORDS,
        choice_words=choice_words,
        format_title=format_title,
        place_words=place_words,
        fault_words=fault_words,
        as_reviewed=review_question,
    )
