"""Which stories are of this actor, place, outlet, type, language or time, and what is new?"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from runut.store import schema
from runut.store.keeping import portions
from runut.store.views.parties import party
from runut.store.views.rows import StoryView
from runut.store.views.stories import story_views_of

# How many outlets and places are offered for choosing.
OFFERED = 200


class Wanted(Struct, frozen=True, kw_only=True):
    """“Stories of August with the president, as KabarTiga tells them”: what a list of stories is narrowed to; "" is anything.

    `actor` is a name or an id, `since` and `until` are days (ISO 8601) within which a story has articles; `differing` asks
    for stories with disagreements, `several` for those with more than one article.
    """

    actor: str = ""
    place: str = ""
    outlet: str = ""
    type: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    differing: bool = False
    several: bool = False

    @property
    def anything(self) -> bool:
        """Whether nothing is asked."""
        return self == Wanted()


class Shelf(Struct, frozen=True, kw_only=True):
    """One page of a list of stories; `total` is None where counting them would take longer than showing them."""

    stories: tuple[StoryView, ...]
    total: int | None
    more: bool


class Offer(Struct, frozen=True, kw_only=True):
    """What may be chosen: outlets, languages and types that the chronicle has, in order."""

    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    types: tuple[str, ...]


class Arrival(Struct, frozen=True, kw_only=True):
    """“Twelve articles since number 310, in three stories”: what came after an article of that number was kept."""

    last: int
    articles: int
    stories: tuple[StoryView, ...]


def shelf(connection: Connection, wanted: Wanted, page: int, most: int) -> Shelf:
    """The stories of one page, newest first; raises UnknownRecord where nobody is called as `wanted.actor`."""
    story = schema.STORY
    question = select(story.c.id).order_by(story.c.last.desc(), story.c.id)
    for clause in _clauses(connection, wanted):
        question = question.where(clause)
    found = list(connection.scalars(question.offset((page - 1) * most).limit(most + 1)))
    total = None
    if wanted.anything:
        total = connection.scalar(select(func.count()).select_from(story)) or 0
    return Shelf(stories=_in_order(connection, found[:most]), total=total, more=len(found) > most)


def _in_order(connection: Connection, ids: list[str]) -> tuple[StoryView, ...]:
    views = {one.id: one for one in story_views_of(connection, ids)}
    return tuple(views[id_] for id_ in ids)


def _clauses(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    story, entry, member, article = schema.STORY, schema.ENTRY, schema.STORY_ARTICLE, schema.ARTICLE
    if wanted.since:
        yield story.c.last >= wanted.since
    if wanted.until:
        yield story.c.first < _next_day(wanted.until)
    if wanted.place:
        yield story.c.id.in_(select(entry.c.story).where(entry.c.place == wanted.place))
    if wanted.type:
        yield exists().where(entry.c.story == story.c.id, entry.c.type == wanted.type)
    if wanted.differing:
        yield exists().where(schema.DISAGREEMENT.c.story == story.c.id)
    if wanted.several:
        articles = select(func.count()).select_from(member).where(member.c.story == story.c.id)
        yield articles.scalar_subquery() > 1
    told = article.join(member, member.c.article == article.c.id)
    for column, value in ((article.c.outlet, wanted.outlet), (article.c.language, wanted.language)):
        if value:
            yield exists(select(1).select_from(told).where(member.c.story == story.c.id, column == value))
    if wanted.actor:
        yield story.c.id.in_(_stories_of(connection, wanted.actor))


def _next_day(day: str) -> str:
    """The day after; what is no day stays, and means what it says."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day


def _stories_of(connection: Connection, actor: str) -> Select[Any]:
    """The stories whose articles speak of this actor."""
    member, local, placed = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR, schema.STORY_ARTICLE
    id_ = party(connection, actor).id
    among = member.join(local, local.c.id == member.c.local_actor).join(placed, placed.c.article == local.c.article)
    return select(placed.c.story).select_from(among).where(member.c.actor == id_).distinct()


def leads(connection: Connection, stories: Collection[str]) -> dict[str, str]:
    """Story id -> the summary of the entry that most of its reports tell, the first of equals."""
    entry, member = schema.ENTRY, schema.ENTRY_EVENT
    best: dict[str, tuple[int, str, str]] = {}
    for portion in portions(stories):
        told = func.count()
        question = (
            select(entry.c.story, entry.c.id, entry.c.summary, told)
            .join(member, member.c.entry == entry.c.id)
            .where(entry.c.story.in_(portion), entry.c.status != "historical")
            .group_by(entry.c.id)
        )
        for story, id_, summary, count in connection.execute(question):
            if summary:
                best[story] = min(best.get(story, (0, "", "")), (-count, id_, summary))
    return {story: summary for story, (_, _, summary) in best.items()}


def offer(connection: Connection) -> Offer:
    """What may be chosen; each list is read from its index, value by value."""
    return Offer(
        outlets=tuple(_values(connection, schema.ARTICLE.c.outlet)),
        languages=tuple(_values(connection, schema.ARTICLE.c.language)),
        types=tuple(_values(connection, schema.ENTRY.c.type)),
    )


def _values(connection: Connection, column: ColumnElement[str]) -> Iterator[str]:
    """The values of an indexed column, `OFFERED` at most: the least, then the least above it, and so on."""
    value = connection.scalar(select(func.min(column)))
    for _ in range(OFFERED):
        if value is None:
            return
        yield value
        value = connection.scalar(select(func.min(column)).where(column > value))


def last_row(connection: Connection) -> int:
    """The number of the article that was kept last, 0 where there is none."""
    return connection.scalar(select(func.max(schema.ARTICLE.c.row))) or 0


def arrivals(connection: Connection, since: int, most: int) -> Arrival:
    """What was kept after the article of number `since`: how many articles, and the newest stories that they belong to."""
    article, member, story = schema.ARTICLE, schema.STORY_ARTICLE, schema.STORY
    new = select(article.c.id).where(article.c.row > since)
    count = connection.scalar(select(func.count()).select_from(article).where(article.c.row > since)) or 0
    placed = select(member.c.story).where(member.c.article.in_(new))
    found = select(story.c.id).where(story.c.id.in_(placed)).order_by(story.c.last.desc(), story.c.id).limit(most)
    ids = list(connection.scalars(found)) if count else []
    return Arrival(last=last_row(connection), articles=count, stories=_in_order(connection, ids))
