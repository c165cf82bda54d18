"""What an entry's cells hold where its reports differ: what most witnesses say."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from runut.link.report import Report
from runut.records.claims import Status
from runut.text.days import days, parts

T = TypeVar("T")
# Of equally witnessed statuses, the one that says most of what came to pass.
EXACT: tuple[Status, ...] = ("occurred", "denied", "future", "hypothetical", "historical")
WITHIN = 0.5  # a report that says “in June” half supports the nineteenth


def most(reports: Sequence[Report], witness: Mapping[str, str], cell: Callable[[Report], T | None]) -> T | None:
    """The value of `cell` that most witnesses give; the earliest report's of equals; None where none gives one.

    `reports` stand in the order of publication; a witness who gives two values counts for both.
    """
    heard: dict[T, set[str]] = defaultdict(set)
    for report in reports:
        value = cell(report)
        if value is not None:
            heard[value].add(witness[report.article])
    return max(heard, key=lambda value: len(heard[value])) if heard else None


def parties(
    reports: Sequence[Report], witness: Mapping[str, str], cell: Callable[[Report], frozenset[str]]
) -> tuple[str, ...]:
    """The set of actors that most witnesses give, of equals the larger, then the earliest report's; in order of id."""
    heard: dict[frozenset[str], set[str]] = defaultdict(set)
    for report in reports:
        if found := cell(report):
            heard[found].add(witness[report.article])
    best = max(heard, key=lambda found: (len(heard[found]), len(found))) if heard else frozenset()
    return tuple(sorted(best))


def status(reports: Sequence[Report], witness: Mapping[str, str]) -> Status:
    """The status that most witnesses give, of equals the one that says most."""
    heard: dict[Status, set[str]] = defaultdict(set)
    for report in reports:
        heard[report.event.status].add(witness[report.article])
    return max(EXACT, key=lambda one: (len(heard[one]), -EXACT.index(one)))


def date(reports: Iterable[Report], witness: Mapping[str, str]) -> str | None:
    """The date that most witnesses give or allow, of equals the most exact, then the earliest report's."""
    heard: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        if report.event.date and report.days:
            heard[report.event.date].add(witness[report.article])
    if not heard:
        return None

    def support(value: str) -> float:
        mine = days(value)
        allowing: set[str] = set()
        for other, voices in heard.items():
            wide = days(other)
            if other != value and mine and wide and wide.first <= mine.first and mine.last <= wide.last:
                allowing |= voices
        return len(heard[value]) + WITHIN * len(allowing - heard[value])

    return max(heard, key=lambda value: (support(value), _exactness(value)))


def _exactness(value: str) -> int:
    """How much a date says: a range of days as much as a month, a day most."""
    if "/" in value:
        return 2
    made = parts(value)
    return sum(1 for part in (made.year, made.month or made.week, made.day) if part) if made else 0
