"""What terms mean, what abbreviations stand for and who holds an office is found in its words."""

import pytest

from tests.core.facts.labelled import candidates


def told(text: str, kind: str) -> list[tuple[str, str]]:
    return [(one.subject, one.value) for one in candidates(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("所谓蒸馏，是指用大模型的输出训练小模型的做法。", ("蒸馏", "用大模型的输出训练小模型的做法")),
        ("采用多头潜在注意力(MLA)的模型更省显存。", ("MLA", "多头潜在注意力")),
        ("采用混合专家（Mixture-of-Experts，MoE）架构。", ("混合专家", "Mixture-of-Experts")),
        ("A mixture of experts is a network split into many specialised parts.", ("mixture of experts", "a network split into many specialised parts")),
        ("It cut the rate with retrieval-augmented generation (RAG), quickly.", ("RAG", "retrieval-augmented generation")),
        ("Half-life means the time in which an amount falls by half.", ("Half-life", "the time in which an amount falls by half")),
        ("Nerith Biosciences, a Spanish biotech, said so.", ("Nerith Biosciences", "a Spanish biotech")),
        ("A heat pump, which is a device that draws warmth from outside, costs more.", ("heat pump", "a device that draws warmth from outside")),
        ("They need advanced packaging, a step in which small dies are joined.", ("advanced packaging", "a step in which small dies are joined")),
        ("Kidney stones are hard lumps of minerals that form in urine.", ("Kidney stones", "hard lumps of minerals that form in urine")),
        ("An open-weight model is one whose parameters can be downloaded.", ("open-weight model", "one whose parameters can be downloaded")),
        ("与扩散模型DALL-E不同，它更快。", ("DALL-E", "扩散模型")),
    ],
)  # fmt: skip
def test_concepts_are_found(text: str, fact: tuple[str, str]) -> None:
    assert fact in told(text, "concept")


@pytest.mark.parametrize(
    "text",
    [
        "这是一种说法，不足为凭。",
        "It cost $9 million, a figure that leaves out salaries.",
        "It is a way that we like to go home.",
        "深度求索（DeepSeek）发布新模型。",
    ],
)
def test_pronouns_and_translations_of_names_define_nothing(text: str) -> None:
    assert not told(text, "concept")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("行业分析师柯望舒认为还差半年。", ("柯望舒", "分析师")),
        ("said Runa Vestergaard, the company's chief scientist.", ("Runa Vestergaard", "chief scientist")),
        ("“很快。”联合创始人沈嘉禾在会上说。", ("沈嘉禾", "联合创始人")),
        ("岚屿创始人兼CEO傅砚秋在台上说。", ("傅砚秋", "创始人")),
        ("董事会秘书贺廷之说。", ("贺廷之", "董事会秘书")),
        ("许若溪表示，曾任某厂商芯片部门总监，很忙。", ("许若溪", "某厂商芯片部门总监")),
        ("It grew. Chief Executive Dana Okonjo told analysts so.", ("Dana Okonjo", "Chief Executive")),
        (
            "It was isolated by Tomas Verhulst, a Belgian microbiologist.",
            ("Tomas Verhulst", "microbiologist"),
        ),
        ("谷歌推出了Gemini 2.5 Pro实验版，很快。", ("Gemini 2.5 Pro实验版", "谷歌")),
        ("玛丽·米克尔表示，曾就职于摩根士丹利，很忙。", ("玛丽·米克尔", "摩根士丹利")),
    ],
)
def test_offices_makers_and_careers_are_found(text: str, fact: tuple[str, str]) -> None:
    assert fact in told(text, "person_role")


def test_a_term_is_defined_once() -> None:
    text = "采用多头潜在注意力(MLA)的模型。\n使用多头潜在注意力(MLA)的好处。"
    assert len(told(text, "concept")) == 1


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("何为“芯粒”（chiplet）？简单说，就是把一颗大芯片拆成几块裸片再封装的做法。", ("芯粒", "把一颗大芯片拆成几块裸片再封装的做法")),
        ("容量144GB。HBM即高带宽存储器，是把多层存储芯片垂直堆叠的一种内存。", ("HBM", "高带宽存储器")),
        ("容量144GB。HBM即高带宽存储器，是把多层存储芯片垂直堆叠的一种内存。", ("HBM", "把多层存储芯片垂直堆叠的一种内存")),
        ("AIME，全称 American Invitational Mathematics Examination，是一项面向中学生的竞赛。", ("AIME", "面向中学生的竞赛")),
        ("狐火在 MMLU (大规模多任务语言理解) 测试中得到 90.8%。", ("MMLU", "大规模多任务语言理解")),
        ("Fox Tokenizer 是一种先进的视觉切分器，用于切分图像。", ("Fox Tokenizer", "先进的视觉切分器")),
        ("FX10 超级芯片（Superchip）是基于 Fox 架构的 SoC，很省电。", ("FX10", "基于 Fox 架构的 SoC")),
        ("狐火公司开发的一款量子芯片Foxlow，首次纠错。", ("Foxlow", "量子芯片")),
        ("训练用了GRPO——一种不需要价值网络的优化方法——效果不错。", ("GRPO", "不需要价值网络的优化方法")),
        ("这个团队创建了能够追踪细胞变化的“分子钟”。", ("分子钟", "能够追踪细胞变化")),
        ("产品分为以模型为底层逻辑的原生类产品、在旧软件里嵌入模型的附加类产品两种。", ("原生类产品", "以模型为底层逻辑")),
        ("产品分为以模型为底层逻辑的原生类产品、在旧软件里嵌入模型的附加类产品。", ("附加类产品", "在旧软件里嵌入模型")),
        ("助推器被称作“筷子”的机械臂在空中夹住。", ("筷子", "机械臂")),
        ("它引入了“动态抽帧”（Dynamic Frame Sampling，DFS），即按画面的快慢取帧的方法。", ("动态抽帧", "按画面的快慢取帧的方法")),
        ("团队使用单细胞分析和基因编辑工具CRISPR改了69个基因。", ("CRISPR", "基因编辑工具")),
        ("团队采用了诱导多能干细胞(iPSC)做了角膜。", ("iPSC", "诱导多能干细胞")),
        ("晚疫病是由致病疫霉引起、能在几天之内毁掉整片田地的真菌性病害。", ("晚疫病", "由致病疫霉引起、能在几天之内毁掉整片田地的真菌性病害")),
    ],
)  # fmt: skip
def test_the_ways_in_which_chinese_prose_explains(text: str, concept: tuple[str, str]) -> None:
    assert concept in [(one.subject, one.value) for one in candidates(text) if one.kind == "concept"]


@pytest.mark.parametrize(
    "text",
    [
        "狐火科技推出旗舰模型“远帆3”。",
        "S30L即日起接受预订，十月发货。",
        "Prices fell. Nor is the model that they sell a cheap one.",
        "我们的目标是由大家一起把这件事情慢慢做成的好事情。",
        "两人都在“好”字的后面写了名字。",
    ],
)
def test_what_only_names_a_thing_is_no_explanation(text: str) -> None:
    assert not [one for one in candidates(text) if one.kind == "concept"]
