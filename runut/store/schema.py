"""The tables of a chronicle.

Three kinds, and the difference matters:

* **kept**: articles and what was read from them. Written once with their article, never rewritten.
* **links**: edges, actors, stories, entries. Decisions that are made anew for a component when an article joins it.
* **findings**: disagreements, omissions, reuses. Derived from links and replaced with them.

A span is two columns (``_start``, ``_end``); a list is a JSON array, in it a span is ``[start, end]`` and a role
``[local actor, [start, end]]``.
"""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

META = MetaData()

# “runut” as the four bytes that mark a SQLite file as a chronicle; the version of these tables.
APPLICATION_ID = 0x72756E75
VERSION = 3


def _id() -> Column[str]:
    return Column("id", String, primary_key=True)


def _of_article() -> tuple[Column[str], Column[int]]:
    """Which article a record belongs to, and its position among the article's records of its kind."""
    return (
        Column("article", String, ForeignKey("article.id"), nullable=False, index=True),
        Column("n", Integer, nullable=False),
    )


def _span(name: str = "", *, optional: bool = False) -> tuple[Column[int], Column[int]]:
    prefix = f"{name}_" if name else ""
    return (
        Column(f"{prefix}start", Integer, nullable=optional),
        Column(f"{prefix}end", Integer, nullable=optional),
    )


ARTICLE = Table(
    "article",
    META,
    # The number by which the index of words knows the article; an explicit one survives VACUUM.
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("authors", JSON, nullable=False),
    Column("published", String, index=True),
    *_span("published_span", optional=True),
    Column("language", String, nullable=False),
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
)
SENTENCE = Table(
    "sentence",
    META,
    Column("article", String, ForeignKey("article.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    *_span(),
    Column("block", Integer, nullable=False),
    Column("role", String, nullable=False),
)
TIME = Table(
    "time",
    META,
    _id(),
    *_of_article(),
    Column("sentence", Integer, nullable=False),
    *_span(),
    Column("type", String, nullable=False),
    Column("value", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("others", JSON, nullable=False),
)
PLACE = Table(
    "place",
    META,
    _id(),
    *_of_article(),
    Column("sentence", Integer, nullable=False),
    *_span(),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
)
LOCAL_ACTOR = Table(
    "local_actor",
    META,
    _id(),
    *_of_article(),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("key", String),
    Column("aliases", JSON, nullable=False),
    Column("offices", JSON, nullable=False),
    Column("mentions", JSON, nullable=False),
)
CHAIN = Table(
    "chain",
    META,
    _id(),
    *_of_article(),
    Column("sentence", Integer, nullable=False),
    *_span("cue"),
    *_span("scope"),
    Column("bodies", JSON, nullable=False),
)
STATEMENT = Table(
    "statement",
    META,
    _id(),
    *_of_article(),
    Column("sentence", Integer, nullable=False),
    Column("mode", String, nullable=False),
    *_span("content"),
    *_span("cue"),
    Column("speaker", JSON),
    Column("to", JSON, nullable=False),
    Column("medium", Text),
    Column("date", String),
    Column("via", JSON, nullable=False),
)
FIGURE = Table(
    "figure",
    META,
    _id(),
    *_of_article(),
    Column("sentence", Integer, nullable=False),
    *_span(),
    Column("value", Float, nullable=False),
    Column("high", Float),
    Column("bound", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("of", Text, nullable=False),
    *_span("of_span", optional=True),
    Column("event", String, index=True),
    Column("via", JSON, nullable=False),
)
EVENT = Table(
    "event",
    META,
    _id(),
    *_of_article(),
    Column("sentence", Integer, nullable=False),
    *_span("sentence_span"),
    *_span("trigger"),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("contexts", JSON, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("date", String),
    *_span("date_span", optional=True),
    Column("place", Text),
    *_span("place_span", optional=True),
    Column("status", String, nullable=False),
    *_span("status_span", optional=True),
    Column("via", JSON, nullable=False),
)

# What other articles are found by, and which articles still wait to be linked.
KEY = Table(
    "key",
    META,
    Column("key", String, primary_key=True),
    Column("article", String, ForeignKey("article.id"), primary_key=True),
)
Index("key_article", KEY.c.article)
# Articles that no longer count: a newer version stands at their address, or they were withdrawn. What was read from them
# stays, but nothing is linked to it.
RETIRED = Table(
    "retired",
    META,
    Column("article", String, ForeignKey("article.id"), primary_key=True),
    Column("by", String, ForeignKey("article.id"), index=True),
    Column("why", String, nullable=False),
)
# What analysts decided; never rewritten but for the time at which one was taken back.
JUDGEMENT = Table(
    "judgement",
    META,
    _id(),
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
PENDING = Table("pending", META, Column("article", String, ForeignKey("article.id"), primary_key=True))

EDGE = Table(
    "edge",
    META,
    Column("left", String, ForeignKey("article.id"), primary_key=True),
    Column("right", String, ForeignKey("article.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
)
Index("edge_right", EDGE.c.right)
ACTOR = Table(
    "actor",
    META,
    _id(),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("aliases", JSON, nullable=False),
    Column("offices", JSON, nullable=False),
)
# How many articles give an actor an office, and the days of the first and last of them.
ACTOR_OFFICE = Table(
    "actor_office",
    META,
    Column("actor", String, primary_key=True),
    Column("title", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("first", String),
    Column("last", String),
)
# How often the members of an actor have a name, alias, kind or country: what the actor's row is made of.
ACTOR_TALLY = Table(
    "actor_tally",
    META,
    Column("actor", String, primary_key=True),
    Column("what", String, primary_key=True),
    Column("form", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
ACTOR_MEMBER = Table(
    "actor_member",
    META,
    Column("local_actor", String, ForeignKey("local_actor.id"), primary_key=True),
    Column("actor", String, nullable=False, index=True),
    Column("reasons", JSON, nullable=False),
)
STORY = Table(
    "story",
    META,
    _id(),
    Column("title", Text, nullable=False),
    Column("first", String),
    Column("last", String),
    Column("reasons", JSON, nullable=False),
)
STORY_ARTICLE = Table(
    "story_article",
    META,
    Column("article", String, ForeignKey("article.id"), primary_key=True),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
)
ENTRY = Table(
    "entry",
    META,
    _id(),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("date", String, index=True),
    Column("place", Text),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("history", JSON, nullable=False),
    Column("summary", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
)
ENTRY_EVENT = Table(
    "entry_event",
    META,
    Column("event", String, ForeignKey("event.id"), primary_key=True),
    Column("entry", String, ForeignKey("entry.id"), nullable=False, index=True),
)
DISAGREEMENT = Table(
    "disagreement",
    META,
    _id(),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
    Column("entry", String, index=True),
    Column("slot", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("weight", Float, nullable=False),
    Column("variants", JSON, nullable=False),
)
OMISSION = Table(
    "omission",
    META,
    _id(),
    Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
    Column("entry", String, ForeignKey("entry.id"), nullable=False),
    Column("told_by", JSON, nullable=False),
    Column("left_out_by", JSON, nullable=False),
    Column("independence", Integer, nullable=False),
    Column("weight", Float, nullable=False),
)
REUSE = Table(
    "reuse",
    META,
    _id(),
    Column("earlier", String, ForeignKey("article.id"), nullable=False, index=True),
    *_span("earlier"),
    Column("later", String, ForeignKey("article.id"), nullable=False, index=True),
    *_span("later"),
    Column("similarity", Float, nullable=False),
    Column("kind", String, nullable=False),
    Column("first_by", String, nullable=False, server_default="unknown"),
    Column("changes", JSON, nullable=False, server_default="[]"),
)
