"""What an English clause says that its head does or is is told of that head, stepped over brackets and asides."""

import pytest

from tests.core.facts.labelled import candidates


def told(text: str, kind: str = "concept") -> list[tuple[str, str]]:
    return [(one.subject, one.value) for one in candidates(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Beam search, by contrast, extends several guesses at once.", ("Beam search", "extends several guesses at once")),
        ("Gradient clipping caps the length of each step.", ("Gradient clipping", "caps the length of each step")),
        ("The reward model assigns a grade to each answer.", ("reward model", "assigns a grade to each answer")),
        ("A draft model, trained on chats, guesses the next words.", ("draft model", "guesses the next words")),
        ("Layer dropping (LD) goes a different way and skips every other block.", ("LD", "skips every other block")),
        ("Its planner, Wayfold, splits a task into small steps.", ("Wayfold", "splits a task into small steps")),
        ("A: Self-play means that the program trains against itself.", ("Self-play", "the program trains against itself")),
        ("“Burn-in” is a phase in which faulty chips die.", ("Burn-in", "a phase in which faulty chips die")),
        ("Weight tying is basically a way to share one matrix.", ("Weight tying", "a way to share one matrix")),
        ("Its main trick is weight tying: a method that shares one matrix.", ("weight tying", "a method that shares one matrix")),
        ("Small language models, or SLMs for short, run on phones.", ("SLMs", "Small language models")),
        ("Voxmill, whose software reads invoices aloud, moved to Ghent.", ("Voxmill", "reads invoices aloud")),
        ("A parser called Twine, written in-house, splits each page.", ("Twine", "splits each page")),
        ("Low-rank tuning, usually abbreviated LRT, freezes the network.", ("LRT", "freezes the network")),
        ("The loss function penalises rash claims.", ("loss function", "penalises rash claims")),
        ("HBM, or high-bandwidth memory, stacks dies on top of one another.", ("HBM", "stacks dies on top of one another")),
        ("Murmur sells Wren 2. Wren 2 reads maps. It separates voices by their pitch.", ("Wren 2", "separates voices by their pitch")),
        ("“Neoclouds”, as the trade calls small renters of chips, have overbuilt.", ("Neoclouds", "small renters of chips")),
        ("It calls this settled pricing, a flat fee charged only when the code works.", ("settled pricing", "a flat fee charged only when the code works")),
        ("It uses gated filters, which mix neighbouring words.", ("gated filters", "mix neighbouring words")),
        ("Wren 3 speech models are new. It used the Wren 2 budget speech model for that.", ("Wren 2", "budget speech model")),
        ("Murmur, a start-up, showed its chat competitor, Twine, in May.", ("Twine", "chat competitor")),
        ("The app ran on Plover, formerly Snipe.", ("Plover", "Snipe")),
        ("It uses the e-ink display – a technology known from readers – and shows texts.", ("e-ink display", "a technology known from readers")),
        ("Zero-shot learning is the ability to act without examples, while others need some.", ("Zero-shot learning", "the ability to act without examples")),
        ("Paris-based AI startup Murmur has grown. The firm hired.", ("Murmur", "Paris-based AI startup")),
        ("The cluster Ferrum, known internally as Anvil, grew.", ("Ferrum", "Anvil")),
    ],
)  # fmt: skip
def test_a_clause_says_what_its_head_does_or_is(text: str, fact: tuple[str, str]) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts expect a slower year.",
        "The plan leads the market by far.",
        "A faster network takes the second place.",
        "“Legal teams drown in paper,” she said.",
        "Track fees are the other worry.",
        "A team of five spent 14 months cleaning the data.",
        "The share of late trains fell to a tenth.",
        "Scores sank when the reports were paraphrased, a hint that some had leaked.",
        "A second phase, for which there is no money yet, would be larger.",
        "The router sends each token to four of them.",
    ],
)
def test_what_tells_no_more_than_an_event_is_no_concept(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ida Brandvold, a Norwegian shipping heiress, paid for it.", ("Ida Brandvold", "Norwegian shipping heiress")),
        ("She studied with the roboticist Edda Kanter.", ("Edda Kanter", "roboticist")),
        ("Noor van Aalst was nine when she built a radio. Van Aalst grew up in Paramaribo.", ("Van Aalst", "Paramaribo")),
        ("Murmur, a start-up, hired Ola Brandt, formerly of Nokia, in May.", ("Ola Brandt", "Nokia")),
        ("Murmur, a start-up, poached Ola Brandt from Bosch as finance director.", ("Ola Brandt", "Bosch")),
        ("Ola Brandt, who took over from Diane Mulvaney in May, agreed.", ("Ola Brandt", "Diane Mulvaney")),
        ("The tool was built by Tri Dao while he was a graduate student at Oslo.", ("Tri Dao", "graduate student at Oslo")),
        ("Murmur, a start-up, released Wren 2. In May it raised $30 million from Atlas Ridge.", ("Murmur", "Atlas Ridge")),
        ("Murmur is a start-up. Its lead investor is Northzone.", ("Murmur", "Northzone")),
        ("Wren 2, a coding agent made by the Berlin firm Mottle, is free.", ("Wren 2", "Mottle")),
        ("Murmur, a start-up, was acquired by Datadog.", ("Murmur", "Datadog")),
        ("The current chief executive is Alden Fairweather, who joined in May.", ("Alden Fairweather", "chief executive")),
        ("Ola Brandt, 41, is the treasurer of Murmur. Brandt agrees.", ("Ola Brandt", "treasurer of Murmur")),
        ("Ola Brandt, a physicist who had written code and is now chief designer, agrees.", ("Ola Brandt", "chief designer")),
        ("Ola Brandt, whom Murmur lured from Nokia in May to be chief designer, agrees.", ("Ola Brandt", "chief designer")),
        ("Ola Brandt, 29, used to be a research engineer at Nokia.", ("Ola Brandt", "research engineer at Nokia")),
        ("Ola Brandt left. Trained as a cook, she sings.", ("Ola Brandt", "a cook")),
        ("Murmur, a start-up, has two founders. Its founders are Ola Brandt, who once sang, and Ida Holm.", ("Murmur", "Ida Holm")),
        ("A team led by Ola Brandt of Lima has developed Hush.", ("Hush", "Ola Brandt")),
        ("Ida Holm started Murmur in 2022 with Ola Brandt, a cook.", ("Murmur", "Ola Brandt")),
        ("Murmur, a spin-out, closed a Series A led by Balderton Capital.", ("Series A", "Balderton Capital")),
        ("It trails flagships like Anthropic Claude 3.5 Sonnet.", ("Claude 3.5 Sonnet", "Anthropic")),
        ("Murmur, a start-up, has unveiled its long-awaited Wren 2.", ("Wren 2", "Murmur")),
        ("General Catalyst is leading the round.", ("round", "General Catalyst")),
        ("It works, said Ida Holm, founder of venture firm Conviction.", ("Ida Holm", "founder of venture firm Conviction")),
        ("Wren 2 from rival Anvil Labs got less.", ("Wren 2", "Anvil Labs")),
    ],
)  # fmt: skip
def test_english_lives_and_makers_are_told_in_many_ways(text: str, role: tuple[str, str]) -> None:
    assert role in told(text, "person_role")


def test_those_who_came_from_a_firm_make_it_no_founder() -> None:
    text = "Co-founded by alums from DeepMind and Meta, Murmur is a start-up. Quillon was founded by former OpenAI employees."
    assert told(text, "person_role") == []
