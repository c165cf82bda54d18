"""What an article claims: who said what, what happened, how many, and on whose word."""

from typing import Literal

from msgspec import Struct

from runut.records.codebook import EventType
from runut.records.span import Span

StatementMode = Literal["direct", "indirect", "mixed"]
Status = Literal["occurred", "future", "hypothetical", "denied", "historical"]
Bound = Literal["exact", "about", "more", "less", "range", "many"]


class Role(Struct, frozen=True, array_like=True, gc=False):
    """“Putin, as *ia* in this sentence”: an actor in a slot of a claim, with the characters that put it there.

    `actor` is the id of a LocalActor.
    """

    actor: str
    span: Span


class Chain(Struct, frozen=True, gc=False, kw_only=True):
    """“*dikutip Tass*”: words that pass the telling on to a named body.

    `bodies` are the bodies named, innermost first (nearest to the one who knew), outermost last. `cue` covers the cue and
    the names. `scope` holds the characters that are told on their word (a clause, a sentence, a paragraph or the article).
    """

    id: str
    cue: Span
    sentence: int
    bodies: tuple[Role, ...]
    scope: Span


class Statement(Struct, frozen=True, gc=False, kw_only=True):
    """“*Anda dapat mengandalkan kami*, he said”: words that the article attributes to a speaker.

    `speaker` is None where the cue names nobody. `content` leaves out the outer quotation marks and the cue. `medium` is the
    thing it was said in ("surat", "konferensi pers"), as in the text; `date` ISO 8601 of the saying where the text gives it.
    """

    id: str
    sentence: int
    mode: StatementMode
    content: Span
    cue: Span
    speaker: Role | None = None
    to: tuple[Role, ...] = ()
    medium: str | None = None
    date: str | None = None
    via: tuple[Role, ...] = ()


class Event(Struct, frozen=True, gc=False, kw_only=True):
    """“Putin offered North Korea aid on Sunday”: who did what to whom, in PLOVER's terms.

    `trigger` holds the words that carry the event, `sentence_span` the sentence, `sentence` its index. Every cell has its
    evidence: the roles their mentions, the date, place and status their spans (None where the cell follows from the whole
    article, such as a date taken over from another sentence's event, or a status that is the default "occurred").
    """

    id: str
    sentence: int
    sentence_span: Span
    trigger: Span
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    date: str | None = None
    date_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    status: Status = "occurred"
    status_span: Span | None = None
    via: tuple[Role, ...] = ()


class Figure(Struct, frozen=True, gc=False, kw_only=True):
    """“*lebih dari 5 ribu orang* cut off”: a number that measures the story.

    `span` holds the number with its bound words and unit. `value` (and `high` for a range) are plain numbers with scale
    words multiplied out; `unit` a singular English noun or an ISO 4217 code; `of` two or three words on what is counted,
    as the text has them, `of_span` where. `event` is the id of the event it measures, where one is near.
    """

    id: str
    sentence: int
    span: Span
    value: float
    bound: Bound
    unit: str
    high: float | None = None
    of: str = ""
    of_span: Span | None = None
    event: str | None = None
    via: tuple[Role, ...] = ()
