"""How long and how often."""

from types import MappingProxyType

from runut.annotate.times.marks import Context, Marks, Resolved

# Letters of ISO 8601 durations, with DE and CE for ten and a hundred years as TIMEX3 has them; hours and less stand behind T.
_LETTERS = MappingProxyType(
    {
        "second": "S",
        "minute": "M",
        "hour": "H",
        "day": "D",
        "week": "W",
        "month": "M",
        "year": "Y",
        "decade": "DE",
        "century": "CE",
    }
)
_BELOW_DAY = frozenset({"second", "minute", "hour"})
# Half a unit is told in whole units of the next smaller kind.
_HALF = MappingProxyType(
    {
        "minute": (30, "second"),
        "hour": (30, "minute"),
        "day": (12, "hour"),
        "year": (6, "month"),
        "decade": (5, "year"),
        "century": (50, "year"),
    }
)
_UNTOLD = "a number that is not told"


def read_duration(marks: Marks, _: Context) -> Resolved | None:
    """So many units: PT2H, P6Y, PT6M53S; of two numbers that may be meant the larger, the other beside it."""
    amounts = [_HALF[unit] if many == 1 / 2 and unit in _HALF else (many, unit) for many, unit in marks.amounts()]
    if not amounts or len({unit for _, unit in amounts}) < len(amounts):
        return None
    return Resolved("DURATION", _period(amounts), "written out in full")


def read_many(marks: Marks, _: Context) -> Resolved:
    """Some units: PXM for some months, PXX where no unit is told."""
    unit = marks.first("unit") or marks.first("many_unit")
    if unit is None:
        return Resolved("DURATION", "PXX", _UNTOLD)
    return Resolved("DURATION", f"P{'T' * (unit in _BELOW_DAY)}X{_LETTERS[unit]}", _UNTOLD)


def read_set(marks: Marks, _: Context) -> Resolved | None:
    """Every so often: P1D for daily, XXXX-WXX-1 for every Monday, XXXX-XX-XXTMO for every morning."""
    reason, part = "what comes again", marks.part()
    weekday = marks.first("weekday")
    if weekday is not None and not marks.has("unit", "week", besides=-1):
        return Resolved("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), reason)
    amounts = [(many, unit) for many, unit in marks.amounts() if many]
    owned = marks.first("unit_owned")
    if amounts:
        return Resolved("SET", _period(amounts[:1]), reason)
    if owned:
        return Resolved("SET", _period([(1.0, owned)]), reason)
    return Resolved("SET", f"XXXX-XX-XXT{part}" if part else "PXX", reason)


def _period(amounts: list[tuple[float, str]]) -> str:
    """Numbers and units as an ISO 8601 duration."""
    days = "".join(f"{many:g}{_LETTERS[unit]}" for many, unit in amounts if unit not in _BELOW_DAY)
    hours = "".join(f"{many:g}{_LETTERS[unit]}" for many, unit in amounts if unit in _BELOW_DAY)
    return f"P{days}" + (f"T{hours}" if hours else "")
