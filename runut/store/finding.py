"""Which record does a user mean by an id, perhaps cut short?"""

from collections.abc import Collection
from types import MappingProxyType

from sqlalchemy import Connection, Table, select

from runut.errors import UnknownRecord
from runut.store import schema

_TABLES: MappingProxyType[str, Table] = MappingProxyType(
    {
        "entry": schema.ENTRY,
        "event": schema.EVENT,
        "statement": schema.STATEMENT,
        "figure": schema.FIGURE,
        "actor": schema.ACTOR,
        "story": schema.STORY,
        "disagreement": schema.DISAGREEMENT,
        "omission": schema.OMISSION,
        "reuse": schema.REUSE,
    }
)


def find_record(connection: Connection, wanted: str, kinds: Collection[str] = tuple(_TABLES)) -> tuple[str, str]:
    """Kind and id of the record of one of `kinds` whose id is `wanted`, or the only one whose id begins so.

    Raises UnknownRecord where there is none, or more than one.
    """
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found: list[tuple[str, str]] = []
    for kind in kinds:
        table = _TABLES[kind]
        if connection.scalar(select(table.c.id).where(table.c.id == wanted)) is not None:
            return kind, wanted
        question = select(table.c.id).where(table.c.id.like(f"{escaped}%", escape="\\")).order_by(table.c.id).limit(4)
        found.extend((kind, id_) for id_ in connection.scalars(question))
    if not wanted or not found:
        message = f"the chronicle holds no record “{wanted}”; ids stand in “runut timeline”, “differ” and “actors”."
        raise UnknownRecord(message)
    if len(found) > 1:
        some = ", ".join(id_ for _, id_ in found[:3])
        message = f"“{wanted}” could be {some} or others; write more of the id."
        raise UnknownRecord(message)
    return found[0]
