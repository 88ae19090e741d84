"""Chinese names of one article by the slots in which names stand: behind what a thing is, and before what only a company has or does."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizapp.core.articles.occurrences import Occurrences
from quizapp.core.articles.people import SURNAMES
from quizapp.core.articles.word_cuts import NEW, Tagger
from quizapp.core.patterns import Sought

_NAME = r"(?P<name>[\u4e00-\u9fff]{2,6}?)"
_SORT = r"(?:厂商?|巨头|公司|企业|初创|新秀|新锐|龙头|独角兽|智库|券商|(?:老|竞争)?对手|股东|商(?![业品场家量务])|[车药酒房]企|平台|品牌|竞品|机构|连锁|老字号)"
_FOUNDED = r"(?:(?:创办|创立|创建|注册|收购|并购|入股|加盟|加入|控股|买下|接手|入职|供职于|任职于|跳槽到)了?|(?:卖给|创办|收购|投资)了)"
_IS = (
    r"(?:(?:领投方|投资方|母公司|子公司|竞争对手|对手|前身|老?东家|供应商|代工厂|大?股东|客户|[前]?[一二两三四五六]名|首位的?|第[一二三四五六]的?)"
    r"(?:则|仍|依次|分别)?[是为](?:[^，。；]{1,12}的)?|[创成]立于[^，。；的]{2,12}的)"
)
_HELD = (
    r"(?:的?(?:联合|副|销售|市场|技术|产品|首席){0,2}(?:创始人|首席|CEO|CTO|CFO|COO|董事长|总裁|总经理|副总裁|总监|合伙人|董事会|负责人|研究员|分析师|科学家|工程师)"
    r"|的(?:母公司|股价|市值|财报|招股书|股权)"
    r"|（(?:[0-9]{4,6}|[A-Z]{1,5})[.．](?:HK|SH|SZ|SS|BJ|US|O|N)|（(?:NASDAQ|NYSE|纳斯达克|港股|股票代码)|是(?:一家|家)?[^，。；]{0,6}(?:公司|企业|厂商)"
    r"|成立于|创立于|创办于|有员工|员工|旗下|总部|官网|第[一二三四]季度?(?:营收|财报|净利)|由[^，。；]{2,20}(?:创办|创立|成立)|，(?:做的是|主营|专做|从事|专注|主要做))"
)
_BEGUN = re.compile(r"由[^，。；]{2,20}(?:创办|创立|成立)|(?:成立|创立|创办)于")
_CHIEF = re.compile(
    rf"(?:联合)?(?:创始人|首席..官|CEO|董事长|总裁|总经理)[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff]?[们])"
)
_SMALL = r"(?:在|于|[上本]周|近日|日前|此前|今年|去年|前年|目前|[0-9]{1,2}月|20[0-9]{2}年|上?半年|上?个?季度|已经|刚刚|则|也|还|又|就|却|随后|正式|计划|的?(?=[，。]))"
_ACTS = rf"(?:{_SMALL}{{0,3}}(?:宣布|推出|发布|披露|回应|透露|表示|称|坦言|完成|拿到|获得|上市|入局|进入|收购|开源|上线|裁员|融资|创办|退居|位列|排在|跌|升至|滑落|居首|领先|卖出|交付|出货|转型|凭借?|靠[^，。]|占[0-9]|以[0-9]|只[剩有占]|收入|营收|承认|否认|招股|的(?:营收|收入|估值|份额|员工|门店|工厂|产能|订单|客户|融资|交易|股份|[^，。；的]{{1,6}}系列)))"
_ENDS = r"(?=[，。；、）\n]|(?:和|与)[\u4e00-\u9fff]{2,6}[，。；]|$)"
_SORTED = Sought(rf"{_SORT}{_NAME}(?:(?P<held>(?={_HELD}))|(?={_SMALL}*?{_ACTS})|(?P<end>{_ENDS}))")
_TAKEN = Sought(rf"(?P<by>{_FOUNDED}|{_IS}){_NAME}(?:(?P<held>(?={_HELD}))|(?={_ACTS})|(?P<end>{_ENDS}))")
_HEADS = Sought(
    rf"(?:^|(?<=[，。；：、\n“（据和与的]))(?<![^\u4e00-\u9fff]的)(?:其中|目前|同期|此前|随后|不过|但是?|而)?+{_NAME}(?:(?P<held>(?={_HELD}))|(?={_ACTS}))",
    re.MULTILINE,
)
_LISTED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}、)+[\u4e00-\u9fff]{2,6}(?:和|与|及)(?P<last>[\u4e00-\u9fff]{2,6})(?=[，。；])"
)
_THING = Sought(
    r"(?:[器机仪镜阵车船艇舰箭号库网件具核卡]|芯片|程序|模型|系统|平台|引擎|阵列|卫星|数据集|测试集|语料|题库|框架|助手|应用|插件|智能体|协议|算法|架构|模块|电池|玩具|机制|工程|软件栈|工具链|社区|网站|游戏|浏览器|输入法)"
    r"[“「](?P<name>[\u4e00-\u9fff]{2,6})[”」]"
)
_SAYS_SORT = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:[器机仪镜阵库件具板环贴膜盒灯屏]|芯片|程序|模型|系统|平台|引擎|阵列|卫星|模组|模块|电池|助手|算法)"
)
_QUOTED = Sought(
    r"(?:[一两三四五六七八九十0-9][款块颗台套个枚架种]|的)[^，。；“「\n]{0,24}[“「](?P<name>[\u4e00-\u9fff]{3,6})[”」]"
)
_FUNCTION = re.compile(
    r"[的了是在和与及或而但被把让给从向对于将就都也还不没很更最这那哪其他她它我你们谁什么过之]"
)
_GRAMMAR = re.compile(r"[的了在和与及或而但把被们是]")
_GENERIC = re.compile(
    r".*(?:公司|企业|团队|中心|工作室|社区|机构|平台|实验室|品牌|厂商|业务|市场|行业|联盟|协会|组织|计划|项目|基金|部门|学院|大学|产品|用户|客户|人员|员工|技术|服务|渠道|产业|领域|价格|成本|规模|方案|系统|库存|账号|会员|商标|股票|股份|股权|数据中心|专利|研发|管理|销售|负责|政府|地方|国资|海外|国内|全球|同行|对手|其他|部分|多家|一家|两家|三家|几家|两者|双方|有关|相关|主要|创始|董事|总裁|经理|联合|首席|业者|厂长|副)|[一二三四五六七八九十两几多数各每某该本前后总曾]|.*[人员者们商企厂款]$"
)
_HAPPENS = re.compile(r"(?:事件|问题|现象|效应|模式|时代|战略|理念|原则|大战|之争|能力)$")
_TAILED = re.compile(r"(?:科技|数据|智能|电子|半导体|网络|文化|互动|传媒|生物|医疗|动力|云)$")
_NEVER = frozenset("vmtfqdrpcuy")
_ACTING = frozenset("vpdcru")
_LEAST, _AROUND = 3, 4


class _Evidence:
    """How strongly the slots in which one possible name was seen speak for a company, and whether it was one founded, bought or ranked."""

    def __init__(self) -> None:
        self.weight = 0
        self.slots: set[str] = set()

    def see(self, slot: str, weight: int) -> None:
        """Keeps a slot in which the name stood."""
        if slot not in self.slots:
            self.slots.add(slot)
            self.weight += weight


def find_slotted(plain: str, told: Occurrences, tag: Tagger) -> Iterator[str]:
    """Short names of companies without a word for one, where what only a company is, has or does stands on either side: 手机厂商云栈凭借…, 小满的母公司."""
    seen: defaultdict[str, _Evidence] = defaultdict(_Evidence)
    for pattern, slot in ((_SORTED, "sort"), (_TAKEN, "taken"), (_HEADS, "head")):
        for found in pattern.finditer(plain):
            name = found["name"]
            if not (_GENERIC.match(name) or _FUNCTION.search(name)):
                seen[name].see(slot, 0 if slot == "head" else 2)
                held = found["held"] is not None
                seen[name].see("held" if held else "acts", 2 if held else 1)
                if _BEGUN.match(plain, found.end()):
                    seen[name].see("begun", 2)
                if _CHIEF.match(plain, found.end()):
                    seen[name].see("chief", 1)
    names = {name for name, evidence in seen.items() if _is_name(name, told, tag, evidence)}
    yield from names
    for found in _LISTED.finditer(plain):
        listed = re.split("[、和与及]", found[0])
        if any(one.endswith(tuple(names)) for one in listed):
            others = (one for one in listed if one not in names and told.count(one) > 1)
            yield from (one for one in others if not (_GENERIC.match(one) or _FUNCTION.search(one)))


def _is_name(name: str, told: Occurrences, tag: Tagger, evidence: _Evidence) -> bool:
    """Whether words in the slots of a name are one: new ones, or common ones that something was founded or bought as."""
    tailed = _TAILED.search(name) is not None
    words = tag(name)
    coined = len(words) == 1 and words[0][1][0] == "n" and words[0][1].endswith(NEW)
    often = coined and told.count(name) >= _LEAST and bool(evidence.slots & {"held", "sort", "taken"})
    if evidence.weight < _LEAST - 2 * max(tailed, often) or _cuts_words(name, told, tag):
        return False
    longest = max(len(text) for text, _ in words)
    if _is_phrase(words, tailed=tailed):
        return False
    if longest == 1:
        return True
    if len(words) > 1 and any(_is_strange(text, label) for text, label in words):
        return evidence.weight >= _LEAST or words[0][1].endswith(NEW)
    if len(words) == 1 and words[0][1].endswith(NEW):
        return True
    begun = len(words) > 1 and "begun" in evidence.slots
    return evidence.weight > _LEAST and ("taken" in evidence.slots or begun)


def _is_phrase(words: Sequence[tuple[str, str]], *, tailed: bool) -> bool:
    """Whether words do something, or say when, where or how much; a name with a company's last word may begin with any character."""
    if any(len(text) > 1 and label[0] in _NEVER and not label.endswith(NEW) for text, label in words):
        return True
    text, label = words[0]
    return (
        not tailed
        and len(text) == 1
        and label[0] in _ACTING
        and (len(text) != len(words[1][0]) or words[1][1][0] in "vd" or len(words) > 2)
    )


def _is_strange(text: str, label: str) -> bool:
    """Whether a word is not what words around it would be in a phrase of common nouns."""
    return label.endswith(NEW) or label[:2] in ("nr", "nz") or len(text) == 1


def _cuts_words(name: str, told: Occurrences, tag: Tagger) -> bool:
    """Whether a name, where it stands first, begins or ends within a word of the dictionary."""
    at = told.text.find(name)
    begin = max(0, at - _AROUND)
    place, end = begin, at + len(name)
    for text, label in tag(told.text[begin : end + _AROUND]):
        known = len(text) > 1 and not label.endswith(NEW)
        if known and (place < at < place + len(text) or place < end < place + len(text)):
            return True
        place += len(text)
    return False


def find_quoted_things(plain: str, told: Occurrences, tag: Tagger) -> Iterator[str]:
    """Names in quotes right behind what they name, or that say themselves what they are, though they come once: 检测程序“火眼”, “应答模组”."""
    for found in _THING.finditer(plain):
        if _may_be_called(found["name"], told, tag):
            yield found["name"]
    for found in _QUOTED.finditer(plain):
        if _SAYS_SORT.fullmatch(found["name"]) and _may_be_called(found["name"], told, tag):
            yield found["name"]


def _may_be_called(name: str, told: Occurrences, tag: Tagger) -> bool:
    """Whether a thing may be called so: no saying, no verb alone that does not come again, nothing that happens."""
    words = tag(name)
    label = words[0][1]
    known = len(words) == 1 and not label.endswith(NEW)
    alone = known and (label[0] in "il" or (label[0] in "vadz" and told.count(name) < _LEAST - 1))
    return not (alone or _GRAMMAR.search(name) or _HAPPENS.search(name))
