"""On whose word it is told, in sentences made for the purpose."""

import pytest

from tests.annotate.speech_examples import Said, Told


@pytest.fixture(scope="module")
def told() -> Told:
    """The stages, made once."""
    return Told()


def bodies(told: Told, marked: str) -> list[list[str]]:
    """The names in each chain of an example."""
    read = told.read(marked)
    names = {actor.id: actor.name for actor in read.actors}
    return [[names[body.actor] for body in chain.bodies] for chain in read.chains]


def test_a_chain_reaches_the_statement_of_its_sentence(told: Told) -> None:
    """The speaker speaks in the end; the medium stands between."""
    said = told.said('"Kami siap," kata {Ratna}, seperti dilansir {media:Antarnegeri}, Kamis (28/5).')
    assert said == [Said("Ratna", "Kami siap", "direct", ("Antarnegeri",))]


def test_a_sentence_that_is_a_chain_tells_of_the_one_before(told: Told) -> None:
    """“Demikian dikutip dari X.” gives the quotation before it its chain."""
    said = told.said('"Kami siap," kata {Ratna}. Demikian dikutip dari {media:Antarnegeri}.')
    assert said == [Said("Ratna", "Kami siap", "direct", ("Antarnegeri",))]


def test_a_chain_covers_a_quotation_of_several_lines(told: Told) -> None:
    """The chain at a quotation's end holds from its first line on."""
    said = told.said('"Kami siap.\nKami menunggu kabar," kata {Ratna}, dilansir {media:Antarnegeri}.')
    assert said == [Said("Ratna", "Kami siap.\nKami menunggu kabar", "direct", ("Antarnegeri",))]


def test_without_a_speaker_the_medium_speaks(told: Told) -> None:
    """“Dilansir X, ...” and “..., menurut laporan X” are X's statements without a chain."""
    clause = "pelabuhan itu ditutup sejak pagi"
    assert told.said(f"Dilansir {{media:Antarnegeri}}, Kamis (28/5), {clause}.") == [
        Said("Antarnegeri", clause, "indirect")
    ]
    assert told.said(f"Pelabuhan {clause[10:]}, menurut laporan {{media:Antarnegeri}}.")[0].via == ()


def test_several_bodies_stand_innermost_first(told: Told) -> None:
    """Two cues in a row, and two names behind one cue, keep the order of the text."""
    marked = '"Kami siap," kata {Ratna}, menurut video yang ditayangkan {media:Radio Teluk}, seperti dilansir {media:Antarnegeri}.'
    assert told.said(marked)[0].via == ("Radio Teluk", "Antarnegeri")
    assert bodies(told, "Jalan dibuka, dilansir {media:Radio Teluk} dan {media:Antarnegeri}.") == [
        ["Radio Teluk", "Antarnegeri"]
    ]


def test_an_unknown_name_becomes_a_medium(told: Told) -> None:
    """A name that no stage has marked is added to the actors, also where it has grown together with the cue."""
    for marked in ("Jalan dibuka, dikutip dari Harian Jaya.", "Jalan dibuka, dikutip dariHarian Jaya."):
        read = told.read(marked)
        assert [(actor.name, actor.kind) for actor in read.actors] == [("Harian Jaya", "media")]


def test_a_description_gives_way_to_the_name(told: Told) -> None:
    """“kantor berita Velmora, X” is X."""
    marked = "Jalan dibuka, seperti dikutip oleh kantor berita {state:Velmora}, {media:Antarnegeri}."
    assert bodies(told, marked)[0][-1] == "Antarnegeri"


def test_persons_and_places_are_no_bodies(told: Told) -> None:
    """“dilansir di Portama” and “dilaporkan Ratna” name nobody who passes it on."""
    assert bodies(told, "Buku itu dilansir di {place:Portama}.") == []
    assert bodies(told, "Pencuri itu dilaporkan {Ratna}.") == []


def test_a_credit_line_is_told_of_the_whole_article(told: Told) -> None:
    """“Sumber: X” in furniture has the article for its scope, and is no chain of single statements."""
    read = told.read('"Kami siap," kata {Ratna}.\nSumber: ANTARNEGERI', {1: "furniture"})
    (chain,) = read.chains
    assert chain.scope.quote(read.article.text) == read.article.text
    assert read.statements[0].via == ()


def test_the_day_of_the_report_is_no_body(told: Told) -> None:
    """“dikutip Kamis (28/5)” names no medium."""
    assert bodies(told, '"Kami siap," kata {Ratna}, dikutip Kamis (28/5).') == []
