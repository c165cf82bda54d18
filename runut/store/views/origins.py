"""On how many origins do a story and its entries rest? Copies, and tellings on one body's word, count once."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select

from runut.records.span import Span
from runut.store import schema
from runut.store.actors import actors_of
from runut.store.keeping import portions
from runut.store.views.articles import article_rows
from runut.store.views.copies import joined
from runut.store.views.graph import OriginsView
from runut.store.views.reuses import reuse_rows
from runut.store.views.rows import ArticleRow, teller

COPIED = 0.5  # the share of the shorter article from which two have one origin


class _Telling(Struct, frozen=True, array_like=True):
    """Which article tells, and on whose word, "" where on its own."""

    article: str
    body: str


def origin_views(connection: Connection, story: str) -> tuple[OriginsView, ...]:
    """The story first, then its entries that several articles tell, those on the fewest origins first."""
    within, table = schema.STORY_ARTICLE, schema.STORY
    articles = list(connection.scalars(select(within.c.article).where(within.c.story == story)))
    rows = article_rows(connection, articles)
    shared = reuse_rows(connection, articles, "reuse")
    lengths = _lengths(connection, {row[end] for row in shared for end in ("earlier", "later")})
    first = _first_texts(shared, lambda one: lengths.get(one, 0), articles)
    tellings = _tellings(connection, story)
    summaries = _summaries(connection, tellings)
    made = [
        _view(rows, first, entry, summaries[entry], told)
        for entry, told in tellings.items()
        if len({one.article for one in told}) > 1
    ]
    made.sort(key=lambda one: (one.origins, -one.outlets, -one.articles, one.record))
    title = connection.scalar(select(table.c.title).where(table.c.id == story)) or ""
    whole = _view(rows, first, story, title, {_Telling(article, "") for article in articles})
    return (whole, *made)


def _view(
    rows: Mapping[str, ArticleRow], first: Mapping[str, str], record: str, says: str, tellings: Collection[_Telling]
) -> OriginsView:
    articles = {one.article for one in tellings}
    # A text that gives something on a body's word gives it so throughout.
    on_word: dict[str, str] = {}
    for one in sorted(tellings, key=lambda one: (one.body, one.article)):
        if one.body:
            on_word.setdefault(first[one.article], one.body)
    origins = {one.body or on_word.get(first[one.article], first[one.article]) for one in tellings}
    return OriginsView(
        record=record,
        says=says,
        articles=len(articles),
        outlets=len({teller(rows[article]) for article in articles}),
        origins=len(origins),
    )


def origin_counts(connection: Connection, stories: Collection[str]) -> dict[str, int]:
    """Story -> on how many origins it rests: its articles, copies of one text counted once."""
    table, articles = schema.STORY_ARTICLE, defaultdict[str, list[str]](list)
    for portion in portions(stories):
        question = select(table.c.story, table.c.article).where(table.c.story.in_(portion)).order_by(table.c.article)
        for story, article in connection.execute(question):
            articles[story].append(article)
    every = [article for inside in articles.values() for article in inside]
    rows = reuse_rows(connection, every, "reuse")
    lengths = _lengths(connection, {row[end] for row in rows for end in ("earlier", "later")})
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    story_of = {article: story for story, inside in articles.items() for article in inside}
    for row in rows:
        found[story_of.get(row["later"], "")].append(row)
    return {
        story: len(set(_first_texts(found[story], lambda one: lengths.get(one, 0), inside).values()))
        for story, inside in articles.items()
    }


def _lengths(connection: Connection, articles: Collection[str]) -> dict[str, int]:
    """Article -> how many characters its sentences have."""
    table, found = schema.SENTENCE, dict[str, int]()
    for portion in portions(articles):
        long = func.sum(table.c.end - table.c.start)
        question = select(table.c.article, long).where(table.c.article.in_(portion)).group_by(table.c.article)
        found.update(dict(connection.execute(question).all()))
    return found


def _first_texts(
    rows: Iterable[Mapping[str, Any]], length: Callable[[str], int], articles: Collection[str]
) -> dict[str, str]:
    """Article -> the first by id of those that repeat each other, directly or through others; `rows` are what they share."""
    shared: dict[tuple[str, str], tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    within = set(articles)
    for row in rows:
        if row["earlier"] in within and row["later"] in within:
            mine, theirs = shared[row["earlier"], row["later"]]
            mine.append(Span(row["earlier_start"], row["earlier_end"]))
            theirs.append(Span(row["later_start"], row["later_end"]))
    first = {article: article for article in articles}
    for (one, other), (mine, theirs) in sorted(shared.items()):
        if max(_share(mine, length(one)), _share(theirs, length(other))) >= COPIED:
            low, high = sorted((_root(first, one), _root(first, other)))
            first[high] = low
    return {article: _root(first, article) for article in articles}


def _share(spans: Iterable[Span], whole: int) -> float:
    return sum(map(len, joined(spans))) / max(1, whole)


def _root(first: Mapping[str, str], article: str) -> str:
    while first[article] != article:
        article = first[article]
    return article


def _tellings(connection: Connection, story: str) -> dict[str, set[_Telling]]:
    """Entry -> who tells it, on whose word."""
    entry, member, event = schema.ENTRY, schema.ENTRY_EVENT, schema.EVENT
    question = (
        select(entry.c.id, event.c.article, event.c.via)
        .join(member, member.c.entry == entry.c.id)
        .join(event, event.c.id == member.c.event)
        .where(entry.c.story == story)
    )
    rows = [(id_, article, via[0][0] if via else "") for id_, article, via in connection.execute(question)]
    actors = actors_of(connection, {local for _, _, local in rows if local})
    found: dict[str, set[_Telling]] = defaultdict(set)
    for id_, article, local in rows:
        found[id_].add(_Telling(article, actors.get(local, local)))
    return found


def _summaries(connection: Connection, entries: Collection[str]) -> dict[str, str]:
    table, found = schema.ENTRY, dict[str, str]()
    for portion in portions(entries):
        question = select(table.c.id, table.c.summary).where(table.c.id.in_(portion))
        found.update(dict(connection.execute(question).all()))
    return found
