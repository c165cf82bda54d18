"""Who did it is named here, and left open there."""

from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_actors, with_events

ACTIVE = "Warga Tanjul membakar gudang itu."
PASSIVE = "Gudang itu dibakar kemarin."


def burnt(name: str, text: str, trigger: str, *actors: str, kind: str = "ASSAULT") -> Reading:
    """A report of a fire that was laid."""
    base = reading(name, ["Kabar", text])
    base = with_actors(base, *((actor, "group", None) for actor in actors if actor in text))
    return with_events(base, {"type": kind, "trigger": trigger, "actors": list(actors)})


def test_the_passive_leaves_open_who_did_it() -> None:
    """One article names them, another only has it done."""
    told = [burnt("a", ACTIVE, "membakar", "Warga Tanjul"), burnt("b", PASSIVE, "dibakar")]
    assert seen(differing(told, {"E1": ["a:e0", "b:e0"]}), "actor") == [("precision", ["Warga Tanjul", "“dibakar”"])]


def test_what_is_not_left_open_is_not_shown() -> None:
    """An active verb without actor, or one whose doer the sentence names, is one that was not read; arrests are the police's."""
    named = burnt("a", ACTIVE, "membakar", "Warga Tanjul")
    assert differing([named, burnt("b", "Ia membakar gudang.", "membakar")], {"E1": ["a:e0", "b:e0"]}) == []
    unread = with_actors(burnt("b", "Gudang dibakar. Warga Tanjul lari.", "dibakar"), ("Warga Tanjul", "group", None))
    assert differing([named, unread], {"E1": ["a:e0", "b:e0"]}) == []
    arrests = [burnt("a", "Polisi menangkap Ola.", "menangkap", "Polisi", kind="COERCE")]
    arrests.append(burnt("b", "Ola ditangkap.", "ditangkap", kind="COERCE"))
    assert seen(differing(arrests, {"E1": ["a:e0", "b:e0"]}), "actor") == []
