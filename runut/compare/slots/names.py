"""Is one person, body or place spelled in two ways, or a person named in full here and in part there?"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.compare.once import Once
from runut.compare.story import StoryView, by_sentence
from runut.compare.variants import Difference, together
from runut.records.annotations import LocalActor
from runut.records.reading import Reading
from runut.text.normalise import fold, letters

ALIKE = 0.8
ROUGH = 0.5  # “Mark” and “Max” before one surname
LONG = 5  # letters; short names differ by one letter and mean another
LONGER = 8  # letters of a name by which two persons kept apart may be one
BODIES = frozenset({"government", "military", "party", "company", "ngo"})
FULL = 2  # pieces of a name that is no short form
Key = tuple[str, str]  # the actor, or "" for places, and the folded name


class Spelled(Struct, frozen=True, gc=False, array_like=True):
    """A name in an article: the local actor, "" for a place, the name folded and as first written, and its sentences' claims.

    `like` is what names have in common that may be spellings of one: their first letter, and how many words they have.
    """

    actor: str
    name: str
    written: str
    like: tuple[str, int]
    claims: tuple[str, ...]


def names(view: StoryView) -> Iterator[Difference]:
    """One for each name that a story spells in several ways, or less fully; spacing, case and hyphens make no spelling.

    Two names that stand in one sentence are those of two.
    """
    seen: set[frozenset[str]] = set()
    blocks = {sort: alike for sort, block in _blocks(view).items() if (alike := _alike_in(view, sort, block))}
    stand = _sentences(view, {key for alike in blocks.values() for pair in alike for key in pair}) if blocks else {}
    for sort, alike in sorted(blocks.items()):
        apart = {pair for pair in alike if stand.get(pair[0], set()) & stand.get(pair[1], set())}
        for group in sorted(map(sorted, together(alike - apart))):
            spelled = {key: _spelling(view, key, sort[1:]) for key in group}
            versions: dict[str, list[str]] = {}
            for written, claims in spelled.values():
                versions.setdefault(written, []).extend(claims)
            told = frozenset(key[1] for key in group)
            if len(versions) > 1 and told not in seen:
                seen.add(told)
                yield Difference(slot="name", kind="conflict", says=versions, about=_most_told(versions))
    yield from _shortened(view)


def _blocks(view: StoryView) -> Mapping[tuple[str, str, int], list[Key]]:
    """The names with claims in order, by what they name and what spellings have in common, where more have that."""
    like: dict[tuple[str, int], set[Key]] = defaultdict(set)
    for reading in view.readings:
        for one in view.once.of(_spelled, reading, view.once):
            if one.claims:
                like[one.like].add((view.actor_of[one.actor] if one.actor else "", one.name))
    found: dict[tuple[str, str, int], list[Key]] = defaultdict(list)
    for (first, pieces), keys in like.items():
        for key in sorted(keys) if len(keys) > 1 else ():
            found[_sort(view, key), first, pieces].append(key)
    return found


def _alike_in(view: StoryView, sort: tuple[str, str, int], block: Sequence[Key]) -> frozenset[tuple[Key, Key]]:
    """The pairs of names of a block that may be spellings of one."""
    one_of = _one_body if sort[0] == "body" else _one_name

    def alike() -> frozenset[tuple[Key, Key]]:
        return frozenset((key, other) for other, key in combinations(block, 2) if one_of(key, other))

    return view.lasting(f"names {sort}", lambda: tuple(block), alike) if len(block) > 1 else frozenset()


def _sort(view: StoryView, key: Key) -> str:
    if not key[0]:
        return "place"
    return "person" if "person" in view.cards[key[0]].kinds else "body"


def _shortened(view: StoryView) -> Iterator[Difference]:
    """One for each person whom an article never names as fully as another does."""
    called: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for reading in view.readings:
        for actor, name, claims in view.once.of(_persons, reading, view.once):
            called[view.actor_of[actor]].setdefault(name, []).extend(claims)
    for _, told in sorted((one, told) for one, told in called.items() if len(told) > 1):
        fullest = max(told, key=lambda name: (len(name.split()), len(name), name))
        versions = {one: told[one] for one in told if told[one] and (one == fullest or _part(one, fullest))}
        if fullest in versions and len(versions) > 1:
            yield Difference(slot="name", kind="precision", says=versions, about=fullest, apart=0.0)


def _persons(reading: Reading, once: Once) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The persons of an article whom no register knows: the local actor, the name, and the claims of its sentences."""
    claims = once.of(by_sentence, reading)
    return tuple(
        (actor.id, actor.name, tuple(claim for one in actor.mentions for claim in claims.get(one.sentence, ())))
        for actor in reading.actors
        if _person(actor) and actor.key is None
    )


def _part(name: str, full: str) -> bool:
    """Whether a name is a part of the full one, with whole pieces or their first letters: “T. Veskulin”, “Tomar Veskulin”."""
    whole, pieces = ([piece.rstrip(".") for piece in fold(said).split()] for said in (full, name))
    rest = list(whole)
    for piece in pieces:
        found = next((one for one in rest if one == piece or (len(piece) == 1 and one.startswith(piece))), None)
        if found is None:
            return False
        rest.remove(found)
    return pieces != whole


def _most_told(versions: dict[str, list[str]]) -> str:
    return min(versions, key=lambda name: (-len(versions[name]), name))


def _spelling(view: StoryView, key: Key, like: tuple[object, ...]) -> tuple[str, list[str]]:
    """A name as it is first written, and the claims of the sentences that have it, in order."""
    told = (one for reading in view.readings for one in view.once.of(_spelled, reading, view.once) if one.like == like)
    found = [one for one in told if (view.actor_of[one.actor] if one.actor else "", one.name) == key]
    return found[0].written, sorted({claim for one in found for claim in one.claims})


def _spelled(reading: Reading, once: Once) -> tuple[Spelled, ...]:
    """The names of an article."""
    claims = once.of(by_sentence, reading)
    named = [
        (actor.id, name, sentence)
        for actor in reading.actors
        if _person(actor) or _body(actor)
        for name, sentence in _written(reading, actor)
    ]
    named += [("", place.name, place.sentence) for place in reading.places]
    told: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for actor, name, sentence in named:
        told.setdefault((actor, fold(name)), (name, []))[1].extend(claims.get(sentence, ()))
    return tuple(
        [
            Spelled(actor, name, written, (letters(name)[:1], len(name.split())), tuple(said))
            for (actor, name), (written, said) in told.items()
        ]
    )


def _sentences(view: StoryView, wanted: Collection[Key]) -> Mapping[Key, set[tuple[str, int]]]:
    """In which sentences each of these names stands, as it is written there."""
    found: dict[Key, set[tuple[str, int]]] = defaultdict(set)
    written = {name for _, name in wanted}
    for reading in view.readings:
        for actor, name, sentence in view.once.of(_standing, reading):
            if name in written:
                found[view.actor_of[actor] if actor else "", name].add((reading.article.id, sentence))
    return found


def _standing(reading: Reading) -> tuple[tuple[str, str, int], ...]:
    """Each local actor, "" for a place, as it is written in an article, with the sentence where it is."""
    found = [("", fold(place.name), place.sentence) for place in reading.places]
    text = reading.article.text
    found += [(one.id, fold(said.head.quote(text)), said.sentence) for one in reading.actors for said in one.mentions]
    return tuple(found)


def _person(actor: LocalActor) -> bool:
    return actor.kind == "person" and actor.name[:1].isupper()


def _body(actor: LocalActor) -> bool:
    return actor.kind in BODIES and actor.key is None and actor.name[:1].isupper() and len(actor.name.split()) >= FULL


def _written(reading: Reading, actor: LocalActor) -> Iterator[tuple[str, int]]:
    """The actor's name with each sentence that means it, and what stands there where it is a full name spelled otherwise."""
    for mention in actor.mentions:
        words = mention.head.quote(reading.article.text)
        full = mention.form == "name" and len(words.split()) >= FULL and "\n" not in words
        yield (words if full else actor.name), mention.sentence


def _one_name(left: Key, right: Key) -> bool:
    """Whether two names may be spellings of one: of one actor as a whole, of two word by word, the last the most.

    A name that only lacks the end of the other is cut off or shortened, not spelled otherwise.
    """
    one, other = letters(left[1]), letters(right[1])
    if one.startswith(other) or other.startswith(one):
        return False
    pieces, others = left[1].split(), right[1].split()
    if left[0] != right[0]:
        close = _alike(pieces[-1], others[-1]) and all(map(_roughly, pieces[:-1], others[:-1]))
        return close and min(len(one), len(other)) >= LONGER
    shortened = left[0] and (set(pieces) <= set(others) or set(others) <= set(pieces))
    return not shortened and min(len(one), len(other)) >= LONG and _alike(one, other)


def _one_body(left: Key, right: Key) -> bool:
    """Whether two names may be spellings of one body: every piece is, as a number or another office makes another body."""
    pieces = [pair for pair in zip(left[1].split(), right[1].split(), strict=True) if pair[0] != pair[1]]
    one, other = letters(left[1]), letters(right[1])
    if not pieces or one.startswith(other) or other.startswith(one):
        return False
    return all(_alike(*pair) and min(map(len, pair)) >= LONG and "".join(pair).isalpha() for pair in pieces)


def _roughly(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other) >= ROUGH


def _alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other) >= ALIKE
