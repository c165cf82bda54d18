"""What was found out about an article once, and is asked for again with every newcomer to its story."""

from collections.abc import Callable, Hashable
from itertools import count
from typing import Any, Protocol, TypeVar, TypeVarTuple

from runut.records.reading import Reading
from runut.text.shelf import Shelf, room_for

T = TypeVar("T")
Tools = TypeVarTuple("Tools")

NUMBER = "number"  # the name of what no question answers
ROOM = 2_000_000  # characters of the articles of which it is remembered what was found out


class Part(Protocol):
    """A claim of an article."""

    @property
    def id(self) -> str:
        """What it is called."""


P = TypeVar("P", bound=Part)


class Once:
    """“The place of this event, as its article gives it”: remembers what is a function of one reading alone.

    Whatever it answers is what asking anew would answer, so that forgetting only costs time. Questions are functions of a
    reading, and of tools that stay the same while this lives (a language's tables); they answer values that nobody changes.
    Tools, and the object whose method is asked, are those of the reading's language, of each kind one: they are not held on
    to, as they may hold this.
    """

    def __init__(self, room: int = ROOM) -> None:
        """Remember what is asked of the articles that were asked last, as many as have `room` characters together."""
        self._known = Shelf[str, tuple[Reading, dict[object, Any]]](room)
        self._numbers = count()
        self._last: tuple[Reading | None, dict[object, Any]] = None, {}  # what was asked last is asked again

    def of(self, ask: Callable[[Reading, *Tools], T], reading: Reading, *tools: *Tools) -> T:
        """What `ask` answers of a reading."""
        # A method is known by its function.
        facts, key = self._facts(reading), getattr(ask, "__func__", ask)
        if key not in facts:
            facts[key] = ask(reading, *tools)
        found: T = facts[key]
        return found

    def each(self, ask: Callable[[Reading, P, *Tools], T], reading: Reading, part: P, *tools: *Tools) -> T:
        """What `ask` answers of a claim of a reading."""
        facts, key = self._facts(reading), (getattr(ask, "__func__", ask), part.id)
        if key not in facts:
            facts[key] = ask(reading, part, *tools)
        found: T = facts[key]
        return found

    def number(self, reading: Reading, *also: Hashable) -> int:
        """A number that stands for this reading with what is `also` given, and for nothing else, ever.

        The same is given the same number, but where it was forgotten or something else was given in between.
        """
        facts = self._facts(reading)
        known: tuple[tuple[Hashable, ...], int] | None = facts.get(NUMBER)
        if known is None or known[0] != also:
            known = facts[NUMBER] = also, next(self._numbers)
        return known[1]

    def _facts(self, reading: Reading) -> dict[object, Any]:
        """What is known of this very reading; of one that was read again, what is known of its equal."""
        known = self._last
        if known[0] is reading:
            return known[1]
        found = self._known.use(reading.article.id)
        if found is None or found[0] is not reading:
            facts = found[1] if found is not None and found[0] == reading else {}
            found = reading, facts
            self._known.put(reading.article.id, found, room_for(reading))
        self._last = found
        return found[1]
