"""Do the reports put the happening in different places?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from runut.compare.counting import Counting
from runut.compare.placenames import held, namesakes, one_name, tail, whole, worded
from runut.compare.regions import Regions
from runut.compare.story import Claim, StoryView, place_named
from runut.compare.variants import Difference, Relation, sorted_out
from runut.records.claims import Event
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.text.normalise import fold

UNBOUND = frozenset({"", "other"})  # too little known to exclude each other
SETTLED = frozenset({"city", "region", "village"})  # one such place has a short and a long name; buildings are parts
COUNTRY = "country"
WATER = "water"
MANY = frozenset({"building", "road"})  # of these there are many at any place, of many kinds
WIDER = frozenset({"region", "other", COUNTRY})
WIDE = "region"  # of any size, so that two exclude each other only where both are of one sort (“Provinsi ...”, “Provinsi ...”)
SORTED = frozenset({WIDE, "road"})  # a bridge lies on a road as a town in a province


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
        if _tells(view, told[one], other) and _tells(view, told[other], one):
            return None
        found = regions.between(relation, one, other) or _widened(one, other, behind)
        if found is not None or entry.type != "HAPPEN" or not _at_sea(one, other):
            return found
        quoted = _quoted(view, told[one]), _quoted(view, told[other])
        return "precision" if all(quoted) and quoted[0] != quoted[1] else None

    kind, differing = sorted_out(says, relate)
    if kind is not None:
        versions: dict[str, list[str]] = {}
        for spot in differing:
            versions.setdefault(_shown(spot, differing, shown), []).extend(says[spot])
        if len(versions) > 1:
            yield Difference(slot="place", kind=kind, says=versions, about=entry.summary, entry=entry.id)


def _shown(spot: Spot, others: Sequence[Spot], shown: Mapping[Spot, str]) -> str:
    """How a place is shown: as one of `others` that is the same in another case, of another kind, or with its last letter."""
    words = fold(shown[spot])
    same = [
        one for one in others if one.near == spot.near and (whole(one.name, spot.name) or fold(shown[one]) == words)
    ]
    return shown[max(same, key=lambda one: len(one.name))]


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


def _tells(view: StoryView, claims: Sequence[Claim], spot: Spot) -> bool:
    """Whether all reports that put the event in one place name the other as well, in its sentence: then they tell the same."""
    beside = [view.once.each(_beside, claim.reading, claim.event) for claim in claims]
    return not any(own.startswith(spot.name) for own, _ in beside) and all(spot.name in others for _, others in beside)


def _beside(reading: Reading, event: Event) -> tuple[str, frozenset[str]]:
    """The place of the event, and the others that its sentence names."""
    named = [one for one in reading.places if one.sentence == event.sentence and one.span != event.place_span]
    return fold(event.place or ""), frozenset(_called(one.name, one.kind) for one in named)


def _widened(one: Spot, other: Spot, behind: Mapping[Spot, AbstractSet[str]]) -> Relation | None:
    """Whether the report that has one place names the other, which may be wider, behind it: so it says more exactly where."""
    mine, theirs = _among(one.name, behind[other]), _among(other.name, behind[one])
    wide = (other.kind in WIDER and theirs) or (one.kind in WIDER and mine)
    return "precision" if wide and mine != theirs else None


def _among(name: str, names: AbstractSet[str]) -> bool:
    """Whether one of `names` is this, or is this behind a word that says what kind of place it is."""
    return name in names or any(one.partition(" ")[2] == name for one in names)


def spot_of(view: StoryView, claim: Claim, counting: Mapping[str, Counting]) -> tuple[Spot, str] | None:
    """Where the report has it happen; what befalls a place happens there."""
    return view.once.each(_spot, claim.reading, claim.event, counting.get(claim.reading.article.language))


def _spot(reading: Reading, event: Event, language: Counting | None) -> tuple[Spot, str] | None:
    if event.place and not _party(reading, event):
        found = place_named(reading, event)
        country = (found.country or "") if found else ""
        near, kind = language.beside(reading, event) if language else "", found.kind if found else ""
        return Spot(_called(event.place, kind), kind, country, bool(near)), near or event.place
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


def _called(name: str, kind: str) -> str:
    """The name as it is compared: what kind of building or road it is belongs to it in small letters, too."""
    return fold(name) if kind in MANY else bare_name(name)


def _party(reading: Reading, event: Event) -> bool:
    """Whether what is taken for the place is who acts or is acted upon in the sentence (“Sunteria menyerang ...”)."""
    events = [one for one in reading.events if one.sentence == event.sentence]
    roles = [role for one in events for role in (*one.actors, *one.recipients)]
    roles += [one.speaker for one in reading.statements if one.sentence == event.sentence and one.speaker]
    return event.place_span is not None and any(role.span.overlaps(event.place_span) for role in roles)


def relation(one: Spot, other: Spot, regions: Regions) -> Relation | None:
    """How two places differ by their names, kinds and what lies in what."""
    pieces, others = one.name.split(), other.name.split()
    if one_name(one.name, other.name):
        return "precision" if one.near != other.near else None
    if {one.kind, other.kind} <= SETTLED and worded(pieces, others):
        return "precision" if one.near != other.near else None
    settled = one.kind == other.kind and one.kind in SETTLED
    if held(pieces, others) or held(others, pieces):
        return None if settled or (one.kind == other.kind and tail(pieces, others)) else "precision"
    if settled and namesakes(pieces, others):
        return "precision"
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
    sort = one.kind not in SORTED or one.name.split()[0] == other.name.split()[0]
    return "conflict" if one.kind == other.kind and sort else None


def _in_country(one: Spot, other: Spot) -> Relation | None:
    """A country against a place: within it, in another, or nobody knows where."""
    if one.country and other.country:
        return "precision" if one.country == other.country else "conflict"
    return "precision" if WIDE in {one.kind, other.kind} else None
