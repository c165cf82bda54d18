"""Numbers among the words of a sentence, alone and as ranges."""

from collections.abc import Sequence

from msgspec import Struct

from runut.annotate.numerals import Numerals
from runut.annotate.words import Words, number_kind
from runut.languages.schema.numbers import NumberTable

_LONGEST = 10
_NO_NUMBER = frozenset({"slashed", "iso"})
_MOST_DIGITS = 18
_GROUP, _ONE_MARK = 3, 2
# A product is two numbers and the sign between them.
_PRODUCT, _DIGITS_KEPT = 3, 4


class Number(Struct, frozen=True):
    """“*128,58 ribu* is 128,580”: the words [first, last) and their value.

    `scale` is the product of its scale words, `vague` whether it stands for a power of ten (tens, hundreds), `share` whether it
    is a part of one (a third), `digits` whether it begins in digits, `decimal` whether these have a fraction, `loose` whether
    an ending makes them rough (100-odd million), `product` whether they are two numbers multiplied (2x24).
    """

    first: int
    last: int
    value: float
    scale: float = 1.0
    vague: bool = False
    share: bool = False
    digits: bool = False
    decimal: bool = False
    loose: bool = False
    product: bool = False


class NumberFinder:
    """Does a number begin at this word, and how far does it go?

    Every number begins with digits or with one of the words `starts`.
    """

    def __init__(self, table: NumberTable, prefixes: Sequence[str]) -> None:
        """`prefixes` are words that digits may touch (Rp600)."""
        self._table = table
        self._numerals = Numerals(table)
        self._prefixes = frozenset(prefixes)
        self.starts = frozenset({*table.digits, *table.wholes, *table.fractions, *table.vague})
        self._scales = {**table.scales, **table.short_scales}
        self._times = frozenset(table.times)
        self._inside = frozenset(
            {*table.digits, *table.wholes, *table.scales, *table.teens, *table.parts, *table.fractions}
        )

    def at(self, words: Words, index: int, *, money: bool = False, ends_range: bool = False) -> Number | None:
        """The number that begins at word `index`; None where none does, or where the digits are part of a code.

        Digits that touch a hyphen behind other digits are no code where they may end a range.
        """
        if not 0 <= index < len(words):
            return None
        word = words.folded[index]
        if word[0].isdecimal():
            return (
                None if self._is_code(words, index, ends_range=ends_range) else self._digits(words, index, money=money)
            )
        if word not in self.starts:
            return None
        vague, last = word in self._table.vague, index + 1
        more = self._scales if vague else self._inside
        while last < min(len(words), index + _LONGEST) and words.folded[last] in more:
            last += 1
        run = words.folded[index:last]
        value = self._numerals.value(run)
        if value is None:
            return None
        share = any(part in self._table.fractions or part in self._table.parts for part in run) and value < 1
        return Number(index, last, value, self._scale(run), vague=vague, share=share)

    def _digits(self, words: Words, index: int, *, money: bool) -> Number | None:
        """The number whose digits are word `index`, with its scale words."""
        word = words.folded[index]
        if number_kind(word) in _NO_NUMBER or len(word) > _MOST_DIGITS:
            return None
        start = self._past_ending(words, index + 1)
        last = self._past_scales(words, start, money=money)
        if last == start:
            start, last = index + 1, self._past_scales(words, index + 1, money=money)
        if start == index + 1 and last > index + 1 and last + 1 < len(words) and words.folded[last][0].isdecimal():
            behind = self._past_scales(words, last + 1, money=money)
            last = behind if behind > last + 1 else last
        if last == index + 1 and (whole := self._multiplied(words, index)) is not None:
            return whole
        if last == index + 1 and words.folded[last : last + 1] and words.folded[last] in self._table.fractions:
            last += 1
        run = (word, *words.folded[start:last])
        value = self._numerals.value(run)
        decimal = self._table.decimal in word or not self._numerals.digits(word).is_integer()
        if value is None:
            return None
        rough = self._rough_scale(words, last) if money and last == index + 1 else None
        if rough is not None:
            return Number(index, last + 1, value * rough, rough, digits=True, decimal=decimal, loose=True)
        return Number(index, last, value, self._scale(run), digits=True, decimal=decimal, loose=start > index + 1)

    def _multiplied(self, words: Words, index: int) -> Number | None:
        """The product of the digits at word `index` and of those that a sign between the two joins to them (2x24)."""
        last = index + _PRODUCT
        if last > len(words) or words.folded[index + 1] not in self._times or not words.folded[last - 1][0].isdecimal():
            return None
        if not (words.touches(index + 1) and words.touches(last - 1)):
            return None
        first, second = (self._numerals.value((words.folded[at],)) for at in (index, last - 1))
        if first is None or second is None:
            return None
        return Number(index, last, round(first * second, _DIGITS_KEPT), digits=True, product=True)

    def _rough_scale(self, words: Words, at: int) -> float | None:
        """The power of ten that makes the digits of money before word `at` rough (Rp 2 *jutaan*)."""
        return self._table.vague.get(words.folded[at]) if at < len(words) else None

    def fraction(self, number: Number, words: Words) -> float:
        """The value of a share in percent: a decimal mark before three digits is one there, even before 000."""
        word = words.folded[number.first]
        whole, mark, rest = word.partition(self._table.decimal)
        if not number.digits or not mark or not (whole.isdecimal() and rest.isdecimal()):
            return number.value
        return float(f"{whole}.{rest}") * number.scale

    def _past_ending(self, words: Words, at: int) -> int:
        """The word behind an ending that touches the digits before word `at` and makes them rough; `at` where none does."""
        to = at + 1 if at < len(words) and words.folded[at] == "-" else at
        touching = to < len(words) and all(words.touches(index) for index in range(at, to + 1))
        return to + 1 if touching and words.folded[to] in self._table.endings else at

    def _past_scales(self, words: Words, at: int, *, money: bool) -> int:
        """The word behind the scale words from `at` on; scales of money count only in money."""
        for _ in range(2):
            if at >= len(words):
                break
            word = words.folded[at]
            if word not in self._scales and not (money and word in self._table.money_scales):
                break
            at += 1
        return at

    def _scale(self, run: Sequence[str]) -> float:
        """The product of the scale words of a thousand and more."""
        scales = (self._scales.get(word, self._table.money_scales.get(word, 1.0)) for word in run[1:])
        product = 1.0
        for scale in scales:
            product *= scale if scale >= 1000.0 else 1.0  # noqa: PLR2004 (a thousand)
        return product

    def _is_code(self, words: Words, index: int, *, ends_range: bool) -> bool:
        """Whether the digits belong to a code: QZ8501, U-12, the 8 of 787-8, 0620, the 1. of a list."""
        word = words.folded[index]
        if word.isdecimal() and word[0] == "0" and len(word) > 1:
            return True
        if not self._is_grouped(word):
            return True
        if index == 0 and len(words) > 1 and words.folded[1] in {".", ")"}:
            return True
        if not words.touches(index):
            return False
        before = words.folded[index - 1]
        if before.isalpha():
            return before not in self._prefixes
        hyphenated = before in {"-", "+"} and words.touches(index - 1)
        joined = words.folded[index - 2] if hyphenated and index > 1 else ""
        return joined.isalnum() and joined not in self._prefixes and not (ends_range and joined.isdecimal())

    def _is_grouped(self, word: str) -> bool:
        """Whether a mark that stands in `word` more than once stands between thousands: 1.234.567 and not 44.574.29."""
        for mark, other in ((self._table.grouping, self._table.decimal), (self._table.decimal, self._table.grouping)):
            parts = word.split(other, maxsplit=1)[0].split(mark) if word.count(other) == 1 else word.split(mark)
            if len(parts) > _ONE_MARK and not all(len(part) == _GROUP for part in parts[1:]):
                return False
        return True
