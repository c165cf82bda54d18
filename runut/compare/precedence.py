"""Which of two articles was there first, and how is that known?"""

from datetime import datetime, timedelta

from msgspec import Struct

from runut.compare.story import told_at
from runut.records.findings import FirstBy
from runut.records.reading import Reading
from runut.text.normalise import letters

# A time without offset may be that of any clock: next to one with an offset it decides only where more than this apart.
CLOCKS = timedelta(hours=14)
DAY = 10  # characters of an ISO 8601 day


class Precedence(Struct, frozen=True, gc=False):
    """“This one was first, by the minute”: two readings in order, and what says so.

    Where nothing says so, `by` is "unknown" and the order is that of `told_at`, so that it is always the same.
    """

    earlier: Reading
    later: Reading
    by: FirstBy


def precedence(one: Reading, other: Reading) -> Precedence:
    """The two in order: by time where both give it, by day, or because one names the other's outlet as its source."""
    first, second = sorted((one, other), key=told_at)
    by, swapped = _by_time(first.article.published, second.article.published)
    if by == "unknown":
        names, named = _names(first, second), _names(second, first)
        if names != named:
            by, swapped = "source", names
    return Precedence(second, first, by) if swapped else Precedence(first, second, by)


def _by_time(one: str | None, other: str | None) -> tuple[FirstBy, bool]:
    """What of the times decides, and whether the second is the earlier."""
    if not one or not other:
        return "unknown", False
    left, right = _moment(one), _moment(other)
    if left is not None and right is not None:
        apart = _apart(left, right)
        if apart:
            return "time", apart > timedelta(0)
        if left.tzinfo == right.tzinfo or _both_zoned(left, right):
            return "unknown", False
    days = one[:DAY], other[:DAY]
    if len(days[0]) == len(days[1]) == DAY and days[0] != days[1] and (left is None or right is None):
        return "day", days[0] > days[1]
    return "unknown", False


def _moment(published: str) -> datetime | None:
    """The moment of publication to the minute; None where no time of day is given."""
    if len(published) <= DAY:
        return None
    try:
        return datetime.fromisoformat(published).replace(second=0, microsecond=0)
    except ValueError:
        return None


def _apart(left: datetime, right: datetime) -> timedelta:
    """How much later the left one is; nothing where their clocks may differ by more."""
    if _both_zoned(left, right) or (left.tzinfo is None and right.tzinfo is None):
        return left - right
    apart = left.replace(tzinfo=None) - right.replace(tzinfo=None)
    return apart if abs(apart) > CLOCKS else timedelta(0)


def _both_zoned(left: datetime, right: datetime) -> bool:
    return left.tzinfo is not None and right.tzinfo is not None


def _names(reading: Reading, other: Reading) -> bool:
    """Whether `reading` tells something on the word of the outlet of `other`, which is not its own."""
    outlet, own = letters(other.article.outlet or ""), letters(reading.article.outlet or "")
    if not outlet or outlet == own:
        return False
    bodies = {role.actor for chain in reading.chains for role in chain.bodies}
    return any(
        outlet in {letters(actor.name), *map(letters, actor.aliases)} for actor in reading.actors if actor.id in bodies
    )
