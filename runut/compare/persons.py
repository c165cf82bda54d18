"""Are two actors one told more exactly and less, or two?"""

from collections.abc import Iterable

from rapidfuzz.distance import Indel

from runut.compare.cards import Card
from runut.compare.variants import Relation
from runut.text.normalise import fold, letters

ONE_NAME = 0.9  # spellings so much alike are one name
ONE_PIECE = 0.8  # as is a piece of a name so much like it
STEM = 4  # letters; words that begin alike are forms of one
PEOPLE = frozenset({"person"})
BODIES = frozenset({"government", "military", "party", "company", "igo", "ngo", "media"})


def related(one: Card, other: Card) -> Relation | None:
    """How two actors of one happening differ; None where nothing tells, or one is only called otherwise.

    “Sunteria”, “the president of Sunteria” and “Veskulin” may be one told less and more exactly, as may a body and its
    part, or a noun and a name of its kind; two persons, two states, two bodies may not.
    """
    if not one.named and not other.named and not one.kinds & other.kinds & PEOPLE:
        return "precision" if _fuller(one, other) or _fuller(other, one) else None
    if one.called & other.called or _one_spelling(one, other):
        return None
    if not one.named and not other.named:
        return "precision" if _fuller(one, other) or _fuller(other, one) else None
    if not one.named or not other.named:
        return "precision" if one.kinds & other.kinds or _stems(one.words) & _stems(other.words) else None
    if one.words < other.words or other.words < one.words:
        return "precision"
    return _named(one, other)


def _named(one: Card, other: Card) -> Relation | None:
    """Two actors by name: who may act for the other is told more exactly, and who is of another sort says nothing."""
    if one.country and one.country == other.country and "state" in one.kinds | other.kinds:
        return "precision"
    person, body = (one, other) if "person" in one.kinds else (other, one)
    if "person" in person.kinds and body.kinds & BODIES:
        return "precision" if _stems(person.offices) & _stems(body.words) else None
    return "conflict"


def _one_spelling(one: Card, other: Card) -> bool:
    """Whether two names are one, cut off, shortened or misspelled; that is for the slot of names."""
    name, second = letters(one.name), letters(other.name)
    if name.startswith(second) or second.startswith(name) or Indel.normalized_similarity(name, second) >= ONE_NAME:
        return True
    if not ("person" in one.kinds and "person" in other.kinds):
        return False
    short, full = sorted((one.name.split(), other.name.split()), key=len)
    alike = (Indel.normalized_similarity(fold(short[0]), fold(piece)) >= ONE_PIECE for piece in full)
    return len(short) == 1 and short[0][:1].isupper() and any(alike)


def _fuller(one: Card, other: Card) -> bool:
    """Whether one noun says all that the other says, and more (“dua murid”, “muridnya”)."""
    return _stems(other.words) < _stems(one.words) and bool(_stems(other.words))


def _stems(said: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in said if len(word) >= STEM)
