"""The shape of a pack's `differing.toml`: which words put, date or call one happening otherwise than another report."""

from msgspec import Struct

from runut.languages.schema.wordings import Forms


class DifferingTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What comparing must know of a language to see that two reports differ where no cell is filled.

    One of `sides` in front of one of `directions` means a part of a place (“bagian barat”). `lately` end an expression for an
    open time (“beberapa hari terakhir”), `documents` are what is agreed on or signed. Behind a death, `spots` say that it was
    at once, `hospitals` that it was there, with nothing but `ways` between. In front of an office, `former` say that somebody
    does not hold it now, `deputies` that he holds a lower one. In front of a deed, it is only `considered`, `planned`, lies
    `ahead` for sure, or is `done`. What is `inside` stands in front of a place in which something is; behind it, `openings`
    make a place one of many that has no name here. `dwellings` are nouns of which only one is true of where people live or
    stay.
    """

    sides: Forms
    directions: Forms
    lately: Forms
    documents: Forms
    hospitals: Forms
    spots: Forms
    ways: Forms
    former: Forms
    deputies: Forms
    considered: Forms
    planned: Forms
    ahead: Forms
    done: Forms
    inside: Forms
    openings: Forms
    dwellings: Forms
