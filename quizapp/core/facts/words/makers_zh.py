"""Who made, published, held or paid for a thing, in Chinese prose: X发布的《Y》, 由X与Y联合主办, 其开发的Y, X旗下的Y模型."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.grammar.topic_zh import find_topic, opens_noun_phrase
from quizapp.core.facts.words.made_things_zh import CLASS, MADE, MADE_IT, THINGS, find_made, quoted_thing
from quizapp.core.facts.words.owner_zh import funded_before, owner_meant
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

_HELD = r"(?:主办|承办|协办|举办|主持|主导|牵头)"
_PAID = r"(?:领投|跟投|参投|投资(?![部者人方总经主商额])|资助|出资)"
_WHEN = (
    r"(?:[昨今前]（[0-9]{1,2}）[日天]|(?:今日|今天|(?:上|本)?[周星期]{1,2}[一二三四五六日天](?:凌晨|上午|下午|晚间?)?|凌晨|深夜|连夜|悄悄|随即|紧接着|昨日|昨天|近日|日前|刚刚|最近|此前|随后|当天|当日|同日|今年|去年|本周|上周|本月|上月|正式|首次|重磅|同步|率先|联合|共同|自主|独立|牵头|主导|自行|倾力|全新|最新|新近|也|还|又|曾|已经|已|将|宣布|都|"
    r"再次|先后|陆续|公开|对外|全球|低调|高调| ?[0-9]{1,4} ?[年月日号]+ ?|[于在][^，。；：的]{1,12}?(?=正式|发布|推出|开源|宣布|上线|公布|首)|(?:和|与|联合|携手|联手)[^，。；：的]{2,14}?(?=共同|联合|发布|推出|开发|研发|开源|研制)))*"
)
_GROUP = r"(?:大学|学院|研究院|研究所|研究中心|实验室|智库|公司|集团|科技|团队|基金会|协会|学会|委员会|联盟|银行|证券|资本|创投|出版社|工作室|智能|机构|部|局|署|厅)"
_DOES = re.compile(
    rf"[”」]?(?:公司|团队|方面|研究人员|研究者|研究团队|科学家|工程师)?{_WHEN}(?:{MADE}|{_HELD}|宣布了(?=[^，。；的]{{2,24}}的(?:发布|推出|上线|开源)))(?P<done>了|出了?|过|完成了?)?(?P<of>的)?"
)
_APPOSED = re.compile(
    rf"(?:的|旗下|自研|最新|全新|新一代|首款|首个)*(?:(?![了过着在向对给为])[\u4e00-\u9fffA-Za-z]){{0,12}}?(?:{CLASS}|[\u4e00-\u9fff](?:型|机|器|车|星|船|箭|镜|集|库|跑|舱|环|表|笔))(?=[“「])"
)
_OWNS = re.compile(r"(?:公司|团队)?(?:的|旗下的?|自家的?|自研的?|最新的?)(?=[^，。；：的]{0,16})")
_OWN = re.compile(r"[^，。；：、\n]{0,8}?(?:自己的|自家的|自研的?)(?=[^，。；：的]{0,16})")
_AUTHOR = Sought(
    r"《(?P<s>[^》\n]{2,40})》(?:一[书文])?的?(?P<what>作者|主编|编者|发布方|出版方|编写方)(?:就)?(?:是|为)(?P<v>[^，。；\n]{2,24}?)(?=[，。；]|$)"
)
_HEADS = Sought(
    r"由(?P<v>(?![^，。；\n]{0,10}(?:模型|系统|程序|算法|机器|器))[^，。；：由\n]{2,16}?)(?:全权|亲自)?(?:负责|带领|带队|领衔|挂帅|操刀|统筹|执掌)(?=[，。；的]|$)"
)
_LED = re.compile(
    r"(?:[和与]?[^，。；、\n]{0,6}团队|等人?)?(?:主持|带队|带领团队|带领[^，。；\n]{0,8}团队|牵头|一手|亲自|主导|领衔|共同|最早|首次|于?[0-9]{4}年)*(?:研发|开发|提出|设计|发明|创作|研制|打造|训练|构想|首创)(?:了|出了?|的)"
)
_ARRIVES = Sought(
    r"，[^，。；“”\n]{0,16}[“「](?P<s>[^”」\n]{2,16})[”」](?:正式|同步|首次|全球|全新|今日|今天)*(?:上市|亮相|发布|上线|开售|问世|首发|登场)"
)
_ITS_NEXT = re.compile(r" ?的 ?")
_ITS = Sought(
    rf"(?:(?<![尤极及与和])其|该公司|(?<=[，。；])旗下)(?!中|他|次|实|余|它)(?:{_WHEN}{MADE}(?:了|出)?的?|的?)"
)
_BY = Sought(
    rf"(?:^|(?<=[^自理缘来])|(?<=[，。]))(?<!缘)由(?P<who>[^，。；：由]{{2,30}}?)(?P<how>(?:等(?:机构|单位|公司|多家机构|[^，。；、]{{0,6}})?)?(?:共同|联合|牵头|独立|自主|全资|主导|负责|合作|参与|一手|正式|首次|亲自|于[^，。；]{{2,10}}?)*)(?P<made>{MADE}|{_HELD}|{_PAID})(?P<of>的)?"
)
_LEADS = re.compile(r"(?:带领|率领|组建|领导|自己|其|该|本|这|那|我们|他们|各|多)")
_INVESTS = re.compile(r"领投|跟投|参投")
_NOBODY = re.compile(
    r"(?:我们|他们|她们|它们|你|我|他|她|它|其|自己|人工|谁|这|那|该|本|AI|于|此|机器|一[家个位群]|多|各|许多|数|几|部分|大家|对方|程序|模型|多家|两家).*|.*(?:算法|程序|系统|模型)"
)
_FOUNDS = frozenset({"创办", "创立", "创建", "成立", "发起"})
_LATIN = frozenset({"term", "other"})
_REACH = 240
_TITLE = re.compile(r"(?:C[A-Z]O|VP|CEO|API|AI|PR|HR|IPO)\b")
_OF_THINGS = re.compile(rf"[A-Z]|{CLASS}|产品|语言|技术|软件|网站|游戏|手机|汽车|显卡")
_BY_MEANS = re.compile(r"[通用从以为在把将经被]|完全|一[个种]|专门|目前|首个|最|全球|世界|国内|业界|第")
_TOLD = re.compile(r"公布|发表|披露")
_TITLE_BEFORE = Sought(r"《(?P<title>[^》\n]{2,40})》|[“「](?P<quoted>[^”」\n，。]{2,20})[”」]")
MAKER, HOST, BACKER, PUBLISHER = (
    ("开发者", "developer"),
    ("主办方", "organiser"),
    ("投资方", "investor"),
    ("发布方", "publisher"),
)
FOUNDER = ("创始人", "founder")
_IS_OF = Sought(
    rf"(?<![这那就也不而还正都便但一二三四五六])是(?:一[款个家种])?(?:由)?(?P<who>(?![这那其一首该我他她它])[^，。；：的是\n]{{2,16}}?)(?:(?:于|在)[^，。；的]{{2,12}}?)?(?:{_WHEN}(?:{MADE})(?:出)?的|旗下的?|的(?=[^，。；的]{{0,8}}{CLASS}))"
)
_FOUNDED = Sought(
    r"(?:于?[0-9]{4}年)?(?:联合|共同|参与)?(?:创立|创办|创建|发起|执掌)的[\u4e00-\u9fff]{0,8}(?:[“「](?P<q>[^”」，。\n]{2,16})[”」]|(?P<s>[A-Z][A-Za-z0-9.\-]*(?: [A-Z][A-Za-z0-9.\-]*){0,3}))"
)
_FOUNDED_AS = Sought(
    r"(?:等[^，。；\n]{0,8}?)?(?:于?[0-9]{4}年)?(?:共同|联合|合资|携手|一起|合作)?(?:成立|创办|创立|创建|组建)了?一[家个所支][^，。；“「\n]{0,10}?(?:叫做?|名为|名叫|取名)[“「](?P<q>[^”」，。\n]{2,16})[”」]"
)
_IN_REPORT = Sought(
    r"(?:^|(?<=[，。；：、据\n]))(?P<who>(?:(?![在据的了是和与这该其])[\u4e00-\u9fffA-Za-z ]){2,16})(?:在|的)(?:其|最新|日前|近日|今年|去年)*(?:发布|公布|发表|推出|出版)?的?[^，。；：《\n]{0,6}《(?P<title>[^》\n]{2,40})》[^，。；\n]{0,6}?(?:中|里|显示|指出|写道|称|认为)"
)
_BEFORE = Sought(
    rf"(?:^|(?<=[在由据从与和及向对被把将于以的了是说看到照，。；：、“\n]))(?P<who>(?:(?![在由据从与和及向对被把将于以的了是说])[\u4e00-\u9fffA-Za-z]){{2,14}}?{_GROUP})(?={_WHEN}(?:{MADE}|{_HELD})|(?:新一代|最新|全新|旗下|自研|首款|首个)[^，。；“「]{{0,14}}[“「])"
)
_THIS = re.compile(
    r"(?:该|这[一]?[款个份套项部家]?|本)[\u4e00-\u9fff]{0,2}(?:模型|芯片|产品|系统|平台|公司|报告|研究|项目|机器人|框架|榜单|数据集|工具|论文|企业)"
)


def find_makers(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The makers of a Chinese sentence, each with the thing that is theirs."""
    yield from _makes(article, sentence)
    yield from _by(article, sentence)
    yield from _is_of(article, sentence)
    yield from _founded(article, sentence)
    for found in _IN_REPORT.finditer(article.plain, sentence.start, sentence.end):
        title = article.text[slice(*found.span("title"))]
        yield Told("person_role", f"《{title}》", found.span("who"), PUBLISHER, (title,))
    for found in _AUTHOR.finditer(article.plain, sentence.start, sentence.end):
        title = article.text[slice(*found.span("s"))]
        yield Told("person_role", f"《{title}》", found.span("v"), (found["what"], "author"), (title,))
    for found in _HEADS.finditer(article.plain, sentence.start, sentence.end):
        topic = find_topic(article, sentence, found.start())
        if topic and not _NOBODY.fullmatch(found["v"]):
            yield Told("person_role", topic, found.span("v"), ("负责人", "head"))


def _founded(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The founders right before what they founded: 李清照创立的Moss Labs."""
    for found in _FOUNDED.finditer(article.plain, sentence.start, sentence.end):
        name = next(
            (
                one
                for one in article.names_in(sentence.start, found.start())
                if one.end == found.start() and one.kind == "person"
            ),
            None,
        )
        if name:
            thing = found["q"] or found["s"]
            yield Told("person_role", thing, (name.start, name.end), FOUNDER)
    for found in _FOUNDED_AS.finditer(article.plain, sentence.start, sentence.end):
        span = _listed_before(article, sentence, found.start())
        if span:
            yield Told("person_role", found["q"], span, FOUNDER)


def _listed_before(article: ArticleText, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Where the names of people and companies stand that a list names right before an offset."""
    begin, end = at, at
    for name in reversed(article.names_in(sentence.start, at)):
        if name.kind not in ("company", "person") or (
            name.end != at and not re.fullmatch(" ?[、和与及] ?", article.plain[name.end : begin])
        ):
            break
        begin, end = name.start, max(name.end, end if begin < at else name.end)
    return (begin, end) if begin < at else None


def _is_of(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The makers behind 是: Y是X开发的模型, Y是X旗下的产品; without a verb of making only where a company is named."""
    for found in _IS_OF.finditer(article.plain, sentence.start, sentence.end):
        topic = find_topic(article, sentence, found.start())
        begin, end = found.span("who")
        firm = any(one.kind == "company" and one.end == end for one in article.names_in(begin, end))
        made = MADE_IT.search(found[0]) and not _BY_MEANS.match(found["who"])
        thing = topic and _OF_THINGS.search(topic + found.string[found.end() : found.end() + 12])
        if topic and thing and (firm or made):
            yield Told("person_role", topic, (begin, end), MAKER)


def _makes(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """Things behind those who are said to have made them, or whose they are."""
    plain = article.plain
    groups = _groups(article, sentence)
    for who in groups:
        for pattern in (_DOES, _OWNS, _OWN, _APPOSED):
            found = pattern.match(plain, who[1], sentence.end)
            thing = (
                find_made(
                    article,
                    found.end(),
                    sentence.end,
                    any_class=(pattern is _DOES and "提出" not in found[0]) or _names_at(article, found),
                )
                if found
                else None
            )
            if found and thing and (thing[2] or not _only_told(article, found[0])):
                yield Told("person_role", thing[0], who, PUBLISHER if thing[2] else MAKER, thing[1])
                break
    yield from _led(article, sentence)
    for found in _ARRIVES.finditer(plain, sentence.start, sentence.end) if groups else ():
        firms = [span for span in groups if span[1] <= found.start()]
        if len(firms) == 1:
            yield Told("person_role", article.text[slice(*found.span("s"))], firms[0], MAKER)
    for found in _ITS.finditer(plain, sentence.start, sentence.end):
        owner = owner_meant(article, [one for one in groups if one[1] <= found.start()])
        if owner:
            thing = find_made(
                article, found.end(), sentence.end, any_class=MADE_IT.search(found[0]) is not None
            )
            if thing:
                yield Told("person_role", thing[0], owner, MAKER, thing[1])


def _names_at(article: ArticleText, owns: re.Match[str]) -> bool:
    """Whether a name in Latin letters stands right behind 的: OpenAI的Whisper."""
    at = owns.end() + owns.string.startswith(" ", owns.end())
    return owns[0] == "的" and any(
        one.start == at and one.text.isascii() and one.kind == "other" and not _TITLE.match(one.text)
        for one in article.names_in(at, at + 1)
    )


def _only_told(article: ArticleText, verb: str) -> bool:
    """Whether a verb says that something was made known, not made; 发表 of a thing shows it in Traditional script."""
    found = _TOLD.search(verb)
    return found is not None and not (found[0] == "发表" and article.lang == "zh-Hant")


def _led(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """The things that people are said to have developed or thought of."""
    for name in article.names_in(sentence.start, sentence.end):
        found = _LED.match(article.plain, name.end, sentence.end) if name.kind == "person" else None
        thing = find_made(article, found.end(), sentence.end) if found else None
        if thing:
            yield Told("person_role", thing[0], (name.start, name.end), MAKER, thing[1])


def _groups(article: ArticleText, sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence names companies, universities, teams."""
    spans = [
        (name.start, name.end)
        for name in article.names_in(sentence.start, sentence.end)
        if name.kind == "company"
        or (
            name.kind in _LATIN
            and (_DOES.match(article.plain, name.end, sentence.end) or _owns_next(article, name.end))
        )
    ]
    for found in _BEFORE.finditer(article.plain, sentence.start, sentence.end):
        begin = max(found.start("who"), min(found.end("who") - 3, last_phrase(article, *found.span("who"))))
        begin = found.start("who") if opens_noun_phrase(article, found.start("who"), verbs=False) else begin
        if (
            begin < found.end("who") - 2
            and not _LEADS.match(article.plain, begin)
            and not any(begin < end and start < found.end("who") for start, end in spans)
        ):
            spans.append((begin, found.end("who")))
    return sorted(spans)


def _owns_next(article: ArticleText, at: int) -> bool:
    """Whether a numbered thing is named as somebody's right behind an offset: Runway 的 Gen-5."""
    of = _ITS_NEXT.match(article.plain, at)
    following = article.names_in(of.end(), of.end() + 1) if of else ()
    return any(one.kind in THINGS and one.text[-1].isdigit() for one in following)


def _by(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """Those by whom something is said to have been made, held or paid for."""
    for found in _BY.finditer(article.plain, sentence.start, sentence.end):
        if _NOBODY.fullmatch(found["who"]):
            continue
        told = _TOLD.search(found["made"]) is not None
        paid = found["made"] in ("领投", "跟投", "参投") or found["made"] in _FOUNDS
        thing = find_made(article, found.end(), sentence.end) if found["of"] else None
        whose = funded_before(article, found.start()) if _INVESTS.fullmatch(found["made"]) else None
        thing = thing or ((whose, (), False) if whose else None)
        thing = thing or _made_before(article, sentence, found.start(), companies=paid)
        if thing and (thing[2] or not told):
            yield Told(
                "person_role", thing[0], found.span("who"), _attribute(found["made"], thing[2]), thing[1]
            )


def _attribute(made: str, text: bool) -> tuple[str, str]:
    """What somebody is to a thing by the verb that tells it."""
    if re.fullmatch(_PAID, made):
        return BACKER
    if made in _FOUNDS:
        return FOUNDER
    if re.fullmatch(_HELD, made):
        return HOST
    return PUBLISHER if text else MAKER


def _made_before(
    article: ArticleText, sentence: Sentence, at: int, *, companies: bool
) -> tuple[str, tuple[str, ...], bool] | None:
    """What is spoken of before an offset: a title, a name, a noun phrase that heads the clause."""
    plain = article.plain
    titles = list(_TITLE_BEFORE.finditer(plain, sentence.start, at))
    if titles and not companies and not re.search(r"[，。；]", plain[titles[-1].end() : at]):
        return quoted_thing(article, titles[-1])
    pointed = companies or _THIS.search(plain, sentence.start, at)
    topic = _phrase_before(article, sentence, at) or find_topic(article, sentence, at)
    kinds = {"company"} if companies else THINGS
    names = [one for one in article.names_in(sentence.start, at) if topic and one.text in topic]
    if pointed:
        names = [one for one in article.names_in(max(0, sentence.start - _REACH), at) if one.kind in kinds]
    if names:
        others = tuple(one for one in names[-1].names if one != names[-1].text)
        return (
            names[-1].text,
            (*others, topic) if topic and topic != names[-1].text and not companies else others,
            False,
        )
    return (topic, (), False) if topic else None


def _phrase_before(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The noun phrase that ends right before an offset."""
    begin = last_phrase(article, max(sentence.start, at - 14), at)
    return article.text[begin:at] if 2 <= at - begin <= 14 else None
