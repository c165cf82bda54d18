"""Actors with what they did, and why the articles' actors were taken to be one."""

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, select

from runut.actors.load import load_offices
from runut.actors.register import Register
from runut.records.links import Office, Reason
from runut.store import schema
from runut.store.keeping import plain, rows_of
from runut.store.views.rows import ActorView, GroupView, HeldView, MemberView

# The tables and columns in which an actor can stand, and what standing there means.
_SLOTS = (
    (schema.STATEMENT, "speaker", "statements"),
    (schema.EVENT, "actors", "acts"),
    (schema.EVENT, "recipients", "suffers"),
)
EXAMPLES = 3  # members that are shown of many with the same reasons


def actor_views(connection: Connection) -> tuple[ActorView, ...]:
    """All actors, those in most articles first, then by what they did and said, then by name."""
    actor_of, articles = dict[str, str](), Counter[str]()
    member, local = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR
    joined = select(member.c.local_actor, member.c.actor, local.c.article).join(
        local, local.c.id == member.c.local_actor
    )
    seen: set[tuple[str, str]] = set()
    for id_, actor, article in connection.execute(joined):
        actor_of[id_] = actor
        seen.add((actor, article))
    articles.update(actor for actor, _ in seen)
    counts = {name: Counter[str]() for _, _, name in _SLOTS}
    for table, column, name in _SLOTS:
        for value in connection.scalars(select(table.c[column])):
            roles = [value] if value and isinstance(value[0], str) else value or ()
            counts[name].update({actor_of.get(role[0], role[0]) for role in roles})
    register = load_offices()
    views = [
        ActorView(
            **plain(row) | {"offices": msgspec.convert(row["offices"], tuple[Office, ...])},
            held=held_views(register, row["id"]),
            articles=articles[row["id"]],
            statements=counts["statements"][row["id"]],
            acts=counts["acts"][row["id"]],
            suffers=counts["suffers"][row["id"]],
        )
        for row in connection.execute(select(schema.ACTOR)).mappings()
    ]
    return tuple(sorted(views, key=lambda one: (-one.articles, -(one.statements + one.acts), one.name, one.id)))


def held_views(register: Register, actor: str) -> tuple[HeldView, ...]:
    """The offices that the register knows the actor to have held, in order of time."""
    return tuple(HeldView(term.office, term.country, term.first, term.last) for term in register.held(actor))


def group_views(connection: Connection, actor: str, locals_: Collection[str] | None = None) -> tuple[GroupView, ...]:
    """Why local actors (None: all) are `actor`: those with the same reasons together, the largest group first."""
    member, local, article = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR, schema.ARTICLE
    question = (
        select(local.c.id, local.c.name, local.c.article, article.c.source, article.c.outlet, article.c.published)
        .add_columns(member.c.reasons)
        .join(local, local.c.id == member.c.local_actor)
        .join(article, article.c.id == local.c.article)
        .where(member.c.actor == actor)
    )
    rows = list(rows_of(connection, question, local.c.id, locals_))
    groups: dict[tuple[Reason, ...], list[RowMapping]] = {}
    for row in sorted(rows, key=lambda row: (row["published"] is None, row["published"] or "", row["id"])):
        groups.setdefault(msgspec.convert(row["reasons"], tuple[Reason, ...]), []).append(row)
    made = [_group(reasons, rows) for reasons, rows in groups.items()]
    return tuple(sorted(made, key=lambda one: (-one.members, one.examples[0].local)))


def _group(reasons: tuple[Reason, ...], rows: Sequence[RowMapping]) -> GroupView:
    days = [row["published"][:10] for row in rows if row["published"]]
    return GroupView(
        reasons=reasons,
        members=len(rows),
        articles=len({row["article"] for row in rows}),
        first=min(days, default=None),
        last=max(days, default=None),
        examples=tuple(
            MemberView(local=row["id"], name=row["name"], source=row["source"], outlet=row["outlet"], reasons=reasons)
            for row in rows[:EXAMPLES]
        ),
    )
