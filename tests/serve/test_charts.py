"""The picture of the days: what is drawn, where, and what is left out."""

from itertools import pairwise

import pytest

from runut.records.codebook import EventType
from runut.serve.anchors import OnePage
from runut.serve.charts.days import Picture, picture
from runut.store.views.outlines import OutlineRow


def entry(n: int, date: str | None, type_: EventType = "AID", outlets: int = 1) -> OutlineRow:
    """An entry of that date and type, told by so many outlets."""
    return OutlineRow(
        id=f"E{n}", date=date, type=type_, mode=None, status="occurred", summary="", outlets=outlets, articles=1, differs=0
    )  # fmt: skip


def drawn(*dates: str | None) -> Picture:
    """The picture of entries with these dates in a story of August 2025."""
    made = picture([entry(n, date) for n, date in enumerate(dates)], "2025-08-10", "2025-08-15", OnePage())
    assert made is not None
    return made


def test_days_stand_in_order_and_in_proportion() -> None:
    """The first day stands left, the last right, one in the middle of them in the middle."""
    first, middle, last = (point.x for point in drawn("2025-08-10", "2025-08-12", "2025-08-14").lanes[0].points)
    assert first < middle < last
    assert middle - first == pytest.approx(last - middle, abs=0.2)


def test_what_has_no_day_or_lies_far_off_is_left_out() -> None:
    """Undated entries, months and days of other years are counted and not drawn."""
    made = drawn("2025-08-10", "2025-08-11", None, "2025-08", "1997-05-01")
    assert (made.shown, made.left_out) == (2, 3)


def test_a_crowded_day_says_how_many_more() -> None:
    """No lane grows without end: the rest of a day is a number."""
    (lane,) = drawn("2025-08-11", *["2025-08-10"] * 9).lanes
    assert [more.count for more in lane.more] == [5]
    assert len(lane.points) + 5 == 10


def test_each_class_has_its_lane_in_a_fixed_order() -> None:
    """Lanes stand in the order of the codebook's classes, and only those that hold something."""
    entries = [entry(1, "2025-08-10", "HAPPEN"), entry(2, "2025-08-11", "CONSULT"), entry(3, "2025-08-11", "ASSAULT")]
    made = picture(entries, None, None, OnePage())
    assert made is not None
    assert [lane.quad for lane in made.lanes] == ["verbal-cooperation", "material-conflict", "none"]
    assert [lane.y for lane in made.lanes] == sorted(lane.y for lane in made.lanes)


def test_the_axis_keeps_its_labels_few() -> None:
    """Over weeks the axis names only some days."""
    made = picture([entry(1, "2025-01-01"), entry(2, "2025-04-01")], "2025-01-01", "2025-04-01", OnePage())
    assert made is not None
    assert len(made.ticks) <= 9
    assert made.ticks[0].day == "2025-01-01"


def test_one_day_makes_no_picture() -> None:
    """Where all entries fall on one day there is nothing to draw."""
    assert picture([entry(1, "2025-08-10"), entry(2, "2025-08-10")], None, None, OnePage()) is None


def test_over_years_the_axis_has_months() -> None:
    """Where days would be too many, the axis names months, and no two columns of signs cover each other."""
    days = [f"{year}-{month:02}-{day:02}" for year in (2023, 2024) for month in range(1, 13) for day in (3, 4, 5)]
    made = picture([entry(n, day) for n, day in enumerate(days)], "2023-01-03", "2024-12-05", OnePage())
    assert made is not None
    assert {len(tick.day) for tick in made.ticks} == {len("2024-08")}
    assert len(made.ticks) <= 9
    columns = sorted({point.x for lane in made.lanes for point in lane.points})
    assert min(right - left for left, right in pairwise(columns)) > 9


def test_of_very_many_those_are_drawn_that_most_outlets_tell() -> None:
    """A picture draws so many signs at most; all are counted, and the best told is among the drawn."""
    rows = [entry(n, f"2025-08-{n % 28 + 1:02}", outlets=2 if n == 399 else 1) for n in range(400)]
    made = picture(rows, "2025-08-01", "2025-08-28", OnePage())
    assert made is not None
    drawn = [point.entry.id for lane in made.lanes for point in lane.points]
    assert len(drawn) <= 120
    assert "E399" in drawn
    assert len(drawn) + sum(more.count for lane in made.lanes for more in lane.more) == made.shown == 400
