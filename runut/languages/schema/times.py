"""The shape of a pack's `times.toml`: the words and forms of time expressions."""

from typing import Literal

from msgspec import Struct

from runut.records.annotations import TimeType

TimeReading = Literal[
    "nothing", "fixed", "day", "weekday", "month", "year", "decade", "century", "quarter", "season", "shift", "ago", "that_day",
    "clock", "duration", "many", "set",
]  # fmt: skip


class TimeCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence written for the purpose, the day it was published, and all its expressions: words, type, value.

    Nothing found makes it a counter-example.
    """

    text: str
    published: str | None = "2024-08-07"
    found: tuple[tuple[str, TimeType, str], ...] = ()


class TimeRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*{number} {unit} lalu* is that long ago”: forms that are read in one way.

    How forms are written: `runut.annotate.forms`. `reads` names the way (see `runut.annotate.times`); "nothing" keeps other
    rules off the words. `type` and `value` are what a "fixed" reading gives; `unit` and `by` are how far a "shift" goes.
    """

    name: str
    reads: TimeReading
    forms: tuple[str, ...]
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    capital: bool = False
    type: TimeType = "DATE"
    value: str = ""
    unit: str = "day"
    by: int = 0
    cases: tuple[TimeCase, ...] = ()


class TimeTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*Agustus* is the eighth month”: the words of time of one language, in classes, with their values.

    `classes` maps a class to its words in small letters and their values: month and month_any (1 to 12), weekday and
    weekday_any (1 is Monday), part (TIMEX3 parts of the day), unit, one_unit, many_unit and unit_owned (second to
    century), direction and turn (-1, 0, 1), order (1 to 4), century_number, season, quarter_word (Q, T, H); the rest
    have no values. `future_cues` are words whose nearness in the clause, which `clause_ends` end and `openers` behind the
    day begin anew, makes a day without a date lie ahead; `tellings` are words behind which a day is that of the telling,
    on which no hour lies; `fragments` are parts that several forms share.
    """

    future_cues: tuple[str, ...]
    clause_ends: tuple[str, ...]
    openers: tuple[str, ...] = ()
    tellings: tuple[str, ...]
    classes: dict[str, dict[str, str]]
    fragments: dict[str, tuple[str, ...]]
    rules: tuple[TimeRule, ...]
