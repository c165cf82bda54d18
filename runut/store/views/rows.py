"""What the views of a chronicle are made of: frozen rows, ready to be shown, every claim with its quotation."""

from msgspec import Struct

from runut.records.annotations import ActorKind
from runut.records.claims import Status
from runut.records.codebook import EventType
from runut.records.findings import DisagreementKind, Slot
from runut.records.links import Moment, Office, Reason
from runut.records.span import Span


class Quotation(Struct, frozen=True, kw_only=True):
    """“*... menawarkan bantuan ...*, KabarTiga, 10 August, 03.txt line 4”: characters of an article, in their sentence.

    `span` holds the quoted characters, `around` the sentence (or passage) that they stand in, `text` what stands there;
    ``text[span.start - around.start : span.end - around.start]`` is the quotation. `line` counts from 1.
    """

    article: str
    source: str
    outlet: str | None
    published: str | None
    line: int
    span: Span
    around: Span
    text: str

    @property
    def quoted(self) -> str:
        """The quoted characters alone."""
        return self.text[self.span.start - self.around.start : self.span.end - self.around.start]


class ClaimView(Struct, frozen=True, kw_only=True):
    """“KabarTiga, on Velnas's word: the president offered aid”: one claim with its evidence.

    `kind` is event, statement or figure; `cells` holds (name, value) pairs to show, in order; `chain` the names of the
    bodies that passed it on, innermost first.
    """

    id: str
    kind: str
    cells: tuple[tuple[str, str], ...]
    quotation: Quotation
    chain: tuple[str, ...] = ()
    entry: str | None = None
    story: str | None = None


class EntryView(Struct, frozen=True, kw_only=True):
    """“10 August: Sunteria offers Velmora aid; four outlets”: a line of the timeline.

    `outlets` are the outlets that tell it, in order of publication, `reports` how many mentions there are, `chains` the
    distinct reporting chains as names joined by “ > ”, `disagreements` how many findings differ about it.
    """

    id: str
    story: str
    date: str | None
    type: EventType
    mode: str | None
    status: Status
    place: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    summary: str
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    reports: int
    chains: tuple[str, ...]
    disagreements: int


class VariantView(Struct, frozen=True):
    """“21, say two outlets, on one origin”: one version with the claims that give it.

    `independence` is on how many origins it rests: copies of one text, and tellings on one body's word, are one.
    """

    says: str
    claims: tuple[ClaimView, ...]
    independence: int


class DisagreementView(Struct, frozen=True, kw_only=True):
    """“How many died: 17 or 21?”: a disagreement with each variant's quotations; `weight` runs from 0 to 1."""

    id: str
    story: str
    entry: str | None
    slot: Slot
    kind: DisagreementKind
    about: str
    weight: float
    variants: tuple[VariantView, ...]


class ArticleRow(Struct, frozen=True, kw_only=True):
    """“Banjir di Sarindal, KabarTiga, 10 August”: an article in a list.

    `retired` is None for what counts, else "changed" (`replaced_by` is the newer version) or "withdrawn".
    """

    id: str
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str
    story: str | None = None
    retired: str | None = None
    replaced_by: str | None = None


def teller(row: ArticleRow | Quotation) -> str:
    """What to call whoever tells: the outlet, or the last part of the source where it is unknown."""
    return row.outlet or row.source.rpartition("/")[2]


class OmissionView(Struct, frozen=True, kw_only=True):
    """“Three tell of the denial, Antarnegeri does not”: an entry with who told it and who left it out.

    `independence` is on how many origins it is told, `weight` (0 to 1) how much its absence means.
    """

    id: str
    story: str
    entry: EntryView
    told_by: tuple[ArticleRow, ...]
    left_out_by: tuple[ArticleRow, ...]
    independence: int
    weight: float


class HeldView(Struct, frozen=True):
    """“President of VEL from 7 May 2020 on”: an office that the register knows somebody to have held.

    `last` is None where the register knows of no leaving.
    """

    office: str
    country: str
    first: str
    last: str | None


class ActorView(Struct, frozen=True, kw_only=True):
    """“Arden Kolsaria, person, in seven articles, spoke nine times”: an actor with what it did.

    `offices` are the titles that articles give, with the days between which they do, those of most articles first; `held`
    is what the register knows.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    articles: int
    statements: int
    acts: int
    suffers: int
    offices: tuple[Office, ...] = ()
    held: tuple[HeldView, ...] = ()


class MemberView(Struct, frozen=True, kw_only=True):
    """“Kolsaria in 03.txt is this actor, because ...”: why a local actor belongs to an actor."""

    local: str
    name: str
    source: str
    outlet: str | None
    reasons: tuple[Reason, ...]


class GroupView(Struct, frozen=True, kw_only=True):
    """“*Kolsaria* is short for Arden Kolsaria: 41 times in 40 articles”: members that belong for the same reasons.

    `first` and `last` are days of publication; `examples` are the first members in order of publication.
    """

    reasons: tuple[Reason, ...]
    members: int
    articles: int
    first: str | None
    last: str | None
    examples: tuple[MemberView, ...]


class StoryView(Struct, frozen=True, kw_only=True):
    """“The flood in Sarindal, 10 to 15 August, nine articles of four outlets”: a story in a list."""

    id: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[ArticleRow, ...]
    outlets: tuple[str, ...]
    entries: int
    disagreements: int


class Hit(Struct, frozen=True, kw_only=True):
    """“... <banjir> bandang melanda ...”: an article that has the words, with the best place in it.

    `snippet` is cut from the text, `marks` are the found words in it (offsets of the snippet).
    """

    article: ArticleRow
    snippet: str
    marks: tuple[Span, ...]


class WhyView(Struct, frozen=True, kw_only=True):
    """“Because these sentences say so”: a record, the claims that it rests on, and the reasons that joined them."""

    id: str
    kind: str
    headline: str
    claims: tuple[ClaimView, ...]
    groups: tuple[GroupView, ...] = ()
    offices: tuple[Office, ...] = ()
    held: tuple[HeldView, ...] = ()
    reasons: tuple[Reason, ...] = ()
    history: tuple[Moment, ...] = ()
