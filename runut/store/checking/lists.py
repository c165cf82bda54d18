"""Do the lists that links, findings and judgements hold lead to what they name, and are their ids those of what they hold?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select, tuple_

from runut.records.findings import Disagreement, Omission
from runut.records.judgements import Judgement
from runut.records.links import Actor, Edge, Membership, Standing
from runut.records.span import Span
from runut.store import schema
from runut.store.checking.asking import decoded, how_many, lists_of, streamed, there, undecoded
from runut.store.checking.faults import Fault, Tell, Where
from runut.text.fingerprints import digest

Rows = Sequence[dict[str, Any]]
_PAIRS = 250  # that one question takes
# What is wrong with some rows of a table, each with the number of its row.
Look = Callable[[Connection, Rows], Iterator[tuple[int, str]]]


def lists(connection: Connection, tell: Tell) -> Iterator[Fault]:
    """Rows of which a list cannot be read, names what is not there, or belongs to another id."""
    looks: tuple[tuple[Table, Look], ...] = (
        (schema.ACTOR, partial(_shape, Actor)),
        (schema.ACTOR_MEMBER, _members),
        (schema.EDGE, partial(_shape, Edge)),
        (schema.STANDING, partial(_shape, Standing)),
        (schema.STORY, _stories),
        (schema.ENTRY, _entries),
        (schema.DISAGREEMENT, _disagreements),
        (schema.OMISSION, _omissions),
        (schema.REUSE, _reuses),
        (schema.JUDGEMENT, _judgements),
    )
    done, total = 0, sum(how_many(connection, table) for table, _ in looks)
    for table, look in looks:
        for rows in streamed(connection, undecoded(table)):
            yield from _looked_at(connection, table, rows, look)
            done += len(rows)
            tell("lists", done, total)


def _looked_at(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], look: Look) -> Iterator[Fault]:
    where: Where = "kept" if table is schema.JUDGEMENT else "made"
    names = lists_of(table)
    read = [decoded(row, names) for row in rows]
    found = [(number, "one of its lists cannot be read") for number, row in enumerate(read) if row is None]
    whole = [(number, row) for number, row in enumerate(read) if row is not None]
    found += [(whole[at][0], says) for at, says in _each(look, connection, [row for _, row in whole])]
    for number, says in found:
        name = " ".join(str(rows[number][one.name]) for one in table.primary_key)
        yield Fault(record=f"{table.name.replace('_', ' ')} {name}", says=says, where=where)


def _each(look: Look, connection: Connection, rows: Rows) -> list[tuple[int, str]]:
    """What is wrong with the rows, and with those that are nothing one can look at, that they are not."""
    try:
        return list(look(connection, rows))
    except (TypeError, ValueError, LookupError, AttributeError):
        if len(rows) == 1:
            return [(0, "one of its lists is not what it should be")]
    return [(number, says) for number, row in enumerate(rows) for _, says in _each(look, connection, [row])]


def _shape(record: Any, _: Connection, rows: Rows) -> Iterator[tuple[int, str]]:  # noqa: ANN401  # a type of record
    """Rows that are no such record."""
    for number, row in enumerate(rows):
        try:
            msgspec.convert(row, record)
        except msgspec.ValidationError as error:
            yield number, f"it is not what it should be ({error})"


def _members(connection: Connection, rows: Rows) -> Iterator[tuple[int, str]]:
    renamed = [{"local": row["local_actor"], **row} for row in rows]
    return _shape(Membership, connection, renamed)


def _stories(connection: Connection, rows: Rows) -> Iterator[tuple[int, str]]:
    within = schema.STORY_ARTICLE.c
    parts = _grouped(connection, within.story, within.article, [row["id"] for row in rows])
    return _named("S", rows, parts, "articles")


def _entries(connection: Connection, rows: Rows) -> Iterator[tuple[int, str]]:
    told = schema.ENTRY_EVENT.c
    parts = _grouped(connection, told.entry, told.event, [row["id"] for row in rows])
    yield from _named("E", rows, parts, "events")
    named = [[*row["actors"], *row["recipients"]] for row in rows]
    yield from _missing(connection, schema.ACTOR, named, "actor")


def _named(letter: str, rows: Rows, parts: Mapping[str, list[str]], what: str) -> Iterator[tuple[int, str]]:
    """Rows of which the id is that of none of their parts; those without any are told elsewhere."""
    for number, row in enumerate(rows):
        mine = parts.get(row["id"], [])
        if mine and row["id"] not in {f"{letter}{digest(one)}" for one in mine}:
            yield number, f"its id is that of none of its {what}"


def _grouped(connection: Connection, whole: Any, part: Any, ids: Sequence[str]) -> dict[str, list[str]]:  # noqa: ANN401  # columns of any table
    found: dict[str, list[str]] = {}
    for of, one in connection.execute(select(whole, part).where(whole.in_(ids))):
        found.setdefault(of, []).append(one)
    return found


def _missing(
    connection: Connection, table: Table, named: Sequence[Sequence[str]], what: str
) -> Iterator[tuple[int, str]]:
    """Rows that name a record of `table` which is not there."""
    here = there(connection, table.c.id, [one for names in named for one in names])
    for number, names in enumerate(named):
        yield from ((number, f"it names {what} {one}, which is not there") for one in names if one not in here)


def _disagreements(connection: Connection, rows: Rows) -> Iterator[tuple[int, str]]:
    yield from _shape(Disagreement, connection, rows)
    named = [[one for variant in row["variants"] for one in variant[1]] for row in rows]
    claims = [one for names in named for one in names]
    here = {
        one
        for table in (schema.EVENT, schema.STATEMENT, schema.FIGURE)
        for one in there(connection, table.c.id, claims)
    }
    for number, names in enumerate(named):
        yield from ((number, f"it names claim {one}, which is not there") for one in names if one not in here)


def _omissions(connection: Connection, rows: Rows) -> Iterator[tuple[int, str]]:
    yield from _shape(Omission, connection, rows)
    within = schema.STORY_ARTICLE.c
    pairs = [{(row["story"], one) for one in (*row["told_by"], *row["left_out_by"])} for row in rows]
    asked = sorted({pair for some in pairs for pair in some})
    here: set[tuple[str, str]] = set()
    for at in range(0, len(asked), _PAIRS):
        wanted = tuple_(within.story, within.article).in_(asked[at : at + _PAIRS])
        here |= {
            (one.story, one.article) for one in connection.execute(select(within.story, within.article).where(wanted))
        }
    for number, row in enumerate(rows):
        if row["id"] != f"O{digest(row['entry'], row['story'])}":
            yield number, "its id is not that of its entry in its story"
        for _, article in sorted(pairs[number] - here):
            yield number, f"it names article {article}, which is not in its story"


def _reuses(connection: Connection, rows: Rows) -> Iterator[tuple[int, str]]:
    texts: dict[str, str] = {}
    table = schema.ARTICLE.c
    ids = sorted({row[end] for row in rows for end in ("earlier", "later")})
    for at in range(0, len(ids), _PAIRS):
        question = select(table.id, table.text).where(table.id.in_(ids[at : at + _PAIRS]))
        texts.update((id_, text) for id_, text in connection.execute(question))
    for number, row in enumerate(rows):
        for end in ("earlier", "later"):
            span = Span(row[f"{end}_start"], row[f"{end}_end"])
            if row[end] in texts and not span.stands_in(texts[row[end]]):
                yield number, f"its {end} passage points to characters {span.start} to {span.end}, where nothing stands"
        places = [str(row[one]) for one in ("earlier", "earlier_start", "later", "later_start")]
        if row["id"] != f"R{digest(*(['quotation'] if row['kind'] == 'quotation' else []), *places)}":
            yield number, "its id is not that of its passages"


def _judgements(connection: Connection, rows: Rows) -> Iterator[tuple[int, str]]:
    """Judgements of what was never kept; an actor's or finding's own id may be another by now, not its article's."""
    yield from _shape(Judgement, connection, rows)
    for kind, table, what in (
        ("story", schema.ARTICLE, "article"),
        ("entry", schema.EVENT, "event"),
        ("finding", schema.ARTICLE, "article"),
        ("actor", schema.ARTICLE, "article"),
    ):
        mine = [number for number, row in enumerate(rows) if row["kind"] == kind]
        bare = kind in {"story", "entry"}
        named = [
            [
                one if bare else one.partition("@")[2]
                for part in rows[number]["parts"]
                for one in part
                if bare or "@" in one
            ]
            for number in mine
        ]
        yield from ((mine[at], says) for at, says in _missing(connection, table, named, what))
