"""Who quotes whom, and on how many origins it rests."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from runut.export.graphs import dot, graphml
from runut.records.claims import Event, Role, Statement
from runut.records.findings import Findings, Passage, Reuse
from runut.records.links import Entry, Linked, Membership, Story
from runut.records.reading import Reading
from runut.records.span import Span
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.link.made import reading, span_of, with_actors

LINE = "Arden Kolsaria menolak tambang, lapor Velnas dan Kantor Tambang."
ACTORS = {"Arden Kolsaria": "person:kolsaria", "Velnas": "media:velnas", "Kantor Tambang": "body:tambang"}


def article(name: str, outlet: str | None, *chain: str, speaker: str | None = "Arden Kolsaria") -> Reading:
    """An article of an outlet that tells of a refusal: quoted from the speaker, on the word of the bodies of the chain."""
    made = with_actors(
        reading(name, [f"Judul {name}", LINE]),
        ("Arden Kolsaria", "person", None),
        ("Velnas", "media", None),
        ("Kantor Tambang", "government", None),
    )
    made = replace(made, article=replace(made.article, outlet=outlet))
    text, by_name = made.article.text, {one.name: one.id for one in made.actors}

    def role(who: str) -> Role:
        return Role(by_name[who], span_of(text, who))

    via = tuple(role(who) for who in chain)
    said = Statement(
        id=f"{name}:s0",
        sentence=1,
        mode="indirect",
        content=span_of(text, "menolak tambang"),
        cue=span_of(text, "lapor"),
        speaker=None if speaker is None else role(speaker),
        via=via,
    )
    event = Event(
        id=f"{name}:e0",
        sentence=1,
        sentence_span=made.sentences[1].span,
        trigger=span_of(text, "menolak"),
        type="REJECT",
        via=via,
    )
    return replace(made, statements=(said,), events=(event,))


def keep(path: Address, story: str, readings: list[Reading], *reuses: Reuse) -> Chronicle:
    """A chronicle with these articles in one story, their events one entry."""
    chronicle = Chronicle(path, create=True)
    chronicle.keep([Kept(one) for one in readings])
    ids = tuple(one.article.id for one in readings)
    linked = Linked(
        articles=ids,
        memberships=tuple(
            Membership(local=actor.id, actor=ACTORS[actor.name]) for one in readings for actor in one.actors
        ),
        stories=(Story(id=story, title="Tambang", articles=ids),),
        entries=(
            Entry(
                id=f"E{story}",
                story=story,
                type="REJECT",
                status="occurred",
                events=tuple(f"{id_}:e0" for id_ in ids),
                summary="Kolsaria menolak tambang.",
            ),
        ),
    )
    chronicle.connect(linked, Findings())
    chronicle.keep_pairs((), reuses)
    return chronicle


def whole(one: Reading, other: Reading) -> Reuse:
    """All of one article but its title stands in the other."""
    ends = [Passage(made.article.id, made.sentences[1].span) for made in (one, other)]
    return Reuse(id="R1", earlier=ends[0], later=ends[1], similarity=1.0, kind="reuse", first_by="time")


@pytest.fixture
def views(place: Address) -> Iterator[Views]:
    """Story S1: told to one outlet, by way of an agency to two; a copy. Story S2: told to the first outlet once more."""
    told = [
        article("a", "KabarTiga"),
        article("b", "Antarnegeri", "Velnas"),
        article("c", "Telukraya", "Kantor Tambang", "Velnas", speaker=None),
        article("d", "Sandiwarta"),
    ]
    keep(place, "S1", told, whole(told[0], told[3])).close()
    with keep(place, "S2", [article("x", "KabarTiga")]) as chronicle:
        yield Views(chronicle)


def test_claims_go_from_the_source_over_bodies_to_outlets(views: Views) -> None:
    """Each step has its kind, how many claims and articles took it, and in which stories."""
    graph = views.reporting()
    names = {node.id: node.name for node in graph.nodes}
    steps = {
        (names[edge.source], names[edge.target], edge.kind): (edge.claims, edge.articles, edge.stories)
        for edge in graph.edges
    }
    assert steps == {
        ("Arden Kolsaria", "KabarTiga", "said to"): (2, 2, ("S1", "S2")),
        ("Arden Kolsaria", "Velnas", "said to"): (1, 1, ("S1",)),
        ("Arden Kolsaria", "Sandiwarta", "said to"): (1, 1, ("S1",)),
        ("Kantor Tambang", "Velnas", "carried by"): (2, 1, ("S1",)),
        ("Velnas", "Antarnegeri", "carried by"): (2, 1, ("S1",)),
        ("Velnas", "Telukraya", "carried by"): (2, 1, ("S1",)),
        ("KabarTiga", "Sandiwarta", "copied by"): (1, 1, ("S1",)),
    }


def test_a_story_has_its_own_graph(views: Views) -> None:
    """The graph of one story counts nothing of another."""
    graph = views.reporting("S2")
    assert [(edge.claims, edge.stories) for edge in graph.edges] == [(1, ("S2",))]
    assert views.reporting("S9").nodes == ()


def test_the_tree_follows_each_way(views: Views) -> None:
    """From a source the tree leads through the bodies to the outlets, and counts only what took that way."""
    graph = views.reporting("S1")
    names = {node.id: node.name for node in graph.nodes}
    by_name = {names[branch.node]: branch for branch in graph.tree}
    source = by_name["Arden Kolsaria"]
    assert (source.claims, source.articles) == (3, 3)
    through = next(one for one in source.then if names[one.node] == "Velnas")
    assert [(names[one.node], one.claims) for one in through.then] == [("Antarnegeri", 1)]


def test_tellings_on_one_word_and_copies_are_one_origin(views: Views) -> None:
    """Two outlets on an agency's word count once, and so do an article and its copy."""
    story, entry = views.reporting("S1").origins
    assert (story.articles, story.outlets, story.origins) == (4, 4, 3)
    # a and its copy d; b on the word of Velnas; c on that of the office of mines.
    assert (entry.record, entry.outlets, entry.origins) == ("ES1", 4, 3)


def test_media_are_one_node_however_they_appear(place: Address) -> None:
    """An outlet that is the source of another is the node that publishes, too."""
    told = [article("a", "Velnas"), article("b", "Antarnegeri", "Velnas")]
    with keep(place, "S1", told) as chronicle:
        graph = Views(chronicle).reporting("S1")
    assert [node.id for node in graph.nodes if node.name == "Velnas"] == ["media:Velnas"]


def test_a_body_that_quotes_itself_adds_no_step(place: Address) -> None:
    """An outlet's own name in a chain leads nowhere."""
    with keep(place, "S1", [article("a", "Velnas", "Velnas", speaker=None)]) as chronicle:
        graph = Views(chronicle).reporting("S1")
    assert graph.edges == ()


def test_the_strongest_are_shown(views: Views) -> None:
    """With a bound there are so many edges and sources, those with most claims, and every node that they name."""
    graph = views.reporting(most=1)
    assert [edge.claims for edge in graph.edges] == [2]
    assert len(graph.tree) == 1
    ids = {node.id for node in graph.nodes}
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= ids


def test_unnamed_outlets_are_one_node(place: Address) -> None:
    """Articles that do not say whose they are come to an outlet that is called so."""
    with keep(place, "S1", [article("a", None)]) as chronicle:
        graph = Views(chronicle).reporting("S1")
    assert {node.name for node in graph.nodes} == {"Arden Kolsaria", "unknown outlet"}


def test_graphs_are_written_for_other_tools(views: Views) -> None:
    """Both formats name every node and edge, and characters that mean something there are escaped."""
    graph = views.reporting("S1")
    odd = replace(graph, nodes=(replace(graph.nodes[0], name='A "B" <C> & D'), *graph.nodes[1:]))
    for text in ("\n".join(dot(odd)), "\n".join(graphml(odd))):
        assert all(node.id in text for node in odd.nodes)
        assert text.count("said to") == 3
    assert 'label="A \\"B\\" <C> & D"' in "\n".join(dot(odd))
    assert 'A "B" &lt;C&gt; &amp; D' in "\n".join(graphml(odd))


def test_overlapping_passages_make_a_copy_by_what_they_cover(place: Address) -> None:
    """Two passages that say the same twice are no half of an article; two that lie behind each other are."""
    one, other = article("a", "KabarTiga"), article("d", "Sandiwarta")

    def passage(id_: str, start: int, end: int) -> Reuse:
        ends = []
        for made in (one, other):
            at = made.sentences[1].span.start
            ends.append(Passage(made.article.id, Span(at + start, at + end)))
        return Reuse(id=id_, earlier=ends[0], later=ends[1], similarity=1.0, kind="reuse", first_by="time")

    with keep(place, "S1", [one, other], passage("R1", 0, 22), passage("R2", 2, 24)) as chronicle:
        views = Views(chronicle)
        assert views.origins(["S1"]) == {"S1": 2}
        assert [view.origins for view in views.reporting("S1", each=False).origins] == [2]
        chronicle.keep_pairs((), [passage("R3", 24, 48)])
        assert views.origins(["S1"]) == {"S1": 1}
        assert [view.origins for view in views.reporting("S1", each=False).origins] == [1]
