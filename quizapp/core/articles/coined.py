"""Names that an article coins: quoted where a thing is shown and used again, or those of which a company's life is told."""

import re
from collections.abc import Iterator

from quizapp.core.articles.companies import BREAK, is_generic
from quizapp.core.articles.occurrences import Occurrences

CLASSES = (
    "芯片|模型|手机|机型|车型|汽车|轿车|新车|系统|平台|处理器|产品|卫星|火箭|飞船|探测器|望远镜|飞机|无人机|机器人|疫苗|新药|药物|软件|应用|品牌|项目|引擎|框架|算法|助手|电池|相机|平板|耳机|手表|显卡|服务器|"
    "智能体|加速器|列车|游轮|油轮|货轮|实验舱|饮料|奶粉|面膜|药|仪器|设备"
)
CLASS_BEFORE = re.compile(rf"(?P<noun>{CLASSES})[“「]?$")
CLASS_BEHIND = re.compile(rf"[”」]?(?P<noun>{CLASSES})")
_QUOTED = re.compile(r"[“「](?P<name>[\u4e00-\u9fff]{2,6})[”」]")
_OF_A_SERIES = re.compile(r"[一二三四五六七八九十]号$")
_SHOWN = re.compile(
    r"(?:推出|发布|研制|自研|研发|打造|开发|命名|取名|起名|定名|代号|名叫|名为|称作|旗下|发射|上线)[^，。；“「]{0,16}[“「]?$"
)
_NOUN_BEFORE = re.compile(r"[\u4e00-\u9fff](?<![谓为是能了说称叫用的曰而和与或及把将])$")
_NOUN_BEHIND = re.compile(r"[\u4e00-\u9fff](?<![的是为和与等之说中时上一两二而也都就])[\u4e00-\u9fff]")
_CLAUSE_BEGINS, _CLAUSE_ENDS = frozenset("，。；：\n"), tuple("，。；”」")
_LIVES = re.compile(
    r"(?:^|(?<=[，。；：、\n“（由据与和]))(?P<name>[\u4e00-\u9fff]{2,4}?)"
    r"(?=成立于|创立于|创办于|创建于|成立以来|的?(?:联合)?创始人|的?首席[\u4e00-\u9fff]{2,3}官|的?CEO|的?董事长|旗下|总部|宣布完成|自研|完成了?[0-9A-Z])"
)
_NO_BRAND = re.compile(r"[这那该本其各某我你他她它新旧前现原]|.*[的了是在年月日]")
_CALLED = re.compile(r"(?:取名|命名|起名|定名|名)为(?P<name>[\u4e00-\u9fff]{2,3})(?=[，。；、（])")
_TOLD_AGAIN, _LONGEST_REST = 3, 5
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]+(?<![的了是在有将已和与])")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,5}?(?P<kind>遗址|古城|古镇|村|寺|湖|岛|公园|博物馆|美术馆|图书馆|体育馆|机场|大桥|水库|保护区|景区|剧院|书店|小学|中学|车站|码头|隧道|水电站|风电场|核电站|矿|号线)(?![\u4e00-\u9fff]?[们里])"
)
_NO_PLACE = re.compile(
    r"(?:一|两|三|几|各|全|每|这|那|该|多|座|个|家|当地|国家|城市|农|新|旧|老|大|小|附近|所有|我国|全国)"
)
_NUMBERED = re.compile(
    r"(?<![0-9.])[0-9]{1,3}号(?:墓|坑|楼|线|机组|机|井|站|馆|炉|高炉|船|矿|车间|厅|桥|窑|洞|舱)"
)


def find_coined_things(plain: str, told: Occurrences) -> Iterator[str]:
    """Names in quotes, without a letter or number in them, that are shown as something new and come again: 芯片“青隼”."""
    for found in _QUOTED.finditer(plain):
        before = plain[max(0, found.start() - 20) : found.start("name")]
        shown = (
            CLASS_BEFORE.search(before)
            or _SHOWN.search(before)
            or CLASS_BEHIND.match(plain, found.end("name"))
        )
        of_series = _OF_A_SERIES.search(found["name"])
        again = told.count(found["name"]) > 1 or CLASS_BEFORE.search(before)
        if of_series or (again and (shown or _opens_clauses(told, found))):
            yield found["name"]


def _opens_clauses(told: Occurrences, quoted: re.Match[str]) -> bool:
    """Whether what is named in quotes behind a noun, or before one, comes again at the head of a clause."""
    plain, name = told.text, quoted["name"]
    noun = _NOUN_BEFORE.search(plain, max(0, quoted.start() - 2), quoted.start()) or _NOUN_BEHIND.match(
        plain, quoted.end()
    )
    return bool(noun) and any(
        (at == 0 or plain[at - 1] in _CLAUSE_BEGINS) and not plain.startswith(_CLAUSE_ENDS, at + len(name))
        for at in told.places(name)
    )


def find_coined_companies(plain: str, told: Occurrences) -> Iterator[str]:
    """Short names that end in no word for a company, but are founded, have chiefs or make things, and come again: 岚屿成立于…"""
    for found in _LIVES.finditer(plain):
        name = BREAK.sub("", found["name"])
        known = len(name) >= 2 and not is_generic(name) and not _NO_BRAND.match(name)
        if known and told.count(name) >= _TOLD_AGAIN:
            yield name


def find_called(plain: str, told: Occurrences) -> Iterator[str]:
    """Names that a thing is given without quotes, and that come again: 取名为听雨."""
    for found in _CALLED.finditer(plain):
        if told.count(found["name"]) > 1:
            yield found["name"]


def find_landmarks(plain: str, told: Occurrences) -> Iterator[str]:
    """Places and numbered things that come again: 云阳寨遗址, 6号墓."""
    for found in _PLACE.finditer(plain):
        name = BREAK.sub("", found[0])
        name = _with_rest(told, found.end() - len(name), name)
        known = len(name) - len(found["kind"]) >= 2 and not _NO_PLACE.match(name)
        if known and (told.count(name) > 1 or told.count(name.removesuffix(found["kind"])) >= _TOLD_AGAIN):
            yield name
    yield from (found[0] for found in _NUMBERED.finditer(plain) if told.count(found[0]) > 1)


def _with_rest(told: Occurrences, start: int, name: str) -> str:
    """A place with the words that stand behind it nearly every time: 浮玉岛马拉松, not 浮玉岛."""
    times, best = told.count(name), name
    for length in range(len(name) + 2, len(name) + _LONGEST_REST + 1):
        longer = told.text[start : start + length]
        if not _HAN_ONLY.fullmatch(longer) or told.count(longer) < max(2, times - 1):
            break
        best = longer
    return best
