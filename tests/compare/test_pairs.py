"""Conflict, development and precision are told apart, on pairs of invented reports."""

from collections import Counter
from typing import Any

import pytest

from runut.compare import Comparer
from runut.languages.load import load_pack
from tests.compare.pairs import made, pairs

COMPARER = Comparer({"id": load_pack("id")})
PAIRS = pairs()
LEAST = 12


@pytest.mark.parametrize(
    "pair", PAIRS, ids=lambda one: f"{one['kind']} {one.get('slot', '')} {one['second']['text'][:30]}"
)
def test_pair_is_told_apart(pair: dict[str, Any]) -> None:
    """A pair differs in its slot alone and in its kind alone, or not at all, whichever report comes first."""
    readings, linked = made(pair)
    expected = [] if pair["kind"] == "none" else [(pair["slot"], pair["kind"])]
    for ordered in (readings, readings[::-1]):
        found = COMPARER.findings(ordered, linked).disagreements
        assert [(one.slot, one.kind) for one in found] == expected


def test_there_are_enough_of_each_kind() -> None:
    """Every kind, and no disagreement, is tried often enough to mean something."""
    counts = Counter(pair["kind"] for pair in PAIRS)
    assert set(counts) == {"conflict", "development", "precision", "none"}
    assert min(counts.values()) >= LEAST
