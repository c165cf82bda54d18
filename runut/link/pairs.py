"""Which reports of a story are compared: all of them in a small one, in a large one those that share a rare mark."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from runut.link.accounts import Account, told
from runut.link.cosines import Positions
from runut.link.reasons.events.kinds import kin
from runut.link.report import Report

FEW = 240  # so many different reports are all compared
BARE = 6  # so few reports take no tables
MARKS = 10  # beyond, each report is looked up by its rarest marks
NEXT = 6  # and under each compared with the next so many


def copies(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], ...]:
    """Reports that stand in the same words for the same event, the first told first, in order of its event.

    They are one happening whatever else is known, so that only the first of them need be compared.
    """
    alike: dict[Hashable, list[Account]] = defaultdict(list)
    for one in accounts:
        alike[one.says].append(one)
    groups = (tuple(sorted(group, key=lambda one: one.told)) for group in alike.values())
    return tuple(sorted(groups, key=lambda group: group[0].report.event.id))


def pairs(reports: Sequence[Report]) -> tuple[Positions, Positions]:
    """Which of `reports` are compared with which later ones, by position, in order: all of kinds that border.

    Of more than FEW at most MARKS * NEXT for each report on average.
    """
    if len(reports) <= BARE:
        type_of = [report.event.type for report in reports]
        near = [
            (one, other) for one, other in combinations(range(len(reports)), 2) if kin(type_of[one], type_of[other])
        ]
        return np.array([one for one, _ in near], dtype=np.intp), np.array([other for _, other in near], dtype=np.intp)
    kinds = sorted({report.event.type for report in reports})
    kind = np.array([kinds.index(report.event.type) for report in reports], dtype=np.intp)
    # By the kind of the one, and then of the other.
    borders = np.array([[kin(one, other) > 0 for other in kinds] for one in kinds])
    if len(reports) <= FEW:
        behind = np.arange(len(reports) - 1, -1, -1)
        left = np.repeat(np.arange(len(reports)), behind)
        right = np.arange(len(left)) - np.repeat(np.cumsum(behind) - len(reports), behind)
    else:
        found = _marked(reports)
        each = [sorted(found.get(at, ())) for at in range(len(reports))]
        left = np.repeat(np.arange(len(reports)), [len(others) for others in each])
        right = np.array([other for others in each for other in others], dtype=np.intp)
    if borders.all():
        return left, right
    there = borders[kind[left], kind[right]]
    return left[there], right[there]


def _marked(reports: Sequence[Report]) -> Mapping[int, set[int]]:
    """The pairs that stand near each other under one of their rarest marks: by the first, the others."""
    ordered = sorted(range(len(reports)), key=lambda at: _order(reports[at]))
    marks = {at: tuple(_marks(reports[at])) for at in ordered}
    having = Counter(mark for at in ordered for mark in marks[at])
    rarest: dict[object, list[int]] = defaultdict(list)
    for at in ordered:
        mine = sorted((mark for mark in set(marks[at]) if having[mark] > 1), key=lambda m: (having[m], repr(m)))
        for mark in mine[:MARKS]:
            rarest[mark].append(at)
    found: dict[int, set[int]] = defaultdict(set)
    for block in rarest.values():
        for place, left in enumerate(block):
            for right in block[place + 1 : place + 1 + NEXT]:
                found[min(left, right)].add(max(left, right))
    return found


def _order(report: Report) -> tuple[str, str, str, int, int, str]:
    """Reports of one day and type stand next to each other."""
    return report.event.date or "9", report.event.type, *told(report)[1:]


def _marks(report: Report) -> Iterator[tuple[str, ...]]:
    kind = report.event.type
    yield "kind", kind, report.event.mode or ""
    yield from (("actor", kind, actor) for actor in report.doers | report.receivers)
    yield from (("word", kind, stem) for stem in report.clause)
    yield from (("word", stem) for stem in report.clause)
    yield from (("figure", f"{value:g}", unit) for value, unit in report.numbers)
    if report.event.date:
        yield "day", kind, report.event.date
