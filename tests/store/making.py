"""Small readings, made by hand, for tests of what is kept and shown."""

from runut.records.annotations import ActorKind, LocalActor, Mention, Sentence, TimeExpression
from runut.records.article import Article, Block
from runut.records.claims import Chain, Event, Figure, Role, Statement
from runut.records.findings import Disagreement, Findings, Omission, Passage, Reuse, Variant
from runut.records.links import Entry, Linked, Membership, Reason, Story
from runut.records.reading import Reading
from runut.records.span import Span

TEXT = "Presiden Velmora menawarkan 20 tenda kepada Kardova, kata kantor berita Velnas, Senin."


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def reading(id_: str = "aa", *, outlet: str = "KabarTiga", published: str = "2025-08-11") -> Reading:
    """An article of one sentence with one claim of every kind."""
    whole = Span(0, len(TEXT))
    return Reading(
        article=Article(
            id=id_,
            source=f"{id_}.txt",
            digest="d" * 64,
            text=TEXT,
            language="id",
            title=TEXT,
            outlet=outlet,
            published=published,
            blocks=(Block(whole, "body"),),
            notes=("a note",),
        ),
        sentences=(Sentence(0, whole, 0, "body"),),
        times=(TimeExpression(id=f"{id_}:t0", span=span("Senin"), sentence=0, type="DATE", value="2025-08-11"),),
        actors=(
            _actor(f"{id_}:a0", "Presiden Velmora", "person"),
            _actor(f"{id_}:a1", "Kardova", "state"),
            _actor(f"{id_}:a2", "Velnas", "media"),
        ),
        chains=(
            Chain(id=f"{id_}:c0", cue=span("kata kantor berita Velnas"), sentence=0, bodies=(_via(id_),), scope=whole),
        ),
        statements=(_statement(id_),),
        figures=(_figure(id_),),
        events=(_event(id_),),
    )


def _actor(id_: str, name: str, kind: ActorKind) -> LocalActor:
    at = span(name)
    return LocalActor(id=id_, name=name, kind=kind, mentions=(Mention(at, at, 0, "name"),))


def _via(id_: str) -> Role:
    return Role(f"{id_}:a2", span("Velnas"))


def _statement(id_: str) -> Statement:
    return Statement(
        id=f"{id_}:s0",
        sentence=0,
        mode="indirect",
        content=span("Presiden Velmora menawarkan 20 tenda kepada Kardova"),
        cue=span("kata"),
        speaker=_via(id_),
    )


def _figure(id_: str) -> Figure:
    return Figure(
        id=f"{id_}:f0",
        sentence=0,
        span=span("20 tenda"),
        value=20,
        bound="exact",
        unit="tent",
        of="tenda",
        event=f"{id_}:e0",
    )


def _event(id_: str) -> Event:
    return Event(
        id=f"{id_}:e0",
        sentence=0,
        sentence_span=Span(0, len(TEXT)),
        trigger=span("menawarkan"),
        type="AGREE",
        actors=(Role(f"{id_}:a0", span("Presiden Velmora")),),
        recipients=(Role(f"{id_}:a1", span("Kardova")),),
        date="2025-08-11",
        date_span=span("Senin"),
        via=(_via(id_),),
    )


def linked(*ids: str) -> Linked:
    """All of these articles in one story with one entry."""
    because = (Reason("same name", "both are called so", 1.0),)
    keys = ("person:presiden-velmora", "state:KAR", "media:velnas")
    return Linked(
        articles=ids,
        memberships=tuple(
            Membership(local=f"{id_}:a{n}", actor=key, reasons=because) for id_ in ids for n, key in enumerate(keys)
        ),
        stories=(Story(id="S1", title="Tawaran tenda", articles=ids, first="2025-08-11", last="2025-08-12"),),
        entries=(
            Entry(
                id="E1",
                story="S1",
                type="AGREE",
                status="occurred",
                date="2025-08-11",
                actors=keys[:1],
                recipients=keys[1:2],
                events=tuple(f"{id_}:e0" for id_ in ids),
                summary="Presiden Velmora menawarkan tenda kepada Kardova.",
                reasons=because,
            ),
        ),
    )


def findings(*ids: str) -> Findings:
    """One finding of every kind between the first and the last of these articles."""
    first, last = ids[0], ids[-1]
    return Findings(
        disagreements=(
            Disagreement(
                id="D1",
                story="S1",
                entry="E1",
                slot="value",
                kind="conflict",
                about="tenda",
                weight=0.8,
                variants=(Variant("20", (f"{first}:f0",), 2), Variant("30", (f"{last}:f0",))),
            ),
        ),
        omissions=(
            Omission(
                id="O1", story="S1", entry="E1", told_by=(first,), left_out_by=(last,), independence=2, weight=0.5
            ),
        ),
        reuses=(
            Reuse(
                id="R1",
                earlier=Passage(first, Span(0, 30)),
                later=Passage(last, Span(0, 30)),
                similarity=0.9,
                kind="reuse",
            ),
        ),
    )
