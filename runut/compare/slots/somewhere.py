"""Does one report name the place that another only calls by its kind, or call it another kind?"""

from collections.abc import Iterator, Mapping
from itertools import combinations, permutations

from msgspec import Struct

from runut.compare.story import Claim, StoryView
from runut.compare.variants import Difference
from runut.compare.whereabouts import Somewhere, Whereabouts
from runut.records.links import Entry
from runut.text.normalise import fold

CUT = 4  # letters of a noun that may have lost its last


class Told(Struct, frozen=True, gc=False, eq=False):
    """A claim, and where it happened as far as it is left without a name."""

    claim: Claim
    where: Somewhere | None


def somewhere(view: StoryView, entry: Entry, language: Mapping[str, Whereabouts]) -> Iterator[Difference]:
    """One for “di sebuah dermaga” beside “Dermaga Tanjul” (precision), and for a house beside a flat (conflict).

    What the article itself names elsewhere, or calls so as well, says nothing.
    """
    told = [Told(claim, _where(view, claim, language)) for claim in view.claims(entry)]
    if not any(one.where for one in told):
        return
    named: dict[str, list[str]] = {}
    for one, other in permutations(told, 2):
        place = other.claim.event.place
        if one.where and place and _apart(one, other) and _names(place, one):
            named.setdefault(one.where.says, []).append(one.claim.event.id)
            named.setdefault(place, []).append(other.claim.event.id)
    called: dict[str, list[str]] = {}
    for one, other in combinations(told, 2):
        if one.where and other.where and _apart(one, other) and _of_two_kinds(one, other, language):
            called.setdefault(one.where.says, []).append(one.claim.event.id)
            called.setdefault(other.where.says, []).append(other.claim.event.id)
    if len(named) > 1:
        yield Difference(slot="place", kind="precision", says=named, about=entry.summary, entry=entry.id)
    if len(called) > 1:
        yield Difference(slot="place", kind="conflict", says=called, about=entry.summary, entry=entry.id)


def _where(view: StoryView, claim: Claim, language: Mapping[str, Whereabouts]) -> Somewhere | None:
    finder = language.get(claim.reading.article.language)
    return view.once.each(finder.unnamed, claim.reading, claim.event) if finder else None


def _apart(one: Told, other: Told) -> bool:
    return one.claim.reading.article.id != other.claim.reading.article.id


def _names(place: str, one: Told) -> bool:
    """Whether a place is named as one of the kind that a report only calls it, and the report's article names it nowhere."""
    kind, _, name = fold(place).partition(" ")
    noun = one.where.noun if one.where else ""
    same = kind == noun or (len(noun) >= CUT and noun == kind[:-1])
    return bool(name) and same and f"{kind} {name}" not in fold(one.claim.reading.article.text)


def _of_two_kinds(one: Told, other: Told, language: Mapping[str, Whereabouts]) -> bool:
    """Whether two reports call a dwelling by two nouns, and neither article calls it by the other's as well."""
    for mine, theirs in permutations((one, other)):
        finder = language.get(mine.claim.reading.article.language)
        if finder is None or mine.where is None or theirs.where is None or mine.where.noun == theirs.where.noun:
            return False
        if not finder.dwelling(mine.where.noun) or finder.opens(mine.claim.reading.article.text, theirs.where.noun):
            return False
    return True
