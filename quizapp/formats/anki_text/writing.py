"""Questions as a text file of notes that Anki imports: a note each, known again by its guid."""

from collections.abc import Mapping, Sequence

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.picture import pictures_of
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import texts_of
from quizapp.formats.anki import writing as package
from quizapp.formats.anki.cards import Model, Writer
from quizapp.formats.anki.guid import guid_of
from quizapp.formats.losses import PARTS

THIRD = N_(
    "its explanation is a third field: give the note type one more field in Anki, or it is left out there"
)
_TYPES: Mapping[Model, str] = {"typed": "Basic (type in the answer)", "basic": "Basic", "cloze": "Cloze"}
_HEAD = (
    "#separator:tab\n#html:true\n#notetype column:1\n#guid column:2\n#deck column:3\n#tags column:4\n"
    "#columns:Note type\tGUID\tDeck\tTags\tFront\tBack\tExtra\n"
)


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """A text file of notes; ``media`` cannot be in it."""
    writer = Writer(language)
    name = " ".join(title.split()).replace("::", ":") or "Questions"
    rows = []
    for question in questions:
        card = writer.card(question)
        deck = package.deck_name(name, question)
        tags = " ".join("_".join(tag.split()) for tag in question.tags)
        fields = [*card.fields, "", ""][:3]
        rows.append(
            "\t".join(map(_quoted, [_TYPES[card.model], guid_of(question.id, title), deck, tags, *fields]))
        )
    return (_HEAD + "".join(f"{row}\n" for row in rows)).encode()


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What such a note cannot say of this question."""
    lost = list(package.losses(question, language))
    texts = [text for _, twin in texts_of(question) for text in twin.sides().values()]
    if any(True for text in texts for _ in pictures_of(text)):
        lost.append(Message(PARTS["pictures"][0]))
    if question.explanation is not None and question.kind != "open_answer":
        lost.append(Message(THIRD))
    return tuple(lost)


def _quoted(text: str) -> str:
    """A field, in quotes where it holds what parts fields or lines."""
    if text.startswith(('"', "#")) or any(sign in text for sign in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
