"""How compared reports become groups."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.link import grouping
from runut.link.grouping import LEAST, MOST, UNIT, Compared, Group, grouped
from runut.link.reasons.events.kinds import kin
from runut.records.codebook import EventType

A, B, C, D = "a", "b", "c", "d"
Odds = Mapping[tuple[str, str], float]


def groups(odds: Odds, types: Mapping[str, EventType], threshold: float = 0.0) -> tuple[Group, ...]:
    """The groups that the named items make; pairs are given in log odds, in any order of items and pairs."""
    items = sorted(types)
    known = sorted(
        ((items.index(min(pair)), items.index(max(pair))), round(value * UNIT)) for pair, value in odds.items()
    )
    left, right = (np.array([pair[side] for pair, _ in known], dtype=np.int64) for side in (0, 1))
    compared = Compared(items, left, right, np.array([value for _, value in known], dtype=np.int64))
    return grouped([types[item] for item in items], compared, threshold)


def types(*names: str, kind: EventType = "ASSAULT") -> dict[str, EventType]:
    """Items of one type."""
    return dict.fromkeys(names, kind)


def test_likely_pairs_join() -> None:
    """What is likely one joins, what is not stays alone."""
    assert groups({(A, B): 2.0, (A, C): -2.0, (B, C): -2.0}, types(A, B, C)) == ((A, B), (C,))


def test_one_good_pair_does_not_join_what_the_others_keep_apart() -> None:
    """Groups join by the mean of their pairs, not by the best."""
    odds = {(A, B): 3.0, (C, D): 3.0, (B, C): 1.0, (A, C): -4.0, (A, D): -4.0, (B, D): -4.0}
    assert groups(odds, types(A, B, C, D)) == ((A, B), (C, D))


def test_pairs_that_were_not_compared_do_not_part() -> None:
    """In a large story a report is compared with some of a group; they speak for all."""
    assert groups({(A, B): 2.0, (B, C): 2.0}, types(A, B, C)) == ((A, B, C),)


def test_kinds_that_nobody_takes_for_each_other_part() -> None:
    """A mobilisation may be told as an attack or as a visit’s guard, but an attack is no visit."""
    mixed: dict[str, EventType] = {A: "MOBILIZE", B: "ASSAULT", C: "CONSULT"}
    assert groups({(A, B): 1.0, (A, C): 0.9}, mixed) == ((A, B), (C,))


def test_equal_links_join_in_the_order_of_items() -> None:
    """Of two equal ways the one with the first items is gone, whatever order the odds stand in."""
    odds = {(A, B): 1.0, (B, C): 1.0, (A, C): -6.0}
    assert groups(odds, types(C, B, A)) == groups(dict(reversed(odds.items())), types(A, B, C)) == ((A, B), (C,))


KINDS: tuple[EventType, ...] = ("ASSAULT", "MOBILIZE", "CONSULT", "HAPPEN")
VALUES = st.one_of(st.integers(-7, 7).map(float), st.floats(-7, 7).map(lambda value: round(value, 4)))


@st.composite
def known(draw: st.DrawFn) -> tuple[list[EventType], dict[tuple[int, int], float]]:
    """Kinds of some items, and log odds of all their pairs of kinds that border, or of some of those."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=12))
    bordering = [pair for pair in combinations(range(len(kinds)), 2) if kin(kinds[pair[0]], kinds[pair[1]])]
    some = draw(
        st.one_of(st.just(bordering), st.lists(st.sampled_from(bordering), unique=True) if bordering else st.just([]))
    )
    return kinds, {pair: draw(VALUES) for pair in some}


def plainest(
    kinds: Sequence[EventType], odds: Mapping[tuple[int, int], Fraction], least: Fraction
) -> set[frozenset[int]]:
    """The groups by the definition: all links are made anew for every join, of exact fractions."""

    def pair(one: int, other: int) -> Fraction | None:
        bordering = kin(kinds[one], kinds[other]) > 0
        return odds.get((min(one, other), max(one, other))) if bordering else Fraction(LEAST)

    def link(one: frozenset[int], other: frozenset[int]) -> Fraction | None:
        values = [value for left in one for right in other if (value := pair(left, right)) is not None]
        return sum(values, Fraction()) / len(values) if values else None

    found = {frozenset({at}) for at in range(len(kinds))}
    while True:
        ways = [
            (-value, min(one), min(other), one | other, {one, other})
            for one, other in combinations(sorted(found, key=min), 2)
            if (value := link(one, other)) is not None and value >= least
        ]
        if not ways:
            return found
        *_, joint, gone = min(ways, key=lambda way: way[:3])
        found = (found - gone) | {joint}


@settings(max_examples=200)
@given(known(), st.sampled_from([-0.55, 0.0, 1.0]))
def test_groups_are_those_of_the_definition(
    told: tuple[list[EventType], dict[tuple[int, int], float]], threshold: float
) -> None:
    """Both ways of joining, in a table and by what was compared, come to what the definition says."""
    kinds, odds = told
    exact = {pair: Fraction(min(MOST, max(LEAST, round(value * UNIT)))) for pair, value in odds.items()}
    expected = plainest(kinds, exact, Fraction(round(threshold * UNIT)))
    names = [f"n{at:02}" for at in range(len(kinds))]
    named = {(names[one], names[other]): value for (one, other), value in odds.items()}
    for table, few in ((grouping.TABLE, 0), (grouping.TABLE, grouping.FEW), (0, 0)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(grouping, "TABLE", table)
            patch.setattr(grouping, "FEW", few)
            found = groups(named, dict(zip(names, kinds, strict=True)), threshold)
        assert {frozenset(names.index(name) for name in group) for group in found} == expected
