"""An address for every page of the table, so that tests of all pages leave none out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from runut.serve.paths import Paths
from runut.serve.site import PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views

# How the address of a page that shows something of a chronicle is found; all others are there under their path.
FILLED: Mapping[str, Callable[[Views, Paths], str]] = {
    "search": lambda views, ways: ways.page("/search", q=(views.articles()[0].title or "").partition(" ")[0]),
    "story": lambda views, ways: ways.to("s", views.stories()[0].id),
    "entry": lambda views, ways: ways.to("e", views.timeline([views.stories()[0].id])[0].id),
    "article": lambda views, ways: ways.to("a", views.articles()[0].id),
    "finding": lambda views, ways: ways.to("d", views.disagreements()[0].id),
    "actor": lambda views, ways: ways.to("p", views.actors()[0].id),
    "relation": lambda views, ways: ways.page("/relation", left=views.actors()[0].id, right=views.actors()[1].id),
    "place": lambda views, ways: ways.to("l", next((one.place for one in views.timeline() if one.place), "-")),
    "outlet": lambda views, ways: ways.to("o", next((one.outlet for one in views.articles() if one.outlet), "-")),
}
# Pages that are only there for a while.
PASSING = frozenset({"adding"})


def places(path: Path) -> dict[str, str]:
    """Page name -> an address of it in the chronicle at `path`."""
    with Chronicle(path) as chronicle:
        views, ways = Views(chronicle), Paths()
        return {
            page.name: FILLED[page.name](views, ways) if page.name in FILLED else page.path
            for page in PAGES
            if page.name not in PASSING
        }
