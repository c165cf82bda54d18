"""What comparing the articles of a story brings to light."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.actors.register import Register
from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.link import Linker
from runut.records.findings import Disagreement, Findings
from runut.records.reading import Reading
from tests.link import flood
from tests.link.made import reading, with_actors, with_events, with_figures

PACKS = {"id": load_pack("id")}
LINKER, COMPARER = Linker(PACKS, Register()), Comparer(PACKS)


def findings(*readings: Reading) -> Findings:
    """What differs among readings that are linked as they are."""
    edges = [edge for one in readings for edge in LINKER.edges(one, readings) if edge.left == one.article.id]
    return COMPARER.findings(readings, LINKER.connect(readings, edges))


def slot(found: Findings, name: str) -> list[Disagreement]:
    """The disagreements about one slot."""
    return [one for one in found.disagreements if one.slot == name]


def test_growing_toll_is_a_development() -> None:
    """A later, higher toll is news: both versions stand there, with their figures."""
    (found,) = slot(findings(flood.first(), flood.second()), "value")
    assert found.kind == "development"
    assert [(one.says, one.records) for one in found.variants] == [
        ("menewaskan 17 orang", ("a1:f0",)),
        ("menewaskan 21 orang", ("a2:f0",)),
    ]


def told(name: str, day: str, toll: int, *, bound: str = "exact", **event: object) -> Reading:
    """A flood with its toll, told on `day`."""
    lines = ["Banjir Lembah Sarindal", f"Banjir bandang lembah Sarindal di Velmora menewaskan {toll} orang di Tanjul."]
    made = with_actors(reading(name, lines, day), ("Velmora", "state", "VEL"))
    cells = {"type": "HAPPEN", "mode": "flood", "trigger": "Banjir bandang", "recipients": ["Velmora"], **event}
    made = with_events(made, cells)
    figure = {"words": f"{toll} orang", "value": float(toll), "bound": bound, "unit": "person", "event": f"{name}:e0"}
    return with_figures(made, figure)


def test_two_tolls_of_one_day_are_a_conflict() -> None:
    """Tolls that differ on one day contradict each other."""
    (found,) = slot(findings(told("a", "2025-08-10", 17), told("b", "2025-08-10", 21)), "value")
    assert found.kind == "conflict"


def test_falling_toll_is_a_conflict() -> None:
    """A lower toll on a later day is no development."""
    (found,) = slot(findings(told("a", "2025-08-10", 21), told("b", "2025-08-11", 17)), "value")
    assert found.kind == "conflict"


def test_bounds_differ() -> None:
    """One value, exact here and at least there, differs in its bound and not in its value."""
    found = findings(told("a", "2025-08-10", 17), told("b", "2025-08-10", 17, bound="more"))
    assert len(slot(found, "bound")) == 1
    assert slot(found, "value") == []


def test_dates_taken_over_are_not_compared() -> None:
    """“August” and “9 August” differ in precision, but not where neither report dates the flood itself."""
    one, other = told("a", "2025-08-10", 17, date="2025-08-09"), told("b", "2025-08-10", 17, date="2025-08")
    assert findings(one, other).disagreements == ()
    (found,) = findings(dated(one), dated(other)).disagreements
    assert (found.slot, found.kind) == ("date", "precision")


def dated(made: Reading) -> Reading:
    """The reading with events that have the words of their dates."""
    return replace(made, events=tuple(replace(event, date_span=event.trigger) for event in made.events))


def test_dates_differ() -> None:
    """Two days for one happening are a disagreement about its date, unless they were taken over from elsewhere."""
    one = told("a", "2025-08-10", 17, date="2025-08-09")
    other = told("b", "2025-08-10", 17, date="2025-08-08")
    (found,) = slot(findings(dated(one), dated(other)), "date")
    assert [one.says for one in found.variants] == ["2025-08-09", "2025-08-08"]
    assert slot(findings(one, other), "date") == []


def test_what_it_is_about_is_in_words() -> None:
    """A disagreement says in words what it is about, with no id in them."""
    found = findings(
        dated(told("a", "2025-08-10", 17, date="2025-08-09")), dated(told("b", "2025-08-10", 21, date="2025-08-08"))
    )
    assert {one.slot for one in found.disagreements} >= {"date", "value"}
    ids = {one.entry for one in found.disagreements} | {one.story for one in found.disagreements}
    assert all(one.about and not any(id_ and id_ in one.about for id_ in ids) for one in found.disagreements)


def struck(name: str, actors: list[str], **event: object) -> Reading:
    """A strike laid to `actors`."""
    lines = ["Serangan di Tanjul", f"{' dan '.join(actors)} menyerang pelabuhan Tanjul dengan rudal."]
    lands = {"Sunteria": "SUN", "Kardova": "KAR"}
    made = with_actors(reading(name, lines), *((actor, "state", lands[actor]) for actor in actors))
    return with_events(made, {"type": "ASSAULT", "mode": "missile", "trigger": "menyerang", "actors": actors, **event})


def test_fuller_list_is_a_matter_of_precision() -> None:
    """“Sunteria” and “Sunteria and Kardova” is the same told more fully, and no contradiction."""
    readings = struck("a", ["Sunteria"]), struck("b", ["Sunteria", "Kardova"])
    edges = [edge for one in readings for edge in LINKER.edges(one, readings) if edge.left == one.article.id]
    linked = LINKER.connect(readings, edges)
    assert [len(entry.events) for entry in linked.entries] == [2]
    assert [one.kind for one in slot(COMPARER.findings(readings, linked), "actor")] == ["precision"]


def test_possible_and_planned_do_not_contradict() -> None:
    """What one article expects and another deems possible both lie ahead."""
    plan, fear = {"status": "future"}, {"status": "hypothetical"}
    assert slot(findings(told("a", "2025-08-10", 17, **plan), told("b", "2025-08-10", 17, **fear)), "status") == []


def test_planned_then_done_is_a_development() -> None:
    """What is ahead in one article and done in a later one has come to pass; the other way round it is a conflict."""
    plan = {"status": "future", "date": "2025-08-12"}
    done = {"date": "2025-08-12"}
    (grown,) = slot(findings(told("a", "2025-08-10", 17, **plan), told("b", "2025-08-12", 17, **done)), "status")
    (odd,) = slot(findings(told("a", "2025-08-10", 17, **done), told("b", "2025-08-12", 17, **plan)), "status")
    assert (grown.kind, odd.kind) == ("development", "conflict")


def test_left_out_entry_is_an_omission() -> None:
    """An entry that one article tells with actor and recipient, and a later one does not, is left out by it."""
    with_offer, without = flood.first(), told("b", "2025-08-11", 17)
    (offer,) = [one for one in findings(with_offer, without).omissions if one.told_by == ("a1",)]
    assert offer.left_out_by == ("b",)


def test_earlier_article_leaves_nothing_out() -> None:
    """What an article could not know yet, it did not leave out."""
    assert findings(flood.first(), told("b", "2025-08-09", 17)).omissions == ()


def test_charge_and_denial_are_a_status_in_dispute() -> None:
    """What one side alleges and the accused denies in the next sentence is alleged and denied; another's denial is no answer."""
    lines = ["Sunteria Tuding Kardova", "Sunteria menuduh Kardova memasok rudal.", "Kardova membantah tuduhan itu."]
    made = with_actors(reading("d", lines), ("Sunteria", "state", "SUN"), ("Kardova", "state", "KAR"))
    charge: dict[str, object] = {
        "type": "ACCUSE",
        "mode": "allege",
        "trigger": "menuduh",
        "actors": ["Sunteria"],
        "recipients": ["Kardova"],
    }
    (found,) = slot(
        findings(with_events(made, charge, {"type": "REJECT", "trigger": "membantah", "actors": ["Kardova"]})), "status"
    )
    assert [(one.says, one.records) for one in found.variants] == [("alleged", ("d:e0",)), ("denied", ("d:e1",))]
    other = with_events(made, charge, {"type": "REJECT", "trigger": "membantah", "actors": ["Sunteria"]})
    assert slot(findings(other), "status") == []


def test_background_is_not_compared() -> None:
    """The toll of a flood of years ago does not contradict today's."""
    old = {"status": "historical", "date": "2021"}
    assert slot(findings(told("a", "2025-08-10", 17), told("b", "2025-08-10", 21, **old)), "value") == []


READINGS = (flood.first(), flood.second(), told("b", "2025-08-11", 19))
LINKED = LINKER.connect(
    READINGS, [e for one in READINGS for e in LINKER.edges(one, READINGS) if e.left == one.article.id]
)


@given(st.permutations(READINGS))
def test_order_changes_nothing(readings: list[Reading]) -> None:
    """Readings in any order give the same findings."""
    assert COMPARER.findings(readings, LINKED) == COMPARER.findings(READINGS, LINKED)
