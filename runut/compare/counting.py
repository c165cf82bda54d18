"""What a figure counts, so that only figures of the same thing are compared."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from runut.compare.once import Once
from runut.compare.story import Told, sentence_of
from runut.languages.pack import Pack
from runut.languages.schema.comparing import Change, ComparingTable
from runut.records.claims import Event, Figure
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Memory, Word, folded, words

NEAR = 5  # words before and after a figure in which a word says what it counts
BREAKS = (",", ";", "(", ")", " – ")
FRONT = 2  # words in front of a place in which it is said that something is near it (“di sekitar kota Tanjul”)
PHRASE = 2  # words behind a figure that say what it counts, where nothing else does
LONG = 4  # letters; shorter words are seldom what is counted


class Meant(Struct, frozen=True, gc=False):
    """“Those killed”, or else “warga”, its own word: what a figure counts, as far as its own article says it.

    `kind` is one of the pack's, "" where nothing says one, `own` its own first word that says something, `otherwise` what it
    counts where neither says it, None for a measure, which counts only in its entry.
    """

    kind: str
    own: str
    otherwise: tuple[str, Change] | None


class Counting:
    """Tells what figures count by one language's words; `bare` are those that tell nothing."""

    def __init__(self, pack: Pack, once: Once) -> None:
        """Read the pack's `comparing.toml`; `once` remembers what figures count."""
        self._once = once
        table = pack.table("comparing.toml", ComparingTable)
        self._kinds = {form: kind.name for kind in table.counted for form in kind.forms}
        self._change: dict[str, Change] = {kind.name: kind.change for kind in table.counted}
        self._forms = {kind.name: frozenset(kind.forms) for kind in table.counted}
        self._modes = {mode: kind.name for kind in table.counted for mode in kind.modes}
        self.bare = frozenset(table.bare)
        self._memory = Memory()
        self.near_places, self.some, self.passives = frozenset(table.near), frozenset(table.some), table.passives
        self._measures = frozenset(table.measures)
        self._parts, self._since = frozenset(table.parts), frozenset(table.since)
        self.until = frozenset(table.until)

    def thing(self, told: Told) -> tuple[str, Change] | None:
        """What a figure counts and how that changes as time passes.

        A kind of the pack's where a word near or its event says so, else its own words in its entry, else the words behind it,
        else its unit; None where nothing says it: such a figure is compared with none.
        """
        meant = self._once.each(self._meant, told.reading, told.figure)
        if meant is None:
            return None
        if meant.kind:
            return meant.kind, self._change[meant.kind]
        if told.entry and (meant.own or meant.otherwise is None):
            return f"{meant.own} of {told.entry}".lstrip(), "stays"
        return meant.otherwise

    def _meant(self, reading: Reading, figure: Figure) -> Meant | None:
        """What a figure counts by its own article; None where it is a part of what was counted before."""
        if self._part(reading, figure):
            return None
        if kind := self._kind(reading, figure) or self._kind_of_event(reading, figure):
            return Meant(kind, "", None)
        named = [word for word in folded(figure.of) if word not in self.bare]
        own = [word for at, word in enumerate(named) if len(word) >= LONG or not at]  # “48 RT tergenang” counts RT
        said = [word for word in self._behind(reading, figure) if word not in self.bare]
        otherwise: tuple[str, Change] | None = f"each {figure.unit}", "stays"
        if len(said) >= PHRASE:
            otherwise = " ".join(said[:PHRASE]), "varies"
        elif figure.unit in self._measures or figure.unit.isupper():
            otherwise = None
        return Meant("", own[0] if own else "", otherwise)

    def label(self, thing: str, said: Sequence[str]) -> str:
        """What the user is told that figures of one `thing` count, by the words `said` of them, most often said first.

        A kind of the pack's is called by the articles' words that name it, else by its own name.
        """
        forms = self._forms.get(thing)
        fit = [of for of in said if of and (forms is None or any(word in forms for word in folded(of)))]
        ranked = Counter(fit).most_common()
        return min(ranked, key=lambda one: (-one[1], one[0]))[0] if ranked else thing if forms is not None else ""

    def near(self, reading: Reading, figure: Figure) -> frozenset[str]:
        """The words around a figure that say something."""
        return frozenset(word for word in self._near(reading, figure) if len(word) >= LONG and word not in self.bare)

    def around(self, reading: Reading, figure: Figure) -> frozenset[str]:
        """The words of the figure's sentence that say something."""
        sentence = sentence_of(reading, figure.sentence)
        told = self._told(reading, sentence.span) if sentence is not None else ()
        return frozenset(word.folded for word in told if len(word.folded) >= LONG and word.folded not in self.bare)

    def beside(self, reading: Reading, event: Event) -> str:
        """The words by which the report has the event happen near its place (“sekitar kota Tanjul”); "" where it is in it."""
        text, span = reading.article.text, event.place_span
        if span is None:
            return ""
        told = [word for word in self._told(reading, event.sentence_span) if word.start < span.end]
        front = told[-FRONT - len(words(text, span)) :]
        start = next((word.start for word in front if word.folded in self.near_places), None)
        return "" if start is None else " ".join(text[start : span.end].split())

    def known(self, thing: str) -> bool:
        """Whether a thing is one of the pack's kinds."""
        return thing in self._change

    def _told(self, reading: Reading, span: Span) -> tuple[Word, ...]:
        return self._memory.words(reading.article.text, span)

    def kind_of(self, reading: Reading, event: Event) -> str:
        """What an event counts those of whom it tells as, by its own words or its mode; "" where neither says."""
        told = (self._kinds.get(word, "") for word in folded(reading.article.text, event.trigger))
        return next(filter(None, told), self._modes.get(f"{event.type}/{event.mode}", ""))

    def _kind(self, reading: Reading, figure: Figure) -> str:
        named = [self._kinds[word] for word in folded(figure.of) if word in self._kinds]
        if named:
            return named[0]
        return next((self._kinds[word] for word in self._near(reading, figure) if word in self._kinds), "")

    def dated(self, reading: Reading, figure: Figure) -> Iterator[str]:
        """The dates that the figure's sentence names, but for those from which on it is counted."""
        sentence = sentence_of(reading, figure.sentence)
        told = self._told(reading, sentence.span) if sentence is not None else ()
        for time in reading.times:
            if time.sentence == figure.sentence and time.type == "DATE":
                before = [word.folded for word in told if word.end <= time.span.start][-NEAR:]
                if not self._since.intersection(before):
                    yield time.value

    def _part(self, reading: Reading, figure: Figure) -> bool:
        """Whether the figure counts some of those counted before (“48 of them”)."""
        told = folded(reading.article.text, figure.span)
        return any(word in self._parts for word in told) or bool(set(self._behind(reading, figure)[:2]) & self._parts)

    def _kind_of_event(self, reading: Reading, figure: Figure) -> str:
        """What the figure's event counts, where the figure is its only one in the sentence or stands in one clause with it."""
        event = next((one for one in reading.events if one.id == figure.event), None)
        if event is None or event.sentence != figure.sentence:
            return ""
        first, last = self._once.each(self._clause, reading, figure)
        inside = first <= event.trigger.start and event.trigger.end <= last
        mine = [one for one in reading.figures if one.event == event.id and one.sentence == figure.sentence]
        return self._modes.get(f"{event.type}/{event.mode}", "") if inside or len(mine) == 1 else ""

    def _clause(self, reading: Reading, figure: Figure) -> tuple[int, int]:
        """From where to where words belong to this figure: up to a comma or the next figure on either side."""
        span = reading.sentences[figure.sentence].span
        text, others = reading.article.text, [one.span for one in reading.figures if one.sentence == figure.sentence]
        first = max([span.start, *(one.end for one in others if one.end <= figure.span.start)])
        last = min([span.end, *(one.start for one in others if one.start >= figure.span.end)])
        before = max(text.rfind(mark, first, figure.span.start) for mark in BREAKS)
        behind = [at for mark in BREAKS if (at := text.find(mark, figure.span.end, last)) >= 0]
        return max(first, before + 1), min([last, *behind])

    def _behind(self, reading: Reading, figure: Figure) -> list[str]:
        """The words behind the figure in its clause, in order."""
        sentence = sentence_of(reading, figure.sentence)
        last = self._once.each(self._clause, reading, figure)[1]
        told = self._told(reading, sentence.span) if sentence is not None else ()
        return [word.folded for word in told if figure.span.end <= word.start < last]

    def _near(self, reading: Reading, figure: Figure) -> Iterator[str]:
        """The words around the figure in its sentence, the nearest first, those behind it before those in front."""
        sentence = sentence_of(reading, figure.sentence)
        if sentence is None:
            return
        told = self._told(reading, sentence.span)
        first, last = self._once.each(self._clause, reading, figure)
        behind = [word.folded for word in told if figure.span.end <= word.start < last][:NEAR]
        before = [word.folded for word in told if first <= word.start and word.end <= figure.span.start][-NEAR:][::-1]
        inside = [word.folded for word in told if figure.span.start <= word.start < figure.span.end]
        yield from inside
        for at in range(NEAR):
            yield from behind[at : at + 1]
            yield from before[at : at + 1]
