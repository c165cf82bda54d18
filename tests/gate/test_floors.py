"""Scores on hand-annotated articles may not fall silently: floors.toml holds what was reached."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scoring import GOLD, SCORER, digest, score

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not SCORER.is_file() or not GOLD.is_dir(), reason="the annotated articles do not lie beside this checkout"
)


@pytest.mark.parametrize("gate", sorted(FLOORS))
def test_scores_hold(gate: str, tmp_path: Path) -> None:
    """Every layer of the gate scores at least its floor, on the very articles that the floor was measured on."""
    floors = FLOORS[gate]
    assert digest(floors["sets"]) == floors["digest"], "other articles than the floors were measured on: measure anew"
    scores = score(floors["sets"], tmp_path)
    reached = scores[floors.get("of", "all")]
    for layer, floor in floors["floors"].items():
        got = reached[layer].get("f1", reached[layer].get("share"))
        assert got >= floor, f"{layer} fell to {got:.3f}, below {floor}"
