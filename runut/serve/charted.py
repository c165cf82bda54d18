"""The charts of a story on the single page: those of the story's own page, drawn once and carried along."""

from base64 import b64encode
from collections.abc import Container, Iterable, Mapping

from msgspec import Struct

from runut.serve.anchors import Printed
from runut.serve.brief import brief
from runut.serve.charts.amounts import amount_chart, figure_chart
from runut.serve.charts.drawing import Drawing
from runut.serve.charts.inks import inks
from runut.serve.charts.look import Look
from runut.serve.sections.matrix import Known, Matrix, matrix
from runut.serve.sections.sources import Sources, sources
from runut.serve.wording import Wording
from runut.store.views import Views
from runut.store.views.rows import StoryView

# Stories of a page that have charts, those with most articles first: each chart weighs some 100 kB and takes a while.
CHARTED = 20
# Edges of the reporting graph, and omissions of the matrix, as on the story's own page.
EDGES, ABSENT = 60, 60
# A story that one outlet alone tells has nothing to be set side by side.
SEVERAL = 2


class Plot(Struct, frozen=True):
    """The dot plot of figures as pictures that a page carries itself, for light and dark; `alt` says what they show."""

    light: str
    dark: str
    alt: str
    height: int


class Charted(Struct, frozen=True, kw_only=True):
    """Who tells what and who told it first, from whom outlets have it, and figures as dots; fields as in the story's page."""

    matrix: Matrix
    sources: Sources
    plot: Plot | None


def charts(
    views: Views, stories: Iterable[StoryView], listed: Container[str], wording: Wording
) -> Mapping[str, Charted]:
    """Story id -> its charts, for the weightiest stories of more than one outlet; they lead to places of the page alone."""
    several = [view for view in stories if len(view.outlets) >= SEVERAL]
    chosen = sorted(several, key=lambda view: (-len(view.articles), view.id))[:CHARTED]
    ways, drawing = Printed(listed), Drawing()
    found = {}
    for view in chosen:
        one, within = brief(views, view, ways), views.within(view.id)
        known = Known(absences=within.absences(ABSENT, one.shown), conflicts=within.conflicts(one.shown))
        found[view.id] = Charted(
            matrix=matrix(one, known),
            sources=sources(views.reporting(view.id, EDGES, each=False), ways, wording("page.no_outlet")),
            plot=_plot(views, view.id, drawing, wording),
        )
    return found


def _plot(views: Views, story: str, drawing: Drawing, wording: Wording) -> Plot | None:
    found = figure_chart(views, story)
    if found is None:
        return None
    light, dark = (
        drawing.picture(amount_chart(found.quantities, Look(inks(scheme), wording))) for scheme in ("light", "dark")
    )
    says = wording("chart.figures_alt", n=wording.number(len(found.quantities)), outlets=wording.number(found.outlets))
    return Plot(_carried(light), _carried(dark), says, found.height)


def _carried(drawn: bytes) -> str:
    return "data:image/svg+xml;base64," + b64encode(drawn).decode()
