"""Names found in one pass, also by a gazetteer that has grown."""

from quizapp.core.articles.gazetteer import Entry, Gazetteer, grow

KNOWN = grow(Gazetteer(), [Entry("company", ("青隼科技", "青隼")), Entry("product", ("Fox 4",))])


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    """What stands in a text and under which name it is known."""
    return [(text[start:end], entry.names[0]) for start, end, entry in gazetteer.matches(text)]


def test_what_is_learned_is_found_beside_what_was_known_the_longest_first() -> None:
    grown = grow(
        KNOWN, [Entry("product", ("青隼芯片",)), Entry("product", ("Fox",)), Entry("person", ("隼科",))]
    )
    text = "青隼发布青隼芯片；隼科说青隼科技的Fox 4胜过Fox。"
    assert found(grown, text) == [
        ("青隼", "青隼科技"),
        ("青隼芯片", "青隼芯片"),
        ("隼科", "隼科"),
        ("青隼科技", "青隼科技"),
        ("Fox 4", "Fox 4"),
        ("Fox", "Fox"),
    ]


def test_a_name_that_is_known_keeps_its_entry() -> None:
    grown = grow(KNOWN, [Entry("person", ("青隼", "阿隼")), Entry("place", ("阿隼",))])
    assert [entry and entry.kind for entry in map(grown.find, ("青隼", "阿隼", "隼"))] == [
        "company",
        "person",
        None,
    ]
    assert grow(grown, [Entry("place", ("Fox 4",))]) is grown
