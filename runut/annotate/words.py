"""A sentence as words, signs and numbers, apart from any parse: what lexicons and forms are matched on."""

import re
from collections.abc import Iterable, Mapping
from itertools import repeat
from types import MappingProxyType

from msgspec import Struct

# A day like 2024-08-04, 4/8/2024, 4-8-2024; a number like 4, 4.000, 17.41, 1.234.567,5; a word like Jumat, Jum'at; a sign.
_PIECE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?!\d)|\d{1,4}(?:/\d{1,4}){1,2}(?![\d/])|\d{1,2}-\d{1,2}-\d{4}(?!\d)|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?$")
_DOTTED_DAY = re.compile(r"\d{1,2}([.-])\d{1,2}\1\d{4}$")
_MONTHS, _HOURS, _DAYS, _YEARS, _SHORT = 12, 24, 31, (1000, 2199), 2
_FIRST_LETTER = 0xE000

OTHER = chr(_FIRST_LETTER)

# The classes that a number's spelling puts it in.
NUMBER_CLASSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "small": ("number", "short", "hour", "day", "month_number"),
        "hour": ("number", "short", "hour", "day"),
        "zero": ("number", "short", "hour"),
        "day": ("number", "short", "day"),
        "short": ("number", "short"),
        "year": ("number", "year"),
        "count": ("number",),
        "clock": ("number", "clock"),
        "slashed": ("slashed",),
        "iso": ("iso",),
    }
)


class Words(Struct, frozen=True, gc=False):
    """“*Minggu*, then *(*, then *4/8*”: the pieces of a text with their characters, in order.

    Offsets count characters of the article. `folded` is each piece in small letters with a plain apostrophe.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    texts: tuple[str, ...]
    folded: tuple[str, ...]

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self.starts)

    def touches(self, index: int) -> bool:
        """Whether no blank stands between piece `index` and the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def words_of(text: str, start: int, end: int) -> Words:
    """The words, numbers and signs of the characters [start, end) of `text`."""
    spans = [found.span() for found in _PIECE.finditer(text, start, end)]
    if not spans:
        return Words((), (), (), ())
    starts, ends = zip(*spans, strict=True)
    texts = tuple([text[at:to] for at, to in spans])
    # Folded in one go: no piece holds a line's end.
    folded = tuple("\n".join(texts).lower().replace("’", "'").split("\n"))
    return Words(starts, ends, texts, folded)


def number_kind(piece: str) -> str:
    """Which of NUMBER_CLASSES a piece that begins with a digit is: by its spelling alone.

    >>> [number_kind(piece) for piece in ("7", "30", "2024", "4.000", "17.41", "4/8", "2024-08-04")]
    ['small', 'day', 'year', 'count', 'clock', 'slashed', 'iso']
    """
    if piece.isdecimal():
        return _whole_kind(piece)
    if "/" in piece or _DOTTED_DAY.match(piece):
        return "slashed"
    if "-" in piece:
        return "iso"
    return "clock" if _CLOCK.match(piece) else "count"


def _whole_kind(piece: str) -> str:
    """The kind of a number without signs in it."""
    if len(piece) > _SHORT:
        return "year" if len(piece) == len("2024") and _YEARS[0] <= int(piece) <= _YEARS[1] else "count"
    value = int(piece)
    if value == 0:
        return "zero"
    return next(
        (kind for kind, most in (("small", _MONTHS), ("hour", _HOURS), ("day", _DAYS)) if value <= most), "short"
    )


class Lexicon:
    """Which classes does a word belong to? Every set of classes that occurs has one letter of its own.

    A sentence becomes a string of such letters, one for each word, and a form a regular expression over them:

    ::

        on  Sunday   4      August   2024
        a   b        c      d        e            forms: {weekday} {day} {month} {year}?  ->  [bf][cg][d]e?
    """

    def __init__(self, classes: Mapping[str, Mapping[str, str]], prefixes: Iterable[str] = ()) -> None:
        """`classes` maps a class to its words and their values; `prefixes` are words that a number may touch."""
        self.classes = classes
        self._prefixes = frozenset(prefixes)
        member: dict[str, set[str]] = {}
        for name, words in classes.items():
            for word in words:
                member.setdefault(word, set()).add(name)
        self._letter_of: dict[str, str] = {}
        self._holders: dict[str, str] = {}
        letters: dict[tuple[str, ...], str] = {}
        for word in sorted(member):
            self._letter_of[word] = self._letter(letters, tuple(sorted(member[word])))
        self._number_letter = {kind: self._letter(letters, names) for kind, names in NUMBER_CLASSES.items()}

    def _letter(self, letters: dict[tuple[str, ...], str], names: tuple[str, ...]) -> str:
        """The letter of a set of classes, a new one where it has none."""
        if names not in letters:
            letters[names] = chr(_FIRST_LETTER + 1 + len(letters))
            for name in names:
                self._holders[name] = self._holders.get(name, "") + letters[names]
        return letters[names]

    def letters(self, name: str) -> str:
        """The letters of all sets that hold the class `name`; empty where no word is in it."""
        return self._holders.get(name, "")

    def shape(self, words: Words) -> str:
        """One letter for each of `words`; OTHER for a word in no class, and for a number that is part of a code (QZ8501)."""
        out = [*map(self._letter_of.get, words.folded, repeat(OTHER))]
        for index in [at for at, word in enumerate(words.folded) if word[0].isdecimal()]:
            before = words.folded[index - 1] if words.touches(index) else ""
            coded = before.isalpha() and before not in self._prefixes
            out[index] = OTHER if coded else self._number_letter[number_kind(words.folded[index])]
        return "".join(out)
