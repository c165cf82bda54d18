"""What was read or found out, kept for the next time as long as there is room."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from runut.records.reading import Reading

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

# Characters that what else there is of an article counts for, however short its text.
BARE = 500


def room_for(reading: Reading) -> int:
    """How much room what is kept of an article takes, in characters."""
    return BARE + len(reading.article.text)


class Shelf(Generic[K, T]):
    """“What stands here under this name?”: the last used stand last, and where there is no room the first go.

    What is kept here must be found again if it is gone: forgetting costs time and nothing else. What alone is larger than
    the shelf stays until something else comes.

    >>> shelf = Shelf[str, str](room=3)
    >>> for name in ("a", "b", "c", "d"):
    ...     shelf.put(name, name.upper(), 1)
    >>> "a" in shelf, shelf.use("b"), shelf.take("c")
    (False, 'B', 'C')
    """

    def __init__(self, room: int) -> None:
        """Begin with nothing; there is `room` for so much, as `put` counts it."""
        self._room = room
        self._kept: OrderedDict[K, tuple[T, int]] = OrderedDict()

    def __contains__(self, name: K) -> bool:
        """Whether something stands under this name."""
        return name in self._kept

    def put(self, name: K, one: T, size: int = 1) -> None:
        """Let `one`, which takes so much room, stand last under its name, in place of what stood there."""
        self.take(name)
        self._kept[name] = one, size
        self._room -= size
        while self._room < 0 and len(self._kept) > 1:
            self.take(next(iter(self._kept)))

    def get(self, name: K) -> T | None:
        """What stands under this name, and stays where it stands; None where nothing does."""
        found = self._kept.get(name)
        return None if found is None else found[0]

    def use(self, name: K) -> T | None:
        """The same, which stands last from now on."""
        found = self._kept.get(name)
        if found is None:
            return None
        self._kept.move_to_end(name)
        return found[0]

    def take(self, name: K) -> T | None:
        """The same, which stands here no longer."""
        found = self._kept.pop(name, None)
        if found is None:
            return None
        self._room += found[1]
        return found[0]
