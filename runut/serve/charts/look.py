"""How charts look: size, colours, letters, months and numbers in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol
from msgspec import Struct

from runut.serve.charts.inks import Inks
from runut.serve.wording import Wording

# Widths in pixels of a chart on a desk and on a phone.
WIDE, NARROW = 860, 360
_SUNDAY = 6


class Look(Struct, frozen=True):
    """“In the dark, on a phone, in English”: how one chart is to look; `ground` is what lies behind it, if anything."""

    inks: Inks
    wording: Wording
    width: int = WIDE
    ground: str | None = None

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width < WIDE


def inline(values: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    """Rows that a chart carries itself."""
    return alt.InlineData(values=list(values))


def config(look: Look) -> dict[str, Any]:
    """What all charts have in common, as Vega-Lite's configuration."""
    ink = look.inks
    return {
        "background": look.ground,
        "font": ink.font,
        "locale": {"number": _numbers(look.wording.language), "time": _times(look.wording.language)},
        "view": alt.ViewConfig(stroke=None).to_dict(),
        "axis": {
            "labelColor": ink["soft"],
            "titleColor": ink["soft"],
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "gridColor": ink["rule"],
            "domainColor": ink["rule"],
            "tickColor": ink["rule"],
        },
        "legend": {
            "labelColor": ink["ink"],
            "titleColor": ink["soft"],
            "labelFontSize": 12,
            "orient": "top",
            "columns": 2 if look.narrow else 0,
            "labelLimit": 260,
            "symbolSize": 90,
        },
        "title": {"color": ink["ink"], "fontSize": 13, "fontWeight": 600, "anchor": "start", "offset": 6},
        "text": {"color": ink["ink"], "fontSize": 12},
    }


def _numbers(language: str) -> dict[str, Any]:
    return {
        "decimal": get_decimal_symbol(language),
        "thousands": get_group_symbol(language),
        "grouping": [3],
        "currency": ["", ""],
    }


def _times(language: str) -> dict[str, Any]:
    """The names of days and months as D3 wants them, weeks from Sunday on."""
    locale = Locale.parse(language)
    days = {width: get_day_names(width, "stand-alone", locale) for width in ("wide", "abbreviated")}
    months = {width: get_month_names(width, "stand-alone", locale) for width in ("wide", "abbreviated")}
    week = (_SUNDAY, *range(_SUNDAY))
    return {
        "dateTime": "%d %B %Y %H.%M",
        "date": "%d %B %Y",
        "time": "%H.%M",
        "periods": ["AM", "PM"],
        "days": [days["wide"][n] for n in week],
        "shortDays": [days["abbreviated"][n] for n in week],
        "months": [months["wide"][n] for n in range(1, 13)],
        "shortMonths": [months["abbreviated"][n] for n in range(1, 13)],
    }


def whole(lowest: int, highest: int, most: int = 4) -> list[int]:
    """Whole numbers to write at an axis of counts, about so many, from the lowest to the highest.

    >>> whole(0, 1), whole(0, 11), whole(-2, 3)
    ([0, 1], [0, 3, 6, 9, 12], [-2, 0, 2, 4])
    """
    step = max(1, -(-(highest - lowest) // most))
    return [step * n for n in range(lowest // step, -(-highest // step) + 1)]
