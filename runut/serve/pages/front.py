"""The front page: the stories, newest first, narrowed as a reader asks, and what is new since the last look."""

from msgspec import Struct

from runut.records.codebook import CODEBOOK
from runut.serve.charts.spark import Spark, spark
from runut.serve.paths import own
from runut.serve.routes import Go
from runut.serve.visit import LINES, Beyond, Visit
from runut.store.views.browse import Offer, Wanted
from runut.store.views.rows import StoryView

# The browser's memory of the last article that its reader has seen arrive.
SEEN = "runut-seen"
# No article has a number of so many digits.
_LONGEST = 16
# Stories shown of what is new.
NEW = 5


class Line(Struct, frozen=True, kw_only=True):
    """“The flood in Sarindal, on three origins, a bar for each day”: a story in the list."""

    story: StoryView
    lead: str
    origins: int
    spark: Spark | None


class News(Struct, frozen=True, kw_only=True):
    """What arrived since this browser's reader last looked: `last` is the number to remember once it is seen."""

    articles: int
    lines: tuple[Line, ...]
    last: int


class Front(Struct, frozen=True, kw_only=True):
    """One page of the list; `total` is None where stories are not counted, `news` where nothing is new."""

    lines: tuple[Line, ...]
    total: int | None
    page: int
    more: bool
    wanted: Wanted
    offer: Offer
    news: News | None


def front(visit: Visit) -> Front:
    """The stories that a visit asks for; raises Beyond, and UnknownRecord for an actor that nobody is called."""
    views, wanted = visit.views, _wanted(visit)
    found = views.shelf(wanted, visit.page, LINES)
    if not found.stories and visit.page > 1:
        raise Beyond
    return Front(
        lines=_lines(visit, found.stories),
        total=found.total,
        page=visit.page,
        more=found.more,
        wanted=wanted,
        offer=views.offer(),
        news=_news(visit) if wanted.anything and visit.page == 1 and visit.as_of is None else None,
    )


def _wanted(visit: Visit) -> Wanted:
    asked = {
        name: visit.query.get(name, "").strip() for name in ("actor", "place", "outlet", "language", "since", "until")
    }
    type_ = visit.query.get("type", "")
    return Wanted(
        **asked,
        type=type_ if type_ in CODEBOOK else "",
        differing=bool(visit.query.get("differing")),
        several=bool(visit.query.get("several")),
    )


def _lines(visit: Visit, stories: tuple[StoryView, ...]) -> tuple[Line, ...]:
    ids = [story.id for story in stories]
    origins, leads = visit.views.origins(ids), visit.views.leads(ids)
    return tuple(
        Line(
            story=story,
            lead=leads.get(story.id, ""),
            origins=origins.get(story.id, 0),
            spark=spark(article.published for article in story.articles),
        )
        for story in stories
    )


def _news(visit: Visit) -> News | None:
    """What came after the last article that this browser has seen; a browser that comes first has seen all."""
    seen = visit.cookies.get(SEEN, "")
    if not (seen.isascii() and seen.isdigit() and len(seen) < _LONGEST):
        return None
    found = visit.views.arrivals(int(seen), NEW)
    if not found.articles:
        return None
    return News(articles=found.articles, lines=_lines(visit, found.stories), last=found.last)


def look(visit: Visit) -> Go:
    """Remember that all that is there now was seen."""
    last = visit.views.last_row()
    return Go(own(visit.form.get("back", "/")), ((SEEN, str(last)),))
