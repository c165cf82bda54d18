"""How right is it on public corpora? ``python -m benchmarks.public`` prints a Markdown table for each that is here.

The corpora and their scorers lie beside the checkout (``../shared``) and do not belong to it: quotations of PFSA-ID, which
annotates direct quotations of public figures and no other statement, and the time expressions of IndoTimex.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.scoring import SHARED, export

QUOTES = SHARED / "data" / "quotes" / "pfsa-id.jsonl"
TIMES = SHARED / "data" / "timex" / "annotated.jsonl"

Record = Mapping[str, Any]


def main() -> None:
    """Score what is here; say what is not."""
    here = [path for path in (QUOTES, TIMES) if path.is_file()]
    if not here:
        sys.exit(f"{SHARED}: the public corpora are not here; there is nothing to measure.")
    for path in here:
        with tempfile.TemporaryDirectory() as folder:
            exported = export([str(path)], Path(folder))
            if path == QUOTES:
                _told("PFSA-ID, direct statements alone", "quotes.py", path, _only(exported, _direct))
                _told("PFSA-ID, all statements", "quotes.py", path, exported)
            else:
                _told("IndoTimex, annotated documents", "times.py", path, exported)


def _direct(record: Record) -> bool:
    return bool(record["record"] != "statement" or record["mode"] != "indirect")


def _only(exported: Path, wanted: Callable[[Record], bool]) -> Path:
    """The export with the records that are `wanted`, beside the whole one."""
    chosen = exported.with_suffix(".chosen.jsonl")
    with exported.open(encoding="utf-8") as lines, chosen.open("w", encoding="utf-8") as out:
        out.writelines(line for line in lines if wanted(json.loads(line)))
    return chosen


def _told(title: str, scorer: str, gold: Path, exported: Path) -> None:
    """Print what the scorer says, as it says it."""
    command = [sys.executable, str(SHARED / "score" / scorer), str(gold), str(exported)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"\n{title}\n\n{ran.stdout.rstrip()}")


if __name__ == "__main__":
    main()
