"""The outline of one story: its entries without their words, who leaves what out, and which claims a page shows of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select

from runut.records.claims import Status
from runut.records.codebook import EventType
from runut.store import schema
from runut.store.keeping import portions
from runut.text.days import in_time


class OutlineRow(Struct, frozen=True, kw_only=True):
    """“10 August, agreement, six outlets”: an entry of a story in one line; `differs` counts the disagreements about it."""

    id: str
    date: str | None
    type: EventType
    mode: str | None
    status: Status
    summary: str
    outlets: int
    articles: int
    differs: int


class AbsenceRow(Struct, frozen=True, kw_only=True):
    """“Told on three origins, and not by these articles”: an entry that is left out.

    `told_by` and `left_out_by` are article ids; `weight` runs from 0 to 1.
    """

    entry: str
    summary: str
    date: str | None
    told_by: tuple[str, ...]
    left_out_by: tuple[str, ...]
    independence: int
    weight: float


class ConflictRow(Struct, frozen=True):
    """“On these articles' word it cannot all be true”: a conflict about an entry, and the articles that take part."""

    id: str
    articles: frozenset[str]


class SpokenRow(Struct, frozen=True, kw_only=True):
    """“Arden Kolsaria, 41 statements, of which these”: a speaker of a story; `actor` is None where nobody is named.

    `statements` are ids, by publication.
    """

    actor: str | None
    total: int
    statements: tuple[str, ...]


def outline(connection: Connection, story: str) -> tuple[OutlineRow, ...]:
    """The entries of a story, by date, undated last."""
    entry, member, event, article = schema.ENTRY, schema.ENTRY_EVENT, schema.EVENT, schema.ARTICLE
    told = select(entry.c.id, entry.c.date, entry.c.type, entry.c.mode, entry.c.status, entry.c.summary)
    question = (
        told.add_columns(
            func.count(func.coalesce(article.c.outlet, article.c.id).distinct()).label("outlets"),
            func.count(article.c.id.distinct()).label("articles"),
        )
        .select_from(entry)
        .outerjoin(member, member.c.entry == entry.c.id)
        .outerjoin(event, event.c.id == member.c.event)
        .outerjoin(article, article.c.id == event.c.article)
        .where(entry.c.story == story)
        .group_by(entry.c.id)
    )
    finding = schema.DISAGREEMENT
    counted = select(finding.c.entry, func.count()).where(finding.c.story == story).group_by(finding.c.entry)
    differs: dict[str | None, int] = dict(connection.execute(counted).all())
    rows = [
        OutlineRow(**row, differs=differs.get(row["id"], 0)) for row in connection.execute(question).mappings().all()
    ]
    return tuple(sorted(rows, key=lambda one: (in_time(one.date), one.id)))


def absences(connection: Connection, story: str, most: int, entries: Collection[str] = ()) -> tuple[AbsenceRow, ...]:
    """The `most` weightiest omissions of a story, and those of `entries`; the weightiest first."""
    table, entry = schema.OMISSION, schema.ENTRY
    question = (
        select(table.c.id, table.c.entry, table.c.told_by, table.c.left_out_by, table.c.independence, table.c.weight)
        .add_columns(entry.c.summary, entry.c.date)
        .join(entry, entry.c.id == table.c.entry)
        .where(table.c.story == story)
    )
    first = question.order_by(table.c.weight.desc(), table.c.id).limit(most)
    found: dict[str, Any] = {row["id"]: row for row in connection.execute(first).mappings()}
    for portion in portions(entries):
        asked = question.where(table.c.entry.in_(portion))
        found.update((row["id"], row) for row in connection.execute(asked).mappings())
    ordered = sorted(found.values(), key=lambda row: (-row["weight"], row["id"]))
    return tuple(
        AbsenceRow(
            entry=row["entry"],
            summary=row["summary"],
            date=row["date"],
            told_by=tuple(row["told_by"]),
            left_out_by=tuple(row["left_out_by"]),
            independence=row["independence"],
            weight=row["weight"],
        )
        for row in ordered
    )


def spoken(connection: Connection, story: str, speakers: int, each: int) -> tuple[SpokenRow, ...]:
    """The speakers of a story that say most, `each` with its first statements; whoever is not named comes last."""
    table, member, within = schema.STATEMENT, schema.ACTOR_MEMBER, schema.STORY_ARTICLE
    article = schema.ARTICLE
    question = (
        select(table.c.id, member.c.actor)
        .select_from(table)
        .join(within, within.c.article == table.c.article)
        .join(article, article.c.id == table.c.article)
        .outerjoin(member, member.c.local_actor == table.c.speaker[0].as_string())
        .where(within.c.story == story)
        .order_by(article.c.published.is_(None), article.c.published, table.c.article, table.c.n)
    )
    said: dict[str | None, list[str]] = defaultdict(list)
    for id_, actor in connection.execute(question).all():
        said[actor].append(id_)
    ordered = sorted(said.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))
    return tuple(SpokenRow(actor=actor, total=len(ids), statements=tuple(ids[:each])) for actor, ids in ordered)[
        :speakers
    ]


def measured(connection: Connection, story: str, most: int) -> Mapping[str, str | None]:
    """Figure -> the entry that it measures: all of a story, or, of more than `most`, those of what most articles count."""
    table, member, within = schema.FIGURE, schema.ENTRY_EVENT, schema.STORY_ARTICLE
    question = (
        select(table.c.id, table.c.article, member.c.entry)
        .select_from(table)
        .join(within, within.c.article == table.c.article)
        .outerjoin(member, member.c.event == table.c.event)
        .where(within.c.story == story)
        .order_by(table.c.id)
    )
    rows = connection.execute(question).all()
    if len(rows) <= most:
        return {row.id: row.entry for row in rows}
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.entry is not None:
            articles[row.entry].add(row.article)
    ordered = sorted((row for row in rows if row.entry), key=lambda row: (-len(articles[row.entry]), row.entry, row.id))
    return {row.id: row.entry for row in ordered[:most]}


def conflicts(connection: Connection, entries: Collection[str]) -> Mapping[str, tuple[ConflictRow, ...]]:
    """Entry -> the conflicts about it, the weightiest first."""
    table, found = schema.DISAGREEMENT, defaultdict[str, list[ConflictRow]](list)
    for portion in portions(entries):
        question = (
            select(table.c.id, table.c.entry, table.c.variants)
            .where(table.c.entry.in_(portion), table.c.kind == "conflict")
            .order_by(table.c.weight.desc(), table.c.id)
        )
        for id_, entry, variants in connection.execute(question):
            # The id of a claim begins with that of its article.
            articles = {claim.partition(":")[0] for variant in variants for claim in variant[1]}
            found[entry].append(ConflictRow(id_, frozenset(articles)))
    return {entry: tuple(rows) for entry, rows in found.items()}
