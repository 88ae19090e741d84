"""Moodle's texts with embedded answers as clozes of ours."""

from dataclasses import replace

from lxml import etree

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Blank, Option, Question
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.moodle_xml.embedded import Choice, Gap, find_gaps
from quizapp.formats.moodle_xml.fields import NotGradable, Source, html_of, plain_of, words_of
from quizapp.formats.moodle_xml.fractions import parse_fraction
from quizapp.formats.moodle_xml.typed import NO_KEY, found_key, not_negative, number_of, tolerance_of
from quizapp.formats.option_ids import option_id
from quizapp.formats.typed_key import Weighed, number_key, text_key

NO_GAP = N_("there is no embedded answer in the text: it is kept as an open question")
GAP_KIND = N_(
    "a gap of this text takes several choices or a pattern, which cannot be graded here: the text is kept whole"
)
SHUFFLED = N_(
    "the choices of some gaps are shuffled in Moodle and those of others are not: here all of them are"
)
# Signs that no text holds; they stand for a gap while the text around it is turned into Markdown.
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"


def read_cloze(source: Source, base: Question) -> Question:
    """The text with its gaps. Raises NotGradable where one of them cannot be graded."""
    stem = source.find("questiontext")
    text = plain_of(stem, strip=False).replace(_OPEN, "").replace(_CLOSE, "")
    gaps = list(find_gaps(text))
    if stem is None or not gaps:
        raise NotGradable(NO_GAP)
    try:
        blanks = tuple(_blank(source, stem, gap, str(at)) for at, gap in enumerate(gaps, start=1))
    except NotGradable as why:
        codes = [markdown_from_plain(words_of(text[gap.start : gap.end])) for gap in gaps]
        shown = source.converted(stem, _with_lines(text, gaps))
        raise NotGradable(why.why.text, why.why.params, stem=shown, key=codes) from None
    lists = {gap.shuffle for gap in gaps if gap.form == "choice"}
    if len(lists) > 1:
        source.warn(SHUFFLED)
    marked = source.converted(stem, _with_places(text, gaps))
    return replace(
        base,
        kind="cloze",
        stem=twin_of(marked.replace(_OPEN, "{{").replace(_CLOSE, "}}"), source.language),
        blanks=blanks,
        mark=source.number("defaultgrade", 0.0) or sum(blank.weight for blank in blanks) or 1.0,
        shuffle=True in lists or not lists,
    )


def _with_places(text: str, gaps: list[Gap]) -> str:
    parts, end = [], 0
    for at, gap in enumerate(gaps, start=1):
        parts.append(f"{text[end : gap.start]}{_OPEN}{at}{_CLOSE}")
        end = gap.end
    return "".join([*parts, text[end:]])


def _with_lines(text: str, gaps: list[Gap]) -> str:
    """The text with a line for each gap, its choices beside it."""
    parts, end = [], 0
    for gap in gaps:
        offered = (
            " / ".join(choice.text for choice in gap.choices) if gap.form in ("choice", "several") else ""
        )
        parts += [text[end : gap.start], f"_____ ({offered})" if offered else "_____"]
        end = gap.end
    return "".join([*parts, text[end:]])


def _blank(source: Source, stem: etree._Element, gap: Gap, id_: str) -> Blank:
    if gap.form in ("several", "unknown"):
        raise NotGradable(GAP_KIND)
    if gap.form == "choice":
        return Blank(id_, options=tuple(_options(source, stem, gap)), weight=gap.weight)
    rows = [_row(source, stem, gap, choice) for choice in gap.choices]
    key = number_key(rows) if gap.form == "number" else text_key(rows, exact_case=gap.exact_case)
    return Blank(id_, answer=found_key(key), weight=gap.weight)


def _options(source: Source, stem: etree._Element, gap: Gap) -> list[Option]:
    options = [
        Option(
            option_id(place),
            twin_of(source.converted(stem, choice.text), source.language),
            _fraction(choice),
            _feedback(source, stem, choice),
        )
        for place, choice in enumerate(gap.choices)
    ]
    if not any(option.fraction > 0 for option in options):
        raise NotGradable(NO_KEY)
    return options


def _row(source: Source, stem: etree._Element, gap: Gap, choice: Choice) -> Weighed:
    text = words_of(html_of(choice.text, str(stem.get("format") or "html")))
    fraction = not_negative(source, _fraction(choice))
    if gap.form == "text":
        return Weighed(text, fraction, _feedback(source, stem, choice))
    value, _, off = text.partition(":")
    return Weighed(
        number_of(source, value.strip()), fraction, _feedback(source, stem, choice), tolerance_of(off.strip())
    )


def _fraction(choice: Choice) -> float:
    read = parse_fraction(choice.percent)
    return read[0] if read else 0.0


def _feedback(source: Source, stem: etree._Element, choice: Choice) -> Twin | None:
    text = source.converted(stem, choice.feedback) if choice.feedback.strip() else ""
    return twin_of(text, source.language) if text.strip() else None
