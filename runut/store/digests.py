"""What a chronicle's articles were read from, to the byte."""

from sqlalchemy import select

from runut.store import schema
from runut.store.chronicle import Chronicle
from runut.store.connection import told


def digests(chronicle: Chronicle) -> frozenset[str]:
    """The digests (SHA-256, in hex) of the bytes that its articles were read from."""
    with told(chronicle.path), chronicle.engine.connect() as connection:
        return frozenset(connection.scalars(select(schema.ARTICLE.c.digest)))
