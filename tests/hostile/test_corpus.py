"""Inputs on which readers or the annotator once broke, and those that fuzzing begins with, are read without harm."""

import time
from pathlib import Path

import pytest

from benchmarks.fuzzed import TARGETS

CORPUS = Path(__file__).with_name("corpus")
SECONDS = 10


@pytest.mark.parametrize("name", sorted(one.name for one in CORPUS.iterdir()))
def test_the_corpus_is_read(name: str) -> None:
    """Nothing but what a user is told is raised, and no input takes long; each target has inputs."""
    if name == "inside-parquet":
        pytest.importorskip("pyarrow", reason="pyarrow, which reads Parquet, is not installed")
    found = sorted((CORPUS / name).iterdir())
    assert found
    for path in found:
        begun = time.process_time()
        TARGETS[name](path.read_bytes())
        assert time.process_time() - begun < SECONDS, path.name
