"""Pairs of invented reports of one happening, as `pairs.toml` writes them, made into readings and links."""

from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from runut.records.annotations import LocalActor, Mention, Place, TimeExpression
from runut.records.claims import Event, Figure, Role, Statement
from runut.records.links import Entry, Linked, Membership, Story
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.normalise import fold
from tests.link.made import reading, span_of

Cells = dict[str, Any]


def pairs() -> list[Cells]:
    """Every pair of the file."""
    file = Path(__file__).with_name("pairs.toml")
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, list[Cells]])["pair"]


def made(pair: Cells) -> tuple[tuple[Reading, Reading], Linked]:
    """The two readings of a pair, and the one entry that both tell."""
    first, second = (_report(name, pair["event"] | pair[side]) for name, side in (("a", "first"), ("b", "second")))
    memberships = {one.local: one for _, members in (first, second) for one in members}
    entry = Entry(
        id="E1",
        story="S1",
        type=pair["event"]["type"],
        mode=pair["event"].get("mode"),
        status="occurred",
        events=("a:e0", "b:e0"),
        summary="Hal itu terjadi.",
        actors=tuple(map(_id, pair.get("entry", {}).get("actors", ()))),
        recipients=tuple(map(_id, pair.get("entry", {}).get("recipients", ()))),
    )
    story = Story(id="S1", title="Kabar", articles=("a", "b"))
    linked = Linked(articles=("a", "b"), memberships=tuple(memberships.values()), stories=(story,), entries=(entry,))
    return (first[0], second[0]), linked


def _report(name: str, cells: Cells) -> tuple[Reading, list[Membership]]:
    base = reading(name, ["Kabar", cells["text"]], cells["published"])
    speaker = [cells["speaker"]] if "speaker" in cells else []
    named = [*cells.get("actors", ()), *cells.get("recipients", ()), *speaker]
    actors = [_actor(base, number, one) for number, one in enumerate(named)]
    members = [Membership(local=actor.id, actor=_id(one)) for actor, one in zip(actors, named, strict=True)]
    spots = [*([cells["place"]] if "place" in cells else []), *cells.get("places", ())]
    places = tuple(_place(base, number, one) for number, one in enumerate(spots))
    times = tuple(_time(base, number, one) for number, one in enumerate(cells.get("times", ())))
    if "office" in cells:
        actors[0] = _in_office(base, actors[0], cells["office"])
    base = replace(base, actors=tuple(actors), places=places, times=times)
    roles = {
        slot: tuple(_role(actors[named.index(one)]) for one in cells.get(slot, ())) for slot in ("actors", "recipients")
    }
    return replace(base, events=(_event(base, cells, roles),), **_claims(base, cells)), members


def _event(base: Reading, cells: Cells, roles: dict[str, tuple[Role, ...]]) -> Event:
    trigger, place = span_of(base.article.text, cells["trigger"]), base.places[0] if "place" in cells else None
    return Event(
        id=f"{base.article.id}:e0",
        sentence=1,
        sentence_span=base.sentences[1].span,
        trigger=trigger,
        type=cells["type"],
        mode=cells.get("mode"),
        status=cells.get("status", "occurred"),
        date=cells.get("date"),
        date_span=_dated(base, cells, trigger),
        place=place.name if place else None,
        place_span=place.span if place else None,
        actors=roles["actors"],
        recipients=roles["recipients"],
    )


def _dated(base: Reading, cells: Cells, trigger: Span) -> Span | None:
    """The words that give the date of an event; the trigger stands for them where a pair does not say which."""
    if "dated" in cells:
        return span_of(base.article.text, cells["dated"])
    return trigger if "date" in cells and "undated" not in cells else None


def _claims(base: Reading, cells: Cells) -> dict[str, Any]:
    """The figure and the statement of a report, where it has them."""
    found: dict[str, Any] = {}
    if figure := dict(cells.get("figure", {})):
        span = span_of(base.article.text, figure.pop("words"))
        event = f"{base.article.id}:e0"
        found["figures"] = (Figure(id=f"{base.article.id}:f0", sentence=1, span=span, event=event, **figure),)
    if said := cells.get("said"):
        span = span_of(base.article.text, said)
        speaker = _role(base.actors[-1]) if "speaker" in cells else None
        found["statements"] = (
            Statement(id=f"{base.article.id}:s0", sentence=1, mode="direct", content=span, cue=span, speaker=speaker),
        )
    return found


def _actor(base: Reading, number: int, told: str) -> LocalActor:
    name, kind, country = told.partition("=")[0].split(":")
    span = span_of(base.article.text, name) if name in base.article.text else base.sentences[1].span
    mention = Mention(span, span, 1, "name" if name[:1].isupper() else "noun")
    return LocalActor(
        id=f"{base.article.id}:a{number}",
        name=name,
        kind=kind,  # type: ignore[arg-type]  # one of the kinds
        country=country,
        mentions=(mention,),
    )


def _in_office(base: Reading, actor: LocalActor, office: str) -> LocalActor:
    """The actor with an office that stands in front of the name in the text."""
    span = span_of(base.article.text, f"{office} {actor.name}")
    mentions = tuple(replace(mention, span=span) for mention in actor.mentions)
    return replace(actor, offices=(office,), mentions=mentions)


def _time(base: Reading, number: int, told: str) -> TimeExpression:
    kind, words, value = told.split("|")
    span = span_of(base.article.text, words)
    return TimeExpression(id=f"{base.article.id}:t{number}", span=span, sentence=1, type=kind, value=value)  # type: ignore[arg-type]  # one of the types


def _id(told: str) -> str:
    """What the actor is in the chronicle: a state by its country, a noun with its story, else by name (behind “=” if given)."""
    cells, _, same = told.partition("=")
    name, kind, country = cells.split(":")
    if kind == "state":
        return f"state:{country}"
    return f"{kind}:{fold(same or name)}" if name[:1].isupper() else f"noun:S1:{name}"


def _role(actor: LocalActor) -> Role:
    return Role(actor.id, actor.mentions[0].span)


def _place(base: Reading, number: int, told: str) -> Place:
    name, kind, country = told.split(":")
    span = span_of(base.article.text, name)
    return Place(id=f"{base.article.id}:p{number}", span=span, sentence=1, name=name, kind=kind, country=country)
