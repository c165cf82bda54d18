"""What a watcher works with, within which limits, and what it tells."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeAlias

from msgspec import Struct

from runut.engine.watching_turns import Job
from runut.engine.watching_work import Clock, Hands, Net, Portioned
from runut.read.options import ReadOptions
from runut.records.article import RawArticle
from runut.records.gathering import Item, Spent
from runut.sources.signs import Signs

Take: TypeAlias = Callable[[Sequence[RawArticle]], Portioned]


class Portion(Struct, frozen=True):
    """Items with their raw articles, taken together."""

    items: tuple[tuple[Item, RawArticle], ...]


Work: TypeAlias = Job | Portion


class Limits(Struct, frozen=True, kw_only=True):
    """“Sixteen articles at once, half a minute late at most”: how a watcher goes about it.

    `portion` articles are taken together, or fewer after `patience` seconds; `budget` is how many requests a host gets in
    an hour; `window` how many waiting items are held in memory, and `each` how many of one feed; after `tries` failures an
    item is refused; after `look` seconds it is seen what others changed in the list of feeds.
    """

    portion: int = 16
    patience: float = 30.0
    budget: int = 600
    window: int = 500
    each: int = 100
    tries: int = 5
    look: float = 60.0


class Event(Struct, frozen=True, kw_only=True):
    """“KabarTiga: three new” or “refused, as it has no text”: something that happened, for whoever looks on.

    `what` is polled, unchanged, failed (of feeds), later, refused, taken, known (of items) or trouble; `about` an address,
    `said` a sentence or title, `number` how many items were new.
    """

    what: str
    about: str
    said: str = ""
    number: int = 0


class Tell(Protocol):
    """Whoever wants to know what happens."""

    def __call__(self, event: Event, /) -> None:
        """Something happened."""
        ...


class Memory(Protocol):
    """What hosts were asked lately, kept from one watcher to the next."""

    def load(self) -> Sequence[Spent]:
        """What was kept."""
        ...

    def note(self, one: Spent, /) -> None:
        """Keep this of one host, so that whoever kills the program loses nothing of it."""
        ...

    def save(self, spent: Iterable[Spent], /) -> None:
        """Keep these and nothing of before."""
        ...


class Means(Struct, frozen=True, kw_only=True):
    """What a watcher works with; `take` takes articles into the chronicle, in whatever process."""

    net: Net
    take: Take
    hands: Hands[Work]
    clock: Clock
    signs: Signs
    tell: Tell
    memory: Memory
    limits: Limits = Limits()
    options: ReadOptions = ReadOptions()
