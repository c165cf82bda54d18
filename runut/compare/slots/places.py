"""Do the reports put the happening in different places?"""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from runut.compare.story import StoryView, place_named
from runut.compare.variants import disagreement
from runut.records.findings import Disagreement
from runut.records.links import Entry
from runut.text.normalise import fold

UNBOUND = frozenset({"", "country", "other"})  # too wide, or too little known, to exclude each other
ONE_NAME = 0.8  # spellings so much alike are one place under a name that differs


def places(view: StoryView, entry: Entry) -> Iterator[Disagreement]:
    """One for an entry put in different places of one kind; a town and the region around it only differ in precision."""
    says: dict[tuple[str, str], list[str]] = {}
    shown: dict[tuple[str, str], str] = {}
    for claim in view.claims(entry):
        if claim.event.place:
            found = place_named(claim.reading, claim.event)
            key = (fold(claim.event.place), found.kind if found else "")
            says.setdefault(key, []).append(claim.event.id)
            shown.setdefault(key, claim.event.place)
    apart = [one for one in says if any(_elsewhere(one, other) for other in says)]
    if apart:
        versions = {shown[one]: says[one] for one in apart}
        yield disagreement(view.story.id, (entry.id, entry.summary), "place", versions, "conflict")


def _elsewhere(one: tuple[str, str], other: tuple[str, str]) -> bool:
    (name, kind), (second, second_kind) = one, other
    if name in second or second in name or kind != second_kind or kind in UNBOUND:
        return False
    return Indel.normalized_similarity(name, second) < ONE_NAME
