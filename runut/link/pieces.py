"""Which articles are linked together: pieces of a web of edges that stay small however large the web grows.

In a large archive edges join nearly everything to everything: of 16,000 items of two weeks 12,000 hang together, each by
some other. Bounding the edges of an article does not help, as no single article holds the web together. What helps is to
cut the web where it is thinnest.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heappop, heappush, nlargest, nsmallest

from runut.records.links import Piece

# So many articles are linked as one set at most; the largest story of a day has about thirty. Chronicles keep pieces of this
# size: another number needs another version of their tables, and pieces that were kept to be forgotten.
MOST = 100

AHEAD = 64  # edges are asked for so many articles at a time
REMEMBERED = 20_000  # articles whose edges are kept in memory

Near = Callable[[Collection[str]], Mapping[str, Mapping[str, float]]]


class Pieces:
    """“Article a is linked with b and c”: the largest cluster of single linkage around an article that is small enough.

    The piece of an article is the largest set that edges of some least score join, has the article in it, and has at most
    `most` articles. Every article is in one piece, and pieces are a function of the edges alone: the clusters of single
    linkage lie inside each other, so that two of them never overlap. An article that arrives changes no piece but those
    that it has an edge with, and where it hangs together with an article by a score at which that one is known to be in too
    large a company, not that one's either. Edges must not change while one of these is in use.
    """

    def __init__(self, near: Near, most: int = MOST) -> None:
        """`near` gives, for each of some articles, the articles that it has an edge with, and the scores."""
        self._near, self._most = near, most
        self._edges: dict[str, Mapping[str, float]] = {}
        self._over: dict[str, float] = {}  # a score at which the article is known to hang together with too many
        self._found: dict[str, tuple[str, ...]] = {}  # the pieces that were found, by each of their articles
        self._gone: Collection[str] = frozenset()
        self._larger: tuple[dict[str, float], ...] = ()  # what webs know (as `_over`) that have more articles

    def without(self, gone: Collection[str]) -> "Pieces":
        """The pieces of the same web as they are without the articles `gone`, of which none is asked for."""
        others = Pieces(self._near, self._most)
        others._edges, others._gone, others._larger = self._edges, frozenset(gone), (self._over, *self._larger)
        return others

    def left_by(self, gone: Collection[str]) -> set[tuple[str, ...]]:
        """The pieces that there are where the articles `gone` go, and are not as long as they are there.

        Such a piece held one of them, or was too large together with one: either way what is left of it hangs together
        with an article that had an edge with one of them.
        """
        left, leaving = self.without(gone), sorted(gone)
        self._learn(leaving[:REMEMBERED])
        neighbours = {other for one in leaving for other in self.ends(one)} - set(gone)
        return {piece for piece in left.around(sorted(neighbours)) if self.of(piece[0]) != piece}

    def ends(self, article: str) -> Mapping[str, float]:
        """The articles that `article` has an edge with, and the scores."""
        if article not in self._edges:
            self._learn([article])
        return self._edges[article]

    def know(self, pieces: Iterable[Piece]) -> None:
        """Take these for pieces of this web, as they were found before."""
        for piece in pieces:
            self._found.update(dict.fromkeys(piece.articles, piece.articles))
            if piece.cut is not None:
                self._crowd(piece.articles, piece.cut)

    def know_crowds(self, crowds: Mapping[str, float]) -> None:
        """Know that at these scores articles hang together with too many."""
        for article, score in crowds.items():
            self._crowd((article,), score)

    def know_edges(self, edges: Mapping[str, Mapping[str, float]]) -> None:
        """Ask no more for the edges of these articles, of which those above what is known of crowds are given."""
        self._edges.update(edges)

    def cut(self, article: str) -> float | None:
        """The highest score at which the piece of `article` hangs together with too many; None where nothing is left out."""
        self.of(article)
        return self._over.get(article)

    def of(self, article: str) -> tuple[str, ...]:
        """The piece of `article`, in order of id. Looks at `most` articles and their neighbours, mostly far fewer."""
        found = self._found.get(article)
        if found is None:
            found = self._grown(article)
            self._found.update(dict.fromkeys(found, found))
        return found

    def _grown(self, article: str) -> tuple[str, ...]:
        floor = self._over.get(article, -1.0)
        order, inside, weakest = [article], {article}, 2.0
        whole = 1  # the first so many of `order` are a cluster
        heap: list[tuple[float, str]] = []
        self._push(heap, article, inside)
        while heap:
            score, other = -heap[0][0], heappop(heap)[1]
            if other in inside:
                continue
            if score < weakest:
                whole = len(order)
            if score <= floor:
                break
            weakest = min(weakest, score)
            order.append(other)
            inside.add(other)
            # Whoever is in too large a company at some score draws all into it that hang together with it there.
            floor = max(floor, min(weakest, self._over.get(other, -1.0)))
            if len(order) > self._most:
                floor = weakest
            if floor == weakest:
                break
            self._push(heap, other, inside)
        else:
            whole = len(order)
        if floor >= 0:
            self._crowd(order, floor)
        return tuple(sorted(order[:whole]))

    def _crowd(self, articles: Collection[str], score: float) -> None:
        """Remember that at this score these articles hang together with too many; in a larger web so they do as well."""
        for known in (self._over, *self._larger):
            known.update((one, score) for one in articles if known.get(one, -1.0) < score)

    def around(self, articles: Iterable[str]) -> set[tuple[str, ...]]:
        """The pieces that these articles are in."""
        articles = list(articles)
        self._learn([one for one in articles if one not in self._found][:REMEMBERED])
        return {self.of(one) for one in articles}

    def _push(self, heap: list[tuple[float, str]], article: str, inside: Collection[str]) -> None:
        if article not in self._edges:
            self._learn([article, *(one for _, one in nsmallest(AHEAD, heap))])
        for other, score in self._edges[article].items():
            if other not in inside and other not in self._gone:
                heappush(heap, (-score, other))

    def _learn(self, articles: Sequence[str]) -> None:
        """Ask for the edges of these articles that are not known, and of the nearest articles at their other ends.

        Those will be asked for next; where edges are dense, there are too many others.
        """
        if len(self._edges) > REMEMBERED:
            self._edges.clear()
        found = self._ask({one for one in articles if one not in self._edges})
        others = {other: score for ends in found.values() for other, score in ends.items() if other not in self._edges}
        self._ask(set(nlargest(max(AHEAD, len(articles)), others, key=lambda one: (others[one], one))))

    def _ask(self, articles: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """The edges of these articles, which are remembered."""
        found = self._near(articles) if articles else {}
        self._edges.update((one, found.get(one, {})) for one in articles)
        return found
