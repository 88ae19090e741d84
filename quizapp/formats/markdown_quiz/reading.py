"""A quiz in Markdown as questions: our own form, and the usual ones of others."""

import re
from functools import partial

from quizapp.core.languages import N_
from quizapp.core.questions.question import Question
from quizapp.formats.gathering import Gathering, NotGraded, parse_text, sample_of, without_tags
from quizapp.formats.imported import Imported, side_of
from quizapp.formats.markdown_quiz.building import Building, own_id_of
from quizapp.formats.markdown_quiz.exams import IS_EXERCISE, read_exercise
from quizapp.formats.markdown_quiz.lines import CHECKED, parse_lines
from quizapp.formats.markdown_quiz.segments import ANSWER, KEYED, Segment, is_answer, parse_segments
from quizapp.formats.truth import TRUTHS

UNSURE = N_(
    "options stand below it and none is marked as right: kept as an open answer; choose the key in the editor"
)
_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:(.*)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}]*\}$")
_OPTION = re.compile(r"(?:[-*+]|[A-Ha-h][).、．])[ \t]+\S")


def read(content: bytes) -> Imported:
    """The questions of a quiz in Markdown; ``Unreadable`` where the bytes are no text."""
    text, faults = parse_text(content)
    gathering = Gathering(side_of(without_tags(text)), faults=faults)
    if IS_EXERCISE.search(text):
        read_exercise(text, gathering)
        return gathering.imported("markdown", 1)
    front = _FRONT.match(text)
    title = _TITLE.search(front[1]) if front else None
    body = text[front.end() :] if front else text
    lines = parse_lines(body, text.count("\n", 0, front.end() if front else 0) + 1)
    segments = parse_segments(lines)
    gathering.language = side_of(_shown(segments))
    for segment in segments:
        build = partial(_question, segment, gathering)
        gathering.gather(build, f"line {segment.number}", segment.original, own_id_of(segment))
    return gathering.imported("markdown", len(segments), title[1].strip().strip("\"'") if title else "")


def looks_like(content: bytes) -> float:
    """How likely these bytes are a quiz in Markdown, 0..1."""
    text = sample_of(content)
    if IS_EXERCISE.search(text):
        return 0.95
    if text.lstrip()[:1] in ("<", "{"):
        return 0.0
    lines = parse_lines(text)
    marked = sum(bool(CHECKED.match(line.said) or (line.indent and KEYED.match(line.said))) for line in lines)
    headed = any(line.text.startswith("#") and not line.code for line in lines)
    answers = sum(is_answer(line) for line in lines)
    if marked > 1:
        return 0.9
    # An answer in bold is nobody's but Markdown's.
    if any(line.said.startswith("**") and ANSWER.match(line.said) for line in lines):
        return 0.85
    return 0.6 if headed and answers else 0.0


def _shown(segments: list[Segment]) -> str:
    """What learners see, to tell its language."""
    heads = [_ATTRIBUTES.sub("", segment.head) for segment in segments]
    below = (CHECKED.sub("", line.said) for segment in segments for line in segment.lines)
    return without_tags("\n".join([*heads, *(text for text in below if text.casefold() not in TRUTHS)]))


def _question(segment: Segment, gathering: Gathering) -> Question:
    building = Building(segment, gathering)
    question = building.question()
    if question.kind == "description" and _has_options(segment) and not segment.headed:
        raise NotGraded(question, UNSURE)
    return question


def _has_options(segment: Segment) -> bool:
    """Whether points of a list stand below a question that is no description: it asks something."""
    asks = "?" in segment.head or "？" in segment.head
    points = sum(bool(_OPTION.match(line.said)) for line in segment.lines)
    return asks and points > 1
