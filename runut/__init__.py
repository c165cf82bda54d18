"""Runut reads what many outlets report and keeps a chronicle that anyone can check.

::

    sources -> read -> clean -> annotate -> link -> compare -> store -> serve / export
               Article  blocks   claims      actors,  disagree-   one file    report,
                                             entries, ments,                  JSONL
                                             stories  omissions,
                                                      reuse

    >>> import runut
    >>> with runut.Chronicle("korea.runut", create=True) as chronicle:          # doctest: +SKIP
    ...     runut.build(chronicle, runut.read_paths(["seeds/*.txt"]), runut.Config())
    ...     for entry in runut.Views(chronicle).timeline():
    ...         print(entry.date, entry.summary)

Importing the package loads none of its rooms: a room is imported when one of its names is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runut.config import Config
    from runut.engine.build import Added, build
    from runut.errors import RunutError
    from runut.flow import Reader
    from runut.read import read_paths
    from runut.records.article import Article
    from runut.records.reading import Reading
    from runut.records.span import Span
    from runut.store.chronicle import Chronicle
    from runut.store.views import Views

__version__ = "0.1.0"

__all__ = [
    "Added",
    "Article",
    "Chronicle",
    "Config",
    "Reader",
    "Reading",
    "RunutError",
    "Span",
    "Views",
    "build",
    "read_paths",
]

# Where each public name lives.
_ROOMS = (
    ("Added", "engine.build"),
    ("Article", "records.article"),
    ("Chronicle", "store.chronicle"),
    ("Config", "config"),
    ("Reader", "flow"),
    ("Reading", "records.reading"),
    ("RunutError", "errors"),
    ("Span", "records.span"),
    ("Views", "store.views"),
    ("build", "engine.build"),
    ("read_paths", "read"),
)


def __getattr__(name: str) -> object:
    """The public name `name`, its room imported now; AttributeError where there is none."""
    for public, room in _ROOMS:
        if public == name:
            return getattr(import_module(f"runut.{room}"), name)
    message = f"module 'runut' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """The public names, also those whose room is not imported yet."""
    return sorted([*globals(), *__all__])
