"""Which words carry which events? The pack's event tables as an index by word."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from runut.annotate.events.companions import Companions
from runut.annotate.events.morphology import Form, Morphology
from runut.languages.pack import Pack
from runut.languages.schema.events import (
    AffixTable,
    CarrierTable,
    ClassTable,
    EventEntry,
    EventTable,
    NoEventTable,
    RoleTable,
)
from runut.records.codebook import CODEBOOK, EventType
from runut.text.remembered import Remembered


class Rule(Struct, frozen=True):
    """One entry of the lexicon with its type, and its companions ready to be looked for.

    `weight` is how much the entry asks for: of two that fit, the one that asks for more is right.
    """

    type: EventType
    toward: tuple[str, ...]
    entry: EventEntry
    object: Companions | None
    subject: Companions | None
    either: Companions | None
    near: Companions | None
    follows: Companions | None
    unless: Companions | None
    order: int
    weight: int


class Sense(Struct, frozen=True):
    """“*menembak* may be this entry's active”: what one word, with the words that must follow it, may carry."""

    form: Form
    rule: Rule


class Load(Struct, frozen=True, gc=False):
    """“*melakukan* says that its subject does the noun”: one reading of a carrier."""

    words: tuple[str, ...]
    role: str
    voice: str
    base: str


class Opening(NamedTuple):
    """What may begin at a word: `senses` of events, and a phrase that tells of none (`nothing`)."""

    senses: tuple[Sense, ...]
    nothing: bool


class Lexicon:
    """The event words of one language: `senses`, `loads` and `nothing` by the first word in small letters.

    `doers` are the pronouns behind which a bare root is a verb. `openings` tells of any word what may begin at it, `carries` of
    any word as it is written whether an event may.
    """

    def __init__(self, pack: Pack) -> None:
        """Read the tables and generate all forms; raises PackError where a table does not fit."""
        self.morphology = Morphology(pack.table("events/affixes.toml", AffixTable))
        self.classes = pack.table("events/classes.toml", ClassTable).classes
        self.rules: list[Rule] = []
        self.senses: dict[str, tuple[Sense, ...]] = {}
        self.loads: dict[str, tuple[Load, ...]] = {}
        table = pack.table("events/none.toml", NoEventTable)
        self.nothing = Companions((words.replace(" ", "_") for phrase in table.phrase for words in phrase.words), {})
        self._play, self._play_words, self._play_share = frozenset(table.play), table.play_words, table.play_share
        for name in CODEBOOK:
            self._read(pack.table(f"events/{name.lower()}.toml", EventTable))
        self._carriers(pack.table("events/carriers.toml", CarrierTable))
        words = pack.table("events/roles.toml", RoleTable)
        self.doers = frozenset((*words.first, *words.second, *words.third))
        self.openings = Remembered(self._opening)
        self.carries = Remembered(lambda word: bool(self.openings[word.lower()].senses))

    def is_play(self, words: Sequence[str]) -> bool:
        """Whether an article of these words (small letters) tells of a match."""
        total, seen = len(words), Counter(filter(self._play.__contains__, words))
        return len(seen) >= self._play_words and seen.total() >= self._play_share * total

    def _opening(self, word: str) -> Opening:
        """What begins at `word`, whatever stands behind it."""
        stem = self.morphology.plain[word]
        return Opening(self.senses.get(word) or self.senses.get(stem) or (), self.nothing.may_begin(word, stem))

    def companions(self, written: tuple[str, ...]) -> Companions:
        """Companions of this language, its classes spelled out."""
        return Companions(written, self.classes)

    def _read(self, table: EventTable) -> None:
        senses: dict[str, list[Sense]] = {}
        for entry in table.entry:
            rule = self._rule(table, entry)
            self.rules.append(rule)
            forms = [form for spec in entry.verbs for form in self.morphology.verb(spec)]
            forms.extend(self.morphology.noun(spec) for spec in entry.nouns)
            for form in dict.fromkeys(forms):
                senses.setdefault(form.words[0], []).append(Sense(form, rule))
        for word, found in senses.items():
            self.senses[word] = (*self.senses.get(word, ()), *found)

    def _rule(self, table: EventTable, entry: EventEntry) -> Rule:
        asks = (entry.object, entry.subject, entry.object_or_subject, entry.near, entry.follows)
        wanted, subject, either, near, follows = map(self._asked, asks)
        return Rule(
            type=table.type,
            toward=table.toward,
            entry=entry,
            object=wanted,
            subject=subject,
            either=either,
            near=near,
            follows=follows,
            unless=self._asked(entry.unless),
            order=len(self.rules),
            weight=sum(4 for one in (wanted, subject, either, near, follows) if one) + (1 if entry.mode else 0),
        )

    def _asked(self, written: tuple[str, ...]) -> Companions | None:
        """Companions ready to be looked for; None where there is nothing to look for."""
        return self.companions(written) or None

    def _carriers(self, table: CarrierTable) -> None:
        self.walls, self.light = frozenset(table.walls), frozenset(table.light)
        loads: dict[str, list[Load]] = {}
        for carrier in table.carrier:
            for spec in carrier.verbs:
                for form in self.morphology.verb(spec):
                    loads.setdefault(form.words[0], []).append(Load(form.words, carrier.role, form.voice, form.base))
        self.loads = {word: tuple(found) for word, found in loads.items()}
