"""Which articles hold these words? One question, asked of the index of words of a file or of that of a server.

::

    asking.py     what is asked, and what an index of words answers
    file.py       a SQLite file's index, FTS5
    server.py     a PostgreSQL server's, with the dictionaries of its own for the order of what is found
    tokens.py     where the words of a text stand: the server is given them, so that both know the same words
    cutting.py    the place of an article to show: the server's texts are cut as FTS5 cuts those of a file
"""

from sqlalchemy import Connection

from runut.store.dialect import on_server
from runut.store.search.asking import Index, Limits, Piece
from runut.store.search.file import FileIndex
from runut.store.search.server import ServerIndex

__all__ = ["Index", "Limits", "Piece", "index_of"]


def index_of(connection: Connection) -> Index:
    """The index of words of the database at the other end of `connection`."""
    return ServerIndex(connection) if on_server(connection) else FileIndex(connection)
