"""One story: what happened, who tells it, what differs."""

from collections.abc import Mapping

from msgspec import Struct

from runut.errors import UnknownRecord
from runut.serve.anchors import Ways, anchor
from runut.serve.brief import BACKGROUND, DIFFERENCES, Brief, brief, desk_of
from runut.serve.charts.amounts import FigureChart, figure_chart
from runut.serve.charts.days import Picture, picture
from runut.serve.quoting import spoken
from runut.serve.sections.absent import Silent, absent
from runut.serve.sections.disagreements import Difference, differences
from runut.serve.sections.figures import figures
from runut.serve.sections.happenings import Item, happenings
from runut.serve.sections.matrix import Known, Matrix, matrix
from runut.serve.sections.passages import Shared, shared
from runut.serve.sections.sources import Sources, sources
from runut.serve.sections.values import Values, values
from runut.serve.sections.voices import Voice, voices
from runut.serve.visit import Beyond, Visit
from runut.store.views import Views
from runut.store.views.casting import Deal
from runut.store.views.outlines import OutlineRow
from runut.store.views.rows import ArticleRow, StoryView, teller
from runut.text.days import in_time

# Entries on one page of the whole list; edges and sources of the reporting graph; omissions; articles in the list.
WHOLE, EDGES, ABSENT, ARTICLES = 100, 60, 60, 40
# Quantities of each kind in the table of figures.
QUANTITIES = 30
# Sentences of the summary, and of what they may tell.
SENTENCES = 2
TOLD = ("occurred", "future")


class Head(Struct, frozen=True, kw_only=True):
    """What a story is: its title, its days, and how much there is of it; `origins` is 0 where it was not asked."""

    id: str
    title: str
    language: str
    first: str | None
    last: str | None
    articles: int
    outlets: tuple[str, ...]
    origins: int
    entries: int
    differences: int


class Sentence(Struct, frozen=True):
    """One sentence of the summary: what happened, as its entry says it, how many outlets tell it, and the way to it."""

    entry: str
    says: str
    outlets: int
    href: str


class ArticleLink(Struct, frozen=True):
    """An article of the story, and the way to it."""

    row: ArticleRow
    outlet: str
    href: str


class Parts(Struct, frozen=True, kw_only=True):
    """What stands around the list of entries: everything but the list itself."""

    matrix: Matrix
    differences: tuple[Difference, ...]
    more_differences: int
    figures: Values
    chart: FigureChart | None
    sources: Sources
    voices: tuple[Voice, ...]
    absent: tuple[Silent, ...]
    passages: tuple[Shared, ...]
    articles: tuple[ArticleLink, ...]
    more_articles: int


class StoryPage(Struct, frozen=True, kw_only=True):
    """A story; `parts` is None where the whole list of entries is asked for, which has a page for every hundred.

    `whole` leads to that list where not all entries are shown, `back` from it to the story.
    """

    head: Head
    place: str
    summary: tuple[Sentence, ...]
    picture: Picture | None
    items: tuple[Item, ...]
    background: tuple[Item, ...]
    whole: str | None
    back: str | None
    page: int
    pages: int
    parts: Parts | None

    @property
    def numbers(self) -> Mapping[str, int]:
        """By which number a sentence of the summary is found in the picture: entry -> number, from 1 on."""
        drawn = {point.entry.id for lane in self.picture.lanes for point in lane.points} if self.picture else set()
        return {one.entry: number for number, one in enumerate(self.summary, start=1) if one.entry in drawn}

    @property
    def sections(self) -> tuple[tuple[str, int], ...]:
        """The name of each section in the texts that has something, with how many lines it has."""
        found = [("timeline", self.head.entries)]
        if self.parts is not None:
            told = self.parts
            found += [
                ("matrix", len(told.matrix.rows)),
                ("differences", self.head.differences),
                ("figures", sum(len(group.rows) for group in (*told.figures.shared, *told.figures.alone))),
                ("sources", len(told.sources.tree)),
                ("voices", len(told.voices)),
                ("absent", len(told.absent)),
                ("passages", len(told.passages)),
                ("articles", self.head.articles),
            ]
        return tuple((name, n) for name, n in found if n)


def story(visit: Visit) -> StoryPage:
    """The story that a visit asks for; its id may be cut short. Raises UnknownRecord."""
    views = visit.views
    found = views.stories_at(visit.parts["id"])
    if len(found) != 1:
        message = f"the chronicle has no story “{visit.parts['id']}”; the front page lists them."
        raise UnknownRecord(message)
    (view,) = views.stories(of=found)
    return _whole(visit, views, view) if visit.query.get("all") else _short(visit, views, view)


def _short(visit: Visit, views: Views, view: StoryView) -> StoryPage:
    """The story with its weightiest entries and all else."""
    one = brief(views, view, visit.ways)
    parts = _parts(visit, views, one)
    items = happenings(
        (entry for entry in one.material.entries if entry.id in one.shown), one.deals, one.desk, view.outlets
    )
    return StoryPage(
        head=_head(view, parts.sources.origins),
        place=anchor("s", view.id),
        summary=_summary(one, visit.ways),
        picture=_picture(one.outline, view, visit.ways),
        items=tuple(item for item in items if item.entry.status != BACKGROUND),
        background=tuple(item for item in items if item.entry.status == BACKGROUND),
        whole=visit.ways.page("/story", view.id, all="1") if len(items) < view.entries else None,
        back=None,
        page=1,
        pages=1,
        parts=parts,
    )


def _whole(visit: Visit, views: Views, view: StoryView) -> StoryPage:
    """All entries of the story by date, a hundred on a page; raises Beyond."""
    outline = views.within(view.id).outline()
    pages = max(1, -(-len(outline) // WHOLE))
    page = visit.page
    if page > pages:
        raise Beyond
    ids = [one.id for one in outline[(page - 1) * WHOLE : page * WHOLE]]
    deals = views.deals_of(ids)
    desk = desk_of(views, view, visit.ways, deals)
    return StoryPage(
        head=_head(view, 0),
        place=anchor("s", view.id),
        summary=(),
        picture=_picture(outline, view, visit.ways),
        items=happenings(views.entries(ids), deals, desk, view.outlets),
        background=(),
        whole=None,
        back=visit.ways.to("s", view.id),
        page=page,
        pages=pages,
        parts=None,
    )


def _head(view: StoryView, origins: int) -> Head:
    return Head(
        id=view.id,
        title=view.title,
        language=spoken(view.articles[0] if view.articles else None),
        first=view.first,
        last=view.last,
        articles=len(view.articles),
        outlets=view.outlets,
        origins=origins,
        entries=view.entries,
        differences=view.disagreements,
    )


def _picture(outline: tuple[OutlineRow, ...], view: StoryView, ways: Ways) -> Picture | None:
    return picture([one for one in outline if one.status != BACKGROUND], view.first, view.last, ways)


def _summary(one: Brief, ways: Ways) -> tuple[Sentence, ...]:
    """The weightiest entries that happened or will, in order of time, no two of one type."""
    chosen: dict[str, OutlineRow] = {}
    told = (row for row in one.outline if row.id in one.shown and row.status in TOLD and row.summary)
    for row in sorted(told, key=lambda row: (-_telling(row, one.deals[row.id]), in_time(row.date), row.id)):
        chosen.setdefault(row.type, row)
    first = sorted(list(chosen.values())[:SENTENCES], key=lambda row: (in_time(row.date), row.id))
    return tuple(Sentence(row.id, row.summary, row.outlets, ways.to("e", row.id)) for row in first)


def _telling(row: OutlineRow, deal: Deal) -> float:
    """How much an entry tells a reader: by how many outlets, and whether it says when, who and to whom."""
    exact = row.date is not None and len(row.date) >= len("2024-08-04")
    return row.outlets * (1 + 0.5 * exact + 0.5 * bool(deal.actors) + 0.25 * bool(deal.recipients))


def _parts(visit: Visit, views: Views, one: Brief) -> Parts:
    view, ways, within = one.material.view, visit.ways, views.within(one.material.view.id)
    absences = within.absences(ABSENT, one.shown)
    return Parts(
        matrix=matrix(one, Known(absences=absences, conflicts=within.conflicts(one.shown))),
        differences=differences(one.material, one.desk, visit.wording),
        more_differences=max(0, view.disagreements - DIFFERENCES),
        figures=values(figures(one.material, one.desk), QUANTITIES),
        chart=figure_chart(views, view.id),
        sources=sources(views.reporting(view.id, EDGES, each=False), ways, visit.wording("page.no_outlet")),
        voices=voices(one.spoken, one.claims, one.desk),
        absent=absent(absences, one.outlet_of, ways),
        passages=shared(one.material, one.desk),
        articles=tuple(ArticleLink(row, teller(row), ways.to("a", row.id)) for row in view.articles[:ARTICLES]),
        more_articles=max(0, len(view.articles) - ARTICLES),
    )
