"""How many reports on which day?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import altair as alt

from runut.serve.charts.drawing import Specification
from runut.serve.charts.look import Look, config, inline, whole

# Over more days than this a chart shows weeks.
DAYS = 120


def per_day(days: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    """Days of publication with how many there are of each, in order.

    >>> per_day(["2025-08-11", "2025-08-10T09:30+07:00", "2025-08-10", None])
    (('2025-08-10', 2), ('2025-08-11', 1))
    """
    return tuple(sorted(Counter(day[: len("2024-08-04")] for day in days if day).items()))


def weekly(days: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The same by weeks, each named by its Monday."""
    found: Counter[str] = Counter()
    for day, count in days:
        monday = date.fromisoformat(day).toordinal() - date.fromisoformat(day).weekday()
        found[date.fromordinal(monday).isoformat()] += count
    return tuple(sorted(found.items()))


def span(days: tuple[tuple[str, int], ...]) -> int:
    """How many days there are from the first to the last.

    >>> span((("2025-08-10", 2), ("2025-08-12", 1)))
    3
    """
    if not days:
        return 0
    return (date.fromisoformat(days[-1][0]) - date.fromisoformat(days[0][0])).days + 1


def report_chart(days: tuple[tuple[str, int], ...], look: Look) -> Specification:
    """Reports by day as bars; by week where it would be too many days."""
    by_week = span(days) > DAYS
    shown = weekly(days) if by_week else days
    values = [{"day": day, "reports": count} for day, count in shown]
    room = look.width - 60
    unit: Mapping[bool, str] = {True: "chart.reports_week", False: "chart.reports_day"}
    slots = max(2, -(-span(days) // (7 if by_week else 1)))
    thick = max(1.5, min(24.0, 0.7 * room / (slots + 1)))
    chart = (
        alt.Chart(inline(values), width=room, height=130)
        .mark_bar(color=look.inks["link"], size=thick)
        .encode(
            x=alt.X(
                "day:T",
                title=None,
                scale=alt.Scale(padding=thick / 2 + 6),
                axis=alt.Axis(
                    format="%b %Y" if by_week else "%-d %b", grid=False, tickCount=4 if look.narrow else 8, labelAngle=0
                ),
            ),
            y=alt.Y("reports:Q", title=look.wording(unit[by_week]), axis=_axis(shown)),
            tooltip=[
                alt.Tooltip("day:T", format="%-d %B %Y", title=look.wording("chart.day")),
                alt.Tooltip("reports:Q", title=look.wording("chart.reports")),
            ],
        )
    )
    return {**chart.to_dict(), "config": config(look)}


def _axis(shown: tuple[tuple[str, int], ...]) -> alt.Axis:
    return alt.Axis(values=whole(0, max((count for _, count in shown), default=1)), format="d")
