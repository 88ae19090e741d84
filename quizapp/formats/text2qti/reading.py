"""A file of text2qti (plain text with Markdown) as questions. Code in it is never run."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Answer, Question
from quizapp.formats.foreign_markdown import MISSING, parse_markdown
from quizapp.formats.gathering import Gathering, NotGraded, Skipped, parse_text, sample_of, without_tags
from quizapp.formats.imported import Imported, side_of, twin_of
from quizapp.formats.keyed_choice import Row, keyed_choice
from quizapp.formats.statements import find_verdicts, is_usual
from quizapp.formats.text2qti.answers import GAP, NO_ANSWERS, fill_gaps, parse_number, with_feedback
from quizapp.formats.text2qti.drafts import CHOICES, GAPS, Choice, Draft, parse_drafts
from quizapp.formats.text2qti.lines import CODE, parse_pieces
from quizapp.formats.truth import TRUTHS, truth_options
from quizapp.formats.typed_key import Weighed, text_key

CODE_NOT_RUN = N_("code in a file is never run: run it in text2qti and bring what it writes")
LOOSE_LINE = N_(
    "a line that begins with none of the signs was taken for the continuation of the text above it"
)
LOST_LINE = N_(
    "“%(line)s” belongs to no question and is left out: indent it as far as the text it goes on with"
)
UPLOAD = N_("it asks for a file, so it is kept as an open answer: learners answer with a text")
GROUP = N_(
    "%(pick)s questions of this group are drawn: they have the tag %(tag)s, so that a quiz can draw by it"
)
NO_POINTS = N_("“%(points)s” is no number of points: it counts 1")
WHOLE = N_("feedback to right, partly right or wrong answers as such is not carried; it says: %(said)s")
NUMBERS = N_("several numbers are named as the answer: kept as an open answer; name one, or a range")
SETTING = N_("settings of the whole quiz are not carried: %(said)s; set them where the quiz is made")
MIXED = N_("answers of several kinds stand below it: kept as an open answer; build it anew in the editor")
# A file of other text would fill the report with its lines.
MOST_LOOSE = 100
_SIGNS = re.compile(
    r"^(?:\*[a-zA-Z]\)[ \t]+\S|\[\*\][ \t]+\S|\{\*\}[ \t]*\(\(|<>[ \t]*\(\(|=[ \t]+[-\[\d]|___+[ \t]*$|\*[ \t]{2,}\S)",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"^\d+\.[ \t]+\S", re.MULTILINE)
_TITLE = re.compile(r"^[Qq]uiz [Tt]itle:", re.MULTILINE)


def read(content: bytes) -> Imported:
    """The questions of a text2qti file; ``Unreadable`` where the bytes are no text."""
    text, faults = parse_text(content)
    file = parse_drafts(parse_pieces(text))
    texts = [text for draft in file.drafts for text in (draft.text, *(one.text for one in draft.choices))]
    shown = "\n".join(text for text in texts if text.casefold() not in TRUTHS)
    gathering = Gathering(side_of(without_tags(shown)), faults=faults)
    for piece in file.joined[:1]:
        gathering.warn(f"line {piece.number}", LOOSE_LINE)
    for piece in file.loose[:MOST_LOOSE]:
        gathering.warn(f"line {piece.number}", LOST_LINE, line=piece.text[:60] or piece.kind)
    if file.settings:
        gathering.warn(
            f"line {file.settings[0].number}", SETTING, said="; ".join(one.text for one in file.settings)
        )
    for number, tag, pick in file.groups:
        gathering.warn(f"line {number}", GROUP, pick=pick, tag=tag)
    for draft in file.drafts:
        where = f"line {draft.number}"
        gathering.gather(partial(_question, draft, gathering), where, "\n".join(draft.original))
    return gathering.imported("text2qti", len(file.drafts), file.title)


def looks_like(content: bytes) -> float:
    """How likely these bytes are text2qti's, 0..1."""
    text = sample_of(content)
    if not _NUMBERED.search(text) or not _SIGNS.search(text):
        return 0.0
    return 0.95 if _TITLE.search(text) or len(_SIGNS.findall(text)) > 2 else 0.7


def _question(draft: Draft, gathering: Gathering) -> Question:
    if draft.kind == CODE:
        raise Skipped(CODE_NOT_RUN)
    base = Question(
        "",
        "description",
        twin_of(_markdown(draft.text, draft, gathering), gathering.language),
        title=draft.title,
        tags=(draft.group,) if draft.group else (),
        mark=_mark(draft, gathering),
        explanation=_twin(draft.feedback.get("feedback", ""), draft, gathering),
    )
    if draft.kind == "text":
        return base
    kinds = {choice.kind for choice in draft.choices}
    question = _build(kinds, draft, base, gathering)
    right, wrong = (
        _twin(draft.feedback.get(f"feedback if {name}", ""), draft, gathering) for name in ("right", "wrong")
    )
    if (right or wrong) and not (question.options or question.answer):
        said = " / ".join(twin.in_(gathering.language) for twin in (right, wrong) if twin)
        gathering.warn(f"line {draft.number}", WHOLE, said=said)
    return with_feedback(question, right, wrong)


def _build(kinds: set[str], draft: Draft, base: Question, gathering: Gathering) -> Question:
    """The question by the kinds of its answers."""
    for known, build in _BUILDERS.items():
        if kinds and kinds <= set(known):
            return build(draft, base, gathering)
    raise NotGraded(replace(base, stem=_with_all(draft, gathering)), MIXED if kinds else NO_ANSWERS)


def _choice(draft: Draft, base: Question, gathering: Gathering) -> Question:
    said = find_verdicts([choice.text for choice in draft.choices])
    right = [choice.kind == "right" for choice in draft.choices]
    if said and sum(right) == 1:
        verdicts = dict(zip(said, draft.choices, strict=True))
        return _truth(verdicts, replace(base, answer=Answer(said[right.index(True)])), draft, gathering)
    return keyed_choice(base, _rows(draft, "right", gathering), gathering.language)


def _truth(verdicts: Mapping[str, Choice], base: Question, draft: Draft, gathering: Gathering) -> Question:
    """A statement, its verdicts in the words of the file where these are not the usual ones."""
    told = {name: _twin(choice.feedback, draft, gathering) for name, choice in verdicts.items()}
    words = {name: choice.text.strip() for name, choice in verdicts.items()}
    language = gathering.language
    own = {
        name: twin_of(_markdown(word, draft, gathering), language)
        for name, word in words.items()
        if not is_usual(name, language, word)
    }
    spoken = own or any(told.values()) or {"feedback if right", "feedback if wrong"} & set(draft.feedback)
    truth = base.answer.value if base.answer else ""
    options = truth_options(truth, told, language, shown=own) if spoken else ()
    return replace(base, kind="true_false", options=options)


def _several(draft: Draft, base: Question, gathering: Gathering) -> Question:
    rows = _rows(draft, "right of several", gathering)
    return keyed_choice(base, rows, gathering.language, several=True, penalty=True)


def _short(draft: Draft, base: Question, gathering: Gathering) -> Question:
    rows = [
        Weighed(" ".join(one.text.split()).replace("*", "\\*"), 1.0, _twin(one.feedback, draft, gathering))
        for one in draft.choices
    ]
    answer = text_key(rows)
    if answer is None:
        raise NotGraded(base, NO_ANSWERS)
    return replace(base, kind="short_text", answer=answer)


def _number(draft: Draft, base: Question, gathering: Gathering) -> Question:
    said, *more = draft.choices
    if more:
        raise NotGraded(replace(base, stem=_with_all(draft, gathering)), NUMBERS)
    answer = replace(parse_number(said.text), feedback=_twin(said.feedback, draft, gathering))
    return replace(base, kind="numeric", answer=answer)


def _open(draft: Draft, base: Question, gathering: Gathering) -> Question:
    return replace(base, kind="open_answer")


def _upload(draft: Draft, base: Question, gathering: Gathering) -> Question:
    raise NotGraded(base, UPLOAD)


def _gaps(draft: Draft, base: Question, gathering: Gathering) -> Question:
    if not GAP.search(base.stem.in_(gathering.language)):
        raise NotGraded(replace(base, stem=_with_all(draft, gathering)), NO_ANSWERS)
    told = partial(_twin, draft=draft, gathering=gathering)
    return fill_gaps(base, draft.choices, gathering.language, told)


def _rows(draft: Draft, right: str, gathering: Gathering) -> list[Row]:
    return [
        Row(
            twin_of(_markdown(choice.text, draft, gathering), gathering.language),
            choice.kind == right,
            _twin(choice.feedback, draft, gathering),
        )
        for choice in draft.choices
    ]


def _with_all(draft: Draft, gathering: Gathering) -> Twin:
    """The text with all its answers below it."""
    rows = "\n".join(f"- {choice.text}" for choice in draft.choices)
    return twin_of(_markdown(f"{draft.text}\n\n{rows}".strip(), draft, gathering), gathering.language)


def _mark(draft: Draft, gathering: Gathering) -> float:
    if not draft.points:
        return 1.0
    if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", draft.points) and float(draft.points):
        return float(draft.points)
    gathering.warn(f"line {draft.number}", NO_POINTS, points=draft.points)
    return 1.0


def _markdown(text: str, draft: Draft, gathering: Gathering) -> str:
    def missing(address: str) -> None:
        gathering.warn(f"line {draft.number}", MISSING, name=address)

    return parse_markdown(text, missing=missing)


def _twin(text: str, draft: Draft, gathering: Gathering) -> Twin | None:
    return gathering.twin(_markdown(text, draft, gathering))


_BUILDERS: Mapping[tuple[str, ...], Callable[[Draft, Question, Gathering], Question]] = {
    CHOICES[:2]: _choice,
    CHOICES[2:4]: _several,
    CHOICES[4:]: _short,
    ("number",): _number,
    ("essay",): _open,
    ("upload",): _upload,
    GAPS[:1]: _gaps,
    GAPS[1:]: _gaps,
    GAPS: _gaps,
}
