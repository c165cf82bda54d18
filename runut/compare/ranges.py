"""What a number may mean, with its bound and its rounding."""

from collections.abc import Sequence

from runut.records.claims import Bound

UNROUNDED: frozenset[Bound] = frozenset({"exact", "range", "many"})  # they say how far they reach

Amount = tuple[float, float | None, Bound]  # value, the upper end of a range, bound

FACTOR = 2.5  # tolls of one happening seldom differ more; those of two mostly do
NEAR = 1.1  # of two happenings, values so near each other are one value, rounded and not
ROUNDING = 0.02  # a rounded number may lie so far from the exact one, also where it has no zeros at its end
MORE = 0.1  # “more than 900” is said of 904 and hardly of 2,000: a bound is a rounding with a direction
MOST = 0.25  # as far as the last digit that is no zero may reach, where there is only one
VAGUE = 10  # “dozens” are less than so many times the number they are counted in


def meet(one: Amount, other: Amount) -> bool:
    """Whether both amounts can be right.

    >>> meet((5000.0, None, "about"), (5127.0, None, "exact")), meet((17.0, None, "exact"), (21.0, None, "exact"))
    (True, False)
    """
    if one[2] == other[2] == "exact":
        return one[0] == other[0]
    (low, high), (second_low, second_high) = _range(*one), _range(*other)
    return low <= second_high and second_low <= high


def apart(values: Sequence[float]) -> float:
    """How far the values lie apart, as a share of the greatest."""
    least, greatest = min(values), max(values)
    return (greatest - least) / abs(greatest) if greatest else 0.0


def _range(value: float, high: float | None, bound: Bound) -> tuple[float, float]:
    last = 0.0 if bound in UNROUNDED else _last_digit(value)
    match bound:
        case "range":
            return value, value if high is None else high
        case "many":
            return value, value * VAGUE
        case "about":
            off = max(value * ROUNDING, min(last / 2, value * MORE))
            return value - off, value + off
        case "less":
            return value - max(value * MORE, min(last, value * MOST)), value * (1 + ROUNDING)
        case "more":
            return value, value + max(value * MORE, min(last, value * MOST))
    return value, value


def _last_digit(value: float) -> float:
    """What the last digit of a number counts that is no zero: 1,000 in 5,000, one in 5,127.

    >>> _last_digit(5000.0), _last_digit(5127.0), _last_digit(0.5)
    (1000.0, 1.0, 0.0)
    """
    if value <= 0 or value != int(value):
        return 0.0
    unit = 1
    while int(value) % (unit * 10) == 0:
        unit *= 10
    return float(unit)
