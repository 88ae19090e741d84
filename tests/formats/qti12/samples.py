"""Items, documents and packages of QTI 1.2 as tools write them, and what is read of them."""

import io
import zipfile

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.formats.imported import Imported
from quizapp.formats.qti12.reading import read


def en(text: str) -> Twin:
    return Twin(en=text)


def data(**fields: str) -> str:
    inner = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry></qtimetadatafield>"
        for name, value in fields.items()
    )
    return f"<itemmetadata><qtimetadata>{inner}</qtimetadata></itemmetadata>"


def text(html: str, kind: str = "text/html") -> str:
    return f"<material><mattext texttype='{kind}'><![CDATA[{html}]]></mattext></material>"


def labels(*names: str) -> str:
    inner = "".join(
        f"<response_label ident='{name}'>{text(f'Text {name}')}</response_label>" for name in names
    )
    return f"<render_choice>{inner}</render_choice>"


def choose(*names: str, cardinality: str = "Single", field: str = "R", prompt: str = "") -> str:
    return (
        f"<response_lid ident='{field}' rcardinality='{cardinality}'>{prompt}{labels(*names)}</response_lid>"
    )


def fill(field: str = "R", kind: str = "String", rows: int = 1) -> str:
    return f"<response_str ident='{field}'><render_fib fibtype='{kind}' rows='{rows}'/></response_str>"


def rule(
    tests: str, score: object = None, *links: str, action: str = "Set", more: str = "", var: str = "SCORE"
) -> str:
    given = "" if score is None else f"<setvar action='{action}' varname='{var}'>{score}</setvar>"
    shown = "".join(f"<displayfeedback linkrefid='{link}'/>" for link in links)
    return f"<respcondition {more}><conditionvar>{tests}</conditionvar>{given}{shown}</respcondition>"


def equal(value: str, field: str = "R", case: str = "") -> str:
    return f"<varequal respident='{field}'{f' case={case!r}' if case else ''}>{value}</varequal>"


def said(name: str, words: str) -> str:
    return f"<itemfeedback ident='{name}'>{text(words)}</itemfeedback>"


def item(
    presentation: str,
    rules: str = "",
    rest: str = "",
    *,
    stem: str = "What?",
    meta: str = "",
    ident: str = "q1",
) -> str:
    shown = f"<presentation>{text(stem) if stem else ''}{presentation}</presentation>"
    return f"<item ident='{ident}' title='T'>{meta}{shown}<resprocessing>{rules}</resprocessing>{rest}</item>"


def document(*items: str, title: str = "A test") -> str:
    inner = "".join(items)
    return f"<questestinterop><assessment title='{title}'><section ident='root'>{inner}</section></assessment></questestinterop>"


def imported(*items: str) -> Imported:
    found = read(document(*items).encode())
    assert found.adds_up
    return found


def one(*parts: str, **more: str) -> Question:
    found = imported(item(*parts, **more))
    assert not found.kept, str(found.kept)
    return found.entries[0].question


def kept(*parts: str, **more: str) -> str:
    found = imported(item(*parts, **more))
    assert len(found.kept) == 1 and found.entries[0].question.kind == "open_answer"
    return found.kept[0].message.text


def fractions(question: Question) -> list[float]:
    return [round(option.fraction, 4) for option in question.options]


def package(files: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


CANVAS = (
    rule("<other/>", None, "general_fb", more="continue='Yes'")
    + rule(equal("2"), None, "2_fb", more="continue='Yes'")
    + rule(equal("1"), 100, "correct_fb", more="continue='No'")
    + rule("<other/>", None, "general_incorrect_fb", more="continue='Yes'")
)
