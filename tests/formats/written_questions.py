"""Hypothesis strategies for questions as a format on one side can hold them, to be written and read back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Item, Option, Other, Pair, Question, Tolerance
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.option_ids import option_id
from quizapp.formats.truth import truth_options

SIGNS = "abcXYZ019 :#={}~\\%*_<>&\"'.,;()-+[]$@/!?|`^\n"
LETTERS = st.text("abcdefgh", min_size=1, max_size=8)
# Markdown that HTML says as well, so that it comes back as it went.
MARKED = (
    "It is **bold** and *slanted*.",
    "Solve \\(x^2 = 4\\) for x.",
    "\\[\\frac{a}{b}\\]",
    "Choose:\n\n- one\n- two",
    "Read `a = {b}`.",
    "```\nif a:\n    b = 1\n```",
)
NO_WIDTH: st.SearchStrategy[Tolerance | None] = st.none()
Told = st.SearchStrategy[Twin | None]
More = Callable[[Language, Question], Mapping[str, st.SearchStrategy[Any]]]
NOTHING: Told = st.none()
SHARES = (0.0, 0.25, 0.5, 0.3333333, 0.1)


def plain(language: Language, signs: str = SIGNS) -> st.SearchStrategy[str]:
    """Texts without a blank at their ends and with a word of the language."""
    word = "题目" if language == "zh" else "word"
    return st.text(signs, max_size=12).map(lambda text: word + text.rstrip()) | st.text(
        signs, max_size=12
    ).map(lambda text: text.strip().replace("\n\n", " ") + word)


def words(language: Language) -> st.SearchStrategy[str]:
    """Texts on one line with single blanks."""
    return plain(language).map(lambda text: " ".join(text.split()))


def twins(language: Language) -> st.SearchStrategy[Twin]:
    """Texts with signs that mean something somewhere, and marked-up ones."""
    text = plain(language).map(lambda text: markdown_from_plain(text.strip()))
    marked = st.sampled_from(MARKED).map(
        lambda text: text if language == "en" else f"{text}\n\n这是一道题目的说明文字"
    )
    return (text | marked).map(lambda text: twin_of(text, language))


def plain_twins(language: Language) -> st.SearchStrategy[Twin]:
    """Texts without markup, on one line."""
    return words(language).map(lambda text: twin_of(markdown_from_plain(text), language))


def single_choices(language: Language) -> st.SearchStrategy[Question]:
    """One option is right; others may count in part."""

    def build(rows: list[tuple[Twin, float, Twin | None]], key: int) -> Question:
        options = tuple(
            Option(option_id(place), text, 1.0 if place == key % len(rows) else share, told)
            for place, (text, share, told) in enumerate(rows)
        )
        return Question("", "single_choice", Twin(), options=options)

    return st.builds(build, _rows(language, st.sampled_from((*SHARES, -0.25))), st.integers(0, 9))


def multiple_choices(language: Language) -> st.SearchStrategy[Question]:
    """At least the first option counts."""

    def build(rows: list[tuple[Twin, float, Twin | None]]) -> Question:
        options = tuple(
            Option(option_id(place), text, 0.5 if place == 0 else share, told)
            for place, (text, share, told) in enumerate(rows)
        )
        return Question("", "multiple_choice", Twin(), options=options)

    return st.builds(build, _rows(language, st.sampled_from((*SHARES, -0.5, 1.0, -0.3333333))))


def short_texts(language: Language) -> st.SearchStrategy[Question]:
    """A key, patterns that are right as well, and answers that count in part."""
    patterns = words(language).filter(lambda text: "\\" not in text)

    def build(value: str, accept: list[str], others: list[Other], told: Twin | None) -> Question:
        kept = tuple(text for text in dict.fromkeys(accept) if text != value.replace("*", "\\*"))
        return Question(
            "", "short_text", Twin(), answer=Answer(value, accept=kept, others=tuple(others), feedback=told)
        )

    others = st.lists(_others(patterns | st.just("*"), language), max_size=2)
    return st.builds(build, patterns, st.lists(patterns, max_size=2), others, st.none() | twins(language))


def numbers(language: Language) -> st.SearchStrategy[Question]:
    """A number or a range with an absolute tolerance, and others that count in part."""
    digits = st.decimals(-(10**6), 10**6, places=2).map(lambda number: f"{number.normalize() + 0:f}")
    ranges = st.integers(-99, 99).map(lambda low: f"{low}..{low + 3}")
    width = st.none() | st.sampled_from((0.5, 1e-6, 2.0, 100.0)).map(lambda width: Tolerance(abs=width))

    def build(value: str, off: Tolerance | None, others: list[Other], told: Twin | None) -> Question:
        off = None if ".." in value else off
        answer = Answer(value, "number", tolerance=off, others=tuple(others), feedback=told)
        return Question("", "numeric", Twin(), answer=answer)

    others = st.lists(_others(digits, language, width), max_size=2)
    rest = st.none() | twins(language).map(lambda told: Other("*", 0.0, told))
    all_others = st.builds(lambda some, last: [*some, *filter(None, [last])], others, rest)
    return st.builds(build, digits | ranges, width, all_others, st.none() | twins(language))


def matchings(language: Language) -> st.SearchStrategy[Question]:
    """Rows, and right sides that belong to none."""
    rows = st.lists(st.tuples(twins(language), plain_twins(language)), min_size=2, max_size=4)

    def build(rows: list[tuple[Twin, Twin]], extras: list[Twin]) -> Question:
        pairs = tuple(Pair(option_id(place), left, right) for place, (left, right) in enumerate(rows))
        items = tuple(Item(option_id(len(rows) + place), text) for place, text in enumerate(extras))
        return Question("", "matching", Twin(), pairs=pairs, extras=items)

    return st.builds(build, rows, st.lists(plain_twins(language), max_size=2))


def truths(language: Language) -> st.SearchStrategy[Question]:
    """A statement, with something said to either verdict."""

    def build(truth: str, wrong: Twin | None, right: Twin | None) -> Question:
        lie = "false" if truth == "true" else "true"
        options = truth_options(truth, {truth: right, lie: wrong}, language) if wrong or right else ()
        return Question("", "true_false", Twin(), answer=Answer(truth), options=options)

    told = st.none() | twins(language)
    return st.builds(build, st.sampled_from(("true", "false")), told, told)


def sets(language: Language, *, fewest: int = 1, told: Told = NOTHING) -> st.SearchStrategy[Question]:
    """All or nothing: the right ones, so many at least, share the mark."""
    texts = st.lists(st.tuples(twins(language), told), min_size=2, max_size=4)

    def build(texts: list[tuple[Twin, Twin | None]], right: int) -> Question:
        right = min(right, len(texts))
        options = tuple(
            Option(option_id(at), text, 1 / right if at < right else -1.0, said)
            for at, (text, said) in enumerate(texts)
        )
        return Question("", "multiple_choice", Twin(), options=options, all_or_nothing=True)

    return st.builds(build, texts, st.integers(fewest, 3))


@st.composite
def written_banks(
    draw: st.DrawFn, any_kind: Callable[[Language], st.SearchStrategy[Question]], more: More
) -> tuple[Language, list[Question]]:
    """Questions of these kinds on one side with texts around them; ``more`` draws what else the format can say of one."""
    language: Language = draw(st.sampled_from(("en", "zh")))
    found = []
    for number in range(draw(st.integers(1, 3))):
        question = draw(any_kind(language))
        usual: Mapping[str, st.SearchStrategy[Any]] = {
            "stem": st.just(question.stem) if question.kind == "cloze" else twins(language),
            "title": st.just("") | words(language),
            "category": st.sampled_from(("", "Top", "A/B", "A\\/B/C: {d}")),
            "explanation": st.none() | twins(language),
        }
        said = {name: draw(part) for name, part in {**usual, **more(language, question)}.items()}
        found.append(replace(question, id=f"{draw(LETTERS)}-{number}", **said))
    return language, found


def tags(*names: str) -> st.SearchStrategy[tuple[str, ...]]:
    """At most two of these."""
    return st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)


def _rows(
    language: Language, shares: st.SearchStrategy[float]
) -> st.SearchStrategy[list[tuple[Twin, float, Twin | None]]]:
    return st.lists(st.tuples(twins(language), shares, st.none() | twins(language)), min_size=2, max_size=5)


def _others(
    values: st.SearchStrategy[str],
    language: Language,
    widths: st.SearchStrategy[Tolerance | None] = NO_WIDTH,
) -> st.SearchStrategy[Other]:
    shares = st.sampled_from(SHARES)
    return st.builds(
        Other, value=values, fraction=shares, feedback=st.none() | twins(language), tolerance=widths
    )
