"""What a run has read from its chronicle, so that it need not be read again."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import islice
from typing import TypeVar

from runut.records.links import Candidates, Edge, Standing
from runut.records.reading import CAST, TELLING, Reading

_T = TypeVar("_T")


class Remembered:
    """Readings of one run by id, without tokens; the least used go where there are too many, which only costs time.

    What is asked of it besides (see `runut.records.links.Asked`) it asks whoever keeps the articles.
    """

    SIZE = 1024
    CASTS = 4096  # articles of which only the actors are remembered
    OUTLOOKS = 8192  # articles of which it is remembered how they look to others

    def __init__(self, candidates: Candidates) -> None:
        """Ask `candidates` for what is not remembered."""
        self._candidates = candidates
        self._kept: dict[str, Reading] = {}
        self._casts: dict[str, Reading] = {}
        self._tellings: dict[str, Reading] = {}
        self._outlooks: dict[str, bytes] = {}
        self._scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._expected: Mapping[tuple[str, str], float] | None = None  # those that stand among the scores
        self._standings: Mapping[str, Standing] = {}

    def put(self, one: Reading) -> None:
        """Remember `one`."""
        self._kept[one.article.id] = one
        _trim(self._kept, self.SIZE)

    def readings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The readings of `articles` in order of id."""
        lacking = [id_ for id_ in articles if id_ not in self._kept]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking)} if lacking else {}
        # Taken out and put back, so that the last used stand last.
        found = {id_: self._kept.pop(id_) if id_ in self._kept else fresh[id_] for id_ in sorted(set(articles))}
        self._kept.update(found)
        _trim(self._kept, self.SIZE)
        return tuple(found.values())

    def casts(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same, of which article, places and actors are enough."""
        return self._parts(articles, CAST, self._casts, self.CASTS)

    def tellings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same, of which the text, and who says what in it, are enough."""
        return self._parts(articles, TELLING, self._tellings, self.SIZE)

    def _parts(
        self, articles: Collection[str], only: Collection[str], known: dict[str, Reading], most: int
    ) -> tuple[Reading, ...]:
        """What is `known` of articles of which these layers are enough; what is not is asked for."""
        lacking = [id_ for id_ in articles if id_ not in self._kept and id_ not in known]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking, only)} if lacking else {}
        found = {id_: self._kept.get(id_) or known.pop(id_, None) or fresh[id_] for id_ in sorted(set(articles))}
        known.update((id_, one) for id_, one in found.items() if id_ not in self._kept)
        _trim(known, most)
        return tuple(found.values())

    def outlooks(self, articles: Collection[str]) -> dict[str, bytes]:
        """How those of `articles` look to others of which that is known, by id."""
        if lacking := [id_ for id_ in articles if id_ not in self._outlooks]:
            self._outlooks.update(self._candidates.outlooks(lacking))
        found = {id_: self._outlooks.pop(id_) for id_ in sorted(set(articles)) if id_ in self._outlooks}
        self.see(found)
        return found

    def see(self, outlooks: Mapping[str, bytes]) -> None:
        """Remember how articles look to others."""
        self._outlooks.update(outlooks)
        _trim(self._outlooks, self.OUTLOOKS)

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
        return self._candidates.edges(pairs)

    def standings(self, _: Collection[str]) -> Mapping[str, Standing]:
        """By story, what stands beside the kept stories of the expected articles."""
        return self._standings


def _trim(kept: dict[str, _T], size: int) -> None:
    for id_ in list(islice(kept, max(0, len(kept) - size))):
        del kept[id_]
