"""What a teacher does with files of questions: brought, looked through, taken into a bank, taken back."""

from quizapp.services.imports.accepting import accept, choose, choose_all, discard
from quizapp.services.imports.showing import (
    SHOWN,
    ImportCard,
    ImportedView,
    ImportPage,
    Shown,
    get_import_page,
    list_goals,
    list_imports,
)
from quizapp.services.imports.starting import KIND, start_import
from quizapp.services.imports.storing import Sent
from quizapp.services.imports.undoing import undo

__all__ = [
    "KIND",
    "SHOWN",
    "ImportCard",
    "ImportPage",
    "ImportedView",
    "Sent",
    "Shown",
    "accept",
    "choose",
    "choose_all",
    "discard",
    "get_import_page",
    "list_goals",
    "list_imports",
    "start_import",
    "undo",
]
