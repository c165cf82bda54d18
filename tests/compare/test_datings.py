"""One happening that is dated so differently that its reports stand as two entries."""

from msgspec.structs import replace

from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.records.findings import Disagreement
from runut.records.links import Entry, Linked, Membership, Story
from runut.records.reading import Reading
from tests.compare import told
from tests.link.made import reading, with_actors, with_events, with_statement

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


def dated_by(speakers: tuple[str, str], place: str = "Tanjul") -> list[Disagreement]:
    """What differs in an article in which two speakers date a strike of Kardova, the one on the 10th, the other on the 11th."""
    lines = [
        f"Kardova menyerang dermaga {where} menurut {who}."
        for where, who in zip(("Tanjul", place), speakers, strict=True)
    ]
    people = [(who, "person", None) for who in dict.fromkeys(speakers)]
    base = with_actors(reading("a", ["Kabar", *lines]), ("Kardova", "state", "KAR"), *people)  # type: ignore[arg-type]  # a kind
    given = [{"type": "AGREE", "trigger": line, "actors": ["Kardova"]} for line in lines]
    base = with_events(base, {**given[0], "date": "2025-08-10"}, {**given[1], "date": "2025-08-11"})
    places = ("Tanjul", place)
    events = tuple(
        replace(event, place=where, date_span=event.trigger) for event, where in zip(base.events, places, strict=True)
    )
    statements = tuple(with_statement(base, who, line).statements[0] for who, line in zip(speakers, lines, strict=True))
    statements = tuple(replace(one, id=f"a:s{number}", mode="indirect") for number, one in enumerate(statements))
    base = replace(base, events=events, statements=statements)
    found = told.differing([base], {"E0": ["a:e0"], "E1": ["a:e1"]})
    return [one for one in found if one.slot == "date"]


def test_two_speakers_in_one_article_date_it_otherwise() -> None:
    """What each side dates for itself is one happening, at the same place; what one speaker tells apart is two."""
    (found,) = dated_by(("Tomar Veskulin", "Dera Kolsaria"))
    assert (found.kind, [one.says for one in found.variants]) == ("conflict", ["2025-08-10", "2025-08-11"])
    assert dated_by(("Tomar Veskulin", "Tomar Veskulin")) == []
    assert dated_by(("Tomar Veskulin", "Dera Kolsaria"), "Nuvar") == []
