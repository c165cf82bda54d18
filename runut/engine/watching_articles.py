"""The articles of a watcher: which items wait, what reading each brought, and how they are taken into the chronicle."""

from collections.abc import Callable
from functools import partial

from runut.engine.watching_means import Event, Means, Portion
from runut.engine.watching_pace import retry_in
from runut.engine.watching_turns import Job, Turns
from runut.engine.watching_work import Portioned, Taken, read
from runut.errors import (
    BadStatus,
    BrokenAnswer,
    ChronicleError,
    LockedChronicle,
    NoAnswer,
    RunutError,
    SourceError,
    TooSlow,
)
from runut.records.article import RawArticle
from runut.records.gathering import Followed, Item, ItemState
from runut.store.follows import Fate, Follows
from runut.text.addresses import host_of

# What may pass: nobody answered, the server is overburdened, or the page is not there yet.
_PASSING = frozenset({404, 408, 421, 423, 425, 429, *range(500, 600)})
# So often in a row another program may be writing when articles are to be taken, some seconds each time.
_LOCKED = 60


class Articles:
    """“Read these, take those, note what became of them”: the items that wait, a window of them at a time."""

    def __init__(self, follows: Follows, means: Means, turns: Turns, *, once: bool) -> None:
        """Let the items of `follows` have their turns."""
        self._follows, self._means, self._turns, self._once = follows, means, turns, once
        self._items: dict[str, Item] = {}  # those that wait for their turn, are read, or are taken
        self._queue: list[tuple[Item, RawArticle]] = []
        self._since = 0.0  # since when the first of the queue waits
        self._low = 0  # with so few held, more are asked for
        self._taking, self._apart, self._locked = False, 0, 0

    def __len__(self) -> int:
        """How many are held: waiting for their turn, read, or taken just now."""
        return len(self._items)

    @property
    def behind(self) -> bool:
        """Whether taking is slower than reading, which then had better wait."""
        return len(self._queue) >= 4 * self._means.limits.portion

    def fill(self, *, fresh: bool = False) -> None:
        """Let items that wait have their turn, as many as are held at once; `fresh` where new ones may wait."""
        limits, clock = self._means.limits, self._means.clock
        room = limits.window - len(self._items)
        if room <= limits.window // 2 or (len(self._items) > self._low and not fresh):
            return
        wall, steady = clock.wall(), clock.steady()
        until = wall + (0 if self._once else int(limits.look))
        for item in self._follows.waiting(room, limits.each, until, frozenset(self._items)):
            self._items[item.id] = item
            due = steady + max(0, item.next - wall)
            host = host_of(item.address or "") or item.feed
            self._turns.add(Job(kind="read", about=item.id, host=host, due=due))
        self._low = len(self._items) // 2

    def call(self, job: Job, feed: Followed | None) -> Callable[[], RawArticle] | None:
        """The work of reading one; None where its feed is followed no longer."""
        if feed is None:
            self._items.pop(job.about, None)
            return None
        return partial(read, self._means.net, self._items[job.about], feed.address, self._means.options)

    def feed_of(self, job: Job) -> str:
        """The feed that an item stood in."""
        return self._items[job.about].feed

    def was_read(self, job: Job, value: object, error: SourceError | None) -> None:
        """Keep what was read until it is taken, or note why it was not."""
        item = self._items[job.about]
        if isinstance(value, RawArticle):
            self._since = self._means.clock.steady() if not self._queue else self._since
            self._queue.append((item, value))
        else:
            self._failed(item, str(error), lasting=not _passes(error), after=getattr(error, "retry_after", None))

    def take(self, *, now: bool = False) -> None:
        """Let a portion be taken, if one is full or waited long enough, or `now`; one at a time."""
        steady = self._means.clock.steady()
        late = steady - self._since >= self._means.limits.patience
        together = 1 if self._apart else self._means.limits.portion
        if self._taking or not self._queue or not (now or late or len(self._queue) >= together):
            return
        portion, self._queue = tuple(self._queue[:together]), self._queue[together:]
        self._since, self._taking = steady, True
        self._means.hands.start(Portion(portion), partial(self._means.take, [raw for _, raw in portion]))

    def wait(self) -> float | None:
        """In how many seconds a portion is to be taken; None where none is."""
        if self._taking or not self._queue:
            return None
        return max(0.0, self._since + self._means.limits.patience - self._means.clock.steady())

    def taken(self, portion: Portion, value: object, error: Exception | None) -> None:
        """Note what became of a portion. Where taking it failed, its articles are taken one by one, then tried later."""
        self._taking = False
        if isinstance(error, LockedChronicle) and self._locked < _LOCKED:
            self._locked += 1
            self._queue = [*portion.items, *self._queue]
            self._since = self._means.clock.steady()
            self._means.tell(Event(what="trouble", about="", said=str(error)))
            return
        if error is not None:
            self._fell(portion, error)
            return
        self._locked = 0
        if not isinstance(value, Portioned):
            message = f"taking gave {value!r}"
            raise TypeError(message)
        self._apart = max(0, self._apart - 1)
        fates = [_fate(item, one) for (item, _), one in zip(portion.items, value.taken, strict=True)]
        self._follows.decide(fates)
        for (item, raw), fate in zip(portion.items, fates, strict=True):
            self._items.pop(item.id, None)
            self._means.tell(Event(what=fate.state, about=raw.source, said=fate.why or raw.title or ""))
        for said in value.troubles:
            self._means.tell(Event(what="trouble", about="", said=said))

    def _fell(self, portion: Portion, error: Exception) -> None:
        if not isinstance(error, RunutError) or isinstance(error, ChronicleError):
            raise error
        self._means.tell(Event(what="trouble", about="", said=str(error)))
        if len(portion.items) > 1:
            self._queue, self._apart = [*portion.items, *self._queue], len(portion.items)
            return
        self._apart = max(0, self._apart - 1)
        for item, _ in portion.items:
            self._failed(item, str(error), lasting=False)

    def _failed(self, item: Item, why: str, *, lasting: bool, after: float | None = None) -> None:
        """Note a failure: the item waits, or is refused where that lasts or happened too often."""
        self._items.pop(item.id, None)
        over = lasting or item.tries + 1 >= self._means.limits.tries
        state: ItemState = "refused" if over else "waiting"
        again = self._means.clock.wall() + retry_in(item.tries + 1, after)
        self._follows.decide([Fate(item=item.id, state=state, why=why, next=again)])
        self._means.tell(Event(what="refused" if over else "later", about=item.address or item.feed, said=why))


def _passes(error: SourceError | None) -> bool:
    """Whether trying again may help."""
    return isinstance(error, (NoAnswer, BrokenAnswer, TooSlow)) or (
        isinstance(error, BadStatus) and error.status in _PASSING
    )


def _fate(item: Item, taken: Taken) -> Fate:
    return Fate(item=item.id, state=taken.state, why=taken.why, article=taken.article)
