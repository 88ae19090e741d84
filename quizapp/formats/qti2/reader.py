"""A file of QTI 2.1, 2.2 or 3.0, a single item or a package, as its questions."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Language
from quizapp.core.questions.question import Question
from quizapp.formats.archive import is_zip
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.imported import Entry, Imported, Medium, side_of, stable_id, unique_ids
from quizapp.formats.option_ids import PREFIX
from quizapp.formats.qti2.item import ItemFile, count_questions, read_item
from quizapp.formats.qti2.package import Package, open_package, single_file
from quizapp.formats.qti2.questions import Made, make_questions
from quizapp.formats.qti2.texts import Texts
from quizapp.formats.safe_xml import outer_xml
from quizapp.formats.xml_tree import text_of

EMPTY = N_("the item shows nothing and asks nothing: nothing was read")
LONGEST_ORIGINAL = 200_000


@dataclass
class _State:
    """What was read so far."""

    package: Package
    language: Language
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Fault] = field(default_factory=list)
    kept: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    media: dict[str, Medium] = field(default_factory=dict)


def read(content: bytes) -> Imported:
    """The questions of a package or of a single item; raises Unreadable where it is neither."""
    package = open_package(content) if is_zip(content) else single_file(content)
    items = [read_item(source) for source in package.items]
    state = _State(package, side_of(" ".join(text_of(item.body) for item in items)))
    for item in items:
        _read_item(state, item)
    return Imported(
        format=package.version,
        found=len(package.broken) + sum(map(count_questions, items)),
        entries=tuple(unique_ids(state.entries)),
        skipped=(*package.broken, *state.skipped),
        kept=tuple(state.kept),
        faults=(*package.faults, *state.faults),
        media=tuple(state.media.values()),
        title=package.title,
        language=state.language,
    )


def _read_item(state: _State, item: ItemFile) -> None:
    """Adds the questions of one item, or why there are none."""
    where = " ".join(filter(None, [item.source.member, item.id]))
    original = outer_xml(item.source.root)[:LONGEST_ORIGINAL]
    texts = Texts(state.language, _pictures(state, item.source.member))
    made = make_questions(item, texts)
    if not made:
        state.skipped.append(fault(where, EMPTY))
    for number, one in enumerate(made, start=1):
        name = where if len(made) == 1 else f"{where} ({number})"
        question = _finished(item, one, number if len(made) > 1 else 0)
        state.entries.append(Entry(question, name, original, item.id))
        if one.kept is not None:
            state.kept.append(Fault(name, one.kept, "kept"))
        state.faults += [Fault(name, note, "warning") for note in one.notes]
    state.faults += loss_faults(where, texts.losses)


def _finished(item: ItemFile, made: Made, number: int) -> Question:
    """The question with its name, its place and its mark; ``number`` tells apart the questions of one item, else 0."""
    question, source = made.question, item.source
    own = item.id.removeprefix(PREFIX)
    # A title that repeats the identifier says nothing.
    title = "" if item.title == item.id else item.title
    stem = next(iter(question.stem.sides().values()), "")
    id_ = stable_id(own, title, stem)
    if number:
        id_ = f"{id_[:58]}-{number}"
    return replace(
        question,
        id=id_,
        title=title,
        tags=source.tags,
        category=source.category,
        mark=round(question.mark * source.weight, 9),
    )


def _pictures(state: _State, member: str) -> Callable[[str], str | None]:
    """Finds the media of one item, and keeps those that it finds."""

    def find(address: str) -> str | None:
        medium = state.package.find_medium(member, address)
        if medium is None:
            return None
        state.media[medium.name] = medium
        return medium.name

    return find
