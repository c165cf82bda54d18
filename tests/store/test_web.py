"""What a chronicle knows of the web of edges between its articles, in a file and on a server."""

from runut.records.links import Edge, Piece, Reason
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.web import Web
from tests.store.making import reading


def test_edges_are_found_from_both_ends(place: Address) -> None:
    """An article is told of every other that it has an edge with, whichever of the two stands left."""
    with Chronicle(place, create=True) as chronicle:
        for id_ in ("aa", "bb", "cc", "dd"):
            chronicle.keep([Kept(reading(id_))])
        why = (Reason("same words", "Both speak of tenda.", 0.5),)
        edges = (Edge(left="aa", right="bb", score=0.5, reasons=why), Edge(left="bb", right="cc", score=0.4))
        chronicle.keep_pairs(edges, ())
        chronicle.keep_pairs(edges, ())
        web = Web(chronicle)
        assert web.near(["bb", "cc"]) == {"bb": {"aa": 0.5, "cc": 0.4}, "cc": {"bb": 0.4}}
        assert web.near(["dd"]) == {}
        assert web.among(["bb", "cc", "dd"]) == {("bb", "cc"): 0.4}
        assert chronicle.edges([("bb", "cc"), ("aa", "bb"), ("aa", "cc")]) == edges
        assert chronicle.edges([("bb", "cc")]) == edges[1:]
        assert chronicle.edges([]) == ()
        assert chronicle.scores(["aa", "bb", "dd"]) == {("aa", "bb"): 0.5}


def test_pieces_are_kept_whole_and_forgotten_whole(place: Address) -> None:
    """What is asked for by one article comes with all of its piece; who waits is in no piece that is known."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading(id_)) for id_ in ("aa", "bb", "cc", "dd", "ee")])
        pieces = (Piece(("aa", "bb"), 0.3), Piece(("cc", "dd"), None), Piece(("ee",), 0.25))
        chronicle.wait((), pieces)
        web = Web(chronicle)
        assert web.pieces(["bb", "dd"]) == pieces[:2]
        chronicle.wait(["bb"], [Piece(("cc", "dd", "ee"), 0.2)])
        assert web.pieces(["aa", "bb", "dd"]) == (Piece(("cc", "dd", "ee"), 0.2),)


def test_who_had_an_edge_with_what_goes_is_in_no_piece_that_is_known(place: Address) -> None:
    """An article that goes may be what cut its neighbours out of the web: theirs are found anew, others stay."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading(id_)) for id_ in ("aa", "bb", "cc", "dd")])
        chronicle.keep_pairs([Edge(left="aa", right="bb", score=0.3)], ())
        chronicle.wait((), (Piece(("aa",), 0.3), Piece(("bb", "cc"), 0.3), Piece(("dd",), None)))
        chronicle.settle({"aa": None}, (), ())
        assert Web(chronicle).pieces(["aa", "bb", "cc", "dd"]) == (Piece(("dd",), None),)
