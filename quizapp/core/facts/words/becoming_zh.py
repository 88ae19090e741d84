"""What Chinese prose says that something became, is called, turns on, does for its living: 已成为…, 被誉为…, 核心在于…, 主营…."""

import re
from collections.abc import Iterator

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.topic_zh import find_topic
from quizapp.core.facts.words.careers import find_person
from quizapp.core.facts.words.told import Told
from quizapp.core.patterns import Sought, Table

_ENDS = r"(?=[，。；！？\n”]|$)"
_SAYS = Table(
    (
        Sought(
            rf"(?<![将要会能想望可不])(?:成为|(?<![形构组合])成了|变成了?|演变[为成]了?|发展[为成]了?|晋升为|跻身|沦为|升级[为成]了?)(?P<v>(?!了?[这那其它他她我])[^，。；！？\n]{{3,36}}?){_ENDS}"
        ),
        ("成为", "what it became"),
    ),
    (
        Sought(
            r"(?:(?:被|有着?|素有|享有|获得|获|得|解锁)[^，。；“「\n]{0,12}?(?:誉为|称为|称作|称之为|视为|视作|评为|看作|叫做|叫作|戏称为?|昵称为?|比作|列为|奉为|绰号|外号|称号|名号)|(?:江湖人称|人称|号称|外号|绰号|昵称|得名|自称))(?:是|为|叫|——)*[“「](?P<v>[^”」\n]{2,24})[”」](?!的)|(?:有|素有|享有)(?P<w>[“「][^”」\n]{2,24}[”」])(?:之称|的?美誉|的称号|的名号)"
        ),
        ("称号", "nickname"),
    ),
    (
        Sought(
            rf"被(?:[^，。；\n“]{{0,10}}?)(?:誉为|称为|称作|称之为|视为|视作|评为|看作|奉为|列为|认定为)(?P<v>[^，。；“「\n]{{3,28}}?){_ENDS}"
        ),
        ("称号", "nickname"),
    ),
    (
        Sought(
            r"(?P<noun>核心|关键|本质|精髓|要点|诀窍|奥秘|初衷|目的|目标|野心|愿景|使命|特点|特色|亮点|优势|独特之处|不同之处|创新点|创新之处|区别|难点|原因|秘诀|思路)(?:就|则|主要|正)?(?:在于|是(?=要|让|把|将|用|通过|使|为|在|由|以))(?P<v>[^。；！？\n]{5,60}?)(?=[。；！？\n]|，(?:而|但|这|从而|因此|所以|也|并|同时)|$)"
        ),
        ("核心", "core"),
    ),
    (
        Sought(
            rf"(?:做的(?:业务|生意|事情)?是|主营(?:业务)?(?:是|为)?|主要做|主要从事|专门做|专做|专注于|主要业务(?:是|为))(?P<v>(?![这那其它])[^，。；！？\n]{{3,30}}?){_ENDS}"
        ),
        ("业务", "business"),
    ),
    (
        Sought(
            rf"(?:旨在|致力于)(?P<v>[^，。；！？\n]{{6,50}}?){_ENDS}|(?P<w>(?:指引|引导)着?[^，。；！？\n]{{6,50}}?){_ENDS}"
        ),
        ("作用", "function"),
    ),
    (
        Sought(
            r"(?:绰号|外号|称号|别名|昵称|雅号|花名|诨号)(?:——|：|，?叫做?|是|为)[“「]?(?P<v>[^，。“”「」；\n]{2,16}?)(?=[”」，。；\n]|$)"
        ),
        ("称号", "nickname"),
    ),
    (
        Sought(
            r"是一[种款个项类套][^，。；\n]{2,30}，(?:主要|专门|可)?(?P<v>(?:用于|用来|旨在|能够?|可以|可|负责|专为)[^，。；\n]{4,40}?)(?=[，。；\n]|$)"
        ),
        ("作用", "function"),
    ),
)
_FIELD = re.compile(r"(?:(?<=在)|(?<=[，。\n])|^)(?P<s>[^，。；在\n]{2,10}?)(?:领域|方面|赛道)[，,]")
_MEANT_TO = re.compile(r"(?:旨在|致力于|希望|力图|试图|目标是)[^。；]*，$")
_OF_ITS = re.compile(r"的(?:设计|开发|训练|技术|产品|最大|主要)$")
_PRONOUN = re.compile(r"[他她](?!们)")
_TERMS = re.compile(
    r"[A-Z]|(?:模型|架构|技术|算法|方法|机制|范式|路线|路径|框架|学习|推理|训练|网络|智能|平台|芯片|系统|协议|标准|工具|产品|指标|基准|语言|电池|材料|药物|疗法|公司|企业)$"
)


_QUOTED_DOES = Sought(
    r"[“「](?P<s>[^”」，。\n]{2,16})[”」]的?(?:功能|模式|技术|机制|方法|模块|系统|策略|架构|计划)?[,，](?:它|这|其)?(?:主要|会|将|就|则|也|即)?(?P<v>(?:能够?|可以?|允许|让|使|支持|负责|用于|用来|通过|把|帮助|利用|先|将|由|在|对|以|从)[^，。；,\n]{4,50})(?=[，。；,\n]|$)"
)


def find_becoming(article: ArticleText, sentence: Sentence) -> Iterator[Told]:
    """What a Chinese sentence says of the noun phrase that heads its clause, or the clause before."""
    plain = article.plain
    for pattern, attribute in _SAYS.held(plain):
        for found in pattern.finditer(plain, sentence.body, sentence.end):
            subject = find_topic(article, sentence, found.start()) or _field(article, sentence, found.start())
            group = "v" if found["v"] else "w"
            person = (
                _person(article, sentence, found.start(), subject) if attribute[1] == "nickname" else None
            )
            if person:
                yield Told("person_role", person, found.span(group), attribute)
                continue
            if subject and _holds(article, sentence, found.start(), subject, attribute[1]):
                noun = found.groupdict().get("noun")
                told = (noun, attribute[1]) if noun else attribute
                yield Told("concept", _OF_ITS.sub("", subject), found.span(group), told)
    for found in _QUOTED_DOES.finditer(plain, sentence.body, sentence.end):
        yield Told("concept", found["s"], found.span("v"), ("作用", "function"))


def _holds(article: ArticleText, sentence: Sentence, at: int, subject: str, what: str) -> bool:
    """Whether a subject can have become or do for its living what a clause says."""
    if what == "business":
        return not subject.islower() and not subject.endswith(("于", "团队", "我们"))
    if what != "what it became":
        return True
    meant = _MEANT_TO.search(article.plain, sentence.body, at)
    return _TERMS.search(subject) is not None and meant is None


def _field(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The field that a sentence sets out to speak of, where people act in it: 在世界模型领域，研究者们…."""
    fields = [found.span("s") for found in _FIELD.finditer(article.plain, sentence.body, at)]
    return article.text[slice(*fields[-1])] if fields else None


def _person(article: ArticleText, sentence: Sentence, at: int, topic: str | None) -> str | None:
    """The person whom a clause calls something: named at its head, or pointed at by a pronoun."""
    people = [one.text for one in article.names_in(sentence.start, at) if one.kind == "person"]
    if topic is not None:
        return next((one for one in people if one in topic), None)
    pointed = _PRONOUN.search(article.plain, sentence.start, at)
    return find_person(article, sentence, at) if pointed else None
