"""Which numbers do outlets give for the same thing? A dot plot."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import altair as alt
from msgspec import Struct

from runut.serve.charts.drawing import Specification
from runut.serve.charts.look import Look, config, inline
from runut.store.views import Views
from runut.store.views.amounts import AmountView, QuantityView

# Quantities that a picture shows; the table below it has all.
SHOWN = 6
# A bound by its shape: the arrow of “more” points to where the number may lie.
_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "exact": "circle",
        "about": "diamond",
        "more": "triangle-right",
        "less": "triangle-left",
        "range": "square",
        "many": "cross",
    }
)
_ROW, _LABELS, _HEAD, _PART = 26, 190, 46, 60


def amount_chart(quantities: Iterable[QuantityView], look: Look) -> Specification:
    """Each quantity a part of its own with its own scale: outlets down, values across, bounds by shape, with the day."""
    shown = tuple(quantities)[:SHOWN]
    bounds = sorted({one.bound for quantity in shown for one in quantity.amounts}, key=list(_SHAPES).index)
    parts = [_part(quantity, bounds, look) for quantity in shown]
    chart = alt.vconcat(*parts, spacing=22).resolve_scale(x="independent", y="independent", shape="shared")
    return {
        **chart.to_dict(),
        "config": config(look),
        "padding": {"left": 4, "top": 4, "right": 50 if look.narrow else 100, "bottom": 4},
    }


class FigureChart(Struct, frozen=True, kw_only=True):
    """“Six quantities of four outlets side by side”: what a page needs to show the dot plot of a story.

    `height` is that of the picture on a desk and on a phone, in pixels, so that the page keeps room for it.
    """

    story: str
    quantities: tuple[QuantityView, ...]
    outlets: int
    height: int


def figure_chart(views: Views, story: str) -> FigureChart | None:
    """The dot plot of a story, for the macro `figures` of web/chart.html.j2; None where no two outlets count the same."""
    found = tuple(one for one in views.lately.quantities(story, SHOWN) if one.outlets > 1)
    if not found:
        return None
    return FigureChart(
        story=story,
        quantities=found,
        outlets=len({amount.outlet for one in found for amount in one.amounts}),
        height=_HEAD + sum(_PART + _ROW * one.outlets for one in found),
    )


def _part(quantity: QuantityView, bounds: Sequence[str], look: Look) -> alt.LayerChart | alt.FacetChart:
    ink = look.inks
    names = {bound: look.wording(f"amount.{bound}") for bound in bounds}
    shapes = alt.Scale(domain=[names[bound] for bound in bounds], range=[_SHAPES[bound] for bound in bounds])
    held = inline([_point(one, names, look) for one in quantity.amounts])
    down = alt.Y(
        "outlet:N",
        sort=None,
        title=None,
        axis=alt.Axis(
            grid=True,
            domain=False,
            ticks=False,
            labelLimit=_room(look) - 12,
            labelColor=ink["ink"],
            minExtent=_room(look),
            maxExtent=_room(look),
        ),
    )
    across = alt.X(
        "value:Q",
        title=None,
        scale=alt.Scale(zero=False, nice=True, padding=24),
        axis=alt.Axis(grid=False, values=_ends(quantity), format=",~r", labelOpacity=0.75),
    )
    base = alt.Chart(held).encode(y=down, x=across)
    tooltips = [
        alt.Tooltip(f"{field}:N", title=look.wording(f"chart.{field}")) for field in ("outlet", "shown", "bound", "day")
    ]
    points = base.mark_point(filled=True, size=110, opacity=1, color=ink["link"]).encode(
        shape=alt.Shape("bound:N", scale=shapes, title=look.wording("chart.bound")), tooltip=tooltips
    )
    spans = base.mark_rule(color=ink["link"], strokeWidth=2).encode(x2="high:Q")
    labels = base.mark_text(align="left", dx=7, dy=-8, fontSize=11, color=ink["soft"]).encode(text="label:N")
    unit = look.wording.unit(quantity.unit)
    title = quantity.of if unit.casefold() in quantity.of.casefold() else " · ".join(filter(None, (quantity.of, unit)))
    height = _ROW * quantity.outlets
    return alt.layer(
        spans, points, labels, width=look.width - _room(look) - (60 if look.narrow else 110), height=height, title=title
    )


def _ends(quantity: QuantityView) -> list[float]:
    """The lowest and the highest value: all that an axis need say where every point has its number."""
    values = [end for one in quantity.amounts for end in (one.value, one.value if one.high is None else one.high)]
    return sorted({min(values), max(values)})


def _room(look: Look) -> int:
    return 110 if look.narrow else _LABELS


def _point(one: AmountView, names: Mapping[str, str], look: Look) -> dict[str, Any]:
    value = look.wording.number(one.value)
    shown = value if one.high is None else f"{value}–{look.wording.number(one.high)}"
    day = look.wording.short(one.published)
    return {
        "outlet": one.outlet,
        "value": one.value,
        "high": one.value if one.high is None else one.high,
        "bound": names[one.bound],
        "shown": shown,
        "day": look.wording.moment(one.published),
        "label": shown if look.narrow else f"{shown}, {day}",
    }
