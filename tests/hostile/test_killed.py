"""A program killed at any moment leaves a whole chronicle, and the same command finishes the work."""

import os
import random
import signal
import subprocess
import sys
import time
from importlib.resources import as_file, files
from pathlib import Path

from runut.export.jsonl import lines
from runut.store.chronicle import Chronicle
from runut.store.views import Views

KILLS = 5


def _add(folder: Path, chronicle: Path) -> subprocess.Popen[bytes]:
    program = "from runut.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "add", str(folder), "-c", str(chronicle)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_killed_at_random_moments_nothing_is_lost_or_doubled(tmp_path: Path, demo_chronicle: Path) -> None:
    """After every kill the file opens with whole articles only; run to its end, it equals one that was never killed."""
    chronicle, moments = tmp_path / "c.runut", random.Random(7)  # noqa: S311  # moments, not secrets
    with as_file(files("runut.demo") / "articles") as folder:
        for _ in range(KILLS):
            started = _add(folder, chronicle)
            while not chronicle.exists() and started.poll() is None:
                time.sleep(0.01)
            time.sleep(moments.uniform(0.0, 1.5))
            os.kill(started.pid, signal.SIGKILL)
            started.wait()
            if chronicle.exists() and chronicle.stat().st_size:
                with Chronicle(chronicle, create=True) as opened:
                    for row in Views(opened).articles():
                        assert Views(opened).reading(row.id).sentences
        assert _add(folder, chronicle).wait() == 0
    with Chronicle(chronicle) as opened, Chronicle(demo_chronicle) as whole:
        assert list(lines(Views(opened))) == list(lines(Views(whole)))
