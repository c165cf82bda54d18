"""Keeps of a grown corpus what is small and reaches something: ``python -m benchmarks.distilling GROWN [TARGET ...]``.

GROWN is what --grown of ``python -m benchmarks.fuzzing`` named. The inputs of each target are tried from the smallest on. One
that reaches a line of ours that none before it reaches, those of tests/hostile/corpus first, is put there, up to so many bytes.
"""

import argparse
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

import runut
from benchmarks.fuzzed import TARGETS, Fuzzed
from benchmarks.fuzzing import CORPUS

_OURS = str(Path(runut.__file__).parent)
_Line = tuple[str, int]
_Tracer = Callable[[FrameType, str, Any], Any]


def main() -> int:
    """Distil each target and tell what was kept."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("grown", type=Path)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="default: all that there is a folder for")
    parser.add_argument("--most", type=int, default=400, help="how many inputs of a target are tried")
    parser.add_argument("--bytes", type=int, default=20_000, help="how many bytes of a target are put into the corpus")
    arguments = parser.parse_args()
    print("| target | tried | kept | bytes |\n" + "| --- " * 4 + "|", flush=True)
    for name in arguments.targets or sorted(path.name for path in arguments.grown.iterdir() if path.name in TARGETS):
        inputs = sorted(
            (path.read_bytes() for path in (arguments.grown / name).iterdir()), key=lambda one: (len(one), one)
        )
        kept = distilled(TARGETS[name], inputs[: arguments.most], _known(name), arguments.bytes)
        for raw in kept:
            (CORPUS / name / f"new-{sha256(raw).hexdigest()[:8]}").write_bytes(raw)
        print(
            f"| `{name}` | {min(len(inputs), arguments.most):,} | {len(kept)} | {sum(map(len, kept)):,} |", flush=True
        )
    return 0


def distilled(target: Fuzzed, inputs: list[bytes], known: list[bytes], most: int) -> list[bytes]:
    """Those of `inputs` that reach a line of ours that neither `known` ones nor those before them do, `most` bytes of them."""
    reached: set[_Line] = set()
    for raw in known:
        reached |= lines(target, raw)
    kept: list[bytes] = []
    for raw in inputs:
        if len(raw) > most:
            continue
        found = lines(target, raw)
        if not found <= reached:
            reached |= found
            kept.append(raw)
            most -= len(raw)
    return kept


def lines(target: Fuzzed, raw: bytes) -> set[_Line]:
    """The lines of ours that an input reaches."""
    found: set[_Line] = set()

    def within(frame: FrameType, event: str, _: object) -> _Tracer:
        if event == "line":
            found.add((frame.f_code.co_filename, frame.f_lineno))
        return within

    def entered(frame: FrameType, _event: str, _: object) -> _Tracer | None:
        return within if frame.f_code.co_filename.startswith(_OURS) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        target(raw)
    finally:
        sys.settrace(before)
    return found


def _known(name: str) -> list[bytes]:
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    return [path.read_bytes() for path in sorted(folder.iterdir())]


if __name__ == "__main__":
    sys.exit(main())
