"""How did a relation go, month by month?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
from msgspec import Struct

from runut.records.codebook import CODEBOOK, score
from runut.serve.charts.days import LANES
from runut.serve.charts.drawing import Specification
from runut.serve.charts.look import Look, config, inline, whole
from runut.serve.describing import quad_key
from runut.store.views.deals import DealView
from runut.text.days import period

# What counts: what has happened, not what is planned, feared or denied.
HAPPENED = frozenset({"occurred", "historical"})
_MONTH = len("2024-08")
_SIGNED = "datum.value == 0 ? '0' : datum.value > 0 ? '+' + datum.value : '\\u2212' + abs(datum.value)"


class MonthRow(Struct, frozen=True, kw_only=True):
    """“August 2023: four entries, mean 4.1”: what happened in one month.

    `counts` are in the order of the pictures' lanes; `mean` runs from -10 to 10, None where nothing has a score.
    """

    month: str
    counts: tuple[int, ...]
    mean: float | None


def months(deals: Iterable[DealView]) -> tuple[MonthRow, ...]:
    """The months in which something happened, in order; what has no month is left out."""
    by_month: dict[str, list[DealView]] = defaultdict(list)
    for deal in deals:
        month = period(deal.date)
        if deal.status in HAPPENED and len(month) == _MONTH:
            by_month[month].append(deal)
    return tuple(_row(month, by_month[month]) for month in sorted(by_month))


def mean_score(deals: Iterable[DealView]) -> float | None:
    """The mean PLOVER score of what happened, from -10 to 10; None where nothing has one.

    >>> mean_score([]) is None
    True
    """
    scores = [found for deal in deals if (found := score(deal.type, deal.mode)) is not None]
    return round(sum(scores) / len(scores), 2) if scores else None


def _row(month: str, deals: list[DealView]) -> MonthRow:
    quads = Counter(CODEBOOK[deal.type].quad for deal in deals)
    return MonthRow(month=month, counts=tuple(quads[quad] for quad in LANES), mean=mean_score(deals))


def score_chart(rows: Iterable[MonthRow], look: Look) -> Specification:
    """The mean score of each month as a line from -10 to 10, and under it the entries: cooperation up, conflict down."""
    rows = tuple(rows)
    both = alt.vconcat(_scores(rows, look), _bars(rows, look), spacing=14).resolve_scale(x="shared")
    return {**both.to_dict(), "config": config(look)}


def _across(rows: tuple[MonthRow, ...], look: Look, *, labels: bool) -> alt.X:
    axis = alt.Axis(
        format="%b %Y",
        labelAngle=0,
        grid=False,
        domain=False,
        labels=labels,
        ticks=labels,
        values=_labelled(rows, 3 if look.narrow else 8),
    )
    padding = _thickness(rows, look) / 2 + 6
    return alt.X("month:T", title=None, axis=axis, scale=alt.Scale(padding=padding))


def _labelled(rows: tuple[MonthRow, ...], room: int) -> list[alt.DateTime]:
    """The months to name on the axis, each once, in even steps, as many as there is room for."""
    ends = [int(row.month[:4]) * 12 + int(row.month[5:]) - 1 for row in (*rows[:1], *rows[-1:])]
    span = ends[-1] - ends[0] + 1 if ends else 0
    step = next((step for step in (1, 2, 3, 4, 6) if span <= step * room), 12 * -(-span // (12 * room)))
    named = range(ends[0], ends[-1] + 1, step) if ends else range(0)
    return [alt.DateTime(year=n // 12, month=n % 12 + 1, date=15) for n in named]


def _scores(rows: tuple[MonthRow, ...], look: Look) -> alt.LayerChart | alt.FacetChart:
    ink = look.inks
    held = inline([{"month": f"{row.month}-15", "mean": row.mean} for row in rows if row.mean is not None])
    down = alt.Y(
        "mean:Q",
        scale=alt.Scale(domain=[-10, 10]),
        axis=alt.Axis(
            values=[-10, -5, 0, 5, 10],
            labelExpr="datum.value == 0 ? '0' : datum.value > 0 ? '+' + datum.value : '\u2212' + abs(datum.value)",
        ),
        title=look.wording("chart.mean"),
    )
    base = alt.Chart(held, width=look.width - 70, height=140).encode(
        x=_across(rows, look, labels=False),
        y=down,
        tooltip=[
            alt.Tooltip("month:T", format="%B %Y", title=look.wording("chart.month")),
            alt.Tooltip("mean:Q", format="+.1f", title=look.wording("chart.mean")),
        ],
    )
    zero = alt.Chart(inline([{"zero": 0}])).mark_rule(color=ink["faint"], strokeDash=[3, 3])
    line = base.mark_line(color=ink["ink"], strokeWidth=1.5)
    points = base.mark_point(color=ink["ink"], filled=True, fill=ink["ink"], size=55, opacity=1)
    return alt.layer(zero.encode(y="zero:Q"), line, points)


def _bars(rows: tuple[MonthRow, ...], look: Look) -> alt.Chart:
    """Words are hollow and deeds are full, so that no class is told by its colour alone."""
    keys = [quad_key(quad) for quad in LANES]
    used = [key for n, key in enumerate(keys) if any(row.counts[n] for row in rows)]
    names = {key: look.wording(f"quad.{key}") for key in used}
    values = _entries(rows, names)
    domain, colours = [names[key] for key in used], [look.inks[f"q-{key}"] for key in used]
    filled = [
        colour if "material" in key else look.inks.tint(colour) for key, colour in zip(used, colours, strict=True)
    ]
    key = alt.Legend(columnPadding=18, title=None, orient="bottom", symbolType="square", symbolStrokeWidth=1.5)
    lowest = min((one["y"] for one in values), default=0)
    axis = alt.Axis(values=whole(*_ends(rows)), labelExpr="abs(datum.value)")
    down = look.wording("chart.up_down" if lowest < 0 else "chart.entries")
    chart: alt.Chart = (
        alt.Chart(inline(values), width=look.width - 70, height=150)
        .mark_bar(size=_thickness(rows, look), strokeWidth=1.5)
        .encode(
            x=_across(rows, look, labels=True),
            y=alt.Y("y:Q", title=down, axis=axis),
            fill=alt.Fill("class:N", scale=alt.Scale(domain=domain, range=filled), legend=key),
            stroke=alt.Stroke("class:N", scale=alt.Scale(domain=domain, range=colours), legend=key),
            order="order:O",
            tooltip=[
                alt.Tooltip("month:T", format="%B %Y", title=look.wording("chart.month")),
                alt.Tooltip("class:N", title=look.wording("chart.class")),
                alt.Tooltip("entries:Q", title=look.wording("chart.entries")),
            ],
        )
    )
    return chart


def _entries(rows: tuple[MonthRow, ...], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each month and class; conflict counts downwards."""
    keys = [quad_key(quad) for quad in LANES]
    return [
        {
            "month": f"{row.month}-15",
            "class": names[key],
            "order": n,
            "entries": count,
            "y": -count if _hostile(key) else count,
        }
        for row in rows
        for n, (key, count) in enumerate(zip(keys, row.counts, strict=True))
        if count
    ]


def _ends(rows: tuple[MonthRow, ...]) -> tuple[int, int]:
    """How far down and up the bars reach."""
    down = [quad_key(quad) for quad in LANES]
    sums = [
        [count for key, count in zip(down, row.counts, strict=True) if _hostile(key) == hostile]
        for row in rows
        for hostile in (True, False)
    ]
    return -max(map(sum, sums[::2]), default=0), max(map(sum, sums[1::2]), default=1)


def _hostile(key: str) -> bool:
    return "conflict" in key


def _thickness(rows: tuple[MonthRow, ...], look: Look) -> float:
    """Bars as wide as the months leave room for."""
    ends = [int(row.month[:4]) * 12 + int(row.month[5:]) for row in (rows[0], rows[-1])] if rows else [0, 0]
    return max(2.0, min(26.0, 0.6 * (look.width - 70) / (ends[1] - ends[0] + 2)))
