"""What a careful reader gets out of the bundled articles: demo_expectations.toml, typed."""

from pathlib import Path

import msgspec
from msgspec import Struct

from runut.records.annotations import ActorKind
from runut.records.claims import StatementMode
from runut.records.codebook import EventType
from runut.records.findings import DisagreementKind, ReuseKind, Slot


class ExpectedActor(Struct, frozen=True, forbid_unknown_fields=True):
    """“Velmora, a state, also called Portama”."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()


class ExpectedEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """“The flood of 9 August in Sarindal; these articles report it”."""

    key: str
    type: EventType
    files: tuple[str, ...]
    mode: str | None = None
    date: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()


class Quoted(Struct, frozen=True, forbid_unknown_fields=True):
    """“These words of that article”."""

    file: str
    quote: str


class ExpectedDisagreement(Struct, frozen=True, forbid_unknown_fields=True):
    """“17 dead here, 21 there”: two quoted places that differ in one slot."""

    entry: str
    slot: Slot
    kind: DisagreementKind
    about: str
    first: Quoted
    second: Quoted


class ExpectedOmission(Struct, frozen=True, forbid_unknown_fields=True):
    """“These tell of the denial, that one does not”: `entry` is the key of an expected entry."""

    entry: str
    told_by: tuple[str, ...]
    left_out_by: str


class ExpectedReuse(Struct, frozen=True, forbid_unknown_fields=True):
    """“This stood there before”: the same words in an earlier and a later article."""

    kind: ReuseKind
    earlier: str
    later: str
    passage_earlier: str
    passage_later: str
    speaker: str | None = None


class ExpectedStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """“The president said it, and Zelinform passed it on”."""

    file: str
    speaker: str
    mode: StatementMode
    content: str
    via: tuple[str, ...]
    form: str = ""


class ExpectedStory(Struct, frozen=True, forbid_unknown_fields=True):
    """“The flood, nine articles”: a story with all that is expected of it."""

    id: str
    title: str
    first: str
    last: str
    articles: tuple[str, ...]
    entry: tuple[ExpectedEntry, ...]
    disagreement: tuple[ExpectedDisagreement, ...]
    omission: tuple[ExpectedOmission, ...]
    reuse: tuple[ExpectedReuse, ...]
    statement: tuple[ExpectedStatement, ...]


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything expected of the chronicle; `across` are sentences said again in the other story."""

    actor: tuple[ExpectedActor, ...]
    story: tuple[ExpectedStory, ...]
    across: tuple[ExpectedReuse, ...]

    def entry(self, key: str) -> ExpectedEntry:
        """The expected entry called `key`."""
        return next(entry for story in self.story for entry in story.entry if entry.key == key)


def expected() -> Expected:
    """What demo_expectations.toml holds."""
    path = Path(__file__).parent / "demo_expectations.toml"
    return msgspec.toml.decode(path.read_bytes(), type=Expected)
