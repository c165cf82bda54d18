"""What was freed goes back to the system, though it lies between what stays."""

import os
import platform
from pathlib import Path

import pytest

from runut.engine.memory import give_back

MEGA = 1_000_000


def held() -> int:
    """The bytes that this process holds in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library gives memory back by itself, or never")
def test_freed_memory_is_given_back() -> None:
    """A hundred megabytes of which every fiftieth piece stays are mostly given back; without being told, they are kept."""
    pieces = [bytes(1_000) for _ in range(100_000)]
    stays = pieces[::50]
    del pieces
    before = held()
    give_back()
    assert before - held() > 50 * MEGA
    assert len(stays) == 2_000
