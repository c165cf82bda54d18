"""Who tells what: entries that some outlets of a story leave out, against its outlets."""

from typing import Literal

from msgspec import Struct

from runut.serve.anchors import Ways
from runut.serve.gather import StoryMaterial
from runut.serve.wording import WEIGHT, Wording
from runut.store.views.rows import ArticleRow, EntryView, teller
from runut.text.days import in_time

Cell = Literal["tells", "leaves_out", "not_asked"]


class OmissionRow(Struct, frozen=True):
    """An entry, where it stands in the timeline, and for each outlet whether it tells it.

    “not_asked” where an outlet's articles could not have told it, or were not compared. `origins` and `weight` say in words
    on how many origins it is told, and how much its absence means.
    """

    entry: EntryView
    href: str
    origins: str
    weight: str
    cells: tuple[Cell, ...]


class OmissionTable(Struct, frozen=True):
    """The outlets of the story and a row for each entry that at least one of them leaves out, the weightiest first."""

    outlets: tuple[str, ...]
    rows: tuple[OmissionRow, ...]


def omissions(story: StoryMaterial, wording: Wording, ways: Ways) -> OmissionTable:
    """The omissions of a story."""
    outlets = story.view.outlets
    rows = []
    for one in sorted(story.omissions, key=lambda found: (-found.weight, in_time(found.entry.date), found.id)):
        tell = {*one.entry.outlets, *_outlets(one.told_by)}
        leave = _outlets(one.left_out_by)
        cells = tuple(_cell(outlet, tell, leave) for outlet in outlets)
        if "leaves_out" in cells:
            origins = wording.count("origins", one.independence)
            weight = wording("page.weight", n=wording.number(one.weight, WEIGHT))
            rows.append(OmissionRow(one.entry, ways.to("e", one.entry.id), origins, weight, cells))
    return OmissionTable(outlets, tuple(rows))


def _outlets(articles: tuple[ArticleRow, ...]) -> set[str]:
    return {teller(article) for article in articles}


def _cell(outlet: str, tell: set[str], leave: set[str]) -> Cell:
    """An outlet tells what any of its articles tells, even where another of them leaves it out."""
    if outlet in tell:
        return "tells"
    return "leaves_out" if outlet in leave else "not_asked"
