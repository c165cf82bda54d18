"""The picture of the days: what is drawn, where, and what is left out."""

import pytest

from runut.records.codebook import EventType
from runut.serve.anchors import OnePage
from runut.serve.charts.days import Picture, picture
from runut.store.views.rows import EntryView


def entry(n: int, date: str | None, type_: EventType = "AID") -> EntryView:
    """An entry of that date and type, told by one outlet."""
    return EntryView(
        id=f"E{n}", story="S1", date=date, type=type_, mode=None, status="occurred", place=None, actors=(), recipients=(),
        summary="", outlets=("KabarTiga",), articles=("aa",), reports=1, chains=(), disagreements=0,
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
    """Over months the axis names only some days."""
    made = picture([entry(1, "2025-01-01"), entry(2, "2025-08-01")], "2025-01-01", "2025-08-01", OnePage())
    assert made is not None
    assert len(made.ticks) <= 9
    assert made.ticks[0].day == "2025-01-01"


def test_one_day_makes_no_picture() -> None:
    """Where all entries fall on one day there is nothing to draw."""
    assert picture([entry(1, "2025-08-10"), entry(2, "2025-08-10")], None, None, OnePage()) is None
