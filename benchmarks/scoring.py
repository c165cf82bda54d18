"""Building chronicles of hand-annotated articles and scoring them, where the annotation lies beside the checkout."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from runut.config import Config
from runut.engine.build import build
from runut.engine.local import annotate
from runut.export.jsonl import lines
from runut.export.writing import write_lines
from runut.read import read_paths
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.weaving import Weaver

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
SCORER = SHARED / "score" / "score.py"


def texts(names: Iterable[str | Path]) -> list[Path]:
    """The article files of the sets called `names` (or in these folders), in order."""
    return [path for name in names for path in sorted((GOLD / name / "texts").iterdir())]


def digest(names: Iterable[str]) -> str:
    """One hash over all texts and annotations of the sets: what the floors were measured on."""
    whole = hashlib.sha256()
    for name in names:
        for path in sorted((GOLD / name).rglob("*")):
            if path.is_file():
                whole.update(path.relative_to(GOLD).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def score(
    names: Sequence[str | Path], folder: Path, alter: Callable[[Reading], Reading] | None = None
) -> dict[str, Any]:
    """Layer -> scores over one chronicle of all texts of the sets `names` (or in these folders), by set and for "all".

    With `alter`, of every reading as `alter` changes it before it is kept.
    """
    exported = export([str(text) for text in texts(names)], folder, alter)
    sets = [str(GOLD / name) for name in names]
    ran = subprocess.run(
        [sys.executable, str(SCORER), str(exported), *sets, "--json"], check=True, capture_output=True, text=True
    )
    scores: dict[str, Any] = json.loads(ran.stdout)
    return scores


def export(paths: list[str], folder: Path, alter: Callable[[Reading], Reading] | None = None) -> Path:
    """A chronicle of all articles of `paths`, as a file of JSON Lines in `folder`."""
    exported = folder / "export.jsonl"
    with Chronicle(folder / "scored.runut", create=True) as chronicle:
        if alter is None:
            build(chronicle, read_paths(paths), Config())
        else:
            weaver = Weaver(chronicle)
            readings = [alter(one.reading) for one in annotate(read_paths(paths)) if one.reading is not None]
            chronicle.keep([weaver.kept(reading) for reading in readings])
            weaver.weave(lambda *_: None)
        write_lines(exported, lines(Views(chronicle)))
    return exported


def told_stories(rows: Path) -> list[set[str]]:
    """The stories of one chronicle of all articles in the file `rows`, as sets of the rows' own ids."""
    with tempfile.TemporaryDirectory() as folder:
        records = [json.loads(line) for line in export([str(rows)], Path(folder)).read_text("utf-8").splitlines()]
    own = {one["id"]: one["source"].rpartition("#")[2] for one in records if one["record"] == "article"}
    return [{own[article] for article in one["articles"]} for one in records if one["record"] == "story"]
