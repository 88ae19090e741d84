"""Words by which the clauses of an English sentence are told apart: verbs of the news, and the small words around them."""

from functools import cache

from quizapp.core.quantities.numeral import SIMPLE_WORDS

_AUXILIARIES = (
    "is are was were be been being has have had do does did can could will would may might must should"
)
_NEGATED = "is are was were has have had do does did ca could wo would might must should"
_IRREGULAR = (
    "resulted understood overtook overcame oversaw undertook withdrew upheld heard caught fought flung threw dug drank sang swam struck stuck swore wound woke arose bent bit blew crept dove forgave froze hung knelt leapt "
    "rang rode shook shone slung spun sprang stole stung strove swore awoke bled bound clung fled forgot wove "
    "rose fell grew shrank began won lost made took gave held kept sold bought paid led met "
    "ran stood went came became got found left felt told built spent sent cost put set hit cut let beat drew drove ate spoke wrote knew saw sank spread shed slid swung thought brought sought taught dealt "
    "meant slept swept lent lit shot bore wore tore hid bred fed flew chose broke lay sits lies dies tops hits puts sets cuts lets costs begins runs"
)
_BASES = (
    "accept accelerate account achieve acquire add affect agree aim allow amount announce answer appear approve arrive ask attract average back base bear begin believe belong benefit boast boost borrow bring build burn "
    "buy call carry cause change charge claim climb close collect combine come compare complete comprise conclude confirm connect consider consist consume contain continue contribute convert cost count cover create "
    "cross cure deal decline decrease defeat deliver deny depend design detect develop differ discover double drink drive drop earn employ eat edge enable encode end enrol enroll enter equal estimate exceed expand expect "
    "extend face feature feed fill finance find finish fit fly follow forecast form gain generate get give go grow handle happen help hold hope house improve include increase indicate invest involve join jump keep "
    "kill know lack last launch lead learn leave like list live look lose maintain make manage market match mean measure meet merge move name need occupy occur offer open operate order overtake own pass pay peak perform "
    "pick plan plunge post predict prefer prevent produce project promise protect prove provide publish pull purchase push raise range rank reach read recall receive recommend record recover reduce refer reflect regrow "
    "release rely remain remove repeat replace report represent require retain return reveal rise run save scan score search see seem select sell send serve settle shift ship shorten show shrink sign sink sit skip slip slow soar "
    "solve span spend split spread sprint stand start state stay steer stop store stretch suffer support surge survey survive swallow swim swing take target team tell test think total touch track trade trail train travel treat "
    "triple try tumble turn unveil upgrade use value vary visit wait walk want warn waste watch wear weigh win work write yield slide debut process respond fold cool heat dissolve react bind block inhibit infect "
    "abandon absorb accuse admit adopt advance advise alter apply appoint arrest arrange assemble assess assign assist assume "
    "attach attend bloom breathe cancel capture cater celebrate chase choose cite commit complain condemn conduct conserve "
    "construct correct crawl cultivate decide declare decorate dedicate defend define demonstrate describe deserve destroy draw "
    "deteriorate dig direct disappear dismiss divide dominate donate elect eliminate emerge emit emphasise encourage enhance "
    "enjoy ensure erode erupt escape evaluate evolve examine exclude excuse exist explain explode exploit explore expose "
    "express fail fetch flee float forget gather graduate guarantee halve hatch hide hire identify ignore illustrate imagine "
    "implement impose impress inform inherit inspect inspire install insist insure integrate introduce invent invite isolate "
    "justify lend locate lower manufacture marry monitor motivate mount notice observe obtain oppose organise outnumber "
    "outsell owe participate penetrate permit persuade photograph please pledge pour praise predate preserve propose prosper "
    "prompt punish qualify reckon recognise recruit recycle regard regret regulate reject relate relax relocate renew "
    "resemble resign resist restore restrict resume retire satisfy secure separate shut smell specialise sponsor steal "
    "stimulate submit subscribe succeed suggest surpass surround surrender tend threaten tighten transform translate trigger "
    "creep clean draft fear listen flag float lag loom mend mine narrow outperform oversee overtake pack pause pile plug pump quit recoup rent repay rescue reuse rival rule sail sample seal "
    "shake shine shoot smooth soften sort spark speak spur stack stall stem stick strengthen strike strip struggle suit sum sweep switch swap tackle tap tempt terminate tie tolerate trim trust "
    "tune uncover undercut underpin undertake unlock update uphold vote withhold wonder worry wrap "
    "become teach study play hear leap babble undergo understand unite urge vaccinate vanish warm weaken welcome whip widen withdraw"
)
_ADVERB_WORDS = (
    "rather also already still now then only never often even just soon later recently originally currently typically usually together alone once again thus both all each "
    "first thus therefore hence likewise reportedly not no longer well far up down so abroad overseas worldwide themselves itself himself herself"
)
_PREPOSITION_WORDS = (
    "of in for on at with inside outside from by under near between without against per into within during among across around behind beyond over through like including versus via about above "
    "below after before since until towards toward"
)
_PARTICIPLE_WORDS = (
    "founded called led named based built made used owned sold listed backed developed designed produced released published held known seen found given taken priced compared treated "
    "driven powered supplied set put expected run launched introduced announced measured created established headquartered located equipped fitted aimed born bought raised "
    "followed accompanied supported funded written"
)
_DETERMINER_WORDS = (
    "the a an its their his her this that these those our my your some any every each another both no one"
)
_CONJUNCTION_WORDS = "and or but while whereas though although because if when whether as than yet nor where unless however plus"
_MANY_WORDS = "i we you they who which that people men women children mice fish sheep data both all some many most others"
_EXPECT_WORDS = "expect expects expected forecast forecasts predict predicts predicted sees see want wants allow allows allowed let lets cause causes caused enable enables"
_PUT_WORDS = "put puts priced values value valued estimated estimates"
_SAY_WORDS = "thinks believes believed reckons reckoned insists insisted expects predicts predicted said says added wrote told explained warned argued argues"
_NOT_ADVERBS = "family only supply early daily weekly monthly assembly anomaly italy july ally rally reply jelly assembly butterfly"
_POINTING_WORDS = "this that each both these those"

AUXILIARIES = frozenset(_AUXILIARIES.split()) | {
    said for word in _NEGATED.split() for said in (word + "n't", word + "n’t")
}
BASES = frozenset(_BASES.split())
ADVERBS = frozenset(_ADVERB_WORDS.split())
NOT_ADVERBS = frozenset(_NOT_ADVERBS.split())
PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
PARTICIPLES = frozenset(_PARTICIPLE_WORDS.split())
DETERMINERS = frozenset(_DETERMINER_WORDS.split())
NUMBERS = frozenset(word for word, value in SIMPLE_WORDS.items() if 2 <= value <= 10) | frozenset(
    ("dozen", "several", "many", "million")
)
MODALS = frozenset(("to", "will", "would", "can", "could", "may", "might", "must", "should", "not"))
ENDINGS_OF_CHANGE = frozenset(("from", "by", "down", "below", "above", "under", "over"))
CHANGES = frozenset(
    ("bring", "brings", "brought", "shorten", "shortens", "shortened", "lengthen", "lengthens", "lengthened")
)
PRONOUNS = frozenset(("it", "he", "she", "they", "we", "you", "i"))
PASTS = BASES & frozenset(_IRREGULAR.split()) | {"cut", "put", "set", "hit", "cost", "let", "shed"}
POINTING = frozenset(_POINTING_WORDS.split())
CONJUNCTIONS = frozenset(_CONJUNCTION_WORDS.split())
RELATIVES = frozenset(("which", "who", "that"))
MANY = frozenset(_MANY_WORDS.split())
EXPECTS = frozenset(_EXPECT_WORDS.split())
PUTS = frozenset(_PUT_WORDS.split())
SAYS = frozenset(_SAY_WORDS.split())
MARKS = frozenset(',;:()"“”–—-?!')


@cache
def verbs() -> frozenset[str]:
    """The finite forms of the verbs that news is told with."""
    forms = {*AUXILIARIES, *_IRREGULAR.split()}
    for base in BASES:
        forms |= {base, *_third(base), *_past(base)}
    return frozenset(forms)


def _third(base: str) -> tuple[str, ...]:
    """The form that goes with it: goes, carries, makes."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base[:-1] + "ies",)
    return (base + ("es" if base.endswith(("s", "x", "ch", "sh", "o", "z")) else "s"),)


def _past(base: str) -> tuple[str, ...]:
    """The regular past forms: moved, carried, dropped."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base[:-1] + "ied",)
    return (base + ("d" if base.endswith("e") else "ed"), base + base[-1] + "ed")


def is_adverb(word: str) -> bool:
    """Whether a word in lower case only tells how or when."""
    return word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS)
