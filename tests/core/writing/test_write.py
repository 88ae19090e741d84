"""Whatever is written is sound: it passes its check, its key is right, and nothing else that it offers is."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.grounding import proves_value
from quizapp.core.facts.known import fact_table
from quizapp.core.languages import LANGUAGES, Twin
from quizapp.core.questions.registry import KINDS, check_question, grade_response
from quizapp.core.questions.response import Response
from quizapp.core.writing.calendar import date_of
from quizapp.core.writing.draft import Bench, Draft
from quizapp.core.writing.figure import find_figure
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.core.writing.options import date_rivals
from quizapp.core.writing.quotation import Quotation
from quizapp.core.writing.rank import Choosing
from quizapp.core.writing.rivals import number_rivals, spread
from quizapp.core.writing.write import choose, propose, write_questions
from tests.core.writing.facts import FLEET, SHIPS, fact, launched, power, stands_for

DAYS = st.dates(date(1980, 1, 1), date(2029, 12, 31))


def month(day: date) -> Fact:
    text = str(day)[:7]
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    year, number = text.split("-")
    printed = Twin(zh=f"{year} 年 {int(number)} 月", en=f"{names[int(number) - 1]} {year}")
    return launched("day", "Skua", text, printed)


@st.composite
def fleets(draw: st.DrawFn) -> tuple[Fact, ...]:
    sizes = draw(st.lists(st.integers(1, 4000), min_size=2, max_size=5))
    ships = [
        power(f"p{number}", ship, str(size))
        for number, (ship, size) in enumerate(zip(SHIPS, sizes, strict=False))
    ]
    share = draw(st.decimals("0.1", "99.9", places=1))
    score = fact(
        "score",
        kind="benchmark_score",
        attribute=Twin(zh="MMLU 成绩", en="score on MMLU"),
        value=str(share),
        unit="%",
        printed=Twin(zh=f"{share}%", en=f"{share}%"),
        statement=Twin(zh=f"燕鸥号在 MMLU 上得 {share}%。", en=f"The Tern scores {share}% on MMLU."),
    )
    return (*ships, score, month(draw(DAYS)), *FLEET[-3:])


def written(facts: tuple[Fact, ...]) -> list[Draft]:
    return list(propose(facts, Bench(fact_table(facts))))


@settings(max_examples=25, deadline=None)
@given(fleets())
def test_every_draft_is_sound(facts: tuple[Fact, ...]) -> None:
    table = fact_table(facts)
    known = {one.id: one for one in facts}
    for draft in written(facts):
        question = draft.question
        assert not [one for one in check_question(question) if one.severity == "error"]
        kind = KINDS[question.kind]
        right = kind.parse(question, kind.key(question))
        assert isinstance(right, Response)
        assert grade_response(question, right).fraction == pytest.approx(1)
        assert all(question.stem.sides()[side] for side in LANGUAGES)
        assert draft.reasons
        for option in question.options if question.kind == "single_choice" and draft.form == "choice" else ():
            graded = grade_response(question, Response({"choice": option.id}))
            assert graded.fraction == option.fraction
            if not option.fraction:
                asked = known[question.facts[0]]
                assert not any(table.is_true(asked, text) for text in option.text.sides().values())


@settings(max_examples=25, deadline=None)
@given(fleets())
def test_the_key_of_a_number_is_proven_by_its_fact(facts: tuple[Fact, ...]) -> None:
    known = {one.id: one for one in facts}
    keys = [
        (known[draft.question.facts[0]], answer)
        for draft in written(facts)
        for answer in (draft.question.answer, *(blank.answer for blank in draft.question.blanks))
        if answer and answer.type == "number"
    ]
    assert keys
    for one, answer in keys:
        assert proves_value(one.value, one.unit, f"{answer.value} {answer.unit}") is True
        assert answer.value in one.statement.in_("en").replace(",", "")


@settings(max_examples=10, deadline=None)
@given(fleets())
def test_writing_again_gives_the_same_drafts(facts: tuple[Fact, ...]) -> None:
    assert written(facts) == written(facts)
    ids = [draft.question.id for draft in written(facts)]
    assert len(ids) == len(set(ids))


def test_options_that_are_numbers_ascend_and_the_place_of_the_key_varies() -> None:
    facts = tuple(power(f"p{size}", f"Ship{size}", str(size)) for size in range(100, 1100, 25))
    places = Counter()
    for draft in written(facts):
        if draft.form == "choice":
            values = [Decimal(option.text.in_("en").removesuffix(" kW")) for option in draft.question.options]
            assert values == sorted(values)
            places[[option.fraction for option in draft.question.options].index(1.0)] += 1
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) < sum(places.values()) / 2


def test_wrong_numbers_of_siblings_come_before_computed_ones_and_say_what_they_are_of() -> None:
    choice = next(one for one in written(FLEET) if one.question.id == "tern-choice").question
    wrong = {option.text.in_("en"): option.feedback for option in choice.options if not option.fraction}
    assert set(wrong) <= {"160 kW", "410 kW", "650 kW"}
    said = [feedback.in_("en") for feedback in wrong.values() if feedback]
    assert len(said) == 3
    assert all("The power of the" in text for text in said)


def test_a_value_that_is_true_of_the_subject_elsewhere_is_no_wrong_answer() -> None:
    older = fact("older", value="300", as_of="2019", statement=Twin(zh="燕鸥号的功率曾是 300 kW。", en="The Tern had 300 kW."),
                 printed=Twin(zh="300 kW", en="300 kW"))  # fmt: skip
    now = fact("now", as_of="2021")
    offered = [
        option.text.in_("en")
        for draft in written((older, now, *FLEET[1:4]))
        if draft.question.facts == ("now",)
        for option in draft.question.options
    ]
    assert offered
    assert "300 kW" not in offered


def test_two_values_of_one_property_at_one_time_are_not_asked_for_outright() -> None:
    other = fact("other", value="300", statement=Twin(zh="燕鸥号的功率是 300 kW。", en="The power of the Tern is 300 kW."),
                 printed=Twin(zh="300 kW", en="300 kW"))  # fmt: skip
    forms = {draft.form for draft in written((fact("one"), other)) if "one" in draft.question.facts}
    assert forms.isdisjoint({"choice", "number", "subject", "match", "order", "which"})


def test_no_wrong_date_lies_after_the_article() -> None:
    told = next(one for one in FLEET if one.id == "tern-day")
    day = date_of(told)
    assert day is not None
    bench = Bench(fact_table(FLEET), published={"a": "2021-05-04"})
    rivals = [value.iso() for value, _ in date_rivals(told, day, bench)]
    assert "2021-05-02" in rivals
    assert max(rivals) <= "2021-05-04"


def test_at_least_so_many_is_not_asked_with_what_it_includes() -> None:
    least = fact(
        "least",
        qualifier="min",
        statement=Twin(zh="燕鸥号的功率超过 240 kW。", en="The Tern has more than 240 kW."),
    )
    offered = [
        Decimal(option.text.in_("en"))
        for draft in written((least, *FLEET[1:4]))
        if draft.question.id == "least-choice"
        for option in draft.question.options
        if not option.fraction
    ]
    assert offered
    assert min(offered) > 240


def test_a_bank_of_one_language_gets_questions_of_one_side() -> None:
    for draft in write_questions(FLEET, known=fact_table(FLEET), published={}, languages=("zh",)):
        assert set(draft.question.stem.sides()) == {"zh"}
        assert all(set(option.text.sides()) == {"zh"} for option in draft.question.options)


def test_each_fact_is_asked_in_different_ways_and_true_is_no_better_guess() -> None:
    choosing = Choosing(3)
    drafts = choose(FLEET, Bench(fact_table(FLEET)), choosing).drafts
    forms = [draft.form for draft in drafts if draft.question.facts == ("tern",)]
    assert len(forms) == len(set(forms)) <= 3
    verdicts = Counter(draft.form for draft in drafts)
    assert 1 <= verdicts["true"] + verdicts["false"]
    assert verdicts["false"] >= 1
    assert verdicts["true"] <= 1.5 * verdicts["false"] + 1
    assert sum(choosing.dropped.values()) > 0


def test_what_the_lint_calls_an_error_is_dropped_and_counted() -> None:
    names = {"VFX": "visual effects (VFX)", "ROV": "remotely operated vehicle", "TPS": "tokens per second"}
    facts = [stands_for(short.lower(), short, Twin(en=full)) for short, full in names.items()]
    choosing = Choosing(3)
    drafts = choose(facts, Bench(fact_table(facts), ("en",)), choosing).drafts
    assert choosing.dropped["repeated_word"] >= 1
    for draft in drafts:
        flaws = find_flaws(draft.question, facts=facts)
        assert not [flaw for flaw in flaws if flaw.severity == "error"]


def test_several_facts_make_matching_ordering_and_which_of_these() -> None:
    heavy = [
        fact(name, attribute=Twin(zh=zh, en=en), value=value, unit=unit,
             printed=Twin(zh=f"{value} {unit}", en=f"{value} {unit}"),
             statement=Twin(zh=f"燕鸥号的{zh}是 {value} {unit}。", en=f"The {en} of the Tern is {value} {unit}."))
        for name, zh, en, value, unit in (
            ("a", "总长", "length", "84", "m"), ("b", "重量", "weight", "512", "t"), ("c", "速度", "speed", "31", "km"),
        )
    ]  # fmt: skip
    drafts = {draft.form: draft.question for draft in written((*FLEET[:4], *heavy))}
    assert [item.text.in_("en") for item in drafts["order"].items] == [
        "the Fulmar",
        "the Tern",
        "the Gannet",
        "the Petrel",
    ]
    assert {pair.left.in_("en"): pair.right.in_("en") for pair in drafts["match"].pairs}[
        "the Gannet"
    ] == "410 kW"
    truths = {"length: 84 m", "weight: 512 t", "speed: 31 km", "power: 240 kW"}
    for option in drafts["which"].options:
        assert (option.text.in_("en") in truths) == (option.fraction > 0)


def test_a_fact_that_is_told_twice_is_asked_once() -> None:
    again = fact("again")
    drafts = written((fact("one"), again, *FLEET[1:4]))
    assert any(draft.question.facts == ("one",) for draft in drafts)
    assert not any(draft.question.facts == ("again",) for draft in drafts)


def test_a_person_is_not_released() -> None:
    name = Twin(zh="岳怀瑾", en="Yue Huaijin")
    office = fact("office", kind="person_role", subject=name, attribute=Twin(zh="职务", en="role"), value="COO", unit=None,
                  statement=Twin(zh="岳怀瑾的职务是 COO。", en="Yue Huaijin is COO."), printed=Twin(zh="COO", en="COO"))  # fmt: skip
    day = launched("day", "x", "2025-09-17", Twin(zh="2025 年 9 月 17 日", en="17 September 2025"))
    wrong = replace(day, subject=name, attribute=Twin(zh="发布时间", en="release date"))
    assert not any("day" in draft.question.facts for draft in written((office, wrong)))


def test_a_false_statement_is_false_at_any_date() -> None:
    older = fact("older", value="300", as_of="2019", statement=Twin(zh="燕鸥号的功率曾是 300 kW。", en="The Tern had 300 kW."),
                 printed=Twin(zh="300 kW", en="300 kW"))  # fmt: skip
    now = fact("now", as_of="2021", qualifier=None)
    rivals = number_rivals(
        now, find_figure("240 kW", "240", "kW") or pytest.fail(), Bench(fact_table([older, now]))
    )
    assert rivals
    assert Decimal(300) not in {rival.value for rival in rivals}


@settings(max_examples=25, deadline=None)
@given(fleets(), st.sampled_from([None, "approx"]))
def test_numbers_that_are_offered_lie_apart(facts: tuple[Fact, ...], qualifier: str | None) -> None:
    asked = replace(facts[0], qualifier=qualifier)
    figure = find_figure(asked.statement.in_("en"), asked.value, asked.unit)
    assert figure is not None
    offered = [figure.value, *(one.value for one in number_rivals(asked, figure, Bench(fact_table(facts))))]
    least = Decimal("0.25" if qualifier else "0.1")
    for one, other in combinations(offered, 2):
        assert abs(one - other) >= least * min(one, other)


@pytest.mark.parametrize(("kilowatts", "tempts"), [("700", True), ("800", False)])
def test_a_number_of_another_property_tempts_only_where_it_is_of_like_size(
    kilowatts: str, tempts: bool
) -> None:
    ferry = power("p", "Tern", "240")
    other = replace(power("o", "Tern", kilowatts), attribute=Twin(zh="峰值", en="peak"))
    figure = find_figure("240 kW", "240", "kW")
    assert figure is not None
    rivals = number_rivals(ferry, figure, Bench(fact_table([ferry, other])))
    assert any(one.fact is not None for one in rivals) is tempts


def test_dates_of_one_property_are_put_in_order() -> None:
    days = (
        ("b", "Gannet", "2019-04-02", "2 April 2019"),
        ("a", "Tern", "2021-05-03", "3 May 2021"),
        ("c", "Skua", "2014-11-20", "20 November 2014"),
    )
    fleet = tuple(launched(id_, ship, day, Twin(zh=day, en=shown)) for id_, ship, day, shown in days)
    order = next(draft.question for draft in written(fleet) if draft.form == "order")
    assert [item.text.in_("en") for item in order.items] == ["the Skua", "the Gannet", "the Tern"]
    assert order.stem == Twin(
        zh="按下水日期从早到晚排列。", en="Put these in order of date of launch, the earliest first."
    )


def test_statements_that_can_only_be_true_do_not_pile_up() -> None:
    uses = tuple(
        fact(
            f"use{number}",
            kind="concept",
            subject=Twin(zh=f"{ship}号", en=f"the {ship}"),
            attribute=Twin(zh=f"用途{number}", en=f"use {number}"),
            value="ferry service",
            unit=None,
            statement=Twin(
                zh=f"{ship}号用于渡轮服务，每天往返。", en=f"The {ship} is in ferry service, every day."
            ),
            printed=Twin(zh="渡轮服务", en="ferry service"),
        )
        for number, ship in enumerate(SHIPS)
    )
    verdicts = Counter(draft.form for draft in choose(uses, Bench(fact_table(uses)), Choosing(3)).drafts)
    assert (verdicts["true"], verdicts["false"]) == (1, 0)


def test_a_sentence_of_an_article_stands_back_where_own_words_ask_in_the_same_way() -> None:
    tern = fact(
        "tern",
        subject=Twin(en="Tern"),
        aliases=("the Tern",),
        statement=Twin(en="The power of the Tern is 240 kW."),
    )
    quotation = Quotation(("According to “Ferries”: ",), "The Tern makes ", "240 kW", " in all.")
    bench = Bench(fact_table([tern]), ("en",), {"a": None}, quotations={"tern": quotation})
    own = choose([tern], bench, Choosing(5)).drafts
    assert {draft.form for draft in own if not draft.quoted} == {"choice", "number"}
    assert {draft.form for draft in own if draft.quoted} <= {"true", "false"}
    label = replace(tern, statement=Twin(en="Tern: 240 kW"))
    quoted = choose([label], bench, Choosing(5)).drafts
    assert {draft.form for draft in quoted} >= {"choice", "cloze"} and all(draft.quoted for draft in quoted)
    again = choose([label, replace(label, id="again")], bench, Choosing(5)).drafts
    assert {draft.question.facts for draft in again} == {("tern",)}


def test_one_sentence_is_asked_once_of_each_of_several_facts_and_judged_once() -> None:
    def told(id_: str, value: str, before: str, after: str) -> tuple[Fact, Quotation]:
        one = fact(id_, subject=Twin(en="Tern"), attribute=Twin(en=id_), value=value, unit=id_,
                   statement=Twin(en=f"Tern: {value}"), printed=None, kind="quantity")  # fmt: skip
        return one, Quotation(("According to “Ferries”: ",), before, value, after)

    def forms(*rows: tuple[Fact, Quotation]) -> Counter[str]:
        bench = Bench(
            fact_table(one for one, _ in rows),
            ("en",),
            {"a": None},
            quotations={one.id: shown for one, shown in rows},
        )
        drafts = choose([one for one, _ in rows], bench, Choosing(5)).drafts
        assert sum(draft.form in ("true", "false") for draft in drafts) <= 1
        return Counter(draft.question.facts[0] for draft in drafts)

    cars = told("cars", "240", "The Tern carries ", " cars on 30 decks.")
    decks = told("decks", "30", "The Tern carries 240 cars on ", " decks.")
    assert forms(cars) == {"cars": 2}
    assert forms(cars, decks) == {"cars": 2, "decks": 1}


def test_two_facts_are_not_asked_by_the_same_gap() -> None:
    def told(id_: str, value: str) -> Fact:
        return fact(id_, kind="person_role", subject=Twin(en="Ada Holm"), attribute=Twin(en=id_), value=value,
                    unit=None, statement=Twin(en=f"Ada Holm: {value}"), printed=None)  # fmt: skip

    facts = [told("degree", "doctorate in law"), told("prize", "prize for law")]
    quotations = {
        one.id: Quotation(("",), "Ada Holm won a doctorate in law and a prize for law", ".", "")
        for one in facts
    }
    bench = Bench(fact_table(facts), ("en",), {"a": None}, quotations=quotations)
    drafts = choose(facts, bench, Choosing(5)).drafts
    stems = [draft.question.stem.in_("en") for draft in drafts if draft.form == "cloze"]
    assert stems == ["{{value}} won a doctorate in law and a prize for law."]


def test_a_price_without_its_day_is_asked_in_the_words_of_its_article() -> None:
    told = fact("tern", kind="price", subject=Twin(en="Tern"), attribute=Twin(en="price"), value="70", unit="USD",
                statement=Twin(en="A ticket for the Tern costs $70."), printed=Twin(en="$70"))  # fmt: skip
    quotation = Quotation(
        ("According to “Ferries” (4 May 2021): ",), "A ticket for the Tern costs ", "$70", "."
    )
    bench = Bench(fact_table([told]), ("en",), {"a": None}, quotations={"tern": quotation})
    assert all(draft.quoted for draft in choose([told], bench, Choosing(5)).drafts)
    dated = replace(told, as_of="2021")
    assert any(not draft.quoted for draft in choose([dated], bench, Choosing(5)).drafts)


def test_what_follows_from_an_id_is_the_same_in_every_run() -> None:
    assert [spread(f"q{number}", 4) for number in range(8)] == [2, 1, 1, 1, 2, 1, 2, 2]
