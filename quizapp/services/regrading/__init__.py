"""Questions of a quiz graded again: looked at before, done in one transaction, taken back."""

from quizapp.services.regrading.applying import apply_regrade, undo_regrade
from quizapp.services.regrading.previewing import (
    PastRegrade,
    RegradePage,
    RegradePreview,
    preview_regrade,
    regrade_page,
)

__all__ = [
    "PastRegrade",
    "RegradePage",
    "RegradePreview",
    "apply_regrade",
    "preview_regrade",
    "regrade_page",
    "undo_regrade",
]
