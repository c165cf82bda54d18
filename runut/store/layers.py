"""The tables of what was read from articles: one for every layer of a reading."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Integer, String, Text

from runut.store.columns import compact, id_column, of_article, span_columns

SENTENCE = compact(
    "sentence",
    Column("article", String, ForeignKey("article.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    *span_columns(),
    Column("block", Integer, nullable=False),
    Column("role", String, nullable=False),
)
TIME = compact(
    "time",
    id_column(),
    *of_article(),
    Column("sentence", Integer, nullable=False),
    *span_columns(),
    Column("type", String, nullable=False),
    Column("value", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("others", JSON, nullable=False),
)
PLACE = compact(
    "place",
    id_column(),
    *of_article(),
    Column("sentence", Integer, nullable=False),
    *span_columns(),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
)
LOCAL_ACTOR = compact(
    "local_actor",
    id_column(),
    *of_article(),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("key", String),
    Column("aliases", JSON, nullable=False),
    Column("offices", JSON, nullable=False),
    Column("mentions", JSON, nullable=False),
)
CHAIN = compact(
    "chain",
    id_column(),
    *of_article(),
    Column("sentence", Integer, nullable=False),
    *span_columns("cue"),
    *span_columns("scope"),
    Column("bodies", JSON, nullable=False),
)
STATEMENT = compact(
    "statement",
    id_column(),
    *of_article(),
    Column("sentence", Integer, nullable=False),
    Column("mode", String, nullable=False),
    *span_columns("content"),
    *span_columns("cue"),
    Column("speaker", JSON),
    Column("to", JSON, nullable=False),
    Column("medium", Text),
    Column("date", String),
    Column("via", JSON, nullable=False),
)
FIGURE = compact(
    "figure",
    id_column(),
    *of_article(),
    Column("sentence", Integer, nullable=False),
    *span_columns(),
    Column("value", Float, nullable=False),
    Column("high", Float),
    Column("bound", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("of", Text, nullable=False),
    *span_columns("of_span", optional=True),
    Column("event", String, index=True),
    Column("via", JSON, nullable=False),
)
EVENT = compact(
    "event",
    id_column(),
    *of_article(),
    Column("sentence", Integer, nullable=False),
    *span_columns("sentence_span"),
    *span_columns("trigger"),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("contexts", JSON, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("date", String),
    *span_columns("date_span", optional=True),
    Column("place", Text),
    *span_columns("place_span", optional=True),
    Column("status", String, nullable=False),
    *span_columns("status_span", optional=True),
    Column("via", JSON, nullable=False),
)
