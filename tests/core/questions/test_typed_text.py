"""A typed text: what counts, what is said about it, and in which form the key is shown."""

import pytest

from quizapp.core.languages import Language
from quizapp.core.questions.question import Answer
from quizapp.core.questions.typed_text import ALSO, CASE, EXACT, READ_AS, grade_text, in_language

MOE = Answer("Mixture of Experts", accept=("MoE", "混合专家", "*experts model"))


class TestGradeText:
    @pytest.mark.parametrize("text", ["Mixture of Experts", "MoE", " 混合专家 "])
    def test_each_form_that_the_author_wrote_is_right_as_written(self, text: str):
        part = grade_text(MOE, text)
        assert part.fraction == 1.0 and part.why and part.why.text == EXACT

    def test_another_way_of_writing_is_read_as_the_form_that_it_is_like(self):
        part = grade_text(MOE, "混合專家")
        assert part.why and (part.why.text, part.why.params) == (READ_AS, {"read": "混合专家"})

    def test_what_only_a_pattern_lets_through_is_called_another_form(self):
        part = grade_text(MOE, "sparse experts model")
        assert part.fraction == 1.0 and part.why and part.why.text == ALSO


class TestInLanguage:
    @pytest.mark.parametrize(("language", "shown"), [("zh", "混合专家"), ("en", "Mixture of Experts")])
    def test_the_key_is_shown_as_a_reader_of_the_language_writes_it(self, language: Language, shown: str):
        assert in_language(MOE, language) == shown

    def test_a_key_with_one_form_is_shown_as_it_is(self):
        assert in_language(Answer("GRPO"), "zh") == "GRPO"

    def test_a_date_is_no_text(self):
        date = Answer("2025-01-20", type="date", accept=("二〇二五年一月二十日",))
        assert in_language(date, "zh") == "2025-01-20"


class TestExactCase:
    NAME = Answer("pH", accept=("p* of H", r"PH\*"), exact_case=True)

    @pytest.mark.parametrize("text", ["pH", "  pH ", "ｐＨ", "power of H", "PH*"])
    def test_the_capitals_of_the_key_or_of_a_pattern_count(self, text: str):
        assert grade_text(self.NAME, text).fraction == 1.0

    @pytest.mark.parametrize("text", ["PH", "Ph", "power of h"])
    def test_other_capitals_do_not(self, text: str):
        assert grade_text(self.NAME, text).fraction == 0.0

    def test_the_reason_says_that_only_the_capitals_are_wrong(self):
        part = grade_text(self.NAME, "PH")
        assert part.why and part.why.text == CASE
