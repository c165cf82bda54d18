"""What a time expression is read from: its words, the day it is told from, and what it comes out as."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from runut.annotate.numerals import Numerals
from runut.annotate.words import number_kind
from runut.records.annotations import TimeType

_DAY_KINDS = frozenset({"small", "hour", "day"})
_HOURS = 24
_HOUR_KINDS = frozenset({"small", "hour", "zero"})


class Resolved(Struct, frozen=True):
    """“A DATE, 2024-08-04, because the text gives it in full”: type, value, reason and readings not taken."""

    type: TimeType
    value: str
    reason: str
    others: tuple[str, ...] = ()
    day: date | None = None


class Context(Struct, frozen=True):
    """What a resolver knows besides the words: the anchor and why, the last day that was told, what is near.

    `anchor` is when the article was published (at midnight where only the day is known; `timed` says whether the hour
    is), `ahead` whether words of the future stand near, `told` the days that the article writes out in full.
    """

    anchor: datetime | None
    anchor_is: str
    timed: bool = False
    last_day: date | None = None
    ahead: bool = False
    told: frozenset[date] = frozenset()

    @property
    def today(self) -> date | None:
        """The day of the anchor."""
        return self.anchor.date() if self.anchor else None


class Marks:
    """The words of one expression, asked by class: which months, which numbers, which hours?"""

    def __init__(self, words: tuple[str, ...], classes: Mapping[str, Mapping[str, str]], numerals: Numerals) -> None:
        """`words` in small letters, the table's `classes`."""
        self.words = words
        self._classes = classes
        self._numerals = numerals
        self.hours, self._used = self._read_hours()

    def values(self, name: str) -> list[str]:
        """The values of the words that are in class `name`, in order."""
        words = self._classes[name]
        return [words[word] for word in self.words if word in words]

    def first(self, name: str) -> str | None:
        """The value of the first word in class `name`; None where there is none."""
        words = self._classes[name]
        return next((words[word] for word in self.words if word in words), None)

    def place(self, name: str) -> int:
        """Where the first word of class `name` stands; -1 where there is none."""
        words = self._classes[name]
        return next((at for at, word in enumerate(self.words) if word in words), -1)

    def has(self, name: str, value: str, *, besides: int = -1) -> bool:
        """Whether a word of class `name` has this value, that at place `besides` not counted."""
        words = self._classes[name]
        return any(words.get(word) == value for at, word in enumerate(self.words) if at != besides)

    def kinds(self, *kinds: str) -> list[str]:
        """The digits of these kinds, hours of the clock left out, in order."""
        return [
            word
            for at, word in enumerate(self.words)
            if at not in self._used and word[0].isdecimal() and number_kind(word) in kinds
        ]

    def days(self) -> list[int]:
        """The numbers that can be days of a month."""
        return [int(word) for word in self.kinds(*_DAY_KINDS)]

    def years(self) -> list[int]:
        """The four-digit years."""
        return [int(word) for word in self.kinds("year")]

    def direction(self) -> int | None:
        """-1 for the past, 0 for now, 1 for the future; None where no word says so."""
        found = self.first("direction")
        found = self.first("turn") if found is None else found
        return None if found is None else int(found)

    def amounts(self) -> list[tuple[float, str]]:
        """Each unit with the number that stands before it: (2, hour), (30, minute); 1 where none does."""
        out, run = [], list[str]()
        units, ones = self._classes["unit"], self._classes["one_unit"]
        for word in self.words:
            if word in ones:
                out.append((1.0, ones[word]))
            elif word in units:
                value = self._numerals.value(run) if run else 1.0
                out.append((1.0 if value is None else value, units[word]))
            elif word[0].isdecimal() or self._numerals.value([word]) is not None:
                run.append(word)
                continue
            run = []
        return out

    def number(self) -> float | None:
        """The value of the first run of number words; None where there is none."""
        run = list[str]()
        for word in self.words:
            if word[0].isdecimal() or self._numerals.value([word]) is not None:
                run.append(word)
            elif run:
                break
        return self._numerals.value(run) if run else None

    def _read_hours(self) -> tuple[list[tuple[int, int | None]], frozenset[int]]:
        """The hours of the clock, (hour, minute or None), and which words they are."""
        hours: list[tuple[int, int | None]] = []
        used: set[int] = set()
        open_clock = False
        for at, word in enumerate(self.words):
            read = self._hour(word, open_clock=open_clock)
            if read is not None:
                hours.append(read)
                used.add(at)
            elif word in self._classes["clock_word"]:
                open_clock = True
            elif word not in self._classes["dash"] and word != ".":
                open_clock = False
        return hours, frozenset(used)

    def _hour(self, word: str, *, open_clock: bool) -> tuple[int, int | None] | None:
        """`word` as hour and minute: always when it is spelled as a clock, else only behind the word for it."""
        if word[0].isdecimal():
            kind = number_kind(word)
            if kind == "clock":
                hour, minute, *_ = (int(part) for part in word.replace(":", ".").split("."))
                return hour, minute
            return (int(word), None) if open_clock and kind in _HOUR_KINDS else None
        value = self._numerals.value([word]) if open_clock else None
        return (int(value), None) if value is not None and value <= _HOURS else None

    def part(self) -> str | None:
        """The part of the day that is told, as TIMEX3 has it (MO, AF, EV, NI)."""
        return self.first("part")


def clock_value(hour: int, minute: int | None, part: str | None) -> str:
    """The hour as ISO 8601 has it, a part of the day taken into account (5 in the afternoon is T17:00)."""
    noon, evening = 12, 6
    if (part in {"AF", "NI"} and hour < noon and (hour <= evening) == (part == "AF")) or (part == "EV" and hour < noon):
        hour += noon
    elif part == "NI" and hour == noon:
        hour = 0
    return f"T{hour % _HOURS:02d}:{minute or 0:02d}"
