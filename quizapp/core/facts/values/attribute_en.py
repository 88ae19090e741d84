"""What a value says of its subject, as a noun of English: battery capacity, score on MMLU-Pro, number of cores."""

import re

from quizapp.core.articles.gazetteer import benchmarks
from quizapp.core.facts.grammar.english_words import verbs
from quizapp.core.facts.values.around import Around

_DATES = tuple(
    (re.compile(pattern, re.IGNORECASE), noun)
    for pattern, noun in (
        (r"\bfounded|\bestablished", "founded"),
        (r"\bopen-?sourc", "open-sourced"),
        (r"\bgo(?:es)? on sale|\bavailable", "on sale from"),
        (r"\bborn\b", "date of birth"),
        (r"\bdied\b", "date of death"),
        (r"\bjoined\b", "date of joining"),
        (r"\b(?:resigned|retired|left|stepped down)\b", "date of leaving"),
        (r"\b(?:appointed|has been|became)\b", "in office since"),
        (r"\bpublish", "date of publication"),
        (r"\breleas|\blaunch|\bunveil|\bintroduc", "release date"),
        (r"\bannounc", "date of announcement"),
        (r"\braised\b|\bround\b|\bfunding\b", "date of the funding"),
        (r"\b(?:deliver|reach customers|ship)", "first deliveries"),
        (r"\b(?:built|production)\b", "start of production"),
        (r"\bacquir|\bbought\b", "date of the acquisition"),
        (r"\bapproved\b", "date of approval"),
        (r"\b(?:begin|begins|start|starts|began|started|opens?|opened)\b", "starting date"),
        (r"\bplanned\b|\bscheduled\b|\bis due\b", "planned date"),
        (r"\b(?:held|take place|takes place|call|conference|meeting)\b", "date of the event"),
        (r"\bspeaks?\b|\bspoke\b", "date of the speech"),
        (r"\bas of\b|\bat the end of\b|\bby the end of\b", "as of"),
        (r"\bforecast|\bexpect|\bpredict", "year of the forecast"),
    )
)
_NUMBER_NOUN = r"[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}?"
_NOUN_OF = re.compile(
    rf"(?:^|\b(?:an?|the|its|their|with|had|has|puts?|have|to|and|in|of|at|'s|’s)) (?!an? |the |its |their )(?P<noun>{_NUMBER_NOUN}) (?:of|at|from|to|is|was|are|were|stood at|starts? at|fell to|rose to|came to|reached|climbs? to|climbed to) (?:about |only |some |nearly |over |up to |around )?[$€£]?$"
)
_OF_NOUN = re.compile(
    rf"(?: \w+)?? of (?:its |the |their )?(?P<noun>{_NUMBER_NOUN})(?= (?:in|on|for|at|and|with|from|over|after|by|per|than|that|which|when|is|was)\b|[,.;:)]|$)"
)
_BEHIND = re.compile(
    r"(?:[- ])(?:new |single )?(?P<noun>[A-Za-z][a-z-]*(?: (?!and|or|in|of|for|with|on|at|to|from|that|is|was)[a-z][a-z-]*){0,2})(?= |[,.;:)]|$)"
)
_AND = re.compile(r"^.* and (?:an? |the |its )?")
_DIMENSION_WORDS = {"long": "length", "wide": "width", "tall": "height", "high": "height", "thick": "thickness", "deep": "depth", "old": "age", "heavy": "weight"}  # fmt: skip
_ADJECTIVE = re.compile(r" (?P<word>long|wide|tall|high|thick|deep|old|heavy)\b")
_VERBS = tuple(
    (re.compile(rf"\b(?:{pattern})\b[^,.;]{{0,24}}$"), noun)
    for pattern, noun in (
        (r"weighs?|weighed", "weight"), (r"costs?", "cost"), (r"employs?|employed", "number of employees"), (r"lasts?|lasted", "duration"),
        (r"delivered|delivers", "deliveries"), (r"shipped|ships", "shipments"), (r"sold|sells?", "sales"), (r"lives?|lived", "life span"),
        (r"grows? to", "size"), (r"charges?|fills?", "charging time"), (r"sprints?|accelerates?", "acceleration time"), (r"tops? out", "top speed"),
        (r"takes?|took|needs?", "time needed"), (r"travels?", "range"), (r"produces?|produced", "output"), (r"holds?", "capacity"),
        (r"lost", "loss"), (r"earned", "earnings"), (r"trained", "training"),
    )
)  # fmt: skip
_COUNTS = frozenset(("number of employees", "deliveries", "shipments", "sales"))
_MEASURED_BY = {
    "weight": ("mass",), "duration": ("time",), "life span": ("time",), "size": ("length", "mass", "area"), "charging time": ("time",),
    "acceleration time": ("time",), "top speed": ("length/time",), "time needed": ("time",), "range": ("length",), "output": ("power", "energy"),
    "capacity": ("bytes", "charge", "volume"), "training": ("time",),
}  # fmt: skip
_SCORES = re.compile(r"\b(accuracy|pass rate|win rate|error rate|recall|F1|rating)\b", re.IGNORECASE)
_TEST = re.compile(r"[A-Z][A-Za-z0-9-]*(?:[Bb]ench|Eval)\b")
_FOR = re.compile(
    r"(?: points)? (?:for|in) (?:the )?(?P<noun>[a-z][a-z-]*(?: [a-z][a-z-]*){0,2})(?= (?:and|in|of|with)\b|[,.;])"
)
_RISES = re.compile(
    r"\b(?:up|rose|grew|growth|grow|increased?|higher|more|faster|gained|climbed|jumped)\b", re.IGNORECASE
)
_FALLS = re.compile(
    r"\b(?:down|fell|fall|dropped|decreased?|lower|less|slower|lost|declined|cut (?:the|its|by)|reduction)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b(?:net profit|net loss|net income|profit|loss|revenue|turnover|sales|market value|market cap|cash|debt|assets|dividend|budget|bill|spending|costs?|price|income|earnings|valuation|fee)\b", re.IGNORECASE)  # fmt: skip
_NO_NOUN = re.compile(
    r"^(?:it|them|that|this|which|those|these|all|total|way|time|more|less|than|about|and|or|the|a|an|is|was|are|but|up|by)\b"
)
_DIMENSIONS = {
    "bytes": "capacity", "power": "power", "operations": "compute", "flops": "compute", "flop": "compute", "frequency": "frequency", "length": "length",
    "mass": "mass", "energy": "energy", "time": "duration", "voltage": "voltage", "temperature": "temperature", "area": "area", "volume": "volume",
    "charge": "battery capacity", "torque": "torque", "luminance": "brightness", "pressure": "pressure", "ratio": "share", "percentage points": "change",
    "points": "score", "rank": "rank", "tokens": "number of tokens", "GPU-hours": "GPU-hours",
}  # fmt: skip
_KINDS = {"price": "price", "funding": "funding", "finance": "amount", "speed": "speed", "ratio": "share", "benchmark_score": "score", "date": "date"}  # fmt: skip
_OF_PARTS = frozenset(("hardware_spec", "speed", "context_size"))


def attribute_en(around: Around) -> str:
    """The attribute in English; by the kind first, then by the nouns around the value, then by what is counted."""
    by_kind = {"date": _date, "benchmark_score": _score, "ratio": _ratio, "finance": _money}
    if around.unit == "years old":
        return "age"
    find = by_kind.get(around.kind)
    told = find(around) if find else ""
    return told or _counted(around) or _noun(around) or _general(around)


def _date(around: Around) -> str:
    before, after = around.before[-70:], re.split(r"[,;:]| and ", around.after[:50])[0]
    near = [(len(before) - found.start(), noun) for cue, noun in _DATES for found in cue.finditer(before)]
    behind = [(found.start() + 20, noun) for cue, noun in _DATES if (found := cue.search(after))]
    return min([*near, *behind], default=(0, "date"))[1]


def _tests(text: str) -> list[str]:
    """The tests that a text names: the known ones, else those whose name says that they are one."""
    known = [text[start:end] for start, end, _ in benchmarks().matches(text)]
    return known or _TEST.findall(text)


def _score(around: Around) -> str:
    """The test and what it counts: score on MMLU-Pro, accuracy on AIME 2025."""
    behind = _tests(around.after[:60])
    named = _tests(around.before)
    word = (
        "rank"
        if around.unit == "rank"
        else next((one.lower() for one in _SCORES.findall(around.clause)), "score")
    )
    if re.search(r"\b(?:trails?|behind|ahead|leads?|beats?)\b[^,;]{0,40}$", around.before) or re.match(
        r"(?: points)? (?:ahead|behind|clear)\b", around.after
    ):
        word = "margin"
    on = re.match(r"(?: points)?(?: in [^,.;]{0,24}| on| of)", around.after)
    test = behind[0] if behind and on else named[-1] if named else behind[0] if behind else ""
    if test:
        return f"{word} on {test}"
    what = _FOR.match(around.after)
    return f"{word} for {what['noun']}" if what and not _NO_NOUN.match(what["noun"]) else word


def _ratio(around: Around) -> str:
    """A growth, a fall, or a share of something."""
    near = re.sub(r"no (?:more|less) than", "", around.before[-30:]) + " " + around.after[:16]
    share = re.match(
        r" of (?:the |its |all |their )?(?P<whole>[\w’' -]{3,40}?)(?= (?:in|on|at|that|who|and|with|is|are|live|after|but)\b|[,.;”\"]|$)",
        around.after,
    )
    if share and not _NO_NOUN.match(share["whole"]):
        return f"share of {share['whole'].strip()}"
    if around.unit == "x":
        return "multiple"
    subject = re.search(
        r"\b(?P<noun>[a-z]+(?: [a-z]+)?) (?:rose|grew|fell|climbed|dropped|jumped|increased|declined)\b[^,]{0,12}$",
        around.before,
    )
    what = f" of {subject['noun']}" if subject and not _NO_NOUN.match(subject["noun"]) else ""
    if _RISES.search(near):
        return f"growth{what}"
    return f"decline{what}" if _FALLS.search(near) else ""


def _money(around: Around) -> str:
    """The name of the sum: revenue, net loss."""
    if re.search(r"\blost (?:about |some )?[$€£]?$", around.before):
        return "loss"
    for text in (around.clause, around.before[-60:]):
        found = _MONEY.findall(text)
        if found:
            return str(found[-1]).lower()
    return ""


def _noun(around: Around) -> str:
    """The noun that is tied to the value: a wheelbase of 2.94 m, 141 GB of memory, a 100-watt charger, 7.9 mm thick."""
    adjective = _ADJECTIVE.match(around.after)
    if adjective and around.dimension in ("length", "mass", "time"):
        return _DIMENSION_WORDS[adjective["word"]]
    for pattern, text in ((_NOUN_OF, around.before), (_OF_NOUN, around.after)):
        found = pattern.search(text) if pattern is _NOUN_OF else pattern.match(text)
        noun = found["noun"].removeprefix("number of ").removeprefix("own ").strip() if found else ""
        noun = _AND.split(noun)[-1]
        rate = pattern is _OF_NOUN and "/" in around.unit
        if noun and not rate and not _NO_NOUN.match(noun):
            return noun.rsplit(" ", 1)[0] if noun.rsplit(" ", 1)[-1] in verbs() and " " in noun else noun
    verb = _verb(around)
    behind = _BEHIND.match(around.after) if _may_describe(around) and not verb else None
    if behind and behind["noun"].lower().split(" ")[0] not in (
        "in",
        "on",
        "at",
        "for",
        "and",
        "with",
        "from",
        "per",
        "of",
        "to",
        "after",
        "under",
        "by",
        "or",
        "but",
        "as",
    ):
        return behind["noun"]
    return verb


def _may_describe(around: Around) -> bool:
    """Whether a value may stand before the part that it measures: 16 GB RAM, a 100-watt charger."""
    printed = around.value.quantity.printed if around.value.quantity else ""
    return around.kind in _OF_PARTS or "-" in printed


def _verb(around: Around) -> str:
    """What the verb before the value says of a measure of its kind: weighs, takes, produces."""
    said = around.before[-40:]
    found = (noun for cue, noun in _VERBS if cue.search(said))
    return next(
        (
            noun
            for noun in found
            if around.value.dimension in _MEASURED_BY.get(noun, (around.value.dimension,))
        ),
        "",
    )


def _counted(around: Around) -> str:
    """The number of what is counted: number of cores, number of employees, deliveries."""
    if re.match(r" work (?:for|at)\b", around.after) and around.unit == "people":
        return "number of employees"
    counts = around.dimension == "count" or around.dimension.startswith("count of")
    told = _verb(around) if counts or around.value.unit is None else ""
    if told in _COUNTS:
        return told
    return f"number of {around.value.unit.en}" if counts and around.value.unit else ""


def _general(around: Around) -> str:
    """The name of what is measured."""
    if around.dimension in ("energy", "charge") and re.search(r"\bbatter", around.clause):
        return "battery capacity"
    return _DIMENSIONS.get(around.dimension) or _KINDS.get(around.kind) or "number"
