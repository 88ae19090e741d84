"""Items of QTI become questions: kinds, keys and parts, feedback, texts."""

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Other, Tolerance
from quizapp.core.questions.registry import check_question, grade_response
from quizapp.core.questions.response import Response
from quizapp.formats.imported import Unreadable
from quizapp.formats.qti2.reader import read
from tests.formats.qti2.samples import MAP, MATCH, as_version_3, choice, declared, item, only, warnings

ENTRY = '<textEntryInteraction responseIdentifier="{}"/>'


def fractions(content: bytes) -> list[float]:
    return [option.fraction for option in only(content).options]


def test_a_choice_keeps_its_key_its_order_and_its_fixed_options() -> None:
    body = "<p>A question.</p>" + choice(
        "red", "blue", "*none of these", more='maxChoices="1" shuffle="true"'
    )
    question = only(item(body, declared("B"), MATCH, title="Colours"))
    assert (question.kind, question.id, question.title) == ("single_choice", "one", "Colours")
    assert question.stem == Twin(en="A question.\n\nWhich?")
    assert [(one.id, one.fraction, one.fixed) for one in question.options] == [
        ("A", 0, False),
        ("B", 1, False),
        ("C", 0, True),
    ]
    assert question.shuffle and not check_question(question)
    assert not only(item(choice("x", "y"), declared("B"), MATCH)).shuffle


def test_a_mapping_gives_parts_and_penalties() -> None:
    head = declared(many="multiple", table="A=1.5|B=0.5|C=-1")
    question = only(item(choice("x", "y", "z", more='maxChoices="0"'), head, MAP))
    assert (question.kind, question.mark, question.all_or_nothing) == ("multiple_choice", 2.0, False)
    assert [option.fraction for option in question.options] == [0.75, 0.25, -0.5]


def test_penalties_show_where_the_rules_keep_a_score_from_falling_below_zero() -> None:
    limit = (
        "<responseCondition><responseIf><lt><variable identifier='SCORE'/><baseValue baseType='float'>0</baseValue></lt>"
        "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>0</baseValue></setOutcomeValue></responseIf>"
        "</responseCondition>"
    )
    mapped = "<setOutcomeValue identifier='SCORE'><mapResponse identifier='RESPONSE'/></setOutcomeValue>"
    head = declared("A|B", many="multiple", table="A=1|B=1|C=-0.5")
    rules = f"<responseProcessing>{mapped}{limit}</responseProcessing>"
    question = only(item(choice("x", "y", "z", more='maxChoices="0"'), head, rules))
    assert [option.fraction for option in question.options] == [
        0.5,
        0.5,
        -0.25,
    ] and not question.all_or_nothing


def test_pairs_of_one_list_are_rows_with_two_sides() -> None:
    rows = "".join(
        f"<simpleAssociableChoice identifier='{one}'>{one}</simpleAssociableChoice>" for one in "PALMC"
    )
    body = f"<associateInteraction responseIdentifier='RESPONSE'>{rows}</associateInteraction>"
    head = declared("A P|M L", kind="pair", many="multiple", table="A P=2|L M=2")
    question = only(item(body, head, MAP))
    assert (question.kind, question.mark) == ("matching", 4) and [extra.id for extra in question.extras] == [
        "C"
    ]
    assert {frozenset((str(pair.left.en), str(pair.right.en))) for pair in question.pairs} == {
        frozenset("AP"),
        frozenset("LM"),
    }


def test_the_right_set_alone_counts_where_the_rules_compare_the_whole() -> None:
    question = only(
        item(choice("x", "y", "z", more='maxChoices="0"'), declared("A|C", many="multiple"), MATCH)
    )
    assert question.all_or_nothing and [one.fraction for one in question.options] == [0.5, 0, 0.5]
    assert grade_response(question, Response({"choice": ("A",)})).fraction == 0


def test_two_options_that_say_true_and_false_are_a_statement() -> None:
    question = only(item(choice("True", "False"), declared("B"), MATCH))
    assert (question.kind, question.answer and question.answer.value, question.options) == (
        "true_false",
        "false",
        (),
    )
    assert only(item(choice("正确", "错误"), declared("A"), MATCH)).kind == "true_false"
    assert only(item(choice("True", "Sometimes"), declared("B"), MATCH)).kind == "single_choice"


def test_rules_of_its_own_say_what_each_option_is_worth_and_what_is_said_to_it() -> None:
    rules = (
        "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONSE'/>"
        "<baseValue baseType='identifier'>C</baseValue></match><setOutcomeValue identifier='SCORE'>"
        "<baseValue baseType='float'>4</baseValue></setOutcomeValue></responseIf><responseElseIf><match>"
        "<variable identifier='RESPONSE'/><baseValue baseType='identifier'>A</baseValue></match>"
        "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue>"
        "<setOutcomeValue identifier='HINT'><baseValue baseType='identifier'>almost</baseValue></setOutcomeValue>"
        "</responseElseIf></responseCondition></responseProcessing>"
        "<modalFeedback outcomeIdentifier='HINT' identifier='almost' showHide='show'>Nearly.</modalFeedback>"
    )
    head = declared() + '<outcomeDeclaration identifier="HINT" cardinality="single" baseType="identifier"/>'
    question = only(item(choice("x", "y", "z"), head, rules))
    assert question.mark == 4
    assert [option.fraction for option in question.options] == [0.25, 0, 1]
    assert [option.feedback for option in question.options] == [Twin(en="Nearly."), None, None]


def test_a_rule_that_cannot_be_worked_out_leaves_the_declared_answer_and_says_so() -> None:
    rules = "<responseProcessing><setOutcomeValue identifier='SCORE'><customOperator/></setOutcomeValue></responseProcessing>"
    imported = read(item(choice("x", "y"), declared("A"), rules))
    assert [option.fraction for option in imported.entries[0].question.options] == [1, 0]
    assert "customOperator" in warnings(imported)


def test_a_rule_that_only_wrong_responses_meet_is_left_aside_too() -> None:
    rules = (
        "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONSE'/>"
        "<correct identifier='RESPONSE'/></match><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1"
        "</baseValue></setOutcomeValue></responseIf><responseElse><setOutcomeValue identifier='SCORE'><customOperator/>"
        "</setOutcomeValue></responseElse></responseCondition></responseProcessing>"
    )
    imported = read(item(choice("x", "y"), declared("B"), rules))
    assert [option.fraction for option in imported.entries[0].question.options] == [0, 1]
    assert "customOperator" in warnings(imported)


@pytest.mark.parametrize("times", [7000, 3000])
def test_rules_that_would_take_too_long_at_once_or_in_all_are_left_aside(times: int) -> None:
    test = "<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>"
    rule = f"<responseCondition><responseIf>{test}</responseIf></responseCondition>" * times + (
        f"<responseCondition><responseIf>{test}<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1"
        "</baseValue></setOutcomeValue></responseIf></responseCondition>"
    )
    options = choice(*"tuvwxy")
    imported = read(item(options, declared("B"), f"<responseProcessing>{rule}</responseProcessing>"))
    assert imported.adds_up and "cannot be worked out" in warnings(imported)


def test_an_item_that_asks_a_hundred_things_and_more_is_kept_whole() -> None:
    imported = read(item("".join(choice("x", "y", id_=f"R{number}") for number in range(101))))
    assert imported.found == 1 and len(imported.kept) == 1


def test_an_item_without_a_key_is_kept_with_all_its_options() -> None:
    imported = read(item(choice("red", "blue"), declared(), MATCH))
    question = imported.entries[0].question
    assert question.kind == "open_answer" and "red" in str(question.stem) and "blue" in str(question.stem)
    assert [fault.severity for fault in imported.kept] == ["kept"] and imported.adds_up


def test_a_number_keeps_its_tolerance_and_its_range() -> None:
    equal = (
        "<responseProcessing><responseCondition><responseIf><equal toleranceMode='{}' tolerance='{}'>"
        "<variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></equal>"
        "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue>"
        "</responseIf></responseCondition></responseProcessing>"
    )
    body, head = "<p>How many?</p><div>" + ENTRY.format("RESPONSE") + "</div>", declared("3.5", kind="float")
    answers = [
        only(item(body, head, equal.format(*how))).answer
        for how in (("absolute", "0.5 0.5"), ("relative", "2 2"))
    ]
    assert [answer and (answer.value, answer.type, answer.tolerance) for answer in answers] == [
        ("3.5", "number", Tolerance(abs=0.5)),
        ("3.5", "number", Tolerance(rel=0.02)),
    ]
    between = (
        "<responseProcessing><responseCondition><responseIf><and><gte><variable identifier='RESPONSE'/>"
        "<baseValue baseType='float'>3</baseValue></gte><lte><variable identifier='RESPONSE'/>"
        "<baseValue baseType='float'>4</baseValue></lte></and><setOutcomeValue identifier='SCORE'>"
        "<baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>"
    )
    question = only(item(body, declared(kind="float"), between))
    assert question.kind == "numeric" and question.answer and question.answer.value == "3..4"


def test_typed_texts_keep_their_parts_and_whether_capitals_matter() -> None:
    body, head = (
        "<p>Who?</p><p>" + ENTRY.format("RESPONSE") + "</p>",
        declared("York", kind="string", table="York=1|york=0.5"),
    )
    question = only(item(body, head, MAP))
    assert question.kind == "short_text" and question.answer and question.answer.exact_case
    assert question.answer.value == "York" and question.answer.others == (Other("york", 0.5),)
    loose = head.replace('mapKey="York"', 'caseSensitive="false" mapKey="York"').replace(
        '<mapEntry mapKey="york" mappedValue="0.5"/>', ""
    )
    answer = only(item(body, loose, MAP)).answer
    assert answer and not answer.exact_case


def test_gaps_of_one_text_are_one_cloze_with_weights() -> None:
    body = (
        "<p>The " + ENTRY.format("R1") + " is <inlineChoiceInteraction responseIdentifier='R2'>"
        "<inlineChoice identifier='a'>blue</inlineChoice><inlineChoice identifier='b'>green</inlineChoice>"
        "</inlineChoiceInteraction> today.</p>"
    )
    head = declared("sky", id_="R1", kind="string", table="sky=2") + declared("a", id_="R2", table="a=1")
    rules = (
        "<responseProcessing><setOutcomeValue identifier='SCORE'><sum><mapResponse identifier='R1'/>"
        "<mapResponse identifier='R2'/></sum></setOutcomeValue></responseProcessing>"
    )
    imported = read(item(body, head, rules))
    question = imported.entries[0].question
    assert imported.found == 1 and question.kind == "cloze" and question.mark == 3
    assert question.stem == Twin(en="The {{R1}} is {{R2}} today.")
    assert [blank.weight for blank in question.blanks] == [2, 1] and not check_question(question)


def test_an_item_that_asks_several_things_becomes_as_many_questions() -> None:
    body = "<p>A text that both share.</p>" + choice("x", "y", id_="R1") + choice("v", "w", id_="R2")
    head = declared("A", id_="R1") + declared("B", id_="R2")
    imported = read(
        item(
            body,
            head,
            "<responseProcessing><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>0</baseValue></setOutcomeValue></responseProcessing>",
        )
    )
    assert imported.found == 2 and imported.adds_up and "asks 2 things" in warnings(imported)
    assert [entry.question.id for entry in imported.entries] == ["one-1", "one-2"]
    assert all("both share" in str(entry.question.stem) for entry in imported.entries)
    assert [[one.fraction for one in entry.question.options] for entry in imported.entries] == [
        [1, 0],
        [0, 1],
    ]


MATCHED = (
    "<matchInteraction responseIdentifier='RESPONSE' maxAssociations='0' shuffle='true'><simpleMatchSet>{}</simpleMatchSet>"
    "<simpleMatchSet>{}</simpleMatchSet></matchInteraction>"
)


def matched(left: str, right: str, key: str) -> bytes:
    sides = (
        "".join(
            f"<simpleAssociableChoice identifier='{one}' matchMax='1'>text {one}</simpleAssociableChoice>"
            for one in side
        )
        for side in (left, right)
    )
    return item(
        MATCHED.format(*sides), declared(key, kind="directedPair", many="multiple"), MATCH, title="Rows"
    )


def test_rows_are_matched_and_what_no_row_takes_is_extra() -> None:
    question = only(matched("ab", "xyz", "a y|b x"))
    assert question.kind == "matching" and question.all_or_nothing
    assert [(pair.left.en, pair.right.en) for pair in question.pairs] == [
        ("text a", "text y"),
        ("text b", "text x"),
    ]
    assert [extra.text.en for extra in question.extras] == ["text z"] and not check_question(question)


def test_rows_that_share_a_right_side_become_drop_downs() -> None:
    question = only(matched("abc", "xy", "a x|b x|c y"))
    assert question.kind == "cloze" and [blank.id for blank in question.blanks] == ["a", "b", "c"]
    assert [[one.fraction for one in blank.options] for blank in question.blanks] == [[1, 0], [1, 0], [0, 1]]
    assert not check_question(question)


def test_the_items_of_an_order_stand_in_the_right_one() -> None:
    rows = "".join(f"<simpleChoice identifier='{one}'>{one}</simpleChoice>" for one in "abc")
    body = f"<orderInteraction responseIdentifier='RESPONSE'><prompt>Sort.</prompt>{rows}</orderInteraction>"
    question = only(item(body, declared("c|a|b", many="ordered"), MATCH))
    assert [one.text.en for one in question.items] == ["c", "a", "b"] and question.all_or_nothing
    kept = read(item(body, declared("c|a", many="ordered"), MATCH))
    assert len(kept.kept) == 1


def test_words_marked_or_dragged_become_choices() -> None:
    body = "<hottextInteraction responseIdentifier='RESPONSE' maxChoices='1'><p>He <hottext identifier='a'>go</hottext> and <hottext identifier='b'>runs</hottext>.</p></hottextInteraction>"
    question = only(item(body, declared("a"), MATCH))
    assert question.stem.en == "He **go** and **runs**." and [one.text.en for one in question.options] == [
        "go",
        "runs",
    ]
    body = "<gapMatchInteraction responseIdentifier='RESPONSE'><gapText identifier='w' matchMax='1'>word</gapText><gapText identifier='v' matchMax='1'>verb</gapText><p>A <gap identifier='g'/>.</p></gapMatchInteraction>"
    question = only(item(body, declared("w g", kind="directedPair", many="multiple"), MATCH))
    assert (
        question.kind == "cloze"
        and question.stem.en == "A {{g}}."
        and question.blanks[0].options[0].fraction == 1
    )


@pytest.mark.parametrize(
    "body",
    [
        "<customInteraction responseIdentifier='RESPONSE'>Draw it.</customInteraction>",
        "<hotspotInteraction responseIdentifier='RESPONSE'><prompt>Draw it.</prompt><hotspotChoice identifier='a'/></hotspotInteraction>",
        "<uploadInteraction responseIdentifier='RESPONSE'><prompt>Draw it.</prompt></uploadInteraction>",
    ],
)
def test_programs_pictures_and_files_are_kept(body: str) -> None:
    imported = read(item(body, declared("a"), MATCH))
    assert len(imported.kept) == 1 and imported.entries[0].question.kind == "open_answer"
    assert "Draw it." in str(imported.entries[0].question.stem)


def test_items_that_change_are_kept_whole() -> None:
    for more, head in (
        ('adaptive="true"', ""),
        ("", "<templateDeclaration identifier='x' baseType='integer' cardinality='single'/>"),
    ):
        content = item(choice("x", "y") + choice("v", "w", id_="R2"), declared("A") + head, MATCH)
        imported = read(
            content.replace(b'adaptive="false"', b"").replace(
                b"timeDependent", f"{more} timeDependent".encode()
            )
        )
        assert imported.found == 1 and len(imported.kept) == 1


def test_ruby_formulas_and_feedback_in_the_text_leave_a_clean_stem() -> None:
    body = (
        "<p>下面这句话说的是水<ruby>素<rt>そ</rt></ruby> <math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>x</mi><mn>2</mn></msup></math>"
        "<feedbackInline outcomeIdentifier='F' identifier='A' showHide='show'>no key here</feedbackInline></p>"
    )
    imported = read(item(body + choice("甲", "乙"), declared("B"), MATCH))
    stem = imported.entries[0].question.stem
    assert imported.language == "zh" and stem.zh == "下面这句话说的是水素 \\({x}^{2}\\)\n\nWhich?"
    assert "no key here" in warnings(imported) and "readings" in warnings(imported)


def test_notes_for_graders_are_named_and_not_shown() -> None:
    body = "<extendedTextInteraction responseIdentifier='RESPONSE'><prompt>Write.</prompt></extendedTextInteraction>"
    blocks = "<rubricBlock view='scorer'><p>Three points.</p></rubricBlock><rubricBlock view='candidate tutor'><p>Be short.</p></rubricBlock>"
    imported = read(item(body + blocks, declared(kind="string")))
    question = imported.entries[0].question
    assert (
        question.kind == "open_answer"
        and "Be short." in str(question.stem)
        and "Three" not in str(question.stem)
    )
    assert "Three points." in warnings(imported) and not imported.kept


def test_a_file_that_pages_cannot_show_leaves_what_stands_in_its_stead() -> None:
    body = "<div><object type='image/eps' data='x.eps'><p>A postcard: <b>Hello</b></p></object></div>"
    assert "A postcard: **Hello**" in str(only(item(body + choice("x", "y"), declared("A"), MATCH)).stem)
    page = "<object type='text/html' data='page.html'/>"
    assert "embedded page" in warnings(read(item(page + choice("x", "y"), declared("A"), MATCH)))


def test_a_mapping_of_nothing_but_zeros_leaves_the_declared_answer() -> None:
    head = declared("B", table="A=0.00|B=0.00")
    assert [option.fraction for option in only(item(choice("x", "y"), head)).options] == [0, 1]


def test_an_item_without_interactions_is_a_description_and_an_empty_one_is_skipped() -> None:
    assert only(item("<p>Read this.</p>")).kind == "description"
    empty = read(item(""))
    assert empty.adds_up and [fault.severity for fault in empty.skipped] == ["error"]


@pytest.mark.parametrize(
    "content",
    [
        item("<p>Which?</p>" + choice("x", "y", "z"), declared("B"), MATCH),
        item(
            "<p>Sky: " + ENTRY.format("RESPONSE") + "</p>",
            declared("blue", kind="string", table="blue=1|grey=0.5"),
            MAP,
        ),
        matched("ab", "xyz", "a y|b x"),
    ],
)
def test_version_3_says_the_same_as_version_2(content: bytes) -> None:
    newer = as_version_3(content)
    assert b"<qti-item-body>" in newer and b"response-identifier" in newer
    assert only(newer) == only(content)
    assert (read(content).format, read(newer).format) == ("qti21", "qti30")


@pytest.mark.parametrize(
    "content", [b"", b"<assessmentItem>", b"<questestinterop/>", b"no XML", b"PK\x03\x04 cut"]
)
def test_what_is_no_qti_has_one_clear_message(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content)
    assert str(caught.value.fault.message)


def test_a_penalty_for_a_wrong_answer_is_its_fraction_and_the_best_score_the_mark() -> None:
    scored = (
        "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>{}</baseValue></setOutcomeValue>"
    )
    rules = (
        "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONSE'/>"
        f"<correct identifier='RESPONSE'/></match>{scored.format(3)}</responseIf>"
        f"<responseElse>{scored.format(-1)}</responseElse></responseCondition></responseProcessing>"
    )
    score = "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
    question = only(item(choice("a", "b", "c"), declared("A") + score, rules))
    assert (question.mark, [round(one.fraction, 4) for one in question.options]) == (3, [1, -0.3333, -0.3333])
