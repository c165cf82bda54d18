"""Which pieces of the web of edges newcomers change, when most of the web is known from before.

A newcomer changes the piece of an article that it has an edge with, but only where the edge is stronger than what cut that
piece out of the web: at a lower score the piece hangs together with too many as it is, and so does the newcomer.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from runut.link.pieces import MOST, Pieces
from runut.records.links import Piece

FEW = 5_000  # among so many articles all edges are held in memory at once; among more they are asked for as they are needed


class Web(Protocol):
    """What is asked of whoever keeps the edges between articles."""

    def near(self, articles: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """For each of these articles that has edges: the articles at their other ends, with the scores."""
        ...

    def among(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the edges of which both ends are among `articles`, by left and right."""
        ...

    def judged(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The same of the pairs that hang together because analysts hold them for one story, whatever their edges say."""
        ...

    def pieces(self, articles: Collection[str]) -> Iterable[Piece]:
        """The pieces that are known of these articles, as they were without the newcomers."""
        ...


class Change(Struct, frozen=True):
    """“These pieces are to be linked; those stay”: what newcomers change, and what was not known of what they leave alone."""

    pieces: tuple[Piece, ...]
    stay: tuple[Piece, ...]
    scores: Mapping[tuple[str, str], float] | None  # of the edges within all these pieces, where they are few enough


def change(web: Web, new: Collection[str], again: Collection[str], most: int = MOST) -> Change:
    """What the articles `new` change in the `web`, which has their edges; the pieces of `again` are linked in any case.

    Looks at newcomers, at the pieces of which they change something, and at what is not known of their neighbours' pieces.
    """
    new, again = frozenset(new), frozenset(again)
    ends = web.near(new) if new else {}
    neighbours = {other for others in ends.values() for other in others} - new
    known = {one for one in web.pieces(neighbours | again) if new.isdisjoint(one.articles)}
    was = Pieces(web.near, most).without(new)
    was.know(known)
    old = was.around(sorted(neighbours | again))
    met, floors = _met(ends, new, was)
    touched = was.around(sorted(met | again))
    articles = new.union(*touched)
    scores = web.among(articles) if len(articles) <= FEW else None
    now = _with(web, articles, scores, most)
    now.know_crowds({one: cut for one in articles - new if (cut := was.cut(one)) is not None} | floors)
    found = {Piece(one, now.cut(one[0])) for one in now.around(sorted(articles))}
    stay = {one for one in found if one.articles in touched and again.isdisjoint(one.articles)}
    left = {Piece(one, was.cut(one[0])) for one in old - touched}
    return Change(
        pieces=tuple(sorted(found - stay, key=_first)),
        stay=tuple(sorted((stay | left) - known, key=_first)),
        scores=scores,
    )


def _first(piece: Piece) -> tuple[str, ...]:
    return piece.articles


def _met(
    ends: Mapping[str, Mapping[str, float]], new: Collection[str], was: Pieces
) -> tuple[set[str], dict[str, float]]:
    """The neighbours of newcomers whose pieces these may change, and the scores at which newcomers meet too many."""
    met, floors = set[str](), dict[str, float]()
    for one, others in ends.items():
        for other, score in others.items():
            if other in new:
                continue
            cut = was.cut(other)
            if cut is None or score > cut:
                met.add(other)
            else:
                floors[one] = max(score, floors.get(one, score))
    return met, floors


def _with(web: Web, articles: Collection[str], scores: Mapping[tuple[str, str], float] | None, most: int) -> Pieces:
    """The pieces of the web with the newcomers, of which only these `articles` are asked for; `scores` as in `Change`."""
    pieces = Pieces(web.near, most)
    if scores is not None:
        edges: dict[str, dict[str, float]] = {one: {} for one in articles}
        for (left, right), score in {**scores, **web.judged(articles)}.items():
            edges[left][right] = edges[right][left] = score
        pieces.know_edges(edges)
    return pieces
