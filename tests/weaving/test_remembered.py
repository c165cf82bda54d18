"""What a run remembers of articles it has read."""

from collections.abc import Collection

from runut.records.reading import Reading
from runut.weaving.remembered import Remembered, Shelf
from tests.link.made import reading

LONG = "Banjir melanda Sarindal. " * 40  # 1,000 characters


class Asked:
    """Whoever keeps the articles: it counts how often it is asked for each."""

    def __init__(self, readings: Collection[Reading]) -> None:
        """Keep these."""
        self.all = {one.article.id: one for one in readings}
        self.asked: list[str] = []

    def readings(self, articles: Collection[str], only: Collection[str] | None = None) -> tuple[Reading, ...]:
        """These readings; whatever of them is wanted."""
        assert only is None or only
        self.asked += sorted(articles)
        return tuple(self.all[one] for one in sorted(articles))


def test_of_short_articles_more_are_kept_than_of_long_ones() -> None:
    """There is room for so many characters, whoever wrote them."""
    for text, most in (("Banjir.", 11), (LONG, 4)):
        shelf = Shelf(6_000)
        shelf.put(reading(f"a{number:02}", [text]) for number in range(20))
        assert [number for number in range(20) if f"a{number:02}" in shelf] == [*range(20 - most, 20)]


def test_the_last_used_stay() -> None:
    """What is put back stands last, and the same article is kept once; what is larger than the room stays alone."""
    shelf = Shelf(2_000)
    for name in ("a", "b", "a", "c", "a", "d"):
        shelf.put([reading(name, ["Banjir."])])
    assert [name for name in "abcd" if name in shelf] == ["a", "c", "d"]
    shelf.put([reading("e", [LONG * 9])])
    assert [name for name in "abcde" if name in shelf] == ["e"]


def test_what_is_remembered_is_not_asked_for() -> None:
    """Whoever was read whole is not read again for a part, and each part is read once."""
    kept = Asked([reading(name, [f"Kabar {name}", "Banjir."]) for name in "abc"])
    cache = Remembered(kept)  # type: ignore[arg-type]  # only readings are asked for here
    assert [one.article.id for one in cache.readings(["b", "a"])] == ["a", "b"]
    assert [one.article.id for one in cache.casts(["c", "a"])] == ["a", "c"]
    assert [one.article.id for one in cache.casts(["c", "b", "b"])] == ["b", "c"]
    assert [one.article.id for one in cache.tellings(["c"])] == ["c"]
    assert kept.asked == ["a", "b", "c", "c"]
