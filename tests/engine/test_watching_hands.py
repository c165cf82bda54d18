"""Hands work beside each other, tell what came of it, and hold up nobody who stops."""

import subprocess
import sys
import threading
import time
from functools import partial

from runut.engine.watching_hands import Clocks, Threads

STOPPED = """
import time
from runut.engine.watching_hands import Threads
hands = Threads(2)
hands.start("long", lambda: time.sleep(3_600))
raise SystemExit(7)
"""


def passed(gate: threading.Barrier, name: str) -> str:
    """The name, once all are at the gate."""
    gate.wait(60)
    return name


def test_hands_work_beside_each_other() -> None:
    """Two and one more can be at work at once; what they give or raise comes back with its name."""
    hands, gate = Threads[str](2), threading.Barrier(4)
    for name in "abc":
        assert hands.free() == (name != "c")
        hands.start(name, partial(passed, gate, name))
    assert (hands.free(), hands.busy(), list(hands.wait(0.01))) == (False, 3, [])
    gate.wait(60)
    found = dict[str, object]()
    while hands.busy():
        found.update((done.what, done.value) for done in hands.wait(60))
    assert found == {"a": "a", "b": "b", "c": "c"}
    hands.start("d", lambda: 1 / 0)
    (done,) = hands.wait(60)
    assert isinstance(done.error, ZeroDivisionError)
    hands.close()


def test_waiting_ends_in_time() -> None:
    """With nothing at work, waiting takes as long as it is told."""
    hands, clock = Threads[str](1), Clocks()
    began = clock.steady()
    assert list(hands.wait(0.2)) == []
    assert clock.steady() - began >= 0.2
    before = int(time.time())
    assert before <= clock.wall() <= time.time()
    hands.close()


def test_who_stops_waits_for_nobody() -> None:
    """A program with work at hand ends at once, with its own code."""
    assert subprocess.run([sys.executable, "-c", STOPPED], check=False, timeout=600).returncode == 7
