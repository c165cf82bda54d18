"""Is everything there that belongs together: no article outside all stories, no story without articles?"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, func, or_, select

from runut.records.judgements import rejected_claims
from runut.store import schema
from runut.store.checking.asking import streamed
from runut.store.checking.faults import Fault, Tell
from runut.store.judging import read_judgements


def whole(connection: Connection, tell: Tell) -> Iterator[Fault]:
    """What lacks the parts that it is made of, or has a part that it may not have."""
    questions = _questions()
    for done, (record, says, question) in enumerate(questions, start=1):
        for rows in streamed(connection, question):
            for row in rows:
                yield Fault(record=f"{record} {row['id']}", says=says, where="made")
        tell("parts", done, len(questions) + 1)
    yield from _untold(connection)
    tell("parts", len(questions) + 1, len(questions) + 1)


def _questions() -> list[tuple[str, str, Select[Any]]]:
    """What record, what is wrong with it, and which they are."""
    story, entry, actor = schema.STORY.c, schema.ENTRY.c, schema.ACTOR.c
    within, told, member = schema.STORY_ARTICLE.c, schema.ENTRY_EVENT.c, schema.ACTOR_MEMBER.c
    local = schema.LOCAL_ACTOR.c
    return [
        *(("article", says, question) for says, question in _of_articles()),
        ("story", "not all its articles stand in one set that is linked", _torn()),
        ("story", "it has no article", select(story.id).where(story.id.not_in(select(within.story)))),
        (
            "story",
            "nothing says on what it rests",
            select(story.id).where(story.id.not_in(select(schema.STANDING.c.story))),
        ),
        ("entry", "it has no event", select(entry.id).where(entry.id.not_in(select(told.entry)))),
        ("actor", "it has no member", select(actor.id).where(actor.id.not_in(select(member.actor)))),
        (
            "local actor",
            "it is no actor of the chronicle, though its article is linked",
            select(local.id).where(local.id.not_in(select(member.local_actor)), *_linked(local.article)),
        ),
    ]


def _of_articles() -> list[tuple[str, Select[Any]]]:
    """What is wrong with articles, and which they are."""
    article = schema.ARTICLE.c
    waits = article.id.in_(select(schema.PENDING.c.article))
    gone = article.id.in_(select(schema.RETIRED.c.article))
    placed = article.id.in_(select(schema.STORY_ARTICLE.c.article))
    set_ = article.id.in_(select(schema.PIECE.c.article))
    which = select(article.id).where
    return [
        ("it is in no story and does not wait for one", which(~waits, ~gone, ~placed)),
        ("it no longer counts, but waits to be linked", which(gone, waits)),
        ("it no longer counts, but is in a story", which(gone, placed)),
        ("it no longer counts, but has a passage of another", which(gone, _has_end(schema.REUSE, "earlier", "later"))),
        ("it no longer counts, but is joined to another", which(gone, _has_end(schema.EDGE, "left", "right"))),
        ("it no longer counts, but stands among those that are linked as one set", which(gone, set_)),
    ]


def _has_end(table: Table, *ends: str) -> ColumnElement[bool]:
    return or_(*(schema.ARTICLE.c.id.in_(select(table.c[end])) for end in ends))


def _torn() -> Select[tuple[str]]:
    """Stories of which the articles are kept in two pieces, or some in one and some in none."""
    within, piece = schema.STORY_ARTICLE.c, schema.PIECE
    held = select(within.story.label("id")).select_from(
        schema.STORY_ARTICLE.outerjoin(piece, piece.c.article == within.article)
    )
    several = func.count(func.distinct(func.coalesce(piece.c.piece, ""))) > 1
    return held.where(within.article.not_in(select(schema.PENDING.c.article))).group_by(within.story).having(several)


def _linked(article: Column[str]) -> tuple[ColumnElement[bool], ...]:
    return article.not_in(select(schema.PENDING.c.article)), article.not_in(select(schema.RETIRED.c.article))


def _untold(connection: Connection) -> Iterator[Fault]:
    """Events of linked articles that no entry holds, though nobody rejected them."""
    event, rejected = schema.EVENT.c, rejected_claims(read_judgements(connection))
    question = select(event.id).where(event.id.not_in(select(schema.ENTRY_EVENT.c.event)), *_linked(event.article))
    for rows in streamed(connection, question.order_by(event.id)):
        for row in rows:
            if row["id"] not in rejected:
                yield Fault(
                    record=f"event {row['id']}", says="no entry holds it, though its article is linked", where="made"
                )
