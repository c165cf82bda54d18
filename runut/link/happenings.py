"""Which events of a story are one happening, and why."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from msgspec import Struct

from runut.link.accounts import Account
from runut.link.alone import ALONE
from runut.link.grouping import Compared, Group, grouped
from runut.link.odds import OF_THE_STORY, Odds
from runut.link.pairs import copies
from runut.link.rulings import Rulings
from runut.link.signals import weigh
from runut.link.wording import told_apart, weights
from runut.records.links import Reason
from runut.text.shelf import Shelf

ONE_HAPPENING = -0.55  # the mean, in log odds, at which groups of events still join
REMEMBERED = 2048  # events of stories whose happenings are remembered, some 4 MB
Compare = Callable[[Sequence[Account]], Compared]  # what reports in order of their events come to
Happening = tuple[Group, tuple[Reason, ...]]  # the ids of its events, and why they are one


Alone = dict[tuple[int, int], tuple[Reason, ...]]


class _Known(Struct, frozen=True, eq=False):
    """What a story's happenings were made of, the numbers of its reports and the rulings, and the happenings.

    `alone` are the reasons of the pairs that say most clearly why, by number, but for those that the story's words give.
    """

    numbers: Sequence[int]
    mark: str
    alone: Alone
    found: tuple[Happening, ...]


class Happenings:
    """Finds the happenings of stories, and gives back those that it found while nothing has changed that they are made of."""

    def __init__(self) -> None:
        """Remember nothing so far."""
        self._odds = Odds()
        self._known = Shelf[str, _Known](REMEMBERED)

    def of(self, story: str, accounts: Sequence[Account], rulings: Rulings) -> tuple[Happening, ...]:
        """The happenings of the story with that id, of which these are all reports, in order."""
        numbers, known = [one.number for one in accounts], self._known.use(story)
        mark = rulings.mark({one.report.article for one in accounts})
        if known is None or known.numbers != numbers or known.mark != mark:
            groups, alone = self._found(story, accounts, rulings, {} if known is None else known.alone)
            known = _Known(numbers, mark, alone, groups)
            self._known.put(story, known, len(numbers))
        return known.found

    def _found(
        self, story: str, accounts: Sequence[Account], rulings: Rulings, before: Alone
    ) -> tuple[tuple[Happening, ...], Alone]:
        by_id = {one.report.event.id: one for one in accounts}
        weight = weights(one.report for one in accounts)
        found, compared = happenings(accounts, partial(self._odds.compare, story, weight=weight))
        groups = rulings.regrouped("entry", found)
        clear, alone = clearest(groups, compared), Alone()

        def why(group: Group) -> tuple[Reason, ...]:
            if group not in clear:
                return ()
            left, right = (by_id[event] for event in clear[group])
            pair = left.number, right.number
            known = before.get(pair)
            alone[pair] = weigh(ALONE, left.report, right.report) if known is None else known
            return (*alone[pair], *weigh(OF_THE_STORY, *told_apart((left.report, right.report), weight)))

        return tuple((group, (*why(group), *rulings.reasons("entry", group))) for group in groups), alone


def happenings(accounts: Sequence[Account], compare: Compare) -> tuple[tuple[Group, ...], Compared]:
    """The ids of the events in groups that are one happening each, all in order, and what was compared."""
    firsts = {group[0].report.event.id: group for group in copies(accounts)}
    compared = compare([group[0] for group in firsts.values()])
    groups = grouped([group[0].report.event.type for group in firsts.values()], compared, ONE_HAPPENING)
    whole = (tuple(sorted(one.report.event.id for first in group for one in firsts[first])) for group in groups)
    return tuple(sorted(whole)), compared


def clearest(groups: Sequence[Group], compared: Compared) -> Mapping[Group, Group]:
    """Group -> the pair that says most clearly that it is one happening; two of its copies where no others were compared."""
    best: dict[Group, Group] = {group: group[:2] for group in groups if len(group) > 1}
    if not best or not len(compared.odds):
        return best
    group_of = {event: at for at, group in enumerate(groups) for event in group}
    of = np.array([group_of[event] for event in compared.items], dtype=np.intp)
    group = of[compared.left]
    within = np.flatnonzero(group == of[compared.right])
    group, odds = group[within], compared.odds[within]
    most = np.full(len(groups), np.iinfo(np.int64).min)
    np.maximum.at(most, group, odds)
    clear = np.flatnonzero(odds == most[group])
    # Of equals the first compared.
    _, firsts = np.unique(group[clear], return_index=True)
    for pair in within[clear[firsts]].tolist():
        left, right = (compared.items[side[pair]] for side in (compared.left, compared.right))
        best[groups[group_of[left]]] = left, right
    return best
