"""A candidate of one article as a fact in that article's language, with a statement that reads well."""

import hashlib
import re

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Fact, Source
from quizapp.core.languages import Language, Twin, as_language
from quizapp.core.quantities.date import DateValue, parse_date
from quizapp.core.writing.alone import is_table_row, stands_alone
from quizapp.core.writing.asking import is_noun, of, suits
from quizapp.core.writing.calendar import in_words
from quizapp.core.writing.claim import Claim
from quizapp.core.writing.cutting import is_damaged, parts, plain, sentences
from quizapp.core.writing.evidence import is_said
from quizapp.core.writing.naming import is_body, is_letters, is_named, named
from quizapp.core.writing.office import find_body, is_past, names_body
from quizapp.core.writing.phrase import join
from quizapp.core.writing.sentence import labelled
from quizapp.core.writing.templates import DATED, SCORED, TOLD

_OF_IT = re.compile(r"^(?:它|其|该|这|这次|此|他|她)?们?的")
_VERB = re.compile(
    r"^(?:(?:has|have|had|is|was|are|were|with|and|of|by|to|costs?|reached|a|an|the|its|their) )+"
)
_OF_PRODUCTS = frozenset({"parameter_count", "context_size", "benchmark_score", "speed"})
_ABBREVIATION = re.compile(r"[A-Za-z]*[A-Z][A-Za-z]*")
_NO_NOUN = re.compile(
    r"(?:衡量|评估|测量|检验|考察|用于|用来|能够|可以|专门)[^的]*$|[让使在对把将由被能可会]|.{1,10}的(?:产品|公司|模型)$"
)
_NO_FULL_NAME = re.compile(r"之比|比值|比例|所谓|[，。]|^[A-Z]\w+['’]s ")
_NEAR = 160
_JOINED = re.compile(r"(?:though|although|which|who|and|but|because|if|when|while|with|so|as|not) ")
_CLAUSE = re.compile(r"\b(?:used?|uses|called|named|known|is|are|was|were|has|have|had|with|by|from|to)\b")
_MODIFIED = re.compile(r"[a-z]{3,} $")
_COUNT_OF = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|many|some|several|these|those|such|\d+) ", re.IGNORECASE
)
_PLURAL = re.compile(r"[a-z]{2}(?<![sui])s$")
_TERMS = frozenset(["全称", "英文名", "定义", "full name", "definition"])
_PAIRS = (("既", "[又也且]"), ("不仅", "[还也]|而且|更"), ("不但", "[还也]|而且|更"), ("一方面", "另一方面"), ("一边", "一边.*一边"), ("虽然", "但|却"))  # fmt: skip
_PER_MILLION = re.compile(r"每百万 ?(?:个)? ?(?i:tokens?|词元)")
_HAN = re.compile("[\u4e00-\u9fff]")
# Properties that words of their own tell, so that the subject may come from the sentence before.
_LABELS = re.compile(
    r"(?:激活)?参数量|上下文长度|最大输出长度|订阅价|(?:active )?parameters|context length|maximum output|subscription price|全称|英文名|开发者|full name|developer"
)
_SOME = re.compile(
    r"海外|官方|业界|部分|多数|很多|许多|一些|国内|国外|领先|多家|几家|各家|其他|\b(?:many|some|several|most|other|leading)\b"
)
_KINDS_ZH = re.compile(
    r"(?![先也就更再又已将能可最很诉告向对与和])[^，。]+(?:模型|平台|工具|系统|芯片|框架|架构|语言|公司|机构|智能体|方法|助手|软件|应用|产品|基准|处理器|引擎|协议|药物|材料)"
)
_QUALIFIED = {
    ("approx", "zh"): "约为", ("min", "zh"): "至少为", ("max", "zh"): "最多为",
    ("approx", "en"): "about ", ("min", "en"): "at least ", ("max", "en"): "at most ",
}  # fmt: skip
_BODY = re.compile(r"\b(?:company|firm|start-?up|charity|maker|group|lab|laboratory|analyst|university)\b")


def fact_of(candidate: Candidate, text: str, *, id: str, article: str, passage: str = "") -> Fact:
    """The fact of a candidate of this article text, in the article's language; ``text`` as its offsets count it.

    The statement is the article's own sentence where that names the subject and leans on nothing before it, else one
    made for the attribute.
    """
    language = as_language(candidate.lang)
    span = text[candidate.start : candidate.end]
    attribute = _attribute(candidate, text, language)
    printed = text[candidate.value_start : candidate.value_end].strip()
    return Fact(
        id=id,
        kind=candidate.kind,
        subject=_in(language, candidate.subject),
        attribute=_in(language, attribute),
        value=candidate.value,
        unit=candidate.unit,
        aliases=_aliases(candidate, text, language),
        qualifier=candidate.qualifier,
        as_of=candidate.as_of,
        standing=candidate.standing,
        said_by=_in(language, candidate.said_by) if candidate.said_by else None,
        statement=_in(language, _statement(candidate, text, attribute, language)),
        passage=passage,
        printed=_in(language, printed) if printed else None,
        sources=(Source(article, candidate.start, candidate.end, hashlib.sha256(span.encode()).hexdigest()),),
    )


def _aliases(candidate: Candidate, text: str, language: Language) -> tuple[str, ...]:
    """The other names of a subject, its name with an article among them where English says it so: the Tern."""
    called = named(candidate.subject, language, text)
    return (
        candidate.aliases
        if called in (candidate.subject, *candidate.aliases)
        else (*candidate.aliases, called)
    )


def _in(language: Language, text: str) -> Twin:
    return Twin(**{language: text})


def _statement(candidate: Candidate, text: str, attribute: str, language: Language) -> str:
    said = list(sentences(candidate, text, language))
    told = _by_template(candidate, text, attribute, language)
    if told and attribute in _TERMS:
        return told
    if not _is_office(candidate, candidate.attribute) and attribute not in _TERMS:
        alone = next((one for one in said if stands_alone(candidate, text, one, language)), None)
        if alone:
            return alone
    bare = " ".join(text[candidate.start : candidate.end].split())
    if is_damaged(bare):
        bare = f"{attribute} {text[candidate.value_start : candidate.value_end]}"
    return told or labelled(candidate.subject, said[0] if said else bare, language)


def _attribute(candidate: Candidate, text: str, language: Language) -> str:
    """The property in words to be shown: an office with that at which it is held, a price of tokens with how many."""
    attribute = _VERB.sub("", _OF_IT.sub("", candidate.attribute)).strip() or candidate.attribute
    if attribute == "全称" and _HAN.search(candidate.subject) and candidate.value.isascii():
        return "英文名"
    if _is_office(candidate, attribute):
        before, _, after = parts(candidate, text)
        body = find_body(before, after, language, text=text)
        if body and not is_past(candidate.value, before) and body not in candidate.subject:
            return join("在", body, f"的{attribute}") if language == "zh" else f"{attribute} at {body}"
    if attribute in ("输入价", "输出价") and _PER_MILLION.search(text[candidate.start : candidate.end]):
        return f"每百万 token 的{attribute}"
    return attribute


def _is_office(candidate: Candidate, attribute: str) -> bool:
    return candidate.kind == "person_role" and attribute in ("职务", "role")


def _by_template(candidate: Candidate, text: str, attribute: str, language: Language) -> str | None:
    """A statement made for the attribute; None where it is not known."""
    if candidate.standing != "stated" or candidate.kind == "ratio" or candidate.unit in ("x", "rank"):
        return None
    if (candidate.unit or "").endswith("/Mtokens") or not suits(candidate.kind, attribute, candidate.subject):
        return None
    if not _is_borne_out(candidate, text, attribute, language):
        return None
    name, value = named(candidate.subject, language, text), _printed(candidate, text, attribute)
    day = parse_date(candidate.value) if candidate.kind == "date" else None
    if day is not None:
        return _dated(name, attribute, day, language)
    scored = [SCORED[language]] if candidate.kind == "benchmark_score" else []
    if attribute in ("开发者", "developer") and _SOME.search(value):
        return None
    if attribute == "类型" and not _KINDS_ZH.fullmatch(value):
        return None
    if attribute in ("职务", "role") and (is_past(value) or not names_body(value)):
        return None
    if attribute == "全称" and _HAN.search(value) and not _ABBREVIATION.fullmatch(name):
        return None
    if attribute in ("全称", "developer") and _NO_FULL_NAME.search(value):
        return None
    if attribute in ("定义", "作用") and _is_half(value) or attribute == "定义" and _NO_NOUN.match(value):
        return None
    if attribute.startswith("number of ") and attribute.split()[2] not in value:
        return None
    if attribute == "definition" and not _is_defined(candidate, value, text):
        return None
    scored = [] if attribute in name else scored
    for pattern, template in (*TOLD[language], *scored):
        if re.fullmatch(pattern, attribute, re.IGNORECASE):
            return _worded(template, name, attribute, value, language)
    if not is_noun(attribute, language):
        return None
    about = _QUALIFIED.get((candidate.qualifier or "", language), "")
    template = (
        (f"{{SA}}{about or '是'}{{V}}。") if language == "zh" else f"The {{A}} of {{S}} is {about}{{V}}."
    )
    return _worded(template, name, attribute, value, language)


def _is_defined(candidate: Candidate, value: str, text: str) -> bool:
    """Whether an English sentence tells what a term means."""
    return _is_prose(candidate, text) and _is_term(candidate.subject, value, text)


def _is_prose(candidate: Candidate, text: str) -> bool:
    """Whether a passage is a sentence with the whole term: a headline explains nothing, and “shadow AI” is no AI."""
    passage = text[candidate.start : candidate.end]
    before = passage[: max(0, passage.find(candidate.subject))]
    part = is_letters(candidate.subject) and _MODIFIED.search(before) is not None
    return not part and passage.rstrip(" \n*”\"’')").endswith((".", "!", "?", ":", ";"))


def _is_half(value: str) -> bool:
    """Whether words open what they do not close: 既能训练 without 也."""
    return any(first in value and not re.search(rest, value) for first, rest in _PAIRS)


def _is_term(name: str, value: str, text: str) -> bool:
    """Whether an English subject is a term that can be defined, no person, firm or product that is described."""
    bare = name.removeprefix("the ")
    if _CLAUSE.search(bare) or _JOINED.match(value) or _COUNT_OF.match(bare):
        return False
    proper = bare.istitle() and re.search(rf"\b{re.escape(bare.lower())}\b", text) is None
    if _PLURAL.search(bare) and value.startswith(("a ", "an ")):
        return False
    described = _BODY.search(value) is not None or any(char.isdigit() for char in name + value[-3:])
    return (
        not described
        and not (proper and " " in bare)
        and not (proper and not value.startswith(("a ", "an ")))
    )


def _printed(candidate: Candidate, text: str, attribute: str) -> str:
    """The value as the article prints it, with what is counted where English needs it: 27 billion parameters."""
    value = " ".join(text[candidate.value_start : candidate.value_end].split())
    if attribute.endswith("参数量"):
        return value.removesuffix("参数").removesuffix("个").strip()
    counted = attribute.removeprefix("active ")
    bare = value[-1:].isdigit() or value.endswith("illion")
    return f"{value} {counted}" if bare and counted == "parameters" else value


def _is_borne_out(candidate: Candidate, text: str, attribute: str, language: Language) -> bool:
    """Whether the passage says the property of the subject, or words of its own tell it and the subject is carried on."""
    if candidate.kind in _OF_PRODUCTS and language == "en" and is_body(candidate.subject, text):
        return False
    if attribute in _TERMS and _named_here(candidate, text):
        return True
    before, value, after = parts(candidate, text)
    row = is_table_row(f"{before}{value}{after}")
    if row or not _named_here(candidate, text):
        if plain(candidate.subject) in plain(f"{before}{value}{after}") and not row:
            return False
        near = plain(text[max(0, candidate.start - _NEAR) : candidate.end])
        said = any(plain(name) in near for name in (candidate.subject, *candidate.aliases) if name)
        known = (row and candidate.kind != "person_role") or (
            said and is_named(candidate.subject, text, language)
        )
        return known and (bool(_LABELS.fullmatch(attribute)) or (row and candidate.kind == "benchmark_score"))
    if not is_named(candidate.subject, text, language) or (
        candidate.kind == "funding" and not candidate.as_of
    ):
        return False
    names = (candidate.subject, *candidate.aliases)
    return is_said(Claim(before, value, after, names, attribute, candidate.kind), language)


def _named_here(candidate: Candidate, text: str) -> bool:
    """Whether the passage itself names the subject; elsewhere it was carried on from what stood before."""
    passage = plain(text[candidate.start : candidate.end])
    names = [plain(name) for name in (candidate.subject, *candidate.aliases) if name]
    return any(re.search(rf"{re.escape(name)}(?!(?<=[\u4e00-\u9fff])\d)", passage) for name in names)


def _dated(name: str, attribute: str, day: DateValue, language: Language) -> str | None:
    for pattern, template in DATED[language]:
        if re.fullmatch(pattern, attribute, re.IGNORECASE):
            said = in_words(day, language)
            said = said if language == "zh" else f"{'on' if day.day else 'in'} {said}"
            return _worded(template, name, attribute, said, language)
    return None


def _worded(template: str, name: str, attribute: str, value: str, language: Language) -> str:
    places = {
        "{S}": name,
        "{A}": attribute,
        "{V}": value,
        "{SA}": of(name, attribute) if language == "zh" else "",
        "{at}": attribute[attribute.find("at ") :],
    }
    pieces = [places.get(piece, piece) for piece in re.split(r"(\{\w+\})", template)]
    text = join(*pieces) if language == "zh" else "".join(pieces)
    if language == "zh":
        return text
    if attribute == "definition" and name[:1].islower() and value.startswith(("a ", "an ")):
        text = f"{'an' if name[0] in 'aeio' else 'a'} {text}"
    return text[:1].upper() + text[1:] if name[1:2].islower() or name.startswith("the ") else text
