"""A state, and who acts for it, in two entries."""

from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_actors, with_events

FAR = ["Hari berganti."] * 4


def warned(country: str = "SUN", between: tuple[str, ...] = ()) -> Reading:
    """A state warns, and a person says what will follow."""
    lines = ["Kabar", "Sunteria memperingatkan Kardova.", *between, "Tomar Veskulin mengancam akan menutup pelabuhan."]
    people = ("Tomar Veskulin", "person", country)
    base = with_actors(reading("a", lines), ("Sunteria", "state", "SUN"), ("Kardova", "state", "KAR"), people)  # type: ignore[arg-type]  # a kind
    return with_events(
        base,
        {"type": "THREATEN", "trigger": "memperingatkan", "actors": ["Sunteria"], "recipients": ["Kardova"]},
        {"type": "THREATEN", "trigger": "mengancam", "actors": ["Tomar Veskulin"]},
    )


def test_who_acts_for_the_state_is_told_close_by() -> None:
    """The state here and its minister there differ in precision."""
    found = differing([warned()], {"E1": ["a:e0"], "E2": ["a:e1"]})
    assert seen(found, "actor") == [("precision", ["Sunteria", "Tomar Veskulin"])]


def test_others_act_for_themselves() -> None:
    """A person of another state, or one who does it paragraphs later, says nothing of who acted."""
    assert differing([warned("VEL")], {"E1": ["a:e0"], "E2": ["a:e1"]}) == []
    assert differing([warned("SUN", tuple(FAR))], {"E1": ["a:e0"], "E2": ["a:e1"]}) == []
