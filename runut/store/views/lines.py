"""What the tables of a chronicle are made of: flat lines, a field for each column, for spreadsheets and statistics."""

from msgspec import Struct

from runut.records.codebook import QuadClass


class StoryLine(Struct, frozen=True, kw_only=True):
    """One story."""

    story: str
    title: str
    first: str | None
    last: str | None
    articles: int
    outlets: int
    entries: int
    disagreements: int


class ArticleLine(Struct, frozen=True, kw_only=True):
    """One article that counts; its text is on its page."""

    article: str
    story: str | None
    outlet: str | None
    title: str | None
    authors: str
    published: str | None
    language: str
    address: str | None
    source: str
    recorded: str


class EntryLine(Struct, frozen=True, kw_only=True):
    """One thing that happened, with how many tell it."""

    entry: str
    story: str
    date: str | None
    type: str
    mode: str | None
    status: str
    place: str | None
    actors: str
    recipients: str
    summary: str
    outlets: int
    articles: int
    reports: int
    disagreements: int


class ClaimLine(Struct, frozen=True, kw_only=True):
    """One claim of one article, with the words that it rests on and where they stand in the article's text."""

    claim: str
    kind: str
    article: str
    story: str | None
    entry: str | None
    outlet: str | None
    published: str | None
    line: int
    start: int
    end: int
    words: str
    sentence: str
    via: str
    type: str | None = None
    actors: str | None = None
    recipients: str | None = None
    status: str | None = None
    place: str | None = None
    speaker: str | None = None
    to: str | None = None
    mode: str | None = None
    medium: str | None = None
    date: str | None = None
    value: float | None = None
    high: float | None = None
    bound: str | None = None
    unit: str | None = None
    of: str | None = None


class ActorLine(Struct, frozen=True, kw_only=True):
    """One who speaks, acts or is acted upon, with how many articles speak of it."""

    actor: str
    name: str
    kind: str
    country: str | None
    aliases: str
    articles: int


class DisagreementLine(Struct, frozen=True, kw_only=True):
    """One claim of one version of a disagreement, with its words."""

    disagreement: str
    story: str
    entry: str | None
    slot: str
    kind: str
    about: str
    weight: float
    version: int
    says: str
    independence: int
    claim: str
    article: str
    outlet: str | None
    published: str | None
    words: str


class OmissionLine(Struct, frozen=True, kw_only=True):
    """One article that leaves out what others tell."""

    omission: str
    story: str
    entry: str
    summary: str
    article: str
    outlet: str | None
    published: str | None
    told_by: int
    independence: int
    weight: float


class ReuseLine(Struct, frozen=True, kw_only=True):
    """One passage that stands, nearly word for word, in an earlier article."""

    reuse: str
    kind: str
    similarity: float
    first_by: str
    earlier: str
    earlier_outlet: str | None
    earlier_published: str | None
    earlier_start: int
    earlier_end: int
    earlier_words: str
    later: str
    later_outlet: str | None
    later_published: str | None
    later_start: int
    later_end: int
    later_words: str


class RelationLine(Struct, frozen=True, kw_only=True):
    """One entry between one who acts and one who is acted upon, with its PLOVER score."""

    date: str | None
    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    type: str
    mode: str | None
    quad: QuadClass
    score: float | None
    status: str
    entry: str
    story: str
