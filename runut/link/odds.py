"""How likely it is that two reports of a story are of one happening: the reasons, and what each counts."""

from collections.abc import Mapping, Sequence

import numpy as np

from runut.link.accounts import Account
from runut.link.alone import ALONE, Pairs
from runut.link.before import Before
from runut.link.cosines import Cosines, Floats
from runut.link.grouping import UNIT, Compared, Integers
from runut.link.pairs import pairs
from runut.link.reasons.events.wordings import same_clause, same_wording
from runut.link.report import Report
from runut.link.signals import Weighed, total
from runut.link.wording import told_apart

# These two ask how much a word tells in the story, which changes with every article. They come last, so that what the others
# come to may be remembered: the sum is the same to the last place.
CLAUSE = Weighed("same clause", same_clause, 1.9)
WORDING = Weighed("same wording", same_wording, 2.2)
OF_THE_STORY = (CLAUSE, WORDING)
WEIGHTS: tuple[Weighed[Report], ...] = (*ALONE, *OF_THE_STORY)
BIAS = -3.6
FEW = 6  # so many pairs are asked one by one sooner than out of tables
DIGITS = 4  # of the sum, as in UNIT
# Parts of UNIT: a sum so near to a half, which might be rounded up or down, is made again in the one order. In another
# order sums of some dozens of words differ by less than a hundredth of this.
HAIR = 1e-6


class Odds:
    """How likely reports of stories are of one happening; what is known of them by themselves is remembered."""

    def __init__(self) -> None:
        """Remember nothing so far."""
        self._before = Before()

    def compare(self, story: str, accounts: Sequence[Account], weight: Mapping[str, float]) -> Compared:
        """The log odds of reports in order of their events, in whose story words have this `weight`.

        They are `BIAS` and the `score` of `WEIGHTS`, in whole parts of UNIT.
        """
        items = [one.report.event.id for one in accounts]
        left, right = pairs([one.report for one in accounts])
        if not len(left):
            return Compared(items, left, right, np.array([], dtype=np.int64))
        compared = Pairs(accounts, left, right)
        alone = self._before.of(story, compared)
        few = len(left) <= FEW
        odds = _one_by_one(compared, alone, weight) if few else _together(compared, alone, weight)
        return Compared(items, left, right, odds)


def _one_by_one(pairs: Pairs, alone: Floats, weight: Mapping[str, float]) -> Integers:
    """The log odds of pairs that come to so much by themselves, in parts of UNIT."""
    apart = told_apart([one.report for one in pairs.accounts], weight)
    sides = zip(alone.tolist(), pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return np.array([_whole(before, apart[left], apart[right]) for before, left, right in sides], dtype=np.int64)


def _whole(alone: float, left: Report, right: Report) -> int:
    """The log odds of a pair in parts of UNIT, with the reasons added in their order."""
    score = round(total(OF_THE_STORY, left, right, alone), DIGITS)
    return round(score * UNIT) + round(BIAS * UNIT)


def _together(pairs: Pairs, alone: Floats, weight: Mapping[str, float]) -> Integers:
    """The same, where they are many."""
    accounts, left, right = pairs
    lines: dict[tuple[str, int], int] = {}
    places = ((one.report.article, one.report.event.sentence) for one in accounts)
    line = np.array([lines.setdefault(place, len(lines)) for place in places])
    clause = Cosines([one.report.clause for one in accounts], weight).of(left, right)
    # The same sentence says nothing.
    wording = Cosines([one.report.sentence for one in accounts], weight).of(left, right) * (line[left] != line[right])
    parts = (alone + CLAUSE.counts * clause + WORDING.counts * wording) * UNIT
    whole = np.rint(parts)
    odds: Integers = whole.astype(np.int64) + round(BIAS * UNIT)
    for place in np.flatnonzero(np.abs(np.abs(parts - whole) - 0.5) < HAIR).tolist():
        apart = told_apart([accounts[side[place]].report for side in (left, right)], weight)
        odds[place] = _whole(float(alone[place]), *apart)
    return odds
