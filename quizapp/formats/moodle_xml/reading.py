"""Moodle XML, read: every question is an entry or is named, with the files that its texts show."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from lxml import etree

from quizapp.core.languages import N_
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import texts_of
from quizapp.formats.gathering import Gathering, NotGraded, Skipped, with_rows, without_tags
from quizapp.formats.imported import Imported, side_of, twin_of, unreadable
from quizapp.formats.media_found import MediaFound
from quizapp.formats.moodle_xml.fields import NotGradable, Source, plain_of, words_of
from quizapp.formats.moodle_xml.kinds import build
from quizapp.formats.moodle_xml.leaves import files_of, key_rows, rows_of
from quizapp.formats.safe_xml import open_xml, outer_xml, root_name

NOT_MOODLE = N_("this is XML, and no question bank of Moodle: its first element is “%(name)s”, not “quiz”")
NO_TYPE = N_("the question has no type: export it from Moodle again")
NOTHING = N_("the question has neither a text nor answers: write it anew")
PENALTY = N_("questions that name a penalty for further tries: %(count)s; here it is a setting of a quiz")
HIDDEN = N_("the question is hidden in Moodle: it is shown here")
COMBINED = N_("feedback to right, partly right or wrong answers as such is not carried; it says: %(text)s")
INFO = N_("the description of the category “%(category)s” is not carried; it says: %(said)s")
HINT_RULES = N_(
    "hints that also clear wrong answers or count right ones: %(count)s; here hints only show their text"
)
_COURSE = re.compile(r"^\$[\w$]*\$/?")
_USUAL = {
    "your answer is correct.",
    "your answer is partially correct.",
    "your answer is incorrect.",
    "您的回答正确",
    "您的答案正确。",
    "您的答案部分正确。",
    "您的答案不正确。",
    "回答正确。",
    "部分正确。",
    "回答错误。",
}


def looks_like(content: bytes) -> float:
    """How sure it is that these bytes are Moodle XML: told by the first element."""
    found = root_name(content)
    if found is None or found[0] not in ("quiz", "question"):
        return 0.0
    return 0.95 if re.search(rb"<question\s[^>]*type\s*=|<quiz\s*/?>", content[:200_000]) else 0.3


def read(content: bytes) -> Imported:
    """The questions of a file. Raises Unreadable where it is no such XML."""
    root = open_xml(content)
    if root.tag not in ("quiz", "question"):
        raise unreadable("line 1", NOT_MOODLE, name=str(root.tag)[:60])
    elements = [root] if root.tag == "question" else list(root.iterchildren("question"))
    language = side_of(without_tags(" ".join(_words(root))))
    gathering, media = Gathering(language), MediaFound()
    category = title = ""
    for element in elements:
        if element.get("type") == "category":
            category = parse_category(plain_of(element.find("category")))
            title = title or category.rpartition("/")[2]
            if told := words_of(plain_of(element.find("info"))):
                gathering.warn(f"line {element.sourceline}", INFO, category=category[:100], said=told[:300])
        else:
            _gather(element, category, gathering, media)
    _sum_up(elements, gathering)
    texts = (
        text
        for entry in gathering.entries
        for _, twin in texts_of(entry.question)
        for text in twin.sides().values()
    )
    shown = media.shown_in(texts)
    return replace(gathering.imported("moodle_xml", _count(root), title), media=shown)


def parse_category(path: str) -> str:
    """The path of a category of ours: without the course and its top, ``//`` being a slash within a name."""
    inner = _COURSE.sub("", path.strip()).replace("//", "\0")
    parts = [part.strip().replace("\0", "\\/") for part in inner.split("/")]
    if parts[0].casefold() == "top":
        parts = parts[1:]
    return "/".join(part for part in parts if part)


def _count(root: etree._Element) -> int:
    """The questions of the file, counted apart from reading them."""
    named = "count(self::question[not(@type='category')] | child::question[not(@type='category')])"
    return int(root.xpath(named) if root.tag == "quiz" else 1 - (root.get("type") == "category"))


def _words(root: etree._Element) -> Iterator[str]:
    """The texts of the file, by which its language is told; its files, verdicts, categories and tags aside."""
    for element in root.iter("text"):
        text = element.text or ""
        if (
            text.strip().lower() not in ("true", "false")
            and next(element.iterancestors(), element).tag != "category"
        ):
            yield text


def _gather(element: etree._Element, category: str, gathering: Gathering, media: MediaFound) -> None:
    where = f"line {element.sourceline}"
    source = Source(element, where, gathering.language, media)
    gathering.gather(
        partial(_question, source, category), where, _original(element), source.value("idnumber")
    )
    gathering.faults += [said for at, said in enumerate(source.faults) if said not in source.faults[:at]]


def _question(source: Source, category: str) -> Question:
    """The question of an element. Raises Skipped or NotGraded."""
    if not source.element.get("type"):
        raise Skipped(NO_TYPE)
    base = _base(source, category)
    if not base.stem.in_(source.language) and source.find("answer") is None and not base.title:
        raise Skipped(NOTHING)
    _note(source)
    try:
        return build(source, base)
    except NotGradable as why:
        raise NotGraded(_kept(source, base, why), why.why.text, **why.why.params) from None


def _kept(source: Source, base: Question, why: NotGradable) -> Question:
    """The question with everything that it shows below its stem, and what tells the key in its explanation."""
    stem = base if why.stem is None else replace(base, stem=twin_of(why.stem, source.language))
    pictures = filter(None, map(source.pictured, files_of(source.element)))
    shown, key = [*pictures, *rows_of(source.element)], [*why.key, *key_rows(source.element)]
    told = base.explanation.in_(source.language) if base.explanation else ""
    after = "\n\n".join(filter(None, [told, "\n".join(f"- {row}" for row in key)]))
    kept = with_rows(stem, source.language, shown) if shown else stem
    return replace(kept, explanation=twin_of(after, source.language) if after else None)


def _base(source: Source, category: str) -> Question:
    stem = source.twin("questiontext") or source.plain_twin("")
    picture = source.media.add_coded(source.value("image_base64"))
    if picture is not None:
        stem = twin_of(f"{stem.in_(source.language)}\n\n![](media/{picture})".strip(), source.language)
    hints = (source.at(hint).here() for hint in source.element.iterchildren("hint"))
    tags = (plain_of(tag) for tags in source.element.iterchildren("tags") for tag in tags)
    mark = source.number("defaultgrade", 1.0)
    return Question(
        "",
        "open_answer",
        stem,
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        explanation=source.twin("generalfeedback"),
        hints=tuple(hint for hint in hints if hint.in_(source.language)),
        title=" ".join(source.value("name").split()),
        category=category,
        mark=mark if mark > 0 else 1.0,
    )


def _note(source: Source) -> None:
    """What the question says and a question here does not."""
    if source.flag("hidden", default=False):
        source.warn(HIDDEN)
    told = (
        words_of(source.value(name))
        for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
    )
    said = [text for text in told if text and text.lower() not in _USUAL]
    if said:
        source.warn(COMBINED, text=" / ".join(said)[:300])


def _sum_up(elements: list[etree._Element], gathering: Gathering) -> None:
    """What many questions say alike is said once."""
    counts: Counter[str] = Counter()
    for element in elements:
        penalty = plain_of(element.find("penalty"), "0")
        counts[PENALTY] += penalty.strip("0.") != ""
        counts[HINT_RULES] += sum(
            hint.find("clearwrong") is not None or hint.find("shownumcorrect") is not None
            for hint in element.iter("hint")
        )
    for text, count in counts.items():
        if count:
            gathering.warn("", text, count=str(count))


def _original(element: etree._Element) -> str:
    """The element as it stands in the file, what is in its files aside."""
    return re.sub(r"(<(?:file|image_base64)\b[^>]*>)[^<]*", r"\1", outer_xml(element))
