"""Is a name of two words written as one elsewhere in a story, and with other letters?"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from runut.compare.capitals import Capitals, Key
from runut.compare.slots.slips import Told, slip
from runut.compare.variants import Difference
from runut.compare.vocabulary import Vocabulary

LONG = 10  # letters of a name that may be two words elsewhere
END = 5  # letters at the end that are the same


def joined(capitals: Capitals, vocabularies: Mapping[str, Vocabulary], told: Collection[Told]) -> Iterator[Difference]:
    """One for each name of two words that stands as one with a slip; spacing alone makes no spelling.

    `told` are those names that are known to be spelled otherwise.
    """
    ending: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(capitals.doubles) if capitals.singles else ():
        ending[key[0][0], key[1][-END:]].append(key)
    for (single,) in sorted(key for key in capitals.singles if len(key[0]) >= LONG):
        one = capitals.stand((single,))
        alike = [key for key in ending.get((single[0], single[-END:]), ()) if slip(single, "".join(key))]
        found = [capitals.stand(key) for key in alike if not _is_told(single, key, told)]
        apart = [other for other in found if not other.places & one.places]
        if apart and not vocabularies[one.language].knows(single):
            most = min(apart, key=lambda other: (-len(other.places), other.key))
            says = {one.written: one.claims, most.written: most.claims}
            yield Difference(slot="name", kind="conflict", says=says, about=most.written)


def _is_told(single: str, double: Key, told: Collection[Told]) -> bool:
    """Whether a word of the double name is one of the known spellings, and the single one has another."""
    return any(
        any(not version.isdisjoint(double) for version in versions)
        and any(all(word in single for word in version) for version in versions)
        for versions in told
    )
