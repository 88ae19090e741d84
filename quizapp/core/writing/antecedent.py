"""The subject in place of what stands for it: It, The company, 该模型 at the head of a sentence, where the sentence before speaks of it."""

import re
from collections.abc import Sequence

from quizapp.core.facts.subjects.english import find_clauses
from quizapp.core.languages import Language
from quizapp.core.writing.naming import is_body

_BODIES_EN = "company|firm|start-up|startup|lab|laboratory|institute"
_KINDS_EN = f"{_BODIES_EN}|model|chip|card|robot|device|car|phone|app|drug|network|system|tool|benchmark|dataset|service|platform|processor"
_KINDS_ZH = (
    "公司|模型|芯片|产品|系统|机构|平台|手机|车型|机器人|评测集|数据集|研究院|实验室|团队|企业|工具|框架|服务"
)
_HEAD = {
    "en": re.compile(rf"(?P<own>Its|Their)(?= [a-z])|It(?= [a-z])|The (?P<kind>{_KINDS_EN})(?= [a-z])"),
    "zh": re.compile(
        rf"(?P<own>其(?![中他余它次实]))|它(?!们)|(?:该|这[款个家项])(?:{_KINDS_ZH})|(?:公司|模型)(?=[成现采总支在于由拥已共目2])"
    ),
}
_BREAK = {"en": re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n"), "zh": re.compile(r"[。！？”]+|\n")}
_OPENS = {"en": 90, "zh": 16}
_FAR = 600


def with_antecedent(
    sentence: str, before: str, names: Sequence[str], language: Language, *, called: str
) -> str:
    """The sentence with ``called`` for what stands for it at its head; as it was where the one before speaks of other things.

    ``before`` is the text up to the sentence, ``names`` are those of the subject.
    """
    head = _HEAD[language].match(sentence)
    if head is None or not _speaks_of(before[-_FAR:], names, language):
        return sentence
    kind = head["kind"] if language == "en" else None
    if kind and (kind in _BODIES_EN.split("|")) != any(is_body(name, before + sentence) for name in names):
        return sentence
    rest = sentence[head.end() :]
    if not head["own"]:
        return f"{called}{rest}"
    return f"{called}的{rest}" if language == "zh" else f"{called}’s{rest}"


def _speaks_of(before: str, names: Sequence[str], language: Language) -> bool:
    """Whether the sentence right before, in the same paragraph, opens with one of these names."""
    if before.endswith("\n") and before.rstrip(" ").endswith("\n\n"):
        return False
    said = [piece for piece in _BREAK[language].split(before.strip()) if piece.strip()]
    if not said or (before.rstrip(" ")[-1:] == "\n"):
        return False
    last = said[-1].strip()
    if language == "zh":
        return any(last[: _OPENS["zh"]].find(name) >= 0 for name in names if name)
    clauses = find_clauses(last, 0, len(last))
    opening = last[: clauses[0].verb] if clauses else last[: _OPENS["en"]]
    found = [
        name
        for name in names
        if len(name) > 1 and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", opening)
    ]
    return bool(found) and len(opening) <= _OPENS["en"]
