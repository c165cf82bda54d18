"""What a run has read from its chronicle, so that it need not be read again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from runut.records.links import Candidates, Edge, Standing
from runut.records.reading import CAST, TELLING, Reading
from runut.text.shelf import BARE, Shelf, room_for


class Remembered:
    """Readings of one run by id, without tokens; the least used go where there are too many, which only costs time.

    What is asked of it besides (see `runut.records.links.Asked`) it asks whoever keeps the articles.
    """

    SIZE = 1024  # long articles that are remembered whole; of short ones more are
    LONG = 2_500  # characters of a long article
    OUTLOOKS = 8192  # articles of which it is remembered how they look to others

    def __init__(self, candidates: Candidates) -> None:
        """Ask `candidates` for what is not remembered."""
        self._candidates = candidates
        room = self.SIZE * (self.LONG + BARE)
        self._kept, self._casts, self._tellings = (
            Shelf[str, Reading](room),
            Shelf[str, Reading](4 * room),
            Shelf[str, Reading](room),
        )
        self._outlooks = Shelf[str, bytes](self.OUTLOOKS)
        self._scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._expected: Mapping[tuple[str, str], float] | None = None  # those that stand among the scores
        self._standings: Mapping[str, Standing] = {}
        self._edges: Mapping[tuple[str, str], Edge] = {}

    def put(self, one: Reading) -> None:
        """Remember `one`."""
        _put(self._kept, [one])

    def readings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The readings of `articles` in order of id."""
        lacking = [id_ for id_ in articles if id_ not in self._kept]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking)} if lacking else {}
        found = tuple(self._kept.use(id_) or fresh[id_] for id_ in sorted(set(articles)))
        _put(self._kept, fresh.values())
        return found

    def casts(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same, of which article, places and actors are enough."""
        return self._parts(articles, CAST, self._casts)

    def tellings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same, of which the text, and who says what in it, are enough."""
        return self._parts(articles, TELLING, self._tellings)

    def _parts(
        self, articles: Collection[str], only: Collection[str], known: Shelf[str, Reading]
    ) -> tuple[Reading, ...]:
        """What is `known` of articles of which these layers are enough; what is not is asked for."""
        whole = {id_: one for id_ in articles if (one := self._kept.get(id_)) is not None}
        lacking = [id_ for id_ in articles if id_ not in whole and id_ not in known]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking, only)} if lacking else {}
        found = tuple(whole.get(id_) or known.use(id_) or fresh[id_] for id_ in sorted(set(articles)))
        _put(known, fresh.values())
        return found

    def outlooks(self, articles: Collection[str]) -> dict[str, bytes]:
        """How those of `articles` look to others of which that is known, by id."""
        known = {id_: self._outlooks.use(id_) for id_ in articles}
        lacking = [id_ for id_, one in known.items() if one is None]
        fresh = self._candidates.outlooks(lacking) if lacking else {}
        self.see(fresh)
        found = {id_: one for id_, one in known.items() if one is not None} | dict(fresh)
        return dict(sorted(found.items()))

    def see(self, outlooks: Mapping[str, bytes]) -> None:
        """Remember how articles look to others."""
        for id_, one in outlooks.items():
            self._outlooks.put(id_, one, 1)

    def expect(self, articles: Collection[str], scores: Mapping[tuple[str, str], float] | None = None) -> None:
        """Ask at once for what several pieces, of which these are all articles, will be asked for one by one.

        `scores` are those of the kept edges among them, and perhaps among others, where they are known.
        """
        if scores is None or scores is not self._expected:
            self._expected, self._scores = scores, defaultdict(dict)
            for (left, right), score in (self._candidates.scores(articles) if scores is None else scores).items():
                self._scores[left][right] = score
        self._standings = self._candidates.standings(articles)

    def scores(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the kept edges among these of the expected articles, by left and right."""
        within = set(articles)
        ends = ((left, self._scores[left].items()) for left in articles if left in self._scores)
        return {(left, right): score for left, others in ends for right, score in others if right in within}

    def edges(self, pairs: Collection[tuple[str, str]]) -> tuple[Edge, ...]:
        """The kept edges of these pairs, in order of left and right."""
        if self._edges.keys() >= set(pairs):
            return tuple(self._edges[pair] for pair in sorted(pairs))
        return self._candidates.edges(pairs)

    def expect_edges(self, pairs: Collection[tuple[str, str]]) -> None:
        """Ask at once for edges of which several stories will ask for one each."""
        self._edges = {(one.left, one.right): one for one in self._candidates.edges(pairs)} if pairs else {}

    def standings(self, _: Collection[str]) -> Mapping[str, Standing]:
        """By story, what stands beside the kept stories of the expected articles."""
        return self._standings


def _put(shelf: Shelf[str, Reading], readings: Iterable[Reading]) -> None:
    for one in readings:
        shelf.put(one.article.id, one, room_for(one))
