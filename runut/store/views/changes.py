"""Which articles changed at their address, or were taken back, and what changed in them?"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.store import schema
from runut.store.views.articles import article_rows
from runut.store.views.rows import ArticleRow


class ChangeView(Struct, frozen=True, kw_only=True):
    """“KabarTiga put 21 in the place of 17”: an article that no longer counts, and what became of it.

    `new` is the version that counts instead, None where the article was withdrawn. `gone` and `come` are the lines that
    only the old and only the new version has, in order of the text.
    """

    old: ArticleRow
    new: ArticleRow | None
    gone: tuple[str, ...]
    come: tuple[str, ...]


def change_views(connection: Connection) -> tuple[ChangeView, ...]:
    """All changes and withdrawals, by publication of the old version, newest first."""
    retired = set(connection.scalars(select(schema.RETIRED.c.article)))
    newer = set(connection.scalars(select(schema.RETIRED.c.by).where(schema.RETIRED.c.by.is_not(None))))
    rows = article_rows(connection, retired | newer)
    texts = dict(
        connection.execute(
            select(schema.ARTICLE.c.id, schema.ARTICLE.c.text).where(schema.ARTICLE.c.id.in_(rows))
        ).all()
    )
    found = []
    for id_ in sorted(retired):
        old = rows[id_]
        new = rows[old.replaced_by] if old.replaced_by else None
        gone, come = _differences(texts[id_].splitlines(), texts[new.id].splitlines() if new else [])
        found.append(ChangeView(old=old, new=new, gone=gone if new else (), come=come))
    return tuple(sorted(found, key=lambda one: (one.old.published or "", one.old.id), reverse=True))


def _differences(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone: list[str] = []
    come: list[str] = []
    for what, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone += (line for line in old[i:k] if line.strip())
            come += (line for line in new[j:m] if line.strip())
    return tuple(gone), tuple(come)
