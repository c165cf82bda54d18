"""Is a long name of one word spelled with a slip somewhere in a story, whoever it names?"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from runut.compare.capitals import Capitals, Key, Stand
from runut.compare.slots.slips import Told, groups, is_told, plain, slip
from runut.compare.story import StoryView
from runut.compare.variants import Difference
from runut.compare.vocabulary import Vocabulary

LONG = 9  # letters of a word in which two slips may be
BEGIN, END = 3, 4  # letters at the beginning or at the end that a slip leaves alone


def singles(
    view: StoryView, capitals: Capitals, vocabularies: Mapping[str, Vocabulary], told: Collection[Told]
) -> Iterator[Difference]:
    """One for each long name that differs by a slip from another, where none is a word that the story has in small letters.

    `told` are those names that are known to be spelled otherwise.
    """
    pairs = [pair for pair in sorted(_alike(capitals)) if not is_told({name for (name,) in pair}, told)]
    stands = {key: capitals.stand(key) for pair in pairs for key in pair}
    alike = [pair for pair in pairs if _one_name(capitals, stands[pair[0]], stands[pair[1]], vocabularies)]
    for group in groups(alike, stands):
        if not any(word in reading.article.text for reading in view.readings for (word,) in group):
            says = {stands[key].written: stands[key].claims for key in sorted(group)}
            most = min(group, key=lambda key: (-len(stands[key].places), key))
            yield Difference(slot="name", kind="conflict", says=says, about=stands[most].written)


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
    """Whether two names may be those of one: in no sentence together, not always beside other names, one in one article.

    Two that several articles tell are two, as a body and its head may be. Titles, words that are run together, and two words
    that news often has are no names.
    """
    words = [(vocabularies[stand.language], stand.key[0]) for stand in (one, other)]
    if not (one.written.istitle() and other.written.istitle()):
        return False
    if all(known.knows(word) for known, word in words) or any(known.addresses(word) for known, word in words):
        return False
    articles = min(len({article for article, _ in stand.places}) for stand in (one, other))
    if articles > 1 or not one.places.isdisjoint(other.places):
        return False
    left, right = capitals.beside(one.key), capitals.beside(other.key)
    return not left or not right or not left.isdisjoint(right)
