"""Questions on sentences of an article: one gap, its key nowhere else, wrong answers that the sentences do not say."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.facts.fact import Fact, Standing
from quizapp.core.languages import Twin
from quizapp.core.writing.lint.rules import find_flaws
from tests.core.writing.quoted import LEAD, LEADS, asked, one_sided


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "stem", "key"),
    [
        ("The Tern carries [240 passengers].", "240", "passengers", "The Tern carries {{value}} passengers.", "240"),
        ("Marlow raised [$40 million] for it.", "40000000", "USD", "Marlow raised ${{value}} for it.", "40000000"),
        ("It costs [per million tokens $8.40] there.", "8.4", "USD/Mtokens", "It costs per million tokens ${{value}} there.", "8.4"),
        ("The Tern needs [nine days] to dry.", "9", "days", "The Tern needs {{value}} days to dry.", "9"),
        ("Its fuel use fell from 90 litres to [70].", "70", "L", "Its fuel use fell from 90 litres to {{value}}.", "70"),
    ],
)  # fmt: skip
def test_a_number_is_taken_out_and_its_unit_stays(
    sentence: str, value: str, unit: str, stem: str, key: str
) -> None:
    question = asked(sentence, one_sided("t", value=value, unit=unit))["cloze"].question
    answer = question.blanks[0].answer
    assert question.stem.en == LEAD + stem
    assert answer is not None and (answer.type, answer.value) == ("number", key)


@pytest.mark.parametrize(
    ("sentence", "value", "stem"),
    [
        ("Marlow was founded in [1931] in Oban.", "1931", "Marlow was founded in {{value}} in Oban. (year)"),
        (
            "The Tern sailed on [3 June] at noon.",
            "2021-06-03",
            "The Tern sailed on {{value}} at noon. (day and month)",
        ),
        (
            "It was sold in [March 2020] for good.",
            "2020-03",
            "It was sold in {{value}} for good. (month and year)",
        ),
    ],
)
def test_a_date_is_asked_as_exactly_as_it_is_printed(sentence: str, value: str, stem: str) -> None:
    found = asked(sentence, one_sided("t", kind="date", value=value, unit=None))
    assert found["cloze"].question.stem.en == LEAD + stem


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The Tern has [4] engines and 4 screws.", "4", "engines"),
        ("The four ferries have [4] engines each.", "4", "engines"),
        ("The Tern-[4] sails to the isles.", "4", "engines"),
        ("The Tern has [4.5] engines and more.", "4", "engines"),
        ("The Tern has 80 GB and [2.0] for all.", "2", "TB/s"),
    ],
)
def test_what_is_no_single_clear_value_is_not_asked(sentence: str, value: str, unit: str) -> None:
    assert not asked(sentence, one_sided("t", value=value, unit=unit))


def test_a_lead_that_tells_the_value_gives_way() -> None:
    leads = (
        "According to “The Tern carries 240” (4 May 2021): ",
        "According to “The Tern carries 240”: ",
        LEADS[2],
    )
    one = one_sided("t", value="240", unit="passengers")
    stem = asked("The Tern carries [240 passengers].", one, leads=leads)["cloze"].question.stem
    assert stem.en == LEADS[2] + "The Tern carries {{value}} passengers."
    assert not asked("The Tern carries [240 passengers].", one, leads=leads[:2])
    day = one_sided("t", kind="date", value="2021-05", unit=None)
    assert asked("It was sold in [May 2021] for good.", day)["cloze"].question.stem.en == (
        LEADS[1] + "It was sold in {{value}} for good. (month and year)"
    )


@pytest.mark.parametrize(
    ("sentence", "standing", "is_asked"),
    [
        ("The Tern carries [240 passengers].", "stated", True),
        ("The Tern carries [240 passengers].", "plan", False),
        ("The Tern carries [240 passengers].", "claim", False),
        ("Marlow says the Tern carries [240 passengers].", "claim", True),
        ("The Tern is expected to carry [240 passengers].", "forecast", True),
        ("Marlow says the Tern carries [240 passengers].", "denied", False),
    ],
)
def test_what_is_not_settled_is_asked_only_in_words_that_say_so(
    sentence: str, standing: Standing, is_asked: bool
) -> None:
    one = one_sided("t", value="240", unit="passengers", standing=standing)
    assert bool(asked(sentence, one)) == is_asked


@pytest.mark.parametrize(
    ("sentence", "value", "options"),
    [
        ("It is [double] what was planned.", "2", {"double", "triple", "quadruple"}),
        ("The sea is [10 to 20 metres] deep.", "10..20", {"10 to 20 metres", "25 to 50 metres", "4 to 8 metres", "70 to 140 metres"}),
    ],
)  # fmt: skip
def test_a_range_or_a_multiple_in_words_is_picked_and_not_typed(
    sentence: str, value: str, options: set[str]
) -> None:
    found = asked(sentence, one_sided("t", value=value, unit="m"))
    assert set(found) == {"choice", "true", "false"}
    assert {option.text.en for option in found["choice"].question.options} == options


@pytest.mark.parametrize(
    ("sentence", "lowest", "highest"),
    [("It carries more than [200] cars.", 300, None), ("It carries up to [200] cars.", None, 140)],
)
def test_wrong_numbers_lie_on_the_wrong_side_of_a_bound(
    sentence: str, lowest: int | None, highest: int | None
) -> None:
    options = asked(sentence, one_sided("t", value="200", unit="cars"))["choice"].question.options
    wrong = [int(option.text.in_("en")) for option in options if not option.fraction]
    assert wrong and all((lowest or 0) <= one <= (highest or 10_000) for one in wrong)


def test_a_person_and_a_term_are_asked_by_name_among_their_like() -> None:
    def office(id_: str, name: str) -> Fact:
        return one_sided(
            id_,
            kind="person_role",
            subject=Twin(en=name),
            attribute=Twin(en="role"),
            value="captain",
            unit=None,
        )

    captain, others = office("t", "Ada Holm"), [office("u", "Bo Lind"), office("v", "Cy Marsh")]
    others.append(one_sided("s", value="9", unit="decks"))
    found = asked("“It is fast,” said Ada Holm, the [captain] of the Tern.", captain, others=others)
    assert found["cloze"].question.stem.en == LEAD + "“It is fast,” said {{value}}, the captain of the Tern."
    assert {option.text.en for option in found["choice"].question.options} == {
        "Ada Holm",
        "Bo Lind",
        "Cy Marsh",
    }
    assert "true" not in found
    assert not asked("Ada Holm, the [captain], thanked Ada Holm.", captain, others=others)


def test_a_chinese_sentence_is_asked_as_it_stands() -> None:
    leads = ("《渡轮》（2021 年 5 月 4 日）写道：",)
    one = one_sided("t", "zh", value="1.2e8", unit="CNY", kind="funding")
    found = asked(
        "该船厂去年亏损[1.2亿元]。",
        one_sided("t", "zh", value="120000000", unit="CNY"),
        leads=leads,
        language="zh",
    )
    assert found["cloze"].question.stem.zh == leads[0] + "该船厂去年亏损{{value}}元。"
    assert not find_flaws(found["choice"].question, facts=[one])


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("240", {"120": "That is only half of the real figure.", "480": "That is twice the real figure."}),
        ("671", {}),
    ],
)
def test_half_and_twice_are_said_only_of_what_is_exactly_so(value: str, told: dict[str, str]) -> None:
    one = one_sided("t", value=value, unit="passengers")
    choices = [
        asked(f"The Tern carries [{value} passengers].", replace(one, id=f"t{n}"))["choice"].question
        for n in range(9)
    ]
    said = {
        option.text.in_("en"): option.feedback.in_("en")
        for question in choices
        for option in question.options
        if option.feedback
    }
    assert said == told


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "above"),
    [
        ("The Tern grew from 90 metres to [120 metres].", "120", "m", 90),
        ("The Tern sails 300 km, [90 km] of them at night.", "90", "km", None),
    ],
)
def test_wrong_numbers_stand_to_the_others_as_the_right_one(
    sentence: str, value: str, unit: str, above: int | None
) -> None:
    question = asked(sentence, one_sided("t", value=value, unit=unit))["choice"].question
    offered = [float(option.text.in_("en")) for option in question.options]
    assert all(one > above for one in offered) if above else all(one < 300 for one in offered)


def test_the_end_of_a_year_is_no_month() -> None:
    day = one_sided("t", kind="date", value="2026-12", unit=None)
    assert not asked("The Tern will sail by [the end of 2026] again.", day)
    assert asked("The Tern will sail by [December 2026] again.", day)


def test_an_office_is_asked_where_it_is_said_at_what() -> None:
    office = one_sided(
        "t",
        kind="person_role",
        subject=Twin(en="Ada Holm"),
        attribute=Twin(en="role"),
        value="captain",
        unit=None,
    )
    ship = one_sided("s", value="9", unit="decks")
    assert asked("Ada Holm is [captain] of the Tern.", office, others=[ship])
    assert not asked("Ada Holm is [captain] of a ferry.", office, others=[ship])


def test_where_only_an_unknown_day_tells_when_it_was_one_question_is_asked() -> None:
    one = one_sided("t", value="240", unit="passengers")
    assert len(asked("Last year the Tern carried [240 passengers].", one)) > 1
    assert len(asked("Last year the Tern carried [240 passengers].", one, leads=LEADS[1:2])) == 1


def test_what_is_told_of_somebody_is_asked_of_the_name() -> None:
    def told(id_: str, name: str, attribute: str, value: str) -> Fact:
        return one_sided(
            id_,
            kind="person_role",
            subject=Twin(en=name),
            attribute=Twin(en=attribute),
            value=value,
            unit=None,
        )

    study, office = (
        told("t", "Ada Holm", "degree", "doctorate in law"),
        told("u", "Ada Holm", "role", "captain"),
    )
    others = [office, told("v", "Bo Lind", "role", "mate"), told("w", "Cy Marsh", "role", "cook")]
    found = asked("Ada Holm holds a [doctorate in law].", study, others=others)
    assert found["cloze"].question.stem.en == LEAD + "{{value}} holds a doctorate in law."
    assert {option.text.en for option in found["choice"].question.options} == {
        "Ada Holm",
        "Bo Lind",
        "Cy Marsh",
    }


@pytest.mark.parametrize(
    ("value", "is_typed"), [("Marlow Yards", True), ("a yard in Oban", False), ("一家造船公司", False)]
)
def test_only_a_name_is_typed(value: str, is_typed: bool) -> None:
    one = one_sided("t", kind="person_role", attribute=Twin(en="former employer"), value=value, unit=None)
    assert ("cloze" in asked(f"Ada Holm came from [{value}] in May.", one)) == is_typed


_NOUNS = st.sampled_from(["cars", "decks", "cabins", "lifeboats"])


@pytest.mark.parametrize(
    ("sentence", "value", "forms"),
    [
        ("The Tern carries [240] cars.", "240", {"choice", "cloze", "true", "false"}),
        ("The Tern is new. It carries [240] cars.", "240", {"choice", "cloze"}),
        ("The Tern can carry [240] cars.", "240", {"choice", "cloze"}),
        ("The [240]-cars version is new.", "240", {"choice", "cloze"}),
        ("The Tern carries [5] cars.", "5", set()),
        ("The Tern carries [6] cars.", "6", {"choice", "cloze", "true", "false"}),
    ],
)
def test_one_plain_sentence_is_true_or_false_and_a_handful_is_not_counted(
    sentence: str, value: str, forms: set[str]
) -> None:
    assert set(asked(sentence, one_sided("t", value=value, unit="cars"))) == forms


@settings(max_examples=60)
@given(
    st.integers(6, 9999),
    st.lists(st.integers(2, 9999), max_size=3),
    _NOUNS,
    st.sampled_from(["{}", "{:,}", "about {}", "over {}"]),
)
def test_no_question_shows_its_key_twice_and_all_restore_the_sentence(
    value: int, others: list[int], noun: str, style: str
) -> None:
    told = " and ".join(f"{number} lamps" for number in others)
    sentence = f"The Tern has {style.replace('{', '[{').replace('}', '}]').format(value)} {noun}{' and ' + told if told else ''}."
    found = asked(sentence, one_sided("t", value=str(value), unit=noun))
    assert bool(found) == (value not in others)
    plain = sentence.replace("[", "").replace("]", "")
    for form, draft in found.items():
        stem = draft.question.stem.in_("en")
        assert draft.question.explanation == Twin(en=LEAD + plain)
        printed = f"{value:,}" if "," in style else str(value)
        if form in ("choice", "cloze"):
            gap = "____" if form == "choice" else "{{value}}"
            assert stem.replace(gap, printed) == LEAD + plain and stem.count(gap) == 1
            assert printed not in stem.replace(LEAD, "").split()
        keys = [option.text.in_("en") for option in draft.question.options if option.fraction == 1]
        if form == "choice":
            assert keys == [printed]
        if form == "false":
            assert stem != LEAD + plain
