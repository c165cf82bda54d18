"""All that was read from one article."""

from collections.abc import Iterator

from msgspec import Struct

from runut.records.annotations import LocalActor, Place, Sentence, TimeExpression
from runut.records.article import Article
from runut.records.claims import Chain, Event, Figure, Role, Statement
from runut.records.span import Span


class Reading(Struct, frozen=True, kw_only=True):
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
        text, known = self.article.text, {actor.id for actor in self.actors}
        for what, span in self._evidence():
            if not span.stands_in(text):  # asked first, as every stage builds a Reading: the words below cost more
                span.check(text, f"{what} of {self.article.source}")
        for role in self._roles():
            if role.actor not in known:
                role.span.__class__(-1, -1).check(text, f"{role.actor}, an unknown actor of {self.article.source}, ")

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
