"""What a number is worth, written in digits, in words, or in both."""

from collections.abc import Mapping, Sequence

from runut.languages.schema.numbers import NumberTable

_GROUP = 3
_THOUSAND = 1000.0
_WITHIN_THOUSAND = frozenset({10.0, 100.0})
_DIGITS_KEPT = 4
_ONE_MARK = 2  # Parts that a single mark makes.


class Numerals:
    """How much is “tiga puluh lima ribu”, how much “1,24 triliun”? Reads numbers as one language writes them."""

    def __init__(self, table: NumberTable) -> None:
        """Keep the words of `table` for looking up."""
        self._table = table
        self._scales = {**table.scales, **table.short_scales, **table.money_scales}
        self._added = {**table.digits, **table.wholes, **table.teens, **table.fractions, **table.vague}

    def classes(self) -> Mapping[str, Mapping[str, str]]:
        """The number words as classes of a lexicon: numeral, scale (teens and parts too), short_scale and so on."""
        table = self._table
        named = {
            "numeral": {**table.digits, **table.wholes},
            "scale": {**table.scales, **table.teens, **table.parts},
            "short_scale": table.short_scales,
            "money_scale": table.money_scales,
            "fraction": table.fractions,
            "rough": table.vague,
        }
        return {name: {word: str(value) for word, value in words.items()} for name, words in named.items()}

    def value(self, words: Sequence[str]) -> float | None:
        """The value of a whole run of number words in small letters; None where one of them is no number word."""
        total, part, empty = 0.0, 0.0, True
        for word in words:
            amount = self.digits(word) if word[0].isdecimal() else self._added.get(word)
            if amount is not None and amount < _THOUSAND:
                part += amount
            elif amount is not None:
                total, part = (total, amount) if word[0].isdecimal() else (total + amount, part)
            elif word in self._table.parts:
                part = (part or 1.0) / self._table.parts[word]
            elif word in self._scales:
                total, part = _scaled(total, 1.0 if empty else part, self._scales[word])
            else:
                return None
            empty = False
        return None if empty else _exact(total + part)

    def digits(self, piece: str) -> float:
        """The value of digits with their marks; where a mark could be either, three digits behind it make it a grouping mark.

        A single decimal mark before three digits is taken at its word, unless these are 000.
        """
        piece = piece.replace(":", self._table.grouping)
        decimal, grouping = self._table.decimal, self._table.grouping
        if decimal in piece and grouping in piece:
            first = min(piece.index(decimal), piece.index(grouping))
            thousands = piece[first]
            other = decimal if thousands == grouping else grouping
            return _plain(piece.replace(thousands, ""), other)
        for mark in (grouping, decimal):
            if mark in piece:
                return _plain(piece.replace(mark, ""), mark) if self._groups(piece, mark) else _plain(piece, mark)
        return float(piece)

    def _groups(self, piece: str, mark: str) -> bool:
        """Whether `mark` stands between thousands in `piece`."""
        parts = piece.split(mark)
        if not all(len(part) == _GROUP for part in parts[1:]) or parts[0].strip("0") == "" or len(parts[0]) > _GROUP:
            return False
        return len(parts) > _ONE_MARK or mark == self._table.grouping or parts[1] == "000"


def _exact(value: float) -> float:
    """`value` without what binary fractions add: 538.7 times 10 to the 12th is a whole number."""
    return float(f"{round(value, _DIGITS_KEPT):.15g}")


def _scaled(total: float, part: float, scale: float) -> tuple[float, float]:
    """Multiply what stands before a scale word: the last digits for ten and a hundred, all of it for other scales.

    From a thousand on the product is set aside, so that smaller numbers may follow.
    """
    if scale in _WITHIN_THOUSAND:
        rest = part % scale
        return total, part - rest + (rest or 1.0) * scale
    if scale < _THOUSAND:
        return total, (part or 1.0) * scale
    if total and not part:
        return total * scale, 0.0
    return total + (part or 1.0) * scale, 0.0


def _plain(piece: str, decimal: str) -> float:
    """Digits with at most one mark before the fraction; further marks are dropped."""
    whole, _, fraction = piece.partition(decimal)
    return float(f"{whole}.{fraction.replace(decimal, '') or '0'}")
