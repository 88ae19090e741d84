"""Items of our own in QTI 2.1, put together from their parts, and the same in the names of version 3."""

import io
import re
import zipfile
from collections.abc import Mapping

from quizapp.core.questions.question import Question
from quizapp.formats.imported import Imported
from quizapp.formats.qti2.reader import read

MATCH = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
MAP = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"
CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")


def declared(
    values: str = "",
    *,
    id_: str = "RESPONSE",
    kind: str = "identifier",
    many: str = "single",
    table: str = "",
) -> str:
    """A response declaration; ``values`` are parted by ``|``, ``table`` has entries ``key=score``."""
    right = "".join(f"<value>{value}</value>" for value in values.split("|")) if values else ""
    entries = (entry.split("=") for entry in table.split("|")) if table else ()
    mapped = "".join(f'<mapEntry mapKey="{key}" mappedValue="{score}"/>' for key, score in entries)
    return (
        f'<responseDeclaration identifier="{id_}" cardinality="{many}" baseType="{kind}">'
        + (f"<correctResponse>{right}</correctResponse>" if right else "")
        + (f"<mapping>{mapped}</mapping>" if mapped else "")
        + "</responseDeclaration>"
    )


def item(
    body: str, head: str = "", rules: str = "", *, name: str = "one", title: str = "", more: str = ""
) -> bytes:
    """A whole item; ``rules`` is the address of a template, or the rules themselves."""
    scoring = f'<responseProcessing template="{rules}"/>' if rules.startswith("http") else rules
    return (
        f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="{name}" title="{title}"'
        f' adaptive="false" timeDependent="false" {more}>{head}<itemBody>{body}</itemBody>{scoring}</assessmentItem>'
    ).encode()


def choice(*options: str, id_: str = "RESPONSE", more: str = 'maxChoices="1"') -> str:
    """A choice of options A, B, C …; ``*`` in front of a text fixes its place."""
    rows = "".join(
        f'<simpleChoice identifier="{chr(65 + number)}"{_fixed(text)}>{text.lstrip("*")}</simpleChoice>'
        for number, text in enumerate(options)
    )
    return f'<choiceInteraction responseIdentifier="{id_}" {more}><prompt>Which?</prompt>{rows}</choiceInteraction>'


def as_version_3(content: bytes) -> bytes:
    """The same item with the names of version 3: ``simpleChoice`` is ``qti-simple-choice``."""
    text = content.decode().replace("imsqti_v2p1", "imsqtiasi_v3p0")
    return re.sub(r"<(/?)([A-Za-z]+)([^>]*)>", _renamed, text).encode()


def package(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def only(content: bytes) -> Question:
    """The one question of a file."""
    (entry,) = read(content).entries
    return entry.question


def warnings(imported: Imported) -> str:
    """All that was not carried, in one text."""
    return "\n".join(str(fault) for fault in imported.faults)


def _fixed(text: str) -> str:
    return ' fixed="true"' if text.startswith("*") else ""


def _renamed(found: re.Match[str]) -> str:
    slash, name, rest = found.groups()
    if name in {"p", "em", "strong", "img", "div", "math", "mi", "msup", "mn", "object", "ruby", "rt"}:
        return found[0]
    rest = re.sub(r"\b([a-z]+(?:[A-Z][a-z]+)+)=", lambda one: f"{_hyphens(one[1])}=", rest)
    return f"<{slash}qti-{_hyphens(name)}{rest}>"


def _hyphens(name: str) -> str:
    return CAPITAL.sub(r"-\1", name).lower()
