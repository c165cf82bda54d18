"""Do the reports put the happening in different parts of a place, by its direction?"""

from collections.abc import Iterator, Mapping

from runut.compare.story import Claim, StoryView, voices
from runut.compare.terms import Terms
from runut.compare.variants import Difference, Relation, sorted_out
from runut.records.links import Entry


def sides(view: StoryView, entry: Entry, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for an entry that is in the west of a place here and in the north-west there: of two such, the longer is more exact.

    A voice that names several parts tells of them all.
    """
    says: dict[frozenset[str], list[Claim]] = {}
    shown: dict[frozenset[str], str] = {}
    for claim in view.claims(entry):
        language = terms.get(claim.reading.article.language)
        found = language.side(claim.reading, claim.event) if language else None
        if found is not None:
            says.setdefault(found.words, []).append(claim)
            shown.setdefault(found.words, found.says)

    def relate(one: frozenset[str], other: frozenset[str]) -> Relation | None:
        if voices(says[one]) & voices(says[other]):
            return None
        return "precision" if one < other or other < one else "conflict"

    relation, differing = sorted_out(says, relate)
    if relation is not None:
        versions = {shown[one]: [claim.event.id for claim in says[one]] for one in differing}
        if len(versions) > 1:
            yield Difference(slot="place", kind=relation, says=versions, about=entry.summary, entry=entry.id)
