"""The tables of what is followed; kept, like articles, and not made of anything else."""

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Text

from runut.store.columns import compact, id_column

# Feeds, sitemaps and listing pages; times are seconds since 1970.
FEED = compact(
    "feed",
    id_column(),
    Column("address", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", Text),
    Column("home", Text),
    Column("state", String, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("polled", BigInteger, nullable=False),
    Column("next", BigInteger, nullable=False),
    Column("gap", BigInteger, nullable=False),
    Column("interval", BigInteger, nullable=False),
    Column("least", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("trouble", Text),
    Column("notes", Text),
    Column("since", BigInteger, nullable=False),
)
# Every item that was ever seen in one, and what became of it.
ITEM = compact(
    "item",
    id_column(),
    Column("feed", String, ForeignKey("feed.id"), nullable=False),
    Column("address", Text),
    Column("mark", Text),
    Column("title", Text),
    Column("published", String),
    Column("stamp", Text),
    Column("authors", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("why", Text),
    Column("tries", Integer, nullable=False),
    Column("reads", Integer, nullable=False),
    Column("next", BigInteger, nullable=False),
    Column("article", String),  # no foreign key: what becomes of the article is told there
)
Index("item_mark", ITEM.c.feed, ITEM.c.mark)
Index("item_state", ITEM.c.state, ITEM.c.next)
# What somebody wants to be told of, from articles on whose row is greater than `last`. Where it is told stands in a file of
# its own: whoever is given a chronicle is given no addresses and commands with it.
ALERT = compact(
    "alert",
    id_column(),
    Column("name", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("last", Integer, nullable=False),
    Column("time", String, nullable=False),
)
# What was told already: by record, lest it be told again.
TOLD = compact(
    "told",
    Column("alert", String, ForeignKey("alert.id"), primary_key=True),
    Column("record", String, primary_key=True),
    Column("time", String, nullable=False),
)
