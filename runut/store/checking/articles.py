"""Is everything that was read from an article still there, and does it point to the article's own characters?"""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from runut.errors import EvidenceError
from runut.records.annotations import Place, TimeExpression
from runut.records.claims import Figure, Role
from runut.records.reading import Reading
from runut.store import schema
from runut.store.checking.asking import how_many
from runut.store.checking.faults import Fault, Tell
from runut.store.keeping import Keeper
from runut.store.sealing import sealed
from runut.text.addresses import same_page

PORTION = 200  # articles that are held at a time
# What reading a row back raises where it no longer holds what was written.
_BROKEN = (EvidenceError, msgspec.DecodeError, msgspec.ValidationError, ValueError, TypeError, KeyError)


def articles(connection: Connection, tell: Tell) -> Iterator[Fault]:
    """What is wrong with single articles and what was read from them."""
    table, keeper, last, done = schema.ARTICLE, Keeper(), "", 0
    total = how_many(connection, table)
    columns = (table.c.id, table.c.seal, table.c.address, table.c.at)
    while rows := connection.execute(
        select(*columns).where(table.c.id > last).order_by(table.c.id).limit(PORTION)
    ).all():
        known = {one.article.id: one for one in _readings(connection, keeper, [row.id for row in rows])}
        for row in rows:
            if row.id not in known:
                yield _unreadable(connection, keeper, row.id)
                continue
            if row.seal != sealed(known[row.id]):
                yield _fault(row.id, "what is kept of it is not what was read from it: the seal does not fit")
            if row.at != same_page(row.address):
                yield _fault(row.id, f"it stands at “{row.at}”, which is not its address")
            yield from (_fault(row.id, says) for says in wrong(known[row.id]))
        last, done = rows[-1].id, done + len(rows)
        tell("articles", done, total)


def _fault(article: str, says: str) -> Fault:
    return Fault(record=f"article {article}", says=says, where="kept")


def _readings(connection: Connection, keeper: Keeper, ids: Sequence[str]) -> list[Reading]:
    """The readings of those of these articles that can be read at all."""
    try:
        return list(keeper.read(connection, ids))
    except _BROKEN:
        if len(ids) == 1:
            return []
        half = len(ids) // 2
        return _readings(connection, keeper, ids[:half]) + _readings(connection, keeper, ids[half:])


def _unreadable(connection: Connection, keeper: Keeper, article: str) -> Fault:
    try:
        keeper.read(connection, [article])
    except _BROKEN as error:
        return _fault(article, f"what is kept of it cannot be read ({error})".replace("; ", ", ").replace(".)", ")"))
    return _fault(article, "what is kept of it cannot be read")


def wrong(reading: Reading) -> Iterator[str]:
    """What does not hang together in a reading, of which the evidence stands in the text (else there were none)."""
    yield from _wrong_blocks(reading)
    yield from _wrong_sentences(reading)
    sentences = {one.index: one for one in reading.sentences}
    marked: list[TimeExpression | Place | Figure] = [*reading.times, *reading.places, *reading.figures]
    for one in marked:
        if one.sentence not in sentences or not sentences[one.sentence].span.contains(one.span):
            yield f"{one.id} does not stand in sentence {one.sentence}, to which it belongs"
    for event in reading.events:
        if event.sentence not in sentences or sentences[event.sentence].span != event.sentence_span:
            yield f"the sentence of {event.id} is not sentence {event.sentence}"
        elif not event.sentence_span.contains(event.trigger):
            yield f"the words that carry {event.id} do not stand in its sentence"
    for actor in reading.actors:
        if any(not mention.span.contains(mention.head) for mention in actor.mentions):
            yield f"a mention of {actor.id} does not hold its own core"
    yield from _wrong_claims(reading)


def _wrong_blocks(reading: Reading) -> Iterator[str]:
    """Characters of the text that no block holds."""
    text, at = reading.article.text, 0
    for block in reading.article.blocks:
        if text[at : block.span.start].strip():
            yield f"no block holds its characters {at} to {block.span.start}"
        at = block.span.end
    if text[at:].strip():
        yield f"no block holds its characters {at} to {len(text)}"


def _wrong_sentences(reading: Reading) -> Iterator[str]:
    blocks = reading.article.blocks
    for number, one in enumerate(reading.sentences):
        if one.index != number:
            yield f"sentence {number} is numbered {one.index}"
        if not 0 <= one.block < len(blocks) or not blocks[one.block].span.contains(one.span):
            yield f"sentence {number} does not stand in block {one.block}, to which it belongs"
        elif blocks[one.block].role != one.role:
            yield f"sentence {number} is called {one.role}, its block {blocks[one.block].role}"


def _wrong_claims(reading: Reading) -> Iterator[str]:
    """Claims told on the word of bodies that the article does not name for it, and figures of events that are not there.

    Who passed a claim on stands in a chain of the article; who says that somebody said it, in the sentence itself.
    """
    bodies = {(body.actor, body.span) for chain in reading.chains for body in chain.bodies}
    events = {event.id for event in reading.events}
    told: list[tuple[str, tuple[Role, ...]]] = [(one.id, one.via) for one in reading.figures]
    told += [(one.id, one.via) for one in reading.events]
    for one in reading.statements:
        named = {
            (actor.id, it.span) for actor in reading.actors for it in actor.mentions if it.sentence == one.sentence
        }
        told.append((one.id, tuple(role for role in one.via if (role.actor, role.span) not in named)))
    for id_, via in told:
        if any((role.actor, role.span) not in bodies for role in via):
            yield f"{id_} is told on the word of a body that no chain of the article names"
    for figure in reading.figures:
        if figure.event is not None and figure.event not in events:
            yield f"{figure.id} is a figure of {figure.event}, which is not among its events"
