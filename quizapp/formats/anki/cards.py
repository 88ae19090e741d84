"""A question as the fields of an Anki note: gaps as deletions, answers to type, all else as front and back."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.cloze import MARKER
from quizapp.core.questions.question import Blank, Question
from quizapp.formats.html_text import html_from_markdown, markdown_from_plain, plain_from_markdown
from quizapp.formats.truth import WORDS

Model = Literal["typed", "basic", "cloze"]
_PLAYER = re.compile(r'<(audio|video)\b[^>]*?src="([^"]*)"[^>]*>.*?</\1>', re.DOTALL)
# A sign of which two end a deletion or begin a hint, before another one and at the end.
_ENDS = re.compile(r"([:}])(?=\1|$)")
_OPEN, _SHUT = "\ue000", "\ue001"
_GAP = re.compile(f"{_OPEN}(\\d+){_SHUT}")


@dataclass(frozen=True)
class Card:
    """What a note holds: its note type and its fields, which are HTML."""

    model: Model
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Writer:
    """Writes questions in one language."""

    language: Language

    def card(self, question: Question) -> Card:
        """The note of a question."""
        extra = self._html(question.explanation)
        if question.kind == "cloze":
            return Card("cloze", (self._cloze(question), extra))
        stem = self._html(question.stem)
        if question.kind == "short_text" and question.answer is not None:
            return Card("typed", (stem, escape(question.answer.value, quote=False), extra))
        if question.kind == "open_answer":
            return Card("basic", (stem, extra, ""))
        makers: Mapping[str, Callable[[Question], tuple[Sequence[str], Sequence[str]]]] = {
            "single_choice": self._choice,
            "multiple_choice": self._choice,
            "true_false": self._statement,
            "numeric": self._number,
            "matching": self._matching,
            "ordering": self._ordering,
        }
        front, back = makers[question.kind](question) if question.kind in makers else ((), ())
        return Card(
            "basic",
            (stem + _list(front, "ul"), _list(back, "ol" if question.kind == "ordering" else "ul"), extra),
        )

    def _html(self, twin: Twin | None) -> str:
        return _anki_html(twin.in_(self.language)) if twin else ""

    def _choice(self, question: Question) -> tuple[Sequence[str], Sequence[str]]:
        shown = [self._html(option.text) for option in question.options]
        right = [self._html(option.text) for option in question.options if option.fraction > 0]
        return shown, right

    def _statement(self, question: Question) -> tuple[Sequence[str], Sequence[str]]:
        verdict = question.answer.value if question.answer else ""
        return [WORDS[name][self.language] for name in WORDS], [
            WORDS[verdict][self.language]
        ] if verdict in WORDS else []

    def _number(self, question: Question) -> tuple[Sequence[str], Sequence[str]]:
        answer = question.answer
        return (), [escape(" ".join(filter(None, [answer.value, answer.unit])))] if answer else []

    def _matching(self, question: Question) -> tuple[Sequence[str], Sequence[str]]:
        left = [self._html(pair.left) for pair in question.pairs]
        right = [self._html(pair.right) for pair in question.pairs]
        offered = sorted([*right, *(self._html(extra.text) for extra in question.extras)])
        return [*left, *offered], [f"{one} → {other}" for one, other in zip(left, right, strict=True)]

    def _ordering(self, question: Question) -> tuple[Sequence[str], Sequence[str]]:
        items = [self._html(item.text) for item in question.items]
        return sorted(items), items

    def _cloze(self, question: Question) -> str:
        """The text with a deletion for each gap, each a card of its own; what a drop-down offers is its hint."""
        places = {blank.id: at for at, blank in enumerate(question.blanks)}
        stem = question.stem.in_(self.language)
        marked = MARKER.sub(
            lambda found: f"{_OPEN}{places[found[1]]}{_SHUT}" if found[1] in places else found[0], stem
        )
        return _GAP.sub(
            lambda found: self._deletion(int(found[1]), question.blanks[int(found[1])]), _anki_html(marked)
        )

    def _deletion(self, at: int, blank: Blank) -> str:
        if blank.answer is not None:
            return f"{{{{c{at + 1}::{_safe(blank.answer.value)}}}}}"
        texts = [plain_from_markdown(option.text.in_(self.language)) for option in blank.options]
        right = [text for text, option in zip(texts, blank.options, strict=True) if option.fraction > 0]
        return f"{{{{c{at + 1}::{_safe(' / '.join(right))}::{_safe(' / '.join(texts))}}}}}"


def _safe(text: str) -> str:
    """A text within a deletion, in which neither the end nor a hint may seem to begin."""
    return _ENDS.sub(r"\1<!-- -->", escape(text, quote=False))


def _anki_html(markdown: str) -> str:
    """HTML as Anki's notes hold it: media by their names, recordings in Anki's own mark."""
    if "\n" not in markdown and markdown_from_plain(markdown) == markdown:
        return escape(markdown, quote=False)
    html = html_from_markdown(markdown, pictures=lambda name: name).strip()
    html = _PLAYER.sub(lambda found: f"[sound:{found[2]}]", html)
    simple = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html, re.DOTALL)
    return simple[1] if simple else html


def _list(rows: Sequence[str], tag: str) -> str:
    return (
        f"<{tag}>" + "".join(f"<li>{row}</li>" for row in rows) + f"</{tag}>"
        if len(rows) > 1
        else "".join(rows)
    )
