"""The shapes of a pack's `frequencies.tsv` and `linking.toml`: how rare words are, how they change, how an entry is told."""

from msgspec import Struct

from runut.records.claims import Status
from runut.records.codebook import EventType


class FrequencyRow(Struct, frozen=True, forbid_unknown_fields=True):
    """“*gempa* stands in one of two hundred articles”: a word form and how rare it is in news.

    `bits` is the binary logarithm of all articles over those with the word.
    """

    word: str
    bits: float


class Affix(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*menawar* may be *me-* and *tawar*”: letters at a word's edge and what the stem may have in their place.

    `restores` are the letters that the affix may have swallowed; "" keeps the rest as it is. `examples` are words with the
    affix and their stem, written “word stem”; `counter_examples` pairs of words that must not share a stem.
    """

    form: str
    restores: tuple[str, ...] = ("",)
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class Telling(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*menyerang*, *diserang*, *serangan*”: the words by which events of some types and modes are told.

    The first telling whose types and modes hold (none given: all) is taken. `active` is said of the actors with
    recipients, `alone` without (empty: as `active`), `passive` of the recipients where no actor is known, `bare` where
    neither is. Its place is told where it is `placed`: what is only said has none. `examples` are whole sentences, written
    “type|mode|status|actors|recipients|place|date|trigger = sentence”, names separated by semicolons.
    """

    types: tuple[EventType, ...] = ()
    modes: tuple[str, ...] = ()
    active: str
    alone: str = ""
    passive: str
    bare: str
    placed: bool = False
    examples: tuple[str, ...] = ()


class Patterns(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a sentence is put together from {actors}, {status}, {verb}, {recipients}, and how days and places are named.

    `both`, `doers`, `receivers` and `neither` are for what is known of the parties; `place`, `trigger` and `date` are put
    behind. `status` holds the word before the verb by status ("" where there is none). `day`, `month`, `week`, `year` and
    `range` write a date of that precision with {day}, {month}, {year}, {week}, {first} and {last}. `conjunction` joins the
    last of several names.
    """

    both: str
    doers: str
    receivers: str
    neither: str
    place: str
    trigger: str
    date: str
    status: dict[Status, str]
    day: str
    month: str
    week: str
    year: str
    range: str
    conjunction: str


class LinkingTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What linking must know of one language.

    `common_bits` is the rarity under which a word tells nothing of an article's story. `stem_letters` is the shortest stem
    that is believed. `months` are the twelve names of months. `whole_bodies` are nouns that, with a country, mean its
    government or forces as a whole, but not with one of `lands` behind them, which makes it that of a part. `everyday` are
    descriptions of which a place has many bearers: they make nobody known, so that two of one name and different age are
    two people. `pointing` are the words that, behind a noun, say that it was told of before.
    """

    common_bits: float
    stem_letters: int
    months: tuple[str, ...]
    whole_bodies: tuple[str, ...]
    lands: tuple[str, ...]
    everyday: tuple[str, ...]
    pointing: tuple[str, ...]
    prefixes: tuple[Affix, ...]
    suffixes: tuple[Affix, ...]
    patterns: Patterns
    tellings: tuple[Telling, ...]
