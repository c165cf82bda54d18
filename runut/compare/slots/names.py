"""Is one person, body or place spelled in two ways, or a person named in full here and in part there?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel

from runut.compare.story import StoryView, by_sentence
from runut.compare.variants import Difference
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


def names(view: StoryView) -> Iterator[Difference]:
    """One for each name that a story spells in several ways, or less fully; spacing, case and hyphens make no spelling.

    Two names that stand in one sentence are those of two.
    """
    stand: dict[Key, set[tuple[str, int]]] = {}
    spelled = {key: made for key, made in _spellings(view).items() if len(made) > 1}
    seen: set[frozenset[str]] = set()
    for (sort, _, _), block in sorted(_blocks(view, spelled).items()):
        alone = _one_body if sort == "body" else _one_name

        def spelled_so(one: Key, other: Key, alone: Callable[[Key, Key], bool] = alone) -> bool:
            if not alone(one, other):
                return False
            if not stand:  # most stories have no two like names
                stand.update(_sentences(view))
            return not stand.get(one, set()) & stand.get(other, set())

        for group in _groups(block, spelled_so):
            versions: dict[str, list[str]] = {}
            for key in group:
                versions.setdefault(spelled[key][0], []).extend(spelled[key][1:])
            told = frozenset(key[1] for key in group)
            if len(versions) > 1 and told not in seen:
                seen.add(told)
                yield Difference(slot="name", kind="conflict", says=versions, about=_most_told(versions))
    yield from _shortened(view)


def _blocks(view: StoryView, names_: Iterable[Key]) -> Mapping[tuple[str, str, int], list[Key]]:
    """The names in order, by what they name, their first letter and how many words they have, where more begin so."""
    like: dict[tuple[str, int], list[Key]] = defaultdict(list)
    for key in sorted(names_):
        like[letters(key[1])[:1], len(key[1].split())].append(key)
    found: dict[tuple[str, str, int], list[Key]] = defaultdict(list)
    for (first, pieces), keys in like.items():
        for key in keys if len(keys) > 1 else ():
            found[_sort(view, key), first, pieces].append(key)
    return found


def _sort(view: StoryView, key: Key) -> str:
    if not key[0]:
        return "place"
    return "person" if "person" in view.cards[key[0]].kinds else "body"


def _shortened(view: StoryView) -> Iterator[Difference]:
    """One for each person whom an article never names as fully as another does."""
    called: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for reading in view.readings:
        for actor, name, claims in view.once.of(_persons, reading):
            called[view.actor_of[actor]].setdefault(name, []).extend(claims)
    for _, told in sorted(called.items()):
        if len(told) == 1:
            continue
        fullest = max(told, key=lambda name: (len(name.split()), len(name), name))
        versions = {one: told[one] for one in told if told[one] and (one == fullest or _part(one, fullest))}
        if fullest in versions and len(versions) > 1:
            yield Difference(slot="name", kind="precision", says=versions, about=fullest, apart=0.0)


def _persons(reading: Reading) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The persons of an article whom no register knows: the local actor, the name, and the claims of its sentences."""
    claims = by_sentence(reading)
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


def _groups(block: Sequence[Key], one: Callable[[Key, Key], bool]) -> Iterator[list[Key]]:
    """The names of a block that are spellings of one another, directly or through others."""
    groups: list[list[Key]] = []
    for key in block:
        near = [group for group in groups if any(one(key, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([key, *(other for group in near for other in group)]))
    yield from sorted(group for group in groups if len(group) > 1)


def _spellings(view: StoryView) -> dict[Key, list[str]]:
    """(actor, or "" for places; folded name) -> the name as written and the claims of the sentences that have it."""
    found: dict[Key, list[str]] = {}
    claims: dict[Key, set[str]] = defaultdict(set)
    for reading in view.readings:
        for actor, name, written, told in view.once.of(_spelled, reading):
            key = (view.actor_of[actor] if actor else "", name)
            found.setdefault(key, [written])
            claims[key].update(told)
    return {key: [*written, *sorted(claims[key])] for key, written in found.items()}


def _spelled(reading: Reading) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """The names of an article: local actor or "", the name folded and as written, and the claims of a sentence that has it."""
    claims = by_sentence(reading)
    named = [
        (actor.id, name, sentence)
        for actor in reading.actors
        if _person(actor) or _body(actor)
        for name, sentence in _written(reading, actor)
    ]
    named += [("", place.name, place.sentence) for place in reading.places]
    return tuple((actor, fold(name), name, claims.get(sentence, ())) for actor, name, sentence in named)


def _sentences(view: StoryView) -> dict[Key, set[tuple[str, int]]]:
    """In which sentences each name stands, as it is written there."""
    found: dict[Key, set[tuple[str, int]]] = defaultdict(set)
    for reading in view.readings:
        for place in reading.places:
            found["", fold(place.name)].add((reading.article.id, place.sentence))
        for actor in reading.actors:
            for mention in actor.mentions:
                written = fold(mention.head.quote(reading.article.text))
                found[view.actor_of[actor.id], written].add((reading.article.id, mention.sentence))
    return found


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
