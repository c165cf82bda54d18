"""What does a chronicle hold, line by line? Its tables, a portion at a time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Connection, Select, distinct, func, select

from runut.records.codebook import CODEBOOK, score
from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import portions
from runut.store.views.articles import Quoter
from runut.store.views.claims import claim_views
from runut.store.views.entries import entry_views
from runut.store.views.findings import disagreement_views, omission_views
from runut.store.views.lines import (
    ActorLine,
    ArticleLine,
    ClaimLine,
    DisagreementLine,
    EntryLine,
    OmissionLine,
    RelationLine,
    ReuseLine,
    StoryLine,
)
from runut.store.views.names import actor_names
from runut.store.views.rows import ClaimView

Lines: TypeAlias = tuple[Struct, ...]
_BETWEEN = "; "  # between several names in one cell


class Table(Struct, frozen=True, kw_only=True):
    """“Claims: found by their articles, fifty of them at a time”: a table, and in which portions it is read."""

    line: type[Struct]
    over: str
    most: int
    read: Callable[[Connection, Sequence[str]], Iterable[Struct]]


def portion(connection: Connection, name: str, story: str | None, after: str) -> tuple[Lines, str | None]:
    """The lines of table `name` (in one story) that come after what `after` names, and what to ask on with; None at the end.

    Portions that are asked for on one connection, in one transaction, are all of one state.
    """
    table = TABLES[name]
    keys = tuple(connection.scalars(_keys(table.over, story, after).limit(table.most)))
    return tuple(table.read(connection, keys)), keys[-1] if len(keys) == table.most else None


def _keys(over: str, story: str | None, after: str) -> Select[Any]:
    """The ids by which a table is read, from the one after `after` on, in order."""
    column, member, local = _KEYS[over], schema.ACTOR_MEMBER, schema.LOCAL_ACTOR
    question = select(column).where(column > after).order_by(column)
    if over == "article":
        question = question.where(column.not_in(select(schema.RETIRED.c.article)))
    if story is None:
        return question
    of_story = schema.STORY_ARTICLE
    articles = select(of_story.c.article).where(of_story.c.story == story)
    if over == "actor":
        joined = member.join(local, local.c.id == member.c.local_actor)
        articles = select(member.c.actor).select_from(joined).where(local.c.article.in_(articles))
    where: Mapping[str, ColumnElement[bool]] = {
        "story": column == story,
        "article": column.in_(articles),
        "actor": column.in_(articles),
        "reuse": schema.REUSE.c.later.in_(articles),
    }
    return question.where(where[over])


def _stories(connection: Connection, ids: Sequence[str]) -> Iterator[StoryLine]:
    story, member, article = schema.STORY, schema.STORY_ARTICLE, schema.ARTICLE

    def how_many(of: Any, column: Column[str]) -> Any:  # noqa: ANN401  # a column and a subquery, as SQLAlchemy has them
        return select(func.count(of)).where(column == story.c.id).scalar_subquery()

    outlets = select(func.count(distinct(article.c.outlet))).select_from(
        member.join(article, article.c.id == member.c.article)
    )
    question = select(
        story.c.id.label("story"),
        story.c.title,
        story.c.first,
        story.c.last,
        how_many(member.c.article, member.c.story).label("articles"),
        outlets.where(member.c.story == story.c.id).correlate(story).scalar_subquery().label("outlets"),
        how_many(schema.ENTRY.c.id, schema.ENTRY.c.story).label("entries"),
        how_many(schema.DISAGREEMENT.c.id, schema.DISAGREEMENT.c.story).label("disagreements"),
    )
    for row in connection.execute(question.where(story.c.id.in_(ids)).order_by(story.c.id)).mappings():
        yield StoryLine(**row)


def _articles(connection: Connection, ids: Sequence[str]) -> Iterator[ArticleLine]:
    table, member = schema.ARTICLE, schema.STORY_ARTICLE
    names = ("outlet", "title", "authors", "published", "language", "address", "source", "recorded")
    question = select(table.c.id.label("article"), member.c.story, *(table.c[name] for name in names)).select_from(
        table.outerjoin(member, member.c.article == table.c.id)
    )
    for row in connection.execute(question.where(table.c.id.in_(ids)).order_by(table.c.id)).mappings():
        yield ArticleLine(**(dict(row) | {"authors": _BETWEEN.join(row["authors"])}))


def _entries(connection: Connection, ids: Sequence[str]) -> Iterator[EntryLine]:
    for one in sorted(entry_views(connection, stories=ids), key=lambda entry: entry.story):
        yield EntryLine(
            entry=one.id, story=one.story, date=one.date, type=one.type, mode=one.mode, status=one.status,
            place=one.place, actors=_BETWEEN.join(one.actors), recipients=_BETWEEN.join(one.recipients),
            summary=one.summary, outlets=len(one.outlets), articles=len(one.articles), reports=one.reports,
            disagreements=one.disagreements,
        )  # fmt: skip


def _claims(connection: Connection, ids: Sequence[str]) -> Iterator[ClaimLine]:
    found, values = list[str](), dict[str, tuple[float, float | None]]()
    for table in (schema.STATEMENT, schema.EVENT, schema.FIGURE):
        question = select(table.c.id).where(table.c.article.in_(ids))
        found += connection.scalars(question.order_by(table.c.article, table.c.n))
    figure = schema.FIGURE
    for id_, value, high in connection.execute(
        select(figure.c.id, figure.c.value, figure.c.high).where(figure.c.article.in_(ids))
    ):
        values[id_] = (value, high)
    views = claim_views(connection, found)
    for one in sorted((views[id_] for id_ in found), key=lambda view: view.quotation.article):
        yield _claim(one, values.get(one.id))


def _claim(one: ClaimView, figure: tuple[float, float | None] | None) -> ClaimLine:
    cells: dict[str, Any] = dict(one.cells)
    if one.kind == "event":
        cells["type"], _, mode = cells["type"].partition("/")
        cells["mode"] = mode or None
    if figure is not None:
        cells["value"], cells["high"] = figure
    quoted = one.quotation
    return ClaimLine(
        claim=one.id, kind=one.kind, article=quoted.article, story=one.story, entry=one.entry, outlet=quoted.outlet,
        published=quoted.published, line=quoted.line, start=quoted.span.start, end=quoted.span.end, words=quoted.quoted,
        sentence=quoted.text, via=_BETWEEN.join(one.chain), **cells,
    )  # fmt: skip


def _actors(connection: Connection, ids: Sequence[str]) -> Iterator[ActorLine]:
    actor, member, local = schema.ACTOR, schema.ACTOR_MEMBER, schema.LOCAL_ACTOR
    joined = member.join(local, local.c.id == member.c.local_actor)
    articles = select(func.count(distinct(local.c.article))).select_from(joined).where(member.c.actor == actor.c.id)
    question = select(
        actor.c.id.label("actor"),
        actor.c.name,
        actor.c.kind,
        actor.c.country,
        actor.c.aliases,
        articles.correlate(actor).scalar_subquery().label("articles"),
    )
    for row in connection.execute(question.where(actor.c.id.in_(ids)).order_by(actor.c.id)).mappings():
        yield ActorLine(**(dict(row) | {"aliases": _BETWEEN.join(row["aliases"])}))


def _disagreements(connection: Connection, ids: Sequence[str]) -> Iterator[DisagreementLine]:
    for one in sorted(disagreement_views(connection, ids), key=lambda view: (view.story, view.id)):
        for number, variant in enumerate(one.variants, 1):
            for claim in variant.claims:
                quoted = claim.quotation
                yield DisagreementLine(
                    disagreement=one.id, story=one.story, entry=one.entry, slot=one.slot, kind=one.kind, about=one.about,
                    weight=one.weight, version=number, says=variant.says, independence=variant.independence,
                    claim=claim.id, article=quoted.article, outlet=quoted.outlet, published=quoted.published,
                    words=quoted.quoted,
                )  # fmt: skip


def _omissions(connection: Connection, ids: Sequence[str]) -> Iterator[OmissionLine]:
    for one in sorted(omission_views(connection, ids), key=lambda view: (view.story, view.id)):
        for article in one.left_out_by:
            yield OmissionLine(
                omission=one.id, story=one.story, entry=one.entry.id, summary=one.entry.summary, article=article.id,
                outlet=article.outlet, published=article.published, told_by=len(one.told_by),
                independence=one.independence, weight=one.weight,
            )  # fmt: skip


def _reuses(connection: Connection, ids: Sequence[str]) -> Iterator[ReuseLine]:
    table = schema.REUSE
    rows = connection.execute(select(table).where(table.c.id.in_(ids)).order_by(table.c.id)).mappings().all()
    quoter = Quoter(connection, {row[end] for row in rows for end in ("earlier", "later")})
    for row in rows:
        early, late = (quoter.quote(row[end], _span(row, end)) for end in ("earlier", "later"))
        yield ReuseLine(
            reuse=row["id"], kind=row["kind"], similarity=row["similarity"], first_by=row["first_by"],
            earlier=early.article, earlier_outlet=early.outlet, earlier_published=early.published,
            earlier_start=early.span.start, earlier_end=early.span.end, earlier_words=early.quoted,
            later=late.article, later_outlet=late.outlet, later_published=late.published,
            later_start=late.span.start, later_end=late.span.end, later_words=late.quoted,
        )  # fmt: skip


def _span(row: Any, end: str) -> Span:  # noqa: ANN401  # a row, as SQLAlchemy gives it
    return Span(row[f"{end}_start"], row[f"{end}_end"])


def _relations(connection: Connection, ids: Sequence[str]) -> Iterator[RelationLine]:
    table = schema.ENTRY
    rows = [
        row
        for few in portions(ids)
        for row in connection.execute(select(table).where(table.c.story.in_(few)).order_by(table.c.id)).mappings()
    ]
    names = actor_names(connection, {one for row in rows for one in (*row["actors"], *row["recipients"])})
    for row in sorted(rows, key=lambda one: str(one["story"])):
        for left, right in _pairs(row["actors"], row["recipients"]):
            yield RelationLine(
                date=row["date"], actor=left, actor_name=names.get(left, left), recipient=right,
                recipient_name=names.get(right, right), type=row["type"], mode=row["mode"],
                quad=CODEBOOK[row["type"]].quad, score=score(row["type"], row["mode"]), status=row["status"],
                entry=row["id"], story=row["story"],
            )  # fmt: skip


def _pairs(actors: Collection[str], recipients: Collection[str]) -> Iterator[tuple[str, str]]:
    return ((left, right) for left in actors for right in recipients if left != right)


_KEYS: Mapping[str, Column[str]] = MappingProxyType(
    {"story": schema.STORY.c.id, "article": schema.ARTICLE.c.id, "actor": schema.ACTOR.c.id, "reuse": schema.REUSE.c.id}
)
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "stories": Table(line=StoryLine, over="story", most=200, read=_stories),
        "articles": Table(line=ArticleLine, over="article", most=500, read=_articles),
        "entries": Table(line=EntryLine, over="story", most=20, read=_entries),
        "claims": Table(line=ClaimLine, over="article", most=25, read=_claims),
        "actors": Table(line=ActorLine, over="actor", most=500, read=_actors),
        "disagreements": Table(line=DisagreementLine, over="story", most=20, read=_disagreements),
        "omissions": Table(line=OmissionLine, over="story", most=20, read=_omissions),
        "reuses": Table(line=ReuseLine, over="reuse", most=200, read=_reuses),
        "relations": Table(line=RelationLine, over="story", most=50, read=_relations),
    }
)
