"""How English prose says what a thing can do, and how it compares with another: supports …, lets users …, is faster than …, is on a par with …"""

import re

from quizapp.core.patterns import Sought

_BODY = r"(?:[^,;:.()\n—–]|[.,](?=[0-9])|\.(?=[A-Za-z]))"
_END = r"(?=[,;:.!?)\n]|$| -| –| —|—|–)"
_LIST = rf"(?:(?:, {_BODY}{{2,30}}?)?,? and {_BODY}{{2,30}}?)?"
ABILITIES_EN = Sought(
    rf"\b(?P<v>(?:can(?! (?:be|only|say|see|tell|now be)\b)|is (?:now |also )?able to|is (?:now |also )?capable of|supports|accepts|handles|understands|runs on|works with|is compatible with|"
    rf"lets|allows|enables) {_BODY}{{3,80}}?{_LIST}){_END}"
)
CONTRASTS_EN = Sought(
    rf"\b(?P<v>(?:outperforms?|beats|surpass(?:es|ed)|tops|trails|lags(?: behind)?|matches|rivals|exceeds|edges out|falls short of|outscores|overtakes|keeps up with"
    rf"|(?:is|are|runs|performs|does|remains|was|proved|scores) (?:on a par with|on par with|comparable to|level with|close to|ahead of|behind|(?:(?:slightly|far|much|clearly|considerably|no|still) )?"
    rf"(?:[a-z]{{2,}}er|more [a-z]+|less [a-z]+|better|worse)(?: to [a-z]+)? than)) {_BODY}{{2,70}}?){_END}"
)
_ADVERB = r"(?: also| now| already| still| even| currently| itself| easily| narrowly| clearly| consistently| will| would| has| both)"
_ASIDE = r"(?: \([^()\n]{1,30}\)|, (?:which|that)| that|, [^,;.\n]{2,60},)"
TIED_EN = re.compile(rf"[”\"’]?{_ASIDE}?{_ADVERB}* ")
AGAIN_EN = re.compile(
    rf"[“\"]?(?:(?:But|And|Yet|Still,|However,) )?(?:[Ii]t|[Tt](?:he|his) (?:new |latest )?(?:model|chip|phone|app|system|assistant|robot|car|device|processor|platform|software|laptop|tablet)){_ADVERB}* \Z"
)
