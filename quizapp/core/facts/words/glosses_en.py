"""What English prose says of a term in passing: behind a comma or a dash, in brackets, or before the term is named."""

from quizapp.core.facts.words.definition_patterns import FULL_NAME, FUNCTION, MEANING, TYPE
from quizapp.core.facts.words.glosses_zh import BASIS, Gloss
from quizapp.core.facts.words.offices_en import HOLDER
from quizapp.core.facts.words.sorts import SORT_EN as _SORT_EN
from quizapp.core.patterns import Sought

FORMER = ("曾用名", "former name")
ALSO = ("别名", "also known as")
_SAYING = "says|thinks|reckons|argues|believes|knows|expects|warns|claims|estimates|insists|hopes|fears|doubts|adds|notes|finds|found|shows|told|wrote|added"
_NAME = r"[A-Z][\w+&-]*(?:\.[0-9][\w-]*)?(?: (?:[A-Z][\w+&-]*|[0-9]+)(?:\.[0-9][\w-]*)?){0,3}"
_OPENS = r"(?=[A-Z“\"])(?:^|(?<=[.!?\n] )|(?<=\n)|(?<=[.!?][”\"] ))"
_TERM = r"[A-Za-z][\w-]*(?: [a-z][\w-]*){0,3}"
_NOUN_TERM = rf"(?!(?:It|He|She|They|We|You|I|This|That|There|Here|What|Who|Behind|Every|Each|Among|Under|Over|Inside|Around|Beyond|Between|Within|Without|Despite|Like|Unlike|Until|Since|Through|No|And|But|So|Its|Their|His|Her|The|In|At|On|For|With|By|From|As|If|When|While|After|Before|One|Some|Most|Both|All)\b){_TERM}"
_END = r"(?=[,;!?\n)]|\.(?![0-9])|$| -| –| —|—|–)"
_NO_ASIDE = r"(?!(?:an?|the) (?:figure|number|sum|move|sign|level|decision|claim|result|rise|fall|change|record|feat|step|drop|increase|jump|gain|day|week|month|year|bit|few|lot|third|half|quarter|fraction|price|total|pace|rate|share|deal|first|reduction|gain|improvement|saving|loss|decline|practice that|process that could)\b)"
_NAMED = rf"(?=[A-Z])(?<!\bIn )(?<!\bOn )(?<!\bAt )(?<!\bFor )(?<!\bAfter )(?<!\bBefore )(?<!\bSince )(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b)(?P<s>{_NAME})"
_SHORT_NP = (
    r"an? (?:[A-Za-z0-9][\w'’-]* ){0,5}[a-z][\w-]*(?: (?:in|of|from|near|at) [A-Z][\w-]*(?: [A-Z][\w-]*)*)?"
)

_BODY = r"(?:[^,;:.()\n—–]|[.,:](?=[0-9]))"
_STARTS = rf"(?:{_OPENS}|(?<=\n- ))"
_NO_SORT = rf"(?!(?:and|or|but|which|who|that|the|an?|in|as|with|when|while|where|because|if|so|from|to|by|said|says|it|he|she|they|we|this|these|those|such|including|like|[a-z]+ed|we|for|on|at|of|after|before|until|according|based|now|then|not|also|is|was|has|one|{_SAYING})\b)"

GLOSSES_EN: tuple[Gloss, ...] = (
    Gloss(Sought(rf"{_NAMED}, (?P<v>{_NO_ASIDE}{_SHORT_NP}){_END}"), TYPE),
    Gloss(
        Sought(
            rf"(?<!and )(?<!or )\b(?P<s>[A-Za-z][a-z-]+(?: [a-z-]+)?)(?:, | \((?=[^)]*\)))(?P<v>(?!the |an? |and |or |but |which |who |that |[a-z]+ed |though |although |because |she |he |they |it |we |if |when |while |as )(?:(?!{_SAYING})[a-z]+ ){{0,3}}(?!(?:{_SAYING})\b)[a-z]+s (?:that|which|whose)\b[^,;.()\n]{{8,100}}){_END}"
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
            r"(?P<v>(?:[A-Za-z][a-z-]+ ){1,6}[a-z-]+)(?:, or |, (?:also |better )?known as |, (?:often |usually |commonly )?(?:abbreviated|shortened)(?: to| as)? )(?P<s>[A-Z][A-Za-z]{0,3}[A-Z]s?)(?: for short)?(?=[,;.]|$)"
        ),
        FULL_NAME,
    ),
    Gloss(
        Sought(
            rf"[“\"](?P<s>[A-Za-z][\w -]{{2,30}}?),?[”\"],? as (?:[a-z]+ )?[\w-]+ (?:calls?|called|dubs?|likes? to call) (?P<v>(?!(?:it|them|this|that|him|her)\b)[a-z][^,;.\n“”]{{5,90}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:With|Under|In) (?P<s>[a-z][\w-]* (?:[a-z][\w-]* )?[a-z]+(?:ing|tion|ment|ance)),? (?P<v>(?:the|an?|each|every) (?:[a-z-]+ ){{1,2}}?(?:[a-z]+ly |always |never |only )?[a-z]+s {_BODY}{{6,100}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"(?:\b[Ii]ts|\b[Tt]heir|\b[Oo]ur|(?<=[a-z])['’]s) (?:(?:own|new|latest|first|second|flagship|long-awaited|popular) )*(?P<v>(?!(?:products?|flagship|offering|rival|newest|version|subject|name|wife|husband|father|mother|son|daughter|brother|sister|capital|home|home town|company|firm|companies)\b)(?:[A-Za-z][\w-]* ){{0,4}}(?!{HOLDER}\b)[a-z][\w-]*(?<!ies)(?<![^s]s)), (?:called )?(?P<s>{_NAME})(?=[,.;])(?!, (?:and|[A-Z][\w-]*,? and)\b)"
        ),
        TYPE,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NAME}),? \(?(?:formerly|previously|once)(?: known as| called)? (?P<v>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)(?=[,.;)])"
        ),
        FORMER,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NAME}), whose (?:[a-z-]+ ){{1,3}}?(?P<v>(?!(?:is|was|has|does)\b)[a-z]+s (?!(?:is|are|was|has|have|had|of|[a-z]+s (?:an?|the|each|its|their|it|how|whether))\b)(?![^,.;]*[0-9])[^,;.\n]{{5,100}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NAME}|(?<=[Tt]he )[a-z]+(?: [a-z]+)?),? (?:also |better |formerly |previously |until [a-z]+ |internally )?(?:known (?:internally |inside the company |formerly )?as|code-?named|nicknamed|rebranded as|renamed) [“\"]?(?P<v>{_NAME})"
        ),
        ALSO,
    ),
    Gloss(
        Sought(
            r"(?P<s>[A-Z][A-Za-z-]{0,10}[A-Za-z]),? (?:which is |is |\()?short for (?P<v>[A-Za-z][A-Za-z -]{4,70}?)(?=[,;.)]|$)"
        ),
        FULL_NAME,
    ),
    Gloss(
        Sought(r"(?P<v>[a-z]+(?:-[a-z]+)? [a-z]+) \((?P<s>[A-Z]{2,4} [a-z]+)\)"),
        FULL_NAME,
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
            rf"{_OPENS}(?:An? )?(?P<s>{_NOUN_TERM}) (?:is|are) (?P<v>(?:an? |the )?(?!(?:most|best|first|only|same|reason|problem|result|question|case|point|way|answer|not|now|also|more|less|so|too|very|being|still|already|[a-z]+ed)\b)(?:[a-z-]+ ){{0,4}}[a-z-]+ (?:that|which|in which|by which|whose|of|used to|used for|made of|designed to)\b[^;.\n]{{8,120}})"
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
            rf"(?P<s>{_NAME}), (?:[A-Z][\w-]*['’]s?|its|their|the [a-z]+['’]s) (?P<v>(?!(?:second|third|fourth|fifth)\b)(?:[a-z0-9][\w-]* ){{0,5}}{_SORT_EN})(?=[,.;)])"
        ),
        TYPE,
    ),
    Gloss(
        Sought(
            rf"(?P<s>{_NAME}) is (?P<v>an? (?:[A-Za-z][\w-]* ){{1,4}}{_SORT_EN})(?=[,.;)]| (?:with|of) (?:[a-z]+ )?[0-9])"
        ),
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
            rf"{_OPENS}(?P<v>(?:The|An?|This) (?=[^,]*\b(?:of|that|which|whose|from|for)\b){_BODY}{{12,110}}?), (?:also |better |often |widely )?(?:known|called|referred to)(?: in [a-z ]{{3,24}}?| to [a-z]+| among [a-z]+)?(?: simply)?(?: as)? (?:the )?[“\"]?(?P<s>[a-z][\w-]*(?: [\w-]+){{0,3}})[”\"]?(?=,| is| are)"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"(?:{_STARTS}|[;:] )(?:The |An? )?(?P<s>{_NOUN_TERM}|{_NAME}) works? (?P<v>by [a-z]+ing {_BODY}{{6,120}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"{_STARTS}(?:The [a-z]+, (?:called |named |dubbed )?)?(?P<s>(?!The\b|This\b|That\b)(?:{_NAME}|{_NOUN_TERM})),? (?P<v>(?:(?:lets|allows|enables|helps) (?!it\b|them\b|him\b|us\b|me\b)|(?:measures|tests|checks|asks|predicts) (?:how|whether|if|what|which) |(?:turns|converts|splits|decomposes|compresses|translates|breaks|transforms|divides|maps|condenses) (?={_BODY}*? into )){_BODY}{{8,120}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:An? )?(?P<s>(?!The\b|This\b|That\b){_NOUN_TERM}) (?:is|are) (?P<v>(?:used|designed|meant) (?:to|for|in|as) {_BODY}{{8,110}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"(?:Our|our|[Tt]he|[Ii]ts) (?:[a-z-]+ ){{0,2}}(?:method|technique|approach|algorithm|benchmark|test|tool|system|framework|scheme|architecture|procedure|optimi[sz]er|decoder|encoder|agent|metric|protocol), (?:called |named |dubbed )?(?P<s>{_NAME}), (?P<v>(?!is\b|was\b|has\b|says\b|costs\b)[a-z]+s {_BODY}{{8,120}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"{_NAMED}, (?:its|their|the (?:[a-z-]+ )?[a-z-]+['’]s|[A-Z][\w-]*['’]s?) (?P<v>(?!(?:[a-z]{{3,}}est|most|best|second|third|fourth|fifth)\b)(?:[a-z0-9][\w-]* ){{1,4}}?[a-z][\w-]*)(?=[,.;)])"
        ),
        TYPE,
    ),
    Gloss(
        Sought(
            rf"{_NAMED}, (?P<v>{_NO_SORT}(?:[a-z][\w-]* ){{1,3}}?(?:that|which) [a-z]+ {_BODY}{{4,100}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"(?P<v>\b[Aa]n? (?:[a-z][\w-]* ){{0,4}}(?!(?:man|woman|boy|girl|town|village|city|day|year)\b)[a-z][\w-]*),? (?:called|named|dubbed|known as) (?:the )?(?P<s>{_NAME})"
        ),
        TYPE,
    ),
    Gloss(
        Sought(
            rf"{_STARTS}(?P<s>{_NAME}) is (?:its|their|the [a-z-]+['’]s|[A-Z][\w-]*['’]s?) (?P<v>(?:(?:first|second|third|latest|newest|own|new) )*(?:[a-z][\w-]* ){{1,4}}{_SORT_EN})\b"
        ),
        TYPE,
    ),
    Gloss(
        Sought(rf"{_NAMED}, (?P<v>the (?:[A-Za-z][\w-]* ){{1,4}}{_SORT_EN})(?=[,.;)])"),
        TYPE,
    ),
    Gloss(
        Sought(
            rf"(?:[Ff]ounded|[Ss]tarted|[Bb]ased|[Ll]aunched|[Rr]eleased|[Bb]uilt|[Ss]et up) [^,.;\n]{{3,50}}, (?P<s>{_NAME}) is (?P<v>an? (?:[A-Za-z][\w-]* ){{1,6}}?(?:that|which|with|based|of|for|from|built|trained|designed|run|owned)\b{_BODY}{{6,100}}){_END}"
        ),
        TYPE,
    ),
    Gloss(
        Sought(
            rf"[Bb]y [“\"](?P<s>[\w -]{{2,40}}?),?[”\"],? (?:the |an? )?[\w -]{{2,30}}? means? (?P<v>{_BODY}{{8,110}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:An? |The )?(?P<s>{_NOUN_TERM}), (?:in [^,;.\n]{{3,40}}|as (?:this|it|that) is (?:known|called)|put simply|simply put|in short|by contrast|strictly speaking|in effect|in other words), (?:is|are|means) (?P<v>{_BODY}{{8,130}}){_END}"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"\((?P<s>[A-Z][A-Za-z-]{{1,9}})\)(?:, (?:by contrast|in contrast|for example|in turn|however|meanwhile|instead),)? (?P<v>(?!(?:is|was|has|does|says|costs|means|falls|rises|reaches|stands|remains|comes|goes|takes)\b)[a-z]{{3,}}s (?![^.;]*[0-9]){_BODY}{{8,110}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?P<s>{_NAME}) (?:makes|sells|builds|develops|offers|provides) (?P<v>(?:an? |the )?(?:[a-z][a-z-]* ){{1,4}}?(?:that|which|for|to|used)\b{_BODY}{{6,110}}){_END}"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:An? |The (?=[\w-]+ [a-z]))?(?P<s>(?!(?:Last|This|Next|Earlier|Today|Yesterday|Meanwhile|However|Instead|Still|Indeed|Overall|Now|Then|First|Second|Third|Finally|Also|Today|Worse|Better|[A-Z][a-z]+ly)\b){_NOUN_TERM}), (?P<v>(?:the|an?) (?!(?:first|most|biggest|largest|only|same)\b)[a-z][^,;.\n]{{8,100}}),(?= (?!and\b|or\b|but\b)[a-z]+)"
        ),
        MEANING,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?:The )?(?P<s>{_NOUN_TERM})(?: \([A-Z][\w-]+\))? (?:has|have) (?:shown|demonstrated|proven|achieved) (?:[a-z]+ ){{0,2}}(?:results|success|gains|promise|potential|effectiveness|improvements) (?:in|at|for) (?P<v>[a-z]+ing [^,;.\n\[]{{6,100}})(?=[,;.\n\[]|$)"
        ),
        FUNCTION,
    ),
    Gloss(
        Sought(
            rf"{_OPENS}(?P<v>[A-Z][a-z-]+(?: [a-z-]+){{1,3}}s), (?:most notably|particularly|especially|notably) (?P<s>{_NAME})(?=,| and)"
        ),
        TYPE,
    ),
)
