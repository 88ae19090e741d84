"""The thing that Chinese words name behind those who made it: a name, what is quoted, a title, a coined word with its class."""

import re

from quizapp.core.articles.article import ArticleText

MADE = r"(?:研究开发|发布|推出|开源|研发|研制|开发|自研|打造|上线|训练|设计|制造|生产|撰写|编写|编制|编著|出品|出版|公布|构建|搭建|提出|创建|创办|创立|成立|建造|孵化|运营|发起|发表|建成|制作|起草|制定|发射|维护|主编|放出|端出|亮出|拿出|更新|发售|量产|代工|承建|完成(?=[，。；的]))"
CLASS = r"(?:系列|大?语言模型|大?模型|芯片|平台|机器人|智能体|框架|数据集|基准|榜单|操作系统|引擎|架构|助手|浏览器|处理器|加速卡|火箭|飞船|卫星|应用|App)"
_NAMED = re.compile(
    r"[^，。；：！？\n《“「」”》]{0,24}?(?:《(?P<title>[^》\n]{2,40})》|[“「](?P<quoted>[^”」\n，。]{2,20})[”」])"
)
_CLASSED = re.compile(
    rf"(?:\[[0-9]+\])?(?![一二两三四五六七八九十几多数各这那该本其另]|[\u4e00-\u9fff]?[款个种类项])(?P<thing>[A-Za-z][A-Za-z0-9.\-]*(?: [A-Z0-9][A-Za-z0-9.\-]*)*|[\u4e00-\u9fff]{{2,4}}?)(?:\[[0-9]+\])? ?(?P<class>(?:系列|大){{0,2}}{CLASS})"
)
_PLAIN = re.compile(
    r"(?:视频|图像|图片|语音|语言|文本|推理|多模态|开源|大|小|基础|通用|通用大|预训练|生成|世界|自研|新|旗舰|最新|全新|系列|顶尖|其他|这些|下一代|新一代|深度学习|机器学习|人工智能|AI|AI ?大|NLP|LLM|首个|首款|国产|智能|主流|上述|相关|数学|代码|模型|其|该)+"
)
_APART = re.compile(
    r"[，。；：、！？,;:\n]|的.*的|[0-9].*个|(?:运行[在于]?|基于|搭载|支持|适用于|兼容|对标|超越|替代|用于|面向|针对|关于)[^的]*$"
)
_MORE_NAME = re.compile(r"(?:大?模型)?(?: ?[0-9][0-9.]*)?(?: ?系列)?(?:大?模型)?")
_ENDS_IN_CLASS = re.compile(rf"(?:^|{CLASS}|产品|公司|品牌)$")
THINGS = frozenset({"model", "chip", "product"})
MADE_IT = re.compile(MADE)


def find_made(
    article: ArticleText, at: int, end: int, *, any_class: bool = True
) -> tuple[str, tuple[str, ...], bool] | None:
    """The thing that the words right behind an offset name, its other names, and whether it is a text."""
    plain = article.plain
    named = _NAMED.match(plain, at, end)
    if (
        named
        and named["quoted"]
        and not any_class
        and not _ENDS_IN_CLASS.search(plain[at : named.start("quoted") - 1])
    ):
        named = None
    kinds = THINGS | {"other"} if any_class else THINGS
    name = next((one for one in article.names_in(at, min(end, at + 20)) if one.kind in kinds), None)
    first = named.start(named.lastgroup or 0) if named else end
    apart = _APART.search(plain, at, name.start) if name else None
    if name and name.start < first and not apart and (any_class or not MADE_IT.search(plain, at, name.start)):
        more = _MORE_NAME.match(article.text, name.end, end)
        longer = (name.text + more[0].rstrip(),) if more and more[0].strip() else ()
        return name.text, (*(one for one in name.names if one != name.text), *longer), False
    if named:
        return quoted_thing(article, named)
    classed = _CLASSED.match(plain, at + (plain[at : at + 1] == " "), end)
    if classed and not _PLAIN.fullmatch(classed["thing"]):
        return classed["thing"], (article.text[classed.start("thing") : classed.end()],), False
    return None


def quoted_thing(article: ArticleText, found: re.Match[str]) -> tuple[str, tuple[str, ...], bool]:
    """What stands in quotes, or between the marks of a title, as a thing."""
    text = article.text[slice(*found.span(found.lastgroup or 0))]
    return (f"《{text}》", (text,), True) if found["title"] else (text, (), False)
