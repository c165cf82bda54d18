"""What was found out, and holds while nothing has changed that it was made of."""

from collections.abc import Callable
from typing import Any, TypeVar

from runut.text.shelf import Shelf

T = TypeVar("T")

ROOM = 200_000  # what it was made of, counted one by one, and BARE for each answer; some 15 MB
BARE = 20


class Lasting:
    """“What differs in this entry, while its reports and actors stay as they are”: the last answer to each question.

    A question's answer must be a function of what it is said to be made of, and a value that nobody changes; so that forgetting
    it only costs time.
    """

    def __init__(self, room: int = ROOM) -> None:
        """Remember the answers that were asked for last, as many as there is `room` for."""
        self._known = Shelf[str, tuple[tuple[object, ...], Any]](room)

    def of(self, name: str, made_of: tuple[object, ...], make: Callable[[], T]) -> T:
        """The answer to the question `name` while it is made of the same, else what `make` answers now."""
        known = self._known.use(name)
        if known is not None and known[0] == made_of:
            found: T = known[1]
            return found
        made = make()
        self._known.put(name, (made_of, made), BARE + len(made_of))
        return made
