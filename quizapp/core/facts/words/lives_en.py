"""What English prose tells of a life: degrees, schools, employers, birthplaces, teachers, names of honour; the patterns, each with what it tells."""

from quizapp.core.patterns import Sought

NAME_EN = r"[A-Z][\w&'’-]*(?:(?: (?:of|the|for|de|von|van|di|and the))* [A-Z][\w&'’-]*)*"
# A name that ends here: not the nationality of what is named behind it, nor the first part of a longer one.
WHOLE = (
    r"(?![\w'’-])(?! [A-Z])(?! (?!(?:and|in|at|of|for|to|on|with|by|from|before|after|as)\b)[a-z-]+ [A-Z])"
)
EMPLOYERS = ("曾任职", "former employers")
PLACE = rf"{NAME_EN}(?:(?<=['’]s)(?: (?!(?:before|and|in|where|as|until|for|to|then|when|after)\b)[a-z]+){{1,3}})?(?<!['’]s){WHOLE}"
LIVES: tuple[tuple[Sought, tuple[str, str]], ...] = (
    (
        Sought(
            r"(?:holds?|has|had|earned|received|completed|got|took|finished) (?P<v>(?:an?|her|his|two) (?:[a-z’'-]+ ){0,2}degrees?(?: in [a-z][a-z -]{2,30})?(?: (?:from|at) [A-Z][^,.;]{3,50})?)"
        ),
        ("学位", "degree"),
    ),
    (
        Sought(
            r"(?:holds?|has|had|earned|received|completed|got|took|finished|did|with) (?P<v>(?:an?|her|his) (?:PhD|doctorate|master['’]s|bachelor['’]s|MBA)(?: degree)?(?: (?:in|on) [a-z][a-z -]{2,40}?)?(?: (?:from|at) (?:the )?[A-Z][^,.;]{2,50}?)?)(?=[,.;]| and | before | in [0-9]| after | with )"
        ),
        ("学位", "degree"),
    ),
    (
        Sought(
            rf"\b(?:[Ss]tud(?:ied|ying)|[Tt]rained|[Ee]ducated|[Gg]raduat(?:ed|ing)|[Ee]nrolled) (?:[a-z -]{{3,30}} )?(?:at|in the [a-z ]+ department of) (?P<v>(?:the )?{NAME_EN})"
        ),
        ("学校", "school"),
    ),
    (Sought(rf"\bgraduated? (?:from|of) (?P<v>(?:the )?{NAME_EN})"), ("学校", "school")),
    (
        Sought(
            rf"\b(?:previously |formerly |earlier |once |had |who |and )?work(?:ed|ing) (?:at|for) (?P<v>(?:the )?{PLACE})"
        ),
        EMPLOYERS,
    ),
    (
        Sought(
            rf"\b(?:spent|after) (?:[a-z0-9-]+ ){{1,4}}(?:years?|decades?|months) (?:at|with|in) (?P<v>(?:the )?{PLACE})"
        ),
        EMPLOYERS,
    ),
    (
        Sought(rf"\b(?:formerly (?:of|at|with)|after leaving|after quitting) (?P<v>(?:the )?{PLACE})"),
        EMPLOYERS,
    ),
    (
        Sought(
            rf"\b(?:joined|joins|came|comes|arrived|moved over|hired|poached)(?: [a-z]+ [a-z]+)? from (?:the )?(?:[A-Z]?[a-z-]+ ){{0,3}}?(?P<v>{PLACE})"
        ),
        EMPLOYERS,
    ),
    (
        Sought(rf"\b(?:before|until|after) (?:joining|moving to|switching to) (?P<v>(?:the )?{PLACE})"),
        ("任职", "worked at"),
    ),
    (
        Sought(
            rf"\bwhom? (?:[A-Z][\w’'-]+|she|he|it|they|the [a-z]+) (?:[a-z]+ )?(?:lured|hired|poached|recruited|took|brought|plucked|stole|won)(?: away| over)? from (?P<v>(?:the )?{PLACE})"
        ),
        EMPLOYERS,
    ),
    (
        Sought(
            rf"\b(?:left|quit) (?P<v>{PLACE})(?= (?:in [0-9]{{4}} |last year |that year )?to (?:found|start|set up|join|launch|co-found)\b)"
        ),
        EMPLOYERS,
    ),
    (
        Sought(
            rf"\b(?:went to work (?:for|at)|went on to work (?:for|at)|(?:a|his|her) (?:stint|spell|career|decade|job|year|time) (?:at|with)|comes? from|(?<=, )now (?:at|with)|work(?:ed|s) (?:for|at)) (?:the )?(?P<v>{PLACE})"
        ),
        EMPLOYERS,
    ),
    (
        Sought(rf"\b(?:read|reading) [a-z]+(?: [a-z]+){{0,3}} at (?P<v>(?:the )?{NAME_EN})"),
        ("学校", "school"),
    ),
    (
        Sought(
            rf"\b(?:PhD|doctorate|master['’]s|bachelor['’]s|degree|MBA)(?: in [a-z][a-z -]{{2,40}}?)? (?:at|from) (?P<v>(?:the )?{NAME_EN})"
        ),
        ("学校", "school"),
    ),
    (
        Sought(
            rf"\b(?:grew up|was raised|grown up) (?:on [a-z ]{{3,20}} )?(?:in|near|outside) (?P<v>{NAME_EN})"
        ),
        ("成长地", "grew up in"),
    ),
    (
        Sought(
            r"\b(?:dubbed|nicknamed|called|calls|calling) (?:him|her|herself|himself) (?P<v>[“\"][^”\"\n]{3,40}[”\"])"
        ),
        ("称号", "nickname"),
    ),
    (
        Sought(
            r"\bwho (?:first )?(?P<v>(?:invented|coined|proposed|pioneered|discovered|devised|designed|wrote|created) (?:the |an? )?[^,.;\n]{3,60}?)(?=[,.;\n]| and | in [0-9]| while | at | as )"
        ),
        ("成就", "known for"),
    ),
    (
        Sought(
            rf"\b(?:took over from|takes over from|succeeded|succeeds|replaced|replaces|will replace|will succeed) (?:the )?(?:[a-z-]+ ){{0,3}}(?P<v>[A-Z][\w’'-]+ (?:[a-z]{{2,3}} ){{0,2}}[A-Z][\w’'-]+){WHOLE}"
        ),
        ("前任", "predecessor"),
    ),
    (Sought(rf"\b(?:was )?born (?:and raised )?in (?P<v>{NAME_EN})"), ("出生地", "birthplace")),
    (
        Sought(r"\b[Tt]rained as (?P<v>an? [a-z][a-z -]{3,30}?)(?=[,.;]| and\b| before\b| in\b| at\b)"),
        ("职业", "profession"),
    ),
    (
        Sought(
            rf"\b(?:her|his) (?:PhD |doctoral |thesis )?(?:supervisor|adviser|advisor|mentor|tutor) was (?P<v>{NAME_EN})"
        ),
        ("导师", "supervisor"),
    ),
    (
        Sought(
            rf"\b(?:thesis|doctorate|PhD|dissertation)\b[^.;\n]{{0,60}}? under (?:the (?:[a-z-]+ ){{1,3}})?(?P<v>{NAME_EN})"
        ),
        ("导师", "supervisor"),
    ),
    (
        Sought(rf"\b(?P<v>(?:teaches|taught|lectures) (?:[a-z]+ ){{0,3}}?(?:at|in) (?:the )?{NAME_EN})"),
        ("教学", "teaches"),
    ),
)
