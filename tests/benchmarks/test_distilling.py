"""Of a grown corpus those inputs are kept that reach something."""

from benchmarks.distilling import distilled, lines
from runut.text.entities import unescaped


def target(raw: bytes) -> None:
    """Something of ours that goes another way for other inputs."""
    unescaped(raw.decode())


def test_what_reaches_nothing_new_is_left() -> None:
    """The smallest that reaches a line is kept, the next that reaches the same is not, nor one that is too large."""
    few, more = b"banjir", b"banjir &ldquo;gempa&rdquo;"
    assert lines(target, few) < lines(target, more)
    assert distilled(target, [few, more, more + more], [], 1_000) == [few, more]
    assert distilled(target, [few, more], [few], 1_000) == [more]
    assert distilled(target, [few, more], [more], 1_000) == []
    assert distilled(target, [few, more], [], 10) == [few]
