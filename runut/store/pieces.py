"""Which articles are linked as one set? As linking found it: here it is only kept.

Invariant: what is kept of a piece is what its edges say. Whoever takes edges away, or joins stories by a judgement, forgets
the pieces that this may touch (`forget_pieces`); what is not kept is found out anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from runut.records.links import Piece
from runut.store import schema
from runut.store.adding import add, taking
from runut.store.dialect import ask, listed

_READING = """
SELECT piece, article, cut FROM piece WHERE piece IN (SELECT piece FROM piece WHERE article IN {texts})
"""
_FORGETTING = """
DELETE FROM piece WHERE piece IN (SELECT piece FROM piece WHERE article IN {texts})
"""
_BESIDE = """
SELECT "right" FROM edge WHERE "left" IN {texts} UNION SELECT "left" FROM edge WHERE "right" IN {texts}
"""


def read_pieces(connection: Connection, articles: Collection[str]) -> tuple[Piece, ...]:
    """The pieces that are kept of these articles, in order."""
    members: dict[str, list[str]] = defaultdict(list)
    cuts: dict[str, float | None] = {}
    for piece, article, cut in ask(connection, _READING, (listed(articles),)):
        members[piece].append(article)
        cuts[piece] = cut
    return tuple(Piece(tuple(sorted(members[piece])), cuts[piece]) for piece in sorted(members))


def keep_pieces(connection: Connection, pieces: Iterable[Piece]) -> None:
    """Keep pieces; what was kept of their articles is theirs no longer."""
    rows = [
        {"article": article, "piece": piece.articles[0], "cut": piece.cut}
        for piece in pieces
        for article in piece.articles
    ]
    add(connection, schema.PIECE, rows, taking("article", "piece", "cut"))


def forget_pieces(connection: Connection, articles: Collection[str], *, beside: bool = False) -> None:
    """Keep no longer which pieces these articles are in, and, with `beside`, those that they have an edge with."""
    if not articles:
        return
    also = ask(connection, _BESIDE, (listed(articles), listed(articles))).scalars().all() if beside else ()
    ask(connection, _FORGETTING, (listed((*articles, *also)),))
