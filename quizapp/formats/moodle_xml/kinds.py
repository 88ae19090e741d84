"""Questions of each of Moodle's types, built from their elements."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from quizapp.core.languages import N_
from quizapp.core.questions.question import Answer, Blank, Item, Option, Question
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.moodle_xml.fields import NotGradable, Source, plain_of, words_of
from quizapp.formats.moodle_xml.gaps import read_cloze
from quizapp.formats.moodle_xml.typed import NO_KEY, read_number, read_short
from quizapp.formats.option_ids import option_id
from quizapp.formats.row_gaps import SAME_RIGHT, are_told_apart, drop_down, matched
from quizapp.formats.truth import truth_options

Build = Callable[[Source, Question], Question]
KIND = N_(
    "Moodle's question type “%(type)s” cannot be graded here: it is kept as an open question with all of its text"
)
FORMULA = N_(
    "the key is a formula over random values: the question is kept as an open one with its formula and its values;"
    " choose values and make a numeric question of it"
)
ORDER_RULE = N_(
    "Moodle gives part marks for an order by another rule (%(rule)s): here neighbours in the right order count"
)
TEMPLATE = N_("the text that stands in the answer from the start is not carried; it says: %(text)s")
GRADER = N_("notes for graders are not carried; they say: %(text)s")
_PLACE = re.compile(r"\[\[(\d{1,3})\]\]")


def build(source: Source, base: Question) -> Question:
    """The question of an element. Raises NotGradable where its kind or key cannot be carried."""
    type_ = source.element.get("type", "")
    if type_.startswith("calculated"):
        raise NotGradable(FORMULA)
    maker = _BUILDERS.get(type_)
    if maker is None:
        raise NotGradable(KIND, {"type": type_[:40]})
    return maker(source, base)


def _choice(source: Source, base: Question) -> Question:
    single = source.flag("single", default=True) and source.element.get("type") != "multichoiceset"
    options = tuple(_options(source))
    if not any(option.fraction > 0 for option in options):
        raise NotGradable(NO_KEY)
    return replace(
        base,
        kind="single_choice" if single else "multiple_choice",
        options=options,
        shuffle=source.flag("shuffleanswers", default=True),
    )


def _choice_set(source: Source, base: Question) -> Question:
    """All or nothing: the right ones share the mark, a wrong one takes all of it."""
    question = _choice(source, base)
    right = sum(option.fraction > 0 for option in question.options)
    options = tuple(
        replace(option, fraction=1 / right if option.fraction > 0 else -1.0) for option in question.options
    )
    return replace(question, options=options, all_or_nothing=True)


def _options(source: Source) -> Iterator[Option]:
    answers = [source.at(element) for element in source.element.iterchildren("answer")]
    for place, answer in enumerate(answers):
        yield Option(option_id(place), answer.here(), answer.fraction(), answer.twin("feedback"))


def _statement(source: Source, base: Question) -> Question:
    answers = [source.at(element) for element in source.element.iterchildren("answer")]
    named = {plain_of(answer.element).lower(): answer for answer in answers}
    if not set(named) <= {"true", "false"}:
        return _choice(source, base)
    right = [name for name, answer in named.items() if answer.fraction() > 0]
    if len(right) != 1:
        raise NotGradable(NO_KEY)
    told = {name: answer.twin("feedback") for name, answer in named.items()}
    options = truth_options(right[0], told, source.language) if any(told.values()) else ()
    return replace(base, kind="true_false", answer=Answer(right[0]), options=options)


def _short(source: Source, base: Question) -> Question:
    return replace(base, kind="short_text", answer=read_short(source))


def _number(source: Source, base: Question) -> Question:
    return replace(base, kind="numeric", answer=read_number(source))


def _matching(source: Source, base: Question) -> Question:
    sides = [
        (source.at(row).here(), plain_of(row.find("answer")))
        for row in source.element.iterchildren("subquestion")
    ]
    pairs = [(left, right) for left, right in sides if any(text.strip() for text in left.sides().values())]
    if not pairs or not all(right for _, right in pairs):
        raise NotGradable(NO_KEY)
    rows = [(left.in_(source.language), markdown_from_plain(right)) for left, right in pairs]
    used = {right for _, right in rows}
    unused = dict.fromkeys(
        text for _, right in sides if right and (text := markdown_from_plain(right)) not in used
    )
    if not are_told_apart(rows):
        source.warn(SAME_RIGHT)
    shuffled = replace(base, shuffle=source.flag("shuffleanswers", default=True))
    return matched(shuffled, source.language, rows, list(unused))


def _ordering(source: Source, base: Question) -> Question:
    answers = [source.at(element) for element in source.element.iterchildren("answer")]
    if len(answers) < 2:
        raise NotGradable(NO_KEY)
    rule = source.value("gradingtype")
    whole = rule in ("ALL_OR_NOTHING", "-1")
    if rule and not whole:
        source.warn(ORDER_RULE, rule=rule[:60])
    items = tuple(Item(option_id(at), answer.here()) for at, answer in enumerate(answers))
    return replace(base, kind="ordering", items=items, all_or_nothing=whole)


def _essay(source: Source, base: Question) -> Question:
    notes = source.markdown(source.find("graderinfo"))
    if notes.strip():
        source.warn(GRADER, text=" ".join(notes.split())[:300])
    if template := words_of(source.value("responsetemplate")):
        source.warn(TEMPLATE, text=template[:300])
    return replace(base, kind="open_answer")


def _description(source: Source, base: Question) -> Question:
    return replace(base, kind="description")


def _places(source: Source, base: Question) -> Question:
    """A text with ``[[n]]`` where the n-th word belongs; the words of its group are offered."""
    words = [
        (plain_of(word), plain_of(word.find("group"), "1"))
        for word in source.element
        if word.tag in ("dragbox", "selectoption")
    ]
    stem = base.stem.in_(source.language)
    places = [int(number) for number in _PLACE.findall(stem)]
    if not places or not all(1 <= number <= len(words) for number in places):
        raise NotGradable(NO_KEY)
    ids = iter(range(1, len(places) + 1))
    text = _PLACE.sub(lambda _: f"{{{{{next(ids)}}}}}", stem)
    blanks = tuple(
        Blank(
            str(at),
            options=drop_down(
                _group(words, number - 1), markdown_from_plain(words[number - 1][0]), source.language
            ),
        )
        for at, number in enumerate(places, start=1)
    )
    shuffle = source.flag("shuffleanswers", default=False)
    return replace(base, kind="cloze", stem=twin_of(text, source.language), blanks=blanks, shuffle=shuffle)


def _group(words: list[tuple[str, str]], place: int) -> list[str]:
    """The words that are offered where this one is right."""
    return list(dict.fromkeys(markdown_from_plain(text) for text, group in words if group == words[place][1]))


_BUILDERS: Mapping[str, Build] = {
    "multichoice": _choice,
    "multichoiceset": _choice_set,
    "truefalse": _statement,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _matching,
    "cloze": read_cloze,
    "multianswer": read_cloze,
    "ordering": _ordering,
    "order": _ordering,
    "essay": _essay,
    "description": _description,
    "gapselect": _places,
    "ddwtos": _places,
}
