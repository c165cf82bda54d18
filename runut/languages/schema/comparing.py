"""The shape of a pack's `comparing.toml`: which words say that two figures count the same."""

from typing import Literal

from msgspec import Struct

Change = Literal["grows", "varies", "stays"]


class Counted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*tewas* and *meninggal* both count the dead”: words by which one kind of thing is counted.

    `forms` are folded words; one of them near a figure says that it counts this. `change` says how the number goes on: it
    “grows” (a later, higher one is news and no contradiction), “varies” up and down, or “stays”. `examples` hold a form,
    `counter_examples` none.
    """

    name: str
    forms: tuple[str, ...]
    change: Change = "stays"
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class ComparingTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What comparing must know of one language: the kinds of things that reports count, and words that tell nothing.

    `bare` are folded words that say how much, not of what ("people", "units"): figures that share one need not count the same.
    """

    counted: tuple[Counted, ...]
    bare: tuple[str, ...]
