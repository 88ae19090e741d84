"""The form in which a question of any kind is written and changed, wherever it is kept."""

from quizapp.web.question_forms.editor import (
    Editor,
    init_app,
    open_editor,
    posted_editor,
    resumed_editor,
    with_notes,
)

__all__ = ["Editor", "init_app", "open_editor", "posted_editor", "resumed_editor", "with_notes"]
