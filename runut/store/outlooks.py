"""How does an article look to others that may tell of its story? As linking packs it: here it is only kept."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection

from runut.store.dialect import ask, listed

_KEEPING = """
INSERT INTO outlook (article, packed) SELECT article.row, ? FROM article WHERE article.id = ?
ON CONFLICT (article) DO UPDATE SET packed = excluded.packed
"""
_READING = """
SELECT article.id, outlook.packed FROM article JOIN outlook ON outlook.article = article.row
WHERE article.id IN {texts}
"""
_FORGETTING = """
DELETE FROM outlook WHERE article IN (SELECT article.row FROM article WHERE article.id IN {texts})
"""


def keep_outlooks(connection: Connection, outlooks: Mapping[str, bytes]) -> None:
    """Keep how articles, which stand in the file already, look to others, by id, in place of what is kept of them."""
    if rows := [(packed, id_) for id_, packed in sorted(outlooks.items())]:
        ask(connection, _KEEPING, rows)


def read_outlooks(connection: Connection, articles: Collection[str]) -> dict[str, bytes]:
    """How articles look to others, by id; those of which it is not kept are left out."""
    return {id_: bytes(packed) for id_, packed in ask(connection, _READING, (listed(articles),)).all()}


def forget_outlooks(connection: Connection, gone: Collection[str]) -> None:
    """Keep no longer how the articles `gone`, which stand in the file still, look to others."""
    ask(connection, _FORGETTING, (listed(gone),))
