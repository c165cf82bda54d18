"""On how many origins do a story and its entries rest? Copies, and tellings on one body's word, count once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.records.span import Span
from runut.store import schema
from runut.store.actors import actors_of
from runut.store.dialect import ask, listed
from runut.store.keeping import portions
from runut.store.views.articles import article_rows
from runut.store.views.copies import joined
from runut.store.views.graph import OriginsView
from runut.store.views.rows import ArticleRow, teller

COPIED = 0.5  # the share of the shorter article from which two have one origin


class _Telling(Struct, frozen=True, array_like=True):
    """Which article tells, and on whose word, "" where on its own."""

    article: str
    body: str


# The passages of pairs in which so many characters are shared that one may be a copy of the other, with both lengths.
_SHARED = """
WITH long AS MATERIALIZED (
    SELECT article, sum("end" - start) AS n FROM sentence WHERE article IN {texts} GROUP BY article
), pair AS MATERIALIZED (
    SELECT earlier, later, sum(earlier_end - earlier_start) AS there, sum(later_end - later_start) AS here
    FROM reuse WHERE later IN {texts} AND kind = 'reuse' GROUP BY earlier, later
), copy AS MATERIALIZED (
    SELECT pair.earlier, pair.later, one.n AS one, other.n AS other
    FROM pair JOIN long AS one ON one.article = pair.earlier JOIN long AS other ON other.article = pair.later
    WHERE pair.there >= ? * one.n OR pair.here >= ? * other.n
)
SELECT copy.earlier, copy.later, reuse.earlier_start, reuse.earlier_end, reuse.later_start, reuse.later_end,
    copy.one, copy.other
FROM copy CROSS JOIN reuse WHERE reuse.later = copy.later AND reuse.earlier = copy.earlier AND reuse.kind = 'reuse'
"""


class _Passage(NamedTuple):
    """What a later article has in common with an earlier one: the characters of it in both, and how long both are."""

    earlier: str
    later: str
    there: tuple[int, int]
    here: tuple[int, int]
    whole: tuple[int, int]


def origin_views(connection: Connection, story: str, *, each: bool = True) -> tuple[OriginsView, ...]:
    """The story first, then, with `each`, its entries that several articles tell, those on the fewest origins first."""
    within, table = schema.STORY_ARTICLE, schema.STORY
    articles = list(connection.scalars(select(within.c.article).where(within.c.story == story)))
    rows = article_rows(connection, articles)
    first = _first_texts(_passages(connection, articles), articles)
    tellings = _tellings(connection, story) if each else {}
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
    story_of = {article: story for story, inside in articles.items() for article in inside}
    found: dict[str, list[_Passage]] = defaultdict(list)
    for one in _passages(connection, story_of):
        found[story_of[one.later]].append(one)
    return {story: len(set(_first_texts(found[story], inside).values())) for story, inside in articles.items()}


def _passages(connection: Connection, articles: Collection[str]) -> list[_Passage]:
    """What these articles have of each other, of those that may be copies; in any order."""
    given = listed(articles)
    rows = ask(connection, _SHARED, (given, given, COPIED, COPIED)).all()
    return [_Passage(earlier, later, (a, b), (c, d), (one, other)) for earlier, later, a, b, c, d, one, other in rows]


def _first_texts(passages: Iterable[_Passage], articles: Collection[str]) -> dict[str, str]:
    """Article -> the first by id of those that repeat each other, directly or through others; `passages` are all they share."""
    within = set(articles)
    inside = sorted(one for one in passages if one.earlier in within and one.later in within)
    first = {article: article for article in articles}
    for (one, other), pairs in groupby(inside, key=lambda passage: passage[:2]):
        shared = list(pairs)
        ends = ([passage.there for passage in shared], [passage.here for passage in shared])
        if max(map(_share, ends, shared[0].whole)) >= COPIED:
            low, high = sorted((_root(first, one), _root(first, other)))
            first[high] = low
    return {article: _root(first, article) for article in articles}


def _share(spans: Iterable[tuple[int, int]], whole: int) -> float:
    return sum(map(len, joined(Span(*span) for span in spans))) / whole


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
