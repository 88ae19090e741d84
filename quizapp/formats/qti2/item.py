"""One item as it stands in a file: what it declares, what it shows, how it is scored."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.formats.qti2.declaration import Declaration, read_declarations
from quizapp.formats.qti2.names import LANG
from quizapp.formats.qti2.rules import MOST, SCORE, Rules, rules_of
from quizapp.formats.xml_tree import Node, flag, number

MOST_ASKED = 100
# What takes a response of its own; the rest of the interactions (endAttempt, media) asks nothing.
ASKING = frozenset(
    f"{name}Interaction"
    for name in (
        *("choice", "order", "match", "associate", "gapMatch", "inlineChoice", "textEntry", "extendedText"),
        *("hottext", "hotspot", "selectPoint", "graphicOrder", "graphicAssociate", "graphicGapMatch"),
        *("slider", "upload", "drawing", "positionObject", "custom", "portableCustom"),
    )
)
INLINE = frozenset({"inlineChoiceInteraction", "textEntryInteraction"})
# The portable custom interaction of version 2 stands inside a customInteraction.
_WITHIN = "customInteraction"


@dataclass(frozen=True)
class Source:
    """An item with its place: the name of its file, the weight and the category that a test gives it, its keywords."""

    root: Node
    member: str = ""
    weight: float = 1.0
    category: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemFile:
    """An item taken apart; ``body`` is None where it shows nothing.

    ``unread`` names what of its rules cannot be worked out, once that is known: they are then left aside.
    """

    source: Source
    id: str
    title: str
    language: str
    body: Node | None
    rules: Rules
    random: bool
    adaptive: bool
    unread: str = ""

    @property
    def responses(self) -> Mapping[str, Declaration]:
        """The declared responses by identifier."""
        return self.rules.responses

    @property
    def declared_most(self) -> float | None:
        """The highest score that the item declares, None where it declares none above 0."""
        most, score = self.rules.outcomes.get(MOST), self.rules.outcomes.get(SCORE)
        said = number(most.usual[0]) if most and most.usual else None
        said = said or (score.most if score else None)
        return said if said and said > 0 else None


def read_item(source: Source) -> ItemFile:
    """The parts of an item whose names are those of version 2."""
    root = source.root
    responses = read_declarations(root, "responseDeclaration")
    outcomes = read_declarations(root, "outcomeDeclaration")
    return ItemFile(
        source=source,
        id=(root.get("identifier") or "").strip(),
        title=" ".join((root.get("title") or "").split()),
        language=root.get(LANG) or root.get("lang") or "",
        body=root.find("itemBody"),
        rules=rules_of(root, responses, outcomes),
        random=root.find("templateProcessing") is not None or root.find("templateDeclaration") is not None,
        adaptive=flag(root, "adaptive"),
    )


def interactions(item: ItemFile) -> list[Node]:
    """The elements of an item that ask for a response, in the order of the page."""
    if item.body is None:
        return []
    found = [element for element in item.body.iter() if element.tag in ASKING]
    return [one for one in found if not any(above.tag == _WITHIN for above in one.iterancestors())]


def count_questions(item: ItemFile) -> int:
    """How many questions an item is: one for each interaction, one where all of them are gaps of one text.

    Items that change while they are answered are kept whole.
    """
    asked = interactions(item)
    return 1 if is_whole(item) or all(one.tag in INLINE for one in asked) else len(asked)


def is_whole(item: ItemFile) -> bool:
    """Whether an item is kept as it is: it changes while it is answered, or asks more than anybody reads."""
    return item.random or item.adaptive or len(interactions(item)) > MOST_ASKED
