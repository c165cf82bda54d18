"""What differs among readings whose events the test itself puts into entries."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.records.claims import Role
from runut.records.findings import Disagreement
from runut.records.links import Entry, Linked, Membership, Story
from runut.records.reading import Reading
from runut.text.normalise import fold
from tests.link.made import span_of

COMPARER = Comparer({"id": load_pack("id")})


def differing(readings: Sequence[Reading], entries: Mapping[str, Sequence[str]]) -> list[Disagreement]:
    """What differs among `readings`, one story; `entries` maps the id of each entry to its events."""
    ids = {actor.id: _id(actor.name, actor.kind, actor.country) for one in readings for actor in one.actors}
    events = {event.id: event for one in readings for event in one.events}
    articles = tuple(one.article.id for one in readings)
    made = []
    for id_, told in entries.items():
        first = events[told[0]]
        made.append(
            Entry(
                id=id_,
                story="S1",
                type=first.type,
                mode=first.mode,
                status="occurred",
                date=first.date,
                events=tuple(told),
                summary="Hal itu terjadi.",
                actors=tuple(dict.fromkeys(ids[role.actor] for one in told for role in events[one].actors)),
                recipients=tuple(dict.fromkeys(ids[role.actor] for one in told for role in events[one].recipients)),
            )
        )
    linked = Linked(
        articles=articles,
        memberships=tuple(Membership(local=local, actor=actor) for local, actor in ids.items()),
        stories=(Story(id="S1", title="Kabar", articles=articles),),
        entries=tuple(made),
    )
    return list(COMPARER.findings(readings, linked).disagreements)


def seen(found: Sequence[Disagreement], slot: str) -> list[tuple[str, list[str]]]:
    """The kind and the versions of every disagreement of one slot."""
    return [(one.kind, sorted(variant.says for variant in one.variants)) for one in found if one.slot == slot]


def suffered(base: Reading, noun: str) -> Reading:
    """`base` with the words `noun` as the place in the text where its events' recipients stand."""
    span = span_of(base.article.text, noun)
    events = (
        replace(event, recipients=tuple(Role(role.actor, span) for role in event.recipients)) for event in base.events
    )
    return replace(base, events=tuple(events))


def _id(name: str, kind: str, country: str | None) -> str:
    if kind == "state":
        return f"state:{country}"
    return f"{kind}:{fold(name)}" if name[:1].isupper() else f"noun:S1:{fold(name)}"
