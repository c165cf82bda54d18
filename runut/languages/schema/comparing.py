"""The shape of a pack's `comparing.toml`: which words say that two figures count the same."""

from typing import Literal

from msgspec import Struct

Change = Literal["grows", "varies", "stays"]


class Counted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*tewas* and *meninggal* both count the dead”: words by which one kind of thing is counted.

    `forms` are folded words; one of them near a figure says that it counts this. `change` says how the number goes on: it
    “grows” (a later, higher one is news and no contradiction), “varies” up and down, or “stays”. A figure of an event of
    one of `modes` (“HAPPEN/death”) counts this where no word says what it counts. `examples` hold a form,
    `counter_examples` none.
    """

    name: str
    forms: tuple[str, ...]
    modes: tuple[str, ...] = ()
    change: Change = "stays"
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class Doubt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*diduga membakar*”: words that tell an event as somebody's claim, without saying that it is true.

    `forms` are folded words that stand closely in front of the event, or in the cue of whoever says it. `examples` hold one,
    `counter_examples` none.
    """

    name: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class ComparingTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What comparing must know of one language: what reports count, what they doubt, and words that tell nothing.

    `bare` are folded words that say how much, not of what ("people", "units"): figures that share one need not count the same.
    `parts` are folded words behind a figure that counts some of those counted before ("of them"), `since` those in front of a
    date from which on something is counted, `until` those in front of one up to which it is. `measures` are units that
    measure anything; what another unit names ("ship", "officer") is itself what is counted. `near` are folded words in front
    of a place that put something near it, not in it; `some` those that begin a phrase for an unknown number of people or
    things, `passives` beginnings of verbs that leave open who does it.
    """

    counted: tuple[Counted, ...]
    doubts: tuple[Doubt, ...]
    bare: tuple[str, ...]
    measures: tuple[str, ...]
    parts: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()
