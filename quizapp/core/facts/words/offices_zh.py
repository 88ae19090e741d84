"""What a person is by any noun for people, in Chinese prose: right before the name, behind it with 是 or a comma, behind a verb of taking or leaving office."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.last_phrase import last_phrase
from quizapp.core.facts.words.careers import find_person
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought

PERSON_NOUN = (
    r"(?:(?:[\u4e00-\u9fff]|AI|IT)(?<![大国一独自两三多这那几各每商厂全])家|[\u4e00-\u9fff](?<!人)员|[\u4e00-\u9fff](?<![或再后前])(?<!主义)者|[\u4e00-\u9fff](?<![增成生特擅专延])长|[\u4e00-\u9fff][师官匠]|(?:学|医|考|研究|实习|毕业|留学|博士|硕士)生|"
    r"(?:[\u4e00-\u9fff](?<![动金])[一二]?把)?手(?<![助双联对])|博士后?|硕士|学士|教授|院士|会士|博导|得主|冠军|亚军|将军|诗人|商人|猎人|主持人|负责人|投资人|合伙人|创始人|发言人|代言人|经纪人|主理人|带头人|掌门人|创办人|发明人|发起人|候选人|继承人|当家人|"
    r"经理|总监|主管|顾问|助理|秘书|董秘|书记|编辑|主笔|编剧|导演|明星|主播|博主|网红|教练|裁判|高管|老板|大使|主任|主席|主编|总裁|副总|总理|总统|首相|国王|领袖|理事|董事|监事|干事|警察|护士|司机|学徒|学员|会计|出纳|作者|记者|CEO|CTO|CFO|COO|CMO|CIO|COO|VP)"
)
_STOPS = r"(?=之一|[，。；、！？\n”）)]|$)"
_TAKES = Sought(
    r"(?:担任|出任|兼任|兼着|升[任到至]|做到|干到|坐上|调任|转任|就任|上任|现任|现为|时任|历任|曾任|接任|改任|留任|受聘[为任]|聘为|晋升为?|升为|提拔为|擢升为|当选为?|推举为|任命[^，。；\n]{0,10}为|辞去|卸任|辞任|(?<![主责信委连专兼常新现时原上离])任(?![务何由意期性命教职])|[做当干]了?过?(?:[近约]?[一二两三四五六七八九十几多0-9]+[多余]?年)的?|[做当]过|当上|[\u4e00-\u9fff]{2}之?前(?:曾|原)?是(?:一[名位个])?|(?<=[，。；])[做当](?:了?[一名位个]{0,2}))[了过]?"
    rf"(?P<v>(?:[^，。；、的\n]{{0,18}}的)?[^，。；、的\n]{{0,16}}?{PERSON_NOUN})(?=[一之]?职务?|，由|之[后前]|以[后来前]|[后前时]|期间|{_STOPS[3:]}"
)
_ROSE = Sought(
    rf"从(?P<v>[^，。；、\n]{{0,10}}?{PERSON_NOUN})(?:，)?(?:一路|一步步|逐步|先后|慢慢)?(?:[升做干当]|晋升|成长)[到至为成](?:了)?(?P<w>[^，。；、\n]{{0,14}}?{PERSON_NOUN})(?={_STOPS[3:]}"
)
_FROM = re.compile(r"(?:本|也|其实)?是(?:土生土长的)?(?P<v>[\u4e00-\u9fff]{2,8}人)(?=[，。；])")
_BORN = ("出生地", "origin")
# A character without which no verb of taking or leaving office stands spares most sentences from being asked for all of them.
_TAKING = re.compile(r"[任聘升选推擢提兼做当辞卸]|前是|前原是|前曾是")
_IS = Sought(
    rf"[”）)]? ?(?:本人|目前|如今|现在|此前|曾经?|原来?|同时|也|还|则|便|就|正)*(?:是|系|为)(?:一[名位个]|个)?(?P<v>(?![^，。；\n]*的是)[^，。；、\n]{{0,30}}?{PERSON_NOUN}){_STOPS}"
)
_BEHIND = Sought(
    rf"(?:[，,](?:[^，。；\n]{{0,6}}岁[，,])?|[（(])(?P<v>(?:前|原|现任|现为|曾任|时任|一[名位个])?[^，。；、：是在（）\n]{{1,22}}?{PERSON_NOUN}(?:学位)?)(?=[，。；）)])"
)
_LAST = frozenset(
    "家员者长师官匠生手士后授导主军人理监管问书辑笔编剧演星播红练判板使任席裁总统相王袖事察护机徒计纳OPD"
)
_LEADS = frozenset("是为叫：:的")
_ROW = Sought(
    rf"(?P<v>[\u4e00-\u9fffA-Za-z]{{0,10}}?{PERSON_NOUN})(?:、|，|兼|及|和)[^，。；、：\n]{{2,18}}$"
)
_RELATED = re.compile(
    r".*(?:导师|老师|同学|同事|朋友|父亲|母亲|儿子|女儿|妻子|丈夫|上司|对手|前任|家长|顾客|客户)$"
)
_ENDS = Sought(rf"{PERSON_NOUN}[、 ]?$")
_TITLE = Sought(
    rf"(?:如今|现在|目前|眼下|最新)?的?(?:头衔|身份|职务|职位|正式身份)(?:是|为)(?P<v>[^，。；、：\n]{{0,18}}?{PERSON_NOUN}){_STOPS}"
)
_NAMED = Sought(
    rf"(?P<v>[\u4e00-\u9fffA-Za-z]{{0,8}}?{PERSON_NOUN})(?:(?:就|正|便|则)?[是为]|叫做?|名叫|[：:])(?:来自)?(?:[^，。；：\n]{{0,16}}的)?$"
)
_KIN_OF = Sought(
    r" ?(?:也|正|就|则|曾|还)?是(?:他|她|[\u4e00-\u9fff]{2,4})(?:以前|曾经|当年|从前)?在?[^，。；：\n]{0,10}?的(?P<v>[^，。；：的\n]{0,4}(?:室友|同学|同窗|同事|部下|上司|搭档|师兄|师姐|师弟|师妹|学生|弟子|徒弟|导师|老师|妻子|丈夫|弟弟|哥哥|妹妹|姐姐|儿子|女儿|同乡|发小))(?=[，。；]|$)"
)
_CALLED = Sought(
    rf"[名位个]?(?:名叫|叫做?|名为)(?P<who>[\u4e00-\u9fff·]{{2,4}}|[A-Z][a-z]+ [A-Z][a-z]+)的(?P<v>[\u4e00-\u9fff]{{0,10}}?{PERSON_NOUN})"
)
_POINTS = re.compile(r"[这那其该此本他她它我你]|有")
_NOTHING = re.compile(r"(?:[^的]*(?:不是|没有|不再是)|[这那他她它我你])")
_THIS_ONE = Sought(
    rf"这[位名](?P<v>(?:[^，。；：、“”的\n]{{0,10}}的)?(?:[0-9]+岁的?)?[^，。；：、的\n]{{0,10}}?{PERSON_NOUN})(?![\u4e00-\u9fff]?们)"
)
_GOES_ON = Sought(
    rf"[，；](?:她|他)?(?:现在|目前|如今|同时|曾经?|此前|原来?)?(?:也|还|则|便|就|正)*是(?:一[名位个]|个)?(?P<v>(?![^，。；\n]*的是)[^，。；、“”\n]{{2,26}}?{PERSON_NOUN})(?=之一|[，。；！\n]|$)"
)
OFFICE = ("职务", "role")
_REACH, _BACK = 26, 160


def find_offices_zh(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What the people of a Chinese sentence are, as far as a noun for people says so."""
    plain = article.plain
    people = [one for one in article.names_in(sentence.start, sentence.end) if one.kind == "person"]
    for name in people:
        for span in _beside(article, sentence, name):
            yield Told("person_role", name.text, span, OFFICE)
        kin = _KIN_OF.match(plain, name.end, sentence.end)
        if kin:
            yield Told("person_role", name.text, kin.span("v"), ("关系", "relation"))
        born = _FROM.match(plain, name.end, sentence.end)
        if born and _places(article, *born.span("v")):
            yield Told("person_role", name.text, born.span("v"), _BORN)
    taking = _TAKING.search(plain, sentence.body, sentence.end)
    for found in _TAKES.finditer(plain, sentence.body, sentence.end) if taking else ():
        who = find_person(article, sentence, found.start())
        if who and not _NOTHING.match(found["v"]):
            yield Told("person_role", who, found.span("v"), OFFICE)
    for found in _ROSE.finditer(plain, sentence.body, sentence.end):
        who = find_person(article, sentence, found.start())
        for group in "vw" if who else "":
            yield Told("person_role", who or "", found.span(group), OFFICE)
    for pattern in (_THIS_ONE, _GOES_ON):
        for found in pattern.finditer(plain, sentence.body, sentence.end):
            yield from _resumed(article, sentence, found)
    for found in _CALLED.finditer(plain, sentence.body, sentence.end):
        yield Told("person_role", article.text[slice(*found.span("who"))], found.span("v"), OFFICE)


def _beside(article: ArticleText, sentence: Sentence, name: Name) -> Iterator[tuple[int, int]]:
    """Where it stands right before a name, or right behind it, what its bearer is."""
    plain, end = article.plain, name.start - (article.plain[name.start - 1 : name.start] == " ")
    start = max(sentence.body, end - _REACH)
    last = plain[start:end].rstrip("、 ")[-1:]
    if last in _LAST and _ENDS.search(plain, start, end):
        begin = last_phrase(article, start, end)
        if begin < end and not _RELATED.match(plain[begin:end].rstrip("、 ")):
            yield begin, end
        row = _ROW.search(plain, start, end)
        if row:
            yield row.span("v")
    elif last in _LEADS:
        found = _NAMED.search(plain, start, end)
        if found and not _RELATED.match(found["v"]):
            yield found.span("v")
    for pattern in (_IS, _BEHIND, _TITLE):
        found = pattern.match(plain, name.end, sentence.end)
        if found and not _POINTS.match(found["v"]) and not _acts(article, *found.span("v")):
            yield found.span("v")


def _resumed(article: ArticleText, sentence: Sentence, found: re.Match[str]) -> Iterator[Told]:
    """What 这位 or a clause without a subject says of the person who was spoken of last."""
    start, end = found.span("v")
    begin = last_phrase(article, start, end)
    begin = start if _acts(article, start, end) or begin >= end else begin
    before = [
        one for one in article.names_in(max(0, found.start() - _BACK), found.start()) if one.kind == "person"
    ]
    same = [one for one in before if one.start >= sentence.start]
    pointed = found.re is _THIS_ONE.pattern
    if before and (pointed or same) and not (pointed and _named_behind(article, end)):
        yield Told("person_role", (same or before)[-1].text, (begin if pointed else start, end), OFFICE)


def _named_behind(article: ArticleText, end: int) -> bool:
    """Whether the name of a person stands right behind an offset, whose office this is then."""
    return any(one.kind == "person" and one.start <= end + 1 for one in article.names_in(end, end + 2))


def _places(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch begins with the name of a place: 安徽歙县人."""
    first = bisect_left(article.words, start, key=lambda word: word.start)
    word = article.words[first] if first < len(article.words) else None
    return word is not None and (
        word.tag.startswith("ns") or (word.name is not None and word.name.kind == "place")
    )


def _acts(article: ArticleText, start: int, end: int) -> bool:
    """Whether a stretch tells what somebody does, not what somebody is: 见了公司的董事长."""
    first = bisect_left(article.words, start, key=lambda word: word.start)
    last = bisect_left(article.words, end, key=lambda word: word.start)
    return any(
        word.text in ("了", "着", "过") or word.sort == "preposition" for word in article.words[first:last]
    )
