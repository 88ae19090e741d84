"""The questions of one part of a package, by its machine name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Question
from quizapp.formats.h5p.asking import Asking, picture_of
from quizapp.formats.h5p.choices import read_choice_set, read_multi_choice, read_summary, read_true_false
from quizapp.formats.h5p.content import Part
from quizapp.formats.h5p.gaps import read_blanks, read_drag_text, read_marked_words
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import Kept

OWN_WAY = N_(
    "H5P answers it in a way of its own (%(library)s): write it as another kind, or grade it yourself"
)
OVERALL = N_("what is said to the score was not carried: “%(said)s”; add it to the explanation")
LONGEST_SHOWN, MOST_TEXTS = 120, 200

_SINGLE: Mapping[str, Callable[[Asking], Question]] = {
    "H5P.MultiChoice": read_multi_choice,
    "H5P.TrueFalse": read_true_false,
    "H5P.Blanks": read_blanks,
    "H5P.DragText": read_drag_text,
    "H5P.MarkTheWords": read_marked_words,
}
# Libraries that hold several questions, each with the field that lists them.
_SETS: Mapping[str, tuple[str, Callable[[Asking], list[Question]]]] = {
    "H5P.SingleChoiceSet": ("choices", read_choice_set),
    "H5P.Summary": ("summaries", read_summary),
}
# A person reads the answer there too.
OPEN = frozenset(("H5P.FreeTextQuestion", "H5P.OpenEndedQuestion"))
OTHERS = frozenset(
    f"H5P.{name}"
    for name in (
        *(
            "Essay",
            "DragQuestion",
            "ImageHotspotQuestion",
            "ImageMultipleHotspotQuestion",
            "MultiMediaChoice",
        ),
        *("Dictation", "SpeakTheWords", "SpeakTheWordsSet", "FindTheWords", "Crossword", "SortParagraphs"),
        *("ImageSequencing", "ImagePair", "MemoryGame", "Flashcards", "Dialogcards", "GuessTheAnswer"),
        *(
            "ArithmeticQuiz",
            "AdvancedBlanks",
            "SimpleMultiChoice",
            "PersonalityQuiz",
            "Cornell",
            "StructureStrip",
        ),
    )
)
# What shows something or holds other libraries, and asks nothing itself.
SILENT = frozenset(
    f"H5P.{name}"
    for name in (
        *(
            "QuestionSet",
            "Column",
            "Row",
            "RowColumn",
            "InteractiveVideo",
            "CoursePresentation",
            "InteractiveBook",
        ),
        *(
            "Accordion",
            "AdvancedText",
            "Text",
            "Image",
            "Video",
            "Audio",
            "Table",
            "Link",
            "Nil",
            "IFrameEmbed",
        ),
        *(
            "GoToQuestion",
            "IVHotspot",
            "ContinuousText",
            "ExportableTextArea",
            "Shape",
            "TwitterUserFeed",
            "Chart",
        ),
        *(
            "BranchingScenario",
            "BranchingQuestion",
            "Agamotto",
            "Collage",
            "Timeline",
            "Juxtapose",
            "Collage",
        ),
        *(
            "VirtualTour",
            "ThreeImage",
            "GameMap",
            "KewArCode",
            "ImageHotspots",
            "ImageSlider",
            "DocumentationTool",
        ),
    )
)
# Fields that hold the words of the program, or what would give the answer away.
_UNSAID = (
    "l10n",
    "ui",
    "behaviour",
    "feedback",
    "answer",
    "solution",
    "correct",
    "keyword",
    "media",
    "confirm",
)
# Of these, what gives the answer away; and what only the program says.
_TELLING = ("answer", "solution", "correct", "keyword", "alternatives")
_PROGRAM = ("l10n", "ui", "behaviour", "feedback", "confirm", "label", "metadata", "override", "button")
_TEXTS = (
    "question",
    "text",
    "task",
    "label",
    "intro",
    "description",
    "header",
    "clue",
    "statement",
    "sample",
)


@dataclass(frozen=True)
class Made:
    """A question of a part (None where its place is empty), what was not carried of it, and why it is kept."""

    question: Question | None
    notes: tuple[Message, ...] = ()
    kept: Message | None = None


def count_questions(part: Part) -> int:
    """How many questions a part is by its machine name, 0 where it asks nothing."""
    if part.machine_name in _SETS:
        return max(len(part.params.items(_SETS[part.machine_name][0])), 1)
    return int(part.machine_name in _SINGLE or part.machine_name in OPEN or part.machine_name in OTHERS)


def make_questions(asking: Asking) -> list[Made]:
    """All questions of a part, as many as ``count_questions`` says."""
    name = asking.part.machine_name
    if name in _SETS:
        made = [Made(one if len(one.options) > 1 else None) for one in _SETS[name][1](asking)] or [Made(None)]
    elif name in _SINGLE:
        made = [_try(asking, _SINGLE[name])]
    elif name in OPEN:
        made = [Made(_shown(asking))]
    elif name in OTHERS:
        made = [Made(_whole(asking), kept=Message(OWN_WAY, {"library": name}))]
    else:
        return []
    _note_overall(asking)
    return [replace(made[0], notes=tuple(asking.notes)), *made[1:]]


def _try(asking: Asking, read: Callable[[Asking], Question]) -> Made:
    try:
        return Made(read(asking))
    except Kept as kept:
        asking.notes.clear()
        return Made(_whole(asking), kept=kept.message)


def _whole(asking: Asking) -> Question:
    """A part as an open answer with its pictures, and what tells its answers as the explanation."""
    fields = asking.params.fields
    pictures = [picture_of(path, alt) for path, alt in dict.fromkeys(_pictures(fields))][:MOST_TEXTS]
    told = "\n\n".join(filter(None, map(asking.markdown, dict.fromkeys(_answers(fields)))))
    explained = twin_of(told, asking.language) if told else None
    return replace(_shown(asking, *pictures), explanation=explained)


def _shown(asking: Asking, *pictures: str) -> Question:
    """A part as an open answer with all the texts that a learner sees."""
    texts = list(dict.fromkeys(_texts(asking.params.fields)))[:MOST_TEXTS]
    stem = asking.stem(*texts, *pictures)
    if not any(stem.sides().values()):
        stem = twin_of(markdown_from_plain(asking.part.title or asking.part.machine_name), asking.language)
    return Question("", "open_answer", stem)


def _texts(value: object, name: str = "", depth: int = 0) -> Iterator[str]:
    """The texts of the content that are shown before an answer."""
    if depth > 20 or any(word in name.lower() for word in _UNSAID):
        return
    if isinstance(value, str):
        if any(word in name.lower() for word in _TEXTS):
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, name, depth + 1)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, str(key), depth + 1)


def _answers(value: object, *, tells: bool = False, depth: int = 0) -> Iterator[str]:
    """The texts of the content that say what is right."""
    if depth > 20:
        return
    if isinstance(value, str) and tells:
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _answers(one, tells=tells, depth=depth + 1)
    elif isinstance(value, dict):
        for key, one in value.items():
            named = str(key).lower()
            if not any(word in named for word in _PROGRAM):
                inner = tells or any(word in named for word in _TELLING)
                yield from _answers(one, tells=inner and "html" not in named, depth=depth + 1)


def _pictures(value: object, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The pictures of the content, each with what describes it; that of the question itself is shown above it."""
    if depth > 20 or name == "media":
        return
    if isinstance(value, dict):
        path = value.get("path")
        if isinstance(path, str) and str(value.get("mime", "image/")).startswith("image/"):
            yield path, str(value.get("alt") or "")
        for key, one in value.items():
            yield from _pictures(one, str(key), depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _pictures(one, name, depth + 1)


def _note_overall(asking: Asking) -> None:
    for one in asking.params.items("overallFeedback"):
        if text := asking.markdown(one.text("feedback")):
            asking.note(OVERALL, said=text[:LONGEST_SHOWN])
