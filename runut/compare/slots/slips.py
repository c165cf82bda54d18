"""Is a name of two words spelled with a slip somewhere in a story, whoever it names?"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from runut.compare.capitals import Capitals, Key, Stand
from runut.compare.variants import Difference, together
from runut.compare.vocabulary import Vocabulary

SHORT, LESS_SHORT = 4, 5  # letters of the shorter and of the longer of two spellings
LONG = 7  # letters of names in which two slips may be
SLIPS = 2  # letters wrong in a long word
BEHIND_TITLE = 6  # letters of a name behind a title: two captains may have names that are alike
MOSTLY = 5  # times that a name is told where a slip makes another known word of it once
STEM = 5  # letters by which words are first put together

Alike = tuple[Key, Key]
Told = Sequence[frozenset[str]]  # the words of each version of a name


def slips(capitals: Capitals, vocabularies: Mapping[str, Vocabulary], told: Collection[Told]) -> Iterator[Difference]:
    """One for each name of a story that differs in one word, by a slip, from another.

    `told` are those names that are known to be spelled otherwise.
    """
    alike = sorted(_alike(capitals))
    stands = {key: capitals.stand(key) for pair in alike for key in pair}
    two = {frozenset(_differing(*pair)) for pair in alike if _of_two(stands[pair[0]], stands[pair[1]])}
    alike = [pair for pair in alike if frozenset(_differing(*pair)) not in two]
    alike = [pair for pair in alike if _one_name(stands[pair[0]], stands[pair[1]], vocabularies)]
    seen: set[frozenset[str]] = set()
    for group in groups(alike, stands):
        slipped = {frozenset(_differing(*pair)) for pair in alike if group.issuperset(pair)}
        if not slipped <= seen and not any(is_told(pair, told) for pair in slipped):
            seen |= slipped
            most = min(group, key=lambda key: (-len(stands[key].places), key))
            says = _versions(capitals, [stands[key] for key in sorted(group)])
            if len(says) > 1:
                yield Difference(slot="name", kind="conflict", says=says, about=stands[most].written)


def _versions(capitals: Capitals, told: Sequence[Stand]) -> dict[str, list[str]]:
    """Each spelling with its claims; one that a sentence has cut off is its whole."""
    says: dict[str, list[str]] = defaultdict(list)
    for one in told:
        whole = [other for other in told if one.key[0] == other.key[0] and capitals.is_cut(one.key, other.key)]
        says[min(whole or [one], key=lambda other: (-len(other.places), other.key)).written] += one.claims
    return says


def slip(one: str, other: str, long: int = LONG) -> bool:
    """Whether two words are one with a letter wrong, missing, doubled or moved; two in one of at least `long` letters.

    >>> slip("bruskolan", "bruksolan"), slip("ratan", "rattan"), slip("tanjul", "nuvar")
    (True, True, False)
    """
    return 0 < OSA.distance(one, other, score_cutoff=SLIPS) <= (SLIPS if min(len(one), len(other)) >= long else 1)


def is_told(slipped: Collection[str], told: Collection[Told]) -> bool:
    """Whether versions of a name that is known to be spelled otherwise have each of these words."""
    return any(all(any(word in version for version in versions) for word in slipped) for versions in told)


def groups(alike: Collection[Alike], stands: Mapping[Key, Stand]) -> list[set[Key]]:
    """The names that are spellings of one another, directly or through others, those told most first."""
    return sorted(together(alike), key=lambda group: (-sum(len(stands[key].places) for key in group), sorted(group)))


def _alike(capitals: Capitals) -> Iterator[Alike]:
    """Names of which one word is the same, and the other begins with the same letter and has a slip."""
    beside: dict[tuple[int, str, str], list[Key]] = defaultdict(list)
    for key in capitals.doubles:
        first, second = key
        beside[0, first[0], second[:STEM]].append(key)
        beside[1, second[0], first[:STEM]].append(key)
    for (at, _, _), like in beside.items():
        for one, other in combinations(sorted(like), 2) if len(like) > 1 else ():
            if _slipped(one[at], other[at], at) and _same(capitals, one, other, at):
                yield one, other


def _same(capitals: Capitals, one: Key, other: Key, at: int) -> bool:
    """Whether the other words of two names are one, of which a sentence may have lost the last letters where it ends."""
    words = one[1 - at], other[1 - at]
    if words[0] == words[1] or at:
        return words[0] == words[1]
    return capitals.is_cut(one, other) or capitals.is_cut(other, one)


def _slipped(one: str, other: str, at: int) -> bool:
    """Whether two words of a name are one with a slip.

    What is missing at its end may be damage of the text, or another form of a word.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < SHORT or len(long) < LESS_SHORT or plain(one) == plain(other):
        return False
    if long.startswith(short) and (at or len(long) - len(short) > 1 or long[-1] == "s"):
        return False
    return slip(one, other)


def plain(word: str) -> str:
    """A word without its accents."""
    return word if word.isascii() else "".join(one for one in unicodedata.normalize("NFD", word) if one.isalpha())


def _differing(one: Key, other: Key) -> Key:
    return (one[1], other[1]) if one[0] == other[0] else (one[0], other[0])


def _of_two(one: Stand, other: Stand) -> bool:
    """Whether two names are those of two, as of one family: they stand in one sentence, or have two ages."""
    return not one.places.isdisjoint(other.places) or bool(one.ages and other.ages and one.ages.isdisjoint(other.ages))


def _one_name(one: Stand, other: Stand, vocabularies: Mapping[str, Vocabulary]) -> bool:
    """Whether two names that differ by a slip may be those of one; titles, and two words that news often has, are none."""
    at = 1 if one.key[0] == other.key[0] else 0
    known = [[vocabularies[stand.language].knows(word) for word in stand.key] for stand in (one, other)]
    titles = [any(vocabularies[stand.language].addresses(stand.key[nth]) for stand in (one, other)) for nth in (0, 1)]
    if titles[at] or not _is_name(one, other, at, known=known[0][0]):
        return False
    if titles[1 - at] and min(len(one.key[at]), len(other.key[at])) < BEHIND_TITLE:
        return False
    few, many = sorted((len(one.places), len(other.places)))
    return not (known[0][at] and known[1][at]) or (few == 1 and many >= MOSTLY)


def _is_name(one: Stand, other: Stand, at: int, *, known: bool) -> bool:
    """Whether the words are more than what has a capital whatever it is: those of titles, and the first of a sentence."""
    if not (one.body and other.body):
        return False
    return one.inside or other.inside or not known if at else one.inside and other.inside
