"""From the words of a sentence to its figures, one by one."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from runut.annotate.figures.bare import BareReader
from runut.annotate.figures.numbers import Number, NumberFinder
from runut.annotate.figures.ranges import Ranges, low
from runut.annotate.figures.scene import Draft, Scene
from runut.annotate.figures.setting import Setting
from runut.annotate.figures.units import Unit, UnitFinder
from runut.annotate.words import Words
from runut.languages.schema.figures import FigureTable, UnitRow
from runut.languages.schema.numbers import NumberTable
from runut.records.claims import Bound

# A year and six months are told in years.
_OF = MappingProxyType({("year", "month"): 12})
_COUNTED = frozenset({"count", "classifier"})
_SHARED_REACH = 8
_DIGITS_KEPT = 4
_NO_MONEY = "XXX"  # ISO 4217: no currency is meant.


class Drafter:
    """Which figures does a sentence tell?"""

    def __init__(self, table: FigureTable, rows: tuple[UnitRow, ...], numbers: NumberTable) -> None:
        """Keep the phrases and units for looking up."""
        letters = [sign.split()[-1] for sign in table.currencies if sign.split()[-1].isalpha()]
        self._numbers = NumberFinder(numbers, [*letters, *table.magnitudes, *table.introducers])
        self._units = UnitFinder(rows, table, numbers)
        self._setting = Setting(table)
        self._ranges = Ranges(table, self._numbers, self._units)
        self._bare = BareReader(table, self._numbers, self._units, self._setting)
        self._singles = table.singles
        self._starts = frozenset({*table.singles, *self._numbers.starts})
        self._placeholders = frozenset(table.placeholders)
        self._negatives = frozenset(table.negatives)
        self._joints = frozenset(table.joints)
        self._pointers = frozenset(table.pointers)

    def starts(self, words: Words) -> list[int]:
        """The words at which a number or a figure in one word may begin: a sentence without one tells none."""
        starts = self._starts
        return [at for at, word in enumerate(words.folded) if word in starts or word[0].isdecimal()]

    def drafts(self, scene: Scene, starts: Sequence[int]) -> list[Draft]:
        """The figures of one sentence, in order; `starts` is where they may begin."""
        self._note_money(scene)
        self._bare.note_scores(scene)
        found: list[Draft] = []
        free = 0
        for at in starts:
            if at >= free:
                draft, free = self._draft_at(scene, at)
                if draft is not None:
                    found.append(draft)
        return list(self._shared(scene.words, found))

    def _note_money(self, scene: Scene) -> None:
        """Remember the first money that the sentence tells, so that cents before it know theirs."""
        words, currencies = scene.words.folded, self._ranges.currencies
        for at, word in enumerate(words):
            sign = currencies.at(words, at) if word in currencies.firsts else None
            if sign is not None and self._numbers.at(scene.words, sign[1]) is not None:
                scene.memory.money = sign[0]
                return
            unit = self._units.at(scene.words, at + 1) if word[0].isdecimal() else None
            if unit is not None and unit.kind == "money":
                scene.memory.money = unit.name
                return

    def _draft_at(self, scene: Scene, at: int) -> tuple[Draft | None, int]:
        """The figure whose number begins at word `at`, and where to go on."""
        words = scene.words
        sign = self._ranges.currencies.before(words.folded, at)
        if words.folded[at] in self._singles and sign is None:
            return self._single(scene, at)
        number = self._numbers.at(words, at, money=sign is not None)
        if number is None:
            return None, at + 1
        if at in scene.barred or self._setting.in_idiom(words, at):
            return None, number.last
        first = sign[1] if sign else at
        upper = self._ranges.upper(scene, number, first)
        last = (upper.number if upper else number).last
        limit = self._setting.limit_behind(words, last)
        behind = limit.edge if limit else last
        unit = (
            self._signed(words, sign[0], last) if sign else (upper and upper.unit) or self._unit(scene, number, behind)
        )
        if unit is None or self._measures_nothing(scene, first, number, unit):
            return None, last
        bound: Bound = "many" if number.vague else "about" if number.loose else "exact"
        written = words.folded[number.first : max(min(unit.first + 1, unit.last), last)]
        value = self._numbers.fraction(number, words) if unit.kind == "percent" else number.value
        draft = Draft(first, max(unit.last, behind), value, unit, bound=bound, written=written)
        if upper is not None:
            draft = replace(draft, value=low(number, upper.number), high=upper.value, bound="range")
        elif limit is not None:
            draft = replace(draft, bound=limit.bound)
        draft = self._limited(scene, self._negated(words, self._cents(scene, self._combined(words, draft))))
        self._remember(scene, draft)
        return draft, draft.last

    def _measures_nothing(self, scene: Scene, first: int, number: Number, unit: Unit) -> bool:
        """Whether the words around say that the number, with its sign from word `first` on, is no figure."""
        words, last = scene.words, unit.last
        if number.product and unit.kind == "measure":
            return True
        if unit.first < last and unit.first in scene.barred:
            return True
        told = last < len(words) and words.folded[last] in self._pointers
        one = number.value == 1 and not (told or scene.noun_at(last) or self._numbers.at(words, last))
        return self._setting.rejects(words, first, unit, decimal=number.decimal, one=one)

    def _single(self, scene: Scene, at: int) -> tuple[Draft | None, int]:
        """The figure that one word tells, number and unit in one (a-year), where it is a length of time and no rate."""
        words = scene.words
        unit = Unit(self._singles[words.folded[at]], "time", at, at + 1)
        if at in scene.barred or not self._setting.lasts(words, at) or self._setting.rejects(words, at, unit):
            return None, at + 1
        draft = Draft(at, at + 1, 1.0, unit, written=words.folded[at : at + 1])
        return self._limited(scene, draft), at + 1

    def _signed(self, words: Words, code: str, at: int) -> Unit:
        """The money of a sign before the number, or its cents where a word for them stands behind."""
        unit = self._units.at(words, at)
        return unit if unit is not None and unit.kind == "cent" else Unit(code, "money", at, at)

    def _unit(self, scene: Scene, number: Number, at: int) -> Unit | None:
        """The unit of a number without a money sign; None where nothing says what it measures."""
        words = scene.words
        unit = self._units.at(words, at)
        if self._units.discourse(words, at) and not number.share:
            return None
        if number.share and (unit is None or unit.kind in _COUNTED):
            return Unit("share", "percent", number.last, number.last)
        unit = unit or self._units.befallen(words, at)
        if unit is None and number.digits and words.folded[at : at + 1] == ("(",):
            unit = self._units.at(words, at + 1)
        if unit is None:
            return self._bare.unit(scene, number, at)
        return self._filled(scene, number, unit) if unit.name in self._placeholders else unit

    def _filled(self, scene: Scene, number: Number, unit: Unit) -> Unit:
        """A counting word alone (five units) with the noun before the number, or the one last counted with that word."""
        if unit.kind != "classifier":
            return unit
        words = scene.words
        before = self._units.noun_before(words, self._setting.opening(words, number.first))
        name = before or scene.memory.classed.get(words.folded[unit.first])
        return Unit(name, "count", unit.first, unit.last) if name else unit

    def _combined(self, words: Words, draft: Draft) -> Draft:
        """The figure with a smaller unit that follows right behind added: 6 minutes 53 seconds, 1 year and 6 months."""
        if draft.high is not None or draft.unit.kind not in {"time", "measure"}:
            return draft
        joined = self._ranges.joining.at(words.folded, draft.last)
        for at in (draft.last, joined[1] if joined else draft.last):
            second = self._numbers.at(words, at)
            unit = self._units.at(words, second.last) if second else None
            if second is None or unit is None:
                continue
            pair = (draft.unit.name, unit.name)
            if pair in _OF:
                value = round(draft.value + second.value / _OF[pair], _DIGITS_KEPT)
                return replace(draft, value=value, last=unit.last)
            if pair in self._ranges.parts:
                value = round(draft.value * self._ranges.parts[pair] + second.value, _DIGITS_KEPT)
                return replace(draft, value=value, unit=unit, last=unit.last)
        return draft

    def _cents(self, scene: Scene, draft: Draft) -> Draft:
        """Cents as hundredths of the money that stands behind them or was told last."""
        if draft.unit.kind != "cent":
            return draft
        behind = self._units.at(scene.words, draft.unit.last)
        own = behind if behind is not None and behind.kind == "money" else None
        unit = own or Unit(scene.memory.money or _NO_MONEY, "money", draft.unit.first, draft.unit.last)
        high = None if draft.high is None else round(draft.high / 100, _DIGITS_KEPT)
        value = round(draft.value / 100, _DIGITS_KEPT)
        return replace(draft, value=value, high=high, unit=unit, last=max(draft.last, unit.last))

    def _negated(self, words: Words, draft: Draft) -> Draft:
        """A rate behind a minus, in a sign that touches it or in a word, below zero."""
        before = words.folded[draft.first - 1] if draft.first else ""
        if draft.unit.kind not in {"percent", "point"} and draft.unit.name != "degree":
            return draft
        if before not in self._negatives or draft.high is not None:
            return draft
        joined = draft.first > 1 and words.touches(draft.first - 1) and words.folded[draft.first - 2].isalnum()
        signed = before.isalpha() or (words.touches(draft.first) and not joined)
        return replace(draft, first=draft.first - 1, value=-draft.value) if signed else draft

    def _limited(self, scene: Scene, draft: Draft) -> Draft:
        """The figure with the bound before it, and the rate behind it, taken in."""
        words = scene.words
        last = self._units.past_rate(words, draft.last, scene.barred)
        if draft.high is not None:
            opened = self._ranges.opening.before(words.folded, draft.first)
            limit = None if opened else self._setting.limit_before(words, draft.first)
            first = opened[1] if opened else limit.edge if limit else draft.first
            return replace(draft, first=first, last=last)
        announced = self._bare.announced(words, draft.first) if draft.unit.name == "magnitude" else None
        first = draft.first if announced is None else announced
        limit = self._setting.limit_before(words, first) or self._setting.limit_before(words, draft.first)
        if limit is None:
            behind = self._setting.limit_last(words, draft.last) if draft.bound == "exact" else None
            if behind is not None:
                return replace(draft, first=first, last=behind.edge, bound=behind.bound)
            far = self._setting.limit_afar(words, draft.first) if draft.bound == "exact" else None
            return replace(draft, first=first, last=last, bound=far or draft.bound)
        return replace(draft, first=limit.edge, last=last, bound=limit.bound, carries=limit.carries)

    def _remember(self, scene: Scene, draft: Draft) -> None:
        """Keep the money and the noun for the figures behind."""
        if draft.unit.kind == "money":
            scene.memory.money = draft.unit.name
        elif draft.unit.kind in _COUNTED:
            scene.memory.counted = draft.unit.name
            if draft.unit.classifier:
                scene.memory.classed[draft.unit.classifier] = draft.unit.name

    def _shared(self, words: Words, found: list[Draft]) -> Iterator[Draft]:
        """The figures, a bound that carries on given to those of people and things that are joined to it."""
        before: Draft | None = None
        for draft in found:
            shared = draft
            if before is not None and before.carries and draft.bound == "exact" and draft.unit.kind in _COUNTED:
                gap = words.folded[before.last : draft.first]
                if len(gap) <= _SHARED_REACH and any(word in self._joints for word in gap):
                    shared = replace(draft, bound=before.bound, carries=True)
            yield shared
            before = shared
