"""What English values are about in news of models and firms that nobody has heard of."""

import pytest

from quizapp.core.facts.subjects.english import find_clauses
from tests.core.facts.labelled import candidates


def subjects(text: str) -> list[str]:
    return [one.subject for one in candidates(text)]


MODEL = "Juniper 4.2 is out. Juniper 4.2 replaces Juniper 4.1, and Juniper 4.2 is the best model of Fernhill Labs. "
PHONE = "Fernhill Inc introduced the Lumo 5 Max. The Lumo 4 Max goes. The Max is thin. The Max is light. The Lumo 5 Max is new. "
FIRM = "Fernhill Inc, a software company, is growing. Fernhill Inc sells Oriel. Fernhill Inc is in Bergen. "


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (MODEL + "On the test, Juniper 4.2 gets 88% of sums right.", "Juniper 4.2"),
        (MODEL + "It scores 84.1% on MMLU-Pro, up from 80.3% for its predecessor.", "Juniper 4.1"),
        (PHONE + "Its predecessor weighs 240 grams.", "Lumo 4 Max"),
        ("Fernhill Mobile introduced the Lumo 9 Max. Its predecessor weighs 240 grams.", "predecessor of Lumo 9 Max"),
        (MODEL + "On long texts it does well; 4.1 managed 88.1%.", "Juniper 4.1"),
        (MODEL + "A leak that reddened Asian screens by up to 9% is gone.", "leak"),
        (MODEL + "Median time to first token is 410 ms.", "Juniper 4.2"),
        (MODEL + "Output on 4.1 is priced at $9.", "Juniper 4.1"),
        (MODEL + "The error rate rises to 9.3% in the rain.", "Juniper 4.2"),
        (MODEL + "In a blind taste test with 640 people, 57% preferred tea.", "blind taste test"),
        (MODEL + "Our joint method brings gains:\n\n- 15% more accuracy\n- 40% less waste", "joint method"),
        (MODEL + "It was praised by Ada Reed, the head of research, who joined in 2023.", "Ada Reed"),
        (PHONE + "The Max costs $749.", "Lumo 5 Max"),
        (FIRM + "Oriel 7B is its model. Oriel 7B is quick. Until 2028 we will build.", "Fernhill Inc"),
        (MODEL + "Post-training came last. That phase took 19 days.", "Post-training"),
        (MODEL + "Ardent-7 costs $9. Customers who stay get 15% off.", "Juniper 4.2"),
        (PHONE + "Fernhill Inc's new phone charges in 22 minutes.", "Lumo 5 Max"),
        (PHONE + "Its battery holds 5,600 mAh, compared with 5,000 mAh in the Lumo 4 Max.", "Lumo 4 Max"),
        (PHONE + "It runs for 9 hours, down from 11 for last year's Lumo 4 Max.", "Lumo 4 Max"),
        (PHONE + "The Max lasted 9 hours, two hours more than on its predecessor.", "Lumo 5 Max"),
        ("After the frost, the Marlow valley counts its grapes. The frost lasted five hours.", "frost"),
        (FIRM.replace("Oriel", "apps") + "The dispute over fees cost $30 million in revenue.", "Fernhill Inc"),
        (MODEL + "Ada Reed joined in May. She kept a stake of 12%.", "Ada Reed"),
        (MODEL + "Ada Reed is back. The 41-year-old gave up the post in December.", "Ada Reed"),
        (MODEL + "It was praised by Ada Reed, a pilot who had spent 15 years at sea.", "Ada Reed"),
        (MODEL + "Ada Reed joined in May. She read physics in Lund, graduating in 2004.", "Ada Reed"),
        (MODEL + "It scored 83.6 on MMLU-Pro, ahead of Juniper 4.1's 71.9.", "Juniper 4.1"),
        (MODEL + "On that run, a million input tokens cost $0.90.", "Juniper 4.2"),
        (MODEL + "What was left came to 3.6 trillion tokens.", "Juniper 4.2"),
        (MODEL + "We trained on Mix-2, a corpus of 3.7 trillion tokens: 58% web pages, 22% books.", "Mix-2"),
        (MODEL + "In a separate poll of 5,000 drivers, 44% said it works.", "separate poll"),
        ("Kelp-8x3 is new. Kelp-8x3 came with an easy version, Kelp-8x3-Tiny. It has 32 layers.", "Kelp-8x3"),
        ("Her company, Calder, grew. Calder employs many. The Calder X3 is thin. Sales of the firm reached $9 million.", "Calder"),
        (FIRM + "Oriel 7B is its model. The launch was praised. Ada Reed is a tester. It scores 71.2 on MMLU-Pro.", "Oriel 7B"),
        ("Readers are cross. The share of invented quotes fell to 4%.", "invented quotes"),
        (MODEL + "Of the smaller ones, a set of 900 photographs, called Reef, was withdrawn in May.", "Reef"),
        (FIRM + "Diesel use hardly changed. A typical licence costs $14 a year.", "typical licence"),
        (FIRM + "Orrin lost $9 million, while that of Fernhill Inc narrowed to $7 million.", "Fernhill Inc"),
        ("Bread is dear. Guilds at two of the 31 mills have struck.", "mills"),
        ("A survey of 900 bakers found mice. Cost is named by few. Instead 47% fear rats.", "bakers"),
        ("A trial followed 640 sailors for a year. Of these, 41% were ill.", "sailors"),
        ("The old sailor keeps a recorder by her bed. It has captured 4,000 hours of wind.", "recorder"),
        ("The fleet puts the number of linked boats in the six ports at 900.", "linked boats"),
        (FIRM + "It was praised by Ada Reed, whose tenure began in 2021.", "Ada Reed"),
        (FIRM + "On Reef, a set of 900 photographs collected in 31 mills, nobody won.", "Reef"),
        (FIRM + "It is by Orrin Mills, a Bergen company that Fernhill Inc bought in 2025.", "Orrin Mills"),
        (FIRM + "Broker Harmon reckons Fernhill Inc's share of the trade will climb to 30%.", "Fernhill Inc"),
        (FIRM + "The Kelp 7B stands tall. Orrin Mills put it on sale for $1,950.", "Kelp 7B"),
        (MODEL + "Fernhill Labs grew. A token touches 8 experts.", "Juniper 4.2"),
        (MODEL + "Ada Reed, its founder, said a third of all Juniper 4.1 traffic is spam.", "Juniper 4.1"),
        (MODEL + "Tokens cost more. On sums it solved 77% of tasks, 4 percentage points more.", "Juniper 4.2"),
        (FIRM + "Ada Reed, 41, who founded it in 2021, likes tea.", "Fernhill Inc"),
        (FIRM + "Ada Reed runs tests. Her company has 23 staff.", "Fernhill Inc"),
        ("Bread is dear. In the season that begins in April the levy will be $9 a boat.", "levy"),
        (MODEL + "It missed deadlines with its $71,000 Kelp S saloon.", "Kelp S"),
        (MODEL + "Orrin Labs charges $5 a month for Kelp 7B.", "Kelp 7B"),
        (MODEL + "A trip costs $35,000 (£24,423).", "trip"),
        (FIRM + "Ada Reed joined in May. Ada Reed's firm posted a net loss of $9 million for 2021.", "Fernhill Inc"),
        (FIRM + "Ada Reed joined in May. They have raised $96 million.", "Fernhill Inc"),
        ("Insurers are keen. Brokers expect them to account for 40% of sales.", "Insurers"),
        (FIRM + "Its app listens for a state in which breathing stops for long, and is used by 20 clubs.", "Fernhill Inc"),
        ("Kelp Bank is calm\n\nKelp Bank owns boats.\n\nOrrin Inc, a yard, is new. Orrin Inc fits sails.\n\nAnalysts had expected $390 million.", "Kelp Bank"),
        (FIRM + "It calls a system Kelp 7B. Built with the yard Orrin for $8 million, Kelp 7B reads files.", "Kelp 7B"),
        ("A survey of 900 bakers took 19 minutes. Two people near the mill put it at $40 million.", "survey"),
        (MODEL + "On long days, Juniper 4.1 gave better answers 52% more often.", "Juniper 4.1"),
        (MODEL + "Storms resulted in 57% of the waste.", "Storms"),
        (FIRM + "Harmon, a broker, wants that a saloon, called Kelp 7B, will follow in 2028.", "Kelp 7B"),
    ],
)  # fmt: skip
def test_an_english_value_belongs_to_what_a_reader_takes_it_for(text: str, last: str) -> None:
    assert subjects(text)[-1] == last


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("The frost that settled on the valley on the night of 23 April lasted five hours.", "The frost"),
        ("A bug that inflated bills between March 3 and April 20 is gone.", "A bug"),
        ("Both were trained on 3 million hours.", "Both"),
        ("The institute, a charity, on Tuesday opened two halls.", "The institute"),
        ("The team won’t be drawn on sizes.", "The team"),
        ("That phase took 19 days.", "That phase"),
        ("Access to the model costs $20.", "Access"),
        ("A jig that once took a joiner two days is set in an hour.", "A jig"),
        ("The corpus, described in a paper in May, drew praise.", "The corpus"),
        ("The idea, cited by many in 2019, was dropped.", "The idea"),
        ("She wants a hall in Marlow that will hold 300 boats.", "a hall"),
        ("He has a fleet of nine boats that is worth $3 million.", "a fleet"),
        ("It is below 0.3 points on most tests in May.", "It"),
        ("The mill sold 900 boats last year and expects more.", "The mill"),
        ("The sail hides a cloth in which holes shut for an hour, and is used by 20 clubs.", "The sail"),
        ("The pact will bring the price of a long trip below one cent.", "the price"),
        ("A yard with 300 boats thus fills three docks.", "A yard"),
    ],
)
def test_clauses_have_the_nouns_that_head_them(sentence: str, head: str) -> None:
    found = [sentence[slice(*one.head)] for one in find_clauses(sentence, 0, len(sentence))]
    assert found[-1] == head


@pytest.mark.parametrize(
    ("sentence", "head"),
    [("In early tests with 40 customers, it cut errors.", "it"), ("New accounts get $5.", "New accounts")],
)
def test_nouns_that_look_like_verbs_open_no_clause(sentence: str, head: str) -> None:
    (clause,) = find_clauses(sentence, 0, len(sentence))
    assert sentence[slice(*clause.head)] == head


def test_the_parts_of_a_round_up_tell_of_things_of_their_own() -> None:
    text = (
        "Kelp, Reef and Lumo\n\nMore to come. Kelp 7B is a model of Orrin Mills. Kelp 7B is new. Kelp 7B is fun.\n\n"
        "A thing of its own. Lumo 9, a phone by Fernhill Inc, was shown.\n\nHarder to sell. Orrin Bank, a lender, is old. Analysts want 36 GB."
    )
    assert subjects(text)[-1] == "Orrin Bank"


def test_a_name_is_one_word_whatever_stands_in_it() -> None:
    sentence = "Juniper 4.2 sifts 90 mails."
    (clause,) = find_clauses(sentence, 0, len(sentence), [(0, 11)])
    assert sentence[slice(*clause.head)] == "Juniper 4.2"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Juniper 4.2 writes 92 tokens per second and over 210 in Turbo.", [("92", "tokens/s"), ("210", "tokens/s")]),
        ("Limits of Juniper 4.2 go up from 60 to 200 requests.", [("60", "requests"), ("200", "requests")]),
        ("Staff rose from 40 to 120.", [("40", None), ("120", None)]),
        ("Juniper 4.2 is the work of a team of 34.", [("34", None)]),
        ("Juniper 4.2 is a 36-layer model of a 600-person firm.", [("36", "layers"), ("600", "people")]),
        ("Juniper 5 will come by the end of June.", [("--06", None)]),
        ("Juniper 5 will come in spring 2028.", [("2028", None)]),
        ("Posted May 14, 2026\n\nJuniper 5 will come on June 3.", [("2026-05-14", None), ("2026-06-03", None)]),
    ],
)  # fmt: skip
def test_numbers_and_dates_said_short_are_read(text: str, values: list[tuple[str, str | None]]) -> None:
    found = [(one.value, one.unit) for one in candidates(text) if one.kind not in ("comparison", "concept")]
    assert found == values
