"""Does one report count what another leaves at “some” or “many”?"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from runut.compare.counting import Counting
from runut.compare.story import Claim, StoryView, Told
from runut.compare.variants import Difference
from runut.compare.wordings import initials
from runut.records.claims import Bound, Event
from runut.records.reading import Reading
from runut.text.fingerprints import folded

NEAR = 3  # sentences of one article between two tellings of one toll
STEM = 4  # letters; words that begin alike are forms of one
OPEN: frozenset[Bound] = frozenset({"many"})


class Some(Struct, frozen=True, gc=False, eq=False):
    """“Beberapa nelayan”: people or things that a report leaves uncounted, the words for them, and what befell them."""

    claim: Claim
    entry: str
    said: str
    nouns: tuple[str, ...]
    kind: str


def vague(view: StoryView, counting: Mapping[str, Counting]) -> Iterator[Difference]:
    """One for each number that a report gives where another only says that there were some.

    They count the same where both measure one entry in like words, or tell one toll of people, close by in an article.
    """
    firm = [told for told in view.figures if told.figure.bound not in OPEN and told.figure.value > 1]
    for entry in view.entries if firm else ():
        left_open = [some for claim in view.claims(entry) for some in _open(view, claim, entry.id, counting)]
        found = [(some, told) for some in left_open for told in firm if _same(some, told, counting)]
        if found:
            yield Difference(slot="value", kind="precision", says=_versions(found), about=entry.summary, entry=entry.id)


def _open(view: StoryView, claim: Claim, entry: str, counting: Mapping[str, Counting]) -> list[Some]:
    language = counting.get(claim.reading.article.language)
    found = view.once.each(_uncounted, claim.reading, claim.event, language) if language else ()
    return [Some(claim, entry, *one) for one in found]


def _uncounted(reading: Reading, event: Event, language: Counting) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """What a `Some` has of an event: the words for those left uncounted, the nouns among them, and what befell them."""
    told = [(role.span, folded(reading.article.text, role.span)) for role in (*event.actors, *event.recipients)]
    return tuple(
        (" ".join(span.quote(reading.article.text).split()), tuple(said[1:]), language.kind_of(reading, event))
        for span, said in told
        if len(said) > 1 and said[0] in language.some
    )


def _same(some: Some, told: Told, counting: Mapping[str, Counting]) -> bool:
    language = counting.get(told.reading.article.language)
    if language is None:
        return False
    if told.entry == some.entry:
        return _like(some.nouns, folded(told.figure.of), language)
    event, near = some.claim.event, told.reading.article.id == some.claim.reading.article.id
    near = near and 0 < abs(told.figure.sentence - event.sentence) <= NEAR
    thing = language.thing(told)
    return bool(near and some.kind and thing and thing[0] == some.kind and told.figure.unit == "person")


def _like(nouns: Sequence[str], of: Sequence[str], language: Counting) -> bool:
    """Whether two phrases share a telling word, or one is the short form of the other (“WNS”, “warga negara Sarindal”)."""
    mine, theirs = (
        {word[:STEM] for word in side if len(word) >= STEM and word not in language.bare} for side in (nouns, of)
    )
    return bool(mine & theirs) or initials(nouns, of)


def _versions(found: Sequence[tuple[Some, Told]]) -> dict[str, list[str]]:
    says: dict[str, list[str]] = {}
    for some, told in found:
        said = " ".join(told.figure.span.quote(told.reading.article.text).split())
        says.setdefault(some.said, []).append(some.claim.event.id)
        says.setdefault(said, []).append(told.figure.id)
    return {said: list(dict.fromkeys(claims)) for said, claims in says.items()}
