"""The feeds of a watcher: which are followed, when each is asked, and what asking it brought."""

from collections.abc import Callable
from functools import partial

from runut.engine.watching_means import Event, Means
from runut.engine.watching_pace import answered, due_in, failed
from runut.engine.watching_turns import Job, Turns
from runut.engine.watching_work import Polled, poll
from runut.errors import BadStatus, SourceError
from runut.records.gathering import Followed
from runut.store.follows import Follows
from runut.text.addresses import host_of


class Feeds:
    """“Which of them is due? What did it bring?”: the feeds that are followed now.

    With `once`, each that is due now is asked one time.
    """

    def __init__(self, follows: Follows, means: Means, turns: Turns, *, once: bool) -> None:
        """Let the feeds of `follows` have their turns."""
        self._follows, self._means, self._turns, self._once = follows, means, turns, once
        self._feeds: dict[str, Followed] = {}
        self._in_turn = set[str]()

    def __len__(self) -> int:
        """How many are followed."""
        return len(self._feeds)

    def get(self, id_: str) -> Followed | None:
        """A feed that is followed now, as it stands."""
        return self._feeds.get(id_)

    def look(self) -> None:
        """See which are followed now: somebody may have added, paused or removed some."""
        there = {one.id: one for one in self._follows.feeds("on")}
        new = [one for id_, one in there.items() if id_ not in self._feeds]
        self._feeds = {id_: self._feeds.get(id_, one) for id_, one in there.items()}
        for one in new:
            self._ask_later(one)

    def call(self, job: Job) -> Callable[[], Polled] | None:
        """The work of asking one; None where it is followed no longer."""
        self._in_turn.discard(job.about)
        feed = self._feeds.get(job.about)
        if feed is None:
            return None
        return partial(poll, self._means.net, feed, self._means.signs, self._means.clock.wall())

    def polled(self, job: Job, value: object, error: SourceError | None) -> bool:
        """Note what asking one brought; whether there is something new to be read."""
        feed, now = self._feeds.get(job.about), self._means.clock.wall()
        if feed is None:  # removed meanwhile
            return False
        new = False
        if error is not None:
            after = error.retry_after if isinstance(error, BadStatus) else None
            known = failed(feed, now, str(error), after)
            self._follows.noted(known)
            self._means.tell(Event(what="failed", about=feed.address, said=str(error)))
        elif isinstance(value, Polled):
            known, new = self._answered(feed, value, now)
        else:
            message = f"asking {feed.address} gave {value!r}"
            raise TypeError(message)
        self._feeds[feed.id] = known
        if not self._once:
            self._ask_later(known)
        return new

    def _answered(self, feed: Followed, value: Polled, now: int) -> tuple[Followed, bool]:
        if value.page is None:
            known = answered(value.feed, now, 0, ())
            self._follows.noted(known)
            self._means.tell(Event(what="unchanged", about=feed.address))
            return known, False
        items = value.page.items
        # How many are new is known once they are written, and when to ask again once that is known.
        seen = self._follows.saw(answered(value.feed, now, 0, items), items, value.old)
        known = answered(value.feed, now, seen.new, items)
        self._follows.noted(known)
        self._means.tell(
            Event(what="polled", about=feed.address, said=value.feed.notes or "", number=seen.new + seen.changed)
        )
        return known, bool(seen.new or seen.changed)

    def _ask_later(self, feed: Followed) -> None:
        """Let a feed have its turn when it is due; with `once`, only if that is now."""
        wait = due_in(feed, self._means.clock.wall())
        if feed.id in self._in_turn or (self._once and wait > 0):
            return
        self._in_turn.add(feed.id)
        due = self._means.clock.steady() + wait
        self._turns.add(Job(kind="poll", about=feed.id, host=host_of(feed.address), due=due))
