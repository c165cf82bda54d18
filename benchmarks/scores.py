"""How right is it? ``python -m benchmarks.scores`` scores every hand-annotated set and prints Markdown tables.

The sets lie beside the checkout (``../shared/gold``); without them there is nothing to measure, and the program says so.
Clean sets together make one chronicle for what single articles say; each set with a story file makes its own for what
crosses articles.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.plain import plainly
from benchmarks.scoring import GOLD, SCORER, score

CLEAN = ["seeds", "economy", "domestic", "international", "disaster"]
DAMAGED = ["papua", "justice", "diplomacy"]
WITHIN = (
    "lines",
    "statements.content",
    "statements.speaker",
    "events.type",
    "events.dyad",
    "events.coded",
    "dates",
    "figures.value",
    "figures.full",
    "via",
)
ACROSS = ("stories", "entries.found", "entries", "disagreements")


def main() -> None:
    """Print one table for each question."""
    if not GOLD.is_dir() or not SCORER.is_file():
        sys.exit(f"{GOLD}: the annotated articles are not here; there is nothing to measure.")
    for title, names in (("Clean sets", CLEAN), ("Damaged sets", DAMAGED)):
        with tempfile.TemporaryDirectory() as folder:
            scores = score(names, Path(folder))
        print(f"\n{title}, one chronicle\n")
        table(WITHIN, {name: scores[name] for name in [*names, "all"]})
    print(
        "\nA plain rule in place of ours: the nearest name speaks, the first actor before the verb acts on the first behind\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        plain = score([*CLEAN, *DAMAGED], Path(folder), plainly)
    table(("statements.speaker", "events.dyad", "events.coded"), {name: plain[name] for name in [*CLEAN, *DAMAGED]})
    alone = {}
    for name in (one for one in [*CLEAN, *DAMAGED] if (GOLD / one / "_chronicle.json").is_file()):
        with tempfile.TemporaryDirectory() as folder:
            alone[name] = score([name], Path(folder))[name]
    print("\nEach set its own chronicle\n")
    table(ACROSS, alone)


def table(layers: tuple[str, ...], columns: dict[str, dict[str, Any]]) -> None:
    """Print a Markdown table: layers down, sets across; F1 or share, a dash where the set has nothing to score."""
    print(f"| layer | {' | '.join(columns)} |\n| --- |{' --- |' * len(columns)}")
    for layer in layers:
        cells = (_cell(scores.get(layer)) for scores in columns.values())
        print(f"| {layer} | {' | '.join(cells)} |")


def _cell(found: dict[str, float] | None) -> str:
    if found is None or not found.get("gold", found.get("of", 0)):
        return "–"
    return f"{found.get('f1', found.get('share', 0.0)):.3f}"


if __name__ == "__main__":
    main()
