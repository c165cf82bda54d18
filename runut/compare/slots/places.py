"""Do the reports put the happening in different places?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.compare.counting import Counting
from runut.compare.regions import Regions
from runut.compare.story import Claim, StoryView, place_named
from runut.compare.variants import Difference, Relation, sorted_out
from runut.records.claims import Event
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.text.normalise import fold

UNBOUND = frozenset({"", "other"})  # too little known to exclude each other
ONE_NAME = 0.8  # spellings so much alike are one place under a name that differs
SETTLED = frozenset({"city", "region", "village"})  # one such place has a short and a long name; buildings are parts
COUNTRY = "country"
WATER = "water"
WIDER = frozenset({"region", "other", COUNTRY})
WIDE = "region"  # of any size, so that two exclude each other only where both are of one sort (“Provinsi ...”, “Provinsi ...”)


class Spot(Struct, frozen=True, gc=False, order=True):
    """A place as a report gives it, or somewhere near it: its folded name, kind and country, "" where they are not known."""

    name: str
    kind: str
    country: str
    near: bool = False


def places(view: StoryView, entry: Entry, regions: Regions, counting: Mapping[str, Counting]) -> Iterator[Difference]:
    """One for an entry put in different places of one kind, or in a place here and in the wider region around it there."""
    says: dict[Spot, list[str]] = {}
    shown: dict[Spot, str] = {}
    behind, told = defaultdict[Spot, set[str]](set), defaultdict[Spot, list[Claim]](list)
    for claim in view.claims(entry):
        found = spot_of(view, claim, counting)
        if found is not None:
            spot, words = found
            says.setdefault(spot, []).append(claim.event.id)
            shown.setdefault(spot, words)
            behind[spot] |= view.once.each(_behind, claim.reading, claim.event)
            told[spot].append(claim)

    def relate(one: Spot, other: Spot) -> Relation | None:
        found = regions.between(_relate, one, other) or _widened(one, other, behind)
        if found is not None or entry.type != "HAPPEN" or not _at_sea(one, other):
            return found
        quoted = _quoted(view, told[one]), _quoted(view, told[other])
        return "precision" if all(quoted) and quoted[0] != quoted[1] else None

    relation, differing = sorted_out(says, relate)
    if relation is not None:
        versions: dict[str, list[str]] = {}
        for spot in differing:
            versions.setdefault(shown[spot], []).extend(says[spot])
        if len(versions) > 1:
            yield Difference(slot="place", kind=relation, says=versions, about=entry.summary, entry=entry.id)


def _quoted(view: StoryView, claims: Sequence[Claim]) -> set[str]:
    """Whom the articles quote with these claims."""
    return {view.actor_of[one] for _, one in view.voices(claims) if one in view.actor_of}


def _behind(reading: Reading, event: Event) -> frozenset[str]:
    """The places that the report names behind the place of the event, in the same sentence: where that lies, as a rule."""
    span = event.place_span
    if span is None:
        return frozenset()
    behind = (one for one in reading.places if one.sentence == event.sentence and one.span.start >= span.end)
    return frozenset(bare_name(place.name) for place in behind)


def _widened(one: Spot, other: Spot, behind: Mapping[Spot, AbstractSet[str]]) -> Relation | None:
    """Whether the report that has one place names the other, which may be wider, behind it: so it says more exactly where."""
    wide = (other.kind in WIDER and other.name in behind[one]) or (one.kind in WIDER and one.name in behind[other])
    return "precision" if wide and (one.name in behind[other]) != (other.name in behind[one]) else None


def spot_of(view: StoryView, claim: Claim, counting: Mapping[str, Counting]) -> tuple[Spot, str] | None:
    """Where the report has it happen; what befalls a place happens there."""
    return view.once.each(_spot, claim.reading, claim.event, counting.get(claim.reading.article.language))


def _spot(reading: Reading, event: Event, language: Counting | None) -> tuple[Spot, str] | None:
    if event.place and not _party(reading, event):
        found = place_named(reading, event)
        country = (found.country or "") if found else ""
        near = language.beside(reading, event) if language else ""
        return Spot(bare_name(event.place), found.kind if found else "", country, bool(near)), near or event.place
    if event.type != "HAPPEN":
        return None
    for role in event.recipients:
        where = next((place for place in reading.places if role.span.contains(place.span)), None)
        if where is not None and fold(role.span.quote(reading.article.text)) == fold(where.name):
            return Spot(bare_name(where.name), where.kind, where.country or ""), where.name
    return None


def bare_name(name: str) -> str:
    """The name without the common words in front of it (“wilayah Tanjul”), folded."""
    pieces = name.split()
    first = next((n for n, piece in enumerate(pieces) if piece[:1].isupper()), 0)
    return fold(" ".join(pieces[first:]))


def _party(reading: Reading, event: Event) -> bool:
    """Whether what is taken for the place is who acts or is acted upon in the sentence (“Sunteria menyerang ...”)."""
    events = [one for one in reading.events if one.sentence == event.sentence]
    roles = [role for one in events for role in (*one.actors, *one.recipients)]
    roles += [one.speaker for one in reading.statements if one.sentence == event.sentence and one.speaker]
    return event.place_span is not None and any(role.span.overlaps(event.place_span) for role in roles)


def _relate(one: Spot, other: Spot, regions: Regions) -> Relation | None:
    pieces, others = one.name.split(), other.name.split()
    if pieces == others or Indel.normalized_similarity(one.name, other.name) >= ONE_NAME:
        return "precision" if one.near != other.near else None
    if set(pieces) <= set(others) or set(others) <= set(pieces):
        return None if one.kind == other.kind and one.kind in SETTLED else "precision"
    if regions.within(one.name, other.name) or regions.within(other.name, one.name):
        return "precision"
    return None if one.kind in UNBOUND or other.kind in UNBOUND else _apart(one, other)


def _at_sea(one: Spot, other: Spot) -> bool:
    """Whether one is at sea and the other on land."""
    kinds = {one.kind, other.kind}
    return WATER in kinds and not SETTLED.isdisjoint(kinds)


def _apart(one: Spot, other: Spot) -> Relation | None:
    """Whether two places of known kinds exclude each other."""
    if COUNTRY in {one.kind, other.kind} and one.kind != other.kind:
        return _in_country(one, other)
    if one.country and other.country and one.country != other.country:
        return "conflict"
    sort = one.kind != WIDE or one.name.split()[0] == other.name.split()[0]
    return "conflict" if one.kind == other.kind and sort else None


def _in_country(one: Spot, other: Spot) -> Relation | None:
    """A country against a place: within it, in another, or nobody knows where."""
    if one.country and other.country:
        return "precision" if one.country == other.country else "conflict"
    return "precision" if WIDE in {one.kind, other.kind} else None
