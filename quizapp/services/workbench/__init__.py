"""A teacher's work on the questions of banks that are theirs: written, changed, merged."""

from quizapp.services.workbench.bulk import BulkPage, BulkRow, apply_bulk, find_keys, preview_bulk
from quizapp.services.workbench.changes import (
    HistoryPage,
    Undone,
    get_history,
    list_changes,
    restore_version,
    undo_change,
)
from quizapp.services.workbench.checking import Checked, check_bank_questions
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
from quizapp.services.workbench.facts import (
    FactPage,
    Relative,
    find_outdated,
    get_fact_page,
    reinstate_fact,
    supersede_fact,
)
from quizapp.services.workbench.merging import MergePage, get_merge, save_merged
from quizapp.services.workbench.pictures import add_picture
from quizapp.services.workbench.sharing import (
    SharingPage,
    copy_bank,
    get_sharing,
    set_access,
    share,
    unshare,
)
from quizapp.services.workbench.sources import SourcePick, SourceWish, find_sources
from quizapp.services.workbench.status import change_status
from quizapp.services.workbench.talking import Talk, Use, comment, get_talk, remove_comment

__all__ = [
    "BulkPage",
    "BulkRow",
    "Checked",
    "DraftCard",
    "DraftView",
    "FactPage",
    "HistoryPage",
    "MergePage",
    "OpenedQuestion",
    "Relative",
    "SharingPage",
    "SourcePick",
    "SourceWish",
    "Talk",
    "Undone",
    "Use",
    "add_picture",
    "apply_bulk",
    "change_status",
    "check_bank_questions",
    "comment",
    "copy_bank",
    "discard_draft",
    "find_keys",
    "find_outdated",
    "find_sources",
    "get_fact_page",
    "get_history",
    "get_merge",
    "get_sharing",
    "get_talk",
    "keep_draft",
    "list_changes",
    "list_drafts",
    "look_over",
    "open_question",
    "preview_bulk",
    "reinstate_fact",
    "remove_comment",
    "restore_version",
    "save_merged",
    "save_question",
    "set_access",
    "share",
    "start_question",
    "supersede_fact",
    "undo_change",
    "unshare",
]
