"""Which actor each local actor is, and what an actor is called by all who speak of it.

Invariant: an actor's row is a function of its members alone, through the tally of their names, kinds and countries; so it
does not matter in which order the members came or how often a component was linked anew.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from runut.records.links import Membership
from runut.store import schema
from runut.store.adding import add, add_columns, taking
from runut.store.dialect import ask, listed
from runut.store.keeping import among, forget, portions
from runut.store.offices import Offices, kept_offices

# actor, what is tallied (name, alias, kind, country), its form
_Line = tuple[str, str, str]

_COUNTED = 'ON CONFLICT ("actor", "what", "form") DO UPDATE SET "count" = actor_tally."count" + excluded."count"'


def join_actors(connection: Connection, memberships: Iterable[Membership]) -> None:
    """Keep `memberships` and bring the rows of all actors that they touch up to date."""
    by_local = {one.local: one for one in memberships}
    said = {local: msgspec.json.encode(one.reasons).decode() for local, one in by_local.items()}
    kept = _kept_members(connection, by_local)
    before = {local: actor for local, (actor, _) in kept.items()}
    changed = {local: one for local, one in by_local.items() if before.get(local) != one.actor}
    tally: Counter[_Line] = Counter()
    offices = Offices()
    for row in _locals(connection, changed):
        offices.move(row, changed[row["id"]].actor, before.get(row["id"]))
        for line in _lines(row):
            tally[(changed[row["id"]].actor, *line)] += 1
            if old := before.get(row["id"]):
                tally[(old, *line)] -= 1
    # A story that is made anew has the members that it had, but for a few.
    _write_members(
        connection,
        {local: now for local, one in by_local.items() if kept.get(local) != (now := (one.actor, said[local]))},
    )
    offices.settle(connection)
    _write_tally(connection, tally)
    _write_actors(connection, {actor for actor, _, _ in tally})


def leave_actors(connection: Connection, articles: Collection[str]) -> None:
    """Take the local actors of these articles out of the chronicle's actors, and bring those up to date."""
    local = schema.LOCAL_ACTOR
    ids: set[str] = set()
    for portion in portions(articles):
        ids |= set(connection.scalars(select(local.c.id).where(local.c.article.in_(portion))))
    before = actors_of(connection, ids)
    tally: Counter[_Line] = Counter()
    offices = Offices()
    for row in _locals(connection, before):
        offices.move(row, None, before[row["id"]])
        for line in _lines(row):
            tally[(before[row["id"]], *line)] -= 1
    forget(connection, schema.ACTOR_MEMBER, "local_actor", before)
    offices.settle(connection)
    _write_tally(connection, tally)
    _write_actors(connection, set(before.values()))


def actors_of(connection: Connection, locals_: Collection[str]) -> dict[str, str]:
    """Local actor id -> the chronicle's actor that it is, for those that are linked."""
    table = schema.ACTOR_MEMBER.c
    question = select(table.local_actor, table.actor).where(among(table.local_actor, locals_))
    return dict(connection.execute(question).all())


def _locals(connection: Connection, ids: Collection[str]) -> Iterable[Any]:
    table, article = schema.LOCAL_ACTOR, schema.ARTICLE
    told = (table.c.id, table.c.name, table.c.kind, table.c.country, table.c.aliases, table.c.offices)
    question = select(*told, article.c.published).join(article, article.c.id == table.c.article)
    return connection.execute(question.where(among(table.c.id, ids))).mappings().all()


def _lines(row: Any) -> Iterable[tuple[str, str]]:  # noqa: ANN401  # a row of the table, as SQLAlchemy gives it
    yield "name", row["name"]
    yield "kind", row["kind"]
    if row["country"]:
        yield "country", row["country"]
    for alias in sorted({*row["aliases"], *row["offices"]}):
        yield "alias", alias


def _kept_members(connection: Connection, locals_: Collection[str]) -> dict[str, tuple[str, str]]:
    """Local actor id -> the chronicle's actor that it is, and why, as the database has it."""
    said = "SELECT local_actor, actor, CAST(reasons AS text) FROM actor_member WHERE local_actor IN {texts}"
    return {local: (actor, why) for local, actor, why in ask(connection, said, (listed(locals_),))}


def _write_members(connection: Connection, members: Mapping[str, tuple[str, str]]) -> None:
    """Keep who local actors are, and why; `members` are as `_kept_members` has them."""
    if members:
        actors, reasons = zip(*members.values(), strict=True)
        columns = {"local_actor": [*members], "actor": actors, "reasons": reasons}
        add_columns(connection, schema.ACTOR_MEMBER, columns, taking("local_actor", "actor", "reasons"))


def _write_tally(connection: Connection, tally: Counter[_Line]) -> None:
    rows = [
        {"actor": actor, "what": what, "form": form, "count": count}
        for (actor, what, form), count in sorted(tally.items())
        if count
    ]
    table = schema.ACTOR_TALLY
    add(connection, table, rows, _COUNTED)
    # Only what was taken from can have come to nothing: the whole table grows with the chronicle.
    if less := {actor for (actor, _, _), count in tally.items() if count < 0}:
        connection.execute(delete(table).where(among(table.c.actor, less), table.c.count <= 0))


def _write_actors(connection: Connection, actors: Collection[str]) -> None:
    """Write the rows of `actors` anew from their tallies; one without members goes."""
    forget(connection, schema.ACTOR, "id", actors)
    table, tallies = schema.ACTOR_TALLY, dict[str, list[Any]]()
    for row in connection.execute(select(table).where(among(table.c.actor, actors))).mappings().all():
        tallies.setdefault(row["actor"], []).append(row)
    given, offices = _given_names(connection), kept_offices(connection, tallies)
    rows = [
        _row(actor, lines, given.get(actor)) | {"offices": offices.get(actor, [])}
        for actor, lines in sorted(tallies.items())
    ]
    add(connection, schema.ACTOR, rows)


def rename_actor(connection: Connection, anchor: str) -> None:
    """Write the row of an actor, by its id as judgements keep it, anew: what it is called was judged."""
    _write_actors(connection, {_actor_at(connection, anchor)})


def _actor_at(connection: Connection, anchor: str) -> str:
    """The id of an actor as things stand, by its id as judgements keep it."""
    within = schema.STORY_ARTICLE
    head, _, article = anchor.rpartition("@")
    story = connection.scalar(select(within.c.story).where(within.c.article == article)) if head else None
    return f"{head}:{story}" if story else anchor


def _given_names(connection: Connection) -> dict[str, str]:
    """Actor id -> the name that an analyst gave it."""
    table = schema.JUDGEMENT
    question = select(table.c.parts, table.c.name).where(
        table.c.kind == "actor", table.c.verb == "rename", table.c.undone.is_(None)
    )
    rows = connection.execute(question.order_by(table.c.time, table.c.id)).all()
    return {_actor_at(connection, parts[0][0]): name for parts, name in rows}


def _row(actor: str, lines: list[Any], given: str | None) -> dict[str, Any]:
    def most(what: str) -> str | None:
        forms = [row for row in lines if row["what"] == what]
        best = min(forms, key=lambda row: (-row["count"], -len(row["form"]), row["form"]), default=None)
        return None if best is None else best["form"]

    name = given or most("name")
    others = {row["form"] for row in lines if row["what"] in {"name", "alias"}} - {name}
    return {
        "id": actor,
        "name": name,
        "kind": most("kind"),
        "country": most("country"),
        "aliases": sorted(others),
    }
