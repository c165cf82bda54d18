"""Following feeds: asking what is due, reading what is new, taking it into the chronicle, and losing nothing between.

::

    store: feeds that are due -> Turns -> poll -> items, noted with the answer in one transaction
           items that wait    -> Turns -> read -> raw articles -> take (in portions) -> what became of each, noted

All decisions are made here, one after another; only asking, reading and taking is done by hands beside.
"""

from collections.abc import Callable

from runut.engine.memory import give_back
from runut.engine.watching_articles import Articles
from runut.engine.watching_feeds import Feeds
from runut.engine.watching_means import Means, Portion, Work
from runut.engine.watching_turns import Turns
from runut.engine.watching_work import Done
from runut.errors import BadStatus, SourceError
from runut.store.follows import Follows


class Watcher:
    """“Watch these feeds until I say stop”: see the picture above.

    Invariants: an item that was seen is written as waiting before anything else happens to it, and as something else only
    when the chronicle holds it or its refusal is written with it. So whoever is killed goes on where they were.
    """

    def __init__(self, follows: Follows, means: Means, *, once: bool = False) -> None:
        """Watch what `follows` names; with `once`, do all that is due now and no more."""
        self._follows, self._once = follows, once
        self._limits, self._clock, self._hands = means.limits, means.clock, means.hands
        self._turns = Turns(means.net.pause, means.limits.budget)
        self._feeds = Feeds(follows, means, self._turns, once=once)
        self._articles = Articles(follows, means, self._turns, once=once)
        self._memory = means.memory
        self._looked = float("-inf")

    def run(self, until: float | None = None) -> None:
        """Watch until a time of the steady clock (None: for good); what was read until then is taken.

        Raises LockedChronicle where somebody else watches, FullDisk and the like; what was noted stays.
        """
        with self._follows.watching():
            self._turns.recall(self._memory.load(), self._clock.steady(), self._clock.wall())
            try:
                while True:
                    over = until is not None and self._clock.steady() >= until
                    if not over:
                        self._look()
                        self._begin()
                    self._articles.take(now=over)
                    if self._is_over(over=over):
                        return
                    for done in self._hands.wait(self._idle(until, over=over)):
                        self._finish(done)
            finally:
                self._hands.close()
                self._remember()

    def _remember(self) -> None:
        """Keep what hosts were asked, for whoever watches next."""
        self._memory.save(self._turns.spent(self._clock.steady(), self._clock.wall()))

    def _look(self) -> None:
        """See, now and then, which feeds are followed and which items are due."""
        now = self._clock.steady()
        if now - self._looked >= self._limits.look:
            self._looked = now
            self._remember()
            give_back()
            self._feeds.look()
            self._articles.fill(fresh=True)

    def _begin(self) -> None:
        """Give free hands what has its turn; one is left for taking."""
        while self._hands.free() and not self._articles.behind:
            job = self._turns.next(self._clock.steady())
            if job is None:
                return
            if job.kind == "poll":
                call: Callable[[], object] | None = self._feeds.call(job)
            else:
                call = self._articles.call(job, self._feeds.get(self._articles.feed_of(job)))
            if call is None:
                self._turns.done(job, self._clock.steady())
                continue
            # Before it is asked: a kill may count a request that was not made, and forgets none that was.
            self._note(job.host)
            self._hands.start(job, call)

    def _note(self, host: str) -> None:
        """Keep what a host was asked."""
        self._memory.note(self._turns.spent_by(host, self._clock.steady(), self._clock.wall()))

    def _finish(self, done: Done[Work]) -> None:
        """Note what came of some work."""
        what, error = done.what, done.error
        if isinstance(what, Portion):
            self._articles.taken(what, done.value, error)
            self._articles.fill()
            return
        hold = _hold(error)
        self._turns.done(what, self._clock.steady(), hold)
        if hold:
            self._note(what.host)
        if error is not None and not isinstance(error, SourceError):
            raise error
        if what.kind == "poll":
            if self._feeds.polled(what, done.value, error):
                self._articles.fill(fresh=True)
        else:
            self._articles.was_read(what, done.value, error)
            self._articles.fill()

    def _idle(self, until: float | None, *, over: bool) -> float:
        """How many seconds nothing will happen by itself."""
        now = self._clock.steady()
        times: list[float | None] = [self._limits.look, self._articles.wait()]
        if not over:
            times += [self._looked + self._limits.look - now, None if until is None else until - now]
        if self._hands.free() and not self._articles.behind:
            times.append(self._turns.wait(now))
        return max(0.0, min(one for one in times if one is not None))

    def _is_over(self, *, over: bool) -> bool:
        """Whether nothing is left to be done; what was read is taken before."""
        if self._hands.busy() or not (over or self._is_done()):
            return False
        self._articles.take(now=True)
        return self._hands.busy() == 0

    def _is_done(self) -> bool:
        """With `once`: whether nobody's turn comes soon. Those whose host got its hour's requests wait for the next run."""
        wait = self._turns.wait(self._clock.steady())
        return self._once and (wait is None or wait >= self._limits.look)


def _hold(error: Exception | None) -> float:
    """For how many seconds a host asks to be left alone."""
    return (error.retry_after or 0.0) if isinstance(error, BadStatus) else 0.0
