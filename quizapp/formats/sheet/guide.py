"""What each column of the template means, in both languages: the second sheet of a workbook that we write."""

GUIDE: tuple[tuple[str, str, str], ...] = (
    ("column", "what to write", "怎么填"),
    (
        "kind",
        "single_choice, multiple_choice, true_false, numeric, short_text, cloze, matching, ordering, description or open_answer",
        (
            "题型：single_choice 单选、multiple_choice 多选、true_false 判断、numeric 数值、short_text 简短文字、cloze 填空、"
            "matching 配对、ordering 排序、description 说明、open_answer 问答"
        ),
    ),
    (
        "question",
        "the question, in Markdown; formulas between \\( and \\)",
        "题目，可用 Markdown，公式写在 \\( 和 \\) 之间",
    ),
    (
        "option A …",
        (
            "an option; for matching “left => right” (“=> right” is an unused one); for ordering one item each, in the right order; "
            "for cloze “id = answer | another” or “id: *right | wrong”, with {{id}} in the question"
        ),
        "选项；配对写“左 => 右”（“=> 右”为多余项）；排序每格一项、按正确顺序；填空写“编号 = 答案 | 另一答案”或“编号: *对 | 错”，题目里写 {{编号}}",
    ),
    (
        "answer",
        "the letters of the right options (AC), true or false, a number, or a text",
        "正确选项的字母（如 AC）、true 或 false、数值或文字",
    ),
    ("accept", "further right answers, with | between them", "其他正确答案，用 | 隔开"),
    (
        "tolerance",
        "0.5 (absolute), 1% (relative) or 3 digits",
        "容差：0.5（绝对）、1%（相对）或 3 digits（有效数字）",
    ),
    (
        "unit, units",
        "the unit of the answer; the units offered, with | between them",
        "答案的单位；可选的单位，用 | 隔开",
    ),
    (
        "answer type",
        "number, text or date, where it is not the usual one",
        "number 数值、text 文字或 date 日期（与题型默认不同时填）",
    ),
    ("exact case", "yes: capital and small letters count", "yes 表示区分大小写"),
    ("answer feedback", "what the learner reads who is right", "答对时的反馈"),
    (
        "weights",
        "what each option adds, where it is not all alike: 1; 0.5; -0.25",
        "各选项的得分比例（不平均时填）：1; 0.5; -0.25",
    ),
    ("feedback A …", "what the learner reads who picks this option", "选了该选项后看到的反馈"),
    (
        "explanation, hint 1 …",
        "shown after answering; shown before, one by one",
        "作答后显示的解析；作答前逐条显示的提示",
    ),
    ("tags, facts", "words and ids of facts, with | between them", "标签与事实编号，用 | 隔开"),
    (
        "difficulty, mark",
        "numbers: higher is harder; what the question is worth (1)",
        "数字：难度越大越难；分值（默认 1）",
    ),
    ("shuffle", "no: the options keep their order", "no 表示选项不打乱"),
    ("all or nothing", "yes: only a wholly right answer counts", "yes 表示全对才得分"),
    ("fixed", "the letters of options that keep their place", "位置不变的选项的字母"),
    ("id, title, category", "may be empty; a category is a path such as A/B", "可不填；分类是路径，如 A/B"),
)
