"""Every kind of chart: what it is asked for, and how its specification is made."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from runut.errors import UnknownRecord
from runut.serve.charts.amounts import amount_chart, figure_chart
from runut.serve.charts.drawing import Specification
from runut.serve.charts.look import Look
from runut.serve.charts.months import months, score_chart
from runut.serve.charts.reports import per_day, report_chart
from runut.serve.visit import Visit

Made: TypeAlias = Callable[[Visit, Look], Specification]


def chart(kind: str, visit: Visit, look: Look) -> Specification:
    """The chart of that kind that a visit asks for; raises UnknownRecord."""
    if kind not in KINDS:
        message = f"there is no chart “{kind}”; there are {', '.join(sorted(KINDS))}."
        raise UnknownRecord(message)
    return KINDS[kind](visit, look)


def _relation(visit: Visit, look: Look) -> Specification:
    found = visit.views.lately.between(visit.query.get("left", ""), visit.query.get("right", ""))
    return score_chart(months(deal for deal, _ in found.deals), look)


def _figures(visit: Visit, look: Look) -> Specification:
    found = figure_chart(visit.views, visit.query.get("story", ""))
    return amount_chart(found.quantities if found else (), look)


def _outlet(visit: Visit, look: Look) -> Specification:
    rows = visit.views.lately.articles_by(visit.query.get("name", ""))
    return report_chart(per_day(row.published for row in rows), look)


def _actor(visit: Visit, look: Look) -> Specification:
    lately = visit.views.lately
    days = lately.published(lately.of_actor(visit.query.get("id", "")).articles)
    return report_chart(per_day(days.values()), look)


KINDS: Mapping[str, Made] = MappingProxyType(
    {"relation": _relation, "figures": _figures, "outlet": _outlet, "actor": _actor}
)
