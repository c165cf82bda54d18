"""An address for every page of the table, so that tests of all pages leave none out."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from runut.serve.paths import Paths
from runut.serve.site import PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views

# How the address of a page with gaps is found in a chronicle; pages without gaps are there under their path.
FILLED: Mapping[str, Callable[[Views, Paths], str]] = {
    "search": lambda views, ways: ways.page("/search", q=(views.articles()[0].title or "").partition(" ")[0]),
    "story": lambda views, ways: ways.to("s", views.stories()[0].id),
    "entry": lambda views, ways: ways.to("e", views.timeline([views.stories()[0].id])[0].id),
    "actor": lambda views, ways: ways.to("p", views.actors(1)[0].id),
    "place": lambda views, ways: ways.to("l", next(one.place for one in views.timeline() if one.place)),
    "outlet": lambda views, ways: ways.to("o", next(row.outlet for row in views.articles() if row.outlet)),
    "relation": lambda views, ways: ways.page("/relation", left=_pair(views)[0], right=_pair(views)[1]),
    "article": lambda views, ways: ways.to("a", views.articles()[0].id),
    "finding": lambda views, ways: ways.to("d", views.disagreements()[0].id),
}
# Pages that are only there for a while.
PASSING = frozenset({"adding"})


def _pair(views: Views) -> tuple[str, str]:
    """The two actors of whom one most often does something to the other."""
    pairs = Counter(
        (doer, other)
        for one in views.records().entries
        for doer in one.actors
        for other in one.recipients
        if doer != other
    )
    return min(pairs, key=lambda pair: (-pairs[pair], pair))


def places(path: Path) -> dict[str, str]:
    """Page name -> an address of it in the chronicle at `path`."""
    with Chronicle(path) as chronicle:
        views, ways = Views(chronicle), Paths()
        return {
            page.name: FILLED[page.name](views, ways) if page.name in FILLED else page.path
            for page in PAGES
            if page.name not in PASSING
        }
