"""One happening that is dated so differently that its reports stand as two entries."""

from msgspec.structs import replace

from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.records.findings import Disagreement
from runut.records.links import Entry, Linked, Membership, Story
from runut.records.reading import Reading
from tests.link.made import reading, with_actors, with_events

COMPARER = Comparer({"id": load_pack("id")})
OFFER = "Presiden Kardova menawarkan bantuan kemanusiaan untuk korban banjir Sarindal."


def offered(name: str, date: str, text: str = OFFER, actor: str = "Kardova") -> Reading:
    """An offer of one state, dated."""
    base = with_actors(reading(name, ["Kabar", text]), (actor, "state", actor[:3].upper()))
    base = with_events(base, {"type": "AGREE", "trigger": "menawarkan", "actors": [actor], "date": date})
    return replace(base, events=tuple(replace(one, date_span=one.trigger) for one in base.events))


def differing(*readings: Reading) -> list[Disagreement]:
    """What differs among readings whose events are an entry each."""
    names = {actor.id: f"state:{actor.country}" for one in readings for actor in one.actors}
    entries = tuple(
        Entry(
            id=f"E{one.article.id}",
            story="S1",
            type="AGREE",
            status="occurred",
            date=one.events[0].date,
            events=(one.events[0].id,),
            actors=tuple(names[actor.id] for actor in one.actors),
            summary="Kardova menawarkan bantuan.",
        )
        for one in readings
    )
    articles = tuple(one.article.id for one in readings)
    linked = Linked(
        articles=articles,
        memberships=tuple(Membership(local=local, actor=actor) for local, actor in names.items()),
        stories=(Story(id="S1", title="Kabar", articles=articles),),
        entries=entries,
    )
    return list(COMPARER.findings(readings, linked).disagreements)


def test_like_entries_a_day_apart_differ_in_their_date() -> None:
    """The same offer in like words, on Sunday here and on Monday there, is one disagreement, whichever comes first."""
    first, second = offered("a", "2025-08-10"), offered("b", "2025-08-11")
    for ordered in ((first, second), (second, first)):
        (found,) = differing(*ordered)
        assert (found.slot, found.kind, found.entry) == ("date", "conflict", "Ea")
        assert {(one.says, one.records) for one in found.variants} == {
            ("2025-08-10", ("a:e0",)),
            ("2025-08-11", ("b:e0",)),
        }


def test_other_entries_are_other_happenings() -> None:
    """A week later, another state, or other words: two happenings, and no disagreement."""
    first = offered("a", "2025-08-10")
    assert differing(first, offered("b", "2025-08-17")) == []
    assert differing(first, offered("b", "2025-08-11", OFFER.replace("Kardova", "Sunteria"), "Sunteria")) == []
    assert differing(first, offered("b", "2025-08-11", "Kardova menawarkan pinjaman lunak bagi petani.")) == []
