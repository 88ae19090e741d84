"""What Chinese prose tells of a person's life: birthplace, schools, degrees, teachers, family, former work, co-founders."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.people import SURNAMES
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.careers import find_bearer, find_person
from quizapp.core.facts.words.spoken_terms_zh import is_term, words_between
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought, Table

_SCHOOL = r"(?:大学|学院|理工|高校|中学|学校|一中|二中|附中|系|专业|实验室|研究所|研究院|科大|北大|清华|浙大|复旦|交大|MIT|少年班|班)"
_YEAR = r"(?:[0-9]{4}年|[0-9]{2}岁|[0-9]{1,2}月|那年|同年|次年)"
_DEGREE = r"(?:学士|硕士|博士|本科|MBA|双学位)(?:学位|文凭)?"
_WORKED = r"(?:负责|担任|任(?![何务意由期])|从事|工作|任职|任教|实习|主管|做过?|干过?|当过?|领导|带领|参与|研究|服役|攻读|深造|访学|求学|留学|读书|学习|教书|待过?|创业)"
_FAMILY = r"(?:父亲|母亲|父母|爸爸|妈妈|妻子|丈夫|太太|哥哥|姐姐|弟弟|妹妹|儿子|女儿|爷爷|奶奶|外公|外婆|祖父|祖母|家人|双亲)"
_ENDS = r"(?=[，。；！？、\n”）]|$)"
_NAME = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_LIFE = Table(
    (
        Sought(
            rf"(?:考入|考上|考取|就读于?|求学于|入读|升入|考进|保送至?|保送到|被保送进?|进入|入学|赴|前往)了?(?P<v>[^，。；、\n的]{{2,24}}?{_SCHOOL}[^，。；、\n的]{{0,14}}?)(?=攻读|读[书博硕研大]|学习|主修|深造|就读|留学|求学|念|，|。|；|、|任教|访学|$)"
        ),
        ("就读院校", "place of study"),
    ),
    (
        Sought(
            r"(?:(?:本科|硕士|博士|研究生|先后|早年|均|都)*毕业于)(?P<v>[^，。；\n]{2,30}?)(?=的|，|。|；|$)"
        ),
        ("毕业院校", "alma mater"),
    ),
    (
        Sought(
            rf"(?:^|(?<=[，。；：、从在\n]))(?:本科|硕士|博士)?(?P<v>[\u4e00-\u9fffA-Za-z]{{2,20}}{_SCHOOL})(?:本科|硕士|博士|研究生)?毕业(?!于|生|典|论|设|照|季)"
        ),
        ("毕业院校", "alma mater"),
    ),
    (
        Sought(
            rf"(?:在(?P<v>[^，。；、\n在]{{2,20}}?{_SCHOOL})(?=[^，。；\n]{{0,8}}?(?:读的|念的|攻读|读[博研硕完书]|获得?|取得|拿[到下]|完成))|从(?P<w>[^，。；、\n在]{{2,20}}?{_SCHOOL})(?=[^，。；\n]{{0,8}}?(?:退学|辍学|肄业|毕业|获得?|取得|拿[到下])))"
        ),
        ("就读院校", "place of study"),
    ),
    (
        Sought(
            rf"(?:获得?|取得|拿到|拿下|读完|攻下|攻读|修完|被授予|拥有|持有)了?(?P<v>[^，。；、\n]{{0,30}}?{_DEGREE})"
        ),
        ("学位", "degree"),
    ),
    (
        Sought(
            rf"(?:导师|老师|恩师|博导)(?:就)?(?:是|为)(?:[^，。；\n]{{0,30}}的)?(?P<v>[\u4e00-\u9fff·A-Za-z ]{{2,28}}?){_ENDS}|(?:师从|师承|拜师|投师)(?:于)?(?:[^，。；\n]{{0,20}}的)?(?P<w>[\u4e00-\u9fff·A-Za-z ]{{2,16}}?)(?=[，。；、\n]|学习|读博|攻读|从事|$)"
        ),
        ("导师", "teacher"),
    ),
    (
        Sought(
            r"(?:跟着|跟随|跟|追随)(?P<v>[^，。；：\n]{2,16}?)(?:读[博硕研书]|念[博硕书]|攻读|学习|学艺|做研究|做博士后)"
        ),
        ("导师", "teacher"),
    ),
    (
        Sought(
            rf"(?:去|到|在|赴|往)了?(?P<v>(?![这那了]|海外|国外|境外|外国)[^，。；：、\n在去到]{{2,16}}?{_SCHOOL}?)(?=读的?[博硕研本]|念的?[博硕研本]|攻读|读完|念完|留学|深造|访学|读书|念书)"
        ),
        ("就读院校", "place of study"),
    ),
    (
        Sought(
            rf"(?:出生[于在]|[出诞]?生于|出身于?|祖籍|籍贯是?)(?:{_YEAR}的?)?(?P<v>(?!{_YEAR})[^，。；、\n0-9]{{2,16}}?)(?:的一个[^，。；]{{0,10}})?{_ENDS}|出生在(?P<w>[^，。；\n]{{2,20}}?){_ENDS}"
        ),
        ("出生地", "birthplace"),
    ),
    (
        Sought(r"在(?P<v>[^，。；\n在]{2,18}?)(?:出生)?(?:并)?(?:长大|成长|度过(?:了)?童年)"),
        ("成长地", "where the person grew up"),
    ),
    (
        Sought(
            r"(?:创办|创立|创建|联合创立|执掌)的(?P<v>[^，。；、\n]{2,12}?(?:公司|集团|科技|实验室|研究院|研究所|基金会|资本|学校|工作室|平台|品牌|智能|机构|数据|机器人|社区))"
        ),
        ("创立", "founded"),
    ),
    (
        Sought(
            rf"(?:主修|辅修|学的是|读的是|攻读|所学专业[是为]|专业[是为])(?:的是)?了?(?P<v>(?![^，。；]*(?:学位|博士|硕士))[\u4e00-\u9fff]{{2,16}}?)(?:专业)?{_ENDS}"
        ),
        ("专业", "field of study"),
    ),
    (
        Sought(rf"(?:本科|硕士|博士)?(?:读|学|念)的(?:专业)?是(?P<v>[^，。；、\n]{{2,14}}?){_ENDS}"),
        ("专业", "field of study"),
    ),
    (
        Sought(
            r"(?:拿过|获得过|赢得过|斩获过?|夺得过?|荣获过?)(?P<v>[^，。；、\n]{3,24}?(?:奖|金牌|银牌|铜牌|冠军|亚军|奖项|奖章|称号))"
        ),
        ("所获奖项", "award"),
    ),
    (
        Sought(
            rf"(?:曾经?|此前|之前|早年|毕业后|先后|随后|后来)(?:还|先|一直|就|又|曾)*(?P<v>在[^，。；\n“]{{2,30}}?{_WORKED}[^，。；\n]{{0,18}}?){_ENDS}"
        ),
        ("曾任职", "former work"),
    ),
    (
        Sought(
            r"曾经?(?:还|先后)?(?P<v>(?:负责|主持|主导|参与|领导|带领|从事|服务于|效力于|供职于|任教于|就读于)(?:了|过)?[^，。；\n]{3,24}?)(?:的|，|。|；|$)"
        ),
        ("曾任职", "former work"),
    ),
    (
        Sought(
            r"(?:现|目前|如今)?(?:离职前)?(?:任职于|任教于|就职于|供职于|效力于|工作于|执教于)(?P<v>[^，。；\n]{2,20}?)(?=[，。；、的]|$)"
        ),
        ("任职单位", "employer"),
    ),
    (
        Sought(
            r"(?<![不未没再要想将会])(?:加入|加盟|入职|跳槽到|转投|跳槽至|投奔)了?(?![到进这那其他她它我])(?P<v>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff .]{1,16}?)(?=[，。；、]|担任|任|的|做|负责|后|成为|从事|$)"
        ),
        ("任职单位", "employer"),
    ),
)
_FIRM = Sought(
    r"(?<![不未没再要想将会])(?P<how>(?<=[从在是])(?=[^，。；\n]{2,14}(?:待了|做过|干了|当了|跳槽来|过来))|(?<=[后来先又，])(?:去了|进了|到了)|跳到|离开|来自|出自|转投|回到|重返|跳槽[到至]|供职|就职|效力|受雇于|(?<=后)先?去了|(?<=[在从])(?=[^，。；\n]{2,14}(?:离职|辞职|跳槽|出走|出来|工作|任职|待过|做了|实习)))了?(?:母校|老东家)?"
)
_SOME_FIRM = re.compile(
    r"(?:一[家所个]|某)?(?:(?![这那该本其他她我])[\u4e00-\u9fffA-Za-z0-9]){2,14}?(?:公司|集团|企业|厂商|大厂|厂|研究院|研究所|实验室|大学|学院|银行|机构|中心|医院|事务所|基金|咨询|科技|智能)(?![^，。；、的离跳辞创做任工从出来转加担当\n])"
)
_NOUNS = re.compile(
    r"(?P<v>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9 ]{1,13}?)(?=[，。；、\n]|创业|创办|离职|待了|做[了过]|跳槽|过来|$)"
)
_LEFT = re.compile(r"[^，。；\n]{0,8}(?:离职|辞职|跳槽|出走|出来)")
_KIN = Sought(
    rf"(?P<who>[我他她]|{_NAME})?的?(?P<kin>{_FAMILY})(?:都|则|也|曾)?是(?:一[名位个])?(?P<v>[^，。；：是的\n]{{2,14}}?)(?=[，。；！\n]|$)"
)
_PARTNER = Sought(
    rf"(?:[与和同跟及]|联合|拉上|携手)(?:[^，。；、\n]{{0,11}}?[学事友伴伙师弟兄姐妹家员人官裁监理授士生长者O夫妻的])?(?P<v>{_NAME}(?<!共)|[A-Z][a-z]+ [A-Z][a-z]+|[\u4e00-\u9fff]{{2,5}}·[\u4e00-\u9fff]{{2,5}})(?:等人?)?(?:[^，。；、\n]{{0,6}}?)(?:一起|共同|联合|合伙|携手|一道|联手)?(?:[^，。；、\n]{{0,8}}?)(?:创办|创立|创建|成立|组建|发起|开办)了?(?P<s>(?!自己|一[家个]|这|那|该|公司)[^，。；、\n的]{{2,24}}?)(?=[，。；、的]|$)"
)
_SPEAKER = Sought(r"(?:^|\n)(?P<who>[^\n：:，。]{1,12})[：:]")
_NO_VALUE = re.compile(r"(?:这|那|其|该|本|一个|某|过|了|着|自己|的|我|你|他|她)")
_SPOKEN = 1500
_MARKS = frozenset("，。；：！？、\n")


def find_life(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What a Chinese sentence tells of the lives of people whose names are known."""
    plain = article.plain
    for pattern, attribute in _LIFE.held(plain):
        for found in pattern.finditer(plain, sentence.start, sentence.end):
            group = next(one for one in ("v", "w") if found.groupdict().get(one))
            begin, end = found.span(group)
            bearer = find_bearer(article, begin, _clause_end(plain, found.end(), sentence.end))
            who, end = (
                (bearer[0], min(end, bearer[1]))
                if bearer
                else (_whose(article, sentence, found.start()), end)
            )
            if who and begin < end and not _NO_VALUE.match(found[group]):
                yield Told("person_role", who, (begin, end), attribute)
    for found in _FIRM.finditer(plain, sentence.start, sentence.end):
        yield from _firm(article, sentence, found)
    for found in _KIN.finditer(plain, sentence.start, sentence.end):
        who = _whose(article, sentence, found.end("who") if found["who"] else found.start())
        if who:
            yield Told(
                "person_role", f"{who}的{found['kin']}", found.span("v"), ("职业", "profession"), (who,)
            )
    for found in _PARTNER.finditer(plain, sentence.start, sentence.end):
        begin, end = found.span("s")
        yield Told("person_role", article.text[begin:end], found.span("v"), ("联合创始人", "co-founder"))


def _firm(article: ArticleText, sentence: Sentence, found: re.Match[str]) -> Iterator[Told]:
    """The company that somebody left, comes from or goes back to, where one is named behind the verb."""
    firm = next(
        (one for one in article.names_in(found.end(), found.end() + 3) if one.kind == "company"), None
    )
    some = None if firm else _SOME_FIRM.match(article.plain, found.end(), sentence.end)
    span = (firm.start, firm.end) if firm else some.span() if some else None
    who = _whose(article, sentence, found.start()) if span else None
    if span is None and (found["how"] not in ("来自", "出自") or _right_behind(article, found.start())):
        span = _new_firm(article, sentence, found.end())
    who = who or (_whose(article, sentence, found.start()) if span else None)
    if span and who:
        left = found["how"] == "离开" or _LEFT.match(article.plain, span[1])
        attribute = ("曾任职", "former work") if left else ("任职单位", "employer")
        yield Told("person_role", who, span, attribute)


def _right_behind(article: ArticleText, at: int) -> bool:
    """Whether a person is named right before an offset, with no more than 则 or 也 between."""
    return any(one.kind == "person" and at - one.end < 2 for one in article.names_in(max(0, at - 2), at))


def _new_firm(article: ArticleText, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Where nouns stand behind an offset up to the end of the clause that can name an employer nobody knows: a name, no place, no word of every day."""
    found = _NOUNS.match(article.plain, at, sentence.end)
    if found is None or _NO_VALUE.match(found["v"]) or not is_term(article, *found.span("v")):
        return None
    words = words_between(article, *found.span("v"))
    placed = any(
        word.tag.startswith("ns") or (word.name and word.name.kind in ("place", "person")) for word in words
    )
    everyday = len(words) == 1 and not (
        words[0].name or words[0].tag.endswith("?") or words[0].tag.startswith(("nz", "nt"))
    )
    return None if placed or everyday else found.span("v")


def _clause_end(plain: str, at: int, end: int) -> int:
    """Where the clause around an offset ends, the mark behind it included."""
    return next((place for place in range(at, end) if plain[place] in _MARKS), end)


def _whose(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The person whose life is told at an offset: the speaker where it is 我, or else the one who is spoken of."""
    clause = article.plain[sentence.start : at]
    if "我" in clause.replace("我们", "") and "他" not in clause and "她" not in clause:
        said = [found for found in _SPEAKER.finditer(article.plain, max(0, at - _SPOKEN), at)]
        return said[-1]["who"].strip() if said else None
    return find_person(article, sentence, at)
