"""The shape of a pack's `sentences.toml`: what a full stop must be known for before it ends a sentence."""

from msgspec import Struct


class SplitCase(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of text, written for the purpose, and the sentences that it must come apart into."""

    text: str
    sentences: tuple[str, ...]


class SentenceTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*Jl.* is never the end of a sentence, *Tbk.* may be”: what the rules must know of one language.

    `never_final`, `before_number` and `may_be_final` are abbreviations in lower case without their last full stop: the
    first never end a sentence, the second not before a number, the third only before a word of `openers` (lower case),
    the words that begin sentences and are no names. `domains` are the endings of addresses, which need no blank before
    a capital. `cases` prove the rest.
    """

    never_final: tuple[str, ...]
    before_number: tuple[str, ...]
    may_be_final: tuple[str, ...]
    openers: tuple[str, ...]
    domains: tuple[str, ...]
    cases: tuple[SplitCase, ...]
