"""A chronicle made by hand that has something for every section of a page."""

from collections.abc import Sequence

from runut.records.annotations import ActorKind, LocalActor, Mention, Place, Sentence, TimeExpression
from runut.records.article import Article, Block, BlockRole
from runut.records.claims import Chain, Event, Figure, Role, Statement
from runut.records.codebook import EventType
from runut.records.findings import Disagreement, Findings, Omission, Passage, Reuse, Variant
from runut.records.links import Entry, Linked, Membership, Story
from runut.records.reading import Reading
from runut.records.span import Span
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept

ASIDE = "GULIR UNTUK MELANJUTKAN"
SAID = "Kami tidak akan pergi dari Sarindal"
ACTORS = ("person:kolsaria", "state:KAR", "media:velnas", "group:warga")
HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"


class Written:
    """An article's text from its lines, and where words stand in it."""

    def __init__(self, id_: str, lines: Sequence[tuple[BlockRole, str]]) -> None:
        """Join `lines`, each a block of its own."""
        self.id = id_
        self.text = "\n".join(line for _, line in lines)
        blocks, at = list[Block](), 0
        for role, line in lines:
            blocks.append(Block(Span(at, at + len(line)), role))
            at += len(line) + 1
        self.blocks = tuple(blocks)
        readable = [n for n, block in enumerate(blocks) if block.role in {"title", "caption", "body"}]
        self.sentences = tuple(Sentence(i, blocks[n].span, n, blocks[n].role) for i, n in enumerate(readable))

    def at(self, words: str) -> Span:
        """Where `words` first stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def sentence(self, words: str) -> int:
        """The index of the sentence in which `words` first stand."""
        return next(one.index for one in self.sentences if one.span.overlaps(self.at(words)))

    def actor(self, number: int, name: str, kind: ActorKind, *words: str) -> LocalActor:
        """An actor meant by its name, or by `words`."""
        spans = [self.at(one) for one in words or (name,)]
        mentions = tuple(Mention(span, span, 0, "name") for span in spans)
        return LocalActor(id=f"{self.id}:a{number}", name=name, kind=kind, mentions=mentions)

    def role(self, number: int, words: str) -> Role:
        """The actor of that number, as `words`."""
        return Role(f"{self.id}:a{number}", self.at(words))

    def event(self, number: int, type_: EventType, trigger: str, **cells: object) -> Event:
        """An event carried by `trigger`."""
        index = self.sentence(trigger)
        return Event(
            id=f"{self.id}:e{number}",
            sentence=index,
            sentence_span=self.sentences[index].span,
            trigger=self.at(trigger),
            type=type_,
            **cells,  # type: ignore[arg-type]  # the fields of an event by name
        )


def reading(
    id_: str, toll: str, *, outlet: str | None = "KabarTiga", published: str | None = "2025-08-10", hostile: str = ""
) -> Reading:
    """An article about a flood and an offer of aid; `hostile` stands in its title, its text and its names."""
    title = f"Banjir di Sarindal, {toll} Tewas {hostile}".strip()
    written = Written(id_, _lines(title, toll, hostile))
    article = Article(
        id=id_,
        source=f"/berita/{id_}{hostile}.txt",
        digest="d" * 64,
        text=written.text,
        language="id",
        title=title,
        outlet=outlet,
        authors=("Ratri Wulansih",),
        published=published,
        address=f"javascript:{hostile}" if hostile else f"https://kabar.example/{id_}?a=1&b=2",
        blocks=written.blocks,
        asides=(written.at(ASIDE),),
        notes=(f"catatan {hostile}",),
    )
    return Reading(
        article=article,
        sentences=written.sentences,
        times=(TimeExpression(id=f"{id_}:t0", span=written.at("Sabtu"), sentence=2, type="DATE", value="2025-08-09"),),
        places=(Place(id=f"{id_}:p0", span=written.at("Sarindal"), sentence=0, name="Sarindal", kind="region"),),
        actors=(
            written.actor(0, f"Kolsaria{hostile}", "person", "Kolsaria", "Presiden"),
            written.actor(1, "Kardova", "state"),
            written.actor(2, "Velnas", "media"),
            written.actor(3, "Warga", "group", "Warga membantah"),
        ),
        chains=(_chain(written),),
        statements=(_statement(written),),
        figures=_figures(written, toll),
        events=_events(written),
    )


def _lines(title: str, toll: str, hostile: str) -> list[tuple[BlockRole, str]]:
    flood = f"Banjir melanda Sarindal, Sabtu (9/8/2025). Sebanyak {toll} orang tewas, menurut Velnas."
    return [
        ("title", title),
        ("byline", "Ratri Wulansih"),
        ("caption", "Warga mengungsi. (Foto: Velnas)"),
        ("body", f"{flood} {ASIDE} {hostile}"),
        ("body", "Kolsaria menawarkan bantuan kepada Kardova."),
        ("body", f"“{SAID},” kata Presiden dalam surat kepada Kardova."),
        ("body", "Warga membantah tuduhan lama dari 1997."),
        ("furniture", "Baca Juga: Lima Pantai Terindah"),
    ]


def _chain(written: Written) -> Chain:
    cue = written.at("menurut Velnas")
    index = written.sentence("menurut Velnas")
    scope = written.sentences[index].span
    return Chain(id=f"{written.id}:c0", cue=cue, sentence=index, bodies=(written.role(2, "Velnas"),), scope=scope)


def _statement(written: Written) -> Statement:
    return Statement(
        id=f"{written.id}:s0",
        sentence=written.sentence(SAID),
        mode="direct",
        content=written.at(SAID),
        cue=written.at("kata"),
        speaker=written.role(0, "Presiden"),
        to=(written.role(1, "Kardova"),),
        medium="surat",
        date="2025-08-10",
    )


def _figures(written: Written, toll: str) -> tuple[Figure, ...]:
    return (
        Figure(
            id=f"{written.id}:f0",
            sentence=written.sentence(f"{toll} orang"),
            span=written.at(f"{toll} orang"),
            value=float(toll),
            bound="exact",
            unit="person",
            of="tewas",
            event=f"{written.id}:e0",
            via=(written.role(2, "Velnas"),),
        ),
    )


def _events(written: Written) -> tuple[Event, ...]:
    who = (written.role(0, "Kolsaria"),)
    whom = (written.role(1, "Kardova"),)
    return (
        written.event(
            0,
            "HAPPEN",
            "Banjir melanda",
            mode="flood",
            date="2025-08-09",
            date_span=written.at("Sabtu (9/8/2025)"),
            via=(written.role(2, "Velnas"),),
        ),
        written.event(1, "AID", "menawarkan bantuan", actors=who, recipients=whom, status="future", date="2025-08-10"),
        written.event(2, "REJECT", "membantah", actors=(written.role(3, "Warga membantah"),), recipients=whom),
        written.event(3, "ACCUSE", "tuduhan lama", status="historical", date="1997"),
    )


def entries(ids: Sequence[str], story: str = "S1") -> tuple[Entry, ...]:
    """Four entries, each told by all of `ids` but the last, which only the first tells."""
    kolsaria, kardova, _, warga = ACTORS

    def events(number: int, among: Sequence[str]) -> tuple[str, ...]:
        return tuple(f"{id_}:e{number}" for id_ in among)

    return (
        Entry(
            id=f"E0{story}", story=story, type="HAPPEN", mode="flood", status="occurred", date="2025-08-09",
            place="Sarindal", events=events(0, ids), summary="Banjir melanda Sarindal.",
        ),
        Entry(
            id=f"E1{story}", story=story, type="AID", status="future", date="2025-08-10", actors=(kolsaria,),
            recipients=(kardova,), events=events(1, ids), summary="Kolsaria menawarkan bantuan kepada Kardova.",
        ),
        Entry(
            id=f"E2{story}", story=story, type="REJECT", status="occurred", date="2025-08-11", actors=(warga,),
            recipients=(kardova,), events=events(2, ids[:1]), summary="Warga membantah.",
        ),
        Entry(
            id=f"E3{story}", story=story, type="ACCUSE", status="historical", date="1997", events=events(3, ids),
            summary="Tuduhan lama.",
        ),
    )  # fmt: skip


def linked(ids: Sequence[str], story: str = "S1", title: str = "Banjir di Sarindal") -> Linked:
    """The articles `ids` in one story."""
    return Linked(
        articles=tuple(ids),
        memberships=tuple(Membership(local=f"{id_}:a{n}", actor=ACTORS[n]) for id_ in ids for n in range(len(ACTORS))),
        stories=(Story(id=story, title=title, articles=tuple(ids), first="2025-08-10", last="2025-08-12"),),
        entries=entries(ids, story),
    )


def findings(first: Reading, last: Reading) -> Findings:
    """A disagreement on the toll, an omission and a recurring passage between two articles of story S1."""
    one, other = first.article.id, last.article.id
    return Findings(
        disagreements=(
            Disagreement(
                id="D2", story="S1", entry="E0S1", slot="date", kind="development", weight=0.3,
                variants=(Variant("2025-08-09", (f"{one}:e0",)), Variant("2025-08-10", (f"{other}:e0",))),
            ),
            Disagreement(
                id="D1", story="S1", entry="E0S1", slot="value", kind="conflict", about="how many", weight=0.8,
                variants=(Variant("17", (f"{one}:f0",), 2), Variant("21", (f"{other}:f0",))),
            ),
            Disagreement(
                id="D3", story="S1", entry="E0S1", slot="place", kind="precision", weight=0.25,
                variants=(Variant("Sarindal", (f"{one}:e0",)), Variant("Velmora", (f"{other}:e0",))),
            ),
        ),
        omissions=(Omission(id="O1", story="S1", entry="E2S1", told_by=(one,), left_out_by=(other,), independence=2, weight=0.5),),
        reuses=(
            Reuse(
                id="R1", earlier=Passage(one, first.article.blocks[3].span), later=Passage(other, last.article.blocks[3].span),
                similarity=0.91, kind="reuse",
            ),
        ),
    )  # fmt: skip


def kept(path: str | Address, *, hostile: str = "") -> Chronicle:
    """A chronicle with two outlets and an unnamed one in one story, and an article that stands alone in another."""
    chronicle = Chronicle(path, create=True)
    first = reading("aa", "17", hostile=hostile)
    second = reading("bb", "21", outlet="Antarnegeri", published="2025-08-11T09:30+07:00")
    third = reading("cc", "17", outlet=None, published="2025-08-12")
    alone = reading("dd", "5", outlet="Antarnegeri", published=None)
    for one in (first, second, third, alone):
        chronicle.keep([Kept(one)])
    chronicle.connect(linked(["aa", "bb", "cc"], title=f"Banjir di Sarindal {hostile}".strip()), Findings())
    chronicle.connect(
        linked(["aa", "bb", "cc"], title=f"Banjir di Sarindal {hostile}".strip()), findings(first, second)
    )
    chronicle.keep_pairs((), findings(first, second).reuses)
    chronicle.connect(linked(["dd"], "S2", "Banjir lain"), Findings())
    return chronicle
