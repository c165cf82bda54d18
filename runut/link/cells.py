"""What an entry's cells hold where its reports differ: what most witnesses say."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from runut.link.report import Report
from runut.records.claims import Status
from runut.records.links import Moment
from runut.text.days import days, parts

T = TypeVar("T")
# Of equally witnessed statuses, the one that says most of what came to pass.
EXACT: tuple[Status, ...] = ("occurred", "denied", "future", "hypothetical", "historical")
SETTLED: frozenset[Status] = frozenset({"occurred", "denied", "historical"})
ISO_DAY = 10
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
    """The status that most witnesses give, of equals the one that says most.

    What was told before the last day on which others tell that it came to pass, or did not, is no vote for a plan.
    """
    settled = max((_day(report) for report in reports if report.event.status in SETTLED), default="")
    heard: dict[Status, set[str]] = defaultdict(set)
    for report in reports:
        if report.event.status in SETTLED or not "" < _day(report) < settled:
            heard[report.event.status].add(witness[report.article])
    return max(EXACT, key=lambda one: (len(heard[one]), -EXACT.index(one)))


def history(reports: Sequence[Report], witness: Mapping[str, str]) -> tuple[Moment, ...]:
    """The status that most witnesses of a day of publication give, where it is not that of the day before.

    A plan, a meeting and a look back on it are “future”, “occurred”, “historical”. Articles of unknown time come last.
    """
    told: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        told[_day(report) or "9"].append(report)
    found: list[Moment] = []
    for day in sorted(told):
        now = status(told[day], witness)
        if not found or found[-1].status != now:
            found.append(Moment(_day(told[day][0]) or None, now))
    return tuple(found)


def _day(report: Report) -> str:
    return report.published[:ISO_DAY]


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
