"""The shape of a pack's `numbers.toml`: how numbers are written in letters and digits."""

from msgspec import Struct


class NumberCase(Struct, frozen=True, forbid_unknown_fields=True):
    """A number as it is written, and what it is worth; no value where the words are no number."""

    text: str
    value: float | None = None


class NumberTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*tiga puluh lima* is 35”: the number words of one language in small letters, with their values.

    `decimal` is the mark before a fraction, `grouping` the one between thousands. `digits` are added up; `teens` raise the
    digit before them; `scales` multiply what stands before, `short_scales` only digits, `money_scales` only digits of
    money; `wholes` are finished numbers that more may follow; `fractions` are shares that are added, `parts` divide what
    stands before; `endings` touch digits before a scale and make them rough; `times` between digits multiply them; `vague`
    stand for a power of ten. `cases` prove it.
    """

    decimal: str
    grouping: str
    digits: dict[str, float]
    wholes: dict[str, float]
    teens: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float]
    money_scales: dict[str, float]
    fractions: dict[str, float]
    parts: dict[str, float]
    endings: tuple[str, ...]
    times: tuple[str, ...]
    vague: dict[str, float]
    cases: tuple[NumberCase, ...]
