"""All that was read from one article."""

from collections.abc import Iterator

from msgspec import Struct

from runut.records.annotations import LocalActor, Place, Sentence, TimeExpression
from runut.records.article import Article
from runut.records.claims import Chain, Event, Figure, Role, Statement
from runut.records.span import Span

# The layers of a reading that say who acts in an article and, where that is undated, on which day it stands.
CAST = frozenset({"actors", "places", "times"})

# Those that say whether it shares passages with another, and whose words they are.
TELLING = frozenset({"actors", "chains", "sentences", "statements", "times"})


class Reading(Struct, frozen=True, gc=False, kw_only=True):
    """“This is what the article says”: an article with its marks and claims, layer by layer.

    Each annotating stage returns a new Reading with its own layer filled (``msgspec.structs.replace``). Invariant: every
    claim's evidence stands in ``article.text``; a Reading that would break it cannot be built (EvidenceError).
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[LocalActor, ...] = ()
    chains: tuple[Chain, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        """Refuse evidence that is not in the text, and roles filled by nobody."""
        text, known, roles = self.article.text, {actor.id for actor in self.actors}, [*self._roles()]
        # Spans are gone through without what they are of, as every stage builds a Reading; only a wrong one is named.
        if not all(span.stands_in(text) for span in self._spans(roles)):
            for what, span in self._evidence():
                span.check(text, f"{what} of {self.article.source}")
        for role in roles:
            if role.actor not in known:
                role.span.__class__(-1, -1).check(text, f"{role.actor}, an unknown actor of {self.article.source}, ")

    def _spans(self, roles: list[Role]) -> list[Span]:
        """Where everything stands that the reading tells."""
        found = [mention.span for actor in self.actors for mention in actor.mentions]
        found += [one.span for layer in (self.times, self.places, self.figures) for one in layer]
        found += [span for chain in self.chains for span in (chain.cue, chain.scope)]
        found += [span for statement in self.statements for span in (statement.content, statement.cue)]
        events = [(event.trigger, event.date_span, event.place_span, event.status_span) for event in self.events]
        found += [span for spans in events for span in spans if span is not None]
        return [*found, *(role.span for role in roles)]

    def _evidence(self) -> Iterator[tuple[str, Span]]:
        for actor in self.actors:
            yield from ((actor.id, mention.span) for mention in actor.mentions)
        for time in self.times:
            yield time.id, time.span
        for place in self.places:
            yield place.id, place.span
        for figure in self.figures:
            yield figure.id, figure.span
        for chain in self.chains:
            yield from ((chain.id, chain.cue), (chain.id, chain.scope))
        for statement in self.statements:
            yield from ((statement.id, statement.content), (statement.id, statement.cue))
        for event in self.events:
            spans = (event.trigger, event.date_span, event.place_span, event.status_span)
            yield from ((event.id, span) for span in spans if span is not None)
        yield from ((role.actor, role.span) for role in self._roles())

    def _roles(self) -> Iterator[Role]:
        for chain in self.chains:
            yield from chain.bodies
        for statement in self.statements:
            if statement.speaker is not None:
                yield statement.speaker
            yield from statement.to
            yield from statement.via
        for event in self.events:
            yield from event.actors
            yield from event.recipients
            yield from event.via
        for figure in self.figures:
            yield from figure.via
