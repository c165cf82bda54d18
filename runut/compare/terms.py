"""Which words of a report put, date or call what it tells, where no cell is filled?"""

import re
from collections.abc import Sequence

from msgspec import Struct

from runut.languages.pack import Pack
from runut.languages.schema.differing import DifferingTable
from runut.languages.schema.wordings import Forms, WordingsTable
from runut.records.claims import Event
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Word, words

NEAR = 12  # words between an event and the part of a place that it befalls
BEHIND = 8  # words behind a death in which it is said where it was
LONGEST = 4  # words that tell a document from others
OPENED = 3  # words behind a plan in which its deed stands (“berencana untuk membuka”)
REACHED = 2  # words in front of a hospital that was reached (“setelah tiba di”); with fewer it is where they lay
DEED, OBJECT = 5, 5  # letters of the word for a deed, and of one for what it is done to
BEHIND_DEED = 6  # words behind a deed in which it is said what it is done to
TELLING = 6  # letters; shorter words are seldom what is denied
CUT = 1  # letters that a word may have lost at the end of a sentence


class Phrase(Struct, frozen=True, gc=False):
    """“Bagian barat” as it stands in the text, with the folded words that say which."""

    says: str
    words: frozenset[str]


class Planned(Struct, frozen=True, gc=False):
    """“Berencana membuka pelabuhan”: the words up to the deed, how far it is (0 is the least), its word, and its objects."""

    says: str
    stage: int
    deed: Word
    objects: frozenset[str]


class Terms:
    """Finds by one language's words what a sentence says of where, when and what."""

    def __init__(self, pack: Pack) -> None:
        """Read the pack's `differing.toml`, and from its `wordings.toml` what turns round and what says nothing."""
        table = pack.table("differing.toml", DifferingTable)
        self._sides, self._directions = frozenset(table.sides.forms), frozenset(table.directions.forms)
        self._documents, self._ways = frozenset(table.documents.forms), frozenset(table.ways.forms)
        self._hospitals, self._spots = _split(table.hospitals), _split(table.spots)
        self._lately = frozenset(table.lately.forms)
        wordings = pack.table("wordings.toml", WordingsTable)
        self._negations, self._light = frozenset(wordings.negations.forms), frozenset(wordings.light.forms)
        self._staged = _Finder(table.considered, table.planned, table.ahead, table.done)
        self._sided = _Finder(table.sides)
        self._stages = (table.considered.forms, table.planned.forms, table.ahead.forms, table.done.forms)
        self.former, self.deputies = frozenset(table.former.forms), frozenset(table.deputies.forms)

    def side(self, reading: Reading, event: Event) -> Phrase | None:
        """The part of a place by its direction that is named near the event; None where the sentence names none, or several."""
        text, span = reading.article.text, event.sentence_span
        if not self._sided.stand_in(text, span):
            return None
        told = words(text, span)
        near = [n for n, word in enumerate(told) if event.trigger.start <= word.start < event.trigger.end]
        found = self._part(text, told)
        if not near or found is None or min(abs(found[0] - n) for n in near) > NEAR:
            return None
        return found[1]

    def part(self, text: str, span: Span) -> Phrase | None:
        """The one part of a place that a span of the text names."""
        found = self._part(text, words(text, span)) if self._sided.stand_in(text, span) else None
        return found[1] if found else None

    def _part(self, text: str, told: Sequence[Word]) -> tuple[int, Phrase] | None:
        """The one part of a place that words name, with the number of the word that it begins with."""
        found = [(at, made) for at in range(len(told)) if (made := self._direction(text, told, at))]
        return found[0] if len(found) == 1 else None

    def _direction(self, text: str, told: Sequence[Word], at: int) -> Phrase | None:
        if told[at].folded not in self._sides:
            return None
        for size in (2, 1):
            part = told[at + 1 : at + 1 + size]
            said = " ".join(word.folded for word in part)
            # With a capital it is a name (“wilayah Timur Tengah”).
            if said in self._directions and text[part[0].start].islower():
                return Phrase(text[told[at].start : part[-1].end], frozenset(said.split()))
        return None

    def lately(self, words_: Sequence[str]) -> bool:
        """Whether an expression of time only says that it was of late."""
        ends = {" ".join(words_[-2:]), *words_[-1:], *words_[:1]}
        return not ends.isdisjoint(self._lately)

    def document(self, reading: Reading, event: Event) -> Phrase | None:
        """What is agreed on or signed, with the words that tell it from others of its kind; None where nothing tells it."""
        text = reading.article.text
        told = [word for word in words(text, event.sentence_span) if word.start >= event.trigger.start]
        first = next((n for n, word in enumerate(told) if word.end > event.trigger.end), len(told))
        at = next((n for n in range(first + 1) if told[n : n + 1] and told[n].folded in self._documents), None)
        if at is None:
            return None
        last = at
        for word in told[at + 1 : at + 1 + LONGEST]:
            if text[told[last].end : word.start] != " " or word.folded in self._light:
                break
            last += 1
        return Phrase(text[told[at].start : told[last].end], frozenset(word.folded for word in told[at + 1 : last + 1]))

    def denied(self, reading: Reading, span: Span) -> frozenset[str]:
        """The words that negations turn round: the first behind each that says something."""
        told = [word.folded for word in words(reading.article.text, span)]
        behind = (told[at + 1 : at + 1 + OPENED] for at, word in enumerate(told) if word in self._negations)
        first = (next((one for one in part if one not in self._light), "") for part in behind)
        return frozenset(one for one in first if len(one) >= TELLING)

    def may_stage(self, text: str) -> bool:
        """Whether a text may have a plan in any of its spans."""
        return self._staged.may_stand_in(text)

    def stages(self, text: str, span: Span) -> bool:
        """Whether a span of the text may have a plan."""
        return self._staged.stand_in(text, span)

    def planned(self, text: str, told: Sequence[Word], at: int) -> Planned | None:
        """The deed that a word opens as considered, planned, ahead or done; None where it opens none, or none at all."""
        stage = next((n for n, forms in enumerate(self._stages) if told[at].folded in forms), None)
        if stage is None or told[max(0, at - 1)].folded in self._negations:
            return None
        for n, word in enumerate(told[at + 1 : at + 1 + OPENED], at + 1):
            if len(word.folded) >= DEED and word.folded not in self._light and not self._is_stage(word):
                return Planned(
                    text[told[at].start : word.end], stage, word, self._objects(told[n + 1 : n + 1 + BEHIND_DEED])
                )
            if word.folded not in self._light:
                return None
        return None

    def _objects(self, told: Sequence[Word]) -> frozenset[str]:
        return frozenset(word.folded for word in told if len(word.folded) >= OBJECT and word.folded not in self._light)

    def _is_stage(self, word: Word) -> bool:
        return any(word.folded in forms for forms in self._stages)

    def deathbed(self, reading: Reading, event: Event) -> tuple[str, bool] | None:
        """The words behind a death that put it at the spot or in a hospital that was reached, and whether it is the latter."""
        text = reading.article.text
        told = [word for word in words(text, event.sentence_span) if word.start >= event.trigger.end][:BEHIND]
        for at, word in enumerate(told):
            rest = [one.folded for one in told[at : at + 2]]
            if at >= REACHED and any(_begins(rest, form) for form in self._hospitals):
                return text[event.trigger.start : told[min(at + 1, len(told) - 1)].end], True
            if any(_begins(rest, form) for form in self._spots):
                return text[event.trigger.start : told[at + 1].end], False
            if word.folded not in self._ways:
                return None
        return None


class _Finder:
    """Finds any of some forms in a text as it stands, in whatever case."""

    def __init__(self, *tables: Forms) -> None:
        forms = [form for table in tables for form in table.forms]
        self._forms = tuple(form.lower() for form in forms)
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE)

    def stand_in(self, text: str, span: Span) -> bool:
        """Whether one of the forms stands in the span, as words of their own."""
        found = self.may_stand_in(text[span.start : span.end])
        return found and self._pattern.search(text, span.start, span.end) is not None

    def may_stand_in(self, said: str) -> bool:
        """Whether one of the forms stands in a text, perhaps as a part of a word: most have none at all."""
        if not said.isascii():  # else letters differ in nothing but their case
            return True
        lower = said.lower()
        return any(form in lower for form in self._forms)


def _split(forms: Forms) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(form.split()) for form in forms.forms)


def _begins(told: Sequence[str], form: Sequence[str]) -> bool:
    """Whether words begin with a form, whose last word of several may have lost its last letter."""
    part = told[: len(form)]
    if list(part) == list(form):
        return True
    cut = len(form) > 1 and len(part) == len(form) and list(part[:-1]) == list(form[:-1])
    return cut and form[-1].startswith(part[-1]) and len(form[-1]) - len(part[-1]) <= CUT
