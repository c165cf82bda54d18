"""What pairs of reports of a story came to before, so that a newcomer's pairs alone are asked."""

from collections.abc import Hashable, Mapping

import numpy as np
from msgspec import Struct

from runut.link.alone import CELLS, FEW, Pairs, asked, facts_of
from runut.link.cosines import Floats, Positions
from runut.text.shelf import Shelf

REMEMBERED = 1_000_000  # pairs, 16 MB
FACTS = 20_000  # that are known when they come again, some 6 MB
SMALL = 3  # so many pairs are asked sooner than they are looked up


class _Known(Struct, frozen=True, eq=False):
    """What pairs of reports came to: their places by their numbers, the pairs by place in order, and the values."""

    places: Mapping[int, int]
    keys: Positions
    values: Floats


class Before:
    """Answers what the reports of stories come to by themselves, out of what they came to before where that is known.

    The pairs of those stories that were asked for longest ago are forgotten first.
    """

    def __init__(self, most: int = REMEMBERED) -> None:
        """Remember at `most` so many pairs."""
        self._known = Shelf[str, _Known](most)
        self._facts: dict[Hashable, Hashable] = {}

    def of(self, story: str, pairs: Pairs) -> Floats:
        """What the pairs of the story with that id come to, as `asked` gives it; the reports stand in order of their events."""
        accounts, left, right = pairs
        if len(left) <= SMALL:
            return asked(pairs)
        known = self._known.use(story)
        found, fresh = (np.empty(len(left)), np.arange(len(left))) if known is None else _looked_up(known, pairs)
        if len(fresh):
            if len(fresh) > FEW:
                self._mark(pairs)
            found[fresh] = asked(Pairs(accounts, left[fresh], right[fresh]))
        elif known is not None and len(found) == len(known.values):
            return found
        places = {one.number: at for at, one in enumerate(accounts)}
        self._known.put(story, _Known(places, left * len(accounts) + right, found), len(left))
        return found

    def _mark(self, pairs: Pairs) -> None:
        """Mark the reports by their facts: where two have one object for a fact, they have one mark."""
        for one in pairs.accounts:
            if not one.facts:
                one.facts = tuple(self._facts.setdefault(fact, fact) for fact in facts_of(one.report))
                one.marks = tuple(map(id, one.facts))
        if len(self._facts) > FACTS:
            self._facts.clear()


def _looked_up(known: _Known, pairs: Pairs) -> tuple[Floats, Positions]:
    """What is known of each pair, and where nothing is."""
    count = len(known.places)
    place = np.array([known.places.get(one.number, -1) for one in pairs.accounts])
    left, right = place[pairs.left], place[pairs.right]
    there = (left >= 0) & (right >= 0)
    keys = np.where(there, left * count + right, 0)
    if count**2 <= CELLS:
        table = np.full(count**2, -1)
        table[known.keys] = np.arange(len(known.keys))
        at = table[keys]
        there &= at >= 0
    else:
        at = np.minimum(np.searchsorted(known.keys, keys), len(known.keys) - 1)
        there &= known.keys[at] == keys
    return known.values[at], np.flatnonzero(~there)
