"""The layouts of other tools are found by the names of their columns, and every row becomes a question or is named."""

from collections.abc import Sequence

import pytest

from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.formats import typable
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.sheet import building, csv_format, keys, reading, xlsx_format
from tests.formats.sheet.samples import Cell, sheet, table, workbook


def read(*rows: Sequence[Cell]) -> Imported:
    found = xlsx_format.read(sheet(rows))
    assert found.adds_up
    return found


def questions(*rows: Sequence[Cell]) -> list[Question]:
    found = read(*rows)
    assert not found.skipped and not found.kept
    for entry in found.entries:
        assert not [fault for fault in check_question(entry.question) if fault.severity == "error"]
    return [entry.question for entry in found.entries]


def told(found: Imported) -> list[tuple[str, str]]:
    return [(one.where, one.message.text) for one in (*found.skipped, *found.kept, *found.faults)]


def right(question: Question) -> str:
    return "".join(option.id for option in question.options if option.fraction > 0)


def texts(question: Question) -> list[str]:
    return [option.text.in_("en") for option in question.options]


KAHOOT = [
    ["", "Quiz template"],
    ["", "Remember: questions have a limit of 120 characters and answers can have 75 characters max."],
    [],
    [
        "",
        "Question - max 120 characters",
        *(f"Answer {n} - max 75 characters" for n in range(1, 5)),
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ],
]


def test_kahoot_is_read_from_its_header_on_numbered_empty_rows_are_none() -> None:
    found = read(
        *KAHOOT,
        [1, "How many decks has the Tern?", 3, 4, 5, 2, 20, 4],
        [2, "Which seas does she cross?", "Irish", "North", "Baltic", "", 30, "1, 3"],
        *([n] for n in range(3, 101)),
    )
    one, two = (entry.question for entry in found.entries)
    assert (one.kind, right(one), texts(one)) == ("single_choice", "d", ["3", "4", "5", "2"])
    assert (two.kind, right(two), two.all_or_nothing) == ("multiple_choice", "ac", True)
    assert [entry.where for entry in found.entries] == ["row 5", "row 6"]
    assert told(found) == [("row 4", reading.TIMES), ("row 4", reading.ANY_OF)]


QUIZIZZ = [
    "Question Text",
    "Question Type",
    *(f"Option {n}" for n in range(1, 6)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
]
HELP = [
    "Text of the question\n\n(required)",
    "(default is Multiple Choice)",
    "Text for option 1\n\n(required in all cases)",
]


def test_an_empty_quizizz_template_with_its_help_row_has_no_questions() -> None:
    found = read(QUIZIZZ, HELP)
    assert (found.found, found.entries) == (0, ())


def test_quizizz_kinds_explanations_and_pictures_are_read() -> None:
    found = read(
        QUIZIZZ,
        HELP,
        ["Tallest mast?", "", "fore", "main", "", "", "", 2, 30, "", "The main mast."],
        ["Sails?", "Checkbox", "jib", "keel", "spanker", "", "", "1,3"],
        ["The sea is ___.", "Fill-in-the-Blank", "salty", "wet"],
        ["Describe a knot.", "Open-Ended"],
        ["Your favourite?", "Poll", "jib", "spanker"],
        ["Which flag?", "Multiple Choice", "A", "B", "", "", "", "1", "", "https://example.org/flag.png"],
    )
    kinds = [entry.question.kind for entry in found.entries]
    assert kinds == [
        "single_choice",
        "multiple_choice",
        "short_text",
        "open_answer",
        "open_answer",
        "single_choice",
    ]
    mast, _, sea, knot, poll, _ = (entry.question for entry in found.entries)
    assert mast.explanation and mast.explanation.en == "The main mast."
    assert sea.answer and (sea.answer.value, sea.answer.accept) == ("salty", ("wet",))
    assert poll.stem.in_("en") == "Your favourite?\n\n- A. jib\n- B. spanker"
    assert told(found) == [("row 7", building.POLL), ("row 8", reading.PICTURE), ("row 1", reading.TIMES)]
    assert found.kept[0].severity == "kept" and knot.explanation is None


def test_blooket_is_read_with_its_banner_and_line_breaks_in_the_names() -> None:
    names = [
        "Question #",
        "Question Text",
        "Answer 1",
        "Answer 2",
        "Answer 3\n(Optional)",
        "Answer 4\n(Optional)",
    ]
    behind = ["Time Limit (sec)\n(Max: 300 seconds)", "Correct Answer(s)\n(Only include Answer #)"]
    found = csv_format.read(
        table(
            [
                ["Blooket\nImport Template"],
                [*names, *behind],
                ["1", "Port is", "left", "right", "", "", "20", "1"],
            ]
        )
    )
    assert (found.found, right(found.entries[0].question), found.entries[0].where) == (1, "a", "line 8")


def test_gimkit_has_its_right_answer_first() -> None:
    wrong = ["Incorrect Answer 1", "Incorrect Answer 2 (Optional)", "Incorrect Answer 3 (Optional)"]
    one, two = questions(
        ["Gimkit Spreadsheet Import Template"],
        ["Question", "Correct Answer", *wrong],
        ["Starboard is", "right", "left", "", ""],
        ["Decks?", 3, 2, 4, 5],
    )
    assert (right(one), texts(one), one.shuffle) == ("a", ["right", "left"], True)
    assert (right(two), texts(two)) == ("a", ["3", "2", "4", "5"])


CHINESE = ["题型", "问题内容", "难度", "正确选项", "A", "B", "C", "D", "E"]


def test_the_chinese_template_with_letters_reads_all_its_kinds() -> None:
    found = questions(
        CHINESE,
        ["单选题", "甲板有几层？", "简单", "B", "\u00a0三", 3.5, 4, 5],
        ["判断题", "燕鸥号是渡轮。", "中等", "A", "正确", "错误"],
        ["判断题", "燕鸥号会飞。", "困难", "×"],
        ["多选题", "她经过哪些海？", "困难", "AC", "爱尔兰海", "黑海", "北海", "以上都不是"],
        ["填空题", "她有___层甲板和___根桅杆。", "", "", "三", "两"],
        ["填空题", "她的名字是____。", "", "", "燕鸥"],
        ["填空题", "她的船长是（ ）。", "", "林"],
        ["简答题", "描述她的航线。", "", "从港口到岛"],
    )
    kinds = [one.kind for one in found]
    assert kinds[:4] == ["single_choice", "true_false", "true_false", "multiple_choice"]
    assert kinds[4:] == ["cloze", "short_text", "short_text", "open_answer"]
    single, yes, no, several, gaps, name, captain, route = found
    assert ([o.text.zh for o in single.options], right(single)) == (["三", "3.5", "4", "5"], "b")
    assert (yes.answer and yes.answer.value, no.answer and no.answer.value) == ("true", "false")
    assert [option.fixed for option in several.options] == [False, False, False, True]
    assert gaps.stem.zh == "她有{{1}}层甲板和{{2}}根桅杆。"
    assert [blank.answer.value for blank in gaps.blanks if blank.answer] == ["三", "两"]
    assert name.answer and name.answer.value == "燕鸥" and captain.answer and captain.answer.value == "林"
    assert route.explanation and route.explanation.zh == "从港口到岛"
    assert [one.difficulty for one in found[:3]] == [1, 2, 3]


def test_gaps_that_do_not_fit_their_answers_are_kept_and_not_guessed() -> None:
    found = read(CHINESE, ["填空题", "她有___层甲板和___根桅杆。", "", "", "三", "两", "四"])
    assert told(found) == [("row 2", building.GAPS)]
    question = found.entries[0].question
    assert question.kind == "open_answer" and "三" in question.stem.in_("zh")


def test_options_with_their_own_letters_marks_and_explanations_are_read() -> None:
    found = questions(
        ["题型", "题目", "选项1", "选项2", "选项3", "正确答案", "答案解析", "分值"],
        ["单选题", "\u00a0她属于谁？", "A、城市", "B.港口", "C 公司", "B ", "属于港口。", 8],
        ["单选题", "三加一是", 3, 4, 5, "B", "", 2],
    )
    assert [option.text.zh for option in found[0].options] == ["城市", "港口", "公司"]
    assert (right(found[0]), found[0].mark, right(found[1])) == ("b", 8.0, "b")
    assert found[0].explanation and found[0].explanation.zh == "属于港口。"


JOINED = [
    ["题目", "题目类型", "答案", "分数"],
    ["她经过哪些海？&爱尔兰海&黑海&北海", "1", "爱尔兰海&北海", "5"],
    ["她停靠哪些港？&东港&西港", "1", "东港", "5"],
    ["她属于谁？&城市&港口", "0", "港口", "5"],
    ["燕鸥号是渡轮", "2", "0", "5"],
]


def test_options_behind_the_stem_are_read_and_codes_without_a_legend_are_not_guessed() -> None:
    found = csv_format.read(table(JOINED, encoding="gb18030"))
    kinds = [entry.question.kind for entry in found.entries]
    assert kinds == ["multiple_choice", "multiple_choice", "single_choice", "open_answer"]
    assert [right(entry.question) for entry in found.entries[:3]] == ["ac", "a", "b"]
    assert [(one.where, one.message.text) for one in found.kept] == [("line 5", building.UNKNOWN_KIND)]


def test_questions_and_answers_alone_become_short_texts_or_are_kept() -> None:
    found = read(
        ["Front", "Back"],
        ["Capital of the island?", "Harbourton"],
        ["Explain tides.", "The moon pulls the water, and the earth turns beneath it."],
        ["Tides come twice a day.", "True"],
        ["And this?", ""],
    )
    kinds = [entry.question.kind for entry in found.entries]
    assert kinds == ["short_text", "open_answer", "true_false", "open_answer"]
    assert told(found) == [("row 3", typable.LONG_ANSWER), ("row 5", keys.NO_KEY)]


def test_options_in_one_cell_are_parted() -> None:
    rows = [
        ["question", "options", "answer"],
        ["Port?", "A. left B. right", "A"],
        ["Port?!", "left|right", "left"],
        ["Port!", "left\nright", "1"],
    ]
    assert [(texts(one), right(one)) for one in questions(*rows)] == [(["left", "right"], "a")] * 3


def test_what_is_no_question_is_skipped_or_kept_with_its_place() -> None:
    found = read(
        ["Question", "Option A", "Option B", "Answer"],
        ["", "left", "right", "A"],
        ["Port?", "left", "right", ""],
        ["Port?", "left", "right", "C"],
        ["Question", "Option A", "Option B", "Answer"],
    )
    assert found.found == 3
    assert told(found) == [("row 2", building.NO_STEM), ("row 3", keys.NO_KEY), ("row 4", keys.NO_SUCH)]
    assert found.skipped[0].severity == "error"


def test_a_single_choice_with_two_keys_becomes_a_multiple_one_and_it_is_told() -> None:
    found = read(CHINESE, ["单选题", "哪两个？", "", "AB", "一", "二", "三"])
    assert found.entries[0].question.kind == "multiple_choice"
    assert told(found) == [("row 2", building.SEVERAL)]


def test_options_that_name_letters_keep_their_order() -> None:
    found = questions(
        ["Question", "Option A", "Option B", "Option C", "Answer"],
        ["?!a", "left", "right", "both A and B", "C"],
    )
    assert not found[0].shuffle


def test_signs_of_markdown_in_cells_are_text() -> None:
    found = questions(
        ["Question", "Option A", "Option B", "Answer"], ["What is *p in C_x_y?", "<b>", "# no", "A"]
    )
    assert found[0].stem.en == r"What is \*p in C_x_y?"


def test_sheets_without_questions_and_hidden_ones_are_named() -> None:
    rows = [["Question", "Option A", "Option B", "Answer"], ["Port?", "left", "right", "A"]]
    data = workbook(
        {"Q": rows, "Old": rows, "More": rows, "Notes": [["Topic", "Answer"], ["x"]], "x": [["y"]]},
        hidden=["Old"],
    )
    found = xlsx_format.read(data)
    assert (found.found, [entry.where for entry in found.entries]) == (2, ["Q row 2", "More row 2"])
    assert told(found) == [("Old", reading.HIDDEN), ("Notes", reading.OTHER_SHEET)]


def test_a_sheet_whose_columns_are_not_known_says_which_were_understood() -> None:
    with pytest.raises(Unreadable) as raised:
        csv_format.read(table([["Question", "Points", "Colour"], ["a", "1", "red"]]))
    assert raised.value.fault.message.params == {"columns": "Question, Points"}


def test_files_are_told_by_their_columns() -> None:
    rows = [["Question", "Option A", "Option B", "Answer"], ["Port?", "left", "right", "A"]]
    assert csv_format.looks_like(table(rows)) > 0.9 and xlsx_format.looks_like(sheet(rows)) > 0.9
    assert csv_format.looks_like(sheet(rows)) == 0 == xlsx_format.looks_like(table(rows))
    assert csv_format.looks_like(b"::Port:: Port is {=left ~right}") == 0
    assert csv_format.looks_like(b"\x00\x01\x02") == 0


LETTERED = ["Question", "Option A", "Option B", "Answer"]


def test_options_that_only_look_like_verdicts_stay_options_in_their_own_words() -> None:
    unknown, polite, judged, called = questions(
        [*LETTERED, "Type"],
        ["Which is the unknown?", "x", "y", "A"],
        ["Is she a ferry?", "Yes", "No", "B"],
        ["She floats.", "True", "False", "A"],
        ["她会飞吗？", "是", "否", "B", "判断题"],
    )
    assert (unknown.kind, texts(unknown), right(unknown)) == ("single_choice", ["x", "y"], "a")
    assert (polite.kind, texts(polite), right(polite)) == ("single_choice", ["Yes", "No"], "b")
    assert (judged.kind, judged.options) == ("true_false", ())
    assert called.answer and (called.kind, called.answer.value, texts(called)) == (
        "true_false",
        "false",
        ["是", "否"],
    )


@pytest.mark.parametrize("names", [LETTERED, ["kind", "question", "option A", "option B", "answer"]])
def test_a_separator_within_a_text_shifts_no_key_the_row_is_kept_and_shown_whole(names: list[str]) -> None:
    kind = ["single_choice"] if names is not LETTERED else []
    found = csv_format.read(
        table([names, [*kind, "Port?", "left", "right", "A"], [*kind, "Port", "say", "left", "right", "A"]])
    )
    assert [entry.question.kind for entry in found.entries] == ["single_choice", "open_answer"]
    assert told(found) == [("line 3", reading.SHIFTED)]
    assert "- say\n- left\n- right\n- A" in found.entries[1].question.stem.in_("en")


def test_columns_that_are_not_known_are_named() -> None:
    found = read([*LETTERED, "Author", "Empty"], ["Port?", "left", "right", "A", "Ann", "", "note"])
    assert told(found) == [("row 1", reading.UNREAD)]
    assert found.faults[0].message.params == {"columns": "Author, G"}
    assert not csv_format.read(table([["x", *LETTERED], ["1", "Port?", "left", "right", "A"]])).faults
