"""Which outlets report, and how much?"""

from msgspec import Struct

from runut.serve.charts.sparks import Spark, peak, sparks
from runut.serve.sections.lines import Turned, turned
from runut.serve.visit import Visit
from runut.store.views.coverage import OutletView

ROWS = 40


class OutletLine(Struct, frozen=True, kw_only=True):
    """“KabarTiga: 41 articles in nine stories, mostly in August”: an outlet with its days as a line of bars."""

    outlet: OutletView
    href: str
    sparks: tuple[Spark, ...]


class OutletsPage(Struct, frozen=True, kw_only=True):
    """The outlets of the latest `looked` of `total` articles, which are from `first` to `last`."""

    outlets: tuple[OutletLine, ...]
    at: Turned
    first: str | None
    last: str | None
    looked: int
    total: int


def outlets(visit: Visit) -> OutletsPage:
    """The outlets of the latest articles, those with most first."""
    lately = visit.views.lately
    found = lately.outlets()
    days = sorted(day for one in found for day, _ in one.days)
    first, last = (days[0], days[-1]) if days else (None, None)
    shown, at = turned(visit, found, lines=ROWS)
    highest = peak((one.days for one in shown), first or "", last or "") if days else 1
    return OutletsPage(
        outlets=tuple(
            OutletLine(
                outlet=one,
                href=visit.ways.to("o", one.name),
                sparks=sparks(one.days, first or "", last or "", highest) if one.days else (),
            )
            for one in shown
        ),
        at=at,
        first=first,
        last=last,
        looked=sum(one.articles for one in found),
        total=lately.count(),
    )
