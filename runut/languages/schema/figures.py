"""The shapes of a pack's `figures.toml` and `units.tsv`: what makes a number a figure, and what it counts."""

from typing import Literal

from msgspec import Struct

from runut.records.claims import Bound

UnitKind = Literal["percent", "point", "time", "measure", "money", "cent", "classifier", "count"]


class UnitRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*rumah* counts houses”: words behind a number, in small letters, with the unit and its kind.

    `unit` is a singular English noun or an ISO 4217 code. A "classifier" gives way to the noun behind it; a "cent" is a
    hundredth of the money told near.
    """

    surface: str
    unit: str
    kind: UnitKind


class UnitName(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*document* is a *dokumen*”: what the language calls a unit of `units.tsv` on a page."""

    unit: str
    name: str


class BoundPhrase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*lebih dari* makes it more”: phrases before (or `behind`) a number. `carries` holds for figures joined by *and* too."""

    bound: Bound
    phrases: tuple[str, ...]
    behind: bool = False
    carries: bool = False


class UnitPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“6 minutes 53 seconds are told in seconds”: how many (`count`) of the unit `part` make one `whole`."""

    whole: str
    part: str
    count: int


class FigureCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence written for the purpose and all its figures, each as “words = value bound unit” (low..high in a range).

    None makes it a counter-example. The words are those of the figure's span.
    """

    text: str
    found: tuple[str, ...] = ()


class FigureTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*lebih dari*, *sekitar*, *Rp*”: the words around numbers in one language, in small letters.

    `parts` of units make a figure in two units, or a range between them, one. Before and behind a number: `bounds` shift it,
    and `fillers` may stand between bound and number. `range_before` and `range_to` make two numbers a range, `range_and` only
    behind `range_before`. `currencies` stand before money, `negatives` turn a rate below zero, `magnitudes` and `scores`
    announce what has no unit.

    What is no figure: numbers behind `labels` are names (article 5), those behind `sizes` too, whatever their unit (calibre
    9 mm), those in `idioms` count nothing, `discourse` nouns count parts of a text, `bases` stand before the base of a rate,
    `within` before one of it ("dalam satu tahun"), `ages` before an age, `aged` people too, `since` behind a time told and
    not measured, `commemorations` before anniversaries, `coordinates` beside places on the globe.

    What is counted: `between` may stand between number and noun, `rates` behind a unit. Without a noun: `befallen` are states
    of people, `rest` points to what was counted last, `of_all` joins part and whole, `introducers` announce a bare number,
    `pointers` behind it take up what was counted ("dari enam itu"), `picked` before and `pauses` behind it together do.
    `placeholders` are units of counting words that give way to the noun told before, `conditions` may stand between the two.
    `amounts` stand before the noun that a number far behind counts. `singles` are number and time unit in one word, counted
    where they open a sentence or stand behind `lasting`. `joints` join figures that share a bound. `never_counted` are no
    nouns, `possessive` ends a noun.
    """

    bounds: tuple[BoundPhrase, ...]
    fillers: tuple[str, ...]
    range_before: tuple[str, ...]
    range_to: tuple[str, ...]
    range_and: tuple[str, ...]
    currencies: dict[str, str]
    labels: tuple[str, ...]
    sizes: tuple[str, ...]
    idioms: tuple[str, ...]
    discourse: tuple[str, ...]
    bases: tuple[str, ...]
    within: tuple[str, ...]
    rates: tuple[str, ...]
    befallen: tuple[str, ...]
    rest: tuple[str, ...]
    of_all: tuple[str, ...]
    introducers: tuple[str, ...]
    picked: tuple[str, ...]
    pointers: tuple[str, ...]
    pauses: tuple[str, ...]
    placeholders: tuple[str, ...]
    conditions: tuple[str, ...]
    amounts: tuple[str, ...]
    singles: dict[str, str]
    lasting: tuple[str, ...]
    scores: tuple[str, ...]
    magnitudes: tuple[str, ...]
    ages: tuple[str, ...]
    aged: tuple[str, ...]
    since: tuple[str, ...]
    commemorations: tuple[str, ...]
    coordinates: tuple[str, ...]
    negatives: tuple[str, ...]
    joints: tuple[str, ...]
    between: tuple[str, ...]
    never_counted: tuple[str, ...]
    possessive: str
    parts: tuple[UnitPart, ...]
    cases: tuple[FigureCase, ...]
