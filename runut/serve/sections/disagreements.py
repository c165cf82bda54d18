"""What differs: the variants of a disagreement next to each other, each with the words that give it."""

from msgspec import Struct

from runut.serve.anchors import anchor
from runut.serve.gather import StoryMaterial
from runut.serve.quoting import Desk, Quote
from runut.serve.sections.figures import counted
from runut.serve.wording import WEIGHT, Wording
from runut.store.views.rows import DisagreementView


class Version(Struct, frozen=True):
    """One variant in words: what it says, on how many origins, and its quotations with the words that differ marked."""

    says: str
    origins: str
    quotes: tuple[Quote, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """One disagreement: about what (in the articles' words), about which entry, how much it weighs, and its versions."""

    place: str
    slot: str
    kind: str
    weight: str
    about: str
    entry: str | None
    summary: str
    versions: tuple[Version, ...]


def differences(story: StoryMaterial, desk: Desk, wording: Wording) -> tuple[Difference, ...]:
    """The disagreements of a story, the weightiest first."""
    spans = {key: span for told in story.told for key, span in told.spans.items()}
    summaries = {entry.id: entry.summary for entry in story.entries}
    return tuple(
        Difference(
            place=anchor("d", one.id),
            slot=one.slot,
            kind=one.kind,
            weight=wording("page.weight", n=wording.number(one.weight, WEIGHT)),
            about=_about(one),
            entry=desk.ways.to("e", one.entry or "") if one.entry in summaries else None,
            summary=summaries.get(one.entry or "", ""),
            versions=tuple(
                Version(
                    says=_says(variant.says, one.slot, wording),
                    origins=wording.count("origins", variant.independence),
                    quotes=tuple(desk.claim(claim, spans.get((claim.id, one.slot))) for claim in variant.claims),
                )
                for variant in one.variants
            ),
        )
        for one in story.disagreements
    )


def _about(one: DisagreementView) -> str:
    """What is counted, as the articles call it; where nothing is and no entry tells, the finding's own words."""
    called = counted(dict(claim.cells).get("of", "") for variant in one.variants for claim in variant.claims)
    return " / ".join(called) or ("" if one.entry else one.about)


def _says(says: str, slot: str, wording: Wording) -> str:
    if slot == "date":
        return wording.day(says)
    if slot == "status":
        return wording(f"status.{says}")
    return says
