"""The large chronicle that pages are measured on."""

from pathlib import Path

import pytest

from benchmarks.manyfold import multiply
from runut.store.chronicle import Chronicle
from runut.store.views import Views


def test_all_is_there_so_many_times_and_is_found(demo_chronicle: Path, tmp_path: Path) -> None:
    """Each copy has ids of its own, its articles are found by their words, and the actors are named in all of them."""
    large = tmp_path / "large.runut"
    with Chronicle(demo_chronicle) as chronicle:
        once = Views(chronicle)
        articles, stories, hits = len(once.articles()), len(once.stories()), len(once.search("Kardova", most=1000))
        actors = {one.id for one in once.actors()}
    assert multiply(demo_chronicle, large, 3) == 3 * articles
    with Chronicle(large) as chronicle:
        views = Views(chronicle)
        assert len({row.id for row in views.articles()}) == 3 * articles
        assert len({story.id for story in views.stories()}) == 3 * stories
        assert len(views.search("Kardova", most=1000)) == 3 * hits
        assert {one.id for one in views.actors()} == actors
    with pytest.raises(SystemExit, match="must not be there yet"):
        multiply(demo_chronicle, large, 3)
