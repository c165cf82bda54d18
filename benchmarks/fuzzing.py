"""Fuzzes every reader and the annotator: ``python -m benchmarks.fuzzing [--minutes 60] [TARGET ...]``.

Atheris (libFuzzer) changes inputs of the corpus in tests/hostile/corpus, guided by which lines of ours they reach, and calls
the target with each. A crash is whatever is raised but the errors that a user is told; a hang is more than ten seconds, and
memory has a limit of two gigabytes. Each target runs in a process of its own. What is found is written to the folder that
--found names: mend it, and put a small input that shows it into the corpus, which the tests replay. What reaches something
new is kept in the folder that --grown names, and a later run goes on from it.

Needs ``pip install atheris``, which there is for Linux.
"""

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.fuzzed import TARGETS

CORPUS = Path(__file__).parents[1] / "tests" / "hostile" / "corpus"
SECONDS = 10  # more than so many of the processor's for one input is a hang
BUSY = 60  # on a busy machine they take so many times as long by the clock
MEGABYTES = 2_048
LONGEST = 20_000  # bytes of an input
_DONE = re.compile(r"Done (\d+) runs in (\d+) second")
_FOUND = re.compile(r"Test unit written to (\S+)")


def main() -> int:
    """Fuzz as long as was asked for, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)} (default: all)")
    parser.add_argument("--minutes", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1, help="the changes are those of this number")
    parser.add_argument("--found", type=Path, default=Path("fuzzing"), help="where inputs that break something are put")
    parser.add_argument(
        "--grown", type=Path, help="where inputs that reach something new are kept, in a folder for each target"
    )
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments, rest = parser.parse_known_args()
    if arguments.inside:
        _inside(arguments.targets[0], rest)
    if unknown := set(arguments.targets) - set(TARGETS):
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    arguments.found.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={round(arguments.minutes * 60)}", f"-seed={arguments.seed}"]
    print(
        "| target | inputs | minutes | of the processor | reach something new | found |\n" + "| --- " * 6 + "|",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        grown = arguments.grown or Path(folder)
        broken = [name for name in arguments.targets or TARGETS if not fuzz(name, options, arguments.found, grown)]
    return 1 if broken else 0


def fuzz(name: str, options: list[str], found: Path, grown: Path) -> bool:
    """Fuzz one target with these options of libFuzzer; whether nothing was found. Prints one line."""
    new = grown / name
    new.mkdir(parents=True, exist_ok=True)
    known = len(list(new.iterdir()))
    words = [sys.executable, "-m", "benchmarks.fuzzing", "--inside", name, *options]
    words += [
        f"-timeout={SECONDS * BUSY}",
        f"-report_slow_units={SECONDS * BUSY}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-max_len={LONGEST}",
    ]
    words += [f"-artifact_prefix={found}/{name}-", "-print_final_stats=1", str(new)]
    words += [str(CORPUS / name)] if (CORPUS / name).is_dir() else []
    begun, before = time.monotonic(), _processor()
    ran = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    minutes, busy = (time.monotonic() - begun) / 60, (_processor() - before) / 60
    done, shown = _DONE.search(ran.stderr), _FOUND.search(ran.stderr)
    if ran.returncode == 0 and done:
        more = len(list(new.iterdir())) - known
        said = f"{int(done[1]):,} | {minutes:.1f} | {busy:.1f} | {more} | nothing"
    else:
        at = shown[1] if shown else "no input was written"
        said = f"? | {minutes:.1f} | {busy:.1f} | ? | broken: {at}"
        (found / f"{name}.log").write_text(ran.stderr, encoding="utf-8")
    print(f"| `{name}` | {said} |", flush=True)
    return said.endswith("nothing")


def _processor() -> float:
    """How many seconds of the processor all programs that were started and have ended took."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def _inside(name: str, options: list[str]) -> None:
    """Be the process that is fuzzed; it ends with libFuzzer's own code."""
    import atheris  # noqa: PLC0415  # only who fuzzes needs it

    # The rest of ours is told which lines an input reaches; libraries are not, which would cost more than it finds.
    with atheris.instrument_imports(include=["runut"]):
        # What has taken names from ours keeps the old ones: it goes, too.
        for module in [one for one in sys.modules if one.partition(".")[0] in {"runut", "benchmarks", "tests"}]:
            if module not in {"benchmarks", __name__}:
                del sys.modules[module]
        from benchmarks.fuzzed import TARGETS as INSTRUMENTED  # noqa: PLC0415  # loaded anew, to be instrumented

    target = INSTRUMENTED[name]
    for seed in sorted((CORPUS / name).iterdir()) if (CORPUS / name).is_dir() else []:
        target(seed.read_bytes())  # what is loaded at first takes more than an input may

    def timed(given: bytes) -> None:
        begun = time.process_time()
        target(given)
        taken = time.process_time() - begun
        if taken > SECONDS:
            message = f"{taken:.0f} seconds of the processor"
            raise TimeoutError(message)

    atheris.Setup([sys.argv[0], *options], timed)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
