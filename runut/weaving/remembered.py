"""What a run has read from its chronicle, so that it need not be read again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from runut.records.links import Candidates, Edge, Standing
from runut.records.reading import CAST, TELLING, Reading


class Shelf:
    """Readings by id, as many as have so many characters of text together; the last used stand last, the first go."""

    BARE = 500  # characters that what else there is of a reading counts for, however short its text

    def __init__(self, room: int) -> None:
        """Begin with nothing; there is `room` for so many characters."""
        self._room, self._taken = room, 0
        self._kept: dict[str, Reading] = {}

    def __contains__(self, id_: str) -> bool:
        """Whether the reading of this article stands here."""
        return id_ in self._kept

    def get(self, id_: str) -> Reading | None:
        """The reading of this article, which stays where it stands; None where it is not here."""
        return self._kept.get(id_)

    def put(self, readings: Iterable[Reading]) -> None:
        """Put readings where the last used stand; others go where there is no room for them."""
        for one in readings:
            self.take(one.article.id)
            self._kept[one.article.id] = one
            self._taken += self._size(one)
        while self._taken > self._room and len(self._kept) > 1:
            self.take(next(iter(self._kept)))

    def take(self, id_: str) -> Reading | None:
        """The reading of this article, which stands here no longer; None where it did not."""
        found = self._kept.pop(id_, None)
        self._taken -= 0 if found is None else self._size(found)
        return found

    def _size(self, one: Reading) -> int:
        return self.BARE + len(one.article.text)


class Remembered:
    """Readings of one run by id, without tokens; the least used go where there are too many, which only costs time.

    What is asked of it besides (see `runut.records.links.Asked`) it asks whoever keeps the articles.
    """

    SIZE = (
        1024  # articles that are remembered whole, and as many of which those who act in them are, where they are long
    )
    LONG = 2_500  # characters of a long article; of short ones more are remembered
    OUTLOOKS = 8192  # articles of which it is remembered how they look to others

    def __init__(self, candidates: Candidates) -> None:
        """Ask `candidates` for what is not remembered."""
        self._candidates = candidates
        room = self.SIZE * (self.LONG + Shelf.BARE)
        self._kept, self._casts, self._tellings = Shelf(room), Shelf(4 * room), Shelf(room)
        self._outlooks: dict[str, bytes] = {}
        self._scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._expected: Mapping[tuple[str, str], float] | None = None  # those that stand among the scores
        self._standings: Mapping[str, Standing] = {}

    def put(self, one: Reading) -> None:
        """Remember `one`."""
        self._kept.put([one])

    def readings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The readings of `articles` in order of id."""
        lacking = [id_ for id_ in articles if id_ not in self._kept]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking)} if lacking else {}
        found = tuple(self._kept.take(id_) or fresh[id_] for id_ in sorted(set(articles)))
        self._kept.put(found)
        return found

    def casts(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same, of which article, places and actors are enough."""
        return self._parts(articles, CAST, self._casts)

    def tellings(self, articles: Collection[str]) -> tuple[Reading, ...]:
        """The same, of which the text, and who says what in it, are enough."""
        return self._parts(articles, TELLING, self._tellings)

    def _parts(self, articles: Collection[str], only: Collection[str], known: Shelf) -> tuple[Reading, ...]:
        """What is `known` of articles of which these layers are enough; what is not is asked for."""
        whole = {id_: one for id_ in articles if (one := self._kept.get(id_)) is not None}
        lacking = [id_ for id_ in articles if id_ not in whole and id_ not in known]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking, only)} if lacking else {}
        found = {id_: whole.get(id_) or known.take(id_) or fresh[id_] for id_ in sorted(set(articles))}
        known.put(one for id_, one in found.items() if id_ not in whole)
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


def _trim(kept: dict[str, bytes], size: int) -> None:
    for id_ in list(islice(kept, max(0, len(kept) - size))):
        del kept[id_]
