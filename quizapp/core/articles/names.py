"""The names in an article: known ones, and new ones by the way they are written and introduced."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.core.articles.gazetteer import Entry, Gazetteer, grow
from quizapp.core.articles.latin_names import SIZE_LETTERS, find_latin
from quizapp.core.articles.name_table import NameKind
from quizapp.core.articles.people import find_people
from quizapp.core.quantities.unit import read_unit

_QUOTED = re.compile(r"[“「《『]([^”」》』“「\n]{2,24})[”」》』]")
_ORG_TAIL = "科技|公司|集团|汽车|银行|大学|学院|研究院|研究所|实验室|证券|基金|资本|药业|制药|生物|智能|电子|通信|半导体|动力|能源|航天|医院|协会|咨询|团队|网络|软件|电气|股份|传媒|物流|航空"
_SURE_TAIL = "公司|集团|大学|研究院|银行|证券|实验室|医院|学院|研究所|协会|股份|资本|汽车|药业|制药"
_INTRODUCES = re.compile(
    r"(?:今日|近日|昨日|正式|首席|创始|副?总裁|董事|CEO|宣布|发布|推出|表示|成立|完成|获得|计划|举行|方面)"
)
_ORG = re.compile(rf"[\u4e00-\u9fff]{{2,8}}?(?:{_ORG_TAIL})(?![\u4e00-\u9fff]{{0,1}}(?:{_ORG_TAIL}))")
_INTRODUCED_SMALL = re.compile(
    r"\b(?:drug|protein|gene|enzyme|compound|molecule|vaccine|virus|bacterium|antibody|mineral|therapy|hormone|pill|treatment|called|named) ([a-z]{5,}(?:-[0-9]+)?)\b"
)
_ACTS = re.compile(r",| \(| (?:cut|can|is|was|has|had|could|did|met|[a-z]{3,}ed)\b")
_INTRODUCED_NOUN = re.compile(
    r"(?:^|(?<=[。\n]))(?P<zh>[\u4e00-\u9fff]{2,6}?)是(?=一[种类款]|地球|世界|目前|全球|我国|中国|人类|由|已知|最)"
    r"|(?:^|(?<=[.\n] )|(?<=\n))(?:The|An?) (?P<en>[a-z]+(?: [a-z]+)?) is (?=the (?:largest|smallest|oldest|only|most|world|first)|an? |one of)"
)
_NO_TOPIC = re.compile(
    r"[这那它他她此其]|公司|结果|目的|原因|问题|关键|(?:company|result|reason|problem|idea|aim|goal|model|number|answer|point|question|difference)"
)
_SMALL_WORD_LIST = "which could would makers maker candidate candidates trial trials companies company called against after before during treatment discovery delivery therapy because should reduced showed"
_SMALL_WORDS = frozenset(_SMALL_WORD_LIST.split())
_QUOTED_NAME = re.compile(r"[\u4e00-\u9fff]{0,6}[A-Za-z0-9 .\-]{1,20}[\u4e00-\u9fff]{0,4}")
_PLAIN_CODE = re.compile(r"(?:19|20)[0-9]{2}|[1-4][DGK]|[0-9]{1,2}[DdGgKk]")
_HAN_CODE = re.compile(
    r"([\u4e00-\u9fff]{2,5}) ?((?:[A-Z][A-Za-z]{0,8}[-.]?)?[0-9]{1,4}(?:\.[0-9])?[A-Za-z]{0,3}(?:[- ](?:Pro|Max|Ultra|Lite|Plus|Mini|Air|SE|Ti|[A-Z]{1,4}[0-9]*))*|[A-Z][A-Za-z]*[0-9][A-Za-z0-9]*(?:[- ](?:Pro|Max|Ultra|Lite|Plus))*)(?![A-Za-z0-9%.,])"
)
_BREAK = re.compile(
    r".*(?:位于|总部|考入|进入|加入|岁|获得|预防|方面|来自|的|了|是|由|在|和|与|从|向|对|被|据|将|把|于|及|让|比|为|家|该|这|其|某|名|款|个|等|今天|昨日|近日|称|日|月|年|叫|到|做)"
)


@dataclass(frozen=True)
class Name:
    """A name in a text: where it stands, what kind of thing it names, and all names of that thing."""

    start: int
    end: int
    text: str
    kind: NameKind
    names: tuple[str, ...]


def find_names(text: str, plain: str, gazetteer: Gazetteer) -> list[Name]:
    """The names of a text in order, none inside another; ``plain`` is the text simplified."""
    learned = grow(gazetteer, learn(plain))
    spans = [(start, end, entry) for start, end, entry in learned.matches(plain)]
    spans += [(start, end, Entry(kind, (plain[start:end],))) for start, end, kind in find_latin(plain)]
    spans.sort(key=lambda one: (one[0], -one[1], len(one[2].names) == 1))
    names: list[Name] = []
    for start, end, entry in spans:
        if not names or start >= names[-1].end:
            names.append(Name(start, end, text[start:end], entry.kind, entry.names))
    return _weighed(names, learned)


def _weighed(names: list[Name], known: Gazetteer) -> list[Name]:
    """The names, of which those that come once, without a number or a known kin, are only "other"."""
    counts = Counter(name.text for name in names)
    numbered = {name.text.split(" ")[0] for name in names if re.search(r"[0-9]", name.text)}
    tails = {name.text.split(" ")[-1] for name in names if " " in name.text}
    return [
        replace(name, kind="other")
        if name.kind == "product"
        and name.text.isascii()
        and not re.search(r"[0-9]", name.text)
        and counts[name.text] < 3
        and name.text not in (numbered | tails)
        and not known.find(name.text)
        else name
        for name in names
    ]


def learn(plain: str) -> list[Entry]:
    """What the article itself names: in quotes, by a suffix, by a role, or as characters with a number."""
    products = dict.fromkeys([*_quoted(plain), *_coded(plain)])
    people = dict.fromkeys(find_people(plain))
    entries = [Entry("person", (name,)) for name in people]
    entries += [Entry("person", (name, surname)) for name in people if (surname := _surname(name))]
    entries += [Entry("place", (name,)) for name in _places(plain)]
    entries += [Entry("product", (name,)) for name in (*_substances(plain), *_topics(plain))]
    entries += [Entry("product", (name,)) for name in products]
    return entries + [Entry("company", (name,)) for name in dict.fromkeys(_organisations(plain))]


def _surname(name: str) -> str | None:
    """The last part of a name in Latin letters."""
    parts = name.split(" ")
    return parts[-1] if len(parts) > 1 and len(parts[-1]) > 2 else None


def _places(plain: str) -> Iterator[str]:
    """The towns of datelines, and words with a capital that only ever stand behind "in" or "near"."""
    yield from (
        found[1]
        for found in re.finditer(
            r"(?m)^([A-Z]{4,}(?: [A-Z]{3,})?)(?=, [A-Z][a-z]+\.? [0-9]| [-–—] |\s?\()", plain
        )
    )
    counts = Counter(
        found[1] for found in re.finditer(r"\b(?:in|near|outside) ([A-Z][a-z]{3,})(?![\w-]| [A-Z0-9])", plain)
    )
    yield from (name for name, count in counts.items() if count == len(re.findall(rf"\b{name}\b", plain)))


def _topics(plain: str) -> Iterator[str]:
    """Common nouns that the article introduces as what it speaks of, and names again: 蓝鲸是…, The blue whale is the …"""
    for found in _INTRODUCED_NOUN.finditer(plain):
        noun = found["zh"] or found["en"]
        if len(re.findall(re.escape(noun), plain)) >= 2 and not _NO_TOPIC.match(noun):
            yield noun


def _substances(plain: str) -> Iterator[str]:
    """The names of drugs, genes and species that are written small, where they are introduced and come again."""
    for found in re.finditer(_INTRODUCED_SMALL, plain):
        again = len(re.findall(rf"\b{found[1]}\b", plain, re.IGNORECASE)) >= 2
        if found[1] not in _SMALL_WORDS and (again or _ACTS.match(plain, found.end())):
            yield found[1]
            yield found[1].capitalize()


def _quoted(plain: str) -> Iterator[str]:
    """Quoted names with a digit or Latin letters in them: “澜石4”; and others of their series: 澜石3."""
    stems: set[str] = set()
    for found in _QUOTED.finditer(plain):
        name = _QUOTED_NAME.fullmatch(found[1].strip())
        if name and re.search(r"[A-Za-z0-9]", name[0]) and not re.fullmatch(r"[0-9.]+后?", name[0]):
            yield name[0]
            stem = re.match(r"([\u4e00-\u9fff]{2,6}|[A-Z][a-z]+ ?)[0-9]", name[0])
            if stem and stem[1] not in stems:
                stems.add(stem[1])
                yield from _series(plain, stem[1])


def _series(plain: str, stem: str) -> set[str]:
    """The names that begin with these words and have a number behind them."""
    series = rf"{re.escape(stem)}[0-9]{{1,3}}(?:\.[0-9])?(?:[- ]?(?:Pro|Max|Ultra|Lite|Plus|Mini|Air|[A-Z][A-Za-z]+))?(?![0-9A-Za-z万亿千%])"
    return {one[0] for one in re.finditer(series, plain)}


def _coded(plain: str) -> Iterator[str]:
    """Characters with a number or code that come together more than once: 小米14 Ultra, 问界M9."""
    for found in _HAN_CODE.finditer(plain):
        code = found[2]
        if (
            (code[0].isdigit() and _counts(plain, found.start(2)))
            or SIZE_LETTERS.fullmatch(code)
            or _PLAIN_CODE.fullmatch(code)
        ):
            continue
        name = _stable(plain, found[1], plain[found.end(1) : found.end()])
        if name:
            yield name


def _counts(plain: str, at: int) -> bool:
    """Whether the number here is a date or a quantity, not part of a name."""
    number = re.compile(r"[0-9.]+[A-Za-z]?").match(plain, at)
    end = number.end() if number else at
    following = plain[end : end + 2].lstrip()
    return bool(
        following
        and (
            following[0] in "年月日号万亿千百多余至%、,到"
            or read_unit(plain, end + (plain[end : end + 1] == " "))
        )
    )


def _stable(plain: str, before: str, code: str) -> str | None:
    """The longest tail of the characters that always stands before the code; None when it comes only once."""
    once = plain.count(before[-2:] + code)
    kin = code[0].isalpha() and len(re.findall(rf"{before[-2:]}{code[0]}[A-Za-z]*[0-9]", plain)) >= 2
    if once < 2 and not kin:
        return None
    best = before[-2:]
    for length in range(3, len(before) + 1):
        if plain.count(before[-length:] + code) < once:
            break
        best = before[-length:]
    best = _BREAK.sub("", best)
    return best + code if len(best) >= 2 else None


def _organisations(plain: str) -> Iterator[str]:
    """Characters that end like the name of a company or school, cut where a word before them ends."""
    for found in _ORG.finditer(plain):
        name = _BREAK.sub("", found[0])
        sure = (
            re.search(rf"(?:{_SURE_TAIL})$", name)
            or plain.count(name) > 1
            or _INTRODUCES.match(plain, found.end())
        )
        if len(name) >= 4 and sure and name not in _NOT_ORGANISATIONS:
            yield name


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
    }
)
