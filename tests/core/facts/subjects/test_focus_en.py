"""What an English text has before its eyes when it says "it", and whose a sum, a share or a day is."""

import pytest

from quizapp.core.articles.article import ArticleText, prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.name import Name
from quizapp.core.articles.repair import repair
from quizapp.core.facts.subjects.topics import find_topics
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words
from tests.core.facts.labelled import candidates

PHONE = "Fernhill Inc introduced the Lumo 5 Max. The Lumo 4 Max goes. The Max is thin. The Max is light. The Lumo 5 Max is new. "
FIRM = "Fernhill Inc, a software company, is growing. Fernhill Inc sells Oriel. Fernhill Inc is in Bergen. "


def read(text: str) -> tuple[ArticleText, tuple[Name, ...]]:
    article = prepare(repair(text, pronounce), shipped(), tag_words)
    return article, article.names


def subject(text: str) -> str:
    return candidates(text)[-1].subject


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Harmon Yard will build a 240-megawatt saw mill at Marlow. It will cost about $2.1 billion.", "saw mill"),
        ("Harmon Yard has opened a new inquiry in Marlow. It will cost about $2 million.", "Harmon Yard"),
        ("On Gale, a test built from 300 sails, the Kelp 7B is calm and it scores 91.2.", "Kelp 7B"),
        ("That is the gist of Sails 2025, a report of 214 pages. It draws on a survey of 900 bakers.", "Sails 2025"),
        ("In a poll of 900 bakers, 11% of the bakers had mice. In 2024 it was 23%.", "bakers"),
    ],
)  # fmt: skip
def test_what_it_stands_for(text: str, wanted: str) -> None:
    assert subject(FIRM + text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Reed, who founded Orrin Mills in 2018 with two friends, slept.", "Orrin Mills"),
        ("Ada Reed, who founded Orrin Mills in 2018 after ten years at sea, slept.", "Ada Reed"),
        ("It was praised by Ada Reed, chief architect since 2022.", "Ada Reed"),
        ("A gale hit Marlow. Of Fernhill Inc's 164 cooks, 121 people work in Bergen.", "Fernhill Inc"),
        ("\n\nHarmon Yard met cooks.\n\nRain in Marlow.\n\nIt holds 90 sails.", "Fernhill Inc"),
        ("The biggest round, $9 million, went to Orrin Mills in June.", "Orrin Mills"),
        ("Orrin Mills, a yard, says 63% of its sails are red.", "Orrin Mills"),
        ("Kelp is a number format that spends only 4 bits.", "Kelp"),
        ("Soft sails, sails whose sheets anyone may cut, handled 37% of trips.", "Soft sails"),
        ("The new mill, Lumo, is fast and according to the company needs 11 minutes.", "Lumo"),
        ("Harmon walked off after Kelp 7B raised 37 alarms.", "Kelp 7B"),
    ],
)  # fmt: skip
def test_whose_a_value_is(text: str, wanted: str) -> None:
    assert subject(FIRM + text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fernhill Inc rents the Lumo 4 Max out for $32 a month.", "Lumo 4 Max"),
        ("Version 3.1 runs 412 apps.", "Lumo 5 Max"),
        ("The slides show the Lumo 4 Max 28% slower.", "Lumo 4 Max"),
        ("It has 96 GB, more than the Lumo 4 Max of 2023.", "Lumo 4 Max"),
        ("It makes 6,800 tokens per second, against 5,900 for one Lumo 4 Max.", "Lumo 4 Max"),
        ("A full box, sold under the name Kelp, holds 64 sails.", "Kelp"),
    ],
)
def test_to_which_of_several_things_a_value_goes(text: str, wanted: str) -> None:
    assert subject(PHONE + text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pot holds soup. It is warm. In May it cost $3 million.", "pot"),
        ("The world spent $38 billion on sails in 2024 and will spend $95 billion in 2027.", "sails"),
        ("The mill spent $38 million on sails in 2024.", "mill"),
        ("Job offers for cooks fell by 72%. Those for bakers, a trade of old, reached 14,800.", "bakers"),
        ("The sail, wind-cooled and tall, draws 62 kW.", "sail"),
    ],
)
def test_nouns_stand_where_nothing_has_a_name(text: str, wanted: str) -> None:
    assert subject("Bread is dear. " + text) == wanted


def test_a_firm_that_studies_others_is_no_topic() -> None:
    text = "Sails are dear\n\nOrrin Partners, a consultancy, counts sails. Orrin Partners is old. Orrin Partners is big.\n\nOrrin Partners met cooks. They went home. In May costs came to $9 million."
    assert find_topics(*read(text)).main_company is None
    assert find_topics(*read(text.replace("consultancy", "yard"))).main_company is not None


def test_what_was_only_come_to_above_a_heading_is_not_meant_below_it() -> None:
    text = "Kelp is fun\n\nKelp 7B is by Orrin Mills. Kelp 7B is new. Kelp 7B is a model.\n\nPrice\n\nHarmon Yard likes Lumo-9. It is calm.\n\nRain\n\nIt holds 90 sails."
    assert subject(text) == "Kelp 7B"
    assert subject(text.replace("\n\nRain\n\n", " ")) == "Harmon Yard"


def test_columns_under_years_are_no_tests_of_the_firms_in_a_table() -> None:
    text = "Kelp and Reed\n\nOwner           Spend 2024   Spend 2025\nNorvane         61.0         94.5\nMarlow Group    57.3         88.0\n"
    assert [one.subject for one in candidates(text)][-1] == "Marlow Group"


def test_below_a_heading_the_thing_of_the_article_is_meant_again() -> None:
    text = "Kelp is fun\n\nKelp 7B is by Orrin Mills. Kelp 7B is new. Kelp 7B is a model.\n\nPrice\n\nLumo-9 is calm. Lumo-9 is dear. Lumo-9 is wet.\n\nRain\n\nIt has 9 billion parameters."
    assert subject(text) == "Kelp 7B"


def test_a_firm_in_a_table_is_no_test() -> None:
    text = "Kelp and Reed\n\nOwner           Kelp 7B      Reed-9\nOrrin Inc       61.0         94.5\nMarlow Group    57.3         88.0\n"
    assert candidates(text)[-1].subject == "Marlow Group"
