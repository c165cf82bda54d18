"""How the claims of many articles belong together."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct

from runut.records.annotations import ActorKind
from runut.records.claims import Status
from runut.records.codebook import EventType
from runut.records.reading import Reading


class Reason(Struct, frozen=True, gc=False, array_like=True):
    """“Same day, weight 0.2”: one signal that spoke for (or against) a link, in words.

    `signal` names the small function in `link` that gave it, `says` is a sentence for the user, `weight` what it added.
    """

    signal: str
    says: str
    weight: float


class Edge(Struct, frozen=True, gc=False, kw_only=True):
    """“These two articles tell of one happening”: a scored pair, `left` before `right` in the order of ids.

    A pure function of the two articles: it does not change when others arrive.
    """

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...] = ()


class Membership(Struct, frozen=True, gc=False, kw_only=True):
    """“This article's *Presiden Rusia* is Vladimir Putin, by his name”: a local actor and the actor that it is."""

    local: str
    actor: str
    reasons: tuple[Reason, ...] = ()


class Office(Struct, frozen=True, kw_only=True):
    """“*Presiden Rusia*, from 15 August 2019 to 4 August 2024, in twelve articles”: a title that articles give somebody.

    `first` and `last` are the days of publication (ISO 8601) of the first and last article that gives it, None where no
    article says when it appeared; `articles` is how many give it.
    """

    title: str
    first: str | None
    last: str | None
    articles: int


class Actor(Struct, frozen=True, kw_only=True):
    """“Vladimir Putin, also called Presiden Rusia”: one actor of the chronicle.

    Derived from its members: `name`, `kind` and `country` are those that most of them have (ties: the longest, then the
    first in order), `aliases` all other names and titles in order, `offices` the titles that most articles give first.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


class Moment(Struct, frozen=True, gc=False):
    """“On 9 August it was told as done”: how articles of one day tell that an entry stands.

    `published` is an ISO 8601 day, None for articles of unknown time.
    """

    published: str | None
    status: Status


class Entry(Struct, frozen=True, gc=False, kw_only=True):
    """“On 3 August Putin offered aid; four outlets tell it”: one happening with the events that report it.

    `actors` and `recipients` are ids of chronicle actors, `events` ids of events, in order. `date`, `place` and `status` are
    those that most independent reports give, ties to the most exact, then to the earliest article; what differs is a
    disagreement, and a plan says nothing of the status once others tell that it came to pass, or not. `history` is the status
    by day of publication, only where it changes. `summary` is one sentence made of the entry's own cells.
    """

    id: str
    story: str
    type: EventType
    status: Status
    events: tuple[str, ...]
    mode: str | None = None
    date: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    history: tuple[Moment, ...] = ()
    summary: str = ""
    reasons: tuple[Reason, ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """“The flood of August 2024, four articles in three days”: articles of one happening and what follows from it.

    `first` and `last` are ISO 8601 days of publication, None where no article gives one.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    reasons: tuple[Reason, ...] = ()


class Mark(Struct, frozen=True, gc=False, array_like=True):
    """“An attack of 3 August on Tanjul, as this story has it”: what another story may recall, or be recalled by.

    Two stories that have the same `key` (a digest of type, date and parties) may tell of one old happening. `back` says that
    the story only looks back on it, `value` is a digest of its entry.
    """

    key: str
    back: bool
    value: str


class Standing(Struct, frozen=True, gc=False, kw_only=True):
    """“Nothing that this story rests on has changed”: by what that is seen, digests all.

    `rests` stands for all that the story's own entries are made of, `marks` are those of its entries that others may recall,
    `state` stands for both, with what other stories recall: where it is the same, so is all that was made of the story.
    """

    story: str
    rests: str
    state: str
    marks: tuple[Mark, ...] = ()


class Piece(Struct, frozen=True, gc=False, array_like=True):
    """“These four articles are linked as one set”: `articles` in order of id.

    At the score `cut` of some edge they hang together with so many others that all could not be linked as one set; None where
    nothing that they hang together with is left out.
    """

    articles: tuple[str, ...]
    cut: float | None


class Linked(Struct, frozen=True, kw_only=True):
    """How one closed set of articles hangs together: one membership for every local actor, stories and entries.

    Actors may have members outside the set; their names are joined where the memberships are kept. `copies` has, for each
    article that repeats another's text, the first (in order of id) that it repeats. `same` are the ids of stories that are
    left as they are kept; then the rest is that of the other stories, whose `standings` are to be kept with them.
    """

    articles: tuple[str, ...]
    memberships: tuple[Membership, ...] = ()
    stories: tuple[Story, ...] = ()
    entries: tuple[Entry, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    same: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()


class Asked(Protocol):
    """What linking asks of whoever keeps the articles of a piece."""

    def readings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The readings of these articles in order of id, their sentences without tokens."""
        ...

    def casts(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same, of which article, places and actors are enough, with times where the article itself is undated."""
        ...

    def scores(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the kept edges among these articles, by left and right."""
        ...

    def edges(self, pairs: Collection[tuple[str, str]]) -> tuple[Edge, ...]:
        """The kept edges of these pairs, in order of left and right."""
        ...

    def standings(self, articles: Collection[str]) -> Mapping[str, Standing]:
        """By story, what stands beside the kept stories of these articles."""
        ...


class Candidates(Protocol):
    """What is asked to find out which articles belong together at all."""

    def readings(self, articles: Collection[str], only: Collection[str] | None = None) -> tuple[Reading, ...]:
        """The readings of these articles in order of id, their sentences without tokens; with `only`, these layers alone."""
        ...

    def outlooks(self, articles: Collection[str]) -> Mapping[str, bytes]:
        """How those of these articles look to others of which that is kept, by id."""
        ...

    def scores(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the kept edges among these articles, by left and right."""
        ...

    def edges(self, pairs: Collection[tuple[str, str]]) -> tuple[Edge, ...]:
        """The kept edges of these pairs, in order of left and right."""
        ...

    def standings(self, articles: Collection[str]) -> Mapping[str, Standing]:
        """By story, what stands beside the kept stories of these articles."""
        ...

    def sharing(
        self, keys: Collection[str], least: int = 1, around: tuple[date, date] | None = None
    ) -> Mapping[str, int]:
        """Article id -> how many of `keys` it was kept under; articles with fewer than `least` are left out.

        With `around`, so are those of other days than these, but not those of unknown day.
        """
        ...
