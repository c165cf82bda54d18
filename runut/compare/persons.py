"""Are two actors one told more exactly and less, or two?"""

from collections.abc import Iterable

from rapidfuzz.distance import Indel

from runut.compare.story import Card
from runut.compare.variants import Relation
from runut.text.normalise import letters

ONE_NAME = 0.9  # spellings so much alike are one name
STEM = 4  # letters; words that begin alike are forms of one
BODIES = frozenset({"government", "military", "party", "company", "igo", "ngo", "media"})


def related(one: Card, other: Card) -> Relation | None:
    """How two actors of one happening differ; None where nothing tells.

    “Sunteria”, “the president of Sunteria” and “Veskulin” may be one told less and more exactly, as may a body and its
    part, or a noun and a name of its kind; two persons, two states, two bodies may not.
    """
    if not one.named and not other.named:
        return "precision" if _fuller(one, other) or _fuller(other, one) else None
    if not one.named or not other.named:
        return "precision" if one.kinds & other.kinds or _stems(one.words) & _stems(other.words) else None
    if _one_spelling(letters(one.name), letters(other.name)):
        return None
    if one.words < other.words or other.words < one.words:
        return "precision"
    if one.country and one.country == other.country and _of(one, other):
        return "precision"
    return "conflict"


def _one_spelling(name: str, other: str) -> bool:
    """Whether two names are one, cut off or misspelled; that is for the slot of names."""
    whole = name.startswith(other) or other.startswith(name)
    return whole or Indel.normalized_similarity(name, other) >= ONE_NAME


def _of(one: Card, other: Card) -> bool:
    """Whether one of two actors of a country may act for the other: the state, or a person of a body."""
    if "state" in one.kinds or "state" in other.kinds:
        return True
    return ("person" in one.kinds and bool(other.kinds & BODIES)) or (
        "person" in other.kinds and bool(one.kinds & BODIES)
    )


def _fuller(one: Card, other: Card) -> bool:
    """Whether one noun says all that the other says, and more (“dua murid”, “muridnya”)."""
    return _stems(other.words) < _stems(one.words) and bool(_stems(other.words))


def _stems(said: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in said if len(word) >= STEM)
