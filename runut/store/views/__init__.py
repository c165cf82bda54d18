"""What a chronicle shows: every question that pages, reports, files and the command line may ask.

`Views` is imported when it is first asked for: the rows alone, which say how answers look, need no database library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runut.store.views.views import Views

__all__ = ["Views"]


def __getattr__(name: str) -> object:
    """`Views`, its module imported now; AttributeError for any other name."""
    if name in __all__:
        return getattr(import_module("runut.store.views.views"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
