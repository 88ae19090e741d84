"""A GIFT file (Moodle's text format) as questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.core.languages import N_, Language
from quizapp.core.questions.question import Question
from quizapp.formats.gathering import Gathering, NotGraded, Skipped, parse_text, sample_of, without_tags
from quizapp.formats.gift.blocks import CATEGORY, CLOZE, Block, parse_blocks
from quizapp.formats.gift.kinds import WIDE, build
from quizapp.formats.gift.syntax import hide, parse_category, parse_comments, parse_name, parse_said
from quizapp.formats.gift.texts import BLANK, Texts
from quizapp.formats.imported import Imported, side_of, stable_id

NO_CLOSE = N_("“{” has no “}” behind it: close the answers, and write \\{ where a brace is only a sign")
NO_OPEN = N_("“}” has no “{” before it: open the answers, and write \\} where a brace is only a sign")
CLOSED_EARLY = N_(
    "the answers end at the first “}” and go on behind it: write \\} where a brace is only a sign"
)
MORE_BRACES = N_(
    "only the answers in the first braces are read: what the others hold is shown to learners as text"
)
IS_CLOZE = N_(
    "answers embedded in the text are Moodle's cloze, not GIFT: kept as an open answer; build a cloze of it"
)
NO_BLANK_LINE = N_("no blank line parts this question from the one before: it was taken for one of its own")
BLANK_LINE = N_("a blank line stands between the braces: the parts were joined, but Moodle would refuse them")
_SIGNS = re.compile(
    r"(?<!\\)\{\s*(?:[=~]|#\s*[-+=.\d]|####|%-?\d|(?:T|F|TRUE|FALSE)\s*[}#]|\}[ \t]*$)", re.MULTILINE
)
_WIDE_BRACES = re.compile(r"｛\s*[=~#＝～＃][^｝]*｝")
_WORDS = re.compile(r"\\n|\[(?:html|moodle|plain|markdown)\]|\{\s*(?:TRUE|FALSE|T|F)\b")
# XML or HTML, and JSON.
_OTHER = re.compile(r"\s*(?:<|\{|\[\s*[\[{\"])")
_NAME = re.compile(r"^[ \t]*::[^\n]*?(?<!\\)::", re.MULTILINE)


@dataclass(frozen=True)
class Parts:
    """A block taken apart, escapes still hidden; ``answers`` is None for a text that asks nothing."""

    stem: str
    answers: str | None
    explanation: str = ""


def read(content: bytes) -> Imported:
    """The questions of a GIFT file; ``Unreadable`` where the bytes are no text."""
    text, faults = parse_text(content)
    blocks = parse_blocks(text)
    gathering = Gathering(_language(blocks), faults=faults)
    for block in blocks:
        _gather(block, gathering)
    return gathering.imported("gift", len(blocks))


def looks_like(content: bytes) -> float:
    """How likely these bytes are GIFT, 0..1."""
    text = sample_of(content)
    if _OTHER.match(text):
        return 0.0
    answers = len(_SIGNS.findall(text))
    named = len(_NAME.findall(text)) + text.count(CATEGORY)
    if not answers:
        return 0.4 if named else 0.0
    return 0.95 if named or answers > 2 else 0.75


def _language(blocks: Sequence[Block]) -> Language:
    """The side of the texts, the words of the format set aside."""
    return side_of(without_tags(_WORDS.sub(" ", "\n".join(block.text for block in blocks))))


def _gather(block: Block, gathering: Gathering) -> None:
    """One question read into what was gathered."""
    where = f"line {block.number}"
    own_id, tags = parse_comments(block.comments)
    texts = Texts(where, gathering.language)
    gathering.gather(lambda: _question(block, own_id, tags, texts), where, block.original, own_id)
    gathering.faults += texts.faults


def _question(block: Block, own_id: str, tags: tuple[str, ...], texts: Texts) -> Question:
    if block.split:
        texts.warn(NO_BLANK_LINE)
    if block.joined:
        texts.warn(BLANK_LINE)
    name, text = parse_name(hide(block.text))
    parts = _parts(text, texts)
    texts.usual = parse_said(parts.stem, "moodle").format
    stem = texts.full(parts.stem)
    question = Question(
        stable_id(own_id, name, stem.in_(texts.language)),
        "description",
        stem,
        tags=tags,
        title=name,
        category=parse_category(block.category),
        explanation=texts.twin(parts.explanation),
    )
    if CLOZE.search(text):
        raise NotGraded(replace(question, stem=texts.full(text)), IS_CLOZE)
    if parts.answers is None and _WIDE_BRACES.search(text):
        raise NotGraded(question, WIDE)
    return question if parts.answers is None else build(question, texts, parts.answers)


def _parts(text: str, texts: Texts) -> Parts:
    """The text cut at its first braces; ``Skipped`` where they do not pair."""
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        return Parts(text, None)
    if start < 0 or end < start:
        raise Skipped(NO_OPEN if end >= 0 else NO_CLOSE)
    answers, tail = text[start + 1 : end].strip(), text[end + 1 :]
    further = tail.find("{")
    if "}" in tail[: further if further >= 0 else None]:
        raise Skipped(CLOSED_EARLY)
    if further >= 0 and not CLOZE.search(text):
        texts.warn(MORE_BRACES)
    stem = text[:start] + (BLANK + tail if tail.strip() else "")
    asked, feedback, explanation = answers.rpartition("####")
    return Parts(stem, asked.strip() if feedback else answers, explanation.strip() if feedback else "")
