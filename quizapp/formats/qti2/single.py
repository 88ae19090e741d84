"""The remaining interactions: one typed answer, a free text, a scale."""

from quizapp.core.languages import N_
from quizapp.core.questions.question import Question
from quizapp.formats.element_texts import ends_text
from quizapp.formats.imported import twin_of
from quizapp.formats.qti2.gaps import read_gaps
from quizapp.formats.qti2.task import Task
from quizapp.formats.qti2.texts import FEEDBACK
from quizapp.formats.qti2.typed import read_typed

SCALE = N_("a scale to be slid became a number to be typed")
# The class of a body whose gaps stay gaps, even where a single one ends it.
CLOZE = "cloze"


def read_entry(task: Task) -> Question:
    """One typed answer: a number or short text where the field ends the item, else a cloze of one gap."""
    body = task.item.body
    if (body is not None and body.get("class") == CLOZE) or not ends_text(body, task.element, FEEDBACK):
        return read_gaps([task])
    return _read_key(task)


def read_slider(task: Task) -> Question:
    """A scale as a number to be typed."""
    task.note(SCALE)
    return _read_key(task)


def read_extended(task: Task) -> Question:
    """A free text; a sample answer that the file declares is its explanation."""
    declared = task.item.responses.get(task.response)
    sample = "\n\n".join(declared.correct) if declared else ""
    voice = task.voice(task.judge(), [])
    task.notes.clear()
    return Question(
        id="",
        kind="open_answer",
        stem=twin_of(task.stem(), task.texts.language),
        explanation=task.told(voice, more=sample),
        mark=task.item.declared_most or 1.0,
    )


def _read_key(task: Task) -> Question:
    typed = read_typed(task)
    return Question(
        id="",
        kind="numeric" if typed.answer.type == "number" else "short_text",
        stem=twin_of(task.stem(), task.texts.language),
        answer=typed.answer,
        explanation=task.told(typed.voice),
        mark=typed.best,
    )
