"""Damaged files for every format: small sound ones, what chance does to them, and what a reader may make of that."""

import re
import signal
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random
from types import FrameType
from typing import Literal

from quizapp.formats.formats import FORMATS, Reader
from quizapp.formats.imported import Unreadable
from tests.core.questions.samples import SAMPLES

Outcome = Literal["read", "unreadable", "crash", "hang", "false sum"]
LONGEST_SECONDS = 2.0
OLX = b"""<problem display_name="Capital" markdown="x"><p>Which is it? \\(x^2\\)</p>
<multiplechoiceresponse><label>Pick</label><choicegroup type="MultipleChoice"><choice correct="true">Bern<choicehint>Yes</choicehint></choice>
<choice correct="false">Basel</choice></choicegroup></multiplechoiceresponse>
<numericalresponse answer="5"><responseparam type="tolerance" default="5%"/><formulaequationinput/></numericalresponse>
<stringresponse answer="moon" type="ci"><additional_answer answer="the moon"/><textline/></stringresponse>
<optionresponse><optioninput options="('a','b')" correct="a"/></optionresponse>
<choiceresponse><checkboxgroup><choice correct="true">A</choice><choice correct="false">B</choice></checkboxgroup></choiceresponse>
<solution><p>See above.</p></solution></problem>"""
H5P = (
    b'{"title": "Seas", "mainLibrary": "H5P.QuestionSet", "preloadedDependencies": []}',
    b"""{"questions": [{"library": "H5P.MultiChoice 1.16", "subContentId": "1", "params": {"question": "<p>Which?</p>",
 "answers": [{"text": "this", "correct": true, "tipsAndFeedback": {"chosenFeedback": "yes"}}, {"text": "that", "correct": false}]}},
 {"library": "H5P.TrueFalse 1.8", "params": {"question": "Dry?", "correct": "false"}},
 {"library": "H5P.Blanks 1.14", "params": {"text": "Fill", "questions": ["<p>It is *wet/damp:not dry*.</p>"]}}]}""",
)
QTI = b"""<questestinterop><assessment ident="a1" title="Seas"><section ident="s"><item ident="i1" title="One"><itemmetadata><qtimetadata>
<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>multiple_choice_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext texttype="text/html">&lt;p&gt;Which?&lt;/p&gt;</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice>
<response_label ident="1"><material><mattext>this</mattext></material></response_label><response_label ident="2"><material><mattext>that</mattext></material></response_label>
</render_choice></response_lid></presentation><resprocessing><outcomes><decvar maxvalue="100" varname="SCORE"/></outcomes><respcondition continue="No"><conditionvar>
<varequal respident="r">1</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>"""
MANIFEST = b"""<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion></metadata>
<resources><resource identifier="r1" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="a1/assessment_qti.xml"/></resource></resources></manifest>"""
BLACKBOARD = (
    b"MC\tWhich is wet?\tthe sea\tcorrect\tthe sand\tincorrect\nTF\tThe sea is dry.\tfalse\nMAT\tMatch\tone\t1\ttwo\t2\n"
    b"FIB\tIt is ...\twet\tdamp\nNUM\tHow many?\t5\t0.5\nESS\tWhy?\tBecause.\nORD\tOrder\ta\tb\tc\n"
)


def _zipped(members: dict[str, bytes]) -> bytes:
    # Stored, not deflated: what is damaged is what stands inside, and packing would take longer than reading.
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


WORKBOOK = {
    "[Content_Types].xml": b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""",
    "_rels/.rels": b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": b"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>""",
    "xl/worksheets/s.xml": b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Question</t></is></c><c r="B1" t="inlineStr"><is><t>Option A</t></is></c>
<c r="C1" t="inlineStr"><is><t>Option B</t></is></c><c r="D1" t="inlineStr"><is><t>Answer</t></is></c><c r="E1" t="inlineStr"><is><t>Type</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>Which is wet?</t></is></c><c r="B2" t="inlineStr"><is><t>sea</t></is></c>
<c r="C2" t="inlineStr"><is><t>sand</t></is></c><c r="D2" t="inlineStr"><is><t>A</t></is></c><c r="E2" t="inlineStr"><is><t>single</t></is></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>How many?</t></is></c><c r="B3"><v>4</v></c><c r="C3"><v>5</v></c><c r="D3" t="inlineStr"><is><t>AB</t></is></c></row>
</sheetData></worksheet>""",
}


# Sound files of formats that are read and not written.
READ_ONLY: dict[str, tuple[bytes, ...]] = {
    "olx": (OLX,),
    "h5p": (_zipped({"h5p.json": H5P[0], "content/content.json": H5P[1]}),),
    "common_cartridge": (_zipped({"imsmanifest.xml": MANIFEST, "a1/assessment_qti.xml": QTI}),),
    "blackboard_text": (BLACKBOARD,),
    "qti12": (QTI,),
    # Those of our own writing have a guide beside the table, which takes most of the time.
    "xlsx": (_zipped(WORKBOOK),) * 33,
}
# Of these, single documents are read as well: most inputs are such, and all of the damage hits what is read.
BARE = ("qti12", "qti21", "qti30")


def seeds(name: str) -> list[bytes]:
    """Sound files of a format: one for each kind of question that it can write, or made by hand."""
    found = list(READ_ONLY.get(name, ()))
    if FORMATS[name].writing:
        write = FORMATS[name].writer().write
        found += [write([one], language="en", title="A sample", media={}) for one in SAMPLES.values()]
        found.append(write(list(SAMPLES.values())[:3], language="zh", title="样题", media={}))
    if name in BARE:
        found += [document for package in found for document in _documents(package)] * 3
    return found


def _documents(package: bytes) -> Iterator[bytes]:
    """The documents with questions of a package."""
    if package.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(package)) as archive:
            documents = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
        yield from (one for one in documents if b"<manifest" not in one and b"esponse" in one)


def damaged(sound: Sequence[bytes], chance: Random) -> Iterator[bytes]:
    """Endlessly: one of the files after one to six accidents; an archive has them inside or as a whole."""
    words = [word for one in sound for word in one.split() if len(word) < 40] or [b"x"]
    while True:
        content = chance.choice(sound)
        if content.startswith(b"PK") and chance.random() < 0.7:
            yield _inside(content, words, chance)
        else:
            yield _hurt(content, words, chance)


def _inside(content: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(members))
    members[name] = _hurt(members[name], words, chance)
    return _zipped(members)


def _hurt(content: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    # Of XML a third stays well-formed, so that more than its parser meets the damage.
    tidy = content[:1] == b"<" and chance.random() < 0.33
    for _ in range(chance.randint(1, 6)):
        content = chance.choice(TIDY if tidy else ACCIDENTS)(content, words, chance)
    return content


def _place(content: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randint(0, 30))


def _lose(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + content[end:]


def _double(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _place(content, chance)
    return content[:end] + content[start:end] + content[end:]


def _insert(content: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    start, _end = _place(content, chance)
    return content[:start] + chance.choice(words) + content[start:]


def _strange(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _place(content, chance)
    return content[:start] + chance.choice(STRANGE) + content[end if chance.random() < 0.5 else start :]


def _flip(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if not content:
        return content
    start = chance.randrange(len(content))
    return content[:start] + bytes([content[start] ^ (1 << chance.randrange(8))]) + content[start + 1 :]


def _cut(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)] if chance.random() < 0.3 else content


def _recode(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if chance.random() < 0.8:
        return content
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(["utf-16", "gb18030", "utf-8-sig", "cp1252", "big5"]), "replace")


def _line_ends(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return content.replace(b"\n", chance.choice([b"\r\n", b"\r", b"\n\n", b"\n"]))


def _other_value(content: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    """Another word, or none, as the value of an attribute."""
    word = _tame(chance.choice([*words, b"", *STRANGE]))
    return _instead(content, _VALUE, lambda found: found[1] + word + b'"', chance)


def _other_text(content: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    word = _tame(chance.choice([*words, b"", *STRANGE]))
    return _instead(content, _TEXT, lambda _: b">" + word + b"<", chance)


def _no_attribute(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return _instead(content, _VALUE, lambda _: b"", chance)


def _no_element(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return _instead(content, _LEAF, lambda _: b"", chance)


def _element_twice(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return _instead(content, _LEAF, lambda found: found[0] + found[0], chance)


def _instead(
    content: bytes, pattern: re.Pattern[bytes], new: Callable[[re.Match[bytes]], bytes], chance: Random
) -> bytes:
    """The text with something else in one of the places that match, drawn by lot."""
    found = pattern.search(content, chance.randrange(len(content) + 1)) or pattern.search(content)
    return content[: found.start()] + new(found) + content[found.end() :] if found else content


def _tame(word: bytes) -> bytes:
    """The word without what would end a value or a text, or is no sign of UTF-8."""
    return _UNTAME.sub(b"", word)


_UNTAME = re.compile(rb"[<>&\"\x00-\x1f\x80-\xff]")
_VALUE = re.compile(rb'(\s[\w:.-]+=")[^"<>]*"')
_TEXT = re.compile(rb">[^<>]+<")
_LEAF = re.compile(rb"<([\w:.-]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
Accident = Callable[[bytes, Sequence[bytes], Random], bytes]
ACCIDENTS: tuple[Accident, ...] = (_lose, _double, _insert, _strange, _flip, _cut, _recode, _line_ends)
TIDY: tuple[Accident, ...] = (_other_value, _other_text, _no_attribute, _no_element, _element_twice)
STRANGE = (
    *(
        b"{",
        b"}",
        b"{}",
        b"=",
        b"~",
        b"#",
        b"####",
        b"->",
        b"%",
        b"%%50%",
        b"\\",
        b"::",
        b"*",
        b"[",
        b"]",
        b"<",
        b">",
        b"&",
        b'"',
        b"'",
    ),
    *(
        b"\t",
        b",",
        b";",
        b"|",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe3\x80\x80",
        b"\xc2\xa0",
        b"-1",
        b"1e999",
        b"nan",
        b"0",
        b"null",
    ),
    *(
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"&a;",
        b"&nbsp;",
        b"<![CDATA[",
        b"]]>",
        b"<script>",
        b"../",
        b"{{1}}",
        b"\\(",
        b"\\)",
        b"```",
    ),
)


def with_bytes(content: bytes, damage: Sequence[tuple[int, bytes]]) -> bytes:
    """The file with other bytes in place of single ones; a place may be beyond its end."""
    for place, new in damage:
        at = place % len(content)
        content = content[:at] + new + content[at + 1 :]
    return content


class Hang(Exception):
    """A reader took longer than it may."""


@dataclass(frozen=True)
class Verdict:
    """What became of one file; ``why`` names the exception of a crash."""

    outcome: Outcome
    why: str = ""


def judge(reader: Reader, content: bytes, *, asked: bool = True) -> Verdict:
    """What a reader makes of a file within two seconds of work; only on the main thread, for it sets an alarm.

    Work is counted, not time: on a busy machine a file that waits for its turn does not hang. Where it is ``asked``
    it says as well how sure it is of its format.
    """
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
    try:
        sure = reader.looks_like(content) if asked else 0.0
        imported = reader.read(content)
    except Unreadable as refused:
        return (
            Verdict("unreadable")
            if str(refused.fault.message)
            else Verdict("crash", "refused without a word")
        )
    except Hang:
        return Verdict("hang")
    except Exception as error:  # noqa: BLE001  # whatever else comes out is what is looked for
        return Verdict("crash", f"{type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    ids = [entry.question.id for entry in imported.entries]
    if not 0 <= sure <= 1 or len(set(ids)) < len(ids):
        return Verdict("crash", f"sure {sure}, {len(ids) - len(set(ids))} ids twice")
    return Verdict("read" if imported.adds_up else "false sum")


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise Hang
