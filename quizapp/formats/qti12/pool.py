"""Blackboard's older pools (``<POOL>``): questions whose elements name their kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from lxml import etree

from quizapp.core.languages import N_, Language, Twin
from quizapp.core.questions.question import Item, Option, Question
from quizapp.formats.gathering import Gathering, NotGraded, with_rows, without_tags
from quizapp.formats.imported import side_of, twin_of
from quizapp.formats.option_ids import option_id
from quizapp.formats.qti12.documents import Document
from quizapp.formats.qti12.rules import number_in
from quizapp.formats.qti12.task import NO_KEY
from quizapp.formats.qti12.texts import Texts, plain_html
from quizapp.formats.row_gaps import matched
from quizapp.formats.safe_xml import outer_xml
from quizapp.formats.statements import as_statement
from quizapp.formats.typed_key import Weighed, text_key

KIND = N_("questions of the kind “%(kind)s” cannot be graded here: it is kept as an open question")
Build = Callable[[etree._Element, Texts, Question], Question]


def pool_questions(root: etree._Element) -> list[etree._Element]:
    """The questions of a pool in their order; none of another document."""
    if root.tag != "POOL":
        return []
    return [one for one in root if isinstance(one.tag, str) and one.tag.startswith("QUESTION_")]


def pool_language(documents: Sequence[Document]) -> Language:
    """The side on which the texts of pools stand."""
    return side_of(
        without_tags(" ".join(text.text or "" for one in documents for text in one.root.iter("TEXT")))
    )


def gather_pool(
    document: Document, gathering: Gathering, find_medium: Callable[[str], str | None], outer: str = ""
) -> None:
    """Takes in all questions of a pool."""
    points = {str(one.get("id")): number_in(one.get("points")) for one in document.root.iter("QUESTION")}
    for element in pool_questions(document.root):
        own = str(element.get("id", ""))
        where = f"{document.member} {own or f'line {element.sourceline}'}".strip()
        texts = Texts(where, gathering.language, find_medium)
        mark = points.get(own)
        base = Question(
            "",
            "open_answer",
            twin_of("", gathering.language),
            category=outer,
            mark=mark if mark and mark > 0 else 1.0,
        )
        gathering.gather(partial(_question, element, texts, base), where, outer_xml(element), own)
        gathering.faults += texts.faults


def _question(element: etree._Element, texts: Texts, base: Question) -> Question:
    named = replace(
        base,
        stem=_twin(element.find("BODY"), texts),
        explanation=_told(element, "FEEDBACK_WHEN_CORRECT", texts),
    )
    kind = str(element.tag).removeprefix("QUESTION_")
    build = _BUILDERS.get(kind)
    if build is None:
        shown = [_markdown(answer, texts) for answer in element.iterchildren("ANSWER", "CHOICE")]
        raise NotGraded(with_rows(named, texts.language, shown) if shown else named, KIND, kind=kind[:40])
    return build(element, texts, named)


def _choice(element: etree._Element, texts: Texts, base: Question) -> Question:
    right = _right(element)
    answers = list(element.iterchildren("ANSWER"))
    if not right & {str(answer.get("id")) for answer in answers}:
        raise NotGraded(with_rows(base, texts.language, [_markdown(one, texts) for one in answers]), NO_KEY)
    several = element.tag == "QUESTION_MULTIPLEANSWER"
    options = tuple(
        Option(
            option_id(place),
            _twin(answer, texts),
            (1 / len(right) if several else 1.0) if answer.get("id") in right else -1.0 * several,
        )
        for place, answer in enumerate(answers)
    )
    question = replace(
        base, kind="multiple_choice" if several else "single_choice", options=options, all_or_nothing=several
    )
    return question if several else as_statement(question, texts.language)


def _blank(element: etree._Element, texts: Texts, base: Question) -> Question:
    answers = ("".join(map(str, one.itertext("TEXT"))) for one in element.iterchildren("ANSWER"))
    rows = [Weighed(text.replace("*", "\\*")) for answer in answers if (text := " ".join(answer.split()))]
    key = text_key(rows)
    if key is None:
        raise NotGraded(base, NO_KEY)
    return replace(base, kind="short_text", answer=key)


def _match(element: etree._Element, texts: Texts, base: Question) -> Question:
    lefts = {str(one.get("id")): _markdown(one, texts) for one in element.iterchildren("ANSWER")}
    rights = {str(one.get("id")): _markdown(one, texts) for one in element.iterchildren("CHOICE")}
    key = {str(one.get("answer_id")): str(one.get("choice_id")) for one in element.iter("CORRECTANSWER")}
    rows = [(left, rights[key[id_]]) for id_, left in lefts.items() if key.get(id_) in rights]
    if not rows or len(rows) < len(lefts):
        raise NotGraded(with_rows(base, texts.language, [*lefts.values(), *rights.values()]), NO_KEY)
    unused = [text for text in rights.values() if text not in {right for _, right in rows}]
    return matched(base, texts.language, rows, unused)


def _order(element: etree._Element, texts: Texts, base: Question) -> Question:
    answers = {str(one.get("id")): one for one in element.iterchildren("ANSWER")}
    placed = {str(one.get("answer_id")): number_in(one.get("order")) for one in element.iter("CORRECTANSWER")}
    if set(placed) != set(answers) or None in placed.values() or len(set(placed.values())) < len(placed):
        raise NotGraded(
            with_rows(base, texts.language, [_markdown(one, texts) for one in answers.values()]), NO_KEY
        )
    order = sorted(placed, key=lambda id_: placed[id_] or 0.0)
    items = tuple(Item(option_id(at), _twin(answers[id_], texts)) for at, id_ in enumerate(order))
    return replace(base, kind="ordering", items=items)


def _essay(element: etree._Element, texts: Texts, base: Question) -> Question:
    sample = [text for one in element.iterchildren("ANSWER") if (text := _markdown(one, texts))]
    explanation = twin_of("\n\n".join(sample), texts.language) if sample else base.explanation
    return replace(base, kind="open_answer", explanation=explanation)


def _right(element: etree._Element) -> set[str]:
    return {str(one.get("answer_id")) for one in element.iter("CORRECTANSWER")}


def _told(element: etree._Element, name: str, texts: Texts) -> Twin | None:
    found = element.find(f"GRADABLE/{name}")
    text = "" if found is None else texts.markdown(found.text or "").strip()
    return twin_of(text, texts.language) if text else None


def _twin(element: etree._Element | None, texts: Texts) -> Twin:
    return twin_of("" if element is None else _markdown(element, texts), texts.language)


def _markdown(element: etree._Element, texts: Texts) -> str:
    text = "".join(map(str, element.itertext("TEXT")))
    flag = element.find("FLAGS/ISHTML")
    if flag is None:
        flag = element.getroottree().getroot().find(".//BODY/FLAGS/ISHTML")
    is_html = flag is not None and str(flag.get("value", "")).lower() == "true"
    return texts.markdown(text if is_html else plain_html(text)).strip()


_BUILDERS: Mapping[str, Build] = {
    "TRUEFALSE": _choice,
    "MULTIPLECHOICE": _choice,
    "EITHER_OR": _choice,
    "MULTIPLEANSWER": _choice,
    "FILLINBLANK": _blank,
    "MATCH": _match,
    "ORDER": _order,
    "ESSAY": _essay,
}
