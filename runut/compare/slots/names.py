"""Is one person or place spelled in two ways?"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import Indel

from runut.compare.story import StoryView
from runut.compare.variants import disagreement
from runut.records.findings import Disagreement
from runut.text.normalise import fold, letters

ALIKE = 0.8
LONG = 5  # letters; short names differ by one letter and mean another


def names(view: StoryView) -> Iterator[Disagreement]:
    """One for each pair of spellings of one name in a story; spacing, case and hyphens make no spelling."""
    spelled = _spellings(view)
    for left, right in combinations(sorted(spelled), 2):
        if left[0] == right[0] and _one_name(left[1], right[1], same_actor=left[0] != ""):
            versions = {spelled[one][0]: spelled[one][1:] for one in (left, right)}
            if all(versions.values()):
                yield disagreement(view.story.id, (None, "how it is spelled"), "name", versions, "conflict")


def _spellings(view: StoryView) -> dict[tuple[str, str], list[str]]:
    """(actor, or "" for places; folded name) -> the name as written and the claims of the sentences that have it."""
    found: dict[tuple[str, str], list[str]] = {}
    claims: dict[tuple[str, str], set[str]] = defaultdict(set)
    for reading in view.readings:
        for actor in reading.actors:
            if actor.kind == "person":
                key = (view.actor_of[actor.id], fold(actor.name))
                found.setdefault(key, [actor.name])
                for mention in actor.mentions:
                    claims[key] |= set(view.claims_in(reading, mention.sentence))
        for place in reading.places:
            key = ("", fold(place.name))
            found.setdefault(key, [place.name])
            claims[key] |= set(view.claims_in(reading, place.sentence))
    return {key: [*written, *sorted(claims[key])] for key, written in found.items()}


def _one_name(left: str, right: str, *, same_actor: bool) -> bool:
    one, other = letters(left), letters(right)
    if one == other or min(len(one), len(other)) < LONG:
        return False
    pieces, others = left.split(), right.split()
    if same_actor and (set(pieces) <= set(others) or set(others) <= set(pieces)):
        return False  # shortened, not spelled otherwise
    return len(pieces) == len(others) and one[0] == other[0] and Indel.normalized_similarity(one, other) >= ALIKE
