"""How what differs becomes a disagreement."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal, TypeVar

from msgspec import Struct

from runut.compare.origins import Origins
from runut.compare.weights import of_difference
from runut.records.findings import Disagreement, DisagreementKind, Slot, Variant
from runut.text.fingerprints import digest

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Relation = Literal["conflict", "precision"]

MOST = 40  # versions of one slot of one entry that are held against each other; those told most


class Difference(Struct, frozen=True, gc=False, kw_only=True):
    """“August here, 3 August there, and it is a matter of precision”: what one slot found.

    `says` maps each version to the ids of its claims, `about` says in words what differs, `apart` how far, from 0 to 1.
    """

    slot: Slot
    kind: DisagreementKind
    says: Mapping[str, Sequence[str]]
    about: str
    entry: str | None = None
    apart: float = 1.0


def sorted_out(
    versions: Mapping[T, Sequence[object]], relate: Callable[[T, T], Relation | None]
) -> tuple[Relation | None, tuple[T, ...]]:
    """The strongest way in which two versions differ, and those that differ from another, in their order."""
    if len(versions) <= 1:
        return None, ()
    told_most = sorted(versions, key=lambda one: -len(versions[one]))[:MOST]
    found = {(one, other): relation for one, other in combinations(told_most, 2) if (relation := relate(one, other))}
    if not found:
        return None, ()
    strongest: Relation = "conflict" if "conflict" in found.values() else "precision"
    differing = {one for pair in found for one in pair}
    return strongest, tuple(one for one in versions if one in differing)


def together(pairs: Iterable[tuple[K, K]]) -> list[set[K]]:
    """The things that pairs join, directly or through others: what one and what another calls one thing.

    >>> sorted(map(sorted, together([("a", "b"), ("c", "d"), ("b", "e")])))
    [['a', 'b', 'e'], ['c', 'd']]
    """
    groups: list[set[K]] = []
    for pair in pairs:
        met = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group not in met]
        groups.append(set(pair).union(*met))
    return groups


def disagreement(story: str, found: Difference, origins: Origins) -> Disagreement:
    """The disagreement of `story` that a difference is, with what each version rests on."""
    records = {version: tuple(dict.fromkeys(claims)) for version, claims in found.says.items()}
    behind = {version: origins.of(claims) for version, claims in records.items()}
    marks = (f"{version}={','.join(records[version])}" for version in sorted(records))
    return Disagreement(
        id=f"D{digest(story, found.entry or '', found.slot, *marks)}",
        story=story,
        entry=found.entry,
        slot=found.slot,
        kind=found.kind,
        variants=tuple(Variant(version, records[version], len(behind[version])) for version in records),
        about=found.about,
        weight=of_difference(found.slot, found.kind, [behind[version] for version in records], found.apart),
    )
