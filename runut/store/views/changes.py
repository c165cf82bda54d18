"""Which articles changed at their address, or were taken back, and what changed in them?"""

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.store import schema
from runut.store.keeping import portions
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


def change_views(connection: Connection, outlet: str | None = None, most: int | None = None) -> tuple[ChangeView, ...]:
    """All changes and withdrawals (of an outlet, the `most` last), by publication of the old version, newest first."""
    found_by = dict(connection.execute(select(schema.RETIRED.c.article, schema.RETIRED.c.by)).all())
    if outlet is not None:
        found_by = {id_: found_by[id_] for id_ in _last_of(connection, found_by, outlet, most)}
    retired, newer = set(found_by), {by for by in found_by.values() if by is not None}
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


def _last_of(connection: Connection, ids: Collection[str], outlet: str, most: int | None) -> list[str]:
    """Those of these articles that the outlet published, the last of them first."""
    article, found = schema.ARTICLE, list[tuple[str, str]]()
    for portion in portions(ids):
        question = select(article.c.published, article.c.id).where(
            article.c.id.in_(portion), article.c.outlet == outlet
        )
        found += [(published or "", id_) for published, id_ in connection.execute(question)]
    return [id_ for _, id_ in sorted(found, reverse=True)[:most]]


def _differences(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone: list[str] = []
    come: list[str] = []
    for what, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone += (line for line in old[i:k] if line.strip())
            come += (line for line in new[j:m] if line.strip())
    return tuple(gone), tuple(come)
