"""One article: its text with the claims marked, what it left out, and the passages it shares with others."""

from msgspec import Struct

from runut.serve.labels import Labels
from runut.serve.quoting import Desk, Everything
from runut.serve.sections.articles import ArticlePart, article_part
from runut.serve.sections.passages import Shared, passages
from runut.serve.visit import Visit
from runut.store.views.lacking import Lacking
from runut.store.views.retold import ReuseView


class ArticlePage(Struct, frozen=True, kw_only=True):
    """The article; `newer` is the article that stands at its address now, where it is no longer this one."""

    part: ArticlePart
    lacking: tuple[Lacking, ...]
    passages: tuple[Shared, ...]
    newer: str | None


def article(visit: Visit) -> ArticlePage:
    """The article that a visit asks for; raises UnknownRecord."""
    views, id_ = visit.views, visit.parts["id"]
    reuses = views.reuses({id_})
    part = article_part(views, id_, visit.wording, visit.ways)
    return ArticlePage(
        part=part,
        lacking=views.lacking(id_),
        passages=passages(reuses, _desk(visit, reuses)),
        newer=part.row.replaced_by,
    )


def _desk(visit: Visit, reuses: tuple[ReuseView, ...]) -> Desk:
    """Where the passages of other articles stand."""
    ends = {quotation.article for one in reuses for quotation in (one.earlier, one.later)}
    rows = visit.views.rows(ends)
    everything = Everything()
    return Desk(
        marks=everything,
        articles=rows,
        actors={},
        listed=everything,
        labels=Labels([row.source for row in rows.values()]),
        ways=visit.ways,
    )
