"""How judgements are kept: what a record is made of, who is touched by judging it, and the list of all."""

from collections.abc import Collection
from types import MappingProxyType

import msgspec
from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import Connection, delete, select, update

from runut.records.judgements import JudgedKind, Judgement
from runut.store import schema
from runut.store.actors import rename_actor
from runut.store.adding import LEAVE, add
from runut.store.finding import find_record
from runut.store.keeping import forget, plain, portions, wait
from runut.store.pieces import forget_pieces

_CLAIMS = frozenset({"event", "statement", "figure"})
_FINDINGS = MappingProxyType({"disagreement": schema.DISAGREEMENT, "omission": schema.OMISSION})
_SHOWN = 80  # characters of a record that a judgement repeats


class Judged(Struct, frozen=True, kw_only=True):
    """“The entry E1 of two events”: a record as judgements keep it, see `runut.records.judgements.Judgement`.

    `story` is the story that it belongs to, "" where it is no part of one.
    """

    kind: JudgedKind
    part: tuple[str, ...]
    said: str
    story: str = ""


def judged(connection: Connection, wanted: str) -> Judged:
    """The record that `wanted` means, by its id or the beginning of it; raises UnknownRecord."""
    kind, id_ = find_record(connection, wanted)
    if kind == "entry":
        row = connection.execute(select(schema.ENTRY).where(schema.ENTRY.c.id == id_)).mappings().one()
        members = schema.ENTRY_EVENT
        events = connection.scalars(select(members.c.event).where(members.c.entry == id_).order_by(members.c.event))
        return Judged(kind="entry", part=tuple(events), said=_said("entry", id_, row["summary"]), story=row["story"])
    if kind == "story":
        title = connection.scalar(select(schema.STORY.c.title).where(schema.STORY.c.id == id_))
        within = schema.STORY_ARTICLE
        articles = connection.scalars(select(within.c.article).where(within.c.story == id_).order_by(within.c.article))
        return Judged(kind="story", part=tuple(articles), said=_said("story", id_, title or ""), story=id_)
    if kind == "actor":
        name = connection.scalar(select(schema.ACTOR.c.name).where(schema.ACTOR.c.id == id_))
        return Judged(kind="actor", part=(_anchored(connection, id_),), said=_said("actor", id_, name or ""))
    if kind in _CLAIMS:
        return Judged(kind="claim", part=(id_,), said=f"{kind} {id_}")
    return Judged(kind="finding", part=(f"{id_}@{_article_of(connection, kind, id_)}",), said=f"{kind} {id_}")


def _article_of(connection: Connection, kind: str, id_: str) -> str:
    """One of the articles that a finding is about."""
    if kind == "reuse":
        question = select(schema.REUSE.c.earlier).where(schema.REUSE.c.id == id_)
    else:
        table, within = _FINDINGS[kind], schema.STORY_ARTICLE
        question = select(within.c.article).join(table, table.c.story == within.c.story).where(table.c.id == id_)
        question = question.order_by(within.c.article).limit(1)
    return str(connection.scalar(question))


def _said(kind: str, id_: str, text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"{kind} {id_} “{short}”"


def _anchored(connection: Connection, actor: str) -> str:
    """An actor's id, with the first article of its story in the place of the story where it is known within one alone."""
    head, _, story = actor.rpartition(":")
    within = schema.STORY_ARTICLE
    first = connection.scalar(
        select(within.c.article).where(within.c.story == story).order_by(within.c.article).limit(1)
    )
    return f"{head}@{first}" if first else actor


def keep_judgements(connection: Connection, judgements: Collection[Judgement]) -> None:
    """Keep judgements; one that is kept already stays as it is."""
    add(connection, schema.JUDGEMENT, [asdict(one) for one in judgements], LEAVE)


def undo_judgement(connection: Connection, id_: str, time: str) -> None:
    """Note when a judgement was taken back."""
    table = schema.JUDGEMENT
    connection.execute(update(table).where(table.c.id == id_).values(undone=time))


def read_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements in the order in which they were made, those that were taken back too."""
    table = schema.JUDGEMENT
    rows = connection.execute(select(table).order_by(table.c.time, table.c.id)).mappings()
    return tuple(msgspec.convert(plain(row), Judgement) for row in rows)


def wait_for(connection: Connection, judgement: Judgement) -> None:
    """Mark every article that a judgement touches as waiting to be linked, and every story as one to be made anew."""
    touched = set[str]()
    for part in judgement.parts:
        for ids in portions(part):
            touched |= _touched(connection, judgement.kind, ids)
    here = set[str]()
    for ids in portions(touched):
        counts = schema.ARTICLE.c.id.not_in(select(schema.RETIRED.c.article))
        here |= set(connection.scalars(select(schema.ARTICLE.c.id).where(schema.ARTICLE.c.id.in_(ids), counts)))
    wait(connection, here)
    forget_pieces(connection, here)
    for ids in portions(touched):
        stories = select(schema.STORY_ARTICLE.c.story).where(schema.STORY_ARTICLE.c.article.in_(ids))
        connection.execute(delete(schema.STANDING).where(schema.STANDING.c.story.in_(stories)))


def _touched(connection: Connection, kind: JudgedKind, ids: list[str]) -> set[str]:
    """The articles of stories, entries, actors, claims or findings that a part of a judgement names."""
    if kind == "story":
        return set(ids)
    if kind == "finding":
        return {id_.partition("@")[2] for id_ in ids}
    if kind == "actor":
        member, local = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR
        bare = [id_.partition("@")[0] for id_ in ids]
        anchors = {id_.partition("@")[2] for id_ in ids} - {""}
        question = select(local.c.article).join(member, member.c.local_actor == local.c.id)
        found = set(connection.scalars(question.where(member.c.actor.in_(bare) | local.c.id.in_(ids))))
        return found | anchors
    return {id_.partition(":")[0] for id_ in ids}


def drop_reuses(connection: Connection, judgement: Judgement) -> None:
    """Take away the shared passages that a judgement rejects; findings of stories are made anew without those rejected."""
    if judgement.kind == "finding" and judgement.verb == "reject":
        forget(connection, schema.REUSE, "id", [id_.partition("@")[0] for part in judgement.parts for id_ in part])


def rename(connection: Connection, judgement: Judgement) -> None:
    """Call an actor as it was judged, where this judgement is about that."""
    if judgement.kind == "actor" and judgement.verb == "rename":
        rename_actor(connection, judgement.parts[0][0])


def joined_stories(connection: Connection) -> tuple[frozenset[str], ...]:
    """The sets of articles that analysts hold for one story, without those that no longer count."""
    table = schema.JUDGEMENT
    question = select(table.c.parts).where(table.c.kind == "story", table.c.verb == "merge", table.c.undone.is_(None))
    sets = [frozenset(article for part in parts for article in part) for parts in connection.scalars(question)]
    if not sets:
        return ()
    gone = frozenset(connection.scalars(select(schema.RETIRED.c.article)))
    return tuple(one - gone for one in sets)
