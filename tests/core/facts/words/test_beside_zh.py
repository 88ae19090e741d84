"""What nouns beside a name tell of its sort in Chinese prose, and what is said that a named thing brings about or is put to."""

import pytest

from tests.core.facts.labelled import candidates


def _told(text: str) -> set[tuple[str, str]]:
    return {(one.subject, one.value) for one in candidates(text) if one.kind == "concept"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("JSON-X等数据交换格式正在取代旧表格。", ("JSON-X", "数据交换格式")),
        ("涨价波及英伟达等上游元件供应商。", ("英伟达", "上游元件供应商")),
        ("这一类既包括青鸟AI搜索等原生AI搜索，也包括类似海燕搜索、夸克浏览器的AI加强搜索。", ("海燕搜索", "AI加强搜索")),
        ("学生爱去Open Shelf(OpShelf)这个有名的“地下书库”看书。", ("OpShelf", "地下书库")),
        ("它在 Judge Arena 大模型排行榜上排第三。", ("Judge Arena", "大模型排行榜")),
        ("他们建成了“银河一号”训练平台，花了两亿元。", ("银河一号", "训练平台")),
        ("小组采用 Quill (Query Light) 作为检索框架，省了一半时间。", ("Quill", "检索框架")),
        ("提示压缩技术，尤其是Zipline，近来很热。", ("Zipline", "提示压缩技术")),
        ("同年，Wren-V3问世，这款又快又便宜的语音识别模型，被同行称道。", ("Wren-V3", "语音识别模型")),
        ("谷歌决定下场，一家搜索引擎公司为什么要造汽车？", ("谷歌", "搜索引擎公司")),
        ("昨天发布了开源模型Wren-V2。", ("Wren-V2", "开源模型")),
        ("Kite-Zero 采用的就是这种纯粹的自我对弈方法。", ("Kite-Zero", "纯粹的自我对弈方法")),
        ("检索增强技术显著提升了模型的知识更新速度。", ("检索增强技术", "显著提升了模型的知识更新速度")),
        ("思维树推理则为模型注入了回溯的能力。", ("思维树推理", "为模型注入了回溯的能力")),
        ("低秩压缩技术，尤其是Zipline及其变体，为端侧微调提供了新的办法。", ("Zipline", "为端侧微调提供了新的办法")),
        ("它用了指令微调和DPO等技术，使其能够更好地听懂人的要求。", ("DPO", "更好地听懂人的要求")),
        ("Sketch Kits 可提供随取随用的界面模板和流程。", ("Sketch Kits", "提供随取随用的界面模板和流程")),
        ("工程师使用 Swift RAPPER 库加速图像处理。", ("Swift RAPPER", "加速图像处理")),
        ("更新还带来了Bench Studio，以帮助测试员更快地找出错误。", ("Bench Studio", "帮助测试员更快地找出错误")),
        ("Kite上线了“闹钟”功能，很受欢迎。这项功能允许用户约定将来某时要做的事。", ("闹钟", "允许用户约定将来某时要做的事")),
        ("Kite-2发布一周。开发者已经将其用于实时翻译和字幕制作。", ("Kite-2", "实时翻译和字幕制作")),
        ("智能体通过读取屏幕内容，可以自己点按钮，并替人填写表格。", ("智能体", "自己点按钮，并替人填写表格")),
        ("端侧模型以更低的延迟、节省流量等优势受到关注。", ("端侧模型", "更低的延迟、节省流量")),
        ("在模仿学习中，机器人通过观看大量录像来学会动作。", ("模仿学习", "机器人通过观看大量录像来学会动作")),
        ("对比学习更像是一种“填空”练习，不用人教。", ("对比学习", "“填空”练习")),
        ("Chem-900 数据集有九百道题，涵盖有机、无机、分析等多个领域。", ("Chem-900", "有机、无机、分析")),
        ("今后会有专注于合同审查的法务模型、擅长财报分析的投研模型等。", ("法务模型", "专注于合同审查")),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_is_told(text: str, found: tuple[str, str]) -> None:
    assert found in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "GPU等新技术很热，北京等一线城市跟进。",
        "DeepSeek 研究团队很小，Kite-2 模型很大。",
        "它在Sprinter大语言模型排行榜上排第九。",
        "它在Codeforces 编程测试中排第二，比GPT-4o等业界一流模型强。",
        "开发者使用 NVIDIA NeMo 框架微调过的模型。",
        "公司显著提升了员工的待遇水平。",
        "该方法大幅降低了3成的训练成本。",
        "谷歌为学生提供了新的奖学金，也为开发者提供了新的工具箱。",
        "如果将其应用于科研领域，会怎样？",
        "今年，这款应用在美国大受欢迎。",
        "在北京，人们通过排队来买到车票。",
    ],
)
def test_what_only_points_or_praises_is_not(text: str) -> None:
    assert _told(text) == set()
