"""How what differs becomes a disagreement."""

from collections.abc import Mapping, Sequence

from runut.records.findings import Disagreement, DisagreementKind, Slot, Variant
from runut.text.fingerprints import digest


def disagreement(
    story: str, about: tuple[str | None, str], slot: Slot, says: Mapping[str, Sequence[str]], kind: DisagreementKind
) -> Disagreement:
    """The disagreement of `about` (the entry's id or None, and what differs in words).

    `says` maps each version to the ids of its claims.
    """
    entry, words = about
    variants = tuple(Variant(version, tuple(dict.fromkeys(records))) for version, records in says.items())
    marks = (f"{one.says}={','.join(one.records)}" for one in sorted(variants, key=lambda one: one.says))
    return Disagreement(
        id=f"D{digest(story, entry or '', slot, *marks)}",
        story=story,
        entry=entry,
        slot=slot,
        kind=kind,
        variants=variants,
        about=words,
    )
