"""The stage that reads who did what to whom, when and where, on whose word."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from runut.annotate.events.again import shared
from runut.annotate.events.cast import Cast
from runut.annotate.events.figures import measured
from runut.annotate.events.gates import sifted, stands
from runut.annotate.events.lexicon import Lexicon
from runut.annotate.events.line import Line
from runut.annotate.events.parts import Parts
from runut.annotate.events.people import People
from runut.annotate.events.roles import Casting
from runut.annotate.events.status import StatusReader
from runut.annotate.events.triggers import Trigger, find_triggers
from runut.annotate.events.when import Calendar
from runut.annotate.events.where import Contexts, Map, Sites
from runut.languages.pack import Pack
from runut.languages.schema.dates import DateTable
from runut.languages.schema.events import ContextTable, RoleTable, StatusTable
from runut.languages.schema.places import PlaceTable
from runut.records.annotations import Sentence
from runut.records.claims import Chain, Event, Role
from runut.records.reading import Reading
from runut.records.span import Span


class Scene(Struct, frozen=True):
    """What is known of one article while its events are read."""

    reading: Reading
    people: People
    casting: Casting
    calendar: Calendar
    places: Map


class Events:
    """Codes the events of an article in PLOVER's terms, from the pack's lexicon and the marks of the stages before.

    Source: PLOVER codebook (draft 2.0, openeventdata/PLOVER, 2024-02-04) with the extension HAPPEN.
    """

    name = "events"
    version = "4"
    needs = frozenset({"sentences", "times", "places", "actors", "chains", "statements", "figures"})
    gives = frozenset({"events", "figures", "actors"})

    def __init__(self, pack: Pack) -> None:
        """Read the pack's event tables; raises PackError where one does not fit."""
        self._lexicon = Lexicon(pack)
        self._roles = pack.table("events/roles.toml", RoleTable)
        self._status = StatusReader(pack.table("status.toml", StatusTable))
        self._dates = pack.table("events/dates.toml", DateTable)
        self._sites = Sites(pack.table("places.toml", PlaceTable))
        self._contexts = Contexts(pack.table("contexts.toml", ContextTable))

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its events, its figures tied to them, and the unnamed groups that take part as actors."""
        words = [token.text.lower() for sentence in reading.sentences for token in sentence.tokens]
        if self._lexicon.is_play(words):
            return replace(reading, events=())
        people = People(reading, self._roles)
        scene = Scene(
            reading,
            people,
            Casting(people, self._roles, reading.places),
            Calendar(reading, self._dates, people),
            Map(reading, self._sites),
        )
        found = sorted(
            (event for sentence in reading.sentences for event in self._in_sentence(sentence, scene)),
            key=lambda event: (event.trigger.start, event.trigger.end),
        )
        parts = Parts(found, people, self._roles, reading.article.text)
        dated = shared([parts.filled(event) for event in found], scene.calendar, self._dates)
        events = tuple(replace(event, id=f"{reading.article.id}:e{n}") for n, event in enumerate(dated))
        return replace(reading, events=events, figures=measured(reading.figures, events), actors=people.groups.actors())

    def triggers(self, sentence: Sentence, text: str) -> tuple[Line, list[list[Trigger]]]:
        """The sentence made ready and the words in it that may carry an event, before roles are asked for."""
        line = Line(sentence, text, self._lexicon.morphology)
        return line, find_triggers(line, self._lexicon)

    def _in_sentence(self, sentence: Sentence, scene: Scene) -> Iterator[Event]:
        if sentence.tokens and not any(map(self._lexicon.carries.__getitem__, [t.text for t in sentence.tokens])):
            return
        line, readings = self.triggers(sentence, scene.reading.article.text)
        found: list[tuple[Trigger, Cast]] = []
        for words in readings:
            pair = self._first_standing(line, words, scene, found[-1][1] if found else Cast())
            if pair is not None:
                found.append(pair)
        for trigger, cast in sifted(line, found, self._status.table, self._roles):
            yield self._event(line, trigger, cast, scene)

    def _first_standing(
        self, line: Line, readings: list[Trigger], scene: Scene, before: Cast
    ) -> tuple[Trigger, Cast] | None:
        """Of a word's readings the first whose roles are filled as its entry requires.

        A verb that is joined to the one `before` and has no actor shares that one's.
        """
        for trigger in readings:
            span = line.span(trigger.first, trigger.last)
            if any(aside.overlaps(span) for aside in scene.reading.article.asides):
                return None
            cast = scene.casting.fill(line, trigger)
            if (
                not cast.actors
                and trigger.voice == "active"
                and trigger.rule.type != "HAPPEN"
                and self._joined(line, trigger)
            ):
                cast = Cast(before.actors, cast.recipients)
            if not cast.actors and trigger.voice == "bare" and line.headline:
                cast = Cast(_announced(line, trigger, scene.people), cast.recipients)
            if stands(line, trigger, cast, scene.people, self._roles):
                return trigger, cast
        return None

    def _joined(self, line: Line, trigger: Trigger) -> bool:
        """Whether a joining word stands right before the verb, adverbs aside."""
        index = line.before(trigger.first)
        return index > 0 and line.raw[index] in self._roles.joins

    def _event(self, line: Line, trigger: Trigger, cast: Cast, scene: Scene) -> Event:
        standing = self._status.read(line, trigger)
        kind, mode, status, status_span = trigger.rule.type, trigger.rule.entry.mode, standing.status, standing.span
        shift = next(
            (
                s
                for s in self._status.table.shift
                if kind in s.types and status == s.status and (cast.actors or s.need == "nothing")
            ),
            None,
        )
        if shift is not None:
            kind, mode, status, status_span = shift.becomes, shift.mode, "occurred", None
            cast = cast.apart()
        elif trigger.rule.entry.state_mode and _between_states(cast, scene.people):
            mode = trigger.rule.entry.state_mode
        span = line.span(trigger.first, trigger.last)
        event = Event(
            id="",
            sentence=line.sentence.index,
            sentence_span=line.sentence.span,
            trigger=span,
            type=kind,
            mode=mode,
            contexts=self._contexts.of(line, trigger),
            actors=cast.actors,
            recipients=cast.recipients,
            status=status,
            status_span=status_span,
            via=_via(scene.reading.chains, span),
        )
        return self._placed(_dated(event, line, trigger, scene.calendar, past=shift is None), scene)

    def _placed(self, event: Event, scene: Scene) -> Event:
        taken = (event.trigger, *(role.span for role in (*event.actors, *event.recipients)))
        place = scene.places.near(event.sentence, event.trigger, taken, befalls=event.type == "HAPPEN")
        return event if place is None else replace(event, place=place.name, place_span=place.span)


def _between_states(cast: Cast, people: People) -> bool:
    """Whether a state or body of states acts, or somebody of one country on somebody of another."""
    if not cast.actors:
        return False
    doer = cast.actors[0].actor
    home = people.country(doer)
    others = (people.country(role.actor) for role in cast.recipients)
    return people.kind(doer) in {"state", "igo"} or any(home and other and other != home for other in others)


def _announced(line: Line, trigger: Trigger, people: People) -> tuple[Role, ...]:
    """“Surati Presiden, *Bupati* Minta Bantuan”: who stands behind the comma of a headline that opens with the verb."""
    if trigger.first > line.opening:
        return ()
    comma = next((index for index in range(trigger.last + 1, len(line) - 1) if line.raw[index] == ","), None)
    return () if comma is None else people.at(line, comma + 1)


def _dated(event: Event, line: Line, trigger: Trigger, calendar: Calendar, *, past: bool) -> Event:
    """The event with its date; one of an earlier calendar year is background where it may be `past`."""
    dated = calendar.of(event, line, trigger)
    if past and event.status == "occurred" and calendar.earlier_year(dated.value):
        return replace(event, date=dated.value, date_span=dated.span, status="historical", status_span=dated.span)
    return replace(event, date=dated.value, date_span=dated.span)


def _via(chains: tuple[Chain, ...], trigger: Span) -> tuple[Role, ...]:
    """The bodies of the chain with the narrowest scope that holds the trigger."""
    over = [chain for chain in chains if chain.scope.start <= trigger.start < chain.scope.end]
    return min(over, key=lambda chain: len(chain.scope)).bodies if over else ()
