"""What English prose says of a term in passing: behind a comma or a dash, in brackets, or before the term is named."""

from quizapp.core.facts.words.definition_patterns import FULL_NAME, FUNCTION, MEANING, TYPE
from quizapp.core.facts.words.glosses_zh import BASIS, Gloss
from quizapp.core.facts.words.sorts import SORT_EN as _SORT_EN
from quizapp.core.patterns import Sought

_NAME = r"[A-Z][\w+&-]*(?:\.[0-9][\w-]*)?(?: (?:[A-Z][\w+&-]*|[0-9]+)(?:\.[0-9][\w-]*)?){0,3}"
_OPENS = r"(?:^|(?<=[.!?\n] )|(?<=\n)|(?<=[.!?][”\"] ))"
_TERM = r"[A-Za-z][\w-]*(?: [a-z][\w-]*){0,3}"
_NOUN_TERM = rf"(?!(?:It|He|She|They|We|You|I|This|That|There|Here|What|Who|And|But|So|Its|Their|His|Her|The|In|At|On|For|With|By|From|As|If|When|While|After|Before|One|Some|Most|Both|All)\b){_TERM}"
_END = r"(?=[,;!?\n)]|\.(?![0-9])|$| -| –| —|—|–)"
_DASH = r"(?: - | – | — |—)"
_NO_ASIDE = r"(?!(?:an?|the) (?:figure|number|sum|move|sign|level|decision|claim|result|rise|fall|change|record|feat|step|drop|increase|jump|gain|day|week|month|year|bit|few|lot|third|half|quarter|fraction|price|total|pace|rate|share|deal|first|practice that|process that could)\b)"
_WORDS = r"(?:[A-Za-z][\w'’-]*,? )"
_RELATIVE = r"(?:that|which|whose|in which|by which|for which|with|of|based|made|used|designed|meant|called|built|written|trained|founded|from|for|to|in|borrowed|coined|run|owned)"
_NP = rf"an? (?:[A-Za-z0-9][\w'’-]* ){{1,6}}?{_RELATIVE}\b[^,;.\n]{{4,100}}"
_NAMED = rf"(?<!\bIn )(?<!\bOn )(?<!\bAt )(?<!\bFor )(?<!\bAfter )(?<!\bBefore )(?<!\bSince )(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b)(?P<s>{_NAME})"
_SHORT_NP = r"an? (?:[A-Za-z0-9][\w'’-]* ){0,5}[a-z][\w-]*"

GLOSSES_EN: tuple[Gloss, ...] = (
    Gloss(
        Sought(rf"{_NAMED}, (?P<v>{_NO_ASIDE}{_NP}){_END}"),
        MEANING,
    ),
    Gloss(Sought(rf"{_NAMED}, (?P<v>{_NO_ASIDE}{_SHORT_NP}){_END}"), TYPE),
    Gloss(
        Sought(
            rf"(?P<s>{_NOUN_TERM}), (?P<v>one (?:that|which|whose|in which|for which|with)\b[^,;.\n]{{8,100}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"(?<!and )(?<!or )\b(?P<s>[A-Za-z][a-z-]+(?: [a-z-]+)?)(?:, | \((?=[^)]*\)))(?P<v>(?!the |an? |and |or |but |which |who |that )(?:[a-z]+ ){{0,3}}[a-z]+s (?:that|which|whose)\b[^,;.()\n]{{8,100}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:With |In )?(?P<s>{_NOUN_TERM}), (?:in which|where|whereby) (?P<v>[^,;.\n]{{10,110}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NAME}), which (?P<v>(?:makes|develops|builds|sells|runs|operates|provides|offers|designs|produces|measures|tests|checks|stores|lets|splits|stands)\b[^,;.\n]{{6,100}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NOUN_TERM}), which (?:are|is) (?P<v>(?:an? |the )?[a-z][^,;.\n]{{4,40}}? (?:that|which|whose|who|of|for|made|used)\b[^,;.\n]{{6,100}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NOUN_TERM}){_DASH}(?:that is, )?(?P<v>(?:an? |the |[a-z]+ing |programs |software |systems |models |tools )?[^;.\n–—]{{10,100}}?){_DASH}(?=[a-z])"
        ),
        MEANING,
    ),
    Gloss(
        Sought(rf"(?P<s>{_NOUN_TERM}), or (?P<v>(?:[a-z]+ing|the|an?) [^,;.\n]{{8,100}})(?=,)"),
        MEANING,
    ),
    Gloss(
        Sought(
            r"(?P<v>(?:[A-Za-z][a-z-]+ ){1,6}[a-z-]+)(?:, or |, known as |, abbreviated to |, shortened to )(?P<s>[A-Z][A-Za-z]{0,3}[A-Z])(?=[,;.]|$)"
        ),
        FULL_NAME,
    ),
    Gloss(
        Sought(
            r"(?P<s>[A-Z][A-Za-z]{0,6}[A-Z]),? (?:which is |is )?short for (?P<v>[A-Za-z][A-Za-z -]{4,70}?)(?=[,;.)]|$)"
        ),
        FULL_NAME,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NOUN_TERM}) \((?P<v>(?:[a-z]+ing|an?|the|when|that is,?|i\.e\.,?) [^()\n]{{8,100}})\)"
        ),
        MEANING,
    ),
    Gloss(
        Sought(r"(?P<v>[a-z]+(?:-[a-z]+)? [a-z]+) \((?P<s>[A-Z]{2,4} [a-z]+)\)"),
        FULL_NAME,
    ),
    Gloss(
        Sought(
            rf"(?P<s>[a-z][a-z-]+(?: [a-z-]+)?)(?:, | \()(?:that is|in other words|i\.e\.),? (?P<v>[^,;.\n)]{{8,100}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?P<v>[A-Z][^,;.\n]{{14,110}}?) (?:is|are) (?:often |usually |sometimes |also )?(?:called|known as|dubbed|termed) (?:an? |the )?[“\"]?(?P<s>[a-zA-Z][\w-]*(?: [\w-]+){{0,3}})[”\"]?(?=[,;.]|$)"
        ),
        MEANING,
    ),
    Gloss(
        Sought(rf"{_OPENS}[“\"]?(?P<s>{_NOUN_TERM})[”\"]? is (?:when|where) (?P<v>[^,;.\n]{{8,110}})"),
        MEANING,
    ),
    Gloss(
        Sought(r"[“\"](?P<s>[\w -]{2,40})[”\"] (?:refers to|describes|means) (?P<v>[^,;.\n]{8,110})"),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:An? )?(?P<s>{_NOUN_TERM}) (?:is|are) (?P<v>(?:an? |the )?(?!(?:most|best|first|only|same|reason|problem|result|question|case|point|way|answer|not|now|also|more|less|so|too|very|being|still|already)\b)(?:[a-z-]+ ){{0,4}}[a-z-]+ (?:that|which|in which|by which|whose|of|used to|used for|made of|designed to)\b[^;.\n]{{8,120}})"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?P<s>{_NAME}) is (?P<v>an? (?:[A-Za-z][\w-]* ){{1,6}}?(?:that|which|with|based|of|for|from|built|trained|designed|founded|run|owned)\b[^,;.\n]{{6,100}}){_END}"
        ),
        TYPE,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NAME})(?:, which)?,? (?:is|was|are|were)? ?(?:largely |partly |itself )?(?:based on|built on(?: top of)?|a (?:[a-z-]+ )?version of|derived from|fine-tuned from|distilled from) (?:the )?(?P<v>{_NAME})"
        ),
        BASIS,
    ),
    Gloss(
        Sought(
            rf"\((?P<s>[A-Z][A-Za-z-]{{1,9}})\), which (?P<v>[a-z]+s (?!(?:said|says)\b)[^,;.\n]{{8,100}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NAME}), (?:[A-Z][\w-]*['’]s?|its|their|the [a-z]+['’]s) (?P<v>(?:[a-z][\w-]* ){{1,5}}{_SORT_EN})(?=[,.;)])"
        ),
        TYPE,
    ),
    Gloss(
        Sought(rf"(?P<s>{_NAME}) is (?P<v>an? (?:[A-Za-z][\w-]* ){{1,4}}{_SORT_EN})(?=[,.;)])"),
        TYPE,
    ),
    Gloss(
        Sought(r"(?P<s>[A-Z]{2,6}s?), or (?P<v>[a-z][a-z-]+(?: [a-z-]+){1,5})(?=[,.;)])"),
        FULL_NAME,
    ),
    Gloss(
        Sought(rf"{_OPENS}(?:The |An? )?(?P<s>{_NOUN_TERM}), meaning (?:that )?(?P<v>[^,;.\n]{{8,100}}),"),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:An? |The (?=[\w-]+ [a-z]))?(?P<s>(?!(?:Last|This|Next|Earlier|Today|Yesterday|Meanwhile|However|Instead|Still|Indeed|Overall|Now|Then|First|Second|Third|Finally|Also|Today|Worse|Better|[A-Z][a-z]+ly)\b){_NOUN_TERM}), (?P<v>(?:the|an?) (?!(?:first|most|biggest|largest|only|same)\b)[a-z][^,;.\n]{{8,100}}),(?= (?!and\b|or\b|but\b)[a-z]+)"
        ),
        MEANING,
    ),
)
