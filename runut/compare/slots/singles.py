"""Is a long name of one word spelled with a slip somewhere in a story, whoever it names?"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from runut.compare.capitals import Capitals, Key, Stand
from runut.compare.slots.slips import Told, is_told, plain, slip
from runut.compare.story import StoryView
from runut.compare.variants import Difference
from runut.compare.vocabulary import Vocabulary

LONG = 9  # letters of a word in which two slips may be
BEGIN, END = 3, 4  # letters at the beginning or at the end that a slip leaves alone


def singles(
    view: StoryView, capitals: Capitals, vocabularies: Mapping[str, Vocabulary], told: Collection[Told]
) -> Iterator[Difference]:
    """One for each long name that differs by a slip from another, and is no word that the story has in small letters.

    `told` are those names that are known to be spelled otherwise.
    """
    for one, other in sorted(_alike(capitals)):
        left, right = capitals.stand(one), capitals.stand(other)
        if not is_told({*one, *other}, told) and _one_name(capitals, left, right, vocabularies):
            small = any(word in reading.article.text for reading in view.readings for word in (*one, *other))
            if not small:
                says = {stand.written: stand.claims for stand in (left, right)}
                most = min((left, right), key=lambda stand: (-len(stand.places), stand.key))
                yield Difference(slot="name", kind="conflict", says=says, about=most.written)


def _alike(capitals: Capitals) -> set[tuple[Key, Key]]:
    """The names that begin with one letter, begin or end alike, and have a slip that no accent or lost end is."""
    beside: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in capitals.singles:
        beside[key[0][:BEGIN], ""].append(key)
        beside[key[0][0], key[0][-END:]].append(key)
    return {
        (one, other)
        for like in beside.values()
        for one, other in combinations(sorted(like), 2)
        if slip(one[0], other[0], LONG) and not other[0].startswith(one[0]) and plain(one[0]) != plain(other[0])
    }


def _one_name(capitals: Capitals, one: Stand, other: Stand, vocabularies: Mapping[str, Vocabulary]) -> bool:
    """Whether two names may be those of one: in no sentence together, and not always beside other names.

    Titles, and two words that news often has, are no names.
    """
    words = [(vocabularies[stand.language], stand.key[0]) for stand in (one, other)]
    if all(known.knows(word) for known, word in words) or any(known.addresses(word) for known, word in words):
        return False
    if not one.places.isdisjoint(other.places):
        return False
    left, right = capitals.beside(one.key), capitals.beside(other.key)
    return not left or not right or not left.isdisjoint(right)
