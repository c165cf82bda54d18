"""What every entry of a language table carries as its proof."""

from msgspec import Struct


class Proof(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sentences, written for the purpose, in which the entry applies and in which it must not.

    The tests run them through the stage that uses the table.
    """

    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
