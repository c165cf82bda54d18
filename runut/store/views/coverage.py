"""Which outlets report, how fast, and in whose words?"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from statistics import median
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.store import schema
from runut.store.keeping import portions
from runut.store.views.articles import article_rows
from runut.store.views.rows import ArticleRow

_DAY, _HOUR = 24.0, 3600.0
_LONG = len("2024-08-04")


class OutletView(Struct, frozen=True, kw_only=True):
    """“KabarTiga: 41 articles in nine stories, on these days”: an outlet among the articles that were looked at.

    `days` are days of publication with how many articles each, in order.
    """

    name: str
    articles: int
    stories: int
    days: tuple[tuple[str, int], ...]


class PaceView(Struct, frozen=True, kw_only=True):
    """“Of 90 entries that others tell too, first with twelve; else five hours behind”: how fast an outlet is.

    `median` and `slowest` are hours behind the first teller, of entries that it was not first with; None where no times
    are known. `first` holds the ids of entries that it told before all others, the latest told first.
    """

    shared: int
    alone: int
    first: tuple[str, ...]
    behind: int
    median: float | None
    slowest: float | None


class TakenView(Struct, frozen=True, kw_only=True):
    """“Eleven passages in six articles from KabarTiga”: what one outlet has from another, or another from it."""

    outlet: str
    passages: int
    articles: int


def outlet_views(connection: Connection, most: int) -> tuple[OutletView, ...]:
    """The outlets of the latest `most` articles, those with most first; an unknown outlet by what its source is called."""
    by_name: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for _, outlet, source, published, story in _latest(connection, most):
        by_name[outlet or source.rpartition("/")[2]].append((published, story))
    views = [_outlet(name, told) for name, told in by_name.items()]
    return tuple(sorted(views, key=lambda one: (-one.articles, one.name)))


def articles_by(connection: Connection, outlet: str, most: int) -> tuple[ArticleRow, ...]:
    """Those of the latest `most` articles that the outlet published, latest first."""
    latest = _latest(connection, most)
    ids = [id_ for id_, by, source, *_ in latest if (by or source.rpartition("/")[2]) == outlet]
    rows = article_rows(connection, ids)
    return tuple(rows[id_] for id_ in ids)


def _latest(connection: Connection, most: int) -> Sequence[Any]:
    """Id, outlet, source, publication and story of the latest articles that count."""
    article, within, gone = schema.ARTICLE, schema.STORY_ARTICLE, schema.RETIRED
    question = (
        select(article.c.id, article.c.outlet, article.c.source, article.c.published, within.c.story)
        .select_from(article.outerjoin(within, within.c.article == article.c.id))
        .where(~select(gone.c.article).where(gone.c.article == article.c.id).exists())
        .order_by(article.c.published.desc(), article.c.row.desc())
    )
    return connection.execute(question.limit(most)).all()


def _outlet(name: str, told: list[tuple[str | None, str | None]]) -> OutletView:
    days = Counter([published[:_LONG] for published, _ in told if published])
    stories = {story for _, story in told if story}
    return OutletView(name=name, articles=len(told), stories=len(stories), days=tuple(sorted(days.items())))


def pace(connection: Connection, outlet: str, articles: Collection[str]) -> PaceView:
    """How soon an outlet tells, in these articles of its, what others tell as well."""
    told = _tellings(connection, articles)
    first: dict[str, str] = {}
    lags, shared = list[float](), 0
    for entry, moments in told.items():
        own, others = moments.get(outlet), [day for name, day in moments.items() if name != outlet]
        shared += bool(others)
        dated = [day for day in others if day]
        lag = hours(min(dated), own) if own and dated else None
        if own and lag is not None and lag < 0:
            first[entry] = own
        elif lag:
            lags.append(lag)
    return PaceView(
        shared=shared,
        alone=len(told) - shared,
        first=tuple(sorted(first, key=lambda id_: (first[id_], id_), reverse=True)),
        behind=len(lags),
        median=round(median(lags), 1) if lags else None,
        slowest=round(max(lags), 1) if lags else None,
    )


def hours(earlier: str, later: str) -> float | None:
    """The hours from one moment to another; whole days where one of the two has no time; None where one is no moment.

    >>> hours("2025-08-10T08:00+07:00", "2025-08-10T09:30+07:00"), hours("2025-08-10", "2025-08-12T09:00")
    (1.5, 48.0)
    """
    try:
        one, other = datetime.fromisoformat(earlier), datetime.fromisoformat(later)
    except ValueError:
        return None
    if "T" not in earlier or "T" not in later or (one.tzinfo is None) != (other.tzinfo is None):
        return (other.date() - one.date()).days * _DAY
    return (other - one).total_seconds() / _HOUR


def _tellings(connection: Connection, articles: Collection[str]) -> dict[str, dict[str, str]]:
    """Entry id -> outlet -> when it first told of it ("" where no day is known), for the entries of these articles."""
    member, event, article = schema.ENTRY_EVENT, schema.EVENT, schema.ARTICLE
    entries: set[str] = set()
    for portion in portions(articles):
        question = select(member.c.entry).join(event, event.c.id == member.c.event)
        entries.update(connection.scalars(question.where(event.c.article.in_(portion))))
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for portion in portions(entries):
        question = (
            select(member.c.entry, article.c.outlet, article.c.source, article.c.published)
            .join(event, event.c.id == member.c.event)
            .join(article, article.c.id == event.c.article)
            .where(member.c.entry.in_(portion))
        )
        for entry, outlet, source, published in connection.execute(question).all():
            name = outlet or source.rpartition("/")[2]
            known = found[entry].get(name)
            found[entry][name] = min(published, known) if published and known else published or known or ""
    return found


def taken(connection: Connection, articles: Collection[str], *, over: bool) -> tuple[TakenView, ...]:
    """From which outlets these articles took passages over (`over`), or which outlets took theirs; most passages first."""
    reuse, article = schema.REUSE, schema.ARTICLE
    here, there = (reuse.c.later, reuse.c.earlier) if over else (reuse.c.earlier, reuse.c.later)
    passages: Counter[str] = Counter()
    within: dict[str, set[str]] = defaultdict(set)
    for portion in portions(articles):
        question = (
            select(article.c.outlet, article.c.source, here)
            .join(article, article.c.id == there)
            .where(here.in_(portion), reuse.c.kind == "reuse")
        )
        for outlet, source, own in connection.execute(question).all():
            name = outlet or source.rpartition("/")[2]
            passages[name] += 1
            within[name].add(own)
    ordered = sorted(passages, key=lambda name: (-passages[name], name))
    return tuple(TakenView(outlet=name, passages=passages[name], articles=len(within[name])) for name in ordered)
