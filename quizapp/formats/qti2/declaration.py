"""What an item declares about a response: its type, its right value, what single values are worth."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.formats.xml_tree import Node, flag, number


@dataclass(frozen=True)
class Worth:
    """One entry of a mapping: the value of a response, its score, and whether capitals must agree."""

    key: str
    score: float
    exact: bool = True


@dataclass(frozen=True)
class Table:
    """A mapping from values of a response to scores; the sum is kept within ``lower`` and ``upper``."""

    entries: tuple[Worth, ...]
    usual: float = 0.0
    lower: float | None = None
    upper: float | None = None

    def score(self, value: str) -> float:
        """What one value is worth."""
        for entry in self.entries:
            if value == entry.key or (not entry.exact and value.casefold() == entry.key.casefold()):
                return entry.score
        return self.usual


@dataclass(frozen=True)
class Declaration:
    """A declared response or outcome; ``correct`` and ``usual`` are lists of values, empty where none is given."""

    id: str
    cardinality: str = "single"
    base_type: str = "identifier"
    correct: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    table: Table | None = None
    most: float | None = None


def read_declarations(item: Node, name: str) -> Mapping[str, Declaration]:
    """The declarations of an item by their identifier; ``name`` is the name of their element."""
    found = [_read(element) for element in item.findall(name)]
    return {declaration.id: declaration for declaration in found}


def _read(element: Node) -> Declaration:
    base_type = element.get("baseType") or "identifier"
    return Declaration(
        id=element.get("identifier") or "",
        cardinality=element.get("cardinality") or "single",
        base_type=base_type,
        correct=_values(element.find("correctResponse"), base_type),
        usual=_values(element.find("defaultValue"), base_type),
        table=_table(element.find("mapping"), base_type),
        most=number(element.get("normalMaximum")),
    )


def _values(element: Node | None, base_type: str) -> tuple[str, ...]:
    if element is None:
        return ()
    texts = ("".join(value.itertext()) for value in element.findall("value"))
    return tuple(one for text in texts if (one := tidy(text, base_type)))


def tidy(text: str, base_type: str) -> str:
    """A value as it is compared: trimmed; the two names of a pair in order, those of an undirected one sorted."""
    if base_type in {"pair", "directedPair"}:
        names = text.split()
        return " ".join(sorted(names) if base_type == "pair" else names)
    return text.strip()


def _table(element: Node | None, base_type: str) -> Table | None:
    if element is None:
        return None
    entries = (
        Worth(
            tidy(entry.get("mapKey") or "", base_type),
            number(entry.get("mappedValue")) or 0.0,
            flag(entry, "caseSensitive", base_type == "string"),
        )
        for entry in element.findall("mapEntry")
    )
    return Table(
        tuple(entry for entry in entries if entry.key),
        number(element.get("defaultValue")) or 0.0,
        number(element.get("lowerBound")),
        number(element.get("upperBound")),
    )
