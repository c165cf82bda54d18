"""What an event is compared by: who, to whom, when, where, in which words."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from runut.languages.schema.linking import LinkingTable
from runut.languages.stems import Stems
from runut.link.clause import clause
from runut.link.rarity import Rarity
from runut.link.senses import Senses
from runut.records.annotations import Sentence
from runut.records.claims import Event, Role
from runut.records.codebook import EventType
from runut.records.reading import Reading
from runut.text.days import Days, days
from runut.text.fingerprints import Word, folded, words
from runut.text.normalise import fold

PHRASE = 3  # words that tell what is done
SAYING = 2.0  # bits; what more than one article in four has joins words and tells nothing by itself
LEAD = 3  # sentences of the text that tell what the title says
REMEMBERED = 50_000  # words of which the stem is remembered
POINTING = 2  # words behind a trigger among which one points back
Part = Literal["title", "lead", "body"]
Countries = Mapping[str, str | None]


class Report(Struct, frozen=True, kw_only=True):
    """“This article's telling of the offer”: an event with its actors as the chronicle knows them.

    `doers` and `receivers` are ids of chronicle actors, `countries` those they belong to. `stems` are those of the
    trigger, `senses` the kinds of act that its words tell, `setting` the telling words of the sentence with their bits,
    `bits` those together, `numbers` the values and units of its figures. `clause` and `sentence` are the stems of the
    trigger's clause and of its sentence, their weights what each tells within the story. `part` is where in the article it
    stands, `before` the last event of its type that the article told before, `points_back` whether the words say that it
    was told before (“that attack”).
    """

    event: Event
    article: str
    published: str
    doers: frozenset[str]
    receivers: frozenset[str]
    doer_countries: frozenset[str]
    receiver_countries: frozenset[str]
    days: Days | None
    place: str
    numbers: frozenset[tuple[float, str]] = frozenset()
    stems: frozenset[str] = frozenset()
    senses: frozenset[str] = frozenset()
    setting: Mapping[str, float] = {}
    bits: float = 0.0
    clause: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()
    clause_weights: Mapping[str, float] = {}
    sentence_weights: Mapping[str, float] = {}
    part: Part = "body"
    before: str | None = None
    points_back: bool = False


class Reporter:
    """Makes reports of one language's readings."""

    def __init__(self, rarity: Rarity, stems: Stems, senses: Senses, table: LinkingTable) -> None:
        """Keep how rare a word is, which stems and senses it has and which words point back."""
        self._rarity, self._stems, self._senses = rarity, stems, senses
        self._common = table.common_bits
        self._pointing = frozenset(table.pointing)
        self._known: dict[str, str] = {}

    def reports(self, reading: Reading, actor_of: Mapping[str, str], countries: Countries) -> tuple[Report, ...]:
        """One report for every event of `reading`; `actor_of` maps local actors, `countries` chronicle actors."""
        text, numbers = reading.article.text, _numbers(reading)
        lines: dict[int, _Line] = {}
        parts = _parts(reading.sentences)
        last: dict[EventType, str] = {}

        def who(roles: tuple[Role, ...]) -> frozenset[str]:
            return frozenset(actor_of[role.actor] for role in roles)

        made = []
        for event in sorted(reading.events, key=lambda one: (one.sentence, one.trigger.start, one.id)):
            if event.sentence not in lines:
                lines[event.sentence] = self._line(text, event)
            doers, receivers = who(event.actors), who(event.recipients)
            bare = Report(
                event=event,
                article=reading.article.id,
                published=reading.article.published or "",
                doers=doers,
                receivers=receivers,
                doer_countries=_lands(doers, countries),
                receiver_countries=_lands(receivers, countries),
                days=days(event.date),
                place=fold(event.place or ""),
                numbers=numbers.get(event.id, frozenset()),
                part=parts.get(event.sentence, "body"),
                before=last.get(event.type),
            )
            made.append(self._worded(bare, text, lines[event.sentence]))
            last[event.type] = event.id
        return tuple(made)

    def _line(self, text: str, event: Event) -> "_Line":
        sentence = words(text, event.sentence_span)
        said = [word.folded for word in sentence]
        told = {word: bits for word in said if (bits := self._rarity.bits(word)) >= self._common}
        return _Line(sentence, said, told, sum(told.values()), self._roots(said))

    def _worded(self, bare: Report, text: str, line: "_Line") -> Report:
        """`bare` with its words."""
        event, said = bare.event, line.said
        first, last = (bisect_left(line.words, at, key=_start) for at in (event.trigger.start, event.trigger.end))
        # What is done is told by the trigger and the words next behind it: what is offered, asked or refused.
        behind = max(last, first + PHRASE)
        return msgspec.structs.replace(
            bare,
            stems=self._stems.of_all(word for word in said[first:behind] if self._rarity.bits(word) >= self._common),
            # Where the trigger has no sense (“gave voice to”), those of the words behind it.
            senses=self._senses.of(said, first, last) or self._senses.of(said, last, min(len(said), first + PHRASE)),
            setting=line.setting,
            bits=line.bits,
            clause=self._roots(folded(clause(text, event))),
            sentence=line.stems,
            points_back=not self._pointing.isdisjoint(said[first : last + POINTING]),
        )

    def _roots(self, sentence: Iterable[str]) -> frozenset[str]:
        """The stems of the words that say something; numbers are their own."""
        return frozenset(root for word in set(sentence) if (root := self._root(word)))

    def _root(self, word: str) -> str:
        """The stem of a word that says something, else ""; a memory of answers only saves time."""
        found = self._known.get(word)
        if found is None:
            found = word if word.isdigit() else self._stems.root(word) if self._rarity.bits(word) >= SAYING else ""
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known[word] = found
        return found


class _Line(Struct, frozen=True):
    """A sentence that reports stand in: its words, folded, the telling ones with their bits, those together, and the stems."""

    words: Sequence[Word]
    said: Sequence[str]
    setting: dict[str, float]
    bits: float
    stems: frozenset[str]


def _parts(sentences: Sequence[Sentence]) -> Mapping[int, Part]:
    """The sentences of the title, and the first of the text, by index."""
    found: dict[int, Part] = {one.index: "title" for one in sentences if one.role == "title"}
    body = sorted(one.index for one in sentences if one.role == "body")
    return found | dict.fromkeys(body[:LEAD], "lead")


def _lands(actors: frozenset[str], countries: Countries) -> frozenset[str]:
    return frozenset(code for actor in sorted(actors) if (code := countries.get(actor)))


def _start(word: Word) -> int:
    return word.start


def _numbers(reading: Reading) -> dict[str, frozenset[tuple[float, str]]]:
    found: dict[str, frozenset[tuple[float, str]]] = {}
    for figure in reading.figures:
        if figure.event is not None:
            found[figure.event] = found.get(figure.event, frozenset()) | {(figure.value, figure.unit)}
    return found
