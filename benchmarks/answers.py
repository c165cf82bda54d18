"""What do long answers take? ``python -m benchmarks.answers CHRONICLE [--verb "actors --json"]``.

Gives every command that answers with a list of all of a chronicle, each in a process of its own, and prints a Markdown table:
seconds by the clock, seconds of a core, the most memory that it had, and how much it wrote. `report` and others that hold all
they print are asked for by name.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

VERBS = (
    "stories",
    "timeline",
    "actors",
    "reuse",
    "reuse --kind recurrence",
    "reuse --copies",
    "differ",
    "missing",
    "sources",
    "timeline --json",
    "actors --json",
    "reuse --json",
    "differ --json",
    "missing --json",
    "sources --most 0 --json",
    "export",
)
_RUN = "import sys; from runut.cli import main; main(sys.argv[1:])"


def main() -> None:
    """Give the commands, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", type=Path)
    parser.add_argument(
        "--verb", action="append", help="this command alone, as it is written; may be given several times"
    )
    asked = parser.parse_args()
    print("| command | seconds | of a core | MB of memory | MB written |\n| --- | --- | --- | --- | --- |")
    for verb in asked.verb or VERBS:
        with TemporaryDirectory() as folder:
            print(
                f"| `runut {verb}` | {' | '.join(measured(verb.split(), asked.chronicle, Path(folder)))} |", flush=True
            )


def measured(verb: list[str], chronicle: Path, folder: Path) -> tuple[str, ...]:
    """What one command took: seconds, seconds of a core, MB of memory, MB written; raises where it failed."""
    answer, since = folder / "answer", time.perf_counter()
    with answer.open("wb") as out:
        process = subprocess.Popen([sys.executable, "-c", _RUN, *verb, "-c", str(chronicle)], stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"runut {' '.join(verb)} left with {process.returncode}."
        raise SystemExit(message)
    took = (time.perf_counter() - since, used.ru_utime + used.ru_stime)
    sizes = (used.ru_maxrss * 1024 / 1e6, sum(one.stat().st_size for one in folder.iterdir()) / 1e6)
    return (f"{took[0]:.1f}", f"{took[1]:.1f}", f"{sizes[0]:,.0f}", f"{sizes[1]:,.1f}")


if __name__ == "__main__":
    main()
