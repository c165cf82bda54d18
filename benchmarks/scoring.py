"""Building chronicles of hand-annotated articles and scoring them, where the annotation lies beside the checkout."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from runut.config import Config
from runut.engine.build import build
from runut.export.jsonl import lines
from runut.export.writing import write_lines
from runut.read import read_paths
from runut.store.chronicle import Chronicle
from runut.store.views import Views

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
SCORER = SHARED / "score" / "score.py"


def texts(names: Iterable[str]) -> list[Path]:
    """The article files of the sets called `names`, in order."""
    return [path for name in names for path in sorted((GOLD / name / "texts").iterdir())]


def digest(names: Iterable[str]) -> str:
    """One hash over all texts and annotations of the sets: what the floors were measured on."""
    whole = hashlib.sha256()
    for name in names:
        for path in sorted((GOLD / name).rglob("*")):
            if path.is_file():
                whole.update(path.relative_to(GOLD).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def score(names: list[str], folder: Path) -> dict[str, Any]:
    """Layer -> scores over one chronicle of all texts of the sets `names`, by set and for "all"."""
    path, exported = folder / "gold.runut", folder / "gold.jsonl"
    with Chronicle(path, create=True) as chronicle:
        build(chronicle, read_paths([str(text) for text in texts(names)]), Config())
        write_lines(exported, lines(Views(chronicle)))
    sets = [str(GOLD / name) for name in names]
    ran = subprocess.run(
        [sys.executable, str(SCORER), str(exported), *sets, "--json"], check=True, capture_output=True, text=True
    )
    scores: dict[str, Any] = json.loads(ran.stdout)
    return scores
