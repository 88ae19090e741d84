"""Rules 6, 17 to 19 and 25: how the stem asks."""

import re
from collections.abc import Iterator

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.speaker import names_speaker
from quizapp.core.writing.lint.face import Face
from quizapp.core.writing.lint.flaw import Finding
from quizapp.core.writing.lint.words import BLANK, grams, is_wide, sentences, width
from quizapp.core.writing.source_lead import is_dated, is_led

CHOICES = ("single_choice", "multiple_choice")
NARROW, FEW, LEAST_NAME, MOST_SENTENCES, WIDE, ABSENT = 8, 4, 2, 3, 200, 0.6
_MARKED = re.compile(r"\*\*[^*]*\*\*|__[^_]*__")
_NEGATIVE = re.compile(
    r"(?:说法|表述|叙述|描述|选项|陈述)[^，。？]{0,4}(?P<zh4>不正确|不对|不符|不成立|错误|有误)|(?P<zh3>不(?:是|属于|包括|符合|能|会|正确|对)|没有|未(?!来|知)|并非)[^，。？]{0,14}的[^，。？]{0,4}(?:是|有|为)(?:哪|谁|什么|下列|以下)|(?:哪|下列|以下|下面|谁|(?<!为)什么|何者)[^，。？]{0,16}?(?P<zh>不(?!同|断|仅|只|但|少|久|足|如|得不|变|起眼|锈)|没有|没(?!落|收)|未(?!来|知)|并非|非(?!常|洲|营利|监督|线性|结构)|错误(?:的|$|？)|有误|除外|例外)"
    r"|(?P<zh2>除(?!法|了?[^，。]{1,12}(?:以外|之外|外)?[，,]?[^，。？]{0,6}还|以)[^，。？]{1,16}(?:以外|之外|外))(?=[^，。]{0,16}(?:哪|都|均|什么|谁))"
    r"|(?:^|(?<=[.?!:,] ))(?:(?:in|on|at|for|of|to|by|from|with|under) )?(?:which|what|who|whom|where|when)\b[^.?]{0,60}?\b(?P<en>not|never|except|excepting|incorrect|false|untrue|wrong|least|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|doesn['’]t|didn['’]t|don['’]t|cannot|can['’]t)\b"
    r"|\b(?P<en2>(?:all|each|any) of (?:the following|these)[^.?]*\bexcept)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b(?:NOT|EXCEPT|INCORRECT|FALSE|NEVER|LEAST|UNTRUE|WRONG)\b")
_DOUBLE = re.compile(
    r"(?:并非|不是|不能不|无法不|没有不|不得不是)[^，。]{0,10}(?:不|没有|无)(?!同|仅|断|锈|人)|不是不|并非不|没有哪[^，。]{0,6}不|\bnot (?:un(?!it|iv|der|til|ion|ique)|in(?:correct|valid|accurate|capable|dependent))\w*|\b(?:not|never|no)\b[^.,;?]{0,40}\b(?:not|never|without|fails? to|lacks?|nothing)\b|n['’]t [^.,;?]{0,30}\b(?:not|never|without|fails? to)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"^(?:不|没有|未|并非|无法|从不)|\b(?:not|never|cannot|no|doesn['’]t|isn['’]t|didn['’]t)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"[？?]|什么|哪|谁|何|多少|有几|第几|几[个位种年月天家次]?$|怎|吗|如何|是否|下列|以下|为$|是$|的是|指$|（ *）|\( *\)|____|……|…|选出|选择|写出|给出|填|配对|连线|排列|排序|排成|按.*排|对应|匹配|说出|列出|计算|求|判断|描述|说明|解释|谈|比较|"
    r"\b(?:what|which|who|whom|whose|when|where|why|how|whether|choose|select|pick|match|order|put|arrange|sort|give|name|write|state|complete|fill|find|list|calculate|compute|describe|explain|pair|rank|tell|link|assign|place|bring|enter|spell|say|identify|mark|tick)\b|\b(?:is|are|was|were|of|by|to|the|an?|as|for|in|at|on|that|with|from|called|means|except)$|\ba\(n\)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"下列|以下|下面|上面|哪一?[些个项种条]|哪|说法|表述|叙述|描述|陈述|选项|观点|答案|正确|对|错误|不|的|是|为|中|有|关于|一项|请|选出|选择|属实|成立|符合|事实|什么|谁|多少|几|何|吗|呢|它|这"
    r"|\b(?:which|what|of|the|following|these|those|statements?|is|are|was|were|true|correct|right|false|options?|answers?|best|choose|select|pick|one|an?|about|not|sentences?|claims?|it|this|that|how|many|much|who|when|where|why|below|do|does|did|you|know)\b",
    re.IGNORECASE,
)
_WHOLE_TEXT = re.compile(
    r"本文|(?<!论)文中|上文|(?<!上)下文|原文|上述|前述|如前所述|如上图?|如图|上图|下图|上表(?![示明面决达演扬])|下表(?![示明面决达演扬])|(?:根据|按照?|依据)(?:这篇|该|此|以上|短)?(?:文章|材料|短文|报道|课文|段落)(?![《“])|(?:该|这篇|此)(?:文章?|报道)(?![《“])|作者在文|第[一二三四五六七八九十\d]+段"
    r"|\b(?:the|this|above|preceding|previous) (?:article|text|passage|paragraph|excerpt|reading)\b(?! of [A-Z])|\b(?:the|this) (?:figure|table) (?:above|below|shows?|on the)\b|\bthis (?:figure|table)\b|\b(?:as )?(?:mentioned|described|stated|shown|discussed) (?:above|earlier|below)\b|\bthe above\b|\bthe author (?:says|claims|mentions|states)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"昨[日天晚]|今[日天早晚](?!头条)|明[日天](?!方舟)|前天|后天|本[周月年季]度?(?![期])|[上下](?:周|个?月|个?季度|半年)(?!刊)|去年|今年|明年|前年|近日|日前|最近|近期|不久前|刚刚|目前|当前|(?<![出发呈展体])现在|如今"
    r"|\b(?:yesterday|today|tomorrow|tonight|(?:last|this|next) (?:week|month|year|quarter|night|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|recently|currently|nowadays|at present|right now|(?:days|weeks|months|years) ago|so far this year)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"目前|当前|现在|如今|最近|近期|今年|本[年月季]|currently|nowadays|at present|right now|recently",
    re.IGNORECASE,
)
_AT_PRESENT = re.compile(
    r"目前|当前|现在|如今|最近|近期|currently|nowadays|at present|right now|recently", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTER = re.compile(
    r"它们?|[他她]们?(?!人)|该(?!如何|怎)(?=[\u4e00-\u9fff])|(?<![到从由如因为彼])这(?!样|里|么)|(?<![彼因如由])此(?!外|后|前|时|次|类|起|处)|其(?!中|他|实|它|余|次)"
    r"|\b(?:it|its|they|their|them|he|him|his|she|her|this|these|those|that (?=model|company|chip|method|person|product|system|paper|team|study|card|device|technique|approach))\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"\b(?:is|was|does|did|will|would|can|makes?|made|called|considered|found|find|how (?:long|much|many)\b.{0,30})\s+it\s+(?:take|takes|took|cost|costs|possible|called|true|that|to|easier|harder|hard|easy|clear|worth|best|necessary|mean)\b|^it (?:is|was|takes|took|costs|cost|has been|had been|became|seems)\b|\b(?:which|what|how many|who|some|one|any|each|all|two|three) (?:of )?(?:these|those|this)\b|\bthose (?:who|that|which)\b|\bmatch (?:these|them)|\b(?:put|order|arrange|sort|place|rank|bring) (?:these|the|them)\b|\bthis (?:order|way)\b|\bits? (?:own|self)\b",
    re.IGNORECASE,
)
# "In its report the OECD …" names it in the same breath.
_AHEAD = re.compile(
    r"^(?:In|At|On|For|During|After|Before|With|By|From|Under|Of|To) (?:its|his|her|their)\b(?=[^.?]*? [A-Z“])|^(?:When|After|Before|As|While|Although|If|Since|Until|By the time) (?:it|they|he|she)\b(?=[^.?]*, [^.?]*[A-Z“])|^在[其他她它]的?(?=[^。？]*[A-Z《“])"
)
# How to answer is no part of what is told.
_INSTRUCTION = re.compile(
    r"（[^）]*）|\([^)]*\)|(?:请|选出|配对|写出|填)[^。？]{0,14}[。]|(?:Choose|Select|Match|Pick|Give|Write|Put)\b[^.?]{0,60}\.$"
)
_ROWS = re.compile(r"这[些几两三四五六]|\b(?:these|those)\b", re.IGNORECASE)
_OPTIONS_ZH = re.compile(
    r"(?:这|该|此)[台款个部颗只种]?[0-9年的款新 ]{0,12}(?=[A-Z《“])|这(?:些|几|两|三|四|五|六)[项个种款位条家张道句]?[\u4e00-\u9fff]{0,8}(?:哪|谁|按|排|中|里|配对|对应)|把[它他她]们|将[它他她]们|这[一]?(?:天|年|月|日)"
)
_EMPTY_PREFIX = re.compile(
    r"[\s“”\"'‘’《》，,。.：:、？?!！（）()]|在|据|根据|按|关于|对于|对|从|由|为了?|把|将|使|让|用|请问|问|当|自|与|和|的|是|以|下列|以下|哪|些|项|个|什么|谁|多少|几|何时|为何|如何|怎样|为什么|何|说法|正确|中"
    r"|\b(?:what|which|who|whom|whose|when|where|why|how|did|does|do|is|are|was|were|has|have|had|will|would|can|could|in|on|at|of|for|by|to|with|from|the|an?|many|much|long|far|old|large|big|according|about|and|then|that|as|year|month|day|date|following|true|statements?|people|company|name|kind|type|sort|because|although|after|before|released?|founded|announced|made|said|happened|launched|one|main)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"预计|预测|预期|预言|将(?!军|领|来|要求|其)|会(?!议|员|话|上|长)|可能|有望|计划|打算|拟|准备|目标|据|认为|觉得|看来|怎么看|怎样看|如何看|评价|称|说|表示|指出|声明|宣称|传|爆料|估计|估算|相信|声称|公布|给出|报告|介绍|宣布|设想|希望|看好|判断|主张|承诺|要[把在成建做求研]|今后|未来|将来|按.{0,12}的(?:说法|数据|测试|计算)"
    r"|\b(?:expect\w*|forecasts?|predict\w*|projects?|projected|will|would|may|might|could|plan\w*|intend\w*|aims?|according to|says?|said|saying|claim\w*|believ\w*|thinks?|thought|sees?|saw|argu\w*|report\w*|rumou?r\w*|estimat\w*|alleged\w*|announc\w*|stat(?:es|ed)|describ\w*|put(?:s)?|told|suggest\w*|hop(?:es|ed)|promis\w*|in the (?:view|words|opinion) of|by its own|its maker|view|opinion|target|goal|due|future|later|next|call(?:s|ed))\b",
    re.IGNORECASE,
)
_DOUBTFUL = frozenset({"claim", "forecast", "plan", "rumour", "disputed", "opinion"})


def is_hedged(text: str) -> bool:
    """Whether a text says that something is expected, planned or told by somebody."""
    return _HEDGED.search(text) is not None


def unmarked_negative(face: Face) -> Iterator[Finding]:
    """The question asks for what is not so, and nothing makes the reader see the "not"; or denies twice."""
    if face.question.kind in CHOICES:
        found = _NEGATIVE.search(_without_marked(face))
        if found:
            word = next(text for text in found.groups() if text)
            yield Finding("stem", {"text": word})
            return
        yield from _twice_negative(face)
    if face.question.kind in (*CHOICES, "true_false") and (twice := _DOUBLE.search(face.stem)):
        yield Finding("stem", {"text": twice[0]}, "double")


def _without_marked(face: Face) -> str:
    return _SHOUTED.sub("", _MARKED.sub("", face.raw))


def _twice_negative(face: Face) -> Iterator[Finding]:
    """A marked "not" in the stem over options that deny, too."""
    if _NEGATIVE.search(face.stem) or _SHOUTED.search(face.stem):
        denying = [text for choice in face.choices for text in choice.texts if _NEGATED.search(text)]
        if denying:
            yield Finding("stem", {"text": denying[0]}, "double")


def unfocused_stem(face: Face) -> Iterator[Finding]:
    """Too little before the options to know what is asked."""
    if face.question.kind in ("description", "open_answer", "true_false", "cloze"):
        return
    if width(face.stem) < NARROW or width(_letters(_GENERIC.sub("", face.stem))) < FEW:
        yield Finding("stem", {"text": face.stem})
    elif not _ASKS.search(face.stem.rstrip(" .。")) and not _leads_in(face.stem):
        yield Finding("stem", {"text": face.stem}, "no_question")


def _leads_in(stem: str) -> bool:
    """Whether a stem that ends in a colon has the words to lead into its options."""
    long_enough = len(stem.split()) > 2 or (is_wide(stem) and width(stem) > NARROW)
    return stem.endswith((":", "：")) and long_enough


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def missing_context(face: Face) -> Iterator[Finding]:
    """The stem points at something that is not on the page: a text, a day, a thing without a name."""
    if face.question.kind == "description":
        return
    whole = _WHOLE_TEXT.search(face.stem)
    if whole:
        yield Finding("stem", {"text": whole[0]}, "text")
    settled = face.question.kind == "open_answer" or is_dated(face.stem)
    relative = None if settled else next(_relative(face.stem), None)
    if relative:
        yield Finding("stem", {"text": relative}, "day")
    pointer = _find_pointer(face)
    if pointer:
        yield Finding("stem", {"text": pointer})


def _relative(stem: str) -> Iterator[str]:
    """The days that only the day of telling settles; in an article that is named, what is so now."""
    dated, is_named = _YEAR.search(stem), is_led(stem)
    for found in _RELATIVE.finditer(stem):
        is_name = found[0][0].isupper() and stem[: found.start()].rstrip()[-1:].isalnum()
        settled = (is_named and not _AT_PRESENT.fullmatch(found[0])) or (dated and _NOW.fullmatch(found[0]))
        if not is_name and not settled:
            yield found[0]


def _find_pointer(face: Face) -> str | None:
    """The first "it" or "this" before which nothing is named; None where something is, or it points at options."""
    stem = _OPTIONS_ZH.sub("", _EXPLETIVE.sub("", _AHEAD.sub("", face.stem)))
    if face.question.kind in ("matching", "ordering"):
        stem = _ROWS.sub("", stem)
    found = _POINTER.search(stem)
    if not found:
        return None
    before = _EMPTY_PREFIX.sub("", stem[: found.start()])
    return found[0] if width(before) < LEAST_NAME else None


def wordy_stem(face: Face) -> Iterator[Finding]:
    """Three sentences or more, or a long stem that hardly speaks of what is asked."""
    if face.question.kind in ("description", "open_answer", "cloze") or is_led(face.stem):
        return
    count = sentences(_INSTRUCTION.sub("", face.stem))
    if count >= MOST_SENTENCES:
        yield Finding("stem", {"count": str(count)})
    elif width(face.stem) > WIDE and face.facts:
        own = grams(face.stem)
        used = own & _told(face)
        if len(used) < (1 - ABSENT) * len(own):
            yield Finding("stem", {}, "padding")


def _told(face: Face) -> frozenset[str]:
    """What the facts, options and keys speak of."""
    texts = [text for fact in face.facts for text in _fact_texts(fact, face)]
    texts += [text for choice in face.choices for text in choice.texts]
    return frozenset().union(*map(grams, texts))


def _fact_texts(fact: Fact, face: Face) -> Iterator[str]:
    for twin in (fact.subject, fact.attribute, fact.statement):
        yield twin.in_(face.language)
    yield from (*fact.aliases, fact.value, fact.as_of or "")


def unattributed_opinion(face: Face) -> Iterator[Finding]:
    """What somebody expects, claims or believes, asked as if it were so."""
    for fact in face.facts:
        doubtful = fact.standing in _DOUBTFUL
        named = fact.said_by is not None and _names(face, fact, fact.said_by.in_(face.language))
        if doubtful and not named and not _HEDGED.search(face.stem.replace(BLANK, "")):
            yield Finding("stem", {"fact": fact.id, "standing": fact.standing})
            return


def _names(face: Face, fact: Fact, speaker: str) -> bool:
    """Whether the stem names the speaker besides the subject, which may be made of the same name."""
    subject = fact.subject.in_(face.language)
    stem = face.stem.replace(subject, "") if subject in speaker and subject != speaker else face.stem
    return names_speaker(stem, speaker)
