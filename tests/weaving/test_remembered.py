"""What a run remembers of articles it has read."""

from collections.abc import Collection

from runut.records.reading import Reading
from runut.weaving.remembered import Remembered
from tests.link.made import reading


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


def test_what_is_remembered_is_not_asked_for() -> None:
    """Whoever was read whole is not read again for a part, and each part is read once."""
    kept = Asked([reading(name, [f"Kabar {name}", "Banjir."]) for name in "abc"])
    cache = Remembered(kept)  # type: ignore[arg-type]  # only readings are asked for here
    assert [one.article.id for one in cache.readings(["b", "a"])] == ["a", "b"]
    assert [one.article.id for one in cache.casts(["c", "a"])] == ["a", "c"]
    assert [one.article.id for one in cache.casts(["c", "b", "b"])] == ["b", "c"]
    assert [one.article.id for one in cache.tellings(["c"])] == ["c"]
    assert kept.asked == ["a", "b", "c", "c"]
