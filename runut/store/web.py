"""What does a chronicle know of the web of edges between its articles?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise

from sqlalchemy import Connection

from runut.records.links import Piece
from runut.store.chronicle import Chronicle
from runut.store.connection import told
from runut.store.judging import joined_stories
from runut.store.linking import near
from runut.store.pieces import read_pieces

JUDGED = (
    1.5  # above the score of every edge: what analysts hold for one story hangs together more closely than all else
)


class Web:
    """“These two hang together by 0.4”: the edges of a chronicle, with what analysts had joined when this was made."""

    def __init__(self, chronicle: Chronicle) -> None:
        """Ask `chronicle`; raises ChronicleError, as all that is asked here."""
        self._chronicle = chronicle
        with self._asking() as connection:
            joined = joined_stories(connection)
        self._joined = tuple(pair for together in joined for pair in pairwise(sorted(together)))

    def near(self, articles: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """For each of these articles that has edges: the articles at their other ends, with the scores."""
        wanted = set(articles)
        with self._asking() as connection:
            found = near(connection, wanted)
        for left, right in self._joined:
            for one, other in ((left, right), (right, left)):
                if one in wanted:
                    found.setdefault(one, {})[other] = JUDGED
        return found

    def among(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the edges of which both ends are among `articles`, by left and right."""
        return self._chronicle.scores(articles)

    def judged(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The same of the pairs that hang together because analysts hold them for one story, whatever their edges say."""
        within = set(articles)
        return {pair: JUDGED for pair in self._joined if within.issuperset(pair)}

    def pieces(self, articles: Collection[str]) -> Iterable[Piece]:
        """The pieces that are kept of these articles."""
        with self._asking() as connection:
            return read_pieces(connection, articles)

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with told(self._chronicle.path), self._chronicle.engine.connect() as connection:
            yield connection
