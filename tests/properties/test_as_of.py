"""The chronicle as of a day is the one that would have been built from what was known then."""

from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.asof import as_of
from runut.engine.build import build
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.store.chronicle import Chronicle
from runut.store.views import Views


def days_of(chronicle: Path) -> list[str]:
    """The days of publication of the bundled articles, in order."""
    with Chronicle(chronicle) as opened:
        return sorted({row.published[:10] for row in Views(opened).articles() if row.published})


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_as_of_a_day_is_what_would_have_been_built_then(share: float, demo_chronicle: Path, tmp_path: Path) -> None:
    """Turned back to a day, the chronicle must export byte for byte what the articles until that day alone give."""
    days = days_of(demo_chronicle)
    day = days[int(len(days) * share)]
    with as_file(files("runut.demo") / "articles") as folder:
        raws = list(read_paths([str(folder)]))
    with Chronicle(demo_chronicle) as chronicle:
        sources = {row.source for row in Views(chronicle).articles() if (row.published or "9")[:10] <= day}
        with as_of(chronicle, date.fromisoformat(day)) as then:
            turned = list(lines(Views(then)))
        now = len(Views(chronicle).articles())
    assert 0 < len(sources) < now
    with Chronicle(tmp_path / "then.runut", create=True) as chronicle:
        build(chronicle, [raw for raw in raws if raw.source in sources], Config())
        assert turned == list(lines(Views(chronicle)))


def test_the_last_day_shows_everything(demo_chronicle: Path) -> None:
    """As of a day after all articles, nothing must be missing, and the chronicle itself must stay as it is."""
    with Chronicle(demo_chronicle) as chronicle:
        before = list(lines(Views(chronicle)))
        with as_of(chronicle, date(2100, 1, 1)) as then:
            assert list(lines(Views(then))) == before
        with as_of(chronicle, date(1900, 1, 1)) as then:
            assert not Views(then).articles()
            assert not Views(then).timeline()
        assert list(lines(Views(chronicle))) == before
