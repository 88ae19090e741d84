"""The questions of one item: one for each interaction, one cloze where all are gaps, or the item kept as it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Question
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import Kept
from quizapp.formats.qti2.choices import read_choice, read_hottext
from quizapp.formats.qti2.feedback import Voice, read_feedback
from quizapp.formats.qti2.gaps import read_gap_match, read_gaps
from quizapp.formats.qti2.item import INLINE, ItemFile, interactions, is_whole
from quizapp.formats.qti2.kept import ADAPTIVE, MANY, RANDOM, keep, why_kept
from quizapp.formats.qti2.rows import read_associate, read_match, read_order
from quizapp.formats.qti2.scoring import Judge
from quizapp.formats.qti2.single import read_entry, read_extended, read_slider
from quizapp.formats.qti2.task import LONGEST_SHOWN, Task, note_unused
from quizapp.formats.qti2.texts import Texts, is_for_graders
from quizapp.formats.qti2.values import Unsupported

FOR_GRADERS = N_("notes for those who grade were not carried: “%(said)s”")
SPLIT = N_("this item asks %(count)s things and became as many questions, each with the text that they share")

READERS: Mapping[str, Callable[[Task], Question]] = {
    "choiceInteraction": read_choice,
    "hottextInteraction": read_hottext,
    "orderInteraction": read_order,
    "matchInteraction": read_match,
    "associateInteraction": read_associate,
    "gapMatchInteraction": read_gap_match,
    "inlineChoiceInteraction": lambda task: read_gaps([task]),
    "textEntryInteraction": read_entry,
    "extendedTextInteraction": read_extended,
    "sliderInteraction": read_slider,
}


@dataclass(frozen=True)
class Made:
    """A question of an item, what was not carried of it, and why it is kept ungraded (None where it is graded)."""

    question: Question
    notes: tuple[Message, ...] = ()
    kept: Message | None = None


def make_questions(item: ItemFile, texts: Texts) -> list[Made]:
    """All questions of an item in their order, without ids; as many as ``count_questions`` says, none for an empty one."""
    try:
        made = _make_all(item, texts)
    except Unsupported as operator:
        made = _make_all(replace(item, unread=str(operator) or "?"), texts)
    notes = [Message(FOR_GRADERS, {"said": text[:LONGEST_SHOWN]}) for text in _for_graders(item, texts)]
    return [replace(made[0], notes=(*made[0].notes, *notes)), *made[1:]] if made else []


def _for_graders(item: ItemFile, texts: Texts) -> list[str]:
    """What the item says to those who grade it."""
    blocks = (one for one in item.source.root.iter("rubricBlock") if is_for_graders(one))
    return [text for text in map(texts.markdown, blocks) if text]


def _make_all(item: ItemFile, texts: Texts) -> list[Made]:
    asked = interactions(item)
    if is_whole(item):
        why = RANDOM if item.random else ADAPTIVE if item.adaptive else MANY
        return [Made(keep(item, texts), kept=Message(why))]
    said = read_feedback(item, texts)
    if not asked:
        return _describe(item, texts)
    tasks = [Task(item, element, texts, said) for element in asked]
    if asked[1:] and all(element.tag in INLINE for element in asked):
        made = [_make(tasks[0], lambda _: read_gaps(tasks), alone=True)]
    else:
        made = [
            _make(task, READERS.get(str(task.element.tag), _refuse), alone=not asked[1:]) for task in tasks
        ]
    if not any(one.kept for one in made):
        note_unused(tasks)
    noted = [replace(one, notes=tuple(task.notes)) for one, task in zip(made, tasks, strict=False)]
    return noted if len(noted) == 1 else _with_split(noted)


def _make(task: Task, read: Callable[[Task], Question], *, alone: bool) -> Made:
    """The question of an interaction; kept with all that it shows where it cannot be graded."""
    item = task.item
    try:
        question = read(task)
    except Kept as kept:
        task.notes.clear()
        question = keep(item, task.texts, None if alone else task.element)
        return Made(_named(question, item), kept=kept.message)
    if alone and not task.scored and item.declared_most:
        question = replace(question, mark=item.declared_most)
    return Made(_named(question, item))


def _refuse(task: Task) -> Question:
    raise Kept(why_kept(task.element), kind=str(task.element.tag))


def _describe(item: ItemFile, texts: Texts) -> list[Made]:
    """An item that asks nothing; none where it shows nothing either."""
    text = texts.markdown(item.body)
    if not text:
        return []
    voice = Voice(read_feedback(item, texts), Judge(item, "", by_rules=True), [])
    told, mark = voice.explanation(), item.declared_most or 1.0
    return [
        Made(
            Question(
                id="",
                kind="description",
                stem=twin_of(text, texts.language),
                explanation=twin_of(told, texts.language) if told else None,
                mark=mark,
            )
        )
    ]


def _with_split(made: Sequence[Made]) -> list[Made]:
    """The questions of a composite item, the first of which says that it was divided."""
    first, *rest = made
    note = Message(SPLIT, {"count": str(len(made))})
    return [replace(first, notes=(note, *first.notes)), *rest]


def _named(question: Question, item: ItemFile) -> Question:
    """The question with the item's title for its text, where the item has no text."""
    if any(question.stem.sides().values()) or not item.title:
        return question
    language = next(iter(question.stem.sides()))
    return replace(question, stem=twin_of(markdown_from_plain(item.title), language))
