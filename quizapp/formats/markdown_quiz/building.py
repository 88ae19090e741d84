"""One question of a quiz in Markdown, from its lines to a question of ours."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.cloze import MARKER
from quizapp.core.questions.question import Answer, Blank, Item, Option, Question
from quizapp.formats.foreign_markdown import MISSING, parse_markdown
from quizapp.formats.gathering import Gathering, NotGraded, with_rows
from quizapp.formats.keyed_choice import NO_RIGHT, Row, keyed_choice
from quizapp.formats.markdown_quiz.items import Item as Line
from quizapp.formats.markdown_quiz.items import parse_body
from quizapp.formats.markdown_quiz.lines import PAIR, texts
from quizapp.formats.markdown_quiz.lines import Line as HeadLine
from quizapp.formats.markdown_quiz.segments import Segment
from quizapp.formats.option_ids import option_id
from quizapp.formats.row_gaps import match_rows
from quizapp.formats.statements import find_verdicts, is_usual
from quizapp.formats.text2qti.answers import NO_ANSWERS, parse_number
from quizapp.formats.truth import truth_options
from quizapp.formats.typed_key import Weighed, number_key, text_key

MIXED = N_("answers of several kinds stand below it: kept as an open answer; build it anew in the editor")
_ATTRIBUTES = re.compile(r"(?:^|\s)\{([^{}]*)\}$")
_ATTRIBUTE = re.compile(
    r"#(?P<id>[\w-]+)|points=(?P<points>\d+(?:\.\d+)?)|tags=\"(?P<tags>[^\"]*)\"|(?P<keep>keep-order)"
)
_KEYS = re.compile(r"[A-Za-z]")


def build_question(segment: Segment, gathering: Gathering) -> tuple[Question, str]:
    """The question, and the id that it has in the file; raises NotGraded with all of it where no key is certain."""
    return Building(segment, gathering).question(), own_id_of(segment)


def own_id_of(segment: Segment) -> str:
    """The id in the braces behind the name of a question."""
    return _attributes(segment)[1].get("id", "")


def _attributes(segment: Segment) -> tuple[str, dict[str, str]]:
    """The name of a question, and what the braces behind it say."""
    found = _ATTRIBUTES.search(segment.head) if segment.headed else None
    if not found:
        return segment.head if segment.headed else "", {}
    said = {
        name: text for one in _ATTRIBUTE.finditer(found[1]) for name, text in one.groupdict().items() if text
    }
    return segment.head[: found.start()].strip(), said


class Building:
    """Makes one question of its lines."""

    def __init__(self, segment: Segment, gathering: Gathering) -> None:
        self._segment, self._gathering = segment, gathering
        self._body = parse_body(segment.lines)

    def question(self) -> Question:
        """The question by the kinds of its answers."""
        base, items = self._base(), [item for item in self._body.items if item.kind != "hint"]
        kinds = {"gap" if item.gap else item.kind for item in items}
        if not kinds:
            return replace(base, kind="open_answer" if self._body.is_open else "description")
        if kinds == {"gap"}:
            return self._cloze(base, items)
        if kinds <= {"check", "radio"} or kinds in ({"keyed"}, {"letter"}):
            return self._choice(base, items)
        if kinds == {"typed"}:
            return self._typed(base, items)
        if kinds == {"pair"}:
            return self._matching(base, items)
        if kinds == {"place"}:
            ordered = sorted(items, key=lambda item: int(item.mark))
            rows = tuple(Item(option_id(place), self._full(item.text)) for place, item in enumerate(ordered))
            return replace(base, kind="ordering", items=rows)
        raise NotGraded(self._with_all(base, items), MIXED)

    def _base(self) -> Question:
        title, said = _attributes(self._segment)
        stem = self._body.stem
        indent = min((line.indent for line in stem if line.text.strip()), default=0)
        head = [] if self._segment.headed else [HeadLine(0, " " * indent + self._segment.head)]
        whole = texts([*head, *stem], indent)
        return Question(
            "",
            "description",
            self._full(whole or title),
            title=" ".join(title.split()) if whole else "",
            category=self._segment.category,
            tags=tuple(filter(None, (tag.strip() for tag in said.get("tags", "").split(";")))),
            mark=float(said.get("points", 1)) or 1.0,
            shuffle="keep" not in said,
            hints=tuple(self._full(item.text) for item in self._body.items if item.kind == "hint"),
            explanation=self._twin(self._body.explanation),
        )

    def _choice(self, base: Question, items: Sequence[Line]) -> Question:
        keys = set(_KEYS.findall((self._body.answer or "").upper())) if items[0].kind == "letter" else {"X"}
        if items[0].kind == "letter" and not self._names_letters():
            keys = {item.mark for item in items if self._is_said(item)}
        right = [item.mark.upper() in keys or item.mark in "✓✔√" and item.mark != "" for item in items]
        if any(item.mark.endswith("%") for item in items):
            return self._weighed(base, items)
        said = find_verdicts([item.text for item in items])
        if said and sum(right) == 1 and items[0].kind != "check":
            return self._truth(base, items, said[right.index(True)], said)
        rows = [
            Row(self._full(item.text), true, self._twin(item.feedback))
            for item, true in zip(items, right, strict=True)
        ]
        several = items[0].kind != "radio" and sum(right) > 1
        return keyed_choice(base, rows, self._gathering.language, several=several)

    def _names_letters(self) -> bool:
        """Whether the answer is a list of letters, such as B, or A and C, with a full stop or the text behind a single one."""
        answer = (self._body.answer or "").strip()
        return bool(
            re.fullmatch(r"\(?[A-Za-z](?:\s*(?:[,;、，和&+/]|and)?\s*[A-Z])*\)?[.。]?", answer)
        ) or bool(re.match(r"\(?[A-Za-z][).、:：]", answer) and self._cut_to_letter())

    def _cut_to_letter(self) -> bool:
        self._body.answer = (self._body.answer or "").strip().lstrip("(")[:1]
        return True

    def _is_said(self, item: Line) -> bool:
        return bool(self._body.answer) and item.text.strip() == (self._body.answer or "").strip()

    def _weighed(self, base: Question, items: Sequence[Line]) -> Question:
        options = tuple(
            Option(option_id(place), self._full(item.text), _share(item.mark), self._twin(item.feedback))
            for place, item in enumerate(items)
        )
        if not any(option.fraction > 0 for option in options):
            raise NotGraded(self._with_all(base, items), NO_RIGHT)
        single = items[0].kind == "radio"
        return replace(base, kind="single_choice" if single else "multiple_choice", options=options)

    def _truth(self, base: Question, items: Sequence[Line], truth: str, said: Sequence[str]) -> Question:
        told = {name: self._twin(item.feedback) for name, item in zip(said, items, strict=True)}
        language = self._gathering.language
        words = {name: item.text.strip() for name, item in zip(said, items, strict=True)}
        own = {name: self._full(word) for name, word in words.items() if not is_usual(name, language, word)}
        options = truth_options(truth, told, language, shown=own) if own or any(told.values()) else ()
        return replace(base, kind="true_false", answer=Answer(truth), options=options)

    def _typed(self, base: Question, items: Sequence[Line]) -> Question:
        answer = self._answer(items)
        if answer is None:
            raise NotGraded(self._with_all(base, items), NO_ANSWERS)
        return replace(base, kind="numeric" if items[0].number else "short_text", answer=answer)

    def _answer(self, items: Sequence[Line]) -> Answer | None:
        rows = [self._row(item) for item in items]
        return number_key(rows) if items[0].number else text_key(rows)

    def _row(self, item: Line) -> Weighed:
        share = _share(item.mark) if item.mark else 1.0
        value = " ".join(item.text.split())
        if not item.number or value == "*":
            return Weighed(value, max(share, 0.0), self._twin(item.feedback))
        number = parse_number(value)
        return Weighed(number.value, max(share, 0.0), self._twin(item.feedback), number.tolerance)

    def _matching(self, base: Question, items: Sequence[Line]) -> Question:
        sides = [_sides(item.text) for item in items]
        language = self._gathering.language
        texts = [
            (self._full(left).in_(language) if left else "", self._full(right).in_(language))
            for left, right in sides
        ]
        rows = [(left, right) for left, right in texts if left]
        unused = [right for left, right in texts if not left]
        warn = partial(self._gathering.warn, f"line {self._segment.number}")
        return match_rows(base, language, rows, unused, warn=warn)

    def _cloze(self, base: Question, items: Sequence[Line]) -> Question:
        named = dict.fromkeys(
            [*MARKER.findall(base.stem.in_(self._gathering.language)), *(i.gap for i in items)]
        )
        blanks = tuple(self._blank(name, [item for item in items if item.gap == name]) for name in named)
        return replace(base, kind="cloze", blanks=blanks)

    def _blank(self, name: str, items: Sequence[Line]) -> Blank:
        if items and items[0].kind == "typed":
            return Blank(name, self._answer(items))
        options = tuple(
            Option(
                option_id(place),
                self._full(item.text),
                _share(item.mark) if item.mark.endswith("%") else float(bool(item.mark)),
                self._twin(item.feedback),
            )
            for place, item in enumerate(items)
        )
        return Blank(name, options=options)

    def _with_all(self, base: Question, items: Sequence[Line]) -> Question:
        rows = [self._markdown(f"{item.mark} {item.text}".strip()) for item in items]
        return with_rows(base, self._gathering.language, rows)

    def _markdown(self, text: str) -> str:
        def missing(address: str) -> None:
            self._gathering.warn(f"line {self._segment.number}", MISSING, name=address)

        return parse_markdown(text, missing=missing)

    def _twin(self, text: str) -> Twin | None:
        return self._gathering.twin(self._markdown(text))

    def _full(self, text: str) -> Twin:
        return self._gathering.full(self._markdown(text))


def _share(mark: str) -> float:
    return float(Decimal(mark.rstrip("%")) / 100) if mark.endswith("%") else float(bool(mark))


def _sides(text: str) -> tuple[str, str]:
    """The two sides of a row, parted by two colons; those of a text have a backslash before them."""
    place = next((found for found in PAIR.finditer(text) if not found[1]), None)
    if place is None:
        return _shown(text), ""
    return _shown(text[: place.start()].strip()), _shown(text[place.end() :].strip())


def _shown(text: str) -> str:
    return PAIR.sub(lambda found: found[0][1:] if found[1] else found[0], text)
