"""Questions written as QTI come back as they went, in all that QTI can say; a package is whole and in order."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Item, Option, Other, Pair, Question, Tolerance
from quizapp.formats.formats import FORMATS
from quizapp.formats.imported import medium_of, twin_of
from quizapp.formats.qti2.names import camel, local
from quizapp.formats.qti2.reader import read
from quizapp.formats.qti2.writing.losses import losses
from quizapp.formats.qti2.writing.maker import IDENTIFIER
from tests.core.questions.strategies import questions
from tests.formats import written_questions
from tests.formats.written_questions import plain_twins, words

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
VERSIONS = ("qti21", "qti30")
SHARES = (0.0, 0.25, 0.5, 0.333333333, -0.25)
ids = st.text("abcAZ019_-", min_size=1, max_size=5)
marks = st.sampled_from((1.0, 2.0, 0.5, 10.0))


def twins(side: Language) -> st.SearchStrategy[Twin]:
    """Texts in which no two blanks stand side by side, which are one in XML, and none ends a line."""
    return written_questions.twins(side).filter(lambda twin: not re.search(r"  (?!\n)|&#32;", twin.in_(side)))


def some_ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, min_size=least, max_size=most, unique_by=str.casefold)


@st.composite
def choices(draw: st.DrawFn, side: Language) -> Question:
    """One option right, or several, or only the whole of them."""
    names = draw(some_ids(2, 4))
    several, whole = draw(st.booleans()), draw(st.booleans())
    right = draw(st.integers(1, len(names))) if several else 1
    worths = [
        draw(
            st.sampled_from(
                [0.0] if several and whole else [one for one in SHARES if not several or one <= 0]
            )
        )
        for _ in names
    ]
    worths[:right] = [round(1 / right, 9)] * right
    said = [None if several and whole else draw(st.none() | twins(side)) for _ in names]
    options = tuple(
        Option(name, draw(twins(side)), worth, told, draw(st.booleans()))
        for name, worth, told in zip(names, worths, said, strict=True)
    )
    kind = "multiple_choice" if several else "single_choice"
    return Question(
        "",
        kind,
        Twin(),
        options=options,
        shuffle=draw(st.booleans()),
        all_or_nothing=several and whole,
    )


@st.composite
def typed(draw: st.DrawFn, side: Language) -> Answer:
    """A text or a number with further answers and what is said to them."""
    told = st.none() | twins(side)
    rest = draw(
        st.lists(
            st.tuples(st.sampled_from((0.25, 0.5, 0.75)), told), max_size=2, unique_by=lambda one: one[0]
        )
    )
    last = [Other("*", 0.0, draw(twins(side)))] if draw(st.booleans()) else []
    if draw(st.booleans()):
        numbers = draw(st.lists(st.integers(-999, 999), min_size=4, max_size=4, unique=True))
        value, more, *others = (f"{number}.5" if number >= 0 else str(number * 1000) for number in numbers)
        width = draw(st.sampled_from((None, Tolerance(abs=0.125), Tolerance(rel=0.001), Tolerance(digits=6))))
        partly = [Other(text, share, said) for text, (share, said) in zip(others, rest, strict=False)]
        return Answer(
            value,
            "number",
            accept=(more,),
            tolerance=width,
            others=(*_sorted(partly), *last),
            feedback=draw(told),
        )
    texts = draw(
        st.lists(
            words(side).map(lambda text: text.replace("*", "").strip() + "q"),
            min_size=4,
            max_size=4,
            unique_by=str.casefold,
        )
    )
    accept = (texts[1].replace("*", ""), *(["New *q"] if draw(st.booleans()) else []))
    partly = [Other(text, share, said) for text, (share, said) in zip(texts[2:], rest, strict=False)]
    return Answer(
        texts[0],
        accept=accept,
        others=(*_sorted(partly), *last),
        feedback=draw(told),
        exact_case=draw(st.booleans()),
    )


def _sorted(others: list[Other]) -> list[Other]:
    return sorted(others, key=lambda other: -other.fraction)


@st.composite
def clozes(draw: st.DrawFn, side: Language) -> Question:
    """Gaps of both kinds with weights."""
    blanks = []
    for name in draw(some_ids(1, 3)):
        if draw(st.booleans()):
            blanks.append(Blank(name, draw(typed(side))))
            continue
        rows = draw(st.lists(plain_twins(side), min_size=2, max_size=3, unique_by=str))
        options = tuple(
            Option(f"o{place}", text, float(place == 1), draw(st.none() | twins(side)))
            for place, text in enumerate(rows)
        )
        blanks.append(Blank(name, options=options))
    # A part of a gap is worth nothing where only the whole counts.
    parts = any(other.fraction for blank in blanks if blank.answer for other in blank.answer.others)
    whole = len(blanks) > 1 and not parts and draw(st.booleans())
    weights = [1.0, *draw(st.lists(st.sampled_from((1.0, 2.0, 1.5)), min_size=2, max_size=2))]
    weighed = tuple(
        replace(blank, weight=1.0 if whole else weight)
        for blank, weight in zip(blanks, weights, strict=False)
    )
    stem = " ".join(f"word {{{{{blank.id}}}}}" for blank in blanks)
    return Question(
        "",
        "cloze",
        twin_of(stem + ("题目题目题目" if side == "zh" else ""), side),
        blanks=weighed,
        all_or_nothing=whole,
    )


@st.composite
def rows(draw: st.DrawFn, side: Language) -> Question:
    """An ordering, or a matching with unused entries."""
    names = draw(some_ids(2, 5))
    texts = [draw(twins(side)) for _ in names]
    if draw(st.booleans()):
        items = tuple(Item(name, text) for name, text in zip(names, texts, strict=True))
        return Question("", "ordering", Twin(), items=items, all_or_nothing=True)
    cut = draw(st.integers(2, len(names)))
    pairs = tuple(Pair(name, text, draw(twins(side))) for name, text in zip(names[:cut], texts, strict=False))
    extras = tuple(Item(name, text) for name, text in zip(names[cut:], texts[cut:], strict=True))
    return Question(
        "",
        "matching",
        Twin(),
        pairs=pairs,
        extras=extras,
        shuffle=draw(st.booleans()),
        all_or_nothing=draw(st.booleans()),
    )


@st.composite
def others(draw: st.DrawFn, side: Language) -> Question:
    """A statement, one typed answer, or what is not graded."""
    kind = draw(st.sampled_from(("true_false", "typed", "open_answer", "description")))
    if kind == "typed":
        answer = draw(typed(side))
        return Question("", "numeric" if answer.type == "number" else "short_text", Twin(), answer=answer)
    if kind == "true_false":
        said = draw(twins(side))
        options = (
            tuple(Option(name, draw(plain_twins(side)), 0.0, said) for name in ("true", "false"))
            if draw(st.booleans())
            else ()
        )
        return Question(
            "", "true_false", Twin(), answer=Answer(draw(st.sampled_from(("true", "false")))), options=options
        )
    return Question("", "open_answer" if kind == "open_answer" else "description", Twin())


@st.composite
def banks(draw: st.DrawFn, side: Language) -> list[Question]:
    """Questions of all kinds with everything that QTI can say."""
    found = []
    for name in draw(some_ids(1, 3)):
        kinds = st.one_of(choices(side), clozes(side), rows(side), others(side))
        question = draw(kinds)
        found.append(
            replace(
                question,
                id=name,
                stem=question.stem if question.kind == "cloze" else draw(twins(side)),
                title=draw(st.sampled_from(("", "A & B <title>"))),
                category=draw(st.sampled_from(("", "A", "A/B \\/ C", "D/E"))),
                tags=tuple(draw(st.lists(st.sampled_from(("x", "y z", "红")), max_size=2, unique=True))),
                explanation=draw(st.none() | twins(side)),
                mark=draw(marks),
            )
        )
    return found


def shape(question: Question) -> Question:
    """The question with fractions and weights rounded, and further answers in a fixed order."""

    def answer(one: Answer | None) -> Answer | None:
        return one and replace(one, accept=tuple(sorted(one.accept)))

    def options(some: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(replace(one, fraction=round(one.fraction, 6)) for one in some)

    blanks = tuple(
        replace(one, answer=answer(one.answer), options=options(one.options), weight=round(one.weight, 4))
        for one in question.blanks
    )
    return replace(
        question,
        answer=answer(question.answer),
        options=options(question.options),
        blanks=blanks,
        mark=round(question.mark, 6),
    )


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=8)
@given(st.sampled_from(("en", "zh")), st.data())
def test_a_bank_comes_back_as_it_went(version: str, side: Language, data: st.DataObject) -> None:
    bank = data.draw(banks(side))
    imported = read(written(version, bank, side))
    assert imported.format == version and imported.adds_up and not imported.skipped and not imported.kept
    assert [shape(entry.question) for entry in imported.entries] == [shape(question) for question in bank]


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=6)
@given(st.lists(questions, max_size=2, unique_by=lambda question: question.id))
def test_any_question_is_written_into_a_whole_package(version: str, some: list[Question]) -> None:
    package = written(version, some, "en")
    files = opened(package)
    roots = {name: etree.fromstring(content) for name, content in files.items() if name.endswith(".xml")}
    items = {
        name: root
        for name, root in roots.items()
        if camel(local(root).removeprefix("qti-")) == "assessmentItem"
    }
    resources = [one for one in roots["imsmanifest.xml"].iter() if local(one) == "resource"]
    assert [one.get("href") for one in resources] == ["test.xml", *items]
    assert {one.get("href") for one in roots["imsmanifest.xml"].iter() if local(one) == "file"} == set(
        files
    ) - {"imsmanifest.xml"}
    asked = [one.get("href") for one in roots["test.xml"].iter() if one.get("href")]
    assert sorted(asked) == sorted(items) and len(items) == len(some)
    names = [str(one) for root in roots.values() for one in root.xpath("//@identifier")]
    assert all(IDENTIFIER.fullmatch(name) for name in names)
    assert read(package).adds_up


def test_pictures_and_formulas_come_back() -> None:
    name = medium_of(PNG).name  # type: ignore[union-attr]
    stem = f"See ![a red square](media/{name}) and \\(\\frac{{a}}{{b}} < 2\\), `code \\(x\\)`."
    question = Question("q", "open_answer", Twin(en=stem))
    for version in VERSIONS:
        package = FORMATS[version].writer().write([question], language="en", title="", media={name: PNG})
        assert b"<math" in opened(package)["items/0001.xml"]
        assert f'<file href="media/{name}"/>'.encode() in opened(package)["imsmanifest.xml"]
        imported = read(package)
        assert imported.entries[0].question.stem.en == stem
        assert [medium.name for medium in imported.media] == [name]


def test_choices_of_one_right_option_are_scored_by_the_known_template() -> None:
    options = (Option("a", Twin(en="x"), 1.0), Option("b", Twin(en="y")))
    plain = Question("q", "single_choice", Twin(en="Which?"), options=options)
    for version, uri in (("qti21", b"qti_v2p1/rptemplates/match_correct"), ("qti30", b"match_correct.xml")):
        assert uri in opened(written(version, [plain], "en"))["items/0001.xml"]
        told = replace(plain, explanation=Twin(en="Because."))
        assert uri not in opened(written(version, [told], "en"))["items/0001.xml"]


@pytest.mark.parametrize("exact", [True, False])
def test_whether_capitals_matter_comes_back(exact: bool) -> None:
    answer = Answer("York", accept=("Eboracum",), exact_case=exact)
    question = Question("q", "short_text", Twin(en="Which town?"), answer=answer)
    for version in VERSIONS:
        assert read(written(version, [question], "en")).entries[0].question == question


def test_what_is_lost_is_said_before() -> None:
    nothing = Question("q", "open_answer", Twin(en="Why?"))
    assert losses(nothing, "en") == ()
    lost = replace(
        nothing, stem=Twin(en="Why?", zh="为什么？"), hints=(Twin(en="Look."),), facts=("f",), difficulty=0.5
    )
    assert len(losses(lost, "en")) == 4
    answer = Answer("3 km", "number", unit="km")
    assert len(losses(Question("q", "numeric", Twin(en="How far?"), answer=answer), "en")) == 2
    items = tuple(Item(name, Twin(en=name)) for name in "abc")
    order = Question("q", "ordering", Twin(en="Sort."), items=items)
    assert len(losses(order, "en")) == 1 and not losses(replace(order, all_or_nothing=True), "en")


def written(version: str, bank: list[Question], side: Language) -> bytes:
    """A package of these questions without media."""
    return FORMATS[version].writer().write(bank, language=side, title="A bank", media={})


def opened(package: bytes) -> dict[str, bytes]:
    """The files of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
