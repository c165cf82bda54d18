"""How is a sentence that was kept, or raised as an error, told to the reader?

A chronicle keeps its reasons and notes as English sentences, and errors are raised as such, for the command line and for
other programs. Pages tell them in the language of their reader: the catalogues have every one of these sentences, with gaps
for what differs from case to case, as the name of a text: “Both are dated {day}.” is told as “Keduanya bertanggal {day}.”
The first word of a gap's name says what fills it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

# What may stand in a gap, by its kind; where nothing is said of a kind, anything.
_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "class": r"[a-z]+",
        "countries": r"[A-Z]{3}(?:(?:, | and )[A-Z]{3})*",
        "country": r"[A-Z]{3}",
        "counts": r"[0-9][0-9,]* [^,]+(?:, [0-9][0-9,]* [^,]+)*",
        "day": r"[0-9][0-9A-Z:/+-]*",
        "kind": r"[A-Z]+(?: [a-z][a-z-]*)?",
        "measures": r"[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)? [^,]+(?:, [0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)? [^,]+)*",
        "mode": r"[a-z][a-z-]*",
        "n": r"[0-9][0-9,]*",
        "sense": r"[a-z ]+",
        "status": r"[a-z]+",
        "type": r"[A-Z]+",
        "unit": r"[\w -]+",
    }
)
_LISTED = re.compile(r", | and ")
_RECORDS = re.compile(r" and (?=[a-z]+ [\w:.~-]+(?: “| and |$))")
_COUNTS = re.compile(r", (?=[0-9][0-9,]* )")
_GAP = re.compile(r"\{(\w+)\}")
# Longer sentences are left as they stand: nothing of ours is so long, and what others wrote may be made to cost time.
LONGEST = 2000


class Words(Protocol):
    """The words of one language."""

    def __call__(self, key: str, **filled: str) -> str:
        """The text for “table.name” with its gaps filled; the name itself where there is none."""
        ...

    def table(self, name: str) -> Mapping[str, str]:
        """All texts of a table, by their names."""
        ...

    def day(self, iso: str | None) -> str:
        """A date in words."""
        ...

    def number(self, value: float, digits: str | None = None) -> str:
        """A number as the language writes it."""
        ...

    def country(self, code: str | None) -> str:
        """The name of a country."""
        ...

    def body(self, id_: str) -> str:
        """The name of a body of the register."""
        ...

    def state(self, name: str) -> str:
        """The name of a country that is given by its English name."""
        ...

    def unit(self, unit: str) -> str:
        """The name of a unit."""
        ...


class _Pattern(NamedTuple):
    """A sentence as a pattern, its gaps in order with their kinds, and what it is told as."""

    shape: re.Pattern[str]
    gaps: tuple[str, ...]
    told: str


class Retelling:
    """“Both are dated 2025-08-09.” → “Keduanya bertanggal 9 Agustus 2025.”: English sentences in the reader's language."""

    def __init__(self, words: Words) -> None:
        """Tell with these `words`; the patterns of a table are made when it is first asked for."""
        self._words = words
        self._patterns: dict[str, tuple[_Pattern, ...]] = {}
        self._ways: Mapping[str, Callable[[str], str]] = MappingProxyType(
            {
                "class": lambda kind: words(f"kind.{kind}"),
                "countries": lambda codes: ", ".join(map(words.country, re.findall(r"[A-Z]{3}", codes))),
                "country": words.country,
                "counts": self._counts,
                "day": words.day,
                "fault": lambda fault: self("fault", fault),
                "kind": self._kind,
                "measures": self._measures,
                "mode": lambda mode: words(f"mode.{mode}"),
                "n": lambda number: words.number(int(number.replace(",", ""))),
                "net": lambda net: self("net", net),
                "parties": self._parties,
                "place": lambda place: self("spot", place),
                "record": self.records,
                "sense": lambda sense: words(f"sense.{sense.replace(' ', '_')}"),
                "size": lambda size: self("size", size),
                "sorts": lambda sorts: ", ".join(words(f"sort.{sort}") for sort in _LISTED.split(sorts)),
                "state": words.state,
                "status": lambda status: words(f"status.{status}"),
                "type": lambda type_: words(f"type.{type_}"),
                "unit": words.unit,
                "verb": lambda verb: words(f"verb.{verb}"),
                "verbs": lambda verbs: ", ".join(words(f"verb.{verb}") for verb in _LISTED.split(verbs)),
            }
        )

    def __call__(self, table: str, sentence: str) -> str:
        """The sentence in the reader's language; as it stands where `table` does not have it."""
        found = self.found(table, sentence)
        return sentence if found is None else found

    def found(self, table: str, sentence: str) -> str | None:
        """The sentence in the reader's language, None where `table` does not have it; in “error” also what jobs say."""
        if len(sentence) > LONGEST:
            return None
        for pattern in self._table(table):
            match = pattern.shape.fullmatch(sentence)
            filled = self._filled(pattern.gaps, match.groups()) if match else None
            if filled is not None:
                return _with(pattern.told, filled)
        return self._of_source(sentence) if table == "error" else None

    def records(self, said: str) -> str:
        """“entry E1 “Flood” and entry E2 “Aid””: the records that a judgement is of, as it names them."""
        return "; ".join(self("record", one) for one in _RECORDS.split(said))

    def _filled(self, gaps: tuple[str, ...], values: tuple[str, ...]) -> dict[str, str] | None:
        """What stands in the gaps, told; None where one should be a sentence itself and is none that is known."""
        filled = {}
        for gap, value in zip(gaps, values, strict=True):
            kind = gap.partition("_")[0]
            if kind == "said":
                parts = [self.found("reason", part) for part in value.split("; ")]
                told = None if None in parts else "; ".join(part for part in parts if part is not None)
            else:
                told = self._ways[kind](value) if kind in self._ways else value
            if told is None:
                return None
            filled[gap] = told
        return filled

    def _of_source(self, sentence: str) -> str | None:
        """“Place: what is wrong; what to do.” or “Place: what is to be known.”, wherever the place ends."""
        for place, said in _parted(sentence, ": "):
            told = self.found("note", said)
            if told is None:
                told = next(
                    (
                        f"{wrong}; {remedy}."
                        for left, right in _parted(said.removesuffix("."), "; ")
                        if (wrong := self.found("fault", left)) and (remedy := self.found("remedy", right))
                    ),
                    None,
                )
            if told is not None:
                return f"{self('spot', place)}: {told}"
        return None

    def _table(self, name: str) -> tuple[_Pattern, ...]:
        """The patterns of a table, those that say most first."""
        if name not in self._patterns:
            texts = sorted(self._words.table(name).items(), key=lambda text: (-len(_GAP.sub("", text[0])), text[0]))
            self._patterns[name] = tuple(
                _Pattern(shape_of(said), tuple(_GAP.findall(said)), told or said) for said, told in texts
            )
        return self._patterns[name]

    def _kind(self, kind: str) -> str:
        type_, _, mode = kind.partition(" ")
        return self._words(f"type.{type_}") + (f": {self._words(f'mode.{mode}')}" if mode else "")

    def _measures(self, given: str) -> str:
        pairs = (one.partition(" ") for one in given.split(", "))
        return ", ".join(f"{self._words.number(float(number))} {self._words.unit(unit)}" for number, _, unit in pairs)

    def _counts(self, given: str) -> str:
        """“12 are no HTML, 3 hold no article”: how many of a kind, by the table “passed”."""
        pairs = (one.partition(" ") for one in _COUNTS.split(given))
        return ", ".join(f"{self._ways['n'](number)} {self('passed', kind)}" for number, _, kind in pairs)

    def _parties(self, ids: str) -> str:
        return ", ".join(map(self._party, ids.split(", ")))

    def _party(self, id_: str) -> str:
        """“state:RUS” by the country's name, “person:halden-brusko” by the words that the id is made of."""
        kind, _, name = id_.partition(":")
        if kind == "state":
            return self._words.country(name)
        if kind == "body":
            return self._words.body(id_)
        words = name.split(":")[0].split("~")[0].replace("-", " ")
        return words.title() if kind == "person" else words or id_


def _with(told: str, filled: Mapping[str, str]) -> str:
    return _GAP.sub(lambda gap: filled[gap[1]], told)


def shape_of(said: str) -> re.Pattern[str]:
    """The pattern of a sentence with gaps.

    >>> bool(shape_of("One is dated {day}, the other not.").fullmatch("One is dated 2024-08, the other not."))
    True
    """
    parts = _GAP.split(said)
    shape = "".join(
        f"({_SHAPES.get(part.partition('_')[0], '.*?')})" if n % 2 else re.escape(part) for n, part in enumerate(parts)
    )
    return re.compile(shape, re.DOTALL)


def _parted(text: str, mark: str) -> Iterator[tuple[str, str]]:
    """The two sides of every place where `mark` stands."""
    at = text.find(mark)
    while at >= 0:
        yield text[:at], text[at + len(mark) :]
        at = text.find(mark, at + 1)
