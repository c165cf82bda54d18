"""Which rows links and findings become, and how those of a component are replaced."""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from msgspec.structs import asdict
from sqlalchemy import Connection, delete, select

from runut.records.findings import Findings, Passage, Reuse
from runut.records.links import Edge, Linked, Reason, Standing
from runut.records.span import Span
from runut.store import schema
from runut.store.actors import join_actors
from runut.store.adding import LEAVE, add, taking
from runut.store.dialect import ask, listed
from runut.store.keeping import among, forget, plain, portions

_NEAR = """
SELECT "left", "right", score FROM edge WHERE "left" IN {texts}
UNION ALL
SELECT "right", "left", score FROM edge WHERE "right" IN {texts}
"""
# To seek each pair of some hundred articles would take their square; an article has far fewer edges than that.
_AMONG = """
SELECT "left", "right", score FROM edge WHERE "left" IN {texts} AND {unsought}"right" IN {texts}
"""

# As text, which is decoded for those edges alone that are wanted.
_EXPLAINED = """
SELECT "left", "right", score, CAST(reasons AS text) FROM edge WHERE "left" IN {texts} AND "right" IN {texts}
"""
_REASONS = msgspec.json.Decoder(tuple[Reason, ...])


def keep_edges(connection: Connection, edges: Iterable[Edge]) -> None:
    """Keep scored pairs of articles; a pair that is kept already stays as it is."""
    add(connection, schema.EDGE, [asdict(edge) for edge in edges], LEAVE)


def read_edges(connection: Connection, pairs: Collection[tuple[str, str]]) -> tuple[Edge, ...]:
    """The kept edges of these pairs, in order."""
    wanted = set(pairs)
    lefts, rights = listed(one for one, _ in wanted), listed(one for _, one in wanted)
    rows = ask(connection, _EXPLAINED, (lefts, rights)).all() if wanted else []
    found = (
        Edge(left=left, right=right, score=score, reasons=_REASONS.decode(said))
        for left, right, score, said in rows
        if (left, right) in wanted
    )
    return tuple(sorted(found, key=lambda edge: (edge.left, edge.right)))


def read_scores(connection: Connection, articles: Collection[str]) -> dict[tuple[str, str], float]:
    """The scores of the kept edges of which both ends are among `articles`, by left and right."""
    ids = listed(articles)
    return {(one, other): score for one, other, score in ask(connection, _AMONG, (ids, ids)).all()}


def read_standings(connection: Connection, articles: Collection[str]) -> dict[str, Standing]:
    """By story, what stands beside the stories of these articles; nothing for those that are in none."""
    table, within = schema.STANDING, schema.STORY_ARTICLE.c
    stories = select(within.story).where(among(within.article, articles))
    found = connection.execute(select(table).where(table.c.story.in_(stories))).mappings().all()
    return {row["story"]: msgspec.convert(plain(row), Standing) for row in found}


def near(connection: Connection, articles: Collection[str]) -> dict[str, dict[str, float]]:
    """For each of `articles` that has a kept edge: the other ends, with the scores."""
    found: dict[str, dict[str, float]] = {}
    ids = listed(articles)
    for one, other, score in ask(connection, _NEAR, (ids, ids)).all():
        found.setdefault(one, {})[other] = score
    return found


def keep_reuses(connection: Connection, reuses: Iterable[Reuse]) -> None:
    """Keep pairs of passages; a pair that is kept already stays as it is."""
    rows = [
        {
            "id": reuse.id,
            "earlier": reuse.earlier.article,
            "earlier_start": reuse.earlier.span.start,
            "earlier_end": reuse.earlier.span.end,
            "later": reuse.later.article,
            "later_start": reuse.later.span.start,
            "later_end": reuse.later.span.end,
            "similarity": reuse.similarity,
            "kind": reuse.kind,
            "first_by": reuse.first_by,
            "changes": reuse.changes,
        }
        for reuse in reuses
    ]
    add(connection, schema.REUSE, rows, LEAVE)


def reuses_among(connection: Connection, articles: Collection[str]) -> tuple[Reuse, ...]:
    """The kept passages of which both ends are among `articles`, in order of id; changed quotations are a story's."""
    table, within = schema.REUSE, set(articles)
    found: list[Reuse] = []
    for portion in portions(articles):
        rows = connection.execute(select(table).where(table.c.earlier.in_(portion))).mappings()
        found.extend(reuse_of(row) for row in rows if row["later"] in within and row["kind"] != "quotation")
    return tuple(sorted(found, key=lambda one: one.id))


def reuse_of(row: Any) -> Reuse:  # noqa: ANN401  # a row of the table, as SQLAlchemy gives it
    """The reuse that a row of the table holds."""
    return Reuse(
        id=row["id"],
        earlier=Passage(row["earlier"], Span(row["earlier_start"], row["earlier_end"])),
        later=Passage(row["later"], Span(row["later_start"], row["later_end"])),
        similarity=row["similarity"],
        kind=row["kind"],
        first_by=row["first_by"],
        changes=tuple(row["changes"]),
    )


def replace(connection: Connection, linked: Linked, findings: Findings) -> None:
    """Put the links and findings of one closed set of articles in place of what stood for its articles before.

    Stories that are the same stay as they are, with all that was made of them.
    """
    clear(connection, linked.articles, linked.same)
    _write_stories(connection, linked)
    join_actors(connection, linked.memberships)
    _write_findings(connection, findings)
    forget(connection, schema.PENDING, "article", linked.articles)


def clear(connection: Connection, articles: Collection[str], same: Collection[str] = ()) -> None:
    """Take away the stories of these articles, but for the `same`, with their entries and findings.

    Passages that two articles share stay: they depend on the two alone. Changed quotations are those of a story.
    """
    stories: set[str] = set()
    table, reuse = schema.STORY_ARTICLE, schema.REUSE
    for portion in portions(articles):
        stories |= set(connection.scalars(select(table.c.story).where(table.c.article.in_(portion))))
    stories -= set(same)
    for portion in portions(stories):
        told = select(table.c.article).where(table.c.story.in_(portion))
        for end in (reuse.c.earlier, reuse.c.later):
            connection.execute(delete(reuse).where(end.in_(told), reuse.c.kind == "quotation"))
    for table in (schema.OMISSION, schema.DISAGREEMENT, schema.STANDING):
        forget(connection, table, "story", stories)
    entries: set[str] = set()
    for portion in portions(stories):
        entries |= set(connection.scalars(select(schema.ENTRY.c.id).where(schema.ENTRY.c.story.in_(portion))))
    forget(connection, schema.ENTRY_EVENT, "entry", entries)
    forget(connection, schema.ENTRY, "id", entries)
    forget(connection, schema.STORY_ARTICLE, "story", stories)
    forget(connection, schema.STORY, "id", stories)


def _write_stories(connection: Connection, linked: Linked) -> None:
    add(connection, schema.STORY, [_without(story, "articles") for story in linked.stories])
    placed = [{"article": article, "story": story.id} for story in linked.stories for article in story.articles]
    add(connection, schema.STORY_ARTICLE, placed)
    add(connection, schema.STANDING, [asdict(standing) for standing in linked.standings])
    add(connection, schema.ENTRY, [_without(entry, "events") for entry in linked.entries])
    # An old happening stands with a story that may be linked after this one, where the two part: it is taken from there.
    events = [{"event": event, "entry": entry.id} for entry in linked.entries for event in entry.events]
    add(connection, schema.ENTRY_EVENT, events, taking("event", "entry"))


def _write_findings(connection: Connection, findings: Findings) -> None:
    for table, found in ((schema.DISAGREEMENT, findings.disagreements), (schema.OMISSION, findings.omissions)):
        add(connection, table, [asdict(one) for one in found])
    keep_reuses(connection, findings.reuses)


def _without(record: msgspec.Struct, field: str) -> dict[str, Any]:
    row = asdict(record)
    row.pop(field)
    return row
