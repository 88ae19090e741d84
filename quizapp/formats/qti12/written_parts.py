"""Elements of QTI 1.2 in which questions are written: materials, labels, rules, feedback."""

import re
from collections.abc import Sequence

from lxml import etree

MEDIA = "media"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without the signs that XML forbids."""
    return _ILLEGAL.sub("", text)


def add_material(parent: etree._Element, text: str, *, is_html: bool = True) -> None:
    """A text, HTML as a rule."""
    material = etree.SubElement(parent, "material")
    element = etree.SubElement(material, "mattext", texttype="text/html" if is_html else "text/plain")
    element.text = clean(text)


def add_label(parent: etree._Element, id_: str, text: str, *, is_html: bool = True) -> None:
    """Something to choose."""
    add_material(etree.SubElement(parent, "response_label", ident=id_), text, is_html=is_html)


def add_data(item: etree._Element, fields: Sequence[tuple[str, str]]) -> None:
    """What is said of the item."""
    data = etree.SubElement(etree.SubElement(item, "itemmetadata"), "qtimetadata")
    for name, value in fields:
        field = etree.SubElement(data, "qtimetadatafield")
        etree.SubElement(field, "fieldlabel").text = name
        etree.SubElement(field, "fieldentry").text = value


def add_rules(item: etree._Element) -> etree._Element:
    """The element that holds the rules; scores go from 0 to 100."""
    rules = etree.SubElement(item, "resprocessing")
    outcomes = etree.SubElement(rules, "outcomes")
    etree.SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    return rules


def add_rule(rules: etree._Element, *, goes_on: bool | None = None) -> etree._Element:
    """A rule; what is returned holds its tests."""
    rule = etree.SubElement(rules, "respcondition")
    if goes_on is not None:
        rule.set("continue", "Yes" if goes_on else "No")
    return etree.SubElement(rule, "conditionvar")


def add_test(parent: etree._Element, name: str, field: str, text: str) -> etree._Element:
    """A test of a field within a rule."""
    test = etree.SubElement(parent, name, respident=field)
    test.text = clean(text)
    return test


def give(tests: etree._Element, score: str, *, action: str = "Set") -> None:
    """What the rule of these tests gives."""
    rule = tests.getparent()
    if rule is not None:
        etree.SubElement(rule, "setvar", action=action, varname="SCORE").text = score


def show(tests: etree._Element, feedback: str) -> None:
    """The feedback that the rule of these tests shows."""
    rule = tests.getparent()
    if rule is not None:
        etree.SubElement(rule, "displayfeedback", feedbacktype="Response", linkrefid=feedback)


def add_feedback(item: etree._Element, id_: str, html: str) -> None:
    """A feedback."""
    add_material(etree.SubElement(etree.SubElement(item, "itemfeedback", ident=id_), "flow_mat"), html)
