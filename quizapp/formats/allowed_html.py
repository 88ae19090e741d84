"""The HTML that stays of a text of people: what else stands there is taken out, on pages and in files alike."""

TAGS = {
    *("p", "br", "hr", "strong", "em", "b", "i", "s", "del", "ins", "sub", "sup", "code", "pre", "kbd"),
    *("blockquote", "ul", "ol", "li", "a", "span", "div", "h3", "h4", "h5", "h6", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption"),
}
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "th": {"align", "scope"},
    "td": {"align"},
    "ol": {"start"},
}
