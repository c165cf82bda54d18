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


def headlined(*told: tuple[str, str]) -> Reading:
    """An article whose headline and sentences each tell of one theft, by their triggers."""
    base = reading("a", [sentence for sentence, _ in told])
    cells: list[dict[str, object]] = [
        {"type": "ASSAULT", "trigger": trigger, "status": "occurred"} for _, trigger in told
    ]
    return with_events(base, *cells)


def test_a_headline_is_surer_than_its_text_or_the_text_than_its_headline() -> None:
    """One has for sure what the other only alleges: a matter of precision in one article."""
    doubted, firm = ("Ratan diduga curi perahu", "curi perahu"), ("Ratan mencuri sampan.", "mencuri sampan")
    sure, unsure = ("Ratan curi perahu", "curi perahu"), ("Ratan diduga mencuri sampan.", "mencuri sampan")
    for told in ((doubted, firm), (sure, unsure)):
        found = differing([headlined(*told)], {"E1": ["a:e0", "a:e1"]})
        assert seen(found, "status") == [("precision", ["alleged", "occurred"])]


def test_a_text_that_tells_both_is_no_surer_than_its_headline() -> None:
    """An article that weighs what it tells does not contradict its headline."""
    told = (
        ("Ratan curi perahu", "curi perahu"),
        ("Ratan diduga mencuri sampan.", "mencuri sampan"),
        ("Ia ambil jala.", "ambil jala"),
    )
    found = differing([headlined(*told)], {"E1": ["a:e0", "a:e1", "a:e2"]})
    assert seen(found, "status") == []
