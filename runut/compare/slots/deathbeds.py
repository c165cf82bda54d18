"""Did they die where it happened, or in hospital?"""

from collections.abc import Iterator, Mapping

from runut.compare.story import StoryView
from runut.compare.terms import Terms
from runut.compare.variants import Difference
from runut.records.findings import DisagreementKind
from runut.records.links import Entry


def deathbeds(view: StoryView, entry: Entry, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for a death that some put in a hospital and others at the spot (a conflict), or in the place where it happened."""
    if (entry.type, entry.mode) != ("HAPPEN", "death"):
        return
    hospital, spot, place = (dict[str, list[str]]() for _ in range(3))
    for claim in view.claims(entry):
        language = terms.get(claim.reading.article.language)
        found = view.once.each(language.deathbed, claim.reading, claim.event) if language else None
        if found is not None:
            said, at_hospital = found
            (hospital if at_hospital else spot).setdefault(" ".join(said.split()), []).append(claim.event.id)
        elif claim.event.place and claim.event.place_span:
            place.setdefault(claim.event.place, []).append(claim.event.id)
    others = spot or place
    if hospital and others:
        kind: DisagreementKind = "conflict" if spot else "precision"
        yield Difference(slot="place", kind=kind, says=hospital | others, about=entry.summary, entry=entry.id)
