"""Everything that the single page shows, asked of a chronicle once, for all its articles together."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from runut.records.reading import Reading
from runut.records.span import Span
from runut.store.views import Views
from runut.store.views.casting import ActorRow, Deal
from runut.store.views.retold import ReuseView
from runut.store.views.rows import (
    ArticleRow,
    ClaimView,
    DisagreementView,
    EntryView,
    OmissionView,
    Quotation,
    StoryView,
    teller,
)
from runut.text.lines import LineIndex

# With more articles than this their full texts stay out of the page: some 30 kB each, they would make it heavier than
# browsers on a small laptop scroll smoothly (see MOST_BYTES).
MOST_ARTICLES = 300
# Articles of which the readings are asked for at once.
AT_ONCE = 200


class Cue(Struct, frozen=True):
    """“*dikutip Velnas*”: the words of an article that name the bodies on whose word it tells something."""

    id: str
    bodies: tuple[str, ...]
    quotation: Quotation


class Deed(Struct, frozen=True):
    """“The actor does this once”: `slot` is articles, statements, acts or suffers, as in the table of actors."""

    actor: str
    slot: str


class Told(Struct, frozen=True, kw_only=True):
    """What one article tells: its claims, the events that its figures measure, on whose word, and who takes part.

    `measured` maps figures to the entries that they measure, both by id; `spans` an event's id and one of its slots (date,
    place, status, actor, recipient) to the characters that fill the slot, where the text has them. `reading` is None where
    the page leaves full texts out.
    """

    row: ArticleRow
    claims: tuple[ClaimView, ...]
    measured: Mapping[str, str]
    spans: Mapping[tuple[str, str], Span]
    cues: tuple[Cue, ...]
    deeds: tuple[Deed, ...]
    reading: Reading | None = None

    @property
    def outlet(self) -> str:
        """The outlet, or what its source is called where it is unknown."""
        return teller(self.row)


class StoryMaterial(Struct, frozen=True, kw_only=True):
    """A story with its timeline, its findings and what its articles tell, in the order of the views."""

    view: StoryView
    told: tuple[Told, ...]
    entries: tuple[EntryView, ...]
    disagreements: tuple[DisagreementView, ...]
    omissions: tuple[OmissionView, ...]
    reuses: tuple[ReuseView, ...]


class Material(Struct, frozen=True, kw_only=True):
    """All of it: stories newest first, articles by publication, actors and entries by id."""

    stories: tuple[StoryMaterial, ...]
    told: tuple[Told, ...]
    actors: Mapping[str, ActorRow]
    deals: Mapping[str, Deal]


def gather(views: Views, stories: Collection[str] | None) -> Material:
    """What `views` say of `stories` (ids; None: all)."""
    rows = views.articles(stories)
    keep_texts = len(rows) <= MOST_ARTICLES
    ids = [row.id for row in rows]
    cast, claims = views.cast(ids), views.claims_in(ids)
    called = {local: cast.actors[actor].name for local, actor in cast.actor_of.items()}
    told = {}
    for row, reading in _read(views, rows):
        told[row.id] = Told(
            row=row,
            claims=claims.get(row.id, ()),
            measured=_measured(reading, claims.get(row.id, ())),
            spans=dict(_spans(reading)),
            cues=tuple(_cues(reading, row, called)),
            deeds=tuple(_deeds(reading, cast.actor_of)),
            reading=reading if keep_texts else None,
        )
    return Material(
        stories=tuple(_stories(views, stories, told)),
        told=tuple(told.values()),
        actors=cast.actors,
        deals=views.deals(stories),
    )


def _read(views: Views, rows: Sequence[ArticleRow]) -> Iterator[tuple[ArticleRow, Reading]]:
    """The rows with their readings; so many at once that a large chronicle does not stand in memory."""
    for at in range(0, len(rows), AT_ONCE):
        portion = rows[at : at + AT_ONCE]
        readings = {one.article.id: one for one in views.readings([row.id for row in portion])}
        yield from ((row, readings[row.id]) for row in portion)


def told_of(views: Views, article: str) -> Told:
    """What one article tells, with its text, for a page of its own; raises UnknownRecord."""
    row = views.article(article)
    reading = views.reading(row.id)
    return Told(
        row=row,
        claims=views.claims(row.id),
        measured={},
        spans=dict(_spans(reading)),
        cues=(),
        deeds=(),
        reading=reading,
    )


def _stories(views: Views, stories: Collection[str] | None, told: Mapping[str, Told]) -> Iterator[StoryMaterial]:
    entries, disagreements, omissions = views.timeline(stories), views.disagreements(stories), views.omissions(stories)
    by_story: dict[str, tuple[list[EntryView], list[DisagreementView], list[OmissionView], list[ReuseView]]] = {}
    shown = views.stories(of=stories)
    for story in shown:
        by_story[story.id] = ([], [], [], [])
    for entry in entries:
        by_story[entry.story][0].append(entry)
    for disagreement in disagreements:
        by_story[disagreement.story][1].append(disagreement)
    for omission in omissions:
        by_story[omission.story][2].append(omission)
    # A passage stands with the story of the later text, which is the one that takes it over.
    for reuse in views.reuses(told.keys()):
        for article in (reuse.later.article, reuse.earlier.article):
            if article in told and (home := told[article].row.story) in by_story:
                by_story[home][3].append(reuse)
                break
    for story in shown:
        parts = by_story[story.id]
        yield StoryMaterial(
            view=story,
            told=tuple(told[row.id] for row in story.articles),
            entries=tuple(parts[0]),
            disagreements=tuple(parts[1]),
            omissions=tuple(parts[2]),
            reuses=tuple(parts[3]),
        )


def _cues(reading: Reading, row: ArticleRow, called: Mapping[str, str]) -> Iterator[Cue]:
    text, lines = reading.article.text, LineIndex(reading.article.text)
    own = {one.id: one.name for one in reading.actors}
    sentences = {one.index: one.span for one in reading.sentences}
    for chain in reading.chains:
        sentence = sentences.get(chain.sentence, chain.cue)
        around = Span(min(sentence.start, chain.cue.start), max(sentence.end, chain.cue.end))
        yield Cue(
            id=chain.id,
            bodies=tuple(called.get(body.actor, own[body.actor]) for body in chain.bodies),
            quotation=Quotation(
                article=row.id,
                source=row.source,
                outlet=row.outlet,
                published=row.published,
                line=lines.line_of(chain.cue.start),
                span=chain.cue,
                around=around,
                text=around.quote(text),
            ),
        )


def _measured(reading: Reading, claims: Sequence[ClaimView]) -> dict[str, str]:
    entries = {claim.id: claim.entry for claim in claims if claim.entry is not None}
    return {one.id: entries[one.event] for one in reading.figures if one.event in entries}


def _spans(reading: Reading) -> Iterator[tuple[tuple[str, str], Span]]:
    for event in reading.events:
        roles = {"actor": event.actors, "recipient": event.recipients}
        filled = {"date": event.date_span, "place": event.place_span, "status": event.status_span}
        filled |= {slot: among[0].span for slot, among in roles.items() if among}
        yield from (((event.id, slot), span) for slot, span in filled.items() if span is not None)


def _deeds(reading: Reading, actor_of: Mapping[str, str]) -> Iterator[Deed]:
    for actor in dict.fromkeys(actor_of.get(one.id, one.id) for one in reading.actors):
        yield Deed(actor, "articles")
    for statement in reading.statements:
        if statement.speaker is not None:
            yield Deed(actor_of.get(statement.speaker.actor, statement.speaker.actor), "statements")
    for event in reading.events:
        for slot, roles in (("acts", event.actors), ("suffers", event.recipients)):
            for actor in dict.fromkeys(actor_of.get(role.actor, role.actor) for role in roles):
                yield Deed(actor, slot)
