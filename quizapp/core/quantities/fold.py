"""Text in one width and script, character for character, so that offsets stay true."""

import re
import unicodedata

_TRADITIONAL = (
    "萬万億亿個个頁页兩两點点數数幾几餘余約约過过達达將将單单項项張张塊块條条種种類类層层詞词參参標标記记"
    "歲岁鐘钟時时間间週周號号納纳釐厘歐欧幣币節节題题隻只戶户門门噸吨級级場场顆颗組组輪轮筆笔處处輛辆對对"
    "雙双幀帧開开來来後后內内從从臺台貳贰陸陆於于輸输碼码萊莱兒儿韓韩畫画攝摄氏氏華华資资產产區区質质"
    "長长會会與与實实際际當当無无異异處处圖图書书習习體体還还說说讓让幹干際际準准確确壓压縮缩減减漲涨"
    "倍倍廠厂員员學学業业專专屆届佈布僅仅這这為为裡里壹一貮贰參参弍贰昇升階阶樓楼幀帧麼么獲获臨临靈灵"
    "遠远見见覺觉頭头餐餐毫毫瓩瓩離离響响頻频兆兆聲声網网縱纵聯联際际條条訊讯檔档關关鍵键線线"
)
# What most Chinese texts are made of stands in the table as itself: to look for what is not there takes longer.
_OFTEN = (*range(0x2010, 0x2040), *range(0x3000, 0x3030), *range(0x4E00, 0xA000))
# Wide marks whose narrow twin would change what is read: a full-width comma parts clauses.
_KEPT = "，；：！？（）"
_SIMILAR = {
    "〜": "~",
    "∼": "~",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "﹣": "-",
    "⁄": "/",
    "∕": "/",
    "․": ".",
    "﹒": ".",
    "﹪": "%",
    "٪": "%",
    "﹩": "$",
    "¥": "￥",
    "℃": "℃",
    "µ": "μ",
    "✕": "×",
    "✖": "×",
    "⨯": "×",
    "○": "〇",
    "⻆": "角",
    "⻔": "门",
    "\u3000": " ",
    "\t": " ",
}


def _table() -> dict[int, str]:
    """The folding of every character that has one, by code point."""
    ranges = [range(0xFF01, 0xFF5F), range(0x2F00, 0x2FD6), range(0x1D7CE, 0x1D800)]
    table = {code: chr(code) for code in _OFTEN}
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for codes in ranges for code in codes}
    pairs = zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)
    table.update({ord(traditional): simplified for traditional, simplified in pairs})
    table.update({ord(wide): wide for wide in _KEPT})
    table.update({ord(one): other for one, other in _SIMILAR.items()})
    return table


_FOLDING = _table()


def fold(text: str) -> str:
    """The text with narrow digits, letters and dashes and Simplified measure words; as long as before."""
    return text.translate(_FOLDING)


_LONGEST_ANSWER = 200
_CLUSTER = re.compile(r"[0-9](?<![0-9][0-9])[0-9]*+(?:[., '’\u00a0\u2009\u202f][0-9]++)+")
_SEPARATORS = re.compile(r"[., '’\u00a0\u2009\u202f]")
_LEADING_POINT = re.compile(r"\.(?<![0-9.]\.)(?=[0-9])")


def settle_separators(text: str) -> str | None:
    """The text with every number written 1234.5; None where a separator can be read in two ways."""
    settled = []
    last = 0
    for found in _CLUSTER.finditer(text):
        number = _settle(found[0])
        if number is None:
            return None
        settled += [text[last : found.start()], number]
        last = found.end()
    return _LEADING_POINT.sub("0.", "".join([*settled, text[last:]]))


def _settle(cluster: str) -> str | None:
    """One number without thousands separators and with a decimal point; None when in doubt."""
    parts = _SEPARATORS.split(cluster)
    marks = _SEPARATORS.findall(cluster)
    if _has_decimals(parts, marks):
        groups, decimals = parts[:-1], "." + parts[-1]
    else:
        groups, decimals = parts, ""
    if len(set(marks[: len(groups) - 1])) > 1 or not _are_groups(groups):
        return None
    return "".join(groups) + decimals


def _has_decimals(parts: list[str], marks: list[str]) -> bool:
    """Whether the last separator is a decimal mark: a point, or a comma that cannot part thousands."""
    if marks[-1] not in ".,":
        return False
    if len(marks) > 1:
        return marks[-1] not in marks[:-1]
    return (
        marks[-1] == "."
        or len(parts[1]) in (1, 2)
        or parts[0] == "0"
        or (len(parts[0]) > 3 and len(parts[1]) > 2)
    )


def _are_groups(groups: list[str]) -> bool:
    """Whether the groups are one number: three digits each behind the first, or four in East Asian style."""
    if len(groups) == 1:
        return True
    size = 3 if len(groups) == 2 else len(groups[-1])
    return size in (3, 4) and 1 <= len(groups[0]) <= size and all(len(group) == size for group in groups[1:])


def whole(text: str) -> str | None:
    """A whole answer ready to be read: folded, one comma, no closing mark, separators settled."""
    if len(text) > _LONGEST_ANSWER:
        return None
    folded = fold(text).replace("，", ",").strip(" \r\n\u00a0").rstrip("。.!！,；;")
    return settle_separators(folded.strip())
