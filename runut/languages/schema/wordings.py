"""The shape of a pack's `wordings.toml`: which words turn what somebody says round, say it again, or say nothing."""

from msgspec import Struct


class Forms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*tidak*, *bukan*, *belum*”: folded words, or two words with a space between, that do the same.

    `examples` hold one, `counter_examples` none.
    """

    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class WordingsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What comparing two wordings of one saying must know of a language.

    `negations` turn a sentence round, `hedges` make it less sure. In the words that introduce a saying, `again` tell that
    it was said before, `back` that it is quoted from then. `light` words may come, go or change without changing what is
    said.
    """

    negations: Forms
    hedges: Forms
    again: Forms
    back: Forms
    light: Forms
