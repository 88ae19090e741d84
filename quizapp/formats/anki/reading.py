"""Questions from Anki's packages (.apkg, .colpkg): one for each note, cards are none."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import unquote

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Language, Twin
from quizapp.core.questions.question import Answer, Blank, Question
from quizapp.formats.anki.collection import Collection, Note, NoteType, read_collection
from quizapp.formats.anki.guid import id_of
from quizapp.formats.anki.package import is_anki, open_package
from quizapp.formats.anki.roles import Roles, find_roles
from quizapp.formats.anki.text import fill_gaps, has_gap_in_formula, markdown_of, plain_of, take_gaps
from quizapp.formats.gathering import Gathering, NotGraded, Skipped
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import Imported, Medium, medium_of, side_of, twin_of
from quizapp.formats.typable import LONG_ANSWER, is_typable

EMPTY = N_("the field “%(field)s”, which asks, is empty: fill it in in Anki, and export the deck again")
NAMES = N_("this note holds the names of the fields, not a question: delete it in Anki")
NO_TYPE = N_(
    "this note has no note type in the collection: check the database in Anki (Tools), and export it again"
)
NO_BACK = N_("the field “%(field)s”, which answers, is empty: write the answer as a key")
OCCLUSION = N_("parts of a picture are hidden in it, which has no counterpart here: ask for them in words")
GAP_IN_FORMULA = N_(
    "a gap stands within a formula, where nobody can type: ask for the whole formula in words"
)
LONG_GAP = N_("the gap “%(answer)s” is too long to be typed and graded: shorten it")
NO_GAP = N_("no part of the cloze is hidden: mark one in Anki, or make another kind of question of it")
NESTED = N_("gaps stood within gaps: the inner ones are asked, what is around them stays in sight")
ROLES = N_(
    "notes of the type “%(type)s”: “%(asks)s” was read as the question, “%(answers)s” as the answer, "
    "other fields as the explanation: check a few"
)
CARDS = N_("notes of the type “%(type)s” make up to %(count)s cards: one question was made of each note")
MISSING = N_("“%(name)s” is not in the package: add it to the question")
UNKNOWN_MEDIUM = N_("“%(name)s” is of no type that pages can show: add it as PNG, JPEG, MP3 or MP4")
UNUSED = N_("%(count)s media that no note shows were left out")
_SAMPLE = 500
_MEDIA = re.compile(r"\[sound:[^\]\[<>]{1,300}\]|<img\b[^<>]{0,2000}>", re.IGNORECASE)


def looks_like(content: bytes) -> float:
    """How sure it is that the bytes are a package of Anki."""
    return 0.98 if is_anki(content) else 0.0


def read(content: bytes) -> Imported:
    """The questions of a package. Raises Unreadable."""
    package = open_package(content)
    collection = read_collection(package.collection)
    reader = NoteReader(package, Gathering(language_of(collection)), title_of(collection))
    return reader.read(collection)


def language_of(collection: Collection) -> Language:
    """The side of what the notes say."""
    texts = (" ".join(note.fields) for note in collection.notes[:_SAMPLE])
    return side_of(re.sub(r"<[^<>]*>|\[sound:[^\]]*\]", " ", "\n".join(texts)))


class Media(Protocol):
    """Where the pictures and sounds of notes are, by the names in the notes."""

    @property
    def media(self) -> Mapping[str, str]:
        """What stands behind each name."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What of the media was left out."""

    def find_medium(self, name: str) -> bytes | None:
        """The bytes of a medium, None where it is missing or damaged."""


@dataclass
class NoteReader:
    """The notes of one file while they are read; ``place`` is what their numbers count."""

    package: Media
    gathering: Gathering
    title: str
    place: str = "note"
    media: dict[str, Medium | None] = field(default_factory=dict)

    def read(self, collection: Collection) -> Imported:
        """Takes in every note, and warns once of what holds for many."""
        for id_ in collection.lost:
            self.gather(id_, "", "", lambda: _skip(NO_TYPE))
        for note in collection.notes:
            build = self.builder(note)
            self.gather(note.id, "\t".join(note.fields), id_of(note.guid), build)
        self.warn_of_types(Counter(note.type for note in collection.notes))
        self.gathering.faults += self.package.faults
        unused = len(self.package.media.keys() - self.media.keys())
        if unused:
            self.gathering.warn("media", UNUSED, count=str(unused))
        found = self.gathering.imported("anki", collection.count, self.title)
        return replace(found, media=tuple(one for one in self.media.values() if one))

    def gather(self, id_: int, original: str, own_id: str, build: Callable[[], Question]) -> None:
        """Takes in the question of one note."""
        self.gathering.gather(build, f"{self.place} {id_}", original, own_id)

    def builder(self, note: Note) -> Callable[[], Question]:
        """What makes the question of a note."""
        return lambda: _Builder(self, note, find_roles(note.type)).build()

    def warn_of_types(self, types: Counter[NoteType]) -> None:
        """Says how the fields of each note type were read."""
        for kind in types:
            roles = find_roles(kind)
            if kind.cards > 1 and not kind.cloze:
                self.gathering.warn("note types", CARDS, type=kind.name, count=str(kind.cards))
            if not roles.sure and not kind.cloze and kind.fields:
                answers = "—" if roles.answers is None else kind.fields[roles.answers]
                asks = kind.fields[roles.asks]
                self.gathering.warn("note types", ROLES, type=kind.name, asks=asks, answers=answers)

    def find_medium(self, where: str, source: str) -> str | None:
        """The name under which a medium is kept, by its name in a note; None and a warning where it cannot be."""
        known = source if source in self.package.media else unquote(source)
        if known in self.media:
            medium = self.media[known]
            return medium.name if medium else None
        content = self.package.find_medium(known)
        medium = self.media[known] = medium_of(content) if content is not None else None
        if medium is None and "//" not in source[:9]:
            self.gathering.warn(where, MISSING if content is None else UNKNOWN_MEDIUM, name=known[:100])
        return medium.name if medium else None


def _skip(text: str) -> Question:
    raise Skipped(text)


def title_of(collection: Collection) -> str:
    """The name of the deck, where all notes are of one."""
    roots = {note.deck[:1] for note in collection.notes}
    return roots.pop()[0] if len(roots) == 1 and () not in roots else ""


@dataclass(frozen=True)
class _Builder:
    """Makes the question of one note."""

    reader: NoteReader
    note: Note
    roles: Roles

    @property
    def _language(self) -> Language:
        return self.reader.gathering.language

    def build(self) -> Question:
        """The question. Raises Skipped or NotGraded."""
        note = self.note
        if len(note.fields) > 1 and note.fields == note.type.fields:
            raise Skipped(NAMES)
        if any("image-occlusion:" in text or "{{c1::image" in text for text in note.fields):
            raise NotGraded(self._question(*note.fields), OCCLUSION)
        if note.type.cloze:
            return self._cloze()
        return self._card()

    def _field(self, place: int | None) -> str:
        return self.note.fields[place] if place is not None and place < len(self.note.fields) else ""

    def _name(self, place: int | None) -> str:
        names = self.note.type.fields
        return names[place] if place is not None and place < len(names) else "?"

    def _markdown(self, text: str) -> str:
        where = f"{self.reader.place} {self.note.id}"
        markdown, lost = markdown_of(text, lambda source: self.reader.find_medium(where, source))
        # A medium that is missing was named by its name already.
        self.reader.gathering.faults += loss_faults(where, [one for one in lost if one != "missing picture"])
        return markdown

    def _twin(self, markdown: str) -> Twin | None:
        return twin_of(markdown, self._language) if markdown.strip() else None

    def _question(self, *texts: str) -> Question:
        """An open question of these fields, each a paragraph of the stem."""
        stem = "\n\n".join(filter(None, map(self._markdown, texts)))
        # The deck that all are in is the bank; those below it are its categories.
        parts = self.note.deck[1:] if self.reader.title else self.note.deck
        deck = "/".join(part.replace("/", "\\/") for part in parts)
        return Question("", "open_answer", self._twin(stem) or Twin(), tags=self.note.tags, category=deck)

    def _card(self) -> Question:
        front, back = self._field(self.roles.asks), self._field(self.roles.answers)
        question = self._question(front)
        if question.stem == Twin():
            raise Skipped(EMPTY, field=self._name(self.roles.asks))
        question = self._beside(question)
        more = self._others()
        answer = self._markdown(back)
        plain = plain_of(_MEDIA.sub(" ", back))
        if not answer.strip():
            raise NotGraded(self._explained(question, more), NO_BACK, field=self._name(self.roles.answers))
        typable = bool(plain) and "\\(" not in answer and "\\[" not in answer
        if not typable or not (self.roles.typed or is_typable(plain)):
            raise NotGraded(self._explained(question, answer, more), LONG_ANSWER)
        typed = replace(question, kind="short_text", answer=Answer(plain))
        # A sound or a picture beside the answer is shown with it.
        return self._explained(typed, answer if _MEDIA.search(back) else "", more)

    def _beside(self, question: Question) -> Question:
        """The question with the options that the card shows below it, each behind the name of its field."""
        shown = [(self._name(at), self._markdown(self._field(at))) for at in self.roles.beside]
        options = (f"{markdown_from_plain(name)}: {text}" for name, text in shown if text)
        texts = [question.stem.in_(self._language), *options]
        return replace(question, stem=twin_of("\n\n".join(texts), self._language))

    def _explained(self, question: Question, *texts: str) -> Question:
        return replace(question, explanation=self._twin("\n\n".join(filter(None, texts))))

    def _others(self, without: int | None = None) -> str:
        """The fields that neither ask nor answer; where there are many, each behind its name, and none twice."""
        many = len(self.note.type.fields) > 3
        said = {plain_of(self._field(at)) for at in (self.roles.asks, self.roles.answers)} if many else set()
        shown: list[tuple[str, str]] = []
        for at in range(len(self.note.fields)):
            if at in (self.roles.asks, self.roles.answers, *self.roles.beside, without):
                continue
            text = self._markdown(self._field(at))
            plain = plain_of(self._field(at))
            if text.strip() and (plain not in said or "media/" in text):
                shown.append((self._name(at), text))
                said.add(plain)
        if not many:
            return "\n\n".join(text for _, text in shown)
        return "\n\n".join(f"{markdown_from_plain(name)}: {text}" for name, text in shown)

    def _cloze(self) -> Question:
        """A text with gaps; of answers that nobody types sign for sign, an open question."""
        place = next((at for at, text in enumerate(self.note.fields) if "{{c" in text), 0)
        text, gaps, nested = take_gaps(self._field(place))
        roles = replace(self.roles, asks=place, answers=None)
        more = replace(self, roles=roles)._others()
        question = self._question(text)
        stem = question.stem.in_(self._language)
        answers = [plain_of(gap.answer) for gap in gaps]
        if question.stem == Twin():
            raise Skipped(EMPTY, field=self._name(place))
        hidden = replace(question, stem=twin_of(fill_gaps(stem, lambda _: "\\_\\_\\_\\_\\_"), self._language))
        shown = "\n".join(f"- {markdown_from_plain(answer)}" for answer in answers if answer)
        kept = self._explained(hidden, shown, more)
        if not gaps:
            raise NotGraded(kept, NO_GAP)
        if has_gap_in_formula(stem):
            raise NotGraded(kept, GAP_IN_FORMULA)
        if long := next((answer for answer in answers if not is_typable(answer)), None):
            raise NotGraded(kept, LONG_GAP, answer=long)
        if not all(answers):
            raise NotGraded(kept, LONG_GAP, answer="…")
        if nested:
            self.reader.gathering.warn(f"{self.reader.place} {self.note.id}", NESTED)
        ids = _gap_ids([gap.number for gap in gaps])
        hints = [markdown_from_plain(plain_of(gap.hint)) for gap in gaps]
        marked = fill_gaps(stem, lambda at: f"{{{{{ids[at]}}}}}" + (f" ({hints[at]})" if hints[at] else ""))
        blanks = tuple(Blank(id_, Answer(answer)) for id_, answer in zip(ids, answers, strict=True))
        made = replace(question, kind="cloze", stem=twin_of(marked, self._language), blanks=blanks)
        return self._explained(made, more)


def _gap_ids(numbers: list[int]) -> list[str]:
    """``c1``, ``c2`` …; of a number that occurs again ``c1-2``."""
    seen: Counter[int] = Counter()
    ids = []
    for number in numbers:
        seen[number] += 1
        ids.append(f"c{number}" if seen[number] == 1 else f"c{number}-{seen[number]}")
    return ids
