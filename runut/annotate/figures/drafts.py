"""From the words of a sentence to its figures, one by one."""

from collections.abc import Iterator
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from runut.annotate.figures.numbers import Number, NumberFinder
from runut.annotate.figures.phrases import Phrases, plain
from runut.annotate.figures.scene import Scene
from runut.annotate.figures.setting import Setting
from runut.annotate.figures.units import Unit, UnitFinder
from runut.annotate.words import Words
from runut.languages.schema.figures import FigureTable, UnitRow
from runut.languages.schema.numbers import NumberTable
from runut.records.claims import Bound

# A year and six months are told in years.
_OF = MappingProxyType({("year", "month"): 12})
# How many of the smaller unit make one of the larger: 6 minutes 53 seconds are told in seconds.
_IN = MappingProxyType(
    {
        ("minute", "second"): 60,
        ("hour", "minute"): 60,
        ("day", "hour"): 24,
        ("week", "day"): 7,
    }
)
_COUNTED = frozenset({"count", "classifier"})
_SHARED_REACH, _NOUN_REACH = 8, 8
_DIGITS_KEPT = 4
_NO_MONEY = "XXX"  # ISO 4217: no currency is meant.


class Draft(Struct, frozen=True):
    """A figure in the making: its words [first, last), its unit, the cells read so far, and how it is written."""

    first: int
    last: int
    value: float
    unit: Unit
    high: float | None = None
    bound: Bound = "exact"
    carries: bool = False
    written: tuple[str, ...] = ()


class Drafter:
    """Which figures does a sentence tell?"""

    def __init__(self, table: FigureTable, rows: tuple[UnitRow, ...], numbers: NumberTable) -> None:
        """Keep the phrases and units for looking up."""
        signs = list(table.currencies.items())
        self._currencies: Phrases[str] = Phrases(signs + [(f"{sign} .", code) for sign, code in signs])
        letters = [word for sign in table.currencies for word in sign.split() if word.isalpha()]
        self._numbers = NumberFinder(numbers, [*letters, *table.magnitudes], table.around)
        self._units = UnitFinder(rows, table)
        self._setting = Setting(table)
        self._range_before = plain(table.range_before)
        self._range_to = plain(table.range_to)
        self._range_and = plain(table.range_and)
        self._rest = plain(table.rest)
        self._of_all = plain(table.of_all)
        self._introducers = plain(table.introducers)
        self._scores = plain(table.scores)
        self._negatives = frozenset(table.negatives)
        self._joints = frozenset(table.joints)
        self._pointers = frozenset(table.pointers)

    def drafts(self, scene: Scene) -> list[Draft]:
        """The figures of one sentence, in order."""
        self._note_money(scene)
        words = scene.words.folded
        scene.memory.score_at = next((at for at in range(len(words)) if self._scores.at(words, at)), None)
        found: list[Draft] = []
        at = 0
        while at < len(scene.words):
            draft, at = self._draft_at(scene, at)
            if draft is not None:
                found.append(draft)
        return list(self._shared(scene.words, found))

    def _note_money(self, scene: Scene) -> None:
        """Remember the first money that the sentence tells, so that cents before it know theirs."""
        for at, word in enumerate(scene.words.folded):
            sign = self._currencies.at(scene.words.folded, at)
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
        sign = self._currencies.before(words.folded, at)
        number = self._numbers.at(words, at, money=sign is not None)
        if number is None:
            return None, at + 1
        if at in scene.barred or self._setting.in_idiom(words, at):
            return None, number.last
        first = sign[1] if sign else at
        second = self._second(scene, number, first)
        last = (second or number).last
        limit = self._setting.limit_behind(words, last)
        behind = limit.edge if limit else last
        unit = self._signed(words, sign[0], last) if sign else self._unit(scene, number, behind)
        if unit is None or self._setting.rejects(
            words, first, unit, one=number.value == 1 and not scene.noun_at(unit.last)
        ):
            return None, last
        bound: Bound = "many" if number.vague else "about" if number.rough else "exact"
        written = words.folded[number.first : max(unit.last, last)]
        value = self._numbers.fraction(number, words) if unit.kind == "percent" else number.value
        draft = Draft(first, max(unit.last, behind), value, unit, bound=bound, written=written)
        if second is not None:
            draft = replace(draft, value=_low(number, second), high=second.value, bound="range")
        elif limit is not None:
            draft = replace(draft, bound=limit.bound)
        draft = self._limited(scene, self._negated(words, self._cents(scene, self._combined(words, draft))))
        self._remember(scene, draft)
        return draft, draft.last

    def _signed(self, words: Words, code: str, at: int) -> Unit:
        """The money of a sign before the number, or its cents where a word for them stands behind."""
        unit = self._units.at(words, at)
        return unit if unit is not None and unit.kind == "cent" else Unit(code, "money", at, at)

    def _second(self, scene: Scene, number: Number, first: int) -> Number | None:
        """The upper end of a range that `number` begins: 5-7, 5 to 7, between 5 and 7, 5 percent to 7 percent."""
        words = scene.words
        unit = self._units.at(words, number.last)
        opened = self._range_before.before(words.folded, first) is not None
        behind_unit = (self._units.past_rate(words, unit.last, scene.barred),) if unit else ()
        for at in (number.last, *behind_unit):
            joint = self._range_to.at(words.folded, at)
            joint = joint or (self._range_and.at(words.folded, at) if opened else None)
            if joint is None:
                continue
            sign = self._currencies.at(words.folded, joint[1])
            second = self._numbers.at(words, sign[1] if sign else joint[1], money=sign is not None, ends_range=True)
            if second is None or second.first in scene.barred or _low(number, second) >= second.value:
                continue
            other = self._units.at(words, second.last)
            if unit is None or at == number.last or (other is not None and other.name == unit.name):
                return second
        return None

    def _unit(self, scene: Scene, number: Number, at: int) -> Unit | None:
        """The unit of a number without a money sign; None where nothing says what it measures."""
        words, first = scene.words, number.first
        unit = self._units.at(words, at)
        if self._units.discourse(words, at) and not number.share:
            return None
        if number.share and (unit is None or unit.kind in _COUNTED):
            return Unit("share", "percent", number.last, number.last)
        unit = unit or self._units.befallen(words, at)
        rest = self._rest.at(words.folded, at)
        if unit is None and rest is not None and scene.memory.counted and not number.vague:
            return Unit(scene.memory.counted, "count", at, rest[1])
        strength = self._setting.magnitude_before(words, first) if unit is None else None
        if strength is not None and (number.decimal or len(words.folded[strength]) > 1):
            return Unit("magnitude", "point", at, at)
        if unit is not None and unit.kind == "classifier" and unit.name in scene.memory.pieces:
            return replace(unit, name=scene.memory.pieces[unit.name], kind="count")
        return unit or self._told_around(scene, number, at)

    def _told_around(self, scene: Scene, number: Number, at: int) -> Unit | None:
        """The unit of a bare number from the words around: a part of a whole, a noun before it, a score."""
        words = scene.words
        joint = self._of_all.at(words.folded, at)
        pointing = words.folded[at : at + 1]
        if pointing and pointing[0] in self._pointers and scene.memory.counted and not number.vague:
            return Unit(scene.memory.counted, "count", at, at)
        whole = self._numbers.at(words, joint[1]) if joint else None
        if whole is not None and whole.first not in scene.barred:
            unit = self._units.at(words, whole.last)
            return Unit(unit.name, unit.kind, at, at) if unit else None
        alone = number.first == 0 or not words.folded[number.first - 1].isalpha()
        known = self._units.unknown(words, at, scene.tokens, headline=scene.headline and alone)
        if known is not None and number.value != 1:
            return known
        if not number.decimal and self._introducers.before(words.folded, number.first):
            noun = self._units.left_of(words, number.first, _NOUN_REACH)
            return Unit(noun, "count", at, at) if noun else None
        return Unit("point", "point", at, at) if self._is_score(scene, number) else None

    def _is_score(self, scene: Scene, number: Number) -> bool:
        """Whether a bare fraction is a score: behind a word for it, or in brackets once scores were told."""
        words = scene.words.folded
        if not number.decimal:
            return False
        told = scene.memory.score_at is not None and scene.memory.score_at < number.first
        bracketed = words[number.first - 1 : number.first] == ("(",) and words[number.last : number.last + 1] == (")",)
        scene.memory.scored = scene.memory.scored or told
        return told or (bracketed and scene.memory.scored)

    def _combined(self, words: Words, draft: Draft) -> Draft:
        """The figure with a smaller unit that follows right behind added: 6 minutes 53 seconds, 1 year and 6 months."""
        if draft.high is not None or draft.unit.kind not in {"time", "measure"}:
            return draft
        joined = self._range_and.at(words.folded, draft.last)
        for at in (draft.last, joined[1] if joined else draft.last):
            second = self._numbers.at(words, at)
            unit = self._units.at(words, second.last) if second else None
            if second is None or unit is None:
                continue
            pair = (draft.unit.name, unit.name)
            if pair in _OF:
                value = round(draft.value + second.value / _OF[pair], _DIGITS_KEPT)
                return replace(draft, value=value, last=unit.last)
            if pair in _IN:
                value = round(draft.value * _IN[pair] + second.value, _DIGITS_KEPT)
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
        signed = before.isalpha() or (words.touches(draft.first) and not words.touches(draft.first - 1))
        return replace(draft, first=draft.first - 1, value=-draft.value) if signed else draft

    def _limited(self, scene: Scene, draft: Draft) -> Draft:
        """The figure with the bound before it, and the rate behind it, taken in."""
        words = scene.words
        last = self._units.past_rate(words, draft.last, scene.barred)
        if draft.high is not None:
            opened = self._range_before.before(words.folded, draft.first)
            limit = None if opened else self._setting.limit_before(words, draft.first)
            first = opened[1] if opened else limit.edge if limit else draft.first
            return replace(draft, first=first, last=last)
        if draft.unit.name == "magnitude":
            strength = self._setting.magnitude_before(words, draft.first)
            draft = draft if strength is None else replace(draft, first=strength)
        limit = self._setting.limit_before(words, draft.first)
        if limit is None:
            return replace(draft, last=last)
        return replace(draft, first=limit.edge, last=last, bound=limit.bound, carries=limit.carries)

    def _remember(self, scene: Scene, draft: Draft) -> None:
        """Keep the money and the noun for the figures behind."""
        if draft.unit.kind == "money":
            scene.memory.money = draft.unit.name
        elif draft.unit.kind in _COUNTED:
            scene.memory.counted = draft.unit.name
            piece = self._units.piece(scene.words, draft.unit)
            if piece is not None and draft.unit.kind == "count":
                scene.memory.pieces[piece] = draft.unit.name

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


def _low(number: Number, second: Number) -> float:
    """The lower end of a range, with the scale of the upper where it has none: 5-7 million."""
    scaled = number.value * second.scale
    return scaled if number.scale == 1.0 and second.scale > 1.0 and scaled < second.value else number.value
