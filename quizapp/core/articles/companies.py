"""The companies of an article: Chinese names by how they end, and the short forms in which names come again."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from quizapp.core.articles.latin_names import may_begin_name
from quizapp.core.articles.name import Name
from quizapp.core.articles.occurrences import Occurrences

_ORG_TAIL = "科技|数科|芯科|数智|智算|创投|公司|集团|汽车|银行|大学|学院|研究院|研究所|实验室|证券|基金|资本|药业|制药|生物|智能|电子|通信|半导体|动力|能源|航天|医院|协会|咨询|团队|网络|软件|电气|股份|传媒|物流|航空|电器|家电|支付|地产|置业|保险|食品|饮料|乳业|酒业|钢铁|化工|石化|矿业|重工|机械|精密|光电|电力|环保|医疗|教育|影业|零售|百货|服饰|家居|农业|航运|建设|租赁|信托|数码|微电子|机器人|智库"
SURE_TAIL = "公司|集团|大学|研究院|银行|证券|实验室|医院|学院|研究所|协会|股份|资本|汽车|药业|制药"
_SURE = re.compile(rf"(?:{SURE_TAIL})$")
CLASS_BEFORE = re.compile(r"(?:公司|企业|巨头|厂商|机构|新创|智库|[应造营务发]商)$")
INTRODUCES = re.compile(
    r"(?:[上本]?周[一二三四五六日天]|[当同今昨][天日晚晨]|[0-9]{1,2}月[0-9]{1,2}日)?(?:今日|近日|昨日|正式|首席|创始|副?总裁|董事|CEO|宣布|发布|推出|表示|成立|完成|获得|计划|举行|方面)"
)
_ORG = re.compile(rf"[\u4e00-\u9fff]{{2,8}}?(?:{_ORG_TAIL})(?![\u4e00-\u9fff]{{0,1}}(?:{_ORG_TAIL}))")
_SHORT_TAIL = "科技|数科|芯科|数智|智算|公司|集团|汽车|药业|制药|半导体|智能|电器|电子|股份|航天|能源|动力|航空|支付|家电|保险|食品|乳业|钢铁|化工|重工|光电|电力|医疗|数码|微电子|机器人|智库"
BREAK = re.compile(
    r".*(?:担任|否认|持有|离开|回购|去(?!哪)|前往|就读|考[进取到]|升入|保送|念完|读完|毕业|位于|总部|考入|进入|加入|岁|获得|预防|方面|来自|的|了|是|由|在|和|与|从|向|对|被|据|将|把|于|及|让|比|为|家|该|这|其|某|名|款|个|等|今天|昨日|近日|称|日|月|年|叫|到|做|她|他|它|预计|预测|认为|表示|透露|估计|而|但|随后|目前|给|股东|龙头企业|机构|赞助商|对手|巨头|厂商|(?:公司|企业|新创|初创|智库|(?:供应|制造|运营|服务|开发)商)(?=[\u4e00-\u9fff]{3}))"
)


def is_generic(name: str) -> bool:
    """Whether a word only says what kind of organisation is meant: 公司, 该机构, 研究团队."""
    return (
        re.fullmatch(
            rf"(?:{_ORG_TAIL}|企业|机构|学校|组织|部门|政府|双方|官方|基地|品牌|研究|[\u4e00-\u9fff]{{0,2}}(?:团队|公司|机构|企业))",
            name,
        )
        is not None
    )


def is_no_company(name: str) -> bool:
    """Whether words that end like a company's name are none: a sort of company or of car, what is said of one."""
    return name in _NOT_ORGANISATIONS or is_generic(name) or _NO_NAME.match(name) is not None


def find_presented(plain: str) -> Iterator[str]:
    """Companies that their surroundings present as such: explained, registered, or with what only a company does or has."""
    yield from (found[1] for found in _EXPLAINED.finditer(plain) if may_begin_name(found[1].split(" ")[0]))
    yield from (found[0] for found in _REGISTERED.finditer(plain))
    yield from (found["name"] for found in _QUOTED_FIRM.finditer(plain))
    yield from (found["name"] for found in _SHORT.finditer(plain) if not _NO_BRAND.match(found["name"]))


def find_organisations(plain: str, told: Occurrences) -> Iterator[str]:
    """Characters that end like the name of a company or school, cut where a word before them ends."""
    every = [(BREAK.sub("", found[0]), found) for found in _ORG.finditer(plain)]
    classes = {name for name, found in every if _is_class(plain, found.end() - len(name), found.end())}
    for name, found in every:
        if name in classes:
            continue
        sure = _SURE.search(name) or told.count(name) > 1 or INTRODUCES.match(plain, found.end())
        sure = sure or CLASS_BEFORE.search(plain, found.end() - len(name) - 3, found.end() - len(name))
        if len(name) >= 4 and sure and not is_no_company(name):
            yield name


_ONE_OF = re.compile(r"(?:一|这|那|某|该|几|两|数|多)(?:家|所|个)$")
_SHORT_NAME = 6
_NO_NAME = re.compile(
    r"(?:更|越|较|.?最|非常|十分|日益|变得|不断|加速|提升|实现|推动|赋能|拥抱|探索|走向|迈向)|(?:带领|率领|组建|技术|算法|工程|研究|开发|产品|管理|创业|销售)团队|[亿万千百元前后上下本全]|.*(?:元|季度|年度|上半年|下半年)|(?:大部分|许多|多家|一些|很多|国内|国外|海外|其他|主要|部分|知名|领先|顶尖|头部|自动驾驶|一般|普通|传统|其它|另一|不像|好像|像|(?:通用)?(?:人工智能|大模型|芯片|互联网|科技|软件|电商|手机|游戏)(?:初创|创业)?(?:公司|企业|平台|集团|实验室)$)"
)
_EXPLAINED = re.compile(
    r"(?<![A-Za-z]) ?\b([A-Z][\w&-]+(?: [A-Z][\w&-]+){0,3})(?: \([^)]*\))?(?:, (?:an?|the)| (?:is|was) an?) (?:(?!(?:that|which|who|whose|of|by|from|for|to)\b)[\w-]+ ){0,5}?"
    r"(?:company|spin-?(?:out|off)|startup|start-up|maker|firm|lab|bank|manufacturer|developer|retailer|chipmaker|carmaker|automaker|biotech|publisher|airline|insurer|lender|brokerage|foundry)\b"
)
_SHORT = re.compile(
    r"(?:^|(?<=[，。；：、\n“（【由与和是被向对为]))(?P<name>[\u4e00-\u9fff]{2}(?:科技|数科|芯科|数智|智算|智能|云|算力|半导体|创投|研究))"
    r"(?=[、的]|(?:分列|分别|位列|位居|排|领先|紧随|回应|称|等|和|与)|以[0-9]|为[0-9]|第[一二三四]季度|20[0-9]{2}年|宣布|发布|推出|开源|成立|完成|财报|公布|表示|首席|创始|董事长|则|也|退居|居首|的份额|[“，]?[^，。]{0,4}(?:下调|上调|占|融资))"
)
_NO_BRAND = re.compile(
    r"(?:只|高新|企业|信息|前沿|金融|生物|数字|网络|教育|绿色|硬核|尖端|人工|具身|通用|空间|群体|商业|边缘|端侧|机器|情感|语音|视觉|游戏|医疗|医药|公有|私有|混合|专有|行业|政务|上了|推理|训练|国产|全球|中国|国内|有关|相关|该项|这项|上述|最新|基础|科学|市场|智能|其他|海外|多云|本地|自动|群智|超级|传统|云端|大数|这些|那些|他们|我们|总|一项|多项|新的)"
)
_QUOTED_FIRM = re.compile(
    r"(?:公司|企业|厂商|集团|工作室|供应商|服务商|运营商|初创)[“「](?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8})[”」]"
)
_REGISTERED = re.compile(r"(?:(?<=了)|(?<=[立办])(?!了))[\u4e00-\u9fff]{4,16}有限公司")
_KIND_OF_COMPANY = re.compile(
    r"(?:[\u4e00-\u9fff]{2}的?)?(?:(?:生成式)?人工智能|具身智能|自动驾驶|大模型|云计算|大数据|半导体|芯片|软件|互联网|科技|游戏|医药|生物医药|机器人|新能源|消费电子|量化|投资|风投|创业|初创|上市|独角兽|平台|安全|广告|电商)(?:公司|团队|集团)"
)
_OF_A_COUNTRY = re.compile(
    r"(?:[中美英法德韩俄]国|日本|印度|欧洲|以色列|俄罗斯|加拿大|荷兰|瑞士|新加坡)的?(?:生物(?:制药|技术|科技)|制药|半导体|芯片|软件|科技|互联网|汽车|电信|能源|石油|航天|电商|社交媒体|人工智能|金融科技|咨询|投资|保险|机器人)(?:公司|企业|集团)"
)
_NOT_ORGANISATIONS = frozenset(
    {
        "子公司",
        "风投公司",
        "人工智能",
        "生成式人工智能",
        "新能源汽车",
        "智能汽车",
        "电动汽车",
        "新能源",
        "上市公司",
        "分公司",
        "该公司",
        "有限公司",
        "创业公司",
        "初创公司",
        "量化基金",
        "私募基金",
        "投资管理有限公司",
        "汽车公司",
        "通用人工智能",
        "人工智能公司",
        "通用人工智能公司",
        "自动驾驶汽车",
        "无人驾驶汽车",
        "专业实验室",
        "办公软件",
        "应用软件",
    }
)


def _is_class(plain: str, start: int, end: int) -> bool:
    """Whether words only say what kind of company is meant: 一家美国芯片公司, 人工智能公司砚池科技."""
    if plain[end - 2 : end] not in ("公司", "团队", "集团"):
        return False
    if _KIND_OF_COMPANY.fullmatch(plain, start, end) or _OF_A_COUNTRY.fullmatch(plain, start, end):
        return True
    if plain[end : end + 1] in ("“", "「"):
        return True
    following = _ORG.match(plain, end)
    short = following is not None and len(following[0]) <= _SHORT_NAME
    short = (
        short or re.match(r" ?[A-Z0-9]", plain[end : end + 2]) is not None or plain[start - 1 : start] == "的"
    )
    return bool(_ONE_OF.search(plain, max(0, start - 4), start)) or short


def with_short_forms(names: list[Name], plain: str) -> list[Name]:
    """The names, of which those that shorten a company's (栖云 for 栖云汽车, Halden for Halden Mobile) name it too."""
    full: dict[str, Name] = {}
    for name in names:
        short = _short_form(name.text) if name.kind == "company" and len(name.names) == 1 else None
        if short:
            full.setdefault(short, name)
    for name, after in pairwise(names):
        if name.kind == "company" and plain[name.end : after.start] == " (" and after.text.isupper():
            full.setdefault(after.text, name)
    alone = {short: name for short, name in full.items() if plain.count(short) > plain.count(name.text)}
    found = [_as_company(name, alone) for name in names]
    han = [short for short in alone if not short.isascii()]
    taken = bytearray(len(plain))
    for name in found:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    for short in han:
        whole = alone[short]
        for one in re.finditer(re.escape(short), plain):
            if not any(taken[one.start() : one.end()]):
                found.append(Name(*one.span(), short, "company", (whole.text, short)))
    return sorted(found, key=lambda name: name.start)


def _short_form(text: str) -> str | None:
    """A company's name without the word that says what it is."""
    if text.isascii():
        words = text.split(" ")
        return " ".join(words[:-1]) if len(words) in (2, 3) and len(words[0]) > 3 else None
    short = re.sub(rf"(?:{_SHORT_TAIL})+$", "", text)
    return short if 2 <= len(short) <= 4 and short not in (text, "人工", "通用", "具身") else None


def _as_company(name: Name, alone: dict[str, Name]) -> Name:
    """A name as that of the company which it shortens, or which has a short form."""
    if name.text in alone:
        return replace(name, kind="company", names=(alone[name.text].text, name.text))
    short = next((short for short, whole in alone.items() if whole.text == name.text), None)
    return replace(name, names=(name.text, short)) if short else name
