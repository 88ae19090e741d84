"""The wording of questions: for the name of an attribute a template, in either language, tried from top to bottom.

``{S}`` is the subject, ``{A}`` the attribute, ``{SA}`` the attribute of the subject, ``{g1}`` what the pattern found,
``{unit}`` how the unit is said, ``{when}`` how exact a date is wanted.
"""

import re
from collections.abc import Mapping

from quizapp.core.languages import Language

Row = tuple[str, str]

_COUNTED_EN = (
    r"(?:\w+ )?(?:cores|transistors|layers|experts|expert modules|problems|questions|tasks|coding tasks|members|"
    r"employees|users|pages|qubits|cameras|sensors|lenses|ports|seats|passengers|patients|donors|papers|wheels|motors|"
    r"entries|participants|shops|stores|branches|students|countries|languages|heads|tokens|downloads|stars)"
)
_COUNTED_ZH = r"(?:[A-Za-z][A-Za-z ]*)?(?:核心|晶体管|专家模块|专家|编码任务|任务|量子比特|物理量子比特|星系|用户|成员|员工|样本|GPU|头|语言|国家|门店|摄像头|传感器)|[A-Za-z]+ GPU"
_MOMENT_ZH = r"[\u4e00-\u9fff]{1,10}(?:时|之初|之后|之前)"
_NO_NOUN_ZH = "[a-z0-9]|标配|配备|搭载|内置|配有|一[颗台个款种]|使|让|令|从|将|把|则|为|还|也|可|能(?!耗|量)|其中|包括|他|她|它|这|那|但|而|并|以|约|的|不|和|与|及|或|被|由|通过|根据|随着|其|我|你|又|再|都|就|才|了|着|仅|只|达|超|高达|拥有|提供|具有|采用|至少|最多|最高$|共|总共|一共|平均$"
_BARE_ZH = "中位数|平均(?:数|值)|加价|幅度|差距|金额|数量|总数|总量|比例|占比|份额|增幅|涨幅|降幅|上限|下限|频率|次数|人数|规模|倍数|分数|得分|评分|准确率|时间|期|数|量|率|分|度|费"
_SCORE_ZH = "准确率|正确率|成绩|得分|评分|分数"
_NUMBER_ENDS_ZH = (
    "量|数|率|价|价格|售价|费|费用|成本|度|总长|全长|直径|半径|轴距|周长|优惠期|时间|时长|寿命|份额|比例|占比|分|成绩|得分|评分|大小|容量|规模|面积|"
    "体积|距离|里程|续航|功耗|功率|性能|算力|位宽|带宽|内存|显存|存储|存储空间|电池|营收|收入|利润|净利润|市值|估值|金额|资金|融资额|"
    "投资额|上限|下限|倍数|人数|次数|频率|分辨率|速度|延迟|吞吐量|幅度|差距|预算|奖金|年龄|参数|上下文窗口|区域|增幅|涨幅|降幅|开销|房价|电价"
)
_NO_NOUN_EN = r"(?:has|have|had|is|was|are|were|with|and|or|of|by|to|a|an|the|its|their|this|that|which|costs?|reached|but|for|from|in|on|at) "
_NOUN_HEADS_EN = (
    r"price|cost|revenue|profit|valuation|funding|investment|value|latency|throughput|accuracy|score|rate|rating|range|"
    r"speed|capacity|memory|storage|power|power draw|consumption|weight|length|width|height|diameter|depth|distance|area|"
    r"volume|size|age|temperature|pressure|duration|bandwidth|bus width|resolution|window|budget|margin|share|efficiency|"
    r"yield|dose|population|performance|compute|salary|fee|frequency|battery capacity|lifetime|density|mass|output|income"
)

NUMBERS: Mapping[Language, tuple[Row, ...]] = {
    "zh": (
        (r"(?:总)?参数(?:的?总)?(?:数)?量?|标称参数量", "{S}有多少个参数？"),
        (r"激活参数量|每次激活的参数(?:量)?", "{S}每次激活多少个参数？"),
        (r"上下文(?:窗口|长度)(?:大小)?", "{S}的上下文窗口有多少个 token？"),
        (r"最大输出长度", "{S}最多能输出多少个 token？"),
        (r"(?:token )?生成速度", "{S}每秒生成多少个 token？"),
        (r"(?:总)?(?:题目|问题)数", "{S}有多少道题？"),
        (r"(层|步|人)数", "{S}有多少{g1}？"),
        (rf"({_COUNTED_ZH})(?:个数|数量|数)", "{S}有多少个{g1}？"),
        (
            rf"({_MOMENT_ZH})? ?([A-Z][^\u4e00-\u9fff]*?) ?的 ?(.{{0,8}}(?:{_SCORE_ZH}))",
            "{S}{g1}在{g2}上的{g3}是多少{unit}？",
        ),
        (rf"([A-Z][^\u4e00-\u9fff]*?) ?((?:Elo )?(?:{_SCORE_ZH}))", "{S}在{g1}上的{g2}是多少{unit}？"),
        (
            rf"(?!{_NO_NOUN_ZH}|(?:{_BARE_ZH})$)[^，。：；]*(?:{_NUMBER_ENDS_ZH})(?:（[^）]*）)?",
            "{SA}是多少{unit}？",
        ),
    ),
    "en": (
        (r"(?:total |labelled )?(?:number of )?parameters", "How many parameters does {S} have?"),
        (r"parameters activated at a time", "How many parameters does {S} activate at a time?"),
        (r"(?:active|activated) parameters", "How many parameters does {S} activate for each token?"),
        (r"context (?:window|length|size)", "How many tokens does the context window of {S} hold?"),
        (r"maximum output", "How many tokens can {S} output at most?"),
        (r"generation speed", "How many tokens does {S} generate per second?"),
        (rf"number of ({_COUNTED_EN})", "How many {g1} does {S} have?"),
        (
            r"(Pass@1 accuracy|accuracy|score|Elo rating) ((?:on|in) .+)",
            "What {g1} does {S} reach {g2}{unit}?",
        ),
        (
            rf"(?!{_NO_NOUN_EN})(?:[\w.-]+ ){{0,3}}(?:{_NOUN_HEADS_EN})(?: on a cache (?:hit|miss))?",
            "What is the {A} of {S}{unit}?",
        ),
    ),
}
DATES: Mapping[Language, tuple[Row, ...]] = {
    "zh": (
        (
            r"(发布|发表|上市|揭晓|成立|开源|推出|下水|公布|出版|创立|上线|获批|召开|举行)(?:日期|时间|年份|年月|月份)?",
            "{S}是{when}{g1}的？",
        ),
        (r"年月|年份|日期|月份", "{S}是在{when}？"),
        (r"(?!数据截至|时间$)[^的]*(?:日期|时间|年份|月份)(?:（[^）]*）)?", "{SA}是{when}？"),
    ),
    "en": (
        (r"(?:release date|(?:date|month|year) of release)", "{when} was {S} released?"),
        (r"(?:publication date|(?:date|month|year) of publication)", "{when} was {S} published?"),
        (r"(?:date|month|year) of (?:issue)", "{when} was {S} issued?"),
        (r"(?:date|month|year) of announcement", "{when} was {S} announced?"),
        (r"(?:launch date|(?:date|month|year) of launch)", "{when} was {S} launched?"),
        (r"founded|(?:date|month|year) of foundation", "{when} was {S} founded?"),
        (r"open-sourced", "{when} was {S} open-sourced?"),
        (r"on sale from", "{when} did {S} go on sale?"),
    ),
}
WORDS: Mapping[Language, tuple[Row, ...]] = {
    "zh": (
        (r"全称|名称的意思", "{S}的全称是什么？"),
        (r"意思|含义", "{S}是什么意思？"),
        (r"定义", "什么是{S}？"),
        (r"开发者|研发公司|研制公司|开发商|制造商|厂商", "{S}是由谁开发的？"),
        (r"创始人|主讲人|作者|负责人|发明者|提出者", "{S}的{A}是谁？"),
        (r"作用|功能|用途", "{S}有什么{A}？"),
        (r"类型|类别", "{S}属于哪种{A}？"),
        (r"在.+的职务", "{S}{A}是什么？"),
        (r"职务|身份|职位|中文名|英文名|标题|操作系统|芯片|架构|GPU 架构|GPU架构|显存类型|训练方法|药物类别", "{S}的{A}是什么？"),
        (r"(?:.*)(?:地点|所在地|总部)", "{S}的{A}在哪里？"),
        (r"资助机构|主办单位|医院|资助方", "{S}的{A}是哪一家？"),
    ),
    "en": (
        (r"full name|meaning of the name", "What does {S} stand for?"),
        (r"meaning", "What does {S} mean?"),
        (r"definition", "What is meant by “{S}”?"),
        (r"developer|maker", "Who developed {S}?"),
        (r"founder", "Who founded {S}?"),
        (r"speaker|author|inventor", "Who is the {A} of {S}?"),
        (r"role at (.+)", "What is the role of {S} at {g1}?"),
        (r"post|role|position|office", "What is the {A} of {S}?"),
        ((r"operating system|chip|architecture|GPU architecture|type of video memory|training method|class of drug|"
         r"native format of the open weights|Chinese name|title|type"), "What is the {A} of {S}?"),
        (r"funder", "Who funded {S}?"),
    ),
}  # fmt: skip
# Of which of these is it so? {V} is the value as it is printed.
WHICH_EN: tuple[Row, ...] = (
    (r"full name|meaning of the name", "Which of these stands for “{V}”?"),
    (r"developer|maker", "Which of these was developed by {V}?"),
    (r"(?:total )?(?:number of )?parameters", "Which of these has {V} in all?"),
    (r"(?:active|activated) parameters", "Which of these activates {V} for each token?"),
    (r"number of .+", "Which of these has {V}?"),
    (r"price|cost|starting price", "Which of these costs {V}?"),
    (r"role at (.+)|role|post|office|position", "Who among these is {V}?"),
    (r"(?:Pass@1 accuracy|accuracy|score|Elo rating) (?:on|in) .+", "Which of these has the {A} {V}?"),
)
WHEN: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "day": "哪年哪月哪日", "month": "哪年哪月", "quarter": "哪年哪个季度", "half": "哪年的上半年还是下半年", "year": "哪一年",
        "--day": "几月几日", "--month": "几月", "--quarter": "哪个季度", "--half": "上半年还是下半年", "--year": "什么时候",
    },
    "en": {
        "day": "On what date (day, month and year)", "month": "In which month and year",
        "quarter": "In which quarter of which year", "half": "In which half of which year",
        "year": "In which year", "--day": "On what day of the year",
        "--month": "In which month", "--quarter": "In which quarter", "--half": "In which half of the year", "--year": "When",
    },
}  # fmt: skip
INLINE_UNITS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "CNY/Mtokens": "（单位：元/百万 token）", "USD/Mtokens": "（单位：美元/百万 token）",
        "GB": " GB", "TB": " TB", "MB": " MB", "W": " W", "kW": " kW", "TOPS": " TOPS", "TFLOPS": " TFLOPS",
        "PFLOPS": " PFLOPS", "EFLOPS": " EFLOPS", "USD": "美元", "CNY": "元", "EUR": "欧元", "TWD": "元新台币", "HKD": "港元", "m": "米", "km": "公里",
        "kg": "千克", "h": "小时", "min": "分钟", "s": "秒", "ms": "毫秒", "days": "天", "months": "个月", "years": "年",
        "bit": "位", "nm": " nm", "mm": "毫米", "°C": "摄氏度", "%": "（单位：%）", "x": "倍", "people": "人",
    },
    "en": {
        "CNY/Mtokens": ", in yuan per million tokens", "USD/Mtokens": ", in US dollars per million tokens",
        "GB": ", in GB", "TB": ", in TB", "W": ", in watts", "USD": ", in US dollars", "CNY": ", in yuan",
        "EUR": ", in euros", "TWD": ", in New Taiwan dollars", "HKD": ", in Hong Kong dollars", "m": ", in metres", "km": ", in kilometres", "kg": ", in kilograms", "h": ", in hours",
        "min": ", in minutes", "s": ", in seconds", "ms": ", in milliseconds", "days": ", in days",
        "months": ", in months", "years": ", in years", "bit": ", in bits", "%": ", in percent",
    },
}  # fmt: skip
OWN_UNIT: Mapping[Language, str] = {
    "zh": r"^(?:总|标称|激活)?参数|每次激活|上下文|最大输出|生成速度|(?:个数|数量|人数|次数|数)$",
    "en": r"parameters|context|maximum output|generation speed|^number of ",
}
NOUNS: Mapping[Language, re.Pattern[str]] = {
    "zh": re.compile(rf"(?!{_NO_NOUN_ZH}|(?:{_BARE_ZH}|日期|数据截至|时长)$)[^，。：；]*(?:{_NUMBER_ENDS_ZH}|日期|年份|全称|开发者|类型|职务)"),
    "en": re.compile(
        rf"(?:total |labelled )?(?:number of )?(?:active )?parameters|number of {_COUNTED_EN}|context (?:window|length|size)|maximum output|generation speed|"
        rf"(?:Pass@1 accuracy|accuracy|score|Elo rating) (?:on|in) .+|(?!{_NO_NOUN_EN})(?:[\w.-]+ ){{0,3}}(?:{_NOUN_HEADS_EN})(?: on a cache (?:hit|miss))?|full name|developer|release date|(?:date|month|year) of [a-z]+",
        re.IGNORECASE,
    ),
}  # fmt: skip
TOLD: Mapping[Language, tuple[Row, ...]] = {
    "zh": (
        (r"全称|英文名", "{S}的{A}是{V}。"),
        (r"开发者", "{S}是{V}开发的。"),
        (r"在.+的职务", "{S}{A}是{V}。"),
        (r"职务|身份", "{S}的{A}是{V}。"),
        (r"类型", "{S}属于{V}。"),
        (r"定义", "{S}是{V}。"),
    ),
    "en": (
        (r"full name", "{S} stands for {V}."),
        (r"developer", "{S} was developed by {V}."),
        (r"parameters", "{S} has {V}."),
        (r"active parameters", "{S} activates {V} for each token."),
        (r"number of .+", "{S} has {V}."),
        (r"definition", "{S} is {V}."),
        (r"role at .+", "{S} holds the post of {V} {at}."),
        (r"role", "{S} holds the post of {V}."),
    ),
}
DATED: Mapping[Language, tuple[Row, ...]] = {
    "zh": (
        (r"(?:发布|开源|成立|上市|推出|公布)(?:时间|日期)", "{S}的{A}是{V}。"),
    ),
    "en": (
        (r"release date", "{S} was released {V}."),
        (r"founded", "{S} was founded {V}."),
        (r"open-sourced", "{S} was open-sourced {V}."),
        (r"on sale from", "{S} went on sale {V}."),
    ),
}  # fmt: skip

# Names of tests, as headings of columns give them.
_TEST_NAME = r"(?-i:[A-Z][A-Za-z0-9'’.-]*(?: [A-Z0-9][A-Za-z0-9'’.-]*){0,3})"
SCORES: Mapping[Language, Row] = {
    "zh": (_TEST_NAME, "{S}在{A}上的得分是多少{unit}？"),
    "en": (_TEST_NAME, "What score does {S} reach on {A}{unit}?"),
}
SCORED: Mapping[Language, Row] = {
    "zh": (_TEST_NAME, "{S}在{A}上的得分是{V}。"),
    "en": (_TEST_NAME, "{S} scores {V} on {A}."),
}
