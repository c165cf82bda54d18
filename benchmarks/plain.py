"""What a plain rule would read: the nearest name speaks, the first actor before the verb acts on the first one behind it.

Everything else of a reading stays as it is (which words are a quotation, which an event), so that a score against these
shows what the rules of roles and speakers are worth.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from runut.records.claims import Event, Role, Statement
from runut.records.reading import Reading
from runut.records.span import Span

# A name may stand so many sentences from the quotation it is taken for the speaker of.
REACH = 1


def plainly(reading: Reading) -> Reading:
    """`reading` with speakers, actors and recipients by the plain rules."""
    named = sorted(
        (
            Role(actor.id, mention.span)
            for actor in reading.actors
            for mention in actor.mentions
            if mention.form not in {"pronoun", "clitic"}
        ),
        key=lambda role: role.span.start,
    )
    return replace(
        reading,
        statements=tuple(_spoken(one, reading, named) for one in reading.statements),
        events=tuple(_done(one, named) for one in reading.events),
    )


def _spoken(statement: Statement, reading: Reading, named: Iterable[Role]) -> Statement:
    """The statement with the nearest name outside of its words as the speaker."""
    content = statement.content
    first = reading.sentences[max(0, statement.sentence - REACH)].span.start
    last = reading.sentences[min(len(reading.sentences) - 1, statement.sentence + REACH)].span.end
    near = [role for role in named if first <= role.span.start < last and not content.contains(role.span)]
    return replace(statement, speaker=min(near, key=_distance(content), default=None))


def _distance(content: Span) -> Callable[[Role], int]:
    """How many characters lie between a name and the words."""
    return lambda role: max(content.start - role.span.end, role.span.start - content.end)


def _done(event: Event, named: Iterable[Role]) -> Event:
    """The event with the first name of its sentence before the trigger as actor, the first behind it as recipient."""
    inside = [role for role in named if event.sentence_span.contains(role.span)]
    before = next((role for role in inside if role.span.end <= event.trigger.start), None)
    behind = next((role for role in inside if role.span.start >= event.trigger.end), None)
    return replace(
        event,
        actors=(before,) if before else (),
        recipients=(behind,) if behind and (before is None or behind.actor != before.actor) else (),
    )
