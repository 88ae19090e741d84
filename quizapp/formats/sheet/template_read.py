"""A question from a row of our own template: texts are Markdown as the question has them, keys are letters."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar, cast

from quizapp.core.languages import N_, Language, Twin
from quizapp.core.questions.content import KIND_NAMES
from quizapp.core.questions.question import Answer, Blank, Item, Option, Pair, Question
from quizapp.formats.gathering import Gathering, NotGraded, Skipped, with_rows
from quizapp.formats.imported import twin_of
from quizapp.formats.option_ids import option_id
from quizapp.formats.sheet.building import NO_STEM, UNKNOWN_KIND
from quizapp.formats.sheet.keys import Key, read_key, read_truth
from quizapp.formats.sheet.kinds import find_kind
from quizapp.formats.sheet.template import (
    Filled,
    read_flag,
    read_mark,
    read_tolerance,
    split_list,
    split_pair,
)

NOT_READ = N_(
    "“%(said)s” in the column “%(column)s” was not understood and left out: see the template's second sheet"
)
NO_ANSWER = N_("the column “answer” is empty: write the right answer into it")
NO_PAIR = N_("“%(said)s” is no pair: write “left => right”")
NO_BLANK = N_("“%(said)s” is no gap: write “id = answer”, or “id: *right | wrong”")
T = TypeVar("T")
_BLANK = re.compile(r"([\w-]{1,64})\s*(?:\((number|date)\))?\s*([=:])\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Reader:
    """Makes questions of the rows of one file; ``where`` is the row that is read."""

    gathering: Gathering
    where: str
    row: Filled

    @property
    def language(self) -> Language:
        """The side on which the texts stand."""
        return self.gathering.language

    def read(self) -> Question:
        """The question of the row. Raises Skipped or NotGraded."""
        said = self.row["kind"]
        kind = said if said in KIND_NAMES else find_kind(said)
        if not self.row["question"]:
            raise Skipped(NO_STEM)
        base = self._base()
        if kind not in KIND_NAMES:
            raise self._kept(base, UNKNOWN_KIND, kind=said)
        question = replace(base, kind=kind)
        makers: Mapping[str, Callable[[Question], Question]] = {
            "single_choice": self._choice,
            "multiple_choice": self._choice,
            "true_false": self._statement,
            "numeric": self._typed,
            "short_text": self._typed,
            "cloze": self._cloze,
            "matching": self._matching,
            "ordering": self._ordering,
        }
        return makers[question.kind](question) if question.kind in makers else question

    def _base(self) -> Question:
        row = self.row
        return Question(
            row["id"],
            "open_answer",
            self._twin(row["question"]) or Twin(),
            facts=split_list(row["facts"]),
            tags=split_list(row["tags"]),
            explanation=self._twin(row["explanation"]),
            hints=tuple(twin_of(hint, self.language) for hint in row.numbered("hint") if hint),
            difficulty=self._number("difficulty"),
            title=row["title"],
            category=row["category"],
            mark=self._number("mark") or 1.0,
            shuffle=self._flag("shuffle", usual=True),
            all_or_nothing=self._flag("all or nothing", usual=False),
        )

    def _twin(self, text: str) -> Twin | None:
        return twin_of(text, self.language) if text else None

    def _number(self, column: str) -> float | None:
        return self._said(column, lambda text: float(text) if text else None)

    def _flag(self, column: str, *, usual: bool) -> bool:
        said = self._said(column, lambda text: read_flag(text, usual=usual))
        return usual if said is None else said

    def _said(self, column: str, read: Callable[[str], T]) -> T | None:
        """What a cell says; a warning and None where it is not understood."""
        try:
            return read(self.row[column])
        except ValueError:
            self.gathering.warn(self.where, NOT_READ, said=self.row[column], column=column)
            return None

    def _kept(self, question: Question, text: str, **params: str) -> NotGraded:
        rows = [cell for cell in self.row.numbered("option") if cell]
        return NotGraded(with_rows(question, self.language, rows) if rows else question, text, **params)

    def _key(self, question: Question, options: tuple[str, ...]) -> Key:
        key = read_key(self.row["answer"], options, "letter")
        if key.why is not None:
            raise self._kept(question, key.why.text, **dict(key.why.params))
        return key

    def _choice(self, question: Question) -> Question:
        options = self.row.numbered("option")
        worth = self._weights(len(options)) or self._worth(question, options)
        feedbacks = self.row.numbered("feedback")
        fixed = self.row["fixed"].upper()
        made = [
            Option(
                option_id(place),
                twin_of(text, self.language),
                worth[place],
                self._twin(feedbacks[place] if place < len(feedbacks) else ""),
                fixed=chr(ord("A") + place) in fixed,
            )
            for place, text in enumerate(options)
        ]
        return replace(question, options=tuple(made))

    def _worth(self, question: Question, options: tuple[str, ...]) -> list[float]:
        right = self._key(question, options).places
        each = 1 / len(right) if question.kind == "multiple_choice" else 1.0
        return [each if place in right else 0.0 for place in range(len(options))]

    def _weights(self, count: int) -> list[float] | None:
        """The fractions of the column ``weights``, one for each option."""
        cell = self.row["weights"]
        found = self._said(
            "weights", lambda text: [float(part) for part in text.split(";")] if text else None
        )
        if found is not None and len(found) != count:
            self.gathering.warn(self.where, NOT_READ, said=cell, column="weights")
            return None
        return found

    def _statement(self, question: Question) -> Question:
        verdict = read_truth(self.row["answer"])
        if verdict is None:
            raise self._kept(question, NO_ANSWER)
        texts, feedbacks = self.row.numbered("option"), self.row.numbered("feedback")
        options = [
            Option(
                name,
                self._twin(texts[at]) or Twin(),
                feedback=self._twin(feedbacks[at] if at < len(feedbacks) else ""),
            )
            for at, name in enumerate(("true", "false"))
            if at < len(texts) and texts[at]
        ]
        return replace(question, answer=Answer("true" if verdict else "false"), options=tuple(options))

    def _typed(self, question: Question) -> Question:
        row = self.row
        if not row["answer"]:
            raise self._kept(question, NO_ANSWER)
        usual = "number" if question.kind == "numeric" else "text"
        said = row["answer type"] if row["answer type"] in ("number", "text", "date") else usual
        answer = Answer(
            row["answer"],
            cast(Literal["number", "text", "date"], said),
            row["unit"] or None,
            split_list(row["units"]),
            self._said("tolerance", read_tolerance),
            split_list(row["accept"]),
            feedback=self._twin(row["answer feedback"]),
            exact_case=self._flag("exact case", usual=False),
        )
        return replace(question, answer=answer)

    def _cloze(self, question: Question) -> Question:
        blanks = tuple(self._blank(question, cell) for cell in self.row.numbered("option") if cell)
        return replace(question, blanks=blanks)

    def _blank(self, question: Question, cell: str) -> Blank:
        found = _BLANK.fullmatch(cell)
        texts = split_list(found[4]) if found else ()
        if not found or not texts:
            raise self._kept(question, NO_BLANK, said=cell)
        if found[3] == "=":
            kind = cast(Literal["number", "text", "date"], found[2] or "text")
            return Blank(found[1], Answer(texts[0], kind, accept=texts[1:]))
        marked = [read_mark(text) for text in texts]
        options = [
            Option(option_id(at), twin_of(text, self.language), float(right))
            for at, (text, right) in enumerate(marked)
        ]
        return Blank(found[1], options=tuple(options))

    def _matching(self, question: Question) -> Question:
        cells = [cell for cell in self.row.numbered("option") if cell]
        pairs: list[Pair] = []
        extras: list[Item] = []
        for at, cell in enumerate(cells):
            pair = split_pair(cell)
            if pair is None or not pair[1]:
                raise self._kept(question, NO_PAIR, said=cell)
            right = twin_of(pair[1], self.language)
            if pair[0]:
                pairs.append(Pair(option_id(at), twin_of(pair[0], self.language), right))
            else:
                extras.append(Item(option_id(at), right))
        return replace(question, pairs=tuple(pairs), extras=tuple(extras))

    def _ordering(self, question: Question) -> Question:
        cells = [cell for cell in self.row.numbered("option") if cell]
        items = tuple(Item(option_id(at), twin_of(cell, self.language)) for at, cell in enumerate(cells))
        return replace(question, items=items)
