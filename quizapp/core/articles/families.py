"""Names of families that are known: a maker or a series goes on with a version, a code, a size or a word of its edition."""

import re
from collections.abc import Iterator
from functools import cache

from quizapp.core.articles.gazetteer import Entry
from quizapp.core.articles.latin_names import SIZE_LETTERS
from quizapp.core.articles.name_table import NameKind
from quizapp.core.articles.script import simplify
from quizapp.core.quantities.unit import read_unit

# fmt: off
FAMILIES: tuple[tuple[NameKind, str], ...] = (
    ("model", "Claude"), ("model", "DALL-E"), ("model", "DeepSeek"), ("model", "Gemini"), ("model", "Gemma"), ("model", "GLM"), ("model", "GPT"), ("model", "Grok"), ("model", "Imagen"),
    ("model", "InternVL"), ("model", "Kimi"), ("model", "Llama"), ("model", "Mistral"), ("model", "Mixtral"), ("model", "Phi"), ("model", "QwQ"), ("model", "Seedance"), ("model", "Seedream"), ("model", "Sora"),
    ("model", "Veo"), ("model", "即梦|Jimeng"), ("model", "可灵|Kling"), ("model", "日日新|SenseNova"), ("model", "书生·浦语|书生浦语|InternLM"), ("model", "混元|腾讯混元|Hunyuan"),
    ("model", "通义千问|千问|Qwen"), ("model", "通义万相|万相|Wan"), ("model", "文心|文心大模型|ERNIE"), ("model", "悟道"), ("model", "讯飞星火|星火"), ("model", "盘古|盘古大模型|Pangu"),
    ("model", "豆包|豆包大模型|Doubao"), ("model", "紫东太初"), ("model", "百川|Baichuan"),
    ("chip", "GeForce RTX|RTX"), ("chip", "TPU"), ("chip", "含光"), ("chip", "壁砺"), ("chip", "骁龙|Snapdragon"), ("chip", "海光"), ("chip", "玄戒|XRING"), ("chip", "征程"), ("chip", "思元"),
    ("chip", "昇腾|Ascend"), ("chip", "昆仑芯"), ("chip", "酷睿|Core"), ("chip", "麒麟|Kirin"), ("chip", "锐龙|Ryzen"), ("chip", "天玑|Dimensity"), ("chip", "神玑"),
    ("product", "iPad"), ("product", "iPhone"), ("product", "MacBook"), ("product", "vivo"), ("product", "比亚迪|BYD"), ("product", "红米|Redmi"), ("product", "华为|Huawei"), ("product", "鸿蒙|HarmonyOS"),
    ("product", "极氪|Zeekr"), ("product", "尊界"), ("product", "乐道|Onvo"), ("product", "理想"), ("product", "零跑|Leapmotor"), ("product", "努比亚|Nubia"), ("product", "荣耀|Honor"), ("product", "蔚来|NIO"),
    ("product", "问界|AITO"), ("product", "享界"), ("product", "小米|Xiaomi"), ("product", "小鹏|XPeng"), ("product", "一加|OnePlus"), ("product", "宇树|Unitree"), ("product", "真我|realme"), ("product", "智己"),
    ("product", "智元"), ("product", "宝马|BMW"), ("product", "奥迪|Audi"), ("product", "仰望"), ("product", "天工"), ("product", "远征"),
)
# fmt: on
_WORDS = "Pro|Max|Ultra|Lite|Plus|PLUS|Mini|mini|Nano|nano|Air|SE|Ti|Turbo|Flash|Instruct|Thinking|Preview|Coder|VL|Omni|Distill|Elite|Exp|Chat|Code|Vision|Image|Video|Audio|Large|Medium|Small|Base|Fast|Heavy|Opus|Sonnet|Haiku|MoE|Lightning|Next|Scout|Maverick|Edge|XT|MAX"
_WORD = rf"(?:{_WORDS})\+?(?![A-Za-z])"
_NUMBER = r"[vV]?[0-9]{1,4}(?:\.[0-9]{1,2})?(?:[A-Za-z]{1,2}(?![A-Za-z]))?\+?(?![0-9A-Za-z%]|\.[0-9])"
_CODE = r"[A-Z][A-Za-z]{0,7}[ -]?[0-9]{1,4}(?:\.[0-9])?[A-Za-z]{0,2}\+?(?![0-9A-Za-z%]|\.[0-9])"
_WEIGHTS = r"(?:[0-9]{1,3}x)?[0-9]{1,4}(?:\.[0-9])?[BT](?:-A[0-9]{1,3}B)?(?![A-Za-z0-9])(?! ?(?:个?参数|parameters|tokens))"
_EDITION = r"·?(?:至尊|旗舰|增强|标准|青春|深度思考|视觉理解|实时语音)版?"
_CORES = r"[0-9]{4,5}(?:X3D|XT|HX|KS|KF|X|K|H|U)(?![A-Za-z0-9])"
_MORE = rf"[ -](?:{_WORD}|{_CODE}|{_WEIGHTS}|{_CORES}|S(?![A-Za-z]))|-[A-Z][A-Za-z0-9]*|(?<=[A-Z]) [0-9]\.[0-9](?![0-9.%万亿])"
_FIRST = rf"Ultra [3579](?![0-9.])|{_WORD}|{_CODE}|{_NUMBER}|{_WEIGHTS}|X(?= Elite)|[A-Z][A-Za-z]{{2,6}} [A-Z]{{1,2}}[0-9]{{1,2}}(?![0-9A-Za-z])|i[0-9](?![0-9A-Za-z])"
_TAIL = rf"(?:[ -]?(?:{_FIRST})(?:{_MORE})*(?:{_EDITION})?)"
_ONLY_NUMBER = re.compile(r"[ -]?[vV]?[0-9.]+")
_NO_VERSION = re.compile(r" ?(?:(?:19|20)[0-9]{2}|[1-9]G|[0-9]{1,2}K)(?![0-9A-Za-z.])")
_COUNTS = re.compile(
    r" ?(?:[年月日号万亿千百十多余至到%款名台家辆颗枚项倍次位周天套级折星核]|[-–~/:][0-9]|、[0-9])"
)
_MARK = re.compile(r"^[ ·-]")
_OWN_CODE = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9]).{2,}")


@cache
def _families() -> dict[str, tuple[NameKind, tuple[str, ...]]]:
    """Kind and all names of a family by each of its names, simplified."""
    split = ((kind, tuple(names.split("|"))) for kind, names in FAMILIES)
    return {simplify(name): (kind, names) for kind, names in split for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    """A family's name with what goes on behind it."""
    stems = sorted(_families(), key=len, reverse=True)
    han = "|".join(stem for stem in stems if not stem.isascii())
    latin = "|".join(re.escape(stem) for stem in stems if stem.isascii())
    # One look at the first character spares the hundred stems at nearly every place.
    initials = "".join(sorted({stem[0] for stem in stems}))
    return re.compile(
        rf"(?=[{initials}])(?P<stem>{han}|(?<![A-Za-z0-9.-])(?:{latin})(?=[ -][A-Z0-9v]|[0-9]))(?P<tail>{_TAIL})"
    )


def find_families(plain: str) -> Iterator[tuple[int, int, Entry]]:
    """Where members of a family stand in a simplified text: 小米17 Ultra, 文心4.5 Turbo, Snapdragon 8 Elite; each with its name in the other language."""
    for found in _pattern().finditer(plain):
        stem, tail = found["stem"], found["tail"]
        if _is_counted(plain, found.end("stem"), tail):
            continue
        kind, kin = _families()[stem]
        yield found.start(), found.end(), Entry(kind, tuple(dict.fromkeys(_names(stem, tail, kind, kin))))


def _is_counted(plain: str, at: int, tail: str) -> bool:
    """Whether the number behind a name is a year, a size or how many of something."""
    end = at + len(tail)
    bare = tail.strip(" -")
    if _NO_VERSION.fullmatch(tail) or (
        SIZE_LETTERS.fullmatch(bare) and tail[0] != "-" and not bare[-2:-1].isdigit()
    ):
        return True
    if not _ONLY_NUMBER.fullmatch(tail):
        return False
    return (
        _COUNTS.match(plain, end) is not None
        or read_unit(plain, end + plain.startswith(" ", end)) is not None
    )


def _names(stem: str, tail: str, kind: NameKind, kin: tuple[str, ...]) -> Iterator[str]:
    """A member's name as it stands, under each other name of its family, and by its code alone where makers give things codes."""
    yield stem + tail
    rest = _MARK.sub("", tail)
    if rest.startswith(kin) or (kind == "product" and _OWN_CODE.fullmatch(rest) and rest[0].isalpha()):
        yield rest
    if not rest.startswith(kin):
        yield from (f"{one} {rest}" if one.isascii() else one + rest for one in kin if one != stem)
