"""When is a feed asked again? Learnt from how often its outlet publishes, within bounds."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from runut.records.gathering import FeedItem, Followed

# Seconds. However often an outlet publishes, it is not asked more often; however seldom, not less often.
SHORTEST, LONGEST = 300, 21_600
# Where nothing is known of an outlet, an item an hour is expected.
_USUAL = 3_600
# How much the last answer counts beside all before it, and how much more patience a look in vain gives.
_WEIGHT, _IN_VAIN = 0.4, 1.5
# After failures: twice as long each time, a day at most; a server's own wish (Retry-After) counts up to a week.
_DAY, _WEEK, _DOUBLINGS = 86_400, 604_800, 9
_FEWEST_DATES = 4


def answered(feed: Followed, now: int, new: int, items: Sequence[FeedItem]) -> Followed:
    """`feed` after an answer at `now` that brought `new` items; `items` are all that stood in it (none: unchanged)."""
    gap = _gap(feed, now, new, items)
    interval = min(max(SHORTEST, feed.least, round(gap)), max(LONGEST, min(feed.least, _DAY)))
    return replace(feed, polled=now, next=now + interval, gap=round(gap), interval=interval, tries=0, trouble=None)


def failed(feed: Followed, now: int, trouble: str, retry_after: float | None = None) -> Followed:
    """`feed` after a failure at `now`: asked again later and later, and not before the server wishes."""
    tries = feed.tries + 1
    wait = min(max(SHORTEST, feed.interval) * 2 ** min(tries, _DOUBLINGS), _DAY)
    wait = max(wait, min(round(retry_after), _WEEK)) if retry_after is not None and retry_after > 0 else wait
    return replace(feed, polled=now, next=now + wait, tries=tries, trouble=trouble)


def due_in(feed: Followed, now: int) -> int:
    """In how many seconds a feed is to be asked; never later than was meant when it was asked, though clocks go back."""
    return max(0, min(feed.next - now, feed.next - feed.polled))


def retry_in(tries: int, retry_after: float | None = None) -> int:
    """In how many seconds an item is tried again that failed `tries` times: 5 minutes, 20, 80, 5 hours, a day."""
    wait: int = min(SHORTEST * 4 ** max(0, tries - 1), _DAY)
    return max(wait, min(round(retry_after), _DAY)) if retry_after is not None and retry_after > 0 else wait


def _gap(feed: Followed, now: int, new: int, items: Sequence[FeedItem]) -> float:
    """About how many seconds pass between two items of the outlet."""
    if feed.gap <= 0:
        return _dated(items) or _USUAL
    passed = now - feed.polled
    if passed <= 0:  # the clock was set back: nothing can be learnt from it
        return feed.gap
    seen = passed / new if new else max(feed.gap, passed) * _IN_VAIN
    return min((1 - _WEIGHT) * feed.gap + _WEIGHT * seen, float(LONGEST))


def _dated(items: Sequence[FeedItem]) -> float | None:
    """The median of the seconds between items of a feed, None where too few of them have their time."""
    times = sorted({datetime.fromisoformat(one.published).timestamp() for one in items if one.published})
    if len(times) < _FEWEST_DATES:
        return None
    return max(1.0, median(later - earlier for earlier, later in pairwise(times)))
