"""Which names of many are compared: those that hold against the plainest way of finding them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from runut.link.actors import ONE_NAME
from runut.link.cluster import connected
from runut.link.knowledge import WEIGHTS
from runut.link.namepairs import marks, may_be_one, worth_comparing
from runut.link.names import Card
from runut.link.signals import score

NAMES = ("arden", "ardin", "kolsaria", "kolsari", "a", "k", "milo", "badan", "air", "velmora")
PIECES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)
CARDS = PIECES.flatmap(
    lambda pieces: st.builds(
        Card,
        name=st.just(" ".join(pieces)),
        pieces=st.just(tuple(pieces)),
        kind=st.sampled_from(["person", "company"]),
        named=st.just(value=True),
        called=st.just(" ".join(pieces)),
        key=st.sampled_from([None, None, "body:A", "body:B"]),
        country=st.sampled_from([None, "VEL", "KOL"]),
        others=st.frozensets(st.sampled_from(NAMES), max_size=2),
        offices=st.frozensets(st.sampled_from(["presiden", "ketua"]), max_size=2),
        mark=st.just(""),
    )
)


@given(CARDS, CARDS)
def test_what_cannot_be_one_name_is_not_scored_as_one(left: Card, right: Card) -> None:
    """Pairs are scored in full only where something speaks for them that may be enough."""
    if score(WEIGHTS, left, right) >= ONE_NAME:
        assert may_be_one(left, right)


@given(st.lists(CARDS, max_size=12))
def test_pairs_are_those_of_the_plainest_way(given_: list[Card]) -> None:
    """Looked up by their rarest pieces, no pair is missed that holding each name against each would find, and none is added."""
    cards = {f"{'person' if one.kind == 'person' else 'org'}:{one.slug}": one for one in given_}
    near = [
        (one, other)
        for one, other in combinations(sorted(cards), 2)
        if one.partition(":")[0] == other.partition(":")[0] and marks(cards[one]) & marks(cards[other])
    ]
    part = connected(cards, (pair for pair in near if may_be_one(cards[pair[0]], cards[pair[1]])))
    assert worth_comparing(cards) == [pair for pair in near if part[pair[0]] is part[pair[1]]]
