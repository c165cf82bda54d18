"""How did two actors or states deal with each other over time? All entries and statements between them, and their scores."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeAlias

from msgspec import Struct, json
from sqlalchemy import Connection, Text, cast, select

from runut.records.codebook import CODEBOOK, QuadClass, score
from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import among, portions
from runut.store.views.claims import claim_views
from runut.store.views.entries import entry_views
from runut.store.views.meeting import articles_of_both, present
from runut.store.views.parties import Party, narrowed, party
from runut.store.views.recurring import Recurring, recurring
from runut.store.views.rows import ClaimView, EntryView
from runut.text.days import period

# What counts for the score of a month: what has happened, not what is planned, feared or denied.
_HAPPENED = frozenset({"occurred", "historical"})
# Article -> its own actors that are of a side -> where they are mentioned, as it is kept: few of them are looked at.
_Side: TypeAlias = dict[str, dict[str, str]]


class Month(Struct, frozen=True, kw_only=True):
    """“August 2023: four entries, mean 4.1”: what passed between two parties in one month (or year, where no more is known).

    `period` is 2023-08, 2023, or "" for entries without a date. `score` is the mean PLOVER score, from -10 to 10, of the
    entries that happened and have one, None where none has; `quads` counts them by quad class.
    """

    period: str
    entries: int
    score: float | None
    quads: Mapping[QuadClass, int]


class RelationView(Struct, frozen=True, kw_only=True):
    """“Russia and North Korea, 2019 to 2024”: two parties, and what passed between them in order of time.

    `forth` holds the ids of entries in which the left party acts on the right one, `back` those the other way round; those
    in neither are done by both. `statements` are what one said to the other or about it.
    """

    left: str
    right: str
    months: tuple[Month, ...]
    entries: tuple[EntryView, ...]
    forth: tuple[str, ...]
    back: tuple[str, ...]
    statements: tuple[ClaimView, ...]
    recurring: tuple[Recurring, ...]


def relation_view(connection: Connection, left: str, right: str) -> RelationView:
    """The relation of the actors or states called `left` and `right`; raises UnknownRecord where nobody is.

    A state stands for all who act for it. Entries are ordered by date, undated last, statements by publication.
    """
    one, other = party(connection, left), party(connection, right)
    articles = articles_of_both(connection, one, other)
    directions = dict(_between(connection, articles, one, other))
    told = entry_views(connection, ids=directions)
    return RelationView(
        left=one.name,
        right=other.name,
        months=tuple(_months(told)),
        entries=told,
        forth=tuple(sorted(id_ for id_, way in directions.items() if way == "forth")),
        back=tuple(sorted(id_ for id_, way in directions.items() if way == "back")),
        statements=_statements(connection, articles, one, other),
        recurring=recurring(told),
    )


def _between(connection: Connection, articles: Collection[str], one: Party, other: Party) -> Iterator[tuple[str, str]]:
    """The entries between two parties with their direction: forth, back or both; one may come several times.

    An entry's actors are those that most reports give, so that an entry may be between the two although one report of it
    names one alone; one of the reports stands in an article that speaks of both.
    """
    entry, member, event = schema.ENTRY, schema.ENTRY_EVENT, schema.EVENT
    for portion in portions(articles):
        question = (
            select(entry.c.id, entry.c.actors, entry.c.recipients)
            .join(member, member.c.entry == entry.c.id)
            .join(event, event.c.id == member.c.event)
            .where(event.c.article.in_(portion))
        )
        told = {id_: (frozenset(actors), frozenset(to)) for id_, actors, to in connection.execute(question)}
        people = {actor for ends in told.values() for actor in chain(*ends)}
        here = narrowed(connection, (one, other), people)
        for id_, (actors, recipients) in told.items():
            if way := way_between(actors, recipients, *here):
                yield id_, way


def way_between(actors: frozenset[str], recipients: frozenset[str], one: Party, other: Party) -> str:
    """“forth” where one acts on the other, “back” the other way round, “both” where both act, "" where neither."""
    # Those of the entry first: a state has as many actors as an archive names of its people.
    ours, theirs = actors & one.actors, actors & other.actors
    forth = bool(ours and recipients & other.actors)
    back = bool(theirs and recipients & one.actors)
    if forth != back:
        return "forth" if forth else "back"
    return "both" if forth or (ours - other.actors and theirs - one.actors) else ""


def _months(told: Iterable[EntryView]) -> Iterator[Month]:
    by_period: dict[str, list[EntryView]] = defaultdict(list)
    for entry in told:
        by_period[period(entry.date)].append(entry)
    for month in sorted(by_period, key=lambda one: (not one, one)):
        happened = [entry for entry in by_period[month] if entry.status in _HAPPENED]
        scores = [value for entry in happened if (value := score(entry.type, entry.mode)) is not None]
        quads = Counter(CODEBOOK[entry.type].quad for entry in happened)
        yield Month(
            period=month,
            entries=len(by_period[month]),
            score=round(sum(scores) / len(scores), 2) if scores else None,
            quads={quad: quads[quad] for quad in sorted(quads)},
        )


def _statements(connection: Connection, articles: Collection[str], one: Party, other: Party) -> tuple[ClaimView, ...]:
    """What a party said to the other, or in words that name it."""
    said: list[str] = []
    for portion in portions(articles):
        here = present(connection, (one, other), portion)
        said.extend(id_ for id_, _ in said_between(connection, portion, *here))
    views = claim_views(connection, said)
    return tuple(sorted(views.values(), key=lambda view: (view.quotation.published or "9", view.id)))


def said_between(
    connection: Connection, articles: Collection[str], one: Party, other: Party
) -> Iterator[tuple[str, str]]:
    """The statements of a party to the other, or in words that name it, with the side that speaks: left or right."""
    for portion in portions(articles):
        sides = _sides(connection, portion, one, other)
        if not all(sides):
            continue
        table = schema.STATEMENT
        columns = (table.c.id, table.c.article, table.c.speaker, table.c.to, table.c.content_start, table.c.content_end)
        heard = {id_ for side in sides for own in side.values() for id_ in own}
        question = select(*columns).where(table.c.article.in_(portion), among(table.c.speaker[0].as_string(), heard))
        for row in connection.execute(question).all():
            if side := _said(row, sides):
                yield row.id, side


def _said(row: Any, sides: tuple[_Side, ...]) -> str:  # noqa: ANN401  # a row, as SQLAlchemy gives it
    """The side of the speaker where the other is spoken to or named in the words; else ""."""
    content = Span(row.content_start, row.content_end)
    told = {role[0] for role in row.to}
    here = tuple(side.get(row.article, {}) for side in sides)
    for name, (mine, theirs) in (("left", here), ("right", here[::-1])):
        if row.speaker[0] in mine:
            named = (id_ for id_, mentions in theirs.items() if _touches(content, mentions))
            if any(id_ not in mine for id_ in (*(told & theirs.keys()), *named)):
                return name
    return ""


def _touches(content: Span, mentions: str) -> bool:
    return any(content.overlaps(Span(*mention[0])) for mention in json.decode(mentions))


def _sides(connection: Connection, articles: Collection[str], one: Party, other: Party) -> tuple[_Side, ...]:
    """For each party: by article, its local actors that belong to the party, with where they are mentioned."""
    member, local = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR
    sides: tuple[_Side, ...] = (defaultdict(dict), defaultdict(dict))
    question = (
        select(local.c.id, local.c.article, cast(local.c.mentions, Text), member.c.actor)
        .join(member, member.c.local_actor == local.c.id)
        # By their articles and not by the actors, who may be members in all of the chronicle.
        .where(among(local.c.article, articles), among(member.c.actor.concat(""), one.actors | other.actors))
    )
    for id_, article, mentions, actor in connection.execute(question).all():
        for side, of in zip(sides, (one, other), strict=True):
            if actor in of.actors:
                side[article][id_] = mentions
    return sides
