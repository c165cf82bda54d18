"""How right is it on other outlets and topics? ``python -m benchmarks.unseen`` scores twenty sets annotated by us.

The texts are those of the news corpora beside the checkout (``../shared/data/news``) and do not belong to it; what lies in
``benchmarks/annotated`` is the annotation alone, every quoted value as the characters [start, end) of its article. The sets
`l`, `m`, `o` and `r` to `t` are kept out of view: nobody reads their errors. The last seven, of two or three stories each, hold
events alone, and what crosses articles: which reports are one happening, and where they differ. ``--pack FOLDER`` turns an
annotated folder (articles as the annotation guidelines lay down, texts in ``texts/``) into such a file.
"""

import argparse
import hashlib
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.scores import ACROSS, WITHIN, table
from benchmarks.scoring import SHARED, score

ANNOTATED = Path(__file__).parent / "annotated"
NEWS = SHARED / "data" / "news"
SEEN, UNSEEN = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"), ("l", "m")
CHRONICLES_SEEN, CHRONICLES_UNSEEN = ("n", "p", "q"), ("o", "r", "s", "t")
CHRONICLE = "_chronicle.json"

# Where a text stands on few lines, its sentences are put on lines of their own, as the annotators saw them.
_FEW_LINES = 4
_SENTENCE_END = re.compile(r'(?<=[a-z0-9)][.!?])(["”]?) *(?=["“]?[A-Z][a-z])')
_NAME_LENGTH = 40

# The fields of a record that quote the text.
_QUOTED = {"statements": "content", "events": "trigger", "figures": "text"}

Gold = dict[str, Any]


def main() -> None:
    """Print one table for the sets whose errors were read and one for those that nobody looked at."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pack", type=Path, help="an annotated folder to turn into a file of this benchmark")
    folder = parser.parse_args().pack
    if not NEWS.is_dir():
        sys.exit(f"{NEWS}: the news corpora are not here; there is nothing to measure.")
    if folder is not None:
        pack(folder)
        return
    for title, names in (("Sets in view", SEEN), ("Sets out of view", UNSEEN)):
        with tempfile.TemporaryDirectory() as scratch:
            sets = [unpack(name, Path(scratch) / name) for name in names]
            scores = score(sets, Path(scratch))
        print(f"\n{title}, one chronicle\n")
        table(WITHIN, {name: scores[name] for name in (*names, "all")})
    for title, chronicles in (("Sets in view", CHRONICLES_SEEN), ("Sets out of view", CHRONICLES_UNSEEN)):
        alone = {}
        for name in chronicles:
            with tempfile.TemporaryDirectory() as scratch:
                alone[name] = score([unpack(name, Path(scratch) / name)], Path(scratch))[name]
        print(f"\n{title}, each its own chronicle\n")
        table((*ACROSS, "events.type", "events.dyad", "dates"), alone)


def laid_out(row: Gold) -> str:
    """A row of a news corpus as the annotators saw it: title, outlet and time, a blank line, the text."""
    text = row["text"].strip()
    if text.count("\n") < _FEW_LINES:
        text = _SENTENCE_END.sub(lambda end: f"{end[1]}\n", text)
    return f"{row['title'].strip()}\n{row['outlet']}, {row['published'][:16].replace('T', ' ')}\n\n{text}\n"


def called(row: Gold) -> str:
    """The file name, without its ending, that a row's article goes by."""
    return re.sub(r"[^a-zA-Z0-9]+", "-", f"{row['outlet']}-{row['id']}")[:_NAME_LENGTH].strip("-")


def unpack(name: str, folder: Path) -> Path:
    """The set `name` as a folder that the scorer reads; raises ValueError where a text is not the one annotated."""
    lines = [json.loads(line) for line in (ANNOTATED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    packed = [line for line in lines if "gold" in line]
    texts = {
        (file, row["id"]): laid_out(row)
        for file in sorted({one["file"] for one in packed})
        for row in _rows(file, {one["id"] for one in packed if one["file"] == file})
    }
    (folder / "texts").mkdir(parents=True)
    for one in packed:
        text = texts[one["file"], one["id"]]
        if _digest(text) != one["digest"]:
            message = f"{one['file']}#{one['id']}: this is not the text that was annotated; the corpus has changed."
            raise ValueError(message)
        gold = _quoting(one["gold"], lambda value, text=text: value if isinstance(value, str) else text[slice(*value)])
        (folder / "texts" / gold["article"]).write_bytes(text.encode())
        _write(folder / Path(gold["article"]).with_suffix(".json"), gold)
    for chronicle in (line["chronicle"] for line in lines if "chronicle" in line):
        _write(folder / CHRONICLE, _saying(chronicle, folder, lambda text, value, _: text[slice(*value)]))
    return folder


def _write(path: Path, gold: Gold) -> None:
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def pack(folder: Path) -> None:
    """Write the annotation in `folder` to a file of this benchmark, without a word of its texts."""
    rows = {
        called(row): (path.stem, row["id"])
        for path in sorted(NEWS.glob("id-*.jsonl"))
        for row in _rows(path.stem)
        if row["title"] and row["published"]
    }
    lines = []
    for path in sorted(set(folder.glob("*.json")) - {folder / CHRONICLE}):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "texts" / gold["article"]).read_bytes().decode()
        file, id_ = rows[path.stem]
        packed = {"file": file, "id": id_, "digest": _digest(text), "gold": _quoting(gold, _Finder(text))}
        lines.append(json.dumps(packed, ensure_ascii=False) + "\n")
    if (folder / CHRONICLE).is_file():
        chronicle = json.loads((folder / CHRONICLE).read_text(encoding="utf-8"))
        kept = _saying(chronicle, folder, lambda text, value, line: _Finder(text)(value, line))
        lines.append(json.dumps({"chronicle": kept}, ensure_ascii=False) + "\n")
    ANNOTATED.mkdir(exist_ok=True)
    (ANNOTATED / f"{folder.name}.jsonl").write_text("".join(lines), encoding="utf-8")


class _Finder:
    """Where does a quoted value stand? On its line or behind; a name that the article does not hold stays as it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(at.end() for at in re.finditer("\n", text))]

    def __call__(self, value: str, line: int = 1) -> list[int] | str:
        at = self._text.find(value, self._starts[line - 1]) if value else -1
        return value if at < 0 else [at, at + len(value)]


def _quoting(gold: Gold, change: Any) -> Gold:  # noqa: ANN401 (text to characters one way, characters to text the other)
    """The annotation with every value that quotes the article changed."""
    actors = {
        key: actor | {"name": change(actor["name"]), "aliases": [change(alias) for alias in actor.get("aliases", [])]}
        for key, actor in gold.get("actors", {}).items()
    }
    layers = {
        layer: [one | {field: _at_line(change, one[field], one["line"])} for one in gold.get(layer, [])]
        for layer, field in _QUOTED.items()
    }
    return gold | {"actors": actors} | layers


def _saying(chronicle: Gold, folder: Path, change: Any) -> Gold:  # noqa: ANN401 (as `_quoting`)
    """What crosses the articles of `folder`, as far as it is scored, with every value that quotes one changed.

    `change` takes the text of the article, the value and its line.
    """
    texts = {path.name: path.read_bytes().decode() for path in (folder / "texts").iterdir()}

    def changed(one: Gold) -> Gold:
        return one | {"says": change(texts[one["article"]], one["says"], one["line"])}

    stories = [{"id": one["id"], "articles": one["articles"]} for one in chronicle["stories"]]
    entries = [{"id": one["id"], "reports": one["reports"]} for one in chronicle["entries"]]
    differing = [
        {"entry": one["entry"], "slot": one["slot"], "variants": [changed(variant) for variant in one["variants"]]}
        for one in chronicle["disagreements"]
    ]
    return {"stories": stories, "entries": entries, "disagreements": differing}


def _at_line(change: Any, value: Any, line: int) -> Any:  # noqa: ANN401 (as `_quoting`)
    return change(value, line) if isinstance(change, _Finder) else change(value)


def _rows(file: str, wanted: Iterable[str] | None = None) -> Iterator[Gold]:
    """The rows of a news corpus, those of the `wanted` ids where these are given."""
    ids = None if wanted is None else set(wanted)
    with (NEWS / f"{file}.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if ids is None or row["id"] in ids:
                yield row


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    main()
