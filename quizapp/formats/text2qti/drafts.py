"""The pieces of a text2qti file gathered into questions, not yet judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quizapp.formats.text2qti.lines import CODE, LOOSE, Piece

CHOICES = ("right", "wrong", "right of several", "wrong of several", "text answer")
GAPS = ("gap answer", "right of gap", "wrong of gap")
ANSWERS = (*CHOICES, *GAPS, "number", "essay", "upload")
FEEDBACKS = ("feedback", "feedback if right", "feedback if wrong")


@dataclass
class Choice:
    """One answer: the kind of its piece, its text, what is said to it."""

    kind: str
    text: str
    feedback: str = ""


@dataclass
class Draft:
    """One question, or a text between questions (``kind`` text), or a block of code that would write some."""

    number: int
    kind: str
    lines: list[str] = field(default_factory=list)
    title: str = ""
    points: str = ""
    group: str = ""
    choices: list[Choice] = field(default_factory=list)
    feedback: dict[str, str] = field(default_factory=dict)
    original: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, line ends kept."""
        return "\n".join(self.lines).strip("\n")


@dataclass
class File:
    """All that a file holds: its title, its questions, how groups are drawn; lines that belong to nothing.

    ``joined`` are lines without a sign that were taken for the continuation of a text; ``settings`` concern the whole quiz.
    """

    title: str = ""
    drafts: list[Draft] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    joined: list[Piece] = field(default_factory=list)
    groups: list[tuple[int, str, str]] = field(default_factory=list)
    settings: list[Piece] = field(default_factory=list)


@dataclass
class _Next:
    """What was said of the question that comes next, and of the group that holds it."""

    title: str = ""
    points: str = ""
    text_title: str = ""
    group: str = ""
    group_points: str = ""
    pieces: list[str] = field(default_factory=list)

    def take(self) -> list[str]:
        """The lines that were said, once."""
        said, self.pieces = self.pieces, []
        return said


def parse_drafts(pieces: Sequence[Piece]) -> File:
    """The questions of a file."""
    file, coming = File(), _Next()
    for piece in pieces:
        if not any(take(piece, file, coming) for take in (_head, _group, _question, _answer)):
            file.loose.append(piece)
    return file


def _head(piece: Piece, file: File, coming: _Next) -> bool:
    """What stands before questions."""
    if piece.kind == "quiz title":
        file.title = " ".join(piece.text.split())
    elif piece.kind == "setting":
        file.settings.append(piece)
    elif piece.kind in ("title", "points", "text title"):
        name = piece.kind.replace(" ", "_")
        setattr(coming, name, " ".join(piece.text.split()))
        coming.pieces += piece.original
    return piece.kind in ("quiz title", "setting", "title", "points", "text title")


def _group(piece: Piece, file: File, coming: _Next) -> bool:
    if piece.kind == "group":
        coming.group = f"group-{len(file.groups) + 1}"
        file.groups.append((piece.number, coming.group, "1"))
    elif piece.kind == "end of group":
        coming.group = coming.group_points = ""
    elif piece.kind == "pick" and file.groups:
        number, name, _ = file.groups[-1]
        file.groups[-1] = (number, name, piece.text.strip())
    elif piece.kind == "group points":
        coming.group_points = piece.text.strip()
    else:
        return False
    return True


def _question(piece: Piece, file: File, coming: _Next) -> bool:
    kind = {"question": "question", "text": "text", "quiz description": "text", CODE: CODE}.get(piece.kind)
    if kind is None:
        return False
    title = coming.text_title if kind == "text" else coming.title
    points = coming.points or coming.group_points
    original = [*coming.take(), *piece.original]
    file.drafts.append(Draft(piece.number, kind, piece.lines, title, points, coming.group, original=original))
    coming.title = coming.points = coming.text_title = ""
    return True


def _answer(piece: Piece, file: File, coming: _Next) -> bool:
    """What belongs to the question before it; a line without a sign goes on with its text."""
    if not file.drafts or file.drafts[-1].kind == CODE:
        return False
    draft = file.drafts[-1]
    if piece.kind in ANSWERS:
        draft.choices.append(Choice(piece.kind, piece.text))
    elif piece.kind == "feedback" and draft.choices:
        draft.choices[-1].feedback = piece.text
    elif piece.kind in FEEDBACKS:
        draft.feedback[piece.kind] = piece.text
    elif piece.kind == LOOSE and not draft.choices and not draft.feedback:
        draft.lines += piece.lines
        file.joined.append(piece)
    else:
        return False
    draft.original += piece.original
    return True


def gaps_of(choices: Sequence[Choice]) -> Iterator[tuple[str, Choice]]:
    """The answers of gaps with the name of each gap, which stands in double brackets before the answer."""
    for choice in choices:
        name, _, text = choice.text.removeprefix("((").partition("))")
        yield name, Choice(choice.kind, text.strip(), choice.feedback)
