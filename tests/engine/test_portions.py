"""What several articles say that are read at once."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import as_file, files

import msgspec
import pytest

from runut.annotate.sentences.split import Splitter
from runut.engine import local
from runut.engine.local import PORTION, annotate, reader
from runut.engine.portions import read_together
from runut.errors import NoArticle, SourceError, UnreadArticle
from runut.flow import Reader
from runut.read import read_paths
from runut.records.article import RawArticle
from runut.records.reading import Reading
from runut.records.span import Span


def raw(text: str, source: str) -> RawArticle:
    """`text` as a file would give it."""
    return RawArticle(source=source, text=text, digest=sha256(text.encode()).hexdigest(), published="2025-08-11")


@pytest.fixture(scope="module")
def raws() -> list[RawArticle]:
    """The bundled articles, an empty one among them, and one in a language without a pack."""
    with as_file(files("runut.demo") / "articles") as folder:
        found = list(read_paths([str(folder)]))
    other = msgspec.structs.replace(
        raw("Der Fluss trat über die Ufer, und viele Leute flohen.", "fluss.txt"), language="de"
    )
    return [*found[:3], raw("  \n", "empty.txt"), other, *found[3:]]


def test_company_does_not_show(raws: list[RawArticle]) -> None:
    """Article by article, what is said and what is refused is the same alone and in portions, in the same order."""
    assert len(raws) > PORTION
    together = list(annotate(raws))
    assert [one.refused is not None for one in together].index(True) == 3
    for one, found in zip(raws, together, strict=True):
        if found.refused is not None:
            with pytest.raises(NoArticle) as told:
                reader(None)(one)
            assert str(told.value) == str(found.refused)
        else:
            assert msgspec.json.encode(found.reading) == msgspec.json.encode(reader(None)(one))


def test_what_one_costs_the_others_do_not_pay(raws: list[RawArticle], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a stage fails on one of the articles that it takes together, that one is told with its cause, the others go on."""
    whole = Splitter.sentences

    def broken(self: Splitter, text: str, start: int, end: int) -> Iterator[Span]:
        if text == raws[1].text:
            raise IndexError("out of range")
        return whole(self, text, start, end)

    expected = read_together(reader(None), raws[:3])
    monkeypatch.setattr(Splitter, "sentences", broken)
    first, second, third = read_together(reader(None), raws[:3])
    assert isinstance(second, UnreadArticle)
    assert isinstance(second.__cause__, IndexError)
    assert "“sentences”" in str(second)
    assert not any(isinstance(one, SourceError) for one in expected)
    assert [first, third] == [expected[0], expected[2]]


def test_long_articles_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A portion ends with the eighth article, or with the one that brings it to its number of characters."""
    sizes: list[int] = []

    def seen(_: Reader, raws: Sequence[RawArticle]) -> list[Reading | SourceError]:
        sizes.append(len(raws))
        return []

    monkeypatch.setattr(local, "read_together", seen)
    monkeypatch.setattr(local, "CHARACTERS", 60)
    lengths = [1] * 9 + [60, 30, 30, 30, 1]
    assert not list(annotate(raw("a" * length, f"{at}.txt") for at, length in enumerate(lengths)))
    assert sizes == [8, 2, 2, 2]
