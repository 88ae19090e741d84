"""A question made of what a row says: choice, statement, gaps, typed or open; never with a key that is guessed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.question import Answer, Blank, Option, Question
from quizapp.formats.gathering import Gathering, NotGraded, Skipped, with_rows
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.option_ids import option_id
from quizapp.formats.sheet.keys import NO_KEY, NO_SUCH, Key, folded, read_key, read_truth, strip_prefixes
from quizapp.formats.sheet.kinds import Said as Kind
from quizapp.formats.sheet.rows import Said
from quizapp.formats.statements import as_judged, as_statement
from quizapp.formats.typable import LONG_ANSWER, is_typable

NO_STEM = N_("the row has options or a key and no question: write the question into its column")
UNKNOWN_KIND = N_(
    "nothing says what the type “%(kind)s” means: write the kind in words, such as “true/false”, with its key"
)
NO_OWN_KEY = N_(
    "this sheet has no column that says the key of such a question: write it anew as a question of its kind"
)
POLL = N_("a poll has no right answer: mark one to make it a question")
GAPS = N_(
    "the question has %(gaps)s gaps and %(answers)s answers: give each gap its answer, in the columns of the options"
)
NO_TRUTH = N_("the key “%(key)s” says neither true nor false: write “true” or “false”")
SEVERAL = N_("called single choice, but %(count)s answers are right: read as multiple choice")

_GAPS = (re.compile(r"_{2,}|＿+"), re.compile(r"[（(【\[]\s*[)）】\]]"))
_STANDS_LAST = re.compile(
    r"\b(?:all|none|both|neither|any) of (?:the )?(?:above|these)\b|以上(?:选项)?(?:都|皆|全|均|各)|(?:都|皆|均)(?:是|不是|对|不对|正确)$",
    re.IGNORECASE,
)
_NAMES_LETTERS = re.compile(r"\b[A-E]\s*(?:and|or|&|和|与|、|,)\s*[A-E]\b", re.IGNORECASE)
_SURE_TRUTH = frozenset(("true", "false", "对", "错", "正确", "错误", "√", "×"))


@dataclass(frozen=True)
class Builder:
    """Makes questions of rows of one file."""

    gathering: Gathering
    several: bool = False
    alternatives: bool = False

    @property
    def language(self) -> Language:
        """The side on which the texts stand."""
        return self.gathering.language

    def build(self, said: Said, kind: Kind | None, code: str, base: Question) -> Question:
        """The question of a row. Raises Skipped or NotGraded."""
        if not said.stem:
            raise Skipped(NO_STEM)
        question = replace(base, stem=twin_of(markdown_from_plain(said.stem), self.language))
        makers: Mapping[str, Callable[[Said, Question], Question]] = {
            "true_false": self._statement,
            "answers": self._gaps,
            "short_text": self._typed,
            "numeric": self._typed,
            "open_answer": self._open,
            "description": lambda _, made: replace(made, kind="description"),
        }
        if kind == "poll":
            raise self._kept(said, question, POLL)
        if kind in ("matching", "ordering", "cloze"):
            raise self._kept(said, question, NO_OWN_KEY)
        if kind is not None and kind in makers:
            return makers[kind](said, question)
        if said.filled:
            return self._choice(said, question, kind)
        if code and kind is None:
            raise self._kept(said, question, UNKNOWN_KIND, kind=code)
        return self._answered(said, question)

    def _kept(self, said: Said, question: Question, text: str, **params: str) -> NotGraded:
        """What to raise for a question that cannot be graded: its options and its key stay in sight of its teacher."""
        rows = [f"{chr(65 + at)}. {markdown_from_plain(o)}" for at, o in enumerate(said.options) if o]
        whole = with_rows(question, self.language, rows) if rows else question
        if said.key and not said.first_is_right:
            whole = self._explained(whole, said.key)
        return NotGraded(whole, text, **params)

    def _explained(self, question: Question, text: str) -> Question:
        """The question with a text before its explanation."""
        before = question.explanation.in_(self.language) if question.explanation else ""
        both = "\n\n".join(filter(None, [markdown_from_plain(text), before]))
        return replace(question, explanation=twin_of(both, self.language))

    def _key(self, said: Said) -> tuple[list[str], Key]:
        """The options as they are shown, and which of them are right."""
        stripped = strip_prefixes(said.options)
        if said.first_is_right:
            return list(said.options), Key((0,)) if said.key else Key(why=read_key("", said.options).why)
        key = read_key(said.key, said.options, said.naming)
        return stripped, key if key.places else read_key(said.key, stripped, said.naming)

    def _choice(self, said: Said, question: Question, kind: Kind | None) -> Question:
        options, key = self._key(said)
        right = [place for place in key.places if options[place]]
        if not right or len(right) < len(key.places):
            why = key.why or Message(NO_SUCH, {"key": said.key})
            raise self._kept(said, question, why.text, **dict(why.params))
        several = kind == "multiple_choice" or self.several or len(right) > 1
        if kind == "single_choice" and len(right) > 1:
            self.gathering.warn(said.where, SEVERAL, count=str(len(right)))
        made = self._chosen(question, options, right, several=several)
        return made if kind == "multiple_choice" else as_statement(made, self.language)

    def _chosen(self, question: Question, options: list[str], right: list[int], *, several: bool) -> Question:
        worth = 1 / len(right)
        made = tuple(
            Option(
                option_id(number),
                twin_of(markdown_from_plain(options[place]), self.language),
                worth if place in right else 0.0,
                fixed=bool(_STANDS_LAST.search(options[place])),
            )
            for number, place in enumerate(place for place, option in enumerate(options) if option)
        )
        return replace(
            question,
            kind="multiple_choice" if several else "single_choice",
            options=made,
            all_or_nothing=several,
            shuffle=not any(_NAMES_LETTERS.search(option) for option in options),
        )

    def _statement(self, said: Said, question: Question) -> Question:
        """A statement by the word of its key, or by the option that the key names."""
        if made := self._judged(said, question):
            return made
        verdict = read_truth(said.key)
        if verdict is None or said.key.strip() in ("", "0", "1"):
            text, params = (NO_TRUTH, {"key": said.key}) if said.key else (NO_KEY, {})
            raise self._kept(said, question, text, **params)
        return replace(question, kind="true_false", answer=Answer("true" if verdict else "false"))

    def _judged(self, said: Said, question: Question) -> Question | None:
        """A statement whose two options say true and false in any words, which are shown where they are not the usual ones."""
        options, key = self._key(said)
        words = [read_truth(option) for option in options if option]
        if len(key.places) != 1 or len(words) != 2 or set(words) != {True, False}:
            return None
        made = self._chosen(question, options, list(key.places), several=False)
        verdicts = ("true" if word else "false" for word in words)
        return as_judged(made, dict(zip(verdicts, made.options, strict=True)), self.language)

    def _gaps(self, said: Said, question: Question) -> Question:
        """A text to type into one gap, or a cloze where there are as many answers as gaps."""
        gap = next((sign for sign in _GAPS if sign.search(said.stem)), None)
        gaps = len(gap.findall(said.stem)) if gap else 0
        answers = list(said.filled) or _split_answers(said.key, gaps)
        if not answers:
            raise self._kept(said, question, NO_KEY)
        if len(answers) == 1 and gaps <= 1 or self.alternatives:
            return replace(question, kind="short_text", answer=_typed_answer(answers))
        if gap is None or len(answers) != gaps:
            raise self._kept(said, question, GAPS, gaps=str(gaps), answers=str(len(answers)))
        blanks = tuple(Blank(str(n), Answer(answer)) for n, answer in enumerate(answers, start=1))
        stem = twin_of(_with_markers(said.stem, gap), self.language)
        return replace(question, kind="cloze", stem=stem, blanks=blanks)

    def _typed(self, said: Said, question: Question) -> Question:
        answers = list(said.filled) or ([said.key] if said.key else [])
        if not answers:
            raise self._kept(said, question, NO_KEY)
        return replace(question, kind="short_text", answer=_typed_answer(answers))

    def _open(self, said: Said, question: Question) -> Question:
        """An open question; what the sheet has for an answer explains it."""
        texts = [text for text in (*said.filled, said.key) if text]
        opened = replace(question, kind="open_answer")
        return self._explained(opened, "\n".join(texts)) if texts else opened

    def _answered(self, said: Said, question: Question) -> Question:
        """A question with an answer and no kind: a statement, a short answer to type, or an open question."""
        if not said.key:
            raise self._kept(said, question, NO_KEY)
        if folded(said.key) in _SURE_TRUTH:
            return self._statement(said, question)
        if not is_typable(said.key):
            raise self._kept(said, question, LONG_ANSWER)
        return replace(question, kind="short_text", answer=_typed_answer([said.key]))


def _typed_answer(answers: list[str]) -> Answer:
    """The first as the key, the others as right as well; ``*`` in them is the sign, not any text."""
    return Answer(answers[0], accept=tuple(answer.replace("*", "\\*") for answer in answers[1:]))


def _split_answers(key: str, gaps: int) -> list[str]:
    """The answers in one cell: one for each gap where the usual signs part it so, else the whole."""
    for sign in ("|", ";", "；", "&", "\n", "，", ",", "、"):
        parts = [part.strip() for part in key.split(sign)]
        if gaps > 1 and len(parts) == gaps and all(parts):
            return parts
    return [key] if key else []


def _with_markers(stem: str, gap: re.Pattern[str]) -> str:
    """The stem as Markdown with a marker for each gap."""
    parts = gap.split(stem)
    texts = [_between(part) for part in parts]
    return texts[0] + "".join(f"{{{{{number}}}}}{text}" for number, text in enumerate(texts[1:], start=1))


def _between(text: str) -> str:
    """A piece of text as Markdown, the spaces at its ends as they are."""
    inner = text.strip(" ")
    if not inner:
        return text
    return (
        text[: len(text) - len(text.lstrip(" "))] + markdown_from_plain(inner) + text[len(text.rstrip(" ")) :]
    )
