"""Where a Chinese explanation ends that a sentence goes on behind: at the comma where something new is said."""

import re

_NEW = re.compile(
    r"，(?=其(?!中)|按|相当于|例如|比如|譬如|越|但|而(?!不是)|通常|目前|不过|因此|所以|它|这|也就是说|并非|可以理解为|广泛|常用于|主要用于|最早|由[^，。]{2,12}(?:提出|发明|推出))"
)
_WHOLE = re.compile(r"(?:的[^，。；的]{1,6}|之[比一和差]|比例|能力|总和)(?=，)")
_LEAST = 4


def explanation_end(text: str) -> int:
    """How many characters of the words behind 是指 explain the term; all of them where none begins anew."""
    ends = [found.start() for found in _NEW.finditer(text)] + [found.end() for found in _WHOLE.finditer(text)]
    return min((end for end in ends if end >= _LEAST), default=len(text))
