"""What was read into a chronicle, what was refused, and why."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from msgspec import Struct
from sqlalchemy import delete, exists, func, select, update

from runut.errors import SourceError
from runut.store import schema
from runut.store.chronicle import Chronicle
from runut.store.connection import told, writing
from runut.store.keeping import forget, portions
from runut.store.versions import WITHDRAWN
from runut.text.fingerprints import digest


class Refusal(Struct, frozen=True, kw_only=True):
    """“*x.txt: the file is empty; give ...*, twice, last today”: what could not be read, in the sentence that said so.

    `first` and `last` are when it was refused, ISO 8601 in UTC, `times` how often.
    """

    place: str
    said: str
    first: str
    last: str
    times: int


class Day(Struct, frozen=True, kw_only=True):
    """“On 9 August 120 articles were read, three of them in a language without a pack”."""

    day: str
    articles: int
    unannotated: int


class Intake(Struct, frozen=True, kw_only=True):
    """“Of 500 articles 480 count; nine files could not be read”: all that came, newest first.

    `older` are articles of which a newer version counts, `withdrawn` those that were taken back, `waiting` those that are
    not linked yet.
    """

    days: tuple[Day, ...]
    counting: int
    older: int
    withdrawn: int
    waiting: int
    refused: tuple[Refusal, ...]


def refused_places(chronicle: Chronicle) -> frozenset[str]:
    """What could not be read and was not since."""
    with told(chronicle.path), chronicle.engine.connect() as connection:
        return frozenset(connection.scalars(select(schema.REFUSAL.c.place)))


def settle_refusals(chronicle: Chronicle, refused: Iterable[SourceError], read: Collection[str]) -> None:
    """Keep what could not be read with its reason, and forget what was refused and is `read` now."""
    table, now = schema.REFUSAL, datetime.now(UTC).isoformat(timespec="seconds")
    found = {digest("refusal", str(error)): error for error in refused}
    if not found and not read:
        return
    with writing(chronicle.engine, chronicle.path) as connection:
        forget(connection, table, "place", read)
        known = set[str]()
        for portion in portions(found):
            known |= set(connection.scalars(select(table.c.id).where(table.c.id.in_(portion))))
            connection.execute(update(table).where(table.c.id.in_(portion)).values(last=now, times=table.c.times + 1))
        rows = [
            {"id": id_, "place": error.place, "said": str(error), "first": now, "last": now, "times": 1}
            for id_, error in sorted(found.items())
            if id_ not in known
        ]
        if rows:
            connection.execute(table.insert(), rows)


def forget_refusals(chronicle: Chronicle) -> int:
    """Keep none of them any longer; how many there were."""
    with writing(chronicle.engine, chronicle.path) as connection:
        there = connection.scalar(select(func.count()).select_from(schema.REFUSAL)) or 0
        connection.execute(delete(schema.REFUSAL))
        return there


def intake(chronicle: Chronicle) -> Intake:
    """What came by day, what counts of it, and what could not be read."""
    article, retired, table = schema.ARTICLE.c, schema.RETIRED.c, schema.REFUSAL
    day = func.substr(article.recorded, 1, 10)
    bare = ~exists().where(schema.SENTENCE.c.article == article.id)
    by_day = select(day, func.count(), func.count().filter(bare)).group_by(day).order_by(day.desc())
    newest = select(table.c.place, table.c.said, table.c.first, table.c.last, table.c.times)
    with told(chronicle.path), chronicle.engine.connect() as connection:
        days = tuple(Day(day=at, articles=n, unannotated=m) for at, n, m in connection.execute(by_day))
        by_reason = select(retired.why, func.count()).group_by(retired.why)
        gone: dict[str, int] = {why: number for why, number in connection.execute(by_reason)}  # noqa: C416  # rows are no pairs to mypy
        waiting = connection.scalar(select(func.count()).select_from(schema.PENDING)) or 0
        rows = connection.execute(newest.order_by(table.c.last.desc(), table.c.place, table.c.said)).mappings()
        refused = tuple(Refusal(**row) for row in rows)
    return Intake(
        days=days,
        counting=sum(one.articles for one in days) - sum(gone.values()),
        older=sum(number for why, number in gone.items() if why != WITHDRAWN),
        withdrawn=gone.get(WITHDRAWN, 0),
        waiting=waiting,
        refused=refused,
    )
