"""A piece that is given as a whole: nothing of it is kept, so that all of it is made anew."""

from collections.abc import Collection, Mapping, Sequence

from runut.records.links import Edge, Standing
from runut.records.reading import Reading


class Given:
    """“These readings, with these edges”: answers what linking asks (see `runut.records.links.Asked`) out of them alone."""

    def __init__(self, readings: Sequence[Reading], edges: Sequence[Edge]) -> None:
        """Know these articles, and the edges among them."""
        self._readings = {one.article.id: one for one in sorted(readings, key=lambda one: one.article.id)}
        self._edges = {(one.left, one.right): one for one in edges}

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all articles, in order."""
        return tuple(self._readings)

    def readings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The readings of these articles, in order of id."""
        return tuple(self._readings[one] for one in sorted(articles))

    def casts(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same: what is at hand need not be cut down."""
        return self.readings(articles)

    def scores(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the edges among these articles, by left and right."""
        within = set(articles)
        return {pair: one.score for pair, one in self._edges.items() if within.issuperset(pair)}

    def edges(self, pairs: Collection[tuple[str, str]]) -> tuple[Edge, ...]:
        """The edges of these pairs, in order of left and right."""
        return tuple(self._edges[pair] for pair in sorted(pairs) if pair in self._edges)

    def standings(self, _: Collection[str]) -> Mapping[str, Standing]:
        """Nothing: no story is kept."""
        return {}
