"""What a number counts that has no unit behind it."""

from runut.annotate.figures.numbers import Number, NumberFinder
from runut.annotate.figures.phrases import plain
from runut.annotate.figures.scene import Scene
from runut.annotate.figures.setting import Setting
from runut.annotate.figures.units import Unit, UnitFinder
from runut.annotate.words import Words
from runut.languages.schema.figures import FigureTable

_NOUN_REACH = 8
_GREATEST_MAGNITUDE = 10.0
_DASHES = frozenset({"-", "–", "—"})


class BareReader:
    """“*10*, in *the cows were 10*, counts cows”: the unit from the words around, and from what was told before."""

    def __init__(self, table: FigureTable, numbers: NumberFinder, units: UnitFinder, setting: Setting) -> None:
        """Keep the words that announce a number or point to what was counted."""
        self._numbers = numbers
        self._units = units
        self._setting = setting
        self._rest = plain(table.rest)
        self._of_all = plain(table.of_all)
        self._introducers = plain(table.introducers)
        self._scores = plain(table.scores)
        self._magnitudes = plain(table.magnitudes)
        self._picked = plain(table.picked)
        self._pointers = frozenset(table.pointers)
        self._pauses = frozenset(table.pauses)

    def note_scores(self, scene: Scene) -> None:
        """Remember where the sentence first speaks of a score."""
        words, firsts = scene.words.folded, self._scores.firsts
        begin = (at for at, word in enumerate(words) if word in firsts)
        scene.memory.score_at = next((at for at in begin if self._scores.at(words, at)), None)

    def unit(self, scene: Scene, number: Number, at: int) -> Unit | None:
        """The unit of a number that none stands behind; None where nothing says what it measures."""
        words, told = scene.words, scene.memory.counted
        rest = self._rest.at(words.folded, at)
        if rest is not None and told and not number.vague:
            return Unit(told, "count", at, rest[1])
        if self._is_magnitude(words, number):
            return Unit("magnitude", "point", at, at)
        whole = self._part_of(scene, at)
        if whole is not None:
            return whole
        alone = number.first == 0 or not words.folded[number.first - 1].isalpha()
        known = self._units.unknown(words, at, scene.tokens, headline=scene.headline and alone)
        if known is not None and number.value != 1:
            return known
        return self._told(scene, number, at)

    def announced(self, words: Words, first: int) -> int | None:
        """The first word of what announces the magnitude at word `first` right before it; None where nothing does."""
        found = self._magnitudes.before(words.folded, first)
        return found[1] if found else None

    def _is_magnitude(self, words: Words, number: Number) -> bool:
        """Whether a word for the strength of earthquakes stands before; one that is a mere letter asks for a fraction."""
        opening = self._setting.opening(words, number.first)
        found = self._magnitudes.before(words.folded, number.first) or self._magnitudes.before(words.folded, opening)
        if found is None or number.value > _GREATEST_MAGNITUDE:
            return False
        return number.decimal or (number.digits and len(found[0]) > 1)

    def _part_of(self, scene: Scene, at: int) -> Unit | None:
        """The unit of the whole that `at` opens: 241 *of 242 people*."""
        words = scene.words
        joint = self._of_all.at(words.folded, at)
        whole = self._numbers.at(words, joint[1]) if joint else None
        if whole is None or whole.first in scene.barred:
            return None
        unit = self._units.at(words, whole.last)
        return Unit(unit.name, unit.kind, at, at) if unit else None

    def _told(self, scene: Scene, number: Number, at: int) -> Unit | None:
        """The unit of a number that is announced by a word before, taken up from what was counted, or a score."""
        words = scene.words
        if words.touches(at) and words.folded[at] in _DASHES:
            return None
        if not number.decimal and self._introducers.before(words.folded, number.first):
            noun = self._units.left_of(words, number.first, _NOUN_REACH)
            return Unit(noun, "count", at, at) if noun else None
        opening = self._setting.opening(words, number.first)
        noun = self._units.noun_before(words, opening) if opening < number.first and not number.decimal else None
        if noun is not None:
            return Unit(noun, "count", at, at)
        if self._is_picked(words, number, at) and scene.memory.counted:
            return Unit(scene.memory.counted, "count", at, at)
        return Unit("point", "point", at, at) if self._is_score(scene, number) else None

    def _is_picked(self, words: Words, number: Number, at: int) -> bool:
        """Whether the words around point to what was counted: *those six*, *of six,*."""
        behind = words.folded[at] if at < len(words) else ""
        if number.vague or number.decimal or number.value == 1:
            return False
        paused = behind in self._pauses and self._picked.before(words.folded, number.first) is not None
        return paused or behind in self._pointers

    def _is_score(self, scene: Scene, number: Number) -> bool:
        """Whether a bare fraction is a score: behind a word for it, or in brackets once scores were told."""
        words = scene.words.folded
        if not number.decimal or number.scale > 1.0:
            return False
        told = scene.memory.score_at is not None and scene.memory.score_at < number.first
        bracketed = words[number.first - 1 : number.first] == ("(",) and words[number.last : number.last + 1] == (")",)
        scene.memory.scored = scene.memory.scored or told
        return told or (bracketed and scene.memory.scored)
