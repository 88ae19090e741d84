"""One change made to many questions: tags, category, marks."""

from dataclasses import dataclass, replace

from quizapp.core.questions.question import Question


@dataclass(frozen=True)
class BulkEdit:
    """What is to become of each question; None and nothing leave a part as it is."""

    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    category: str | None = None
    mark: float | None = None
    status: str | None = None

    @property
    def is_empty(self) -> bool:
        """True where nothing would change."""
        return self == BulkEdit()


def apply_edit(question: Question, edit: BulkEdit) -> Question:
    """The question with the edit; tags that it has keep their place, new ones come last."""
    kept = tuple(tag for tag in question.tags if tag not in edit.remove_tags)
    return replace(
        question,
        tags=(*kept, *(tag for tag in edit.add_tags if tag not in kept)),
        category=question.category if edit.category is None else edit.category,
        mark=question.mark if edit.mark is None else edit.mark,
    )
