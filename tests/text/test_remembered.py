"""What is remembered about words."""

import doctest

from runut.text import remembered
from runut.text.remembered import Remembered


def test_examples_hold() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(remembered).failed == 0


def test_an_answer_is_asked_for_once() -> None:
    """The slow answer is asked about each word once, also where it is false."""
    asked: list[str] = []

    def never(word: str) -> bool:
        asked.append(word)
        return False

    known = Remembered(never)
    assert [known[word] for word in ("air", "api", "air", "api")] == [False] * 4
    assert asked == ["air", "api"]


def test_no_more_is_kept_than_may_be() -> None:
    """However many words come, memory is bounded, and what was forgotten is answered as before."""
    known = Remembered(str.upper, most=10)
    words = [f"kata{number % 37}" for number in range(200)]
    assert [known[word] for word in words] == [word.upper() for word in words]
    assert len(known) <= 10


def test_only_asking_remembers() -> None:
    """Looking whether a word is known neither asks nor keeps."""
    known = Remembered(str.upper)
    assert known.get("air") is None
    assert "air" not in known
