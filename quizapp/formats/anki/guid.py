"""The mark by which Anki knows a note again, and the id of our question in it."""

import hashlib
import re

_OURS = re.compile(r"sq-[0-9a-f]{8}-(?P<id>[\w-]{1,64})")
_LEGAL = re.compile(r"[\w-]{1,64}")


def guid_of(id_: str, title: str) -> str:
    """The guid of a question in a bank of this title: the same question gets the same, other banks get others."""
    return f"sq-{hashlib.sha256(title.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}-{id_}"


def id_of(guid: str) -> str:
    """The id of a question by its note's guid: ours, where we wrote it, else one made of the guid; the same each time."""
    if found := _OURS.fullmatch(guid):
        return found["id"]
    if not guid:
        return ""
    return (
        guid
        if _LEGAL.fullmatch(guid)
        else f"anki-{hashlib.sha256(guid.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
    )
