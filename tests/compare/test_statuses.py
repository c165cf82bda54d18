"""Who tells that something was done, and that it was not."""

from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_events


def told(name: str, *sentences: tuple[str, str], mode: str = "injury") -> Reading:
    """An article whose sentences each tell of one happening, with the status of each."""
    base = reading(name, ["Kabar", *(sentence for sentence, _ in sentences)])
    cells: list[dict[str, object]] = [
        {"type": "HAPPEN", "mode": mode, "trigger": text, "status": status} for text, status in sentences
    ]
    return with_events(base, *cells)


DONE, DENIED = ("Sopir bus terluka.", "occurred"), ("Sopir truk tidak terluka.", "denied")


def test_done_and_denied_are_told_by_two() -> None:
    """An article that has it done, and another that denies it, contradict each other."""
    found = differing([told("a", DONE), told("b", DENIED)], {"E1": ["a:e0", "b:e0"]})
    assert seen(found, "status") == [("conflict", ["denied", "occurred"])]


def test_who_tells_both_tells_of_two() -> None:
    """One voice that has it done and denied tells of two happenings, or of a part."""
    assert seen(differing([told("a", DONE, DENIED)], {"E1": ["a:e0", "a:e1"]}), "status") == []


def test_a_search_goes_on_and_stops() -> None:
    """What lasts is done and halted in the words of one voice."""
    search = told("a", ("Pencarian berlanjut.", "occurred"), ("Pencarian dihentikan.", "denied"), mode="search")
    assert len(seen(differing([search], {"E1": ["a:e0", "a:e1"]}), "status")) == 1
