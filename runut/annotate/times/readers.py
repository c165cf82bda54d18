"""Which reader reads a rule's words."""

from types import MappingProxyType

from runut.annotate.times.calendar import read_day, read_weekday
from runut.annotate.times.marks import Context, Marks, Resolved
from runut.annotate.times.periods import read_century, read_decade, read_month, read_quarter, read_season, read_year
from runut.annotate.times.relative import read_ago, read_clock, read_shift, read_that_day
from runut.annotate.times.spans import read_duration, read_many, read_set
from runut.languages.schema.times import TimeRule

_READERS = MappingProxyType(
    {
        "day": read_day,
        "weekday": read_weekday,
        "month": read_month,
        "year": read_year,
        "decade": read_decade,
        "century": read_century,
        "quarter": read_quarter,
        "season": read_season,
        "ago": read_ago,
        "that_day": read_that_day,
        "clock": read_clock,
        "duration": read_duration,
        "many": read_many,
        "set": read_set,
    }
)


def resolve(rule: TimeRule, marks: Marks, context: Context) -> Resolved | None:
    """What the words come out as under `rule`; None where they are no time expression after all."""
    if rule.reads == "nothing":
        return None
    if rule.reads == "fixed":
        return Resolved(rule.type, rule.value, "a word that tells no day")
    if rule.reads == "shift":
        return read_shift(marks, context, rule.by)
    return _READERS[rule.reads](marks, context)
