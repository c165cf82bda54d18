"""The tables that say which words mean somebody who acts: names, nouns, titles, pronouns."""

from typing import Literal

from msgspec import Struct

from runut.records.annotations import ActorKind

TitleUse = Literal["office", "rank", "role", "honorific", "none"]


class StateRow(Struct, frozen=True, kw_only=True):
    """What the language calls a state: its usual name, others, and its capital, separated by commas."""

    code: str
    name: str
    others: str = ""
    capitals: str = ""


class SeatRow(Struct, frozen=True, kw_only=True):
    """A building or town by whose name a government is called; `kind` says whether the state or a body of it is meant."""

    name: str
    country: str
    kind: ActorKind
    example: str


class BodyRow(Struct, frozen=True, kw_only=True):
    """What the language calls a body of the register (its id without "body:"), names separated by semicolons."""

    body: str
    names: str


class NounRow(Struct, frozen=True, kw_only=True):
    """A noun that heads a phrase for somebody who acts.

    `kind` is the actor's. `use` says how the phrase is read: "" by itself; "body" heads names of organisations; "part"
    belongs to somebody who follows it ("anggota X"); "stands" means the state or body that follows it ("pihak X");
    "refer" only means somebody with a word of reference, of measure or a name beside it; "none" never does. `example` is a
    sentence in which it is an actor of that kind, `counter` one in which no actor comes of it.
    """

    noun: str
    kind: ActorKind
    use: Literal["", "body", "part", "stands", "refer", "none"] = ""
    example: str
    counter: str = ""


class TitleRow(Struct, frozen=True, kw_only=True):
    """A title before or behind a name.

    `use`: an "office" takes what it is an office of, and may stand without a name; a "rank" and an "honorific" stand
    before a name, and the rank is told with it; a "role" is a common noun that says who a person right behind it is, and
    makes nobody of what is no person's name; "none" only looks like a title. `office` is the register's name of it.
    """

    title: str
    use: TitleUse
    office: str = ""
    example: str


class PronounCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A short text in whose last sentence the pronoun means the actor of that name, or nobody (empty)."""

    text: str
    means: str


class Pronoun(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that points back: how many it means, and of which kinds they may be (none given: any)."""

    words: tuple[str, ...]
    number: Literal["one", "many", "two"]
    kinds: tuple[ActorKind, ...] = ()
    cases: tuple[PronounCase, ...] = ()


class Clitic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ending that points back, the words that only look as if they had it, and words it never marks an owner on."""

    ending: str
    number: Literal["one", "many"]
    not_on: tuple[str, ...]
    object_on: tuple[str, ...] = ()
    cases: tuple[PronounCase, ...] = ()


class PronounTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """pronouns.toml: free pronouns and endings that point back."""

    pronoun: tuple[Pronoun, ...]
    clitic: tuple[Clitic, ...]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list of words that play one part in actor phrases, with phrases in which they do."""

    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class PhraseTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """actors.toml: the small words around the nouns and names of actors.

    `one` and `many` are measure words before a noun, `classifiers` stand between number and noun, `pointing` words mark a
    phrase that refers back, `before` words stand between measure and noun and are no part of a name. `stops` end a phrase
    although they could modify a noun. `domains` are words of offices that are no names, `inside` are small words inside
    names and titles, `from` prepositions that tie a name to a phrase, `relative` opens a relative clause. `given` names
    begin those of persons, never what an office is of; behind `personal` measures any noun means persons. `former` marks
    past offices, `deputy` words make another office of a title. `generic` are nouns that can point back to anyone of
    their kind. `locative` prepositions make a name a place. `settled` words stand before the name of a place or state,
    `sovereign` before a state's alone, `regional` before that of a part of one, `into` before a place's only; `seated`
    titles are of a place, those of `relatives` of a person. `spoken` words stand before a speaker, `citing` ones before a
    medium. `naming` words stand between a noun and the name of whom it means, `initialed` ones before initials; `aka` words
    between a name and a nickname, with `aka_around` beside them. `enders` end the name of a body that is called in the
    English order, `legal` words the name of a company. `aged` words and `years` tell an age. `capital` words say of what a
    town is the capital,
    `borne` nouns mean two persons only who were called so or by initials, `currencies` bear a state's name without
    meaning it.
    """

    one: Words
    many: Words
    given: Words
    personal: Words
    two: Words
    classifiers: Words
    pointing: Words
    stops: Words
    domains: Words
    inside: Words
    tied: Words
    relative: Words
    former: Words
    deputy: Words
    particles: Words
    locative: Words
    not_names: Words
    generic: dict[str, tuple[ActorKind, ...]]
    police: dict[str, tuple[str, ...]]
    pairs: dict[str, tuple[ActorKind, ...]]
    pair_between: tuple[str, ...]
    home: str
    others: Words
    numerals: Words
    statehood: Words
    borne: Words
    fields: Words
    towards: Words
    not_verbs: Words
    settled: Words
    sovereign: Words
    regional: Words
    seated: Words
    spoken: Words
    citing: Words
    relatives: Words
    into: Words
    capital: Words
    naming: Words
    initialed: Words
    aka: Words
    aka_around: Words
    enders: Words
    years: Words
    aged: Words
    legal: Words
    currencies: Words
    verb_prefixes: tuple[str, ...]
    verb_endings: tuple[str, ...]
    noun_prefixes: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]
