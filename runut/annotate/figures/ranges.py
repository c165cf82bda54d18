"""Two numbers that are the ends of one figure."""

from msgspec import Struct

from runut.annotate.figures.numbers import Number, NumberFinder
from runut.annotate.figures.phrases import Phrases, plain
from runut.annotate.figures.scene import Scene
from runut.annotate.figures.units import Unit, UnitFinder
from runut.annotate.words import Words
from runut.languages.schema.figures import FigureTable

_DIGITS_KEPT = 4


class Upper(Struct, frozen=True):
    """The upper end of a range: its number, its value in the unit of the lower end, and that unit where the two differ."""

    number: Number
    value: float
    unit: Unit | None = None


class Ranges:
    """Does a number begin a range, and where does that end?"""

    def __init__(self, table: FigureTable, numbers: NumberFinder, units: UnitFinder) -> None:
        """Keep the words that join two numbers."""
        signs = list(table.currencies.items())
        self.currencies: Phrases[str] = Phrases(signs + [(f"{sign} .", code) for sign, code in signs])
        self.parts = {(row.whole, row.part): row.count for row in table.parts}
        self.opening = plain(table.range_before)
        self.joining = plain(table.range_and)
        self._to = plain(table.range_to)
        self._at_most = plain(
            [p for row in table.bounds if row.bound == "less" and not row.behind for p in row.phrases]
        )
        self._numbers = numbers
        self._units = units

    def upper(self, scene: Scene, number: Number, first: int) -> Upper | None:
        """The upper end of a range that `number` begins: 5-7, 5 to 7, between 5 and 7, 5 percent to 7 percent."""
        words = scene.words
        unit = self._units.at(words, number.last)
        opened = self.opening.before(words.folded, first) is not None
        behind = self._units.past_rate(words, self._units.past_note(words, unit.last), scene.barred) if unit else 0
        for at in (number.last, behind) if unit else (number.last,):
            joint = self._to.at(words.folded, at) or (self.joining.at(words.folded, at) if opened else None)
            second = self._number_at(words, joint[1]) if joint else None
            if second is None or second.first in scene.barred:
                continue
            found = self._fitted(words, second, None if at == number.last else unit)
            if found is not None and low(number, second) < found.value:
                return found
        return None

    def _number_at(self, words: Words, at: int) -> Number | None:
        """The number at word `at`, with or without a sign of money, or a word for the utmost before it."""
        utmost = self._at_most.at(words.folded, at)
        at = utmost[1] if utmost else at
        sign = self.currencies.at(words.folded, at)
        return self._numbers.at(words, sign[1] if sign else at, money=sign is not None, ends_range=True)

    def _fitted(self, words: Words, second: Number, unit: Unit | None) -> Upper | None:
        """The upper end in the unit of the lower; None where the two units have nothing in common."""
        if unit is None:
            return Upper(second, second.value)
        other = self._units.at(words, second.last)
        if other is None or other.name == unit.name:
            return Upper(second, second.value) if other else None
        ratio = self.parts.get((other.name, unit.name))
        if ratio is None:
            return None
        value = round(second.value * ratio, _DIGITS_KEPT)
        return Upper(second, value, Unit(unit.name, unit.kind, other.first, other.last))


def low(number: Number, second: Number) -> float:
    """The lower end of a range, with the scale of the upper where it has none: 5-7 million."""
    scaled = number.value * second.scale
    return scaled if number.scale == 1.0 and second.scale > 1.0 and scaled < second.value else number.value
