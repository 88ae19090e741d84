"""Questions as an Aiken file: single choices in plain text, and nothing else."""

from collections.abc import Mapping, Sequence

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.picks import is_right
from quizapp.core.questions.question import Question
from quizapp.formats.aiken.lines import parse_lines
from quizapp.formats.aiken.plain import parse_blocks
from quizapp.formats.html_text import markdown_from_plain, plain_from_markdown
from quizapp.formats.losses import PARTS, losses_of
from quizapp.formats.option_ids import LETTERS

LEFT_OUT = N_(
    "it is left out: Aiken holds choices of 2 to 26 options with a single right one, and texts on one line"
)
MARKUP = N_("its markup is left out: emphasis, lists, code and line ends")
CAN = frozenset(("others", "accept", "tolerance", "units", "dates", "exact_case", "wildcards", "extras"))


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """An Aiken file of those questions that Aiken can hold; ``title`` and ``media`` cannot be in it."""
    blocks = [_block(question, language) for question in questions if _fits(question, language)]
    return ("\n\n".join(blocks) + "\n").encode()


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What Aiken cannot say of this question."""
    if not _fits(question, language):
        return (Message(LEFT_OUT),)
    lost = losses_of(question, language, can=CAN & frozenset(PARTS), kinds=frozenset(("single_choice",)))
    texts = [question.stem, *(option.text for option in question.options)]
    marked = any(markdown_from_plain(_flat(text.in_(language))) != text.in_(language) for text in texts)
    return (*lost, Message(MARKUP)) if marked else lost


def _fits(question: Question, language: Language) -> bool:
    """Whether the question comes back as the choice that it is."""
    if question.kind != "single_choice" or sum(map(is_right, question.options)) != 1:
        return False
    if not 2 <= len(question.options) <= len(LETTERS):
        return False
    blocks = parse_blocks(parse_lines(_block(question, language)))
    texts = [_flat(option.text.in_(language)) for option in question.options]
    return (
        len(blocks) == 1
        and blocks[0].stem == [_flat(question.stem.in_(language))]
        and [option.text for option in blocks[0].options] == texts
        and all(texts)
    )


def _block(question: Question, language: Language) -> str:
    letters = LETTERS.upper()
    rows = [
        f"{letter}) {_flat(option.text.in_(language))}"
        for letter, option in zip(letters, question.options, strict=False)
    ]
    key = next(letter for letter, option in zip(letters, question.options, strict=False) if is_right(option))
    return "\n".join([_flat(question.stem.in_(language)), *rows, f"ANSWER: {key}"])


def _flat(markdown: str) -> str:
    return " ".join(plain_from_markdown(markdown).split())
