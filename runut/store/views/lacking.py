"""What does an article leave out that others of its story tell?"""

from msgspec import Struct
from sqlalchemy import Connection

from runut.store.dialect import named
from runut.store.views.entries import entry_views
from runut.store.views.rows import EntryView


class Lacking(Struct, frozen=True, kw_only=True):
    """“The denial, which three origins tell, is not in this article”: `weight` (0 to 1) says how much that means."""

    entry: EntryView
    independence: int
    weight: float


def lacking(connection: Connection, article: str) -> tuple[Lacking, ...]:
    """What `article` leaves out, the weightiest first; nothing where it stands in no story."""
    question = named(
        connection,
        "SELECT omission.entry, omission.independence, omission.weight FROM omission WHERE omission.story = "
        "(SELECT story FROM story_article WHERE article = :article) "
        "AND EXISTS (SELECT 1 FROM {each}(omission.left_out_by) AS one WHERE one.value = :article) "
        "ORDER BY omission.weight DESC, omission.id",
    )
    rows = connection.execute(question, {"article": article}).all()
    entries = {one.id: one for one in entry_views(connection, ids={row.entry for row in rows})}
    return tuple(
        Lacking(entry=entries[row.entry], independence=row.independence, weight=row.weight)
        for row in rows
        if row.entry in entries
    )
