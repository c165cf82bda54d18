"""The shape of a pack's `senses.toml`: which words tell the same kind of act."""

from msgspec import Struct


class Sense(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*menawarkan*, *berjanji*, *siap*: an offer”: words by which news tells one kind of act.

    `forms` are stems, of several words those of words that follow each other; a word behind “=” is only meant as it
    stands. `but` are folded words that have the stem and another sense. `examples` are sentences with the sense,
    `counter_examples` sentences without.
    """

    name: str
    forms: tuple[str, ...]
    but: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class SensesTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The senses that a language tells apart; a word may have several."""

    senses: tuple[Sense, ...]
