"""What comes from the web is annotated and kept as it comes; files go together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runut.clean.cleaner import article_id
from runut.config import Config
from runut.engine.batches import batches
from runut.engine.build import build
from runut.records.article import RawArticle
from runut.store.chronicle import Chronicle
from runut.text.fingerprints import digest

WEB = "https://kabarutara.example/"


def raw(source: str) -> RawArticle:
    """An article of that source."""
    text = f"Banjir di Sarindal\n\nBanjir merendam 20 rumah di Sarindal pada Senin (11/8/2025). {source}"
    return RawArticle(source=source, text=text, digest=digest(text, length=64))


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["a", "b", "c", "d"], [["a", "b", "c"], ["d"]]),
        ([f"{WEB}a", f"{WEB}b"], [[f"{WEB}a"], [f"{WEB}b"]]),
        (["a", f"{WEB}b", "c"], [["a", f"{WEB}b"], ["c"]]),
        ([], []),
    ],
)
def test_the_web_ends_a_batch(sources: list[str], expected: list[list[str]]) -> None:
    """A batch is full, or its last article came from the web; none is lost or moved."""
    found = batches(map(raw, sources), 3)
    assert [[one.source for one in batch] for batch in found] == expected


def test_long_articles_end_a_batch() -> None:
    """However few there are, they hold no more than so many characters and one article more."""
    assert [len(batch) for batch in batches(map(raw, "abcd"), 3, characters=1)] == [1, 1, 1, 1]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_of_the_web_is_kept_before_the_next_is_asked_for(tmp_path: Path, workers: int) -> None:
    """Whoever stops the program while an address is fetched loses nothing that was fetched before."""
    before: list[int] = []

    def fetched(chronicle: Chronicle) -> Iterator[RawArticle]:
        earlier: list[str] = []
        for source in (f"{WEB}a", "pagi.txt", f"{WEB}b", f"{WEB}c"):
            before.append(len(earlier) - len(chronicle.known(earlier)))
            earlier.append(article_id(raw(source)))
            yield raw(source)

    with Chronicle(tmp_path / "a.runut", create=True) as chronicle:
        assert build(chronicle, fetched(chronicle), Config(workers=workers)).added == 4
    assert before == [0, 0, 1, 0]  # the file alone waits for company
