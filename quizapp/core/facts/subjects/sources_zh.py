"""Who is only quoted in a Chinese article: the publisher of a report, an institute whose analysts speak."""

import re

_ORGANISATION = re.compile(
    r"(?:咨询|研究|研究院|研究所|研究中心|智库|证券|期货|投行|统计局|协会|学会|商会|总署|总局|委员会|数据|观察|监测中心|统计中心|信通院)$"
)
_INTRODUCED = re.compile(
    r"(?:研究|调查|调研|咨询|统计|评测|分析|监测|数据)(?:机构|公司|平台)?[“「]?$|智库[“「]?$"
)
_QUOTED = re.compile(
    r"[”」]?(?:[^，。；！？\n]{0,14}?(?:发布|公布|发表|披露|显示|统计|测算|估算|预计|预测|认为|指出|报告|数据|口径|主笔|副?院长|分析师|研究员|访谈|调查)|的?[^，。；]{0,8}(?:总监|主笔|院长|秘书长|负责人|主任))"
)
_FROM = re.compile(r"(?:据|根据|按|按照)[^，。；]{0,8}$")
_HALF = 0.5


class Sources:
    """Tells who is only quoted in one article."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self._known: dict[str, bool] = {}

    def is_source(self, text: str) -> bool:
        """Whether somebody of this name is an institute that is quoted about others more often than told of."""
        if text not in self._known:
            self._known[text] = self._is_quoted(text)
        return self._known[text]

    def _is_quoted(self, text: str) -> bool:
        """Whether the name stands for an institute, and half of the time beside words of saying."""
        first = self.plain.find(text)
        if not _ORGANISATION.search(text) and not _INTRODUCED.search(self.plain, max(0, first - 8), first):
            return False
        places = [found.span() for found in re.finditer(re.escape(text), self.plain)]
        quoted = sum(
            bool(_QUOTED.match(self.plain, end) or _FROM.search(self.plain, max(0, start - 12), start))
            for start, end in places
        )
        return quoted >= _HALF * len(places)
