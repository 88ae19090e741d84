"""A teacher's work on the questions of banks that are theirs: written, changed, merged."""

from quizapp.services.workbench.editing import (
    DraftCard,
    DraftView,
    OpenedQuestion,
    discard_draft,
    keep_draft,
    list_drafts,
    look_over,
    open_question,
    save_question,
    start_question,
)
from quizapp.services.workbench.merging import MergePage, get_merge, save_merged
from quizapp.services.workbench.sources import SourcePick, find_sources
from quizapp.services.workbench.status import change_status

__all__ = [
    "DraftCard",
    "DraftView",
    "MergePage",
    "OpenedQuestion",
    "SourcePick",
    "change_status",
    "discard_draft",
    "find_sources",
    "get_merge",
    "keep_draft",
    "list_drafts",
    "look_over",
    "open_question",
    "save_merged",
    "save_question",
    "start_question",
]
