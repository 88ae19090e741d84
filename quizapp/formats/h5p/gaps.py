"""Words between asterisks: gaps to type into, words to drag, words to mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Answer, Blank, Option, Question
from quizapp.formats.element_texts import gap_place
from quizapp.formats.h5p.asking import Asking
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.text_pattern import literal_text

SPELLING = N_("small slips of spelling count there; here they do not")
DRAGGED = N_("words to be dragged into gaps became drop-downs, so that a word can be used more than once")
MARKED = N_("words to be marked in the text became options to choose: check how it reads")
MANY_WORDS = N_("words are to be marked in a text of more than %(most)s different words: grade it yourself")
REPEATED = N_("a word is to be marked that stands in the text more than once: grade it yourself")
MOST_WORDS = 26
_TAG = re.compile(r"(<[^<>]*>)")
_STARRED = re.compile(r"(?<!\*)\*(?!\*)((?:[^*]|\*\*)+?)(?<!\*)\*(?!\*)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Starred:
    """What stands between two asterisks: right words, a tip, what is said to a right and to a wrong one."""

    words: tuple[str, ...]
    tip: str = ""
    right: str = ""
    wrong: str = ""


def read_blanks(asking: Asking) -> Question:
    """Sentences with gaps to type into, as one cloze; raises Kept where there is no gap."""
    params, found = asking.params, list[Starred]()
    texts = [_with_gaps(text, found) for text in params.texts("questions") or [params.text("questions")]]
    behaviour = params.inner("behaviour")
    if behaviour.flag("acceptSpellingErrors"):
        asking.note(SPELLING)
    exact = behaviour.flag("caseSensitive", True)
    blanks = tuple(
        Blank(_gap_name(place), _answer(one, exact)) for place, one in enumerate(found) if one.words
    )
    if not blanks or len(blanks) < len(found):
        raise Kept(NO_KEY)
    stem = asking.stem(params.text("text"), *texts)
    return Question("", "cloze", stem, blanks=blanks, hints=_tips(asking, found), mark=float(len(blanks)))


def read_drag_text(asking: Asking) -> Question:
    """A text with words to drag into its gaps, as a cloze of drop-downs; raises Kept where there is no gap."""
    params, found = asking.params, list[Starred]()
    text = _with_gaps(_paragraphs(params.text("textField")), found)
    if not found or not all(one.words for one in found):
        raise Kept(NO_KEY)
    rest = [word for _, one in starred(params.text("distractors")) for word in one.words]
    words = list(dict.fromkeys([*(word for one in found for word in one.words), *rest]))
    asking.note(DRAGGED)
    blanks = tuple(
        Blank(_gap_name(place), options=tuple(_option(asking, one, words, at) for at in range(len(words))))
        for place, one in enumerate(found)
    )
    stem = asking.stem(params.text("taskDescription"), text)
    return Question("", "cloze", stem, blanks=blanks, hints=_tips(asking, found), mark=float(len(blanks)))


def read_marked_words(asking: Asking) -> Question:
    """Words of a text to be marked, as a choice below the text; raises Kept where there are too many, or none is right."""
    right, others = _words(unescape(_TAG.sub(" ", asking.params.text("textField"))))
    # Options that differ in capital letters alone are the same to a reader.
    shown: dict[str, str] = {}
    for word, _ in sorted([*right, *others], key=lambda one: one[1]):
        shown.setdefault(word.casefold(), word)
    words, marked = list(shown.values()), [word.casefold() for word, _ in right]
    if not marked:
        raise Kept(NO_KEY)
    if len(set(marked)) < len(marked) or {word.casefold() for word, _ in others} & set(marked):
        raise Kept(REPEATED)
    if len(words) > MOST_WORDS:
        raise Kept(MANY_WORDS, most=str(MOST_WORDS))
    asking.note(MARKED)
    worth = round(1 / len(marked), 9)
    options = tuple(
        Option(
            _gap_name(place),
            twin_of(markdown_from_plain(word), asking.language),
            worth if word.casefold() in marked else -worth,
        )
        for place, word in enumerate(words)
    )
    stem = asking.stem(
        asking.params.text("taskDescription"), _paragraphs(_without_stars(asking.params.text("textField")))
    )
    return Question("", "multiple_choice", stem, options=options, shuffle=False, mark=float(len(right)))


def _words(text: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The words to be marked and the others, each with its place."""
    right = [(word, place) for place, one in starred(text) for word in one.words[:1]]
    blank = _STARRED.sub(lambda found: " " * len(found[0]), text)
    return right, [(found[0], found.start()) for found in _WORD.finditer(blank)]


def starred(text: str) -> Iterator[tuple[int, Starred]]:
    """What stands between asterisks, with its place; two asterisks side by side are one sign."""
    for found in _STARRED.finditer(text):
        yield found.start(), _parsed(found[1])


def _parsed(inner: str) -> Starred:
    body, wrong = _cut(inner, "\\-")
    body, right = _cut(body, "\\+")
    words, tip = _cut(body, ":")
    plain = (unescape(_TAG.sub("", word)).replace("**", "*").strip() for word in words.split("/"))
    return Starred(
        tuple(dict.fromkeys(word for word in plain if word)), tip.strip(), right.strip(), wrong.strip()
    )


def _cut(text: str, sign: str) -> tuple[str, str]:
    head, _, tail = text.partition(sign)
    return head, tail


def _with_gaps(html: str, found: list[Starred]) -> str:
    """The text with a gap in the place of each pair of asterisks; what stood there is added to the list."""

    def gap(match: re.Match[str]) -> str:
        found.append(_parsed(match[1]))
        return gap_place(_gap_name(len(found) - 1))

    parts = _TAG.split(html)
    parts[::2] = [_STARRED.sub(gap, text).replace("**", "*") for text in parts[::2]]
    return "".join(parts)


def _without_stars(html: str) -> str:
    return _STARRED.sub(lambda found: _cut(_cut(_cut(found[1], "\\-")[0], "\\+")[0], ":")[0], html).replace(
        "**", "*"
    )


def _paragraphs(text: str) -> str:
    """A text whose line ends are breaks, as the fields without an editor are."""
    return text if "<p" in text or "<div" in text else text.replace("\n", "<br>")


def _answer(one: Starred, exact: bool) -> Answer:
    value, *rest = one.words
    return Answer(value, accept=tuple(literal_text(word) for word in rest), exact_case=exact)


def _option(asking: Asking, one: Starred, words: list[str], at: int) -> Option:
    right = words[at] in one.words
    text = twin_of(markdown_from_plain(words[at]), asking.language)
    return Option(_gap_name(at), text, float(right), asking.said(one.right if right else one.wrong))


def _tips(asking: Asking, found: list[Starred]) -> tuple[Twin, ...]:
    return tuple(asking.twin(one.tip) for one in found if one.tip)


def _gap_name(place: int) -> str:
    return _LETTERS[place] if place < len(_LETTERS) else f"o{place + 1}"
