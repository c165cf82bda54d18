"""What comparing the articles of a story brings to light."""

from typing import Literal

from msgspec import Struct

from runut.records.span import Span

Slot = Literal["date", "value", "bound", "actor", "recipient", "status", "place", "name", "wording"]
DisagreementKind = Literal["conflict", "development", "precision"]
ReuseKind = Literal["reuse", "recurrence", "quotation"]
FirstBy = Literal["time", "day", "source", "unknown"]
Change = Literal["number", "negation", "hedge", "name", "words"]


class Variant(Struct, frozen=True, array_like=True):
    """“Four outlets say 17, on two origins”: one version, with the ids of the claims that give it.

    `independence` is on how many origins it rests: copies of one text, and tellings on one body's word, are one.
    """

    says: str
    records: tuple[str, ...]
    independence: int = 1


class Disagreement(Struct, frozen=True, kw_only=True):
    """“17 dead here, 21 there”: claims about one entry that cannot all be true, or that differ materially.

    `kind` is conflict where they cannot all be true, development where the later report updates the earlier, precision
    where one says more exactly or more surely what another says. `weight` runs from 0 to 1: what readers ask first, how many
    origins stand on each side, how far apart they are. `entry` is None where the claims differ about something that no
    entry holds (a figure without event, a name).
    """

    id: str
    story: str
    slot: Slot
    kind: DisagreementKind
    variants: tuple[Variant, ...]
    entry: str | None = None
    about: str = ""
    weight: float = 0.0


class Omission(Struct, frozen=True, kw_only=True):
    """“Three tell of the denial, this one does not”: an entry that some articles of a story tell and others leave out.

    `independence` is on how many origins it is told, `weight` (0 to 1) how much its absence means: the more origins tell
    it, and the more of the story's articles, the more.
    """

    id: str
    story: str
    entry: str
    told_by: tuple[str, ...]
    left_out_by: tuple[str, ...]
    independence: int = 1
    weight: float = 0.0


class Passage(Struct, frozen=True, gc=False):
    """“This paragraph of that article”: a span in a named article."""

    article: str
    span: Span


class Reuse(Struct, frozen=True, gc=False, kw_only=True):
    """“This paragraph stood there two days earlier”: a passage that stands, nearly word for word, in an earlier text.

    `similarity` runs from 0 to 1. `kind` is "recurrence" where the same speaker says it again, "quotation" where two
    articles of a story quote one saying in words that differ materially; `changes` then says in what. `first_by` says how it
    is known which text was first: by their times, by their days, because the later names the other's outlet as its source,
    or not at all ("unknown"; the order then means nothing).
    """

    id: str
    earlier: Passage
    later: Passage
    similarity: float
    kind: ReuseKind
    first_by: FirstBy = "unknown"
    changes: tuple[Change, ...] = ()


class Findings(Struct, frozen=True, kw_only=True):
    """All that comparing one closed set of articles found."""

    disagreements: tuple[Disagreement, ...] = ()
    omissions: tuple[Omission, ...] = ()
    reuses: tuple[Reuse, ...] = ()
