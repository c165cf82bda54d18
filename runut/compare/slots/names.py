"""Is one person or place spelled in two ways?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from runut.compare.story import StoryView
from runut.compare.variants import disagreement
from runut.records.findings import Disagreement
from runut.text.normalise import fold, letters

ALIKE = 0.8
ROUGH = 0.5  # “Mark” and “Max” before one surname
LONG = 5  # letters; short names differ by one letter and mean another
LONGER = 8  # letters of a name by which two persons kept apart may be one
Key = tuple[str, str]  # the actor, or "" for places, and the folded name


def names(view: StoryView) -> Iterator[Disagreement]:
    """One for each name that a story spells in several ways; spacing, case and hyphens make no spelling."""
    spelled = {key: made for key, made in _spellings(view).items() if len(made) > 1}
    alike: dict[tuple[bool, str, int], list[Key]] = defaultdict(list)
    for key in sorted(spelled):
        alike[key[0] != "", letters(key[1])[:1], len(key[1].split())].append(key)
    for block in alike.values():
        for group in _groups(block):
            versions: dict[str, list[str]] = {}
            for key in group:
                versions.setdefault(spelled[key][0], []).extend(spelled[key][1:])
            if len(versions) > 1:
                most = min(versions, key=lambda name: (-len(versions[name]), name))
                yield disagreement(view.story.id, (None, most), "name", versions, "conflict")


def _groups(block: Sequence[Key]) -> Iterator[list[Key]]:
    """The names of a block that are spellings of one another, directly or through others."""
    groups: list[list[Key]] = []
    for key in block:
        near = [group for group in groups if any(_one_name(key, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([key, *(other for group in near for other in group)]))
    yield from sorted(group for group in groups if len(group) > 1)


def _spellings(view: StoryView) -> dict[Key, list[str]]:
    """(actor, or "" for places; folded name) -> the name as written and the claims of the sentences that have it."""
    found: dict[Key, list[str]] = {}
    claims: dict[Key, set[str]] = defaultdict(set)
    for reading in view.readings:
        for actor in reading.actors:
            if actor.kind == "person" and actor.name[:1].isupper():
                key = (view.actor_of[actor.id], fold(actor.name))
                found.setdefault(key, [actor.name])
                for mention in actor.mentions:
                    claims[key] |= set(view.claims_in(reading, mention.sentence))
        for place in reading.places:
            key = ("", fold(place.name))
            found.setdefault(key, [place.name])
            claims[key] |= set(view.claims_in(reading, place.sentence))
    return {key: [*written, *sorted(claims[key])] for key, written in found.items()}


def _one_name(left: Key, right: Key) -> bool:
    """Whether two names may be spellings of one: of one actor as a whole, of two word by word, the last the most.

    A name that only lacks the end of the other is cut off or shortened, not spelled otherwise.
    """
    one, other = letters(left[1]), letters(right[1])
    if one.startswith(other) or other.startswith(one):
        return False
    pieces, others = left[1].split(), right[1].split()
    if left[0] != right[0]:
        close = _alike(pieces[-1], others[-1]) and all(map(_roughly, pieces[:-1], others[:-1]))
        return close and min(len(one), len(other)) >= LONGER
    shortened = left[0] and (set(pieces) <= set(others) or set(others) <= set(pieces))
    return not shortened and min(len(one), len(other)) >= LONG and _alike(one, other)


def _roughly(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other) >= ROUGH


def _alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other) >= ALIKE
