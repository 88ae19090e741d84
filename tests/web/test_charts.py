"""The charts that the server draws."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.web.charts import BASE, TOP, distribution, scores_over_time

SVG = "{http://www.w3.org/2000/svg}"


def drawn(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


class TestScoresOverTime:
    def test_it_draws_one_point_a_score_and_says_the_last(self):
        chart = drawn(scores_over_time([40, 70], ["1 May", "2 May"], "Two scores, the last 70"))
        assert [float(c.get("cy", "0")) for c in chart.iter("circle")] == [125.6, 69.8]
        assert "70" in [t.text for t in chart.iter("text") if t.get("class") == "hi"]

    def test_its_label_is_escaped(self):
        assert (
            drawn(scores_over_time([1], ["<b>"], 'a "quoted" <label>')).get("aria-label")
            == 'a "quoted" <label>'
        )

    def test_one_score_is_a_point_without_a_line(self):
        chart = drawn(scores_over_time([50], ["now"], "One"))
        assert not list(chart.iter("path")) and len(list(chart.iter("circle"))) == 1

    def test_no_score_is_an_empty_scale(self):
        assert not list(drawn(scores_over_time([], [], "None yet")).iter("circle"))

    def test_it_names_at_most_five_places(self):
        names = [f"d{i}" for i in range(40)]
        texts = [t.text for t in drawn(scores_over_time([50.0] * 40, names, "Forty")).iter("text")]
        assert [t for t in texts if t and t.startswith("d")] == ["d0", "d8", "d16", "d24", "d32"]

    @given(st.lists(st.floats(-50, 150), max_size=60))
    def test_every_point_stays_on_the_sheet(self, values):
        chart = drawn(scores_over_time(values, [str(i) for i in range(len(values))], "Any"))
        assert all(TOP <= float(c.get("cy", "0")) <= BASE for c in chart.iter("circle"))


class TestDistribution:
    def test_the_highest_column_is_the_largest_count(self):
        bars = list(drawn(distribution([1, 4, 2], ["a", "b", "c"], "Seven")).iter("rect"))
        heights = [float(b.get("height", "0")) for b in bars]
        assert heights[1] == max(heights) and heights[0] == pytest.approx(heights[1] / 4, abs=0.1)

    def test_a_count_of_nothing_draws_no_column(self):
        assert len(list(drawn(distribution([0, 3], ["a", "b"], "Three")).iter("rect"))) == 1

    def test_names_stand_below_the_columns_or_at_their_edges(self):
        def places(names: list[str]) -> list[float]:
            texts = drawn(distribution([1, 2], names, "Three")).iter("text")
            return [float(t.get("x", "0")) for t in texts if t.text in names]

        between, edges = places(["a", "b"]), places(["0", "50", "100"])
        assert edges[0] < between[0] < edges[1] < between[1] < edges[2]
