"""What articles say of a term in passing, of what sort a thing is, and what it is built on, is found in both languages."""

import pytest

from tests.core.facts.labelled import candidates


def concepts(text: str) -> list[tuple[str, str]]:
    return [(one.subject, one.value) for one in candidates(text) if one.kind == "concept"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("所谓上下文窗口，说白了就是模型一次能读进去的文字总量。", ("上下文窗口", "模型一次能读进去的文字总量")),
        ("所谓“思维链”，其实就是让模型先把推理写出来再回答。", ("思维链", "让模型先把推理写出来再回答")),
        ("“微调”说的是让模型的行为符合人的意图。", ("微调", "让模型的行为符合人的意图")),
        ("它采用了投机采样，即由小模型先起草、大模型再核对的办法。", ("投机采样", "由小模型先起草、大模型再核对的办法")),
        ("上下文窗口，也就是模型一次能处理的文本长度，达到了20万。", ("上下文窗口", "模型一次能处理的文本长度")),
        ("语音进、语音出，也就是常说的端到端。", ("端到端", "语音进、语音出")),
        ("MoE架构——把网络拆成许多专家、每次只激活少数几个——降低了成本。", ("MoE架构", "把网络拆成许多专家、每次只激活少数几个")),
        ("智能体（能够自行调用工具完成任务的程序）正在普及。", ("智能体", "能够自行调用工具完成任务的程序")),
        ("把大模型的能力迁移到小模型上的过程，叫作知识蒸馏。", ("知识蒸馏", "大模型的能力迁移到小模型上的过程")),
        ("提示词注入，一类把恶意指令藏进文本的攻击，很难防。", ("提示词注入", "把恶意指令藏进文本的攻击")),
        ("通俗地讲，注意力机制就是让模型知道该看哪些词。", ("注意力机制", "让模型知道该看哪些词")),
        ("KV缓存的作用是避免重复计算已经处理过的词元。", ("KV缓存", "避免重复计算已经处理过的词元")),
        ("MathPeak用于评估数学推理能力，共有500道题。", ("MathPeak", "用于评估数学推理能力")),
        ("路由器负责为每个词元挑选最合适的专家。", ("路由器", "负责为每个词元挑选最合适的专家")),
        ("LoRA全称Low-Rank Adaptation，由研究者提出。", ("LoRA", "Low-Rank Adaptation")),
        ("检索增强生成（简称RAG）能减少幻觉。", ("RAG", "检索增强生成")),
        ("规模定律（Scaling Law）认为模型越大越好。", ("规模定律", "Scaling Law")),
        ("稀疏注意力又称选择注意力，很省显存。", ("稀疏注意力", "选择注意力")),
        ("Wren-VL基于Qwen2.5-7B训练而成。", ("Wren-VL", "Qwen2.5-7B")),
        ("它引入了扭曲技术，在画面送到屏幕之前按最新的输入更新它。", ("扭曲", "在画面送到屏幕之前按最新的输入更新它")),
        ("昨天Foxlow被同行称为“小钢炮”。", ("Foxlow", "小钢炮")),
        ("“上下文工程”就是把合适的信息放进提示里。", ("上下文工程", "把合适的信息放进提示里")),
        ("这种攻击叫提示词注入，就是把恶意指令藏在网页里。", ("提示词注入", "把恶意指令藏在网页里")),
        ("测试时计算，简单说，就是让模型在回答之前多想一会儿。", ("测试时计算", "让模型在回答之前多想一会儿")),
        ("CodeTrail考的是模型修复代码错误的能力。", ("CodeTrail", "模型修复代码错误的能力")),
        ("MoE（Mixture of Experts，混合专家）很省算力。", ("MoE", "混合专家")),
        ("MoE，全称Mixture of Experts，中文叫混合专家。", ("MoE", "混合专家")),
        ("幻觉——模型一本正经地编造事实——仍是难题。", ("幻觉", "模型一本正经地编造事实")),
        ("Wren-VL（一款视觉语言模型）参数80亿。", ("Wren-VL", "视觉语言模型")),
        ("CodeTrail是一个由300道编程题组成的测试集。", ("CodeTrail", "由300道编程题组成的测试集")),
        ("法国人工智能初创公司Lumen完成了2亿欧元融资。", ("Lumen", "法国人工智能初创公司")),
        ("一款名为Fernleaf的开源代码助手上线了。", ("Fernleaf", "开源代码助手")),
        ("Tideline是一家总部位于柏林的人工智能公司。", ("Tideline", "总部位于柏林的人工智能公司")),
    ],
)  # fmt: skip
def test_chinese_prose_explains_in_passing(text: str, fact: tuple[str, str]) -> None:
    assert fact in concepts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Arbiter, an independent evaluation group based in Oslo, ran the test.", ("Arbiter", "an independent evaluation group based in Oslo")),
        ("A swappable cell, one that staff can change without tools, keeps it rolling.", ("swappable cell", "one that staff can change without tools")),
        ("The rest have pods, small closed bunks that people enter from the side.", ("pods", "small closed bunks that people enter from the side")),
        ("Speculative decoding, in which a small model drafts for a large one, is fast.", ("Speculative decoding", "a small model drafts for a large one")),
        ("Murmur, which makes speech software, grew.", ("Murmur", "makes speech software")),
        ("Agents, which are programs that call tools on their own, are spreading.", ("Agents", "programs that call tools on their own")),
        ("Distillation, or training a small model on the outputs of a large one, is cheap.", ("Distillation", "training a small model on the outputs of a large one")),
        ("They use reinforcement learning from feedback, or RLF.", ("RLF", "reinforcement learning from feedback")),
        ("RLF, short for reinforcement learning from feedback, is used.", ("RLF", "reinforcement learning from feedback")),
        ("Distillation (training a small model on a large one) is cheap.", ("Distillation", "training a small model on a large one")),
        ("The key-value cache (KV cache) keeps it.", ("KV cache", "key-value cache")),
        ("They use quantisation, that is, storing weights with fewer bits.", ("quantisation", "storing weights with fewer bits")),
        ("Hiding orders in the input is known as prompt injection.", ("prompt injection", "Hiding orders in the input")),
        ("Lees are the dead yeast cells that sink to the bottom.", ("Lees", "the dead yeast cells that sink to the bottom")),
        ("Halden Works is a Finnish company that builds warehouse arms.", ("Halden Works", "a Finnish company that builds warehouse arms")),
        ("Time to first token, the delay before an answer starts, is short.", ("Time to first token", "the delay before an answer starts")),
        ("The context window, meaning the text it can see at once, is long.", ("context window", "the text it can see at once")),
        ("RAG, or retrieval-augmented generation, helps.", ("RAG", "retrieval-augmented generation")),
        ("It uses grouped-query attention (GQA), which lets several heads share keys.", ("GQA", "lets several heads share keys")),
        ("Wren, Murmur's new open-weight model, costs nothing.", ("Wren", "new open-weight model")),
        ("Wren is an open-weight model.", ("Wren", "an open-weight model")),
        ("Hallucinations (confident statements that are false) fell.", ("Hallucinations", "confident statements that are false")),
        ("Wren-VL is based on Qwen2.5-7B.", ("Wren-VL", "Qwen2.5-7B")),
        ("It runs on the open-source inference framework Larkspur.", ("Larkspur", "open-source inference framework")),
        ("The yard fights hull fouling, the growth of weed that slows a ship.", ("hull fouling", "the growth of weed that slows a ship")),
        ("It uses a mixture of experts, an arrangement in which few parts work.", ("mixture of experts", "an arrangement in which few parts work")),
        ("The lab reports word error rate (WER), the share of words that are wrong.", ("WER", "the share of words that are wrong")),
        ("It uses mixtures (MoE), that is, networks that wake few parts at once.", ("MoE", "networks that wake few parts at once")),
        ("It relies on a process called ion exchange, which hardens the glass.", ("ion exchange", "hardens the glass")),
        ("It learns by a method called rejection sampling: it keeps the best of many answers.", ("rejection sampling", "it keeps the best of many answers")),
        ("What sailors call jitter, the uneven arrival of waves, is harmless.", ("jitter", "the uneven arrival of waves")),
        ("The gas that leaks from old wells, known as fugitive methane, is hard to see.", ("fugitive methane", "The gas that leaks from old wells")),
        ("It looks for drift with a platform called Datum, a new checking tool.", ("Datum", "a new checking tool")),
        ("Its product, a small checking platform called Datum, is new.", ("Datum", "a small checking platform")),
        ("Low-rank adaptation, or LoRA, freezes the model and trains two small tables.", ("LoRA", "freezes the model and trains two small tables")),
        ("“Hot swap” sells it. It means that a disk can be changed while it runs.", ("Hot swap", "a disk can be changed while it runs")),
        ("It runs on dual fuel. The term means that it burns either gas or oil.", ("dual fuel", "it burns either gas or oil")),
        ("Smart valves work by closing when the pressure falls.", ("Smart valves", "by closing when the pressure falls")),
        ("QuantDrop splits each table into a coarse and a fine part.", ("QuantDrop", "splits each table into a coarse and a fine part")),
        ("Our method, SlowMix, blends two checkpoints before each epoch.", ("SlowMix", "blends two checkpoints before each epoch")),
        ("By “agent” the firm means software that acts without asking.", ("agent", "software that acts without asking")),
        ("The firm sells Loom, software that plans the shifts of nurses.", ("Loom", "software that plans the shifts of nurses")),
        ("Wren is the lab's first reasoning model.", ("Wren", "first reasoning model")),
        ("An agent, in the report's definition, is a program that acts for others.", ("agent", "a program that acts for others")),
        ("Late fusion, as this is known, is applied after each sensor is read.", ("Late fusion", "applied after each sensor is read")),
        ("Cold-weather training (CWT), by contrast, simulates frost while it runs.", ("CWT", "simulates frost while it runs")),
        ("One number matters: perplexity, which measures how surprised it is.", ("perplexity", "measures how surprised it is")),
        ("He is an early champion of calibration, the idea that forecasts come true.", ("calibration", "the idea that forecasts come true")),
        ("Teal makes software that asks a program how sure it is.", ("Teal", "software that asks a program how sure it is")),
        ("Take Kelp-7B, an open model from Bergen.", ("Kelp-7B", "an open model from Bergen")),
        ("She left the search company Quillon.", ("Quillon", "search company")),
        ("It shows Merle-2, a system built to draft, compare and check contracts.", ("Merle-2", "a system built to draft, compare and check contracts")),
        ("It trains Merle, a grading model of 14 billion parameters.", ("Merle", "a grading model")),
    ],
)  # fmt: skip
def test_english_prose_explains_in_passing(text: str, fact: tuple[str, str]) -> None:
    assert fact in concepts(text)


@pytest.mark.parametrize(
    "text",
    [
        "狐火科技发布旗舰模型Foxlow，价格不变。",
        "今天，即将到来的是冬天里最冷的几天。",
        "Sales rose to $9m, a figure that nobody in the room had expected.",
        "Last year, the company that made it, quietly, closed.",
        "The owner thinks half of that is more realistic than all of it.",
        "Nothing changes, said Runa Vestergaard, a consultant based in Oslo.",
        "The mine closed on Friday, the day after the inspectors left.",
        "He met the ministers, the heads of two banks and a few friends.",
        "The vote, which takes place on Monday, is close.",
        "At the start, the boat that won was far behind the other one.",
        "As a result, the share of late trains fell to a tenth, according to the line.",
        "Every weight in a scale is a number that takes up room.",
        "Behind the pump is a team that works at night.",
        "She kept the score, though she concedes that it means little.",
        "In tests by the Road Forum, the boat scored well for the crew.",
    ],
)
def test_what_explains_nothing_is_no_concept(text: str) -> None:
    assert concepts(text) == []


def test_no_explanation_ends_within_a_number() -> None:
    text = (
        "It does so with Wren-Judge, a grading model of 14 billion parameters trained on 2.2 million answers."
    )
    assert ("Wren-Judge", "a grading model") in concepts(text)
