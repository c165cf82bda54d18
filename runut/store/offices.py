"""From when to when do articles give an actor an office?

Invariant: what is kept is a function of the actor's members alone. An office that is gained widens its days; one that is
lost at either end is counted anew from the members, which is rare: articles leave seldom, and mostly from small actors.
"""

from collections.abc import Collection, Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.store import schema
from runut.store.adding import add
from runut.store.keeping import forget, portions
from runut.text.normalise import fold

SHOWN = 40  # an actor's row holds so many titles; a state's leader has hundreds of spellings
_Given = tuple[str, str]  # an actor and a title

# The smaller or larger of two days; the one that is known where the other is not.
_WIDENED = """
ON CONFLICT ("actor", "title") DO UPDATE SET
    "articles" = actor_office."articles" + excluded."articles",
    "first" = coalesce({least}(actor_office."first", excluded."first"), actor_office."first", excluded."first"),
    "last" = coalesce({greatest}(actor_office."last", excluded."last"), actor_office."last", excluded."last")
"""


class Days(Struct):
    """How many articles, and the first and last day among them."""

    articles: int = 0
    first: str | None = None
    last: str | None = None

    def add(self, day: str | None) -> None:
        """Count one article of `day`."""
        self.articles += 1
        if day is not None:
            self.first = min(day, self.first or day)
            self.last = max(day, self.last or day)


class Offices:
    """The offices that actors gain and lose while memberships are written; `settle` keeps them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._gained: dict[_Given, Days] = {}
        self._lost: set[_Given] = set()

    def move(self, row: Any, to: str | None, out_of: str | None) -> None:  # noqa: ANN401  # a row as SQLAlchemy gives it
        """Take a local actor's offices with its days from one actor to another; None where there is none."""
        day = row["published"][:10] if row["published"] else None
        for title in row["offices"]:
            if to is not None:
                self._gained.setdefault((to, title), Days()).add(day)
            if out_of is not None:
                self._lost.add((out_of, title))

    def settle(self, connection: Connection) -> None:
        """Keep what was gained and lost, once the memberships are written."""
        anew = {actor for actor, _ in self._lost}
        _write(connection, {given: days for given, days in self._gained.items() if given[0] not in anew})
        if anew:
            forget(connection, schema.ACTOR_OFFICE, "actor", anew)
            _write(connection, _counted(connection, anew))


def kept_offices(connection: Connection, actors: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """Actor -> its offices, one for all spellings with the same letters, those that most articles give first."""
    table, found = schema.ACTOR_OFFICE, dict[str, dict[str, list[Any]]]()
    for portion in portions(actors):
        for row in connection.execute(select(table).where(table.c.actor.in_(portion))).mappings():
            found.setdefault(row["actor"], {}).setdefault(fold(row["title"]), []).append(row)
    made = {actor: [_joined(rows) for rows in titles.values()] for actor, titles in found.items()}
    return {
        actor: sorted(offices, key=lambda one: (-one["articles"], one["first"] or "9", one["title"]))[:SHOWN]
        for actor, offices in made.items()
    }


def _joined(rows: Iterable[Any]) -> dict[str, Any]:
    rows = sorted(rows, key=lambda row: (-row["articles"], row["title"]))
    return {
        "title": rows[0]["title"],
        "first": min((row["first"] for row in rows if row["first"]), default=None),
        "last": max((row["last"] for row in rows if row["last"]), default=None),
        "articles": sum(row["articles"] for row in rows),
    }


def _write(connection: Connection, given: dict[_Given, Days]) -> None:
    rows = [
        {"actor": actor, "title": title, "articles": days.articles, "first": days.first, "last": days.last}
        for (actor, title), days in sorted(given.items())
    ]
    add(connection, schema.ACTOR_OFFICE, rows, _WIDENED)


def _counted(connection: Connection, actors: Collection[str]) -> dict[_Given, Days]:
    """The offices of these actors, counted from their members."""
    member, local, article = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR, schema.ARTICLE
    found: dict[_Given, Days] = {}
    for portion in portions(actors):
        question = (
            select(member.c.actor, local.c.offices, article.c.published)
            .join(local, local.c.id == member.c.local_actor)
            .join(article, article.c.id == local.c.article)
            .where(member.c.actor.in_(portion))
        )
        for actor, titles, published in connection.execute(question):
            for title in titles:
                found.setdefault((actor, title), Days()).add(published[:10] if published else None)
    return found
