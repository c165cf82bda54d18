"""By which keys do articles find each other?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from runut.store import schema
from runut.store.adding import add_columns
from runut.store.dialect import ask
from runut.text.fingerprints import number
from runut.text.remembered import Remembered

# A passage that more articles have is a formula: nobody took it over from anybody.
CROWD = 100
# So is one that comes again in more different weeks: a letter of every year does so once a year, the frame of a series always.
WEEKS = 12
_WEEK = 7
_SIGN = 2**63  # SQLite's integers have a sign
_UNKNOWN = 0  # the day of an article without one
_LAST = 3_652_059  # the ordinal of the last day that there is

_FINDING = """
SELECT article.id, found.n
FROM (
    SELECT article, count(*) AS n FROM key
    WHERE key IN {numbers} AND day BETWEEN ? AND ?
    GROUP BY article HAVING count(*) >= ?
) AS found JOIN article ON article.row = found.article
WHERE article.id NOT IN (SELECT article FROM retired)
"""
# Counting stops behind the last article that matters: a formula may stand in all of them.
_CROWDED = """
SELECT wanted.value FROM {each number} AS wanted WHERE (
    SELECT count(*) > ? OR count(DISTINCT held.day / ?) > ?
    FROM (SELECT key.day FROM key WHERE key.key = wanted.value AND key.article NOT IN ({without}) LIMIT ?) AS held
)
"""
_NOBODY = "SELECT article.row FROM article WHERE 1 = 0"
_WAITING = "SELECT article.row FROM pending JOIN article ON article.id = pending.article"
_OF_THOSE = "SELECT row FROM article WHERE id IN {texts}"
_THEIRS = "SELECT DISTINCT key FROM key WHERE article IN (SELECT row FROM article WHERE id IN {texts})"
_FORGETTING = "DELETE FROM key WHERE article IN (SELECT row FROM article WHERE id IN {texts})"
_HELD = """
SELECT DISTINCT article.id FROM key JOIN article ON article.row = key.article
WHERE key.key IN {numbers} AND article.id NOT IN (SELECT article FROM retired)
"""
_HOLDING = """
SELECT article.id, key.day FROM key JOIN article ON article.row = key.article
WHERE key.key = ? AND article.id NOT IN (SELECT article FROM pending) LIMIT ?
"""


def mark(key: str) -> int:
    """The number that stands for a key in the file."""
    return number(key) - _SIGN


def day_number(day: date | None) -> int:
    """The day as it is kept beside a key."""
    return _UNKNOWN if day is None else day.toordinal()


def keep_keys(
    connection: Connection, kept: Iterable[tuple[str, Collection[str], date | None]], marks: Remembered[int]
) -> None:
    """Let others find articles, each given by its id, under keys and a day; the articles stand in the file already."""
    found = {id_: (sorted({marks[key] for key in keys}), day_number(day)) for id_, keys, day in kept}
    question = "SELECT id, row FROM article WHERE id IN {texts}"
    place: dict[str, int] = dict(ask(connection, question, (_json(found),)).all())
    rows = [(key, day, place[id_]) for id_, (keys, day) in sorted(found.items()) for key in keys]
    if rows:
        columns = zip(("key", "day", "article"), zip(*rows, strict=True), strict=True)
        add_columns(connection, schema.KEY, dict(columns))


class Sought(NamedTuple):
    """“Who shares three of these words, from 1 to 30 August?”: keys, how many, and between which days (None: any)."""

    keys: Collection[str]
    least: int = 1
    around: tuple[date, date] | None = None


def sharing(connection: Connection, sought: Sought, known: Remembered[int]) -> Mapping[str, int]:
    """Article id -> how many of the keys, of which the marks are `known`, it was kept under, where it counts.

    With days around, only articles of these and those of unknown day.
    """
    keys, least, around = sought
    ranges = (
        [(_UNKNOWN, _LAST)]
        if around is None
        else [(_UNKNOWN, _UNKNOWN), (around[0].toordinal(), around[1].toordinal())]
    )
    marks = _json(sorted({known[key] for key in keys}))
    shared: dict[str, int] = {}
    for first, last in ranges if keys else []:
        shared.update(dict(ask(connection, _FINDING, (marks, first, last, least)).all()))
    return shared


def crowded(
    connection: Connection, keys: Collection[str], known: Remembered[int], *, before: bool = False
) -> frozenset[str]:
    """Those of `keys`, of which the marks are `known`, that more than CROWD articles have, or articles of more than WEEKS.

    Whether they count or not; with `before`, those that wait to be linked are left out.
    """
    marks = {known[key]: key for key in keys}
    return frozenset(marks[one] for one in _crowds(connection, marks, _WAITING if before else _NOBODY))


def _crowds(connection: Connection, marks: Collection[int], without: str, *given: str) -> set[int]:
    """Those of `marks` that are crowded, not counting the articles that the question `without` names."""
    said = _CROWDED.replace("{without}", without)
    return {value for (value,) in ask(connection, said, (_json(sorted(marks)), CROWD, _WEEK, WEEKS, *given, CROWD + 1))}


def holding(connection: Connection, key: str) -> tuple[str, ...]:
    """The articles with `key` that do not wait to be linked, in order; none where it is crowded by them alone."""
    found = ask(connection, _HOLDING, (mark(key), CROWD + 1)).all()
    crowd = len(found) > CROWD or len({day // _WEEK for _, day in found}) > WEEKS
    return () if crowd else tuple(sorted(id_ for id_, _ in found))


def forget_keys(connection: Connection, gone: Collection[str], other: Iterable[str]) -> frozenset[str]:
    """Let nobody find the articles `gone` any more; who shared a passage with them that was crowded and is not without them.

    `other` are the keys of theirs that are no passages. Only articles that count are among the answer. Reads all keys, as
    they are not kept by article.
    """
    those = _json(sorted(gone))
    theirs = {key for (key,) in ask(connection, _THEIRS, (those,))} - {mark(key) for key in other}
    crowds = _crowds(connection, theirs, _NOBODY)
    freed = crowds - _crowds(connection, crowds, _OF_THOSE, those)
    back = frozenset(id_ for (id_,) in ask(connection, _HELD, (_json(sorted(freed)),)))
    ask(connection, _FORGETTING, (those,))
    return back - set(gone)


def _json(values: Sequence[int] | Collection[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
