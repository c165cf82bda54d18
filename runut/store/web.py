"""What does a chronicle know of the web of edges between its articles?"""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from runut.records.links import Piece
from runut.store.chronicle import Chronicle
from runut.store.connection import told
from runut.store.judging import joined_stories
from runut.store.linking import near, read_scores
from runut.store.pieces import read_pieces

JUDGED = (
    1.5  # above the score of every edge: what analysts hold for one story hangs together more closely than all else
)


class Web:
    """“These two hang together by 0.4”: the edges of a chronicle, with what analysts had joined when this was made."""

    def __init__(self, chronicle: Chronicle) -> None:
        """Ask `chronicle`; raises ChronicleError, as all that is asked here."""
        self._path, self._engine = chronicle.path, chronicle.engine
        with told(self._path), self._engine.connect() as connection:
            joined = joined_stories(connection)
        self._joined = tuple(pair for together in joined for pair in pairwise(sorted(together)))

    def near(self, articles: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """For each of these articles that has edges: the articles at their other ends, with the scores."""
        wanted = set(articles)
        with told(self._path), self._engine.connect() as connection:
            found = near(connection, wanted)
        for left, right in self._joined:
            for one, other in ((left, right), (right, left)):
                if one in wanted:
                    found.setdefault(one, {})[other] = JUDGED
        return found

    def among(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the edges of which both ends are among `articles`, by left and right."""
        within = set(articles)
        with told(self._path), self._engine.connect() as connection:
            return read_scores(connection, within)

    def judged(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The same of the pairs that hang together because analysts hold them for one story, whatever their edges say."""
        within = set(articles)
        return {pair: JUDGED for pair in self._joined if within.issuperset(pair)}

    def pieces(self, articles: Collection[str]) -> Iterable[Piece]:
        """The pieces that are kept of these articles."""
        with told(self._path), self._engine.connect() as connection:
            return read_pieces(connection, articles)
