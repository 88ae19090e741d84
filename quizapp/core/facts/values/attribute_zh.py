"""What a value says of its subject, as a noun of Chinese: 输入价, MMLU-Pro得分, 晶体管数量, 推理成本降幅."""

import re

from quizapp.core.articles.gazetteer import benchmarks
from quizapp.core.facts.values.around import Around

_DATES = tuple(
    (re.compile(pattern), noun)
    for pattern, noun in (
        (r"成立|创立|创办|创建", "成立时间"),
        (r"开源", "开源时间"),
        (r"上市|开售|发售|开卖", "上市时间"),
        (r"交付|供货|发货", "交付时间"),
        (r"投产|量产|开工|动工", "投产时间"),
        (r"毕业", "毕业时间"),
        (r"出生", "出生日期"),
        (r"离职|离任|卸任|辞职|退休", "离任时间"),
        (r"出任|上任|就任|接任|担任|任命", "上任时间"),
        (r"加入|加盟|入职", "加入时间"),
        (r"去世|逝世", "去世时间"),
        (r"发布|推出|亮相|上线|揭晓|公布|披露|公开", "发布时间"),
        (r"收购|并购", "收购时间"),
        (r"融资", "融资时间"),
        (r"举行|召开|举办|开幕", "举行时间"),
        (r"宣布", "宣布时间"),
        (r"获批|批准|通过", "获批时间"),
        (r"完成|建成|竣工", "完成时间"),
        (r"发现|观测到|证实", "发现时间"),
        (r"开始|启动|起(?=，|$)", "开始时间"),
        (r"截至|截止", "数据截至"),
        (r"预计|预测|有望|将达", "预测年份"),
    )
)
_DIRECTLY = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})(?:于|日期为|时间为)$")
_MONEY = re.compile(
    r"净利润|净亏损|亏损|毛利润|利润|营业收入|营收|收入|市值|估值|现金|负债|资产|目标价|股价|收盘价|分红|派息|派现|回购|交易额|成交额|销售额|市场规模|产值|"
    r"预算|研发投入|研发费用|投资|成本|花费|费用|开支|支出|赔偿|罚款|奖金|定金|补贴|捐款|薪酬|年薪|规模"
)
_MONEY_NOUNS = {"亏损": "亏损额", "投资": "投资额", "花费": "费用", "回购": "回购金额", "派现": "分红", "派息": "分红", "收入": "收入", "规模": "规模金额"}  # fmt: skip
_PRICES = re.compile(r"缓存未命中|缓存命中|输入|输出|订阅|起售|预售|定金|加价")
_ANY_PRICE = re.compile(r"售价|定价|单价|起价|票价|价格|价")
_PRICE_NOUNS = {"缓存未命中": "缓存未命中输入价", "缓存命中": "缓存命中输入价", "输入": "输入价", "输出": "输出价", "订阅": "订阅价", "起售": "起售价", "预售": "预售价", "加价": "加价金额", "价": "价格"}  # fmt: skip
_SCORES = re.compile(r"准确率|正确率|通过率|胜率|召回率|错误率|幻觉率|命中率|评分|得分|排名|F1")
_TEST = re.compile(
    r"[A-Z][A-Za-z0-9-]*(?:[Bb]ench|Eval)(?![A-Za-z0-9])|在(?![这那该此本])(?:自研|自家|内部|第三方|公开)?的?“?([\u4e00-\u9fff]{2,8}(?:评测|测试|测评|基准|榜|考试|竞赛|大赛)(?:集|单)?)”?[上中里]"
)
_LEADS = re.compile(r"领先|高出|超出|落后|低|高|多|提升|提高|增加|下降")
_CHANGE = re.compile(
    r"(?P<noun>[\u4e00-\u9fffA-Za-z]{0,10}?)(?P<how>同比|环比|年均复合|年均|较上年同期|较去年同期|较上年|较去年|比上年|比去年)?"
    r"(?:大幅|小幅|显著|分别|预计|将|已|再|可|能够|又)*(?P<verb>增长|提升|提高|上涨|上升|增加|上调|加快|快|高|多|下降|降低|减少|下滑|下跌|收窄|缩短|下调|少|低|省|降)(?:了|到|至|近|约|超|超过|逾|出)* ?$"
)
_RISES = frozenset(["增长", "提升", "提高", "上涨", "上升", "增加", "上调", "加快", "快", "高", "多"])
_SHARE = re.compile(
    r"(?P<noun>[\u4e00-\u9fffA-Za-z0-9]{0,14}?)(?:仅|约|共|合计)?(?:占比?|占到|占据)[^，]{0,8}$"
)
_TIMES = re.compile(
    r"(?:约?等于|约?相当于|是|为|达到?|不到|超过|约为|仅为|约)(?P<base>(?!等于)[^，。；是为]{2,14}?)的(?:约|近)? ?$"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LIST = re.compile(
    r"(?:分别|依次)?(?:为|是|达|有)? ?[-+]?[0-9][^、和与及/]*(?:[、和与及/][^、和与及/]*)*[、和与及/] ?$"
)
_TAIL = re.compile(
    r"(?:分别|依次|已经?|约|大约|近|仅|只需?|最高|最多|最低|可|可以|(?<!性)能够?|有望|将|会|高达|可达|低至|长达|达到|达|超过|超|突破|逼近|为|是|有|到|了|至|从|由|的|在|不足|不到|不超过|上调|下调|升至|降至|增至|定为|设为|需要?|共|合计|累计|平均|目前|每年|每月|每天|预计|[:： ])+$"
)
_HEAD = re.compile(
    r"^(?:相当于|其中|目前|同时|此外|另外|而且|而|但是?|并且?|也|还|已|则|它的?|其|该[\u4e00-\u9fff]{2}的?|公司的?|新车的?|最多|将|可以?|能够?|[0-9一二两三四五六七八九十]+[款个家种项位名](?=[\u4e00-\u9fff]{2})|年(?=占)|[\u4e00-\u9fff]{1,6}[”」]|单卡|整个|在[^，]{1,12}[上中下时后]|截至[^，]{1,12}，)+"
)
_NOUN_END = re.compile(
    r"(?:量|数|率|比|价|价格|费|费用|成本|度|(?<![增成拉])长|宽|高|重|厚|径|距|时间|时长|寿命|份额|里程|续航|功耗|功率|性能|算力|位宽|带宽|内存|显存|存储|电池|容量|规模|面积|体积|"
    r"人数|次数|频率|分辨率|延迟|幅度|差距|年龄|制程|质量|重量|速率|电压|温度|剂量|深度|周期|期|间隔|倍数|占用|空间|能耗|压力|亮度|像素|产能|销量|年限|保修|质保|扭矩|加速|时速|车速)$"
)
_SINGLE = {"长": "长度", "宽": "宽度", "高": "高度", "重": "重量", "厚": "厚度"}
_LONGEST_NOUN = 8
_NAMED = re.compile(
    r"[0-9万亿余多个名位项款家台张种枚块颗辆条份只](?P<noun>(?![万亿千百余多个名位项款家台张种枚块颗辆条份只人])[\u4e00-\u9fff]{2,6})$"
)
_WHOLE = frozenset(
    ["people", "users", "questions", "papers", "pages", "steps", "layers", "experts", "heads", "kinds"]
)
_PEOPLE = re.compile(r"员工|雇员|用户|患者|学生|会员|开发者|研发人员|团队|参与者|志愿者|乘客")
_DIMENSIONS = {
    "bytes": "容量", "power": "功率", "operations": "算力", "flops": "算力", "flop": "计算量", "frequency": "频率", "length": "长度", "mass": "质量",
    "energy": "电量", "time": "时长", "voltage": "电压", "temperature": "温度", "area": "面积", "volume": "容积", "charge": "电池容量",
    "torque": "扭矩", "luminance": "亮度", "pressure": "压力", "level": "音量", "ratio": "比例", "percentage points": "变化幅度", "points": "得分",
    "rank": "排名", "tokens": "token数量", "GPU-hours": "GPU时", "tCO2e": "排放量",
}  # fmt: skip
_KINDS = {"price": "价格", "funding": "融资额", "finance": "金额", "speed": "速度", "ratio": "比例", "benchmark_score": "得分", "date": "时间"}  # fmt: skip


_CLAUSE_END = re.compile(r"[，；。]")


_SLOWLY = re.compile(r"(?:进一步|大幅|逐步|明显|再次|突然)$")
_PROCESS = re.compile(r" ?级?(?:制程|工艺|节点)")
_SCREEN = re.compile(r"屏|幕|显示器")


def attribute_zh(around: Around) -> str:
    """The attribute in Chinese; by the kind first, then by the words before the value, then by what is counted."""
    by_kind = {"date": _date, "benchmark_score": _score, "ratio": _ratio, "price": _price, "finance": _money}
    find = by_kind.get(around.kind)
    return (find(around) if find else "") or _noun_before(around) or _counted(around) or _general(around)


def _date(around: Around) -> str:
    after, before = around.after[:60], around.before[-30:]
    if re.search(r"截[至止][^，。]{0,6}$", before):
        return "数据截至"
    direct = _DIRECTLY.search(before)
    told = next((noun for cue, noun in _DATES if direct and cue.search(direct["verb"])), "")
    if told:
        return told
    clause = _CLAUSE_END.split(after)[0]
    placed = [
        (found.start(), noun)
        for cue, noun in _DATES
        if (found := cue.search(clause if noun == "预测年份" else after))
    ]
    if placed:
        return min(placed)[1]
    return next((noun for cue, noun in _DATES if cue.search(before)), "时间")


def _score(around: Around) -> str:
    """The test and what it counts: MMLU-Pro得分, 众评场胜率."""
    said = around.before + around.clause[:0]
    named = [around.before[start:end] for start, end, _ in benchmarks().matches(said)] or [
        found[1] or found[0] for found in _TEST.finditer(said)
    ]
    word = _last(_SCORES, around.before[-40:]) or ("排名" if around.unit == "rank" else "得分")
    lead = re.search(rf"(?:{_LEADS.pattern})[^，。；]{{0,10}}$", around.before)
    return (named[-1] if named else "") + (
        "领先幅度" if lead and lead[0].startswith(("领先", "高出", "超出")) else word
    )


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.findall(text)
    return found[-1] if found else ""


def _ratio(around: Around) -> str:
    """A change, a share, or how many times as much as something else."""
    before = _without_list(_BRACKETS.sub("", around.before))
    times = _TIMES.search(before)
    if times and around.unit == "x":
        return f"与{times['base']}之比"
    clause = re.split(r"[，,；;：:。]", before)[-1]
    change = _CHANGE.search(clause)
    if change:
        noun = _SLOWLY.sub("", _cleaned(change["noun"], around)) or re.sub(
            r"(?:同比|环比|年均)?[增降]幅$", "", around.earlier
        )
        return f"{noun}{change['how'] or ''}{'增幅' if change['verb'] in _RISES else '降幅'}"
    share = _SHARE.search(clause)
    return f"{_cleaned(share['noun'], around)}占比" if share else ""


def _price(around: Around) -> str:
    """The price of what: input, output, a subscription; by the bracket behind it, the words before it, or the price before it."""
    bracket = re.match(r" ?[（(](缓存未?命中)", around.after)
    said = re.split(r"[；;。]", around.before)[-1][-30:] + _printed(around)
    listed = around.earlier in ("输入价", "输出价") and re.search(
        r"分别(?:为|是)?(?P<first>[^，。]*和)?$", said.removesuffix(_printed(around))
    )
    if listed:
        return "输出价" if listed["first"] else "输入价"
    word = bracket[1] if bracket else _last(_PRICES, said) or _last(_ANY_PRICE, said)
    return _PRICE_NOUNS.get(word, word) or (around.earlier if around.earlier.endswith("价") else "") or "价格"


def _money(around: Around) -> str:
    word = _last(_MONEY, re.split(r"[，,；;。]", around.before)[-1]) or _last(_MONEY, around.after[:8])
    return _MONEY_NOUNS.get(word, word)


def _printed(around: Around) -> str:
    return around.value.quantity.printed if around.value.quantity else ""


def _without_list(before: str) -> str:
    """The words before the first of several values in a row: 售价分别为21.98万元、 stands before 24.98万元 too."""
    return _LIST.sub("", before) if before.rstrip()[-1:] in "、和与及/" else before


def _cleaned(words: str, around: Around) -> str:
    """A phrase without what leads into it, the subject's own name, and what follows it."""
    words = _HEAD.sub("", _TAIL.sub("", words.strip()))
    for name in sorted(around.subject, key=len, reverse=True):
        words = words.removeprefix(name)
    words = words.rsplit("的", 1)[-1] if len(words.rsplit("的", 1)[-1]) > 1 else words
    return _HEAD.sub("", words).strip(" 的，“”")


def _noun_before(around: Around) -> str:
    """The noun that ends the words before the value, if they end in a noun of measure."""
    before = re.split(r"[，,；;：:。]", _without_list(_BRACKETS.sub("", around.before)))[-1]
    words = _cleaned(before, around)
    words = next((one for one in _SINGLE if words.endswith(("是" + one, "为" + one))), words)
    if words in _SINGLE:
        return _SINGLE[words]
    return words if 2 <= len(words) <= 14 and _NOUN_END.search(words) else ""


def _counted(around: Around) -> str:
    """The number of what is counted: 晶体管数量, 员工人数."""
    if around.dimension != "count" and not around.dimension.startswith("count of"):
        return ""
    people = _last(_PEOPLE, around.before[-8:] + around.after[:6])
    if around.unit == "people":
        return f"{people or '人'}{'人数' if people else '数'}"
    if around.unit in _WHOLE and around.value.unit:
        return f"{around.value.unit.zh.lstrip('个')}数"
    named = _NAMED.search(_printed(around))
    noun = named["noun"] if named else around.counted
    return f"{noun}数量" if noun and len(noun) <= _LONGEST_NOUN else ""


def _general(around: Around) -> str:
    """The name of what is measured."""
    if around.unit == "years old":
        return "年龄"
    if around.unit == "nm" and _PROCESS.match(around.after):
        return "制程"
    if around.unit == "inches" and _SCREEN.search(around.clause):
        return "屏幕尺寸"
    if around.dimension in ("energy", "charge") and "电池" in around.clause:
        return "电池容量"
    return _DIMENSIONS.get(around.dimension) or _KINDS.get(around.kind) or "数量"
