"""What differs: the variants of a disagreement next to each other, each with the words that give it."""

from collections.abc import Mapping

from msgspec import Struct

from runut.records.span import Span
from runut.serve.anchors import anchor
from runut.serve.gather import StoryMaterial
from runut.serve.quoting import Desk, Quote
from runut.serve.sections.contrast import Segment, contrast
from runut.serve.sections.figures import counted
from runut.serve.wording import WEIGHT, Wording
from runut.store.views.rows import DisagreementView
from runut.text.fingerprints import words


class Version(Struct, frozen=True):
    """One variant in words: what it says, on how many origins, and its quotations with the words that differ marked."""

    says: str
    origins: str
    quotes: tuple[Quote, ...]

    @property
    def distinct(self) -> tuple[Quote, ...]:
        """One quotation of each wording of the sentence: copies of one text say nothing new."""
        found: dict[tuple[str, ...], Quote] = {}
        for one in self.quotes:
            found.setdefault(tuple(word.folded for word in words(one.before + one.quoted + one.after)), one)
        return tuple(found.values())


class Difference(Struct, frozen=True, kw_only=True):
    """One disagreement: about what (in the articles' words), about which entry, how much it weighs, and its versions.

    `place` is where it stands on this page, `href` the way to it from anywhere.
    """

    id: str
    place: str
    href: str
    slot: str
    kind: str
    weight: str
    about: str
    entry: str | None
    summary: str
    versions: tuple[Version, ...]

    def sentence(self, n: int) -> tuple[Segment, ...]:
        """The first sentence of the version `n`, compared with that of the first other version."""
        if not self.versions[n].quotes:
            return ()
        others = [one for m, one in enumerate(self.versions) if m != n and one.quotes]
        return contrast(self.versions[n].quotes[0], others[0].quotes[0] if others else None)


def differences(story: StoryMaterial, desk: Desk, wording: Wording) -> tuple[Difference, ...]:
    """The disagreements of a story, the weightiest first."""
    spans = {key: span for told in story.told for key, span in told.spans.items()}
    summaries = {entry.id: entry.summary for entry in story.entries}
    return tuple(difference(one, Known(spans, summaries), desk, wording) for one in story.disagreements)


class Known(Struct, frozen=True):
    """Where the slots of events stand in their texts, and what the entries on which a way leads say in short."""

    spans: Mapping[tuple[str, str], Span]
    summaries: Mapping[str, str]


def difference(one: DisagreementView, known: Known, desk: Desk, wording: Wording) -> Difference:
    """One disagreement in words, with its quotations."""
    return Difference(
        id=one.id,
        place=anchor("d", one.id),
        href=desk.ways.to("d", one.id),
        slot=one.slot,
        kind=one.kind,
        weight=wording("page.weight", n=wording.number(one.weight, WEIGHT)),
        about=_about(one, wording),
        entry=desk.ways.to("e", one.entry or "") if one.entry in known.summaries else None,
        summary=known.summaries.get(one.entry or "", ""),
        versions=tuple(
            Version(
                says=_says(variant.says, one.slot, wording),
                origins=wording.count("origins", variant.independence),
                quotes=tuple(desk.claim(claim, known.spans.get((claim.id, one.slot))) for claim in variant.claims),
            )
            for variant in one.variants
        ),
    )


def _about(one: DisagreementView, wording: Wording) -> str:
    """What is counted, as the articles call it; where nothing is and no entry tells, the finding's own words."""
    called = counted(dict(claim.cells).get("of", "") for variant in one.variants for claim in variant.claims)
    return " / ".join(called) or ("" if one.entry else wording.unit(one.about))


def _says(says: str, slot: str, wording: Wording) -> str:
    if slot == "date":
        return wording.day(says)
    if slot == "status":
        return wording(f"status.{says}")
    return says
