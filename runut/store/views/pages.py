"""What stands first where not all is asked for?"""

from collections.abc import Collection
from types import MappingProxyType

from sqlalchemy import Connection, Table, func, select

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


# Behind every character that an id has.
LAST = "\U0010ffff"


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
    """The stories of which the id begins so, two at most, in order; the one that is called just so, alone."""
    story = schema.STORY.c.id
    # Between the id and the last that begins so, which an index finds; a pattern would be held against every story.
    question = select(story).where(story.between(start, start + LAST)).order_by(story).limit(2)
    found = tuple(connection.scalars(question))
    return found[:1] if found[:1] == (start,) else found


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


def recorded(connection: Connection) -> str | None:
    """When the article that was kept last was read."""
    table = schema.ARTICLE
    return connection.scalar(select(table.c.recorded).order_by(table.c.row.desc()).limit(1))
