"""What is told in Chinese words reads as a careful reader would let it stand: whole terms, whole functions, no labels of speakers."""

import pytest

from quizapp.core.facts.candidate import Candidate
from tests.core.facts.labelled import candidates


def _told(text: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.attribute, one.value) for one in _words(text)}


def _words(text: str) -> list[Candidate]:
    return [one for one in candidates(text) if one.kind in ("concept", "person_role")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("这套方案旨在缓解城市热岛效应（UHI）。", ("UHI", "全称", "城市热岛效应")),
        ("团队的目标是降低急性呼吸窘迫综合征（ARDS）的死亡率。", ("ARDS", "全称", "急性呼吸窘迫综合征")),
        ("这是选拔国际物理奥林匹克竞赛（IPhO）国家队的考试。", ("IPhO", "全称", "国际物理奥林匹克竞赛")),
        ("研究者用到了生成对抗网络（GAN）。", ("GAN", "全称", "生成对抗网络")),
        ("厂方用上了基于规则的专家系统（RBS）。", ("RBS", "全称", "基于规则的专家系统")),
        ("Stellarium-4（星空知识问答）有一千道题。", ("Stellarium-4", "中文", "星空知识问答")),
        ("MMD（均值差异）衡量两组数据。", ("MMD", "全称", "均值差异")),
        ("午睡其实是一种短暂的睡眠。", ("午睡", "定义", "短暂的睡眠")),
        ("注意力引导网络关注图像里最要紧的地方。", ("注意力", "作用", "引导网络关注图像里最要紧的地方")),
        ("路由网络采用了稀疏激活技术，通过只唤醒一小部分专家，让推理快了许多。", ("稀疏激活", "作用", "通过只唤醒一小部分专家，让推理快了许多")),
        ("英伟达推出了面向汽车的 Thor 芯片。", ("Thor", "开发者", "英伟达")),
        ("智能体，旨在通过算法，成为更好的助理。", ("智能体", "作用", "通过算法，成为更好的助理")),
        ("该望远镜的设计目标是把像差降到最低。", ("望远镜", "目标", "把像差降到最低")),
        ("闻小满带领团队自主研发了“石榴一号”平台。", ("石榴一号", "开发者", "闻小满")),
        ("他与同学闻立共同创立了南山科技有限公司。", ("南山科技有限公司", "联合创始人", "闻立")),
        ("作者写道。\n闻小满，2031年获得南山大学博士学位。", ("闻小满", "学位", "南山大学博士学位")),
        ("阿里和向它看齐的谷歌公司不同，其开发的 Kite-2 模型很小。", ("Kite-2", "开发者", "阿里")),
    ],
)  # fmt: skip
def test_what_is_told_is_whole(text: str, found: tuple[str, str, str]) -> None:
    assert found in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "睡眠是一种修复吗？",
        "AI使用限制突然大幅增加。",
        "工程师可以继续尝试，引导模型说出更合适的话。",
        "如果把训练比作“备考”，那么推理就是“上场答题”。",
        "这很可能是一种刻舟求剑。",
        "主持人：很多人做语音助手\n嘉宾：我们做语音助手\n主持人：你们会卖掉一个平台\n嘉宾：不会。",
        "英伟达还发布了运行在 Jetson 上的驾驶模型。",
        "蓝湖科技宣布推出基于 Qwen 的一系列翻译模型。",
        "当外界都盯着 OpenAI 时，一支团队凭借其最新发布的 Kite-2 模型走红。",
        "它能提供一种生成大量逼真、基于物理的合成数据的简便方法，很省钱。",
        "先读懂题目的含义，即这是一个等差数列的问题。",
        "成功来自一项重大突破，即对蛋白的结构有了全新的理解。",
        "它让我们看到了无限的可能。",
        "这种做法并非完全是坏事,它反而会激励南山大学研发的平台。",
        "不再局限于通用，比如专注于法律条文的模型。",
        "医院的客服机器人“停摆事件”震动业界。",
        "报告分为三个方面：成本、质量和速度。",
        "他们把贡献者加入到游戏里去。",
        "成就与规模形成了鲜明的对比。",
    ],
)  # fmt: skip
def test_what_names_or_says_nothing_is_left_out(text: str) -> None:
    assert _told(text) == set()


def test_what_stands_for_a_sort_does_not_define_it() -> None:
    assert _told("循环网络（以树蛙为代表）很常见。") == {("树蛙", "类型", "循环网络")}
