"""People of a Chinese text by where they are named: behind what they are, at the head of a clause about a life, by sounds: 标注员吴小芳, 李明远毕业于…, 约翰·哈珀."""

import re
from collections.abc import Iterator

from quizapp.core.articles.latin_names import ORGANISATION
from quizapp.core.articles.people import COMPOUND_SURNAMES, SURNAMES
from quizapp.core.articles.word_cuts import NEW, Tagger, cut_words
from quizapp.core.patterns import Sought

_SOUNDS = "阿埃艾爱安奥巴白班邦鲍贝本比宾波伯博布查察楚达戴丹道德登迪蒂丁东杜敦顿多厄恩尔法凡范菲费芬丰冯佛弗福富盖甘冈戈格葛古瓜圭郭果哈海汉翰杭豪赫黑亨洪胡华怀惠霍基吉加贾简江杰金卡凯坎康考柯科克肯孔库夸奎昆拉莱赖兰朗劳勒雷黎里李理利莉立丽连列林琳刘隆卢鲁吕路伦罗洛马玛迈麦曼芒茂梅门蒙米密敏缪摩莫默姆穆纳娜乃奈南内嫩尼涅宁纽农努诺欧帕派潘庞佩蓬彭皮匹珀平普漆奇齐恰钱乔切钦琼丘瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申圣施什史士舒斯朱丝思松苏索塔泰坦汤陶特滕提田廷汀图托瓦万旺威薇维韦魏温文翁沃乌吴伍武西希锡喜夏香肖谢辛欣兴休修许雅亚延扬杨耶叶伊易因英尤泽扎詹张珍芝治兹卓佐蕾黛妮娅茜茨芙露萝菈柏蕊翠琪洁曹姬瑙昂迦约姆佳让路申各岑贡夫烈茵庚彻"
_SOUNDED = Sought(
    rf"[{_SOUNDS}]{{1,6}}(?:[·•][{_SOUNDS}]{{1,7}}+){{1,3}}+(?!大学|学院|医院|研究[所院]|实验室|基金|公司|奖|法案|定律|效应|[\u4e00-\u9fff]?[·•])"
)
_LATIN = r"[A-Z][a-zé'’]+(?:-[A-Z]?[a-zé]+)?(?: [A-Z]\.)?(?: (?:de |von |van |der )?[A-Z][a-zA-Zé'’]+(?:-[A-Z]?[a-zé]+)*){1,2}"
_NAME = rf"(?:(?:{COMPOUND_SURNAMES})[\u4e00-\u9fff]{{1,2}}?|[{SURNAMES}应云晋][\u4e00-\u9fff]{{1,2}}?)"
_SCHOOLED = r"[在从][^，。；\n]{2,16}(?:读的?(?:书|博|硕|本科|研究生)|攻读|退学|获得?[^，。；\n]{0,12}(?:学位|学士|硕士|博士)|取得[^，。；\n]{0,12}(?:学位|学士|硕士|博士)|任教|执教)"
_LIVED = (
    r"(?:(?:本科|硕士|博士|先后|早年|后来|均|都|也|曾经?)*(?:毕业于|毕业自|就读于|求学于|师从|师承|考入|考上|出生|[出诞]?生于|祖籍|任职于|就职于|供职于|任教于|兼任|升任|出任|辞去|辞职|离职|跳槽|读博|退学|入职)|曾任|历任|曾经?[担是]|现任|现为|时任|(?:目前|如今|现在|此前|之前)?担任|"
    rf"的(?:导师|父亲|母亲|妻子|丈夫|老师|博士论文)|[，,]?(?:今年)?[2-8][0-9]岁|[，,]?(?:19[3-9]|20[01])[0-9]年(?:[0-9]{{1,2}}月)?(?:出生|生于|毕业|考入|入读)|(?:拥有|获得?|取得|拿到)了?[^，。；\n]{{0,16}}(?:学位|学士|硕士|博士)|{_SCHOOLED}|（[^）\n]{{0,20}}(?:教授|博士|院士|研究员|工程师|创始人|CEO|负责人|总监|主任|院长|记者|分析师)）)"
)
_ACTED = (
    r"(?:(?:19[3-9]|20[0-3])[0-9]年(?:[0-9]{1,2}月)?(?:加入|进入|离开|创办|创立|任|从|回)|(?:也|还|则|曾经?|此前|后来|如今|去年|今年|上个?月|[一二三四五六七八九十两几0-9]+个?[年月周]前|随后|日前|近日|先后)*(?:在[^，。；\n]{2,14}(?:工作|担任|任职|任教|负责|做过?|实习|待过)|从[^，。；\n]{2,12}(?:离职|辞职|退休|跳槽|毕业|退学)|来自|加入|离开|创办|创立|回到|转投|接替|接任|卸任|将?接替)|[与和][^，。；\n]{2,10}(?:一起|共同|联合)|"
    r"是[^，。；\n]{0,14}(?:家|员|师|者|人|官|长|教授|博士|院士|CEO|学生)[，。；之]|[，,][^，。；\n]{2,14}(?:硕士|博士|教授|研究员|院士|学者|工程师|负责人|总监)[，。])"
)
_AT_HEAD = re.compile(
    rf"(?:^|(?<=[，。；：、！？\n“（]))(?P<name>{_NAME})(?=(?P<sure>{_LIVED})|{_ACTED})", re.MULTILINE
)
_LATIN_LIVES = Sought(
    rf"(?<![A-Za-z])(?P<name>{_LATIN}) ?(?:上个?[月周]|[周日][一二三四五六日]|今年|去年|最近|近日)?(?={_LIVED}|{_ACTED}|表示|认为|指出|透露|写道|坦言|解释|介绍|[也则还]?说|告诉|警告|直言)"
)
_IS_WHO = Sought(
    rf"(?:[者员家师官长人席裁监理任]|教授|博士)(?:就?[是为]|叫|：)(?:[^，。；：的\n]{{2,12}}的)?(?P<name>{_NAME})(?=[，。；、（]|$)"
)
_BY = Sought(rf"由(?P<name>{_NAME})(?=负责|带领|带队|率领|主导|领导|牵头|领衔|主持|执掌|统筹|创办|创立|一手)")
_TOLD_OF = Sought(
    rf"(?:负责[\u4e00-\u9fff]{{2,8}}|加盟|加入|入职|毕业|出身|离职|离任|卸任|辞职|去世|任教|退休|贸易|生意|业务|研究)的(?P<name>{_NAME})(?=率|带|领[导衔着]|主[导持]|牵头|一起|共同|联手|合伙|和|与|在|于|曾|此前|去年|今年|说|表示|认为|则|也|还|[，。、（])"
)
_BEHIND_ROLE = re.compile(
    rf"(?<=[人教者员家师官长手主生军将后博硕匠客民星])(?P<name>[{SURNAMES}应云晋][\u4e00-\u9fff])"
)
_LATIN_BEHIND_ROLE = re.compile(
    rf"(?:[者员家师官匠客]|教授|院士|博士|主持人|负责人|创始人|投资人|合伙人|主管|总监|总裁|经理|主任|主席|主席|部长|局长|会长|院长|校长|高管|CEO|CTO|CFO|COO|CMO) ?(?P<name>{_LATIN})(?![A-Za-z])"
)
_NOUN_TAGS = ("n", "vn")
_AROUND, _LONGEST = 8, 4
_NO_ROLES_TEXT = "机器人 个人 本人 别人 有人 无人 他人 众人 令人 惊人 老人 女人 男人 何人 多人 客人 大家 专家组 国家 一家 两家 三家 多家 这家 那家 几家 全家 回家 自家 各家 每家 独家 厂家 商家 玩家们 人员 官员 对手 成员 发生 先生 女士 新生 民生 卫生 医生 增长 成长 特长 擅长 生长 或者 后者 前者 再者 白酒 市民 农民 居民 人民 明星 卫星 火星 行星 恒星 冠军 亚军 海军 空军 陆军 之后 以后 最后 今后 然后 随后 此后 自主 民主 为主 助手 双手 联手 右手 左手 二手 一手 选手"
_NO_ROLES = frozenset(_NO_ROLES_TEXT.split())
_PEOPLE_NOUNS_TEXT = "官员 医生 成员 农民 居民 明星 冠军 亚军 助手 选手 先生 博士 硕士"
_PEOPLE_NOUNS = frozenset(_PEOPLE_NOUNS_TEXT.split())
_NO_SURNAME, _NO_GIVEN_NAME = "cpdru", "vpcu"
_HELD = re.compile(r"曾[任在是经于获担就供为与被]")
_COMPOUND = re.compile(COMPOUND_SURNAMES)
_NO_NAME_TAILS = frozenset(
    "于今先正近日前中的在说将也是与和把给去用有为从向对由被让都就还又曾已则要能会可不没只才再共们了着过等"
)


def find_persons(plain: str, tag: Tagger) -> Iterator[str]:
    """The names of people of a simplified text; ``tag`` cuts words."""
    for found in _SOUNDED.finditer(plain):
        yield found[0]
    for found in _AT_HEAD.finditer(plain):
        if _is_name(found["name"], tag, sure=found["sure"] is not None):
            yield found["name"]
    for pattern in (_LATIN_LIVES, _LATIN_BEHIND_ROLE):
        for found in pattern.finditer(plain):
            if not ORGANISATION.search(found["name"]):
                yield found["name"]
    for pattern in (_IS_WHO, _BY, _TOLD_OF):
        for found in pattern.finditer(plain):
            if _is_name(found["name"], tag, sure=True):
                yield found["name"]
    for found in _BEHIND_ROLE.finditer(plain):
        yield from _behind_role(plain, found.start("name"), tag)


def _is_name(name: str, tag: Tagger, *, sure: bool) -> bool:
    """Whether the words of a stretch can be a surname and a given name: no word of the dictionary that is none."""
    cuts = tag(name)
    if name[-1] in _NO_NAME_TAILS:
        return False
    text, label = cuts[0]
    named = label.startswith("nr")
    if len(cuts) == 1:
        return named or (sure and label.endswith(NEW) and (len(name) > 2 or label[0] != "n"))
    if _COMPOUND.match(name):
        return sure
    if label[0] in _NO_SURNAME:
        return False
    given = len(text) == 1 and len(name) > 2 and cuts[1][1][0] not in _NO_GIVEN_NAME
    return named or given or (sure and (len(text) == 1 or label.endswith(NEW)))


def _behind_role(plain: str, at: int, tag: Tagger) -> Iterator[str]:
    """The name that begins at an offset behind a noun for a person, where the words of the text are cut so."""
    start = max(0, at - _AROUND)
    words, offset = cut_words(plain[start : at + _AROUND], tag), start
    for place, (text, label) in enumerate(words):
        offset += len(text)
        if offset == at:
            if _is_person_noun(text, label):
                yield from _leading_name(words[place + 1 : place + 4])
            return


def _is_person_noun(text: str, label: str) -> bool:
    """Whether a word says what somebody is."""
    return len(text) > 1 and label.startswith(_NOUN_TAGS) and (text not in _NO_ROLES or text in _PEOPLE_NOUNS)


def _leading_name(words: list[tuple[str, str]]) -> Iterator[str]:
    """The name with which words begin: one that is tagged so, or a surname and what no dictionary holds; with the one character that is left of it."""
    name, at = "", 0
    text, label = words[0] if words else ("", "")
    if label.startswith("nr") and 1 < len(text) < _LONGEST:
        name, at = text, 1
    elif (
        len(text) == 2
        and text[0] in SURNAMES
        and label[0] == "n"
        and len(words) > 1
        and words[1][1][0] == "g"
    ):
        name, at = text + words[1][0], 2
    elif len(text) == 1 and len(words) > 1 and text in SURNAMES and label[0] not in _NO_SURNAME:
        after, kind = words[1]
        if len(after) < 3 and (kind.endswith(NEW) or kind[0] in "nag" or len(after) == 1):
            name, at = text + after, 2
    rest, kind = words[at] if name and at < len(words) else ("", "x")
    if rest in ("·", "•") or not name or name[-1] in _NO_NAME_TAILS or _HELD.match(name):
        return
    more = (
        len(name) == 2
        and len(rest) == 1
        and kind[0] in "ngax"
        and rest.isalpha()
        and rest not in _NO_NAME_TAILS
    )
    yield name + rest if more else name
