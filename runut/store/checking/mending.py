"""How is everything made anew that is made of what was kept?"""

from sqlalchemy import delete, insert, select

from runut.store import schema
from runut.store.chronicle import Chronicle
from runut.store.connection import writing
from runut.store.search import index_of

# All that linking and comparing made, in an order in which it can be taken away.
_MADE = (
    schema.STANDING,
    schema.OMISSION,
    schema.DISAGREEMENT,
    schema.REUSE,
    schema.ENTRY_EVENT,
    schema.ENTRY,
    schema.STORY_ARTICLE,
    schema.STORY,
    schema.ACTOR_MEMBER,
    schema.ACTOR_OFFICE,
    schema.ACTOR_TALLY,
    schema.ACTOR,
    schema.PIECE,
    schema.EDGE,
    schema.OUTLOOK,
    schema.PENDING,
)


def forget_made(chronicle: Chronicle) -> None:
    """Take links and findings away and make the index of words anew; every article that counts waits to be linked.

    What was kept with articles and what analysts judged stays.
    """
    with writing(chronicle.engine, chronicle.path) as connection:
        for table in _MADE:
            connection.execute(delete(table))
        key, article = schema.KEY.c.article, schema.ARTICLE.c
        connection.execute(delete(schema.KEY).where(key.not_in(select(article.row))))
        counts = select(article.id).where(article.id.not_in(select(schema.RETIRED.c.article)))
        connection.execute(insert(schema.PENDING).from_select(["article"], counts))
        index_of(connection).anew()
