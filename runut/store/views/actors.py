"""What is known of an actor, and why the articles' actors were taken to be one."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, select

from runut.actors.register import Register
from runut.records.links import Reason
from runut.store import schema
from runut.store.keeping import rows_of
from runut.store.views.rows import GroupView, HeldView, MemberView

EXAMPLES = 3  # members that are shown of many with the same reasons


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
