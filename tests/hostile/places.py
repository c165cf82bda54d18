"""Disks that are full or may not be written to, where the system lets a test have them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    """A small disk at `folder`; skips where the system does not let one be made."""
    folder.mkdir()
    made = _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    if made.returncode:
        pytest.skip(f"no disk can be made here ({made.stderr.strip()})")
    try:
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


def again(folder: Path, options: str) -> None:
    """The same disk with other options."""
    assert _run("mount", "-o", f"remount,{options}", str(folder)).returncode == 0


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(words, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        return subprocess.CompletedProcess(words, 1, "", str(error))
