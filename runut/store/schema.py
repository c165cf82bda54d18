"""The tables of a chronicle.

Three kinds, and the difference matters:

* **kept**: articles and what was read from them. Written once with their article, never rewritten.
* **links**: edges, actors, stories, entries. Decisions that are made anew for a component when an article joins it.
* **findings**: disagreements, omissions, reuses. Derived from links and replaced with them.

A span is two columns (``_start``, ``_end``); a list is a JSON array, in it a span is ``[start, end]`` and a role
``[local actor, [start, end]]``.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from runut.store.columns import META, compact, id_column, span_columns
from runut.store.following import ALERT, FEED, ITEM, TOLD
from runut.store.layers import CHAIN, EVENT, FIGURE, LOCAL_ACTOR, PLACE, SENTENCE, STATEMENT, TIME

__all__ = [
    "ACTOR",
    "ACTOR_MEMBER",
    "ACTOR_OFFICE",
    "ACTOR_TALLY",
    "ALERT",
    "APPLICATION_ID",
    "ARTICLE",
    "CHAIN",
    "DISAGREEMENT",
    "EDGE",
    "ENTRY",
    "ENTRY_EVENT",
    "EVENT",
    "FEED",
    "FIGURE",
    "ITEM",
    "JUDGEMENT",
    "KEY",
    "LOCAL_ACTOR",
    "META",
    "OMISSION",
    "OUTLOOK",
    "PENDING",
    "PIECE",
    "PLACE",
    "REFUSAL",
    "RETIRED",
    "REUSE",
    "SAVED",
    "SENTENCE",
    "STANDING",
    "STATEMENT",
    "STORY",
    "STORY_ARTICLE",
    "TIME",
    "TOLD",
    "VERSION",
]

# “runut” as the four bytes that mark a SQLite file as a chronicle; the version of these tables.
APPLICATION_ID = 0x72756E75
VERSION = 10

ARTICLE = Table(
    "article",
    META,
    # The number by which the index of words knows the article; an explicit one survives VACUUM.
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("outlet", Text, index=True),
    Column("title", Text),
    Column("authors", JSON, nullable=False),
    Column("published", String, index=True),
    *span_columns("published_span", optional=True),
    Column("language", String, nullable=False, index=True),
    Column("address", Text),
    # The address as it is compared: other texts that were read there are versions of the same article.
    Column("at", Text, index=True),
    Column("text", Text, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("asides", JSON, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("recorded", String, nullable=False),
    Column("versions", JSON, nullable=False),
    # A digest of the article with all that was read from it: by it a check sees that nothing of that has changed.
    Column("seal", String),
)
# What other articles are found by: a number that stands for the key, the day of the article (0: unknown), its row. Numbers,
# as an article has a hundred and more of them.
KEY = compact(
    "key",
    Column("key", Integer().with_variant(BigInteger(), "postgresql"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("article", Integer, primary_key=True),  # no foreign key, as for an omission's entry
)
# How an article looks to others that may tell of its story, as linking writes it: so that they need not read all of it.
# By the article's row, so that one lies behind the other as they come.
OUTLOOK = Table(
    "outlook",
    META,
    Column("article", Integer, primary_key=True, autoincrement=False),  # no foreign key, as for an omission's entry
    Column("packed", LargeBinary, nullable=False),
)
# Articles that no longer count: a newer version stands at their address, or they were withdrawn. What was read from them
# stays, but nothing is linked to it.
RETIRED = compact(
    "retired",
    Column("article", String, ForeignKey("article.id"), primary_key=True),
    Column("by", String, ForeignKey("article.id"), index=True),
    Column("why", String, nullable=False),
)
# What analysts decided; never rewritten but for the time at which one was taken back.
JUDGEMENT = compact(
    "judgement",
    id_column(),
    Column("verb", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("author", Text, nullable=False),
    Column("time", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("name", Text),
    Column("undone", String),
)
# Searches that somebody wants to make again: `asked` is what stands behind the question mark of their page's address.
SAVED = compact(
    "saved",
    id_column(),
    Column("name", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("time", String, nullable=False),
)
# What could not be read, in the sentence that said so, until it can.
REFUSAL = compact(
    "refusal",
    id_column(),
    Column("place", Text, nullable=False, index=True),
    Column("said", Text, nullable=False),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False, index=True),
    Column("times", Integer, nullable=False),
)
# Which articles still wait to be linked.
PENDING = compact("pending", Column("article", String, ForeignKey("article.id"), primary_key=True))

EDGE = compact(
    "edge",
    Column("left", String, ForeignKey("article.id"), primary_key=True),
    Column("right", String, ForeignKey("article.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
)
Index("edge_right", EDGE.c.right)
# Which articles are linked as one set, named by the first of them, and the score at which it hangs together with too many.
PIECE = compact(
    "piece",
    Column("article", String, ForeignKey("article.id"), primary_key=True),
    Column("piece", String, nullable=False, index=True),
    Column("cut", Float),
)
ACTOR = compact(
    "actor",
    id_column(),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("aliases", JSON, nullable=False),
    Column("offices", JSON, nullable=False),
)
# How many articles give an actor an office, and the days of the first and last of them.
ACTOR_OFFICE = compact(
    "actor_office",
    Column("actor", String, primary_key=True),
    Column("title", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("first", String),
    Column("last", String),
)
# How often the members of an actor have a name, alias, kind or country: what the actor's row is made of.
ACTOR_TALLY = compact(
    "actor_tally",
    Column("actor", String, primary_key=True),
    Column("what", String, primary_key=True),
    Column("form", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
ACTOR_MEMBER = compact(
    "actor_member",
    Column("local_actor", String, ForeignKey("local_actor.id"), primary_key=True),
    Column("actor", String, nullable=False, index=True),
    Column("reasons", JSON, nullable=False),
)
STORY = compact(
    "story",
    id_column(),
    Column("title", Text, nullable=False),
    Column("first", String),
    Column("last", String, index=True),
    Column("reasons", JSON, nullable=False),
)
STORY_ARTICLE = compact(
    "story_article",
    Column("article", String, ForeignKey("article.id"), primary_key=True),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
)
# By what it is seen that a story need not be made anew.
STANDING = compact(
    "standing",
    Column("story", String, primary_key=True),  # no foreign key, as for an omission's entry
    Column("rests", String, nullable=False),
    Column("state", String, nullable=False),
    Column("marks", JSON, nullable=False),
)
ENTRY = compact(
    "entry",
    id_column(),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
    Column("type", String, nullable=False, index=True),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("date", String, index=True),
    Column("place", Text, index=True),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("history", JSON, nullable=False),
    Column("summary", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
)
ENTRY_EVENT = compact(
    "entry_event",
    Column("event", String, ForeignKey("event.id"), primary_key=True),
    Column("entry", String, ForeignKey("entry.id"), nullable=False, index=True),
)
DISAGREEMENT = compact(
    "disagreement",
    id_column(),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
    Column("entry", String, index=True),
    Column("slot", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("weight", Float, nullable=False, index=True),
    Column("variants", JSON, nullable=False),
)
OMISSION = compact(
    "omission",
    id_column(),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
    # No foreign key: taking an entry away would then look through all omissions.
    Column("entry", String, nullable=False),
    Column("told_by", JSON, nullable=False),
    Column("left_out_by", JSON, nullable=False),
    Column("independence", Integer, nullable=False),
    Column("weight", Float, nullable=False, index=True),
)
REUSE = compact(
    "reuse",
    id_column(),
    Column("earlier", String, ForeignKey("article.id"), nullable=False, index=True),
    *span_columns("earlier"),
    Column("later", String, ForeignKey("article.id"), nullable=False, index=True),
    *span_columns("later"),
    Column("similarity", Float, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("first_by", String, nullable=False),
    Column("changes", JSON, nullable=False),
)
