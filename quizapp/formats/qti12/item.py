"""One item of QTI 1.2: its fields to answer, its data, its rules, its feedback."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lxml import etree

from quizapp.formats.qti12.rules import Rules, number_in

Form = Literal["choice", "text", "number", "order", "other"]
RESPONSES = (
    "response_lid",
    "response_str",
    "response_num",
    "response_grp",
    "response_xy",
    "response_extension",
)
_TYPES = ("question_type", "respondusapi_qtype", "bbmd_questiontype", "qmd_questiontype", "cc_profile")
_MARKS = ("points_possible", "respondusapi_qpoints", "qmd_absolutescore_max", "cc_weighting", "qmd_weighting")


@dataclass(frozen=True)
class Field:
    """One thing to answer: its form, the labels to choose from, and the element in which it stands."""

    id: str
    form: Form
    several: bool
    labels: tuple[etree._Element, ...]
    element: etree._Element

    @property
    def names(self) -> list[str]:
        """The ids of the labels."""
        return [str(label.get("ident", "")) for label in self.labels]

    @property
    def shuffles(self) -> bool | None:
        """Whether the labels may be shuffled, None where the file does not say."""
        said = [str(one.get("shuffle")).lower() for one in self.element.iter("render_choice")]
        return said[0] == "yes" if said and said[0] in ("yes", "no") else None

    @property
    def lines(self) -> float:
        """How many lines there are to write in."""
        return max(
            (number_in(one.get("rows")) or 1.0 for one in self.element.iter("render_fib")), default=1.0
        )


@dataclass(frozen=True)
class Item:
    """An ``item`` element without namespaces."""

    element: etree._Element

    @property
    def id(self) -> str:
        """Its id in the file; Blackboard has it among its data."""
        return str(self.element.get("ident") or self.data.get("bbmd_asi_object_id", "")).strip()

    @property
    def title(self) -> str:
        """Its name; empty where a tool calls every question so."""
        named = " ".join(str(self.element.get("title", "")).split())
        return "" if named.casefold() in ("question", "quiz question") else named

    @cached_property
    def data(self) -> dict[str, str]:
        """What is said of the item, by name."""
        return data_of(self.element.find("itemmetadata"))

    @cached_property
    def type(self) -> str:
        """The type that the tool names, in small letters, without its prefix and ``_question``; empty where none is named."""
        said = next((self.data[name] for name in _TYPES if self.data.get(name)), "")
        bare = said.lower().removeprefix("cc.").partition(".v0p")[0].removesuffix("_question")
        return bare.replace(" ", "_").replace("-", "_").replace("/", "_")

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its fields in their order."""
        presentation = self.element.find("presentation")
        return () if presentation is None else tuple(_field(one) for one in presentation.iter(*RESPONSES))

    @cached_property
    def rules(self) -> Rules:
        """Its scoring rules."""
        single = {field.id for field in self.fields if not field.several and field.form != "order"}
        asked = {str(one.get("respident")) for one in self.element.iter("varequal")}
        return Rules(self.element, frozenset(single | (asked - {one.id for one in self.fields})))

    @cached_property
    def feedback(self) -> dict[str, etree._Element]:
        """Its feedback by id."""
        return {str(one.get("ident", "")): one for one in self.element.iter("itemfeedback")}

    @property
    def mark(self) -> float:
        """What it is worth, 1 where the file does not say."""
        said = (number_in(self.data.get(name)) for name in _MARKS)
        return next((value for value in said if value is not None and value > 0), 1.0)


def data_of(container: etree._Element | None) -> dict[str, str]:
    """Names and values of data: of fields with a label, and of elements with a text."""
    found: dict[str, str] = {}
    if container is None:
        return found
    for field in container.iter("qtimetadatafield", "qti_metadatafield"):
        name = (field.findtext("fieldlabel") or "").strip().lower()
        found.setdefault(name, (field.findtext("fieldentry") or "").strip())
    for element in container.iter():
        if isinstance(element.tag, str) and "md_" in element.tag and element.text and not len(element):
            found.setdefault(element.tag.lower(), element.text.strip())
    return found


def _field(element: etree._Element) -> Field:
    several = str(element.get("rcardinality", "Single")).lower() == "multiple"
    labels = tuple(element.iter("response_label"))
    return Field(str(element.get("ident", "")), _form(element), several, labels, element)


def _form(element: etree._Element) -> Form:
    if element.tag in ("response_xy", "response_extension") or element.find(".//render_hotspot") is not None:
        return "other"
    if str(element.get("rcardinality", "")).lower() == "ordered":
        return "order"
    fib = element.find(".//render_fib")
    kind = "" if fib is None else str(fib.get("fibtype", ""))
    if element.tag == "response_num" or kind in ("Decimal", "Integer", "Scientific"):
        return "number"
    if fib is not None or element.tag == "response_str":
        return "text"
    return "choice" if element.find(".//response_label") is not None else "other"
