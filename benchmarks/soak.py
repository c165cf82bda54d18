"""Does the watcher stand a bad web for long? 200 feeds that misbehave in sixteen ways, asked again and again.

    python -m benchmarks.soak [--feeds 200] [--seconds 3600]

Each round asks all feeds at once, as if all were due. Printed after each: what happened, and the memory that the process
holds. In the end every item that some feed has named as it should must be in the chronicle as taken or known; the command
fails where one is not, or where the process held more than 300 MB.

Each round has threads of its own, and what the system keeps ready for a thread that once read a large body it keeps: memory
grows over the first rounds to some 12 MB for each of sixteen such stocks.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from pathlib import Path

from benchmarks.misbehaving import KINDS
from benchmarks.watching import Told, watch_once
from runut.config import Config
from runut.engine.following import followed
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows

_PAGE = 4096
_MOST = 300.0  # megabytes
_SECURE = 30


def _held() -> float:
    """The megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1_000_000


def _soak(port: int, feeds: int, seconds: float, folder: Path) -> bool:
    hosts = [f"127.9.{number // 200}.{1 + number % 200}:{port}" for number in range(feeds)]
    # One in thirty speaks HTTP where HTTPS is asked for, as good as a certificate that is wrong.
    made = [
        followed(f"{'https' if number % _SECURE == _SECURE - 1 else 'http'}://{host}/rss", None, int(time.time()))
        for number, host in enumerate(hosts)
    ]
    config = Config(allowed=tuple(hosts), pause=0)
    began, held = time.monotonic(), list[float]()
    with Chronicle(folder / "soak.runut", create=True) as chronicle:
        follows = Follows(chronicle)
        while time.monotonic() - began < seconds:
            follows.add(made)
            happened: Told = watch_once(follows, config, hands=8)
            held.append(_held())
            said = ", ".join(f"{number:,} {what}" for what, number in sorted(happened.items()))
            print(f"{time.monotonic() - began:6,.0f} s: {said}; {held[-1]:,.0f} MB", flush=True)
            for one in made:
                follows.set_state(one.id, "on")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/ledger") as answer:  # the server started above
            named = set(json.load(answer))
        states = {one.address: one.state for one in follows.items()}
        failing = Counter(
            KINDS[int(one.address.split(":")[1].rpartition(".")[2]) % len(KINDS)]
            for one in follows.feeds()
            if one.trouble
        )
    print("feeds in trouble:", ", ".join(f"{number} {kind}" for kind, number in sorted(failing.items())))
    lost = sorted(link for link in named if states.get(link) not in {"taken", "known"})
    grew = held[-1] / held[min(2, len(held) - 1)]
    print(f"{len(named):,} items named, {len(lost)} not accounted for {lost[:5]}; memory grew {grew:.2f} times")
    return not lost and max(held) <= _MOST


def main() -> None:
    """Soak."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=3_600)
    given = parser.parse_args()
    command = [sys.executable, "-m", "benchmarks.misbehaving"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        try:
            port = int((server.stdout or sys.stdin).readline())
            fine = _soak(port, given.feeds, given.seconds, Path(folder))
        finally:
            server.kill()
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
