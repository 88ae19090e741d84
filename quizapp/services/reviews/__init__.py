"""From a teacher's article to a bank: brought, read in the background, reviewed step by step, published.

``drafting`` is the worker's part and is imported there alone.
"""

from quizapp.core.reviews.editing import FactEdit
from quizapp.services.reviews.editing import edit_draft_fact, edit_draft_question, look_over_question
from quizapp.services.reviews.judging import (
    accept_clean,
    accept_draft,
    accept_question,
    merge_drafts,
    redo,
    reject_draft,
    reject_question,
    undo,
)
from quizapp.services.reviews.publishing import (
    BankChoice,
    delete_review,
    get_meetings,
    list_own_banks,
    publish,
    withdraw,
)
from quizapp.services.reviews.showing import (
    ArticleView,
    Counters,
    DraftView,
    Publication,
    ReviewCard,
    ReviewPage,
    get_review,
    list_reviews,
)
from quizapp.services.reviews.starting import KIND, start_from_file, start_from_text

__all__ = [
    "KIND",
    "ArticleView",
    "BankChoice",
    "Counters",
    "DraftView",
    "FactEdit",
    "Publication",
    "ReviewCard",
    "ReviewPage",
    "accept_clean",
    "accept_draft",
    "accept_question",
    "delete_review",
    "edit_draft_fact",
    "edit_draft_question",
    "get_meetings",
    "get_review",
    "list_own_banks",
    "list_reviews",
    "look_over_question",
    "merge_drafts",
    "publish",
    "redo",
    "reject_draft",
    "reject_question",
    "start_from_file",
    "start_from_text",
    "undo",
    "withdraw",
]
