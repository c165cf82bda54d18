"""Is one person given two offices that are told otherwise?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from runut.compare.story import StoryView
from runut.compare.terms import Terms
from runut.compare.variants import Difference, Relation, sorted_out
from runut.compare.wordings import initials
from runut.records.annotations import LocalActor
from runut.records.reading import Reading
from runut.text.fingerprints import words
from runut.text.normalise import fold

STEM = 5  # letters; words that begin alike are forms of one
HEAD = 3  # words that are drawn together to one (“Sekretaris Jenderal”, “Sekjen”)
FULL = 2  # words of a name, and of an office that says of what


class Held(Struct, frozen=True, gc=False, eq=False):
    """An office as it is told: its words, the articles that tell it, and the claims of the sentences that have it."""

    says: str
    words: tuple[str, ...]
    articles: frozenset[str]
    claims: tuple[str, ...]
    terms: Terms


def offices(view: StoryView, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for each person whom two articles give offices that exclude each other: one body, another rank, or the reverse."""
    told: dict[str, dict[str, list[tuple[LocalActor, Reading]]]] = defaultdict(lambda: defaultdict(list))
    for reading in view.ordered:
        for actor, office in view.once.of(_titled, reading) if reading.article.language in terms else ():
            told[view.actor_of[actor.id]][office].append((actor, reading))
    for one, held in sorted((one, held) for one, held in told.items() if len(held) > 1):
        says = {office: _held(view, office, where, terms) for office, where in held.items()}
        firm = {office: made.claims for office, made in says.items() if made.claims and len(made.words) >= FULL}

        def relate(one: str, other: str, says: Mapping[str, Held] = says) -> Relation | None:
            return _relate(says[one], says[other])

        relation, differing = sorted_out(firm, relate)
        if relation is not None:
            versions = {says[office].says: says[office].claims for office in differing}
            yield Difference(slot="name", kind=relation, says=versions, about=view.cards[one].name)


def _titled(reading: Reading) -> tuple[tuple[LocalActor, str], ...]:
    """The persons of an article in full, each with an office that it gives them, folded."""
    return tuple(
        (actor, fold(office))
        for actor in reading.actors
        if actor.kind == "person" and len(actor.name.split()) >= FULL and actor.name not in actor.offices
        for office in actor.offices
    )


def _held(
    view: StoryView, office: str, where: Sequence[tuple[LocalActor, Reading]], terms: Mapping[str, Terms]
) -> Held:
    claims: list[str] = []
    for actor, reading in where:
        for mention in actor.mentions:
            if office in fold(mention.span.quote(reading.article.text)):
                claims += view.claims_in(reading, mention.sentence)
    actor, reading = where[0]
    return Held(
        says=next(one for one in actor.offices if fold(one) == office),
        words=tuple(word.folded for word in words(office)),
        articles=frozenset(reading.article.id for _, reading in where),
        claims=tuple(dict.fromkeys(claims)),
        terms=terms[reading.article.language],
    )


def _relate(one: Held, other: Held) -> Relation | None:
    """How two offices differ: another head of the same body, or a deputy here and the head there."""
    if one.articles & other.articles or {one.words[0], other.words[0]} & one.terms.former:
        return None
    for low, high in ((one, other), (other, one)):
        if low.words[0] in low.terms.deputies and low.words[0] not in high.words:
            return "conflict" if _stems(low.words[1:]) & _stems(high.words) == _stems(high.words) else None
    if _short_form(one, other) or _short_form(other, one):
        return None
    mine, theirs = _stems(one.words), _stems(other.words)
    heads = {word[:STEM] for word in (one.words[0], other.words[0])}
    shared = (mine & theirs) - heads
    return "conflict" if len(heads) > 1 and len(shared) >= FULL and not mine <= theirs and not theirs <= mine else None


def _short_form(one: Held, other: Held) -> bool:
    """Whether a word of one is made of first letters of the other, or its head is drawn together of the other's first words."""
    rest = iter("".join(one.words[:HEAD]))
    drawn = all(letter in rest for letter in other.words[0])
    return drawn or initials(one.words, other.words) or initials(one.words[1:], other.words)


def _stems(said: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in said if len(word) >= STEM)
