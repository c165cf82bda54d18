"""What is followed, and every item that was ever seen: the one way to these tables."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, RowMapping, func, select, update

from runut.errors import UnknownRecord
from runut.records.gathering import FeedItem, FeedState, Followed, Item, ItemState, Tally
from runut.store import schema
from runut.store.chronicle import Chronicle
from runut.store.connection import told, watched, writing
from runut.store.keeping import portions
from runut.text.addresses import same_page
from runut.text.fingerprints import digest

T = TypeVar("T")
# So often an item is read again because its feed says that it changed.
AGAIN = 5


class Seen(Struct, frozen=True):
    """“Twenty items, three of them new, one changed”: what an answer of a feed brought."""

    new: int = 0
    changed: int = 0


class Fate(Struct, frozen=True, kw_only=True):
    """“Taken, as article 3f…”: what becomes of an item; see `runut.records.gathering.Item`."""

    item: str
    state: ItemState
    why: str | None = None
    article: str | None = None
    next: int = 0


class Follows:
    """“Follow this; what is due; what became of that?”: what a chronicle knows of feeds and their items.

    Invariant: an item is in the file from the moment in which its feed's answer is noted as read, in one transaction; it
    waits until what became of it is written. So whoever is killed loses none.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        """Ask and change `chronicle`."""
        self._chronicle = chronicle

    def watching(self) -> AbstractContextManager[None]:
        """A block in which nobody else watches; raises LockedChronicle at once where somebody does."""
        return watched(self._chronicle.path, self._chronicle.engine)

    def add(self, feeds: Iterable[Followed]) -> tuple[str, ...]:
        """Follow these; the ids of those that were not followed. One that was paused or removed is followed again."""
        new: list[str] = []
        with self._writing() as connection:
            for feed in feeds:
                state = connection.scalar(select(schema.FEED.c.state).where(schema.FEED.c.id == feed.id))
                if state is None:
                    connection.execute(schema.FEED.insert(), [msgspec.to_builtins(feed)])
                else:
                    change = update(schema.FEED).where(schema.FEED.c.id == feed.id)
                    connection.execute(change.values(state="on", tries=0, next=0))
                new += [feed.id] if state != "on" else []
        return tuple(new)

    def feeds(self, *states: FeedState) -> tuple[Followed, ...]:
        """What is followed, by address; of these states alone, where any are named, else all that is not removed."""
        table = schema.FEED
        wanted = table.c.state.in_(states) if states else table.c.state != "removed"
        with self._reading() as connection:
            rows = connection.execute(select(table).where(wanted).order_by(table.c.address)).mappings().all()
        return tuple(_record(row, Followed) for row in rows)

    def find(self, wanted: str) -> Followed:
        """The one feed with this address, or whose id begins so; raises UnknownRecord."""
        page = same_page(wanted)
        feeds = self.feeds()
        found = [one for one in feeds if page and page in {same_page(one.address), same_page(one.home)}]
        found = found or [one for one in feeds if wanted and one.id.startswith(wanted)]
        if len(found) != 1:
            what = "nothing that is followed" if not found else "more than one feed"
            message = f"{what} has the address or id “{wanted}”; “runut follow list” names them."
            raise UnknownRecord(message)
        return found[0]

    def set_state(self, feed: str, state: FeedState) -> None:
        """Pause a feed, let it go on, or follow it no longer; what of it waits then waits no more, and says why."""
        with self._writing() as connection:
            change = update(schema.FEED).where(schema.FEED.c.id == feed)
            connection.execute(change.values(state=state, **({"tries": 0, "next": 0} if state == "on" else {})))
            if state == "removed":
                waiting = update(schema.ITEM).where(schema.ITEM.c.feed == feed, schema.ITEM.c.state == "waiting")
                connection.execute(waiting.values(state="refused", why="Its feed is no longer followed.", text=""))

    def noted(self, feed: Followed) -> None:
        """Note how asking a feed went, where it brought no items."""
        with self._writing() as connection:
            _note(connection, feed)

    def saw(self, feed: Followed, items: Sequence[FeedItem], old: Mapping[str, str] | None = None) -> Seen:
        """Note how asking went and all items of the answer, in one transaction; `old` says why items (by address) are not read.

        Raises LockedChronicle or FullDisk; then the answer counts as not read.
        """
        with self._writing() as connection:
            seen = _see(connection, feed, _named(feed.id, items), old or {})
            _note(connection, feed)
        return seen

    def waiting(self, most: int, each: int, until: int, but: Collection[str] = ()) -> tuple[Item, ...]:
        """At `most` so many items that wait and are due until a time, those due first, without those of `but`.

        Of one feed the first `each` count, `but` among them: one that brings thousands holds no other up.
        """
        table = schema.ITEM
        order = (table.c.next, table.c.seen, table.c.id)
        feeds = select(schema.FEED.c.id).where(schema.FEED.c.state == "on")
        place = func.row_number().over(partition_by=table.c.feed, order_by=order)
        due = table.c.state == "waiting", table.c.next <= until, table.c.feed.in_(feeds)
        placed = select(table.c.id, place.label("place")).where(*due).subquery()
        question = select(table).join(placed, placed.c.id == table.c.id).where(placed.c.place <= each)
        with self._reading() as connection:
            rows = connection.execute(question.order_by(*order).limit(most + len(but))).mappings()
            found = [_record(row, Item) for row in rows if row["id"] not in but]
        return tuple(found[:most])

    def decide(self, fates: Iterable[Fate]) -> None:
        """Write what became of items; one that still waits has failed once more, and is due again at its `next`."""
        table = schema.ITEM
        with self._writing() as connection:
            for one in fates:
                change = update(table).where(table.c.id == one.item)
                if one.state == "waiting":
                    connection.execute(change.values(why=one.why, next=one.next, tries=table.c.tries + 1))
                    continue
                done = {"state": one.state, "why": one.why, "article": one.article, "tries": 0, "text": ""}
                connection.execute(change.values(**done, reads=table.c.reads + 1))

    def items(self, states: Collection[ItemState] = (), feed: str | None = None, most: int = 0) -> tuple[Item, ...]:
        """Items that were seen, latest first: of these states, of one feed, at `most` so many (0: all)."""
        table = schema.ITEM
        question = select(table).order_by(table.c.seen.desc(), table.c.id)
        question = question.where(table.c.state.in_(states)) if states else question
        question = question.where(table.c.feed == feed) if feed else question
        with self._reading() as connection:
            rows = connection.execute(question.limit(most) if most else question).mappings()
            return tuple(_record(row, Item) for row in rows)

    def tallies(self) -> Mapping[str, Tally]:
        """By feed, how many of its items are in each state."""
        table = schema.ITEM
        question = select(table.c.feed, table.c.state, func.count()).group_by(table.c.feed, table.c.state)
        counts: dict[str, dict[str, int]] = {}
        with self._reading() as connection:
            for feed, state, number in connection.execute(question):
                counts.setdefault(feed, {})[state] = number
        return {feed: Tally(feed=feed, **found) for feed, found in sorted(counts.items())}

    def _writing(self) -> AbstractContextManager[Connection]:
        return writing(self._chronicle.engine, self._chronicle.path)

    def _reading(self) -> AbstractContextManager[Connection]:
        return _reading(self._chronicle)


def _record(row: RowMapping, kind: type[T]) -> T:
    # Names that SQL keeps for itself come as strings of another type.
    return msgspec.convert({str(name): value for name, value in row.items()}, kind)


@contextmanager
def _reading(chronicle: Chronicle) -> Iterator[Connection]:
    """A connection to look with; the database's errors are told as sentences."""
    with told(chronicle.path), chronicle.engine.connect() as connection:
        yield connection


def _note(connection: Connection, feed: Followed) -> None:
    """Write all of a feed but its state, which a user may have changed meanwhile."""
    values = {name: value for name, value in msgspec.to_builtins(feed).items() if name not in {"id", "state", "since"}}
    connection.execute(update(schema.FEED).where(schema.FEED.c.id == feed.id).values(**values))


def item_id(feed: str, item: FeedItem) -> str:
    """By what an item is known: its address, wherever it stands; without one what its feed calls it, or its words."""
    page = same_page(item.address)
    if page is not None:
        return digest("item", page, length=20)
    return digest("item", feed, item.mark or f"{item.title}\n{item.published}\n{item.text}", length=20)


def _named(feed: str, items: Sequence[FeedItem]) -> dict[str, FeedItem]:
    """The items by id, the first of each; a mark that several of them have says nothing."""
    found: dict[str, FeedItem] = {}
    for one in items:
        found.setdefault(item_id(feed, one), one)
    marks = Counter(one.mark for one in found.values())
    return {
        id_: one if one.mark is None or marks[one.mark] == 1 else msgspec.structs.replace(one, mark=None)
        for id_, one in found.items()
    }


def _see(connection: Connection, feed: Followed, found: Mapping[str, FeedItem], old: Mapping[str, str]) -> Seen:
    table = schema.ITEM
    known: dict[str, Mapping[str, Any]] = {}
    marked: dict[str, str] = {}
    marks = {one.mark for one in found.values() if one.mark is not None}
    for portion in portions(found):
        for row in connection.execute(select(table).where(table.c.id.in_(portion))).mappings():
            known[row["id"]] = dict(row)
    for portion in portions(marks):
        rows = connection.execute(
            select(table.c.mark, table.c.id).where(table.c.feed == feed.id, table.c.mark.in_(portion))
        )
        marked.update((mark, id_) for mark, id_ in rows)
    new, changed = list[dict[str, Any]](), 0
    for id_, one in found.items():
        if id_ in known:
            changed += _see_again(connection, known[id_], one, feed.polled)
        elif one.mark is not None and one.mark in marked:
            moved = update(table).where(table.c.id == marked[one.mark])
            connection.execute(moved.values(address=one.address))
        else:
            new.append(_row(feed, id_, one, old.get(one.address or "")))
    if new:
        connection.execute(table.insert(), new)
    return Seen(sum(row["state"] == "waiting" for row in new), changed)


def _see_again(connection: Connection, known: Mapping[str, Any], item: FeedItem, now: int) -> bool:
    """Let a known item wait to be read again where its feed says that it changed; whether it does."""
    stamp = _stamp(item)
    if known["stamp"] == stamp or known["state"] == "waiting" or known["reads"] > AGAIN:
        return False
    values = {"stamp": stamp, "title": item.title, "text": item.text, "state": "waiting", "why": None, "next": now}
    connection.execute(update(schema.ITEM).where(schema.ITEM.c.id == known["id"]).values(**values))
    return True


def _stamp(item: FeedItem) -> str:
    return digest("stamp", item.updated or item.published or "", item.title or "")


def _row(feed: Followed, id_: str, item: FeedItem, old: str | None) -> dict[str, Any]:
    made = Item(
        id=id_,
        feed=feed.id,
        address=item.address,
        mark=item.mark,
        title=item.title,
        published=item.published,
        stamp=_stamp(item),
        authors=item.authors,
        text="" if old else item.text,
        seen=feed.polled,
        state="refused" if old else "waiting",
        why=old,
        next=feed.polled,
    )
    return dict(msgspec.to_builtins(made))
