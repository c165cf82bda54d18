"""Which reports of a story are compared: all of them in a small one, in a large one those that share a rare mark."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from runut.link.grouping import Group
from runut.link.reasons.events.kinds import kin
from runut.link.report import Report

FEW = 240  # so many different reports are all compared
MARKS = 10  # beyond, each report is looked up by its rarest marks
NEXT = 6  # and under each compared with the next so many
Positions: TypeAlias = npt.NDArray[np.intp]


def copies(reports: Sequence[Report]) -> tuple[Group, ...]:
    """The ids of reports that stand in the same words for the same event, the first told first, in order.

    They are one happening whatever else is known, so that only the first of them need be compared.
    """
    alike: dict[object, list[Report]] = defaultdict(list)
    for report in reports:
        alike[_says(report)].append(report)
    groups = (sorted(group, key=told) for group in alike.values())
    return tuple(sorted(tuple(report.event.id for report in group) for group in groups))


def told(report: Report) -> tuple[str, str, int, int, str]:
    """The order in which reports were told: by publication, unknown last, then as in the text."""
    event = report.event
    return report.published or "9", report.article, event.sentence, event.trigger.start, event.id


def pairs(reports: Sequence[Report]) -> tuple[Positions, ...]:
    """For each of `reports` those after it that it is compared with, by position, in order: all of kinds that border.

    Of more than FEW at most MARKS * NEXT for each report on average.
    """
    kinds = sorted({report.event.type for report in reports})
    kind = np.array([kinds.index(report.event.type) for report in reports], dtype=np.intp)
    # By the kind of the one, and then of the other.
    borders = np.array([[kin(one, other) > 0 for other in kinds] for one in kinds])
    if len(reports) <= FEW:
        return tuple(np.flatnonzero(borders[one][kind[at:]]) + at for at, one in enumerate(kind, 1))
    found = _marked(reports)
    return tuple(
        np.array([other for other in sorted(found.get(at, ())) if borders[one, kind[other]]], dtype=np.intp)
        for at, one in enumerate(kind)
    )


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


def _says(report: Report) -> object:
    event = report.event
    return (
        event.type,
        event.mode,
        event.status,
        event.trigger.start - event.sentence_span.start,
        event.trigger.end - event.sentence_span.start,
        len(event.sentence_span),
        tuple(sorted(report.sentence)),
        tuple(sorted(report.setting)),
        tuple(sorted(report.doers)),
        tuple(sorted(report.receivers)),
        event.date,
        report.place,
        tuple(sorted(report.numbers)),
    )
