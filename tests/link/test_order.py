"""Links are a function of the set of articles."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.link import Linker
from runut.link.cluster import average_linkage
from tests.link import flood

PACKS = {"id": load_pack("id")}
READINGS = (flood.first(), flood.second(), flood.year_later(), flood.elsewhere())
LINKER = Linker(PACKS, Register())
EDGES = tuple(sorted({e for one in READINGS for e in LINKER.edges(one, READINGS)}, key=lambda e: (e.left, e.right)))
EXPECTED = LINKER.connect(READINGS, EDGES)


@given(st.permutations(READINGS), st.permutations(EDGES))
def test_order_of_arrival_changes_nothing(readings: list, edges: list) -> None:  # type: ignore[type-arg]  # of READINGS and EDGES
    """Readings and edges in any order give the same links, also by a linker that has seen nothing."""
    assert LINKER.connect(readings, edges) == EXPECTED


def test_memory_changes_nothing() -> None:
    """A linker that remembers articles answers as a new one does."""
    assert Linker(PACKS, Register()).connect(READINGS[::-1], EDGES[::-1]) == EXPECTED


PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0, 1).map(lambda score: round(score, 2)),
)


@given(PAIRS, st.sampled_from([0.0, 0.5, 1.0]), st.randoms(use_true_random=False))
def test_loose_linkage_does_not_see_order(
    scores: dict[tuple[str, str], float], looseness: float, chance: Random
) -> None:
    """However far a group's own closeness counts, groups are the same for any order of items and pairs."""
    pairs, items = list(scores.items()), list("abcdef")
    chance.shuffle(pairs)
    chance.shuffle(items)
    groups = average_linkage(items, dict(pairs), threshold=0.5, unscored=0.1, looseness=looseness)
    assert groups == average_linkage("abcdef", scores, threshold=0.5, unscored=0.1, looseness=looseness)
    assert sorted(item for group in groups for item in group) == list("abcdef")


@given(PAIRS, st.randoms(use_true_random=False))
def test_linkage_does_not_see_order(scores: dict[tuple[str, str], float], chance: Random) -> None:
    """Groups are the same for any order of items and pairs, each item is in one of them, and higher thresholds split."""
    pairs, items = list(scores.items()), list("abcdef")
    chance.shuffle(pairs)
    chance.shuffle(items)
    groups = average_linkage(items, dict(pairs), threshold=0.5)
    assert groups == average_linkage("abcdef", scores, threshold=0.5)
    assert sorted(item for group in groups for item in group) == list("abcdef")
    assert len(average_linkage(items, scores, threshold=0.9)) >= len(groups)
