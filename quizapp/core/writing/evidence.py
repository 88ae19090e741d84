"""Whether the words around a value say that it is this property of this subject, or only that it stands near both."""

import re

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language
from quizapp.core.writing.claim import Claim
from quizapp.core.writing.evidence_en import is_said_en
from quizapp.core.writing.evidence_zh import is_said_zh
from quizapp.core.writing.gap import gap
from quizapp.core.writing.naming import is_letters
from quizapp.core.writing.phrase import in_script, subject

# What a whole kind of things is called.
_KIND = re.compile("[\u4e00-\u9fff]+(?:机器人|助手|平台|系统|芯片|工具|应用|框架|软件|技术|方法)")


def is_said(claim: Claim, language: Language) -> bool:
    """Whether the words around the value say that it is this property of this subject."""
    return is_said_zh(claim) if language == "zh" else is_said_en(claim)


def bears_out(fact: Fact, language: Language) -> bool:
    """Whether the statement of a fact itself says that its value is this property of its subject."""
    hole = gap(fact, language)
    if hole is None or (fact.kind == "funding" and not fact.as_of):
        return False
    attribute = in_script(fact.attribute.in_(language).strip(), language)
    name = subject(fact, language)
    if fact.kind == "person_role" and (is_letters(name) or _KIND.fullmatch(name)):
        return False
    names = (subject(fact, language), *(in_script(name, language) for name in fact.aliases))
    return is_said(Claim(hole.before, hole.answer, hole.after, names, attribute, fact.kind), language)
