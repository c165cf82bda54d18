"""Is one measure told in two units?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType

from runut.compare.story import StoryView, Told
from runut.compare.variants import Difference

# What one of each unit is in the smallest of its dimension.
UNITS: Mapping[str, tuple[str, float]] = MappingProxyType(
    {
        "second": ("time", 1.0),
        "minute": ("time", 60.0),
        "hour": ("time", 3600.0),
        "day": ("time", 86400.0),
        "week": ("time", 604800.0),
        "month": ("time", 2629800.0),
        "year": ("time", 31557600.0),
        "centimeter": ("length", 0.01),
        "meter": ("length", 1.0),
        "km": ("length", 1000.0),
        "gram": ("weight", 0.001),
        "kg": ("weight", 1.0),
        "ton": ("weight", 1000.0),
    }
)
ROUNDING = 0.05  # of the greater; a measure in the greater unit is rounded


def measures(view: StoryView) -> Iterator[Difference]:
    """One for an entry whose measure is given in two units and means the same: the smaller unit says it more exactly."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in view.figures:
        dimension, _ = UNITS.get(told.figure.unit, ("", 0.0))
        if dimension and told.entry and told.figure.high is None:
            found[told.entry, dimension].append(told)
    for (entry, _), same in sorted(found.items()):
        pairs = [pair for pair in product(same, same) if _one_measure(*pair)]
        if pairs:
            says: dict[str, list[str]] = {}
            for one in dict.fromkeys(told for pair in pairs for told in pair):
                said = " ".join(one.figure.span.quote(one.reading.article.text).split())
                says.setdefault(said, []).append(one.figure.id)
            about = pairs[0][0].figure.of or pairs[0][0].figure.unit
            yield Difference(slot="value", kind="precision", says=says, about=about, entry=entry, apart=0.0)


def _one_measure(one: Told, other: Told) -> bool:
    """Whether the first is the second in a greater unit, told in another sentence."""
    greater, smaller = UNITS[one.figure.unit][1], UNITS[other.figure.unit][1]
    if greater <= smaller or (one.reading is other.reading and one.figure.sentence == other.figure.sentence):
        return False
    mine, theirs = one.figure.value * greater, other.figure.value * smaller
    return min(mine, theirs) > 0 and abs(mine - theirs) <= ROUNDING * max(mine, theirs)
