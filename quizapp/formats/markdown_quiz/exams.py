"""Exercises of R/exams in Markdown: a question, its list of answers, a solution with feedback, and what is meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Question, Tolerance
from quizapp.formats.foreign_markdown import MISSING, parse_markdown
from quizapp.formats.gathering import Gathering, NotGraded, with_code
from quizapp.formats.keyed_choice import Row, keyed_choice
from quizapp.formats.typed_key import Weighed, number_key, text_key

IS_EXERCISE = re.compile(r"^(?:exsolution|extype)[ \t]*:", re.MULTILINE)
NOT_COMPUTED = N_(
    "its values are computed by code that is never run: kept as it stands; write it with fixed values"
)
NO_TYPE = N_("its type or solution is not read here: kept as an open answer; build it anew in the editor")
_UNDERLINED = re.compile(r"^(\S[^\n]*)\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_META = re.compile(r"^(ex\w+)[ \t]*:(.*)$", re.MULTILINE)
_POINT = re.compile(r"^[*-][ \t]+", re.MULTILINE)
_VERDICT = re.compile(r"(?:true|false|right|wrong|correct|incorrect)\b[.:]?\s*", re.IGNORECASE)
_CODE = re.compile(r"^```\{r|`r ", re.MULTILINE)


def read_exercise(text: str, gathering: Gathering) -> None:
    """The one question of an exercise, read into what was gathered."""
    parts = _parts(text)
    meta = {name: value.strip() for name, value in _META.findall(text)}
    where = "line 1"

    def missing(address: str) -> None:
        gathering.warn(where, MISSING, name=address)

    def twin(markdown: str) -> Twin:
        return gathering.full(parse_markdown(markdown.strip(), missing=missing))

    solution = parts.get("solution", "").strip()
    base = Question(
        "",
        "open_answer",
        twin(parts.get("question", "")),
        title=meta.get("exname", ""),
        category=meta.get("exsection", ""),
        mark=float(meta["expoints"]) if re.fullmatch(r"[1-9]\d{0,3}", meta.get("expoints", "")) else 1.0,
        shuffle=meta.get("exshuffle", "TRUE").upper() != "FALSE",
        explanation=twin(solution) if solution else None,
    )
    rows = list(map(twin, _points(parts.get("question answerlist", ""))))
    told = [_VERDICT.sub("", one, count=1) for one in _points(parts.get("solution answerlist", ""))]
    feedback = [twin(one) if one.strip() else None for one in told]
    gathering.gather(lambda: _built(text, base, meta, (rows, feedback), gathering), where, text)


def _parts(text: str) -> Mapping[str, str]:
    """The text below each heading, a list of answers by the heading that it stands under."""
    parts, above = {}, ""
    found = list(_UNDERLINED.finditer(text))
    for place, heading in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        name = heading[1].strip().lower()
        if name == "answerlist":
            name = f"{above} answerlist"
        else:
            above = name
        parts[name] = text[heading.end() : end]
    return parts


def _points(text: str) -> list[str]:
    return [point.strip() for point in _POINT.split(text)[1:]]


def _built(
    text: str,
    base: Question,
    meta: Mapping[str, str],
    answers: tuple[Sequence[Twin], Sequence[Twin | None]],
    gathering: Gathering,
) -> Question:
    if _CODE.search(text):
        raise NotGraded(
            with_code(replace(base, stem=gathering.full("")), gathering.language, text), NOT_COMPUTED
        )
    rows, feedback = answers
    kind, solution = meta.get("extype", ""), meta.get("exsolution", "").strip()
    if kind in ("schoice", "mchoice") and re.fullmatch(r"[01]+", solution) and len(solution) == len(rows):
        told = [*feedback, *[None] * len(rows)]
        keyed = [Row(row, key == "1", said) for row, key, said in zip(rows, solution, told, strict=False)]
        return keyed_choice(base, keyed, gathering.language, several=kind == "mchoice")
    if kind == "num" and (answer := number_key([Weighed(solution, tolerance=_tolerance(meta))])) and solution:
        return replace(base, kind="numeric", answer=answer)
    if kind == "string" and solution and (answer := text_key([Weighed(solution.replace("*", "\\*"))])):
        return replace(base, kind="short_text", answer=answer)
    raise NotGraded(with_code(replace(base, stem=gathering.full("")), gathering.language, text), NO_TYPE)


def _tolerance(meta: Mapping[str, str]) -> Tolerance | None:
    width = meta.get("extol", "")
    return (
        Tolerance(abs=float(width))
        if re.fullmatch(r"\d{1,9}(?:\.\d{1,12})?", width) and float(width)
        else None
    )
