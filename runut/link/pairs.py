"""Which reports of a story are compared: all of them in a small one, in a large one those that share a rare mark."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from runut.link.grouping import Group, Pair
from runut.link.reasons.events.kinds import kin
from runut.link.report import Report

FEW = 240  # so many different reports are all compared
MARKS = 10  # beyond, each report is looked up by its rarest marks
NEXT = 6  # and under each compared with the next so many


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


def pairs(reports: Mapping[str, Report]) -> tuple[Pair, ...]:
    """The pairs to compare, in order, of kinds that border; at most FEW * FEW / 2 or, of many, MARKS * NEXT for each report."""
    found = set(combinations(sorted(reports), 2)) if len(reports) <= FEW else _marked(reports)
    return tuple(pair for pair in sorted(found) if kin(reports[pair[0]].event.type, reports[pair[1]].event.type) > 0)


def _marked(reports: Mapping[str, Report]) -> set[Pair]:
    """The pairs that stand near each other under one of their rarest marks."""
    blocks: dict[object, list[str]] = defaultdict(list)
    for event in sorted(reports, key=lambda one: _order(reports[one])):
        for mark in _marks(reports[event]):
            blocks[mark].append(event)
    shared = {mark: len(block) for mark, block in blocks.items() if len(block) > 1}
    rarest: dict[object, list[str]] = defaultdict(list)
    for event in sorted(reports, key=lambda one: _order(reports[one])):
        mine = sorted(
            (mark for mark in set(_marks(reports[event])) if mark in shared), key=lambda m: (shared[m], repr(m))
        )
        for mark in mine[:MARKS]:
            rarest[mark].append(event)
    return {
        (min(left, right), max(left, right))
        for block in rarest.values()
        for at, left in enumerate(block)
        for right in block[at + 1 : at + 1 + NEXT]
    }


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
