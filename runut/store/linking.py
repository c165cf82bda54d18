"""Which rows links and findings become, and how those of a component are replaced."""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from msgspec.structs import asdict
from sqlalchemy import Connection, select

from runut.records.findings import Findings, Passage, Reuse
from runut.records.links import Edge, Linked, Reason, Standing
from runut.records.span import Span
from runut.store import schema
from runut.store.actors import join_actors
from runut.store.adding import LEAVE, add
from runut.store.changing import change, key_of
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
_QUOTED = tuple(
    f"DELETE FROM reuse WHERE kind = 'quotation' AND {end} IN (SELECT article FROM story_article WHERE story IN {{texts}})"  # noqa: S608  # our own words
    for end in ("earlier", "later")
)
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
    before = _stories_of(connection, linked.articles) - set(linked.same)
    _forget_quotations(connection, before)
    placed = [{"article": article, "story": story.id} for story in linked.stories for article in story.articles]
    # An old happening stands with a story that may be linked after this one, where the two part: it is taken from there.
    events = [{"event": event, "entry": entry.id} for entry in linked.entries for event in entry.events]
    tables = (
        (schema.STORY, ("id", before), _rows(linked.stories, "articles")),
        (schema.ENTRY, ("story", before), _rows(linked.entries, "events")),
        (schema.STANDING, ("story", before), _rows(linked.standings)),
        (schema.STORY_ARTICLE, ("story", before), placed),
        (schema.ENTRY_EVENT, ("entry", _entries_of(connection, before)), events),
        (schema.DISAGREEMENT, ("story", before), _rows(findings.disagreements)),
        (schema.OMISSION, ("story", before), _rows(findings.omissions)),
    )
    left = [(table, change(connection, table, within, rows)) for table, within, rows in tables]
    for table, keys in reversed(left):
        forget(connection, table, key_of(table), keys)
    join_actors(connection, linked.memberships)
    keep_reuses(connection, findings.reuses)
    forget(connection, schema.PENDING, "article", linked.articles)


def _rows(records: Iterable[msgspec.Struct], *without: str) -> list[dict[str, Any]]:
    """The rows of records, which have fields of the same names but for those that are rows elsewhere."""
    rows = [asdict(one) for one in records]
    for row in rows:
        for field in without:
            del row[field]
    return rows


def _stories_of(connection: Connection, articles: Collection[str]) -> set[str]:
    question = "SELECT DISTINCT story FROM story_article WHERE article IN {texts}"
    return set(ask(connection, question, (listed(articles),)).scalars())


def _entries_of(connection: Connection, stories: Collection[str]) -> frozenset[str]:
    return frozenset(ask(connection, "SELECT id FROM entry WHERE story IN {texts}", (listed(stories),)).scalars())


def _forget_quotations(connection: Connection, stories: Collection[str]) -> None:
    """Take away the changed quotations of these stories."""
    if stories:
        for said in _QUOTED:
            ask(connection, said, (listed(stories),))


def clear(connection: Connection, articles: Collection[str]) -> None:
    """Take away the stories of these articles with their entries and findings.

    Passages that two articles share stay: they depend on the two alone. Changed quotations are those of a story.
    """
    stories = _stories_of(connection, articles)
    _forget_quotations(connection, stories)
    for table in (schema.OMISSION, schema.DISAGREEMENT, schema.STANDING):
        forget(connection, table, "story", stories)
    entries = _entries_of(connection, stories)
    forget(connection, schema.ENTRY_EVENT, "entry", entries)
    forget(connection, schema.ENTRY, "id", entries)
    forget(connection, schema.STORY_ARTICLE, "story", stories)
    forget(connection, schema.STORY, "id", stories)
