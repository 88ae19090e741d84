"""The sentences that are shown around a value: as the article has them, as few as are understood, led by title and day."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Language
from quizapp.core.writing.quotation import Quotation, Quotations

ENGLISH = """The Tern sails again

OBAN, 4 May 2021 — Marlow Yards on Tuesday showed the Tern, a ferry of 90 metres. It has four engines and carries 240 passengers. \
The company employs 83 people. However, Marlow Yards lost £6 million in 2020.

Prices

- A cabin on the Tern costs £70 a night.
Tern | 70 | 80 | 90
We paid for 12 nights in cash at the harbour office.
"""
CHINESE = """燕鸥号重新启航

海谷船厂5月4日展示了渡轮“燕鸥号”。它有4台发动机，可载客240人。公司现有员工83人。去年海谷船厂亏损600万元。

同期，对手的渡轮载客310人。
"""
NAMES = ("Tern", "Marlow Yards", "海谷船厂", "燕鸥号")


def find(
    text: str, value: str, language: Language, *, title: str = "", published: str | None = "2021-05-04"
) -> Quotation | None:
    at = text.index(value)
    quotations = Quotations(
        text, title=title or text.partition("\n")[0], published=published, language=language, names=NAMES
    )
    return quotations.find(at, at + len(value))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("90", "Marlow Yards on Tuesday showed the Tern, a ferry of 90 metres."),
        ("240", "Marlow Yards on Tuesday showed the Tern, a ferry of 90 metres. It has four engines and carries 240 passengers."),
        ("83", None),
        ("6 million", "Marlow Yards lost £6 million in 2020."),
        ("£70", "A cabin on the Tern costs £70 a night."),
        ("12", None),
        ("80", None),
        ("The Tern", None),
    ],
)  # fmt: skip
def test_as_many_sentences_are_shown_as_are_needed(value: str, shown: str | None) -> None:
    found = find(ENGLISH, value, "en")
    assert (found.words if found else None) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("4台", "海谷船厂5月4日展示了渡轮“燕鸥号”。它有4台发动机，可载客240人。"),
        ("600万", "去年海谷船厂亏损600万元。"),
        ("310", "去年海谷船厂亏损600万元。同期，对手的渡轮载客310人。"),
    ],
)
def test_chinese_sentences_are_shown_with_what_they_speak_of(value: str, shown: str | None) -> None:
    found = find(CHINESE, value, "zh")
    assert (found.words if found else None) == shown


@pytest.mark.parametrize(
    ("title", "published", "leads"),
    [
        ("", "2021-05-04", ("According to “The Tern sails again” (4 May 2021): ", "According to “The Tern sails again”: ", "An article of 4 May 2021 says: ", "")),
        ("", None, ("According to “The Tern sails again”: ", "")),
        ("She said no.", "2021-05-04", ("An article of 4 May 2021 says: ", "")),
        ("What “safe” means", None, ("According to “What ‘safe’ means”: ", "")),
    ],
)  # fmt: skip
def test_a_lead_says_which_article_it_is(title: str, published: str | None, leads: tuple[str, ...]) -> None:
    found = find(ENGLISH, "6 million", "en", title=title, published=published)
    assert found is not None and found.leads == leads


def test_a_day_that_only_the_date_of_the_article_tells_is_led_by_it() -> None:
    found = find(ENGLISH, "90", "en")
    assert found is not None and all("4 May 2021" in lead for lead in found.leads)
    assert find(CHINESE, "600万", "zh", published=None) is None
    settled = find(CHINESE.replace("去年", "2020年"), "600万", "zh", published=None)
    assert settled is not None and settled.leads == ("《燕鸥号重新启航》写道：", "")
    assert find(CHINESE.replace("去年", "目前"), "600万", "zh", published=None) is None
    assert find(ENGLISH.replace("on Tuesday", "now"), "90", "en", published=None) is None


def test_a_day_without_a_year_is_not_shown_where_no_lead_tells_the_year() -> None:
    told = ENGLISH.replace("in 2020", "in March")
    assert find(told, "6 million", "en", published=None) is None
    found = find(told, "6 million", "en")
    assert found is not None and all("2021" in lead for lead in found.leads)


def test_without_a_title_a_sentence_that_points_elsewhere_is_not_shown() -> None:
    alone = ENGLISH.replace("a ferry of 90 metres.", "a ferry of 90 metres.\n\nWeather\n\n")
    assert find(alone, "83", "en", title="No title.") is None
    assert find(alone, "83", "en") is None


@pytest.mark.parametrize(
    ("sentence", "is_alone"),
    [
        ("In May Marlow Yards sold 77 boats.", True),
        ("In May it sold 77 boats to the islands.", False),
        ("The Tern came first with a share of 77%.", False),
        ("The Tern has a share of the market of 77%.", True),
        ("The other ferry of Marlow Yards has 77 beds.", False),
        ("Two years later Marlow Yards had 77 boats.", False),
        ("The wooden boats carry 77 people each.", False),
        ("By then Marlow Yards had 77 boats.", False),
        ("Marlow Yards thus needs 77 boats.", False),
        ("Marlow Yards sold such boats to 77 islands.", False),
        ("Marlow Yards sold boats such as the Tern to 77 islands.", True),
        ("At Marlow Yards we build 77 boats.", False),
        ("OBAN, 7 May 2021 - Marlow Yards showed 77 boats.", True),
        ("OBAN, on the 77th day - Ferries run.", False),
    ],
)
def test_what_needs_the_sentence_before_is_not_shown_alone(sentence: str, is_alone: bool) -> None:
    found = find(f"Ferries\n\n{sentence}", "77", "en", title="No title.")
    assert (found is not None) == is_alone


@pytest.mark.parametrize(
    ("sentence", "is_alone"),
    [
        ("海谷船厂在奥本卖出了77条船。", True),
        ("5月，它在奥本卖出了77条船。", False),
        ("两年后，海谷船厂卖出了77条船。", False),
        ("海谷船厂当年表示，公司卖出了77条船。", True),
        ("在奥本，公司一年卖出了77条渡船。", False),
        ("海谷船厂给我们卖出了77条船。", False),
        ("・海谷船厂在奥本卖出了77条船。", True),
        ("AI那年卖出了77条船给奥本。", False),
        ("在奥本，园区里停着77条大渡船。", False),
        ("這套渡船在奧本卖出了77條。", False),
    ],
)
def test_chinese_sentences_that_need_the_one_before_are_not_shown_alone(
    sentence: str, is_alone: bool
) -> None:
    found = find(f"渡轮\n\n{sentence}", "77", "zh", title="没有题目。")
    assert (found is not None) == is_alone


def test_a_sentence_on_others_does_not_tell_whom_the_next_one_means() -> None:
    text = "Marlow Yards delays its ferry\n\nThe Tern of a rival sailed. The company, which has 77 docks, is old."
    at = text.index("77")
    quotations = Quotations(
        text, title="Marlow Yards delays its ferry", published=None, language="en", names=NAMES
    )
    own, other = quotations.find(at, at + 2, ("Marlow Yards",)), quotations.find(at, at + 2, ("Tern",))
    assert own is None
    assert other is not None and other.words.startswith("The Tern")


def test_a_sentence_on_somebody_else_does_not_tell_who_is_meant() -> None:
    text = "渡轮\n\n海谷船厂的魏岚记得他的第一条船。后来在奥本，他造了77条船。"
    at = text.index("77")
    quotations = Quotations(text, title="没有题目。", published=None, language="zh", names=NAMES)
    assert quotations.find(at, at + 2, ("程远",)) is None
    assert quotations.find(at, at + 2, ("魏岚",)) is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Marlow Yards built ferries. The company has 77 docks.", "Marlow Yards has 77 docks."),
        ("Marlow Yards built ferries. It was in Oban. It has 77 docks.", "Marlow Yards has 77 docks."),
        ("Marlow Yards built ferries. In Oban the old company has 77 docks.", "Marlow Yards built ferries. In Oban the old company has 77 docks."),
        ("The company was in Oban. Its docks number 77.", None),
        ("The weights are free. Training ran for 77 days in Oban.", None),
        ("Neither figure is old. In Oban it is 77.", None),
    ],
)  # fmt: skip
def test_a_name_takes_the_place_of_what_stands_for_it(text: str, shown: str | None) -> None:
    text = f"Ferries\n\n{text}"
    quotations = Quotations(text, title="No title.", published=None, language="en", names=NAMES)
    at = text.index("77")
    found = quotations.find(at, at + 2, ("Marlow Yards",))
    assert (found.words if found else None) == shown


@pytest.mark.parametrize(
    ("sentence", "is_shown"),
    [
        ("The price of a cabin at sea was £77 in 2020.", True),
        ("The five largest yards built 77 boats in 2020.", True),
        ("The largest boats have 77 seats in all.", False),
        ("The cabin at sea cost £77 in 2020.", False),
        ("“They all sank,” said Ada Holm, who sold Marlow Yards 77 boats.", True),
        ("“They sold 77 boats,” said Ada Holm of Marlow Yards.", False),
        ("Marlow Yards alone accounted for 77 boats.", False),
        ("A draft dated in May names 77 boats.", False),
    ],
)
def test_what_is_there_once_and_who_speaks_can_be_read_first(sentence: str, is_shown: bool) -> None:
    text = f"Ferries\n\nRain fell.\n\n{sentence}"
    quotations = Quotations(
        text, title="No title.", published="2021-05-04", language="en", names=("Ada Holm", "Marlow Yards")
    )
    at = text.index("77")
    assert (quotations.find(at, at + 2, ("boats",)) is not None) == is_shown


def test_a_trade_as_a_whole_needs_no_name_where_the_day_is_known() -> None:
    text = "渡轮业年报\n\n国内渡船的平均船龄，从十年前的31年降到如今的77年。\n\n渡船的平均船龄，从十年前的31年降到如今的66年。"
    for value, published, is_shown in (
        ("77", "2021-05-04", True),
        ("77", None, False),
        ("66", "2021-05-04", False),
    ):
        quotations = Quotations(text, title="渡轮业年报", published=published, language="zh", names=NAMES)
        at = text.index(value)
        assert (quotations.find(at, at + 2, ("船龄",)) is not None) == is_shown


def test_the_name_may_be_that_of_what_is_told_beside() -> None:
    text = "Ferries\n\nMarlow Yards built ferries. It has 77 docks for the Tern."
    quotations = Quotations(text, title="No title.", published=None, language="en", names=NAMES)
    at = text.index("77")
    found = quotations.find(at, at + 2, ("docks",), [("docks",), ("Marlow Yards",)])
    assert found is not None and found.words == "Marlow Yards has 77 docks for the Tern."


def test_a_day_whose_year_nothing_tells_goes_from_the_head() -> None:
    text = "渡轮\n\n5月3日，海谷船厂造了77条船。"
    at = text.index("77")
    for published, shown in ((None, "海谷船厂造了77条船。"), ("2021-05-04", "5月3日，海谷船厂造了77条船。")):
        quotations = Quotations(text, title="渡轮", published=published, language="zh", names=NAMES)
        found = quotations.find(at, at + 2, ("海谷船厂",))
        assert found is not None and found.words == shown


_SAID = st.sampled_from(
    [
        "The Tern carries {} cars.", "It was built for £{} million.", "However, {} of them sank.", "Marlow Yards employs {} people.",
        "The company (of Oban) has {} docks.", "**Speed.** The Tern reaches {} knots.", "She said: “It is {} years old.”", "- The Tern has {} decks.",
    ]
)  # fmt: skip


def test_title_and_sentences_of_a_traditional_text_are_shown_in_one_script() -> None:
    text = "船訊｜燕鷗號重新啟航\n\n海谷船廠五月展示了渡輪「燕鷗號」，全長90公尺，可載客240人。\n"
    found = find(text, "240", "zh")
    assert found
    assert found.leads[0].startswith("《船讯｜燕鸥号重新启航》")
    assert found.words == "海谷船厂五月展示了渡轮「燕鸥号」，全长90公尺，可载客240人。"


@settings(max_examples=40)
@given(st.lists(_SAID, min_size=1, max_size=6), st.integers(0, 5), st.sampled_from([" ", "\n", "\n\n"]))
def test_what_is_shown_is_the_article_letter_by_letter(said: list[str], which: int, between: str) -> None:
    sentences = [sentence.format(20 + number) for number, sentence in enumerate(said)]
    text = "The Tern sails\n\n" + between.join(sentences)
    value = str(20 + which % len(said))
    found = find(text, value, "en")
    if found is not None:
        whole = " ".join(text.replace("**", "").split()).casefold()
        assert found.value == value and found.words.casefold() in whole
        assert found.words.rstrip("”").endswith(".")
