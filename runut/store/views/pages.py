"""What stands first where not all is asked for?"""

from collections.abc import Collection
from types import MappingProxyType

from sqlalchemy import Connection, Table, func, select

from runut.errors import UnknownRecord
from runut.store import schema
from runut.store.keeping import portions

# What can be counted without reading it.
COUNTED: MappingProxyType[str, Table] = MappingProxyType(
    {
        "stories": schema.STORY,
        "actors": schema.ACTOR,
        "disagreements": schema.DISAGREEMENT,
        "omissions": schema.OMISSION,
        "reuses": schema.REUSE,
    }
)


def newest(connection: Connection, most: int) -> tuple[str, ...]:
    """The newest stories that together have `most` entries, or all that have any, by id.

    Stories are read from the newest on, so that the answer takes as long in a large chronicle as in a small one.
    """
    story, table = schema.STORY, schema.ENTRY
    rows = select(func.count()).select_from(table).where(table.c.story == story.c.id).scalar_subquery()
    found, total = list[str](), 0
    with connection.execute(select(story.c.id, rows).order_by(story.c.last.desc(), story.c.id.desc())) as told:
        for id_, count in told:
            if count:
                found.append(id_)
            total += count
            if total >= most:
                break
    return tuple(sorted(found))


def latest(connection: Connection, most: int) -> tuple[str, ...]:
    """The stories that end no earlier than the `most` newest, by id."""
    last = schema.STORY.c.last
    day = connection.scalar(select(last).order_by(last.desc()).offset(most - 1).limit(1))
    question = select(schema.STORY.c.id).order_by(schema.STORY.c.id)
    return tuple(connection.scalars(question if day is None else question.where(last >= day)))


def beginning(connection: Connection, start: str) -> tuple[str, ...]:
    """The stories of which the id begins so, two at most, in order."""
    story = schema.STORY.c.id
    return tuple(
        connection.scalars(select(story).where(story.startswith(start, autoescape=True)).order_by(story).limit(2))
    )


def home(connection: Connection, finding: str) -> str:
    """The story in which a disagreement stands; raises UnknownRecord."""
    table = schema.DISAGREEMENT
    found = connection.scalar(select(table.c.story).where(table.c.id == finding))
    if found is None:
        message = f"the chronicle has no disagreement “{finding}”; its story may have been linked anew."
        raise UnknownRecord(message)
    return str(found)


def titles(connection: Connection, stories: Collection[str]) -> dict[str, str]:
    """Story id -> title."""
    table, found = schema.STORY, dict[str, str]()
    for portion in portions(stories):
        found.update(dict(connection.execute(select(table.c.id, table.c.title).where(table.c.id.in_(portion))).all()))
    return found


def how_many(connection: Connection, what: str, stories: Collection[str] | None = None) -> int:
    """How many stories, actors, disagreements, omissions or reuses there are (findings of stories: in these)."""
    table = COUNTED[what]
    question = select(func.count()).select_from(table)
    if stories is not None:
        question = question.where(table.c.story.in_(stories))
    return connection.scalar(question) or 0
